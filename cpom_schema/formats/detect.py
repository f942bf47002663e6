"""Find the syntax of a source from its first bytes, and name what is no syntax."""

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
_JSON_STARTS: Final = b'{["-0123456789tfn'
"""First characters of a JSON value."""
_SEARCHED: Final = 4_096
"""First bytes among which a NUL is looked for."""
_ARCHIVE: Final = b"PK"
_OLE: Final = b"\xd0\xcf\x11\xe0"
_KINDS: Final = (
    (b"%PDF", "@pdf"),
    (b"\x1f\x8b", "@gzip"),
    (b"{\\rtf", "@rtf"),
    (b"\x89PNG", "@image"),
    (b"\xff\xd8\xff", "@image"),
)


def _other_encoding(source: bytes) -> str | None:
    """Return the name of an encoding that is not UTF-8, seen from the first bytes."""
    for first, name in _ENCODINGS:
        if first.match(source):
            return name
    return None


def wrong_encoding(name: str, line: int | None = None, column: int | None = None) -> Note:
    """Return the note of a text that is not UTF-8.

    Args:
        name: name of its encoding.
        line: line of the first byte that is not UTF-8, from 1.
        column: its column, from 1, in characters.
    """
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
        before = source[: error.start]
        line = before.count(b"\n") + 1
        start = before.rfind(b"\n") + 1
        column = len(before[start:].decode("utf-8", "replace")) + 1
        if error.reason == "unexpected end of data" and error.start:
            expected = (("attendu", Word("@guillemet")),)
            raise UnreadableError(Note("CPOM-F-006", expected, (), line, column)) from None
        raise UnreadableError(wrong_encoding(Word("@latin1"), line, column)) from None


def detect(source: bytes) -> Format:
    """Return the syntax of a source.

    Raises:
        UnreadableError: empty, in another encoding, or of no syntax of the standard.
    """
    body = source.removeprefix(UTF8_BOM).lstrip(_BLANKS)
    if not body:
        raise UnreadableError(Note("CPOM-F-001"))
    if body.startswith(_ARCHIVE):
        return _syntax_of_archive(source)
    _refuse_known_kinds(source, body)

    if body.startswith(b"<"):
        return "xml"
    if body[:1] in _JSON_STARTS:
        return "json"

    if b"\x00" in source[:_SEARCHED]:
        raise _no_syntax("@binaire")
    check_utf8(source)
    raise _no_syntax("@inconnu")


def _no_syntax(nature: str) -> UnreadableError:
    """Return why a source of no syntax is refused, to be raised.

    Args:
        nature: word of the catalogue for what it is.
    """
    return UnreadableError(Note("CPOM-F-002", (("nature", Word(nature)),)))


def _refuse_known_kinds(source: bytes, body: bytes) -> None:
    """Refuse what is known by its first bytes: files of other programs, and other encodings.

    Args:
        source: the source.
        body: the same without byte order mark and blanks before.

    Raises:
        UnreadableError: it is one of them.
    """
    if body.startswith(_OLE):
        from cpom_schema.formats.workbook.opening import guard

        guard.refuse_ole(source)
    for magic, nature in _KINDS:
        if body.startswith(magic):
            raise _no_syntax(nature)
    encoding = _other_encoding(source)
    if encoding:
        raise UnreadableError(wrong_encoding(encoding))


def _syntax_of_archive(source: bytes) -> Format:
    """Return the syntax of an archive, from the names of what it holds.

    Raises:
        UnreadableError: it holds nothing of the standard, or is a workbook that does not open.
    """
    from cpom_schema.formats.workbook.opening import grid, guard

    kind = grid.kind(source)
    if kind is None:
        guard.refuse_broken(source)
        raise _no_syntax("@zip")
    return kind
