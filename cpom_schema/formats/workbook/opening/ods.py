"""Read an ODS workbook, once its archive is unpacked and known to be harmless.

Its tags are followed one after the other (`ods_tags`); the cells they hold (`ods_cells`) are laid
in sheets (`ods_sheet`).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final
from xml.parsers import expat

from cpom_schema.document import Limits
from cpom_schema.errors import Note
from cpom_schema.formats.foreign import no_syntax
from cpom_schema.formats.workbook.opening.guard import Parts
from cpom_schema.formats.workbook.opening.ods_tags import TagReader
from cpom_schema.formats.workbook.opening.refusals import damaged, encrypted
from cpom_schema.formats.workbook.opening.sheets import Workbook

_MACROS: Final = ("basic/", "scripts/")


def read(parts: Parts, limits: Limits) -> Workbook:
    """Read the sheets of an ODS workbook.

    Args:
        parts: its parts, unpacked.
        limits: what it may hold; `cells` and `unpacked` are for all its sheets together.

    Raises:
        UnreadableError: another kind of document, encrypted, damaged, or too large once open.
    """
    content = _content(parts)
    reader = TagReader(limits)
    parser = expat.ParserCreate("utf-8")
    parser.buffer_text = True
    parser.StartElementHandler = reader.start
    parser.EndElementHandler = reader.end
    parser.CharacterDataHandler = reader.text
    try:
        parser.Parse(content, True)
    except (expat.ExpatError, ValueError) as error:
        raise damaged() from error
    return Workbook(tuple(reader.sheets), tuple(_notes(parts, linked=reader.linked)))


def _content(parts: Parts) -> bytes:
    """Return the part that holds the sheets.

    Raises:
        UnreadableError: it is encrypted or missing, or is that of another kind of document.
    """
    if b"encryption-data" in parts.texts.get("meta-inf/manifest.xml", b""):
        raise encrypted()
    content = parts.texts.get("content.xml")
    if content is None and "encrypted-package" in parts.names:
        raise encrypted()
    if content is None:
        raise damaged()
    if b":spreadsheet" not in content:
        raise no_syntax("@zip")
    return content


def _notes(parts: Parts, *, linked: bool) -> Iterator[Note]:
    """Yield the notes of what is left aside: macros, sheets linked to other files."""
    if any(name.startswith(_MACROS) for name in parts.names):
        yield Note("CPOM-F-066")
    if linked:
        yield Note("CPOM-F-067")
