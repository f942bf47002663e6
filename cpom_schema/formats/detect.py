"""Recognise a syntax by the first bytes, and name what is not one."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from cpom_schema.document import Format
from cpom_schema.errors import Note, UnreadableError, Word
from cpom_schema.formats.foreign import no_syntax, text_kind

UTF8_BOM: Final = b"\xef\xbb\xbf"
_FIRST: Final = rb"[ \t\r\n{\[<\"]"
_ENCODINGS: Final = (
    (
        re.compile(
            rb"\xff\xfe\x00\x00|\x00\x00\xfe\xff|\x00{3}" + _FIRST + b"|" + _FIRST + rb"\x00{3}"
        ),
        "UTF-32",
    ),
    (re.compile(rb"\xff\xfe|\xfe\xff|\x00" + _FIRST + b"|" + _FIRST + rb"\x00"), "UTF-16"),
)
_BLANKS: Final = b" \t\r\n"
_JSON: Final = b'{["-0123456789tfn'
"""What a JSON text may begin with."""
_LIST_OR_OBJECT: Final = (b"{", b"[")
"""What a JSON document begins with: any other text may be a table, even in quotes."""
_LOOKED_AT: Final = 4_096
"""Bytes among which a zero says that the source is no text."""
_ARCHIVE: Final = b"PK"
_OLE: Final = b"\xd0\xcf\x11\xe0"
_KINDS: Final = (
    (b"%PDF", "@pdf"),
    (b"\x1f\x8b", "@gzip"),
    (b"{\\rtf", "@rtf"),
    (b"\x89PNG", "@image"),
    (b"\xff\xd8\xff", "@image"),
    (b"7z\xbc\xaf", "@archive"),
    (b"Rar!", "@archive"),
    (b"BZh", "@archive"),
    (b"\xfd7zXZ", "@archive"),
    (b"\x28\xb5\x2f\xfd", "@archive"),
)
_TAR: Final = (257, b"ustar")
"""Where an archive of the program tar says what it is."""
_OFFICE: Final = (
    ("xl/workbook.bin", "@xlsb"),
    ("word/document.xml", "@docx"),
    ("ppt/presentation.xml", "@docx"),
    ("Index/Document.iwa", "@numbers"),
    ("Index.zip", "@numbers"),
)
_HELD: Final = (".json", ".xml", ".xlsx", ".xlsm", ".ods", ".zip", ".xls", ".xlsb", ".fods")
"""Suffixes of what is looked for in an archive: a document, or a workbook to save otherwise."""
_DESCRIPTOR: Final = "datapackage.json"
_MARKUPS: Final = (
    (re.compile(rb"<(!doctype\s+)?html\b", re.IGNORECASE), "@html"),
    (re.compile(rb".*urn:oasis:names:tc:opendocument:xmlns:office", re.DOTALL), "@fods"),
    (re.compile(rb".*urn:schemas-microsoft-com:office:spreadsheet", re.DOTALL), "@xml2003"),
)
"""Texts between angle brackets that are no document of the standard."""
_MOST_NAMED: Final = 3
"""Files of an archive that a note names."""


def _encoding(source: bytes) -> str | None:
    """Return the name of an encoding that is not UTF-8, seen from the first bytes."""
    for first, name in _ENCODINGS:
        if first.match(source):
            return name
    return None


def wrong_encoding(name: str, line: int | None = None, column: int | None = None) -> Note:
    """Return the note of a text that is not UTF-8."""
    return Note("CPOM-F-003", (("encodage", name),), line=line, column=column)


def check_utf8(source: bytes) -> str:
    """Return the source as text.

    Raises:
        UnreadableError: the bytes are not UTF-8, or stop in the middle of a character; the note
            gives the place of the first bad byte.
    """
    try:
        return source.decode("utf-8")
    except UnicodeDecodeError as error:
        raise UnreadableError(_bad_byte(source, error)) from None


def _bad_byte(source: bytes, error: UnicodeDecodeError) -> Note:
    """Return the note of the first bytes that are not UTF-8, with their place."""
    before = source[: error.start]
    line = before.count(b"\n") + 1
    last_line = before[before.rfind(b"\n") + 1 :]
    column = len(last_line.decode("utf-8", "replace")) + 1
    is_cut = error.reason == "unexpected end of data"
    if is_cut and error.start:
        return Note("CPOM-F-006", (("attendu", Word("@guillemet")),), (), line, column)
    return wrong_encoding(Word("@latin1"), line, column)


def detect(source: bytes) -> Format:
    """Return the syntax of a source.

    Raises:
        UnreadableError: empty, in another encoding, or of no syntax of the standard.
    """
    body = source.removeprefix(UTF8_BOM).lstrip(_BLANKS)
    if not body:
        raise UnreadableError(Note("CPOM-F-001"))
    if body.startswith(_ARCHIVE):
        return _archived(source)
    _refuse_other_files(source, body)
    if body.startswith(b"<"):
        _refuse_other_markup(body)
        return "xml"
    kind = text_kind(body[:_LOOKED_AT]) if body[:1] not in _LIST_OR_OBJECT else None
    if kind:
        raise no_syntax(kind)
    if body[:1] in _JSON:
        return "json"
    if b"\x00" in source[:_LOOKED_AT]:
        raise no_syntax("@binaire")
    check_utf8(source)
    raise no_syntax("@inconnu")


def _refuse_other_files(source: bytes, body: bytes) -> None:
    """Refuse a file of a known kind, or a text in an encoding, that is not of the standard.

    Raises:
        UnreadableError: it is one of them.
    """
    if body.startswith(_OLE):
        from cpom_schema.formats.workbook.opening import guard

        guard.refuse_ole(source)
    for magic, kind in _KINDS:
        if body.startswith(magic):
            raise no_syntax(kind)
    if source.startswith(_TAR[1], _TAR[0]):
        raise no_syntax("@archive")
    encoding = _encoding(source)
    if encoding:
        raise UnreadableError(wrong_encoding(encoding))


def _refuse_other_markup(body: bytes) -> None:
    """Refuse a web page, or a workbook in one XML file.

    Raises:
        UnreadableError: it is one of them.
    """
    head = body[:_LOOKED_AT]
    for shape, kind in _MARKUPS:
        if shape.match(head):
            raise no_syntax(kind)


def _archived(source: bytes) -> Format:
    """Return the syntax of an archive, known by the names of what it holds.

    Raises:
        UnreadableError: it is of no syntax of the standard, or a workbook that does not open.
    """
    from cpom_schema.formats.workbook.opening import grid, guard

    kind = grid.kind(source)
    if kind is None:
        guard.refuse_broken(source)
        raise _other_archive(source)
    if kind == "csv" and not _announces(guard.members(source)) and _held(guard.listed(source)):
        raise _other_archive(source)
    return kind


def _other_archive(source: bytes) -> UnreadableError:
    """Return the error of an archive of no syntax: it may hold a document, or be an office file."""
    from cpom_schema.formats.workbook.opening import guard

    names = guard.listed(source)
    for part, kind in _OFFICE:
        if part in names:
            return no_syntax(kind)
    held = _held(names)
    if not held:
        return no_syntax("@zip")
    shown = ", ".join(name.rpartition("/")[2] for name in held[:_MOST_NAMED])
    more = ", …" if len(held) > _MOST_NAMED else ""
    params = (("fichiers", shown + more), ("nombre", str(len(held))))
    return UnreadableError(Note("CPOM-F-111", params))


def _held(names: Iterable[str]) -> list[str]:
    """Return the files of an archive that may be documents, none for a CSV file."""
    suffixed = (name for name in names if name.lower().endswith(_HELD))
    return [name for name in suffixed if not _is_hidden(name)]


def _announces(names: Iterable[str]) -> bool:
    """Tell whether a CSV file has the name of the table of a document.

    Args:
        names: the files of an archive, in lower case.
    """
    from cpom_schema.standard.edition import Editions

    tables = {f"{kind.lower()}.csv" for kind in Editions.published().types}
    return any(name.rpartition("/")[2] in tables for name in names)


def _is_hidden(name: str) -> bool:
    last = name.rpartition("/")[2]
    return name.startswith("__MACOSX/") or last.startswith((".", "~$")) or last == _DESCRIPTOR
