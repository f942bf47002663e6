"""Read an ODS workbook, once its archive is unpacked and known to be harmless.

Cells are read here one after the other: repeated cells cost nothing until one holds something, and
texts keep their line breaks and spaces.
"""

from __future__ import annotations

import re
from contextlib import suppress
from datetime import date, datetime, timedelta
from typing import Final
from xml.parsers import expat

from cpom_schema.document import Limits
from cpom_schema.errors import Note, UnreadableError, Word
from cpom_schema.formats.workbook.opening.guard import Parts, damaged, encrypted, too_heavy
from cpom_schema.formats.workbook.opening.oddities import too_big
from cpom_schema.formats.workbook.opening.raw import ERROR, FORMULA, Raw, Sheet, Workbook, trimmed

_DURATION: Final = re.compile(r"(-?)P(?:(\d{1,7})D)?T(\d{1,7})H(\d{1,2})M(\d{1,2})(?:[.,](\d+))?S")
_INDENTS: Final = re.compile(r" *[\t\r\n][ \t\r\n]*")
"""Blanks that only lay out the XML; LibreOffice writes others as they are in longer texts."""
_WRITTEN: Final = str.maketrans({"\0": " ", "\1": "\t", "\2": "\n"})
_ERROR_TEXT: Final = re.compile(r"#[A-Z/0-9]+[!?]?|#N/A|Err:\d+")


def read(parts: Parts, limits: Limits) -> Workbook:
    """The sheets of an ODS workbook.

    Args:
        parts: its parts, unpacked.
        limits: what it may hold; `cells` and `unpacked` are for all its sheets together.

    Raises:
        UnreadableError: another kind of document, encrypted, damaged, or too large once open.
    """
    if b"encryption-data" in parts.texts.get("meta-inf/manifest.xml", b""):
        raise encrypted()
    content = parts.texts.get("content.xml")
    if content is None:
        raise encrypted() if "encrypted-package" in parts.names else damaged()
    if b":spreadsheet" not in content:
        raise UnreadableError(Note("CPOM-F-002", (("nature", Word("@zip")),)))
    reader = _Reader(limits)
    parser = expat.ParserCreate("utf-8")
    parser.buffer_text = True
    parser.StartElementHandler = reader.start
    parser.EndElementHandler = reader.end
    parser.CharacterDataHandler = reader.text
    try:
        parser.Parse(content, True)
    except (expat.ExpatError, ValueError) as error:
        raise damaged() from error
    notes = (
        [Note("CPOM-F-066")]
        if any(n.startswith(("basic/", "scripts/")) for n in parts.names)
        else []
    )
    notes += [Note("CPOM-F-067")] * reader.linked
    return Workbook(tuple(reader.sheets), tuple(notes))


def _value(attributes: dict[str, str], text: str) -> Raw:
    """A cell in the type the file gives, or its text when the value is not what the type says."""
    kind = attributes.get("office:value-type")
    with suppress(ValueError, KeyError, OverflowError):
        if kind in ("float", "percentage", "currency"):
            return float(attributes["office:value"])
        if kind == "boolean":
            return attributes["office:boolean-value"] == "true"
        if kind == "date":
            written = attributes["office:date-value"]
            return (
                datetime.fromisoformat(written) if "T" in written else date.fromisoformat(written)
            )
        if kind == "time" and (match := _DURATION.fullmatch(attributes["office:time-value"])):
            length = timedelta(
                days=int(match[2] or 0),
                hours=int(match[3]),
                minutes=int(match[4]),
                seconds=int(match[5]),
                microseconds=int((match[6] or "0").ljust(6, "0")[:6]),
            )
            if match[1] or length >= timedelta(days=1):
                return -length if match[1] else length
            return (datetime(1, 1, 1) + length).time()  # noqa: DTZ001 - a cell has no zone
    return attributes.get("office:string-value", text)


