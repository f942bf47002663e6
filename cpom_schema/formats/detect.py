"""Tell a syntax from the first bytes, and name what is not one."""

from __future__ import annotations

from typing import Final

from cpom_schema.document import Format
from cpom_schema.errors import Note, UnreadableError

UTF8_BOM: Final = b"\xef\xbb\xbf"
_UTF32: Final = (
    b"\xff\xfe\x00\x00",
    b"\x00\x00\xfe\xff",
    b"\x00\x00\x00",
    b"{\x00\x00\x00",
)
_UTF16: Final = (b"\xff\xfe", b"\xfe\xff")
_BLANKS: Final = b" \t\r\n"
_KINDS: Final = (
    (b"PK\x03\x04", "@zip"),
    (b"%PDF", "@pdf"),
    (b"\xd0\xcf\x11\xe0", "@office"),
    (b"\x1f\x8b", "@gzip"),
    (b"{\\rtf", "@rtf"),
    (b"\x89PNG", "@image"),
    (b"\xff\xd8\xff", "@image"),
)


def _encoding(source: bytes) -> str | None:
    """The name of an encoding that is not UTF-8, seen from the first bytes."""
    if source.startswith(_UTF32):
        return "UTF-32"
    if source.startswith(_UTF16) or source[:2] in (b"{\x00", b"\x00{", b"<\x00", b"\x00<"):
        return "UTF-16"
    return None


def wrong_encoding(name: str, line: int | None = None, column: int | None = None) -> Note:
    """The note of a text that is not UTF-8."""
    return Note("CPOM-F-003", (("encodage", name),), line=line, column=column)


def check_utf8(source: bytes) -> str:
    """The source as text.

    Raises:
        UnreadableError: the bytes are not UTF-8; the note gives the place of the first bad byte.
    """
    try:
        return source.decode("utf-8")
    except UnicodeDecodeError as error:
        before = source[: error.start]
        line = before.count(b"\n") + 1
        column = len(before[before.rfind(b"\n") + 1 :].decode("utf-8", "replace")) + 1
        raise UnreadableError(wrong_encoding("@latin1", line, column)) from None


def detect(source: bytes) -> Format:
    """The syntax of a source.

    Raises:
        UnreadableError: empty, in another encoding, or of no syntax of the standard.
    """
    body = source.removeprefix(UTF8_BOM).lstrip(_BLANKS)
    if not body:
        raise UnreadableError(Note("CPOM-F-001"))
    for magic, kind in _KINDS:
        if body.startswith(magic):
            raise UnreadableError(Note("CPOM-F-002", (("nature", kind),)))
    encoding = _encoding(body)
    if encoding:
        raise UnreadableError(wrong_encoding(encoding))
    if body.startswith(b"<"):
        return "xml"
    if body[:1] in b'{["-0123456789tfn':
        return "json"
    check_utf8(source)
    nature = "@binaire" if b"\x00" in source[:4096] else "@inconnu"
    raise UnreadableError(Note("CPOM-F-002", (("nature", nature),)))
