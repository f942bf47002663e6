"""Tell a syntax from the first bytes, and name what is not one."""

from __future__ import annotations

import re
from typing import Final

from cpom_schema.document import Format
from cpom_schema.errors import Note, UnreadableError, Word

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
_ARCHIVE: Final = b"PK"
_OLE: Final = b"\xd0\xcf\x11\xe0"
_KINDS: Final = (
    (b"%PDF", "@pdf"),
    (b"\x1f\x8b", "@gzip"),
    (b"{\\rtf", "@rtf"),
    (b"\x89PNG", "@image"),
    (b"\xff\xd8\xff", "@image"),
)


def _encoding(source: bytes) -> str | None:
    """The name of an encoding that is not UTF-8, seen from the first bytes."""
    return next((name for first, name in _ENCODINGS if first.match(source)), None)


def wrong_encoding(name: str, line: int | None = None, column: int | None = None) -> Note:
    """The note of a text that is not UTF-8."""
    return Note("CPOM-F-003", (("encodage", name),), line=line, column=column)


def check_utf8(source: bytes) -> str:
    """The source as text.

    Raises:
        UnreadableError: the bytes are not UTF-8, or stop in the middle of a character; the note
            gives the place of the first bad byte.
    """
    try:
        return source.decode("utf-8")
    except UnicodeDecodeError as error:
        before = source[: error.start]
        line = before.count(b"\n") + 1
        column = len(before[before.rfind(b"\n") + 1 :].decode("utf-8", "replace")) + 1
        if error.reason == "unexpected end of data" and error.start:
            expected = (("attendu", Word("@guillemet")),)
            raise UnreadableError(Note("CPOM-F-006", expected, (), line, column)) from None
        raise UnreadableError(wrong_encoding(Word("@latin1"), line, column)) from None


def detect(source: bytes) -> Format:
    """The syntax of a source.

    Raises:
        UnreadableError: empty, in another encoding, or of no syntax of the standard.
    """
    body = source.removeprefix(UTF8_BOM).lstrip(_BLANKS)
    if not body:
        raise UnreadableError(Note("CPOM-F-001"))
    if body.startswith(_ARCHIVE):
        return _archived(source)
    if body.startswith(_OLE):
        from cpom_schema.formats.workbook.opening import guard

        guard.refuse_ole(source)
    for magic, kind in _KINDS:
        if body.startswith(magic):
            raise UnreadableError(Note("CPOM-F-002", (("nature", Word(kind)),)))
    encoding = _encoding(source)
    if encoding:
        raise UnreadableError(wrong_encoding(encoding))
    if body.startswith(b"<"):
        return "xml"
    if body[:1] in b'{["-0123456789tfn':
        return "json"
    if b"\x00" in source[:4096]:
        raise UnreadableError(Note("CPOM-F-002", (("nature", Word("@binaire")),)))
    check_utf8(source)
    raise UnreadableError(Note("CPOM-F-002", (("nature", Word("@inconnu")),)))


def _archived(source: bytes) -> Format:
    """The syntax of an archive, told from the names of what it holds.

    Raises:
        UnreadableError: it holds nothing of ours, or is a workbook that does not open.
    """
    from cpom_schema.formats.workbook.opening import grid, guard

    kind = grid.kind(source)
    if kind is None:
        guard.refuse_broken(source)
        raise UnreadableError(Note("CPOM-F-002", (("nature", Word("@zip")),)))
    return kind