class _Reader:
    """State of the reading: one sheet, one row and one cell are open at a time."""

    def __init__(self, limits: Limits) -> None:
        self.limits = limits
        self.sheets: list[Sheet] = []
        self.linked = False
        self.cells = self.weight = 0
        self.hidden_styles: set[str] = set()
        self.style = ""
        self.depth = 0  # of tables: one inside another is not a sheet
        self.aside = 0  # depth inside what is not the text of a cell: notes, drawings
        self.cell: dict[str, str] | None = None
        self.lines: list[str] = []
        self.line: list[str] | None = None
        self.open_sheet({})

    def open_sheet(self, attributes: dict[str, str]) -> None:
        self.name = attributes.get("table:name", "")
        self.hidden = attributes.get("table:style-name") in self.hidden_styles
        self.rows: list[list[Raw]] = []
        self.odd: dict[tuple[int, int], str] = {}
        self.merged: list[tuple[int, int, int, int]] = []
        self.hidden_rows: set[int] = set()
        self.row_number = self.width = 0
        self.foreign = False

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if self.aside:
            self.aside += 1
        elif self.cell is not None:
            self.inside(name, attributes)
        elif name in ("table:table-cell", "table:covered-table-cell") and self.depth == 1:
            self.cell, self.lines = attributes, []
        elif name == "table:table-row":
            self.row: list[Raw] = []
            self.column = 0
            self.row_attributes = attributes
            self.row_odd: dict[int, str] = {}
        elif name == "table:table":
            self.depth += 1
            if self.depth == 1:
                self.open_sheet(attributes)
        elif name == "table:table-source":
            self.foreign = self.linked = True
        elif name in ("table:shapes", "table:tracked-changes"):
            self.aside = 1
        else:
            self.styled(name, attributes)

    def styled(self, name: str, attributes: dict[str, str]) -> None:
        if name == "style:style":
            self.style = attributes.get("style:name", "")
        elif name == "style:table-properties" and attributes.get("table:display") == "false":
            self.hidden_styles.add(self.style)

    def inside(self, name: str, attributes: dict[str, str]) -> None:
        if name == "text:p":
            self.line = []
        elif self.line is None or name in ("office:annotation", "text:note", "text:ruby-text"):
            self.aside = 1
        elif name == "text:s":
            count = int(attributes.get("text:c", "1"))
            self.weigh(count)
            self.line.append("\0" * count)
        elif name in ("text:tab", "text:line-break"):
            self.line.append("\1" if name == "text:tab" else "\2")

    def text(self, text: str) -> None:
        if self.line is not None and not self.aside:
            self.line.append(text)

    def end(self, name: str) -> None:
        if self.aside:
            self.aside -= 1
        elif name == "text:p" and self.line is not None:
            text = _INDENTS.sub("\n", "".join(self.line)).strip("\n").replace("\n", " ")
            self.lines.append(text.translate(_WRITTEN))
            self.line = None
        elif self.cell is not None and name.endswith("table-cell"):
            self.end_cell(self.cell, "\n".join(self.lines), covered="covered" in name)
            self.cell = None
        elif name == "table:table-row" and self.depth == 1:
            self.end_row()
        elif name == "table:table":
            self.depth -= 1
            if not self.depth and not self.foreign:
                self.end_sheet()

    def end_cell(self, cell: dict[str, str], text: str, *, covered: bool) -> None:
        count = _count(cell, "table:number-columns-repeated")
        value = _value(cell, text)
        mark = self.mark(cell, text)
        first, self.column = self.column, self.column + count
        if not covered:
            height = _count(cell, "table:number-rows-spanned")
            width = _count(cell, "table:number-columns-spanned")
            if height > 1 or width > 1:
                at = self.row_number
                self.merged.append((at, first, at + height - 1, first + width - 1))
        if value == "" and mark is None:
            return
        if self.column > self.limits.columns:
            raise too_big(self.name, self.row_number + 1, self.column)
        self.weigh(len(text) * count)
        self.row.extend([""] * (first - len(self.row)))
        self.row.extend(["" if mark else value] * count)
        if mark:
            self.row_odd.update(dict.fromkeys(range(first, self.column), mark))

    def mark(self, cell: dict[str, str], text: str) -> str | None:
        """What is odd in a cell."""
        if cell.get("calcext:value-type") == "error":
            return ERROR + (text or "#N/A")
        if "table:formula" not in cell:
            return None
        if "office:value-type" not in cell and not text:
            return FORMULA
        return ERROR + text if _ERROR_TEXT.fullmatch(text) else None

    def end_row(self) -> None:
        count = _count(self.row_attributes, "table:number-rows-repeated")
        first, self.row_number = self.row_number, self.row_number + count
        if not self.row:
            return
        self.width = max(self.width, len(self.row))
        self.cells += len(self.row) * count
        if self.row_number > self.limits.rows or self.cells > self.limits.cells:
            raise too_big(self.name, self.row_number, self.width)
        self.weigh(sum(len(v) for v in self.row if type(v) is str) * (count - 1))
        self.rows.extend([] for _ in range(first - len(self.rows)))
        self.rows.extend([self.row] * count)
        numbers = range(first, self.row_number)
        if self.row_attributes.get("table:visibility", "visible") != "visible":
            self.hidden_rows.update(numbers)
        if self.row_odd:
            self.weigh(100 * len(self.row_odd) * count)
            self.odd.update({(r, c): m for r in numbers for c, m in self.row_odd.items()})

    def end_sheet(self) -> None:
        rows = trimmed(self.rows, self.odd)
        self.sheets.append(
            Sheet(self.name, self.hidden, rows, self.odd, self.merged, self.hidden_rows)
        )

    def weigh(self, size: int) -> None:
        """Count what texts and marks take once repeated."""
        self.weight += size
        if self.weight > self.limits.unpacked:
            raise too_heavy(self.weight, self.limits.unpacked)


def _count(attributes: dict[str, str], name: str) -> int:
    return max(int(attributes.get(name, "1")), 1)
