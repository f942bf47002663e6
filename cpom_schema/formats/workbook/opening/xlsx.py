"""Read an XLSX workbook, once its archive is unpacked and known to be harmless.

Its parts are found (`xlsx_parts`), each sheet is surveyed (`xlsx_survey`), and only then are values
read (`xlsx_values`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from cpom_schema.document import Limits
from cpom_schema.errors import Note
from cpom_schema.formats.workbook.cell_names import cell_name
from cpom_schema.formats.workbook.opening.guard import Parts
from cpom_schema.formats.workbook.opening.refusals import too_heavy
from cpom_schema.formats.workbook.opening.sheets import (
    CellValue,
    Sheet,
    Workbook,
    without_empty_end,
)
from cpom_schema.formats.workbook.opening.xlsx_parts import Book, Tab, find_parts
from cpom_schema.formats.workbook.opening.xlsx_survey import Survey, survey
from cpom_schema.formats.workbook.opening.xlsx_values import read_values

_STYLE_WORK: Final = 100_000_000
"""Formats of cells times the longest of them, in bytes: calamine reads each format again."""
_FORMAT: Final = re.compile(rb"""formatCode\s*=\s*(?:"[^"]*"|'[^']*')""")
_LINKS: Final = ("xl/externallinks/", "xl/connections.xml", "xl/querytables/")


def read(parts: Parts, limits: Limits) -> Workbook:
    """Read the sheets of an XLSX workbook.

    Args:
        parts: its parts, unpacked.
        limits: what it may hold; `cells` and `unpacked` are for all its sheets together.

    Raises:
        UnreadableError: damaged, or too large once open.
    """
    book = find_parts(parts)
    surveys = _surveys(book, limits)
    _refuse_long_styles(book.styles)
    values = read_values(book, [seen.xml for seen in surveys])
    triples = zip(book.tabs, surveys, values, strict=True)
    sheets = tuple(_sheet(tab, seen, rows) for tab, seen, rows in triples)
    return Workbook(sheets, tuple(_notes(parts, book, surveys)))


def _surveys(book: Book, limits: Limits) -> list[Survey]:
    """Measure each sheet, within what the sheets before it left of the limits.

    Raises:
        UnreadableError: a sheet is damaged, or together they are too large.
    """
    texts = _text_sizes(book.texts)
    found: list[Survey] = []
    cells = weight = unpacked = 0
    for tab in book.tabs:
        unpacked += len(tab.xml)  # several tabs may name the same part
        if unpacked > limits.unpacked:
            raise too_heavy(unpacked, limits.unpacked)
        left = limits._replace(cells=limits.cells - cells, unpacked=limits.unpacked - weight)
        seen = survey(tab.xml, tab.name, left, texts)
        cells += seen.measure.cells
        weight += seen.measure.weight
        found.append(seen)
    return found


def _text_sizes(texts: bytes) -> Sequence[int]:
    """Return the bytes of each shared text, its tags included.

    When the part is not spelt plainly, each text counts for as much as the longest one.
    """
    sizes = [len(piece) for piece in texts.split(b"si>")]
    opened_and_closed = texts.count(b"<si>") * 2 == len(sizes) - 1
    if opened_and_closed and b"<si/" not in texts:
        return sizes[1::2]
    return [max(sizes)] * (texts.count(b"si") + 1)


def _refuse_long_styles(styles: bytes) -> None:
    """Refuse styles that would take too long to read.

    Raises:
        UnreadableError: the formats are too many for their length.
    """
    lengths = map(len, _FORMAT.findall(styles))
    work = max(lengths, default=0) * styles.count(b"xf")
    if work > _STYLE_WORK:
        raise too_heavy(work, _STYLE_WORK)


def _sheet(tab: Tab, seen: Survey, rows: list[list[CellValue]]) -> Sheet:
    measure = seen.measure
    kept = without_empty_end(rows, measure.broken)
    return Sheet(tab.name, tab.hidden, kept, measure.broken, seen.merged, measure.hidden_rows)


def _notes(parts: Parts, book: Book, surveys: Sequence[Survey]) -> Iterator[Note]:
    """Yield the notes of what is left aside: macros, links, formatted empty rows."""
    if any(map(_is_macro, parts.names)):
        yield Note("CPOM-F-066")
    if any(name.startswith(_LINKS) for name in parts.names):
        yield Note("CPOM-F-067")
    for tab, seen in zip(book.tabs, surveys, strict=True):
        yield from _empty_rows(tab, seen)


def _empty_rows(tab: Tab, seen: Survey) -> Iterator[Note]:
    """Yield the note of the empty rows left out at the end of a sheet, if they are many."""
    if seen.empty_rows:
        params = (("lignes", str(seen.empty_rows)),)
        cell = cell_name(seen.measure.rows, 0)
        yield Note("CPOM-F-072", params, sheet=tab.name, cell=cell)


def _is_macro(name: str) -> bool:
    return name.endswith("vbaproject.bin") or name.startswith("xl/macrosheets/")
