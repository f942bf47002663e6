"""Files of no syntax of the standard: what each is, and what to do with it."""

from __future__ import annotations

import re
from typing import Final

from cpom_schema.errors import Note, UnreadableError, Word

_OTHER: Final = "@conseil_autre"
_ADVICE: Final = {
    **dict.fromkeys(("@xls", "@xlsb", "@fods", "@xml2003"), "@conseil_classeur"),
    **dict.fromkeys(("@archive", "@gzip"), "@conseil_archive"),
    **dict.fromkeys(("@eml", "@msg"), "@conseil_message"),
    **dict.fromkeys(("@docx", "@doc", "@pdf", "@rtf", "@image"), "@conseil_texte"),
    "@office": "@conseil_office",
    "@numbers": "@conseil_numbers",
    "@zip": "@conseil_zip",
    "@html": "@conseil_page",
    "@csv_seul": "@conseil_csv",
}
"""What to do with a file of each kind; the others are exported again."""
_STREAMS: Final = (("Workbook", "@xls"), ("Book", "@xls"), ("WordDocument", "@doc"))
"""Names of the main stream of old Office files."""
_MESSAGE: Final = "__properties_version1.0".encode("utf-16-le")
"""A stream that every message of Outlook has."""
_ENTRY: Final = 64
"""Bytes of the name of a stream in the directory of an OLE file."""
_MAIL: Final = re.compile(rb"[A-Za-z][A-Za-z0-9-]*:[ \t]")
_HEADER: Final = re.compile(rb"^(MIME-Version|Message-ID|Received):", re.IGNORECASE | re.MULTILINE)
_SEPARATORS: Final = (b";", b"\t", b",")


def no_syntax(kind: str) -> UnreadableError:
    """Return the refusal of a file that is no document of the standard.

    Args:
        kind: what the file is, as a word of the catalogue such as ``@zip``.
    """
    params = (("nature", Word(kind)), ("conseil", Word(_ADVICE.get(kind, _OTHER))))
    return UnreadableError(Note("CPOM-F-002", params))


def ole_kind(source: bytes) -> str:
    """Return what an OLE file is, by the names of its streams; ``@office`` when they disagree."""
    if _MESSAGE in source:
        return "@msg"
    kinds = {kind for name, kind in _STREAMS if _entry(name) in source}
    return kinds.pop() if len(kinds) == 1 else "@office"


def _entry(name: str) -> bytes:
    return name.encode("utf-16-le").ljust(_ENTRY, b"\0")


def text_kind(head: bytes) -> str | None:
    """Return what a text is when it is a message or a table, None otherwise.

    Args:
        head: its first bytes, after blanks and the byte order mark.
    """
    if _MAIL.match(head) and _HEADER.search(head):
        return "@eml"
    lines = list(filter(None, head.splitlines()[:3]))[:2]
    if any(_is_table(lines, separator) for separator in _SEPARATORS):
        return "@csv_seul"
    return None


def _is_table(lines: list[bytes], separator: bytes) -> bool:
    """Tell whether two lines are cut into as many cells; a comma in a sentence cuts nothing."""
    counts = {line.count(separator) for line in lines}
    return len(lines) > 1 and len(counts) == 1 and counts != {0} and b", " not in lines[0]
