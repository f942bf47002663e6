"""Follow the tags of the content of an ODS workbook: sheets, rows, cells and lines of text."""

from __future__ import annotations

import re
from typing import Final

from cpom_schema.document import Limits
from cpom_schema.formats.workbook.opening.ods_cells import Attributes
from cpom_schema.formats.workbook.opening.ods_sheet import Budget, SheetBuilder
from cpom_schema.formats.workbook.opening.sheets import Sheet

_CELLS: Final = frozenset(("table:table-cell", "table:covered-table-cell"))
_NOT_ROWS: Final = frozenset(("table:shapes", "table:tracked-changes"))
_NOT_TEXT: Final = frozenset(("office:annotation", "text:note", "text:ruby-text"))
"""What stands inside a paragraph and is not the text of the cell."""
_INDENTS: Final = re.compile(r" *[\t\r\n][ \t\r\n]*")
"""Blanks that only lay out the XML; LibreOffice writes others as they are in longer texts."""
_SPACE, _TAB, _BREAK = "\0", "\1", "\2"
"""Stand for the blanks that tags write, until those that lay out the XML are gone."""
_WRITTEN: Final = str.maketrans({_SPACE: " ", _TAB: "\t", _BREAK: "\n"})


class TagReader:
    """Takes in tags and texts; one sheet, one row and one cell are open at a time.

    Attributes:
        sheets: the sheets read so far.
        linked: whether a sheet is a copy of one of another file.
    """

    def __init__(self, limits: Limits) -> None:
        self.sheets: list[Sheet] = []
        self.linked = False
        self._budget = Budget(limits)
        self._hidden_styles: set[str] = set()
        self._style = ""
        self._tables = 0  # open ones: a table inside another is not a sheet
        self._aside = 0  # depth inside what is not the text of a cell: notes, drawings
        self._cell: Attributes | None = None
        self._lines: list[str] = []
        self._line: list[str] | None = None
        self._open_sheet({})

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """Take in an opening tag."""
        if self._aside:
            self._aside += 1
        elif self._cell is not None:
            self._start_in_cell(name, attributes)
        elif name in _CELLS and self._tables == 1:
            self._cell, self._lines = attributes, []
        elif name == "table:table-row":
            self._sheet.open_row(attributes)
        else:
            self._start_outside_rows(name, attributes)

    def text(self, text: str) -> None:
        """Take in a text between two tags."""
        if self._line is not None and not self._aside:
            self._line.append(text)

    def end(self, name: str) -> None:
        """Take in a closing tag."""
        if self._aside:
            self._aside -= 1
        elif self._cell is not None:
            self._end_in_cell(name, self._cell)
        elif name == "table:table-row":
            if self._tables == 1:
                self._sheet.close_row()
        elif name == "table:table":
            self._end_table()

    def _start_in_cell(self, name: str, attributes: Attributes) -> None:
        if name == "text:p":
            self._line = []
        elif self._line is None or name in _NOT_TEXT:
            self._aside = 1
        elif name == "text:s":
            spaces = int(attributes.get("text:c", "1"))
            self._budget.weigh(spaces)
            self._line.append(_SPACE * spaces)
        elif name == "text:tab":
            self._line.append(_TAB)
        elif name == "text:line-break":
            self._line.append(_BREAK)

    def _end_in_cell(self, name: str, cell: Attributes) -> None:
        if name == "text:p":
            if self._line is not None:
                self._lines.append(_laid_out(self._line))
                self._line = None
        elif name in _CELLS:
            covered = name == "table:covered-table-cell"
            self._sheet.add_cell(cell, "\n".join(self._lines), covered=covered)
            self._cell = None

    def _start_outside_rows(self, name: str, attributes: Attributes) -> None:
        if name == "table:table":
            self._tables += 1
            if self._tables == 1:
                self._open_sheet(attributes)
        elif name == "table:table-source":
            self._copied = self.linked = True
        elif name in _NOT_ROWS:
            self._aside = 1
        elif name == "style:style":
            self._style = attributes.get("style:name", "")
        elif name == "style:table-properties" and attributes.get("table:display") == "false":
            self._hidden_styles.add(self._style)

    def _open_sheet(self, attributes: Attributes) -> None:
        name = attributes.get("table:name", "")
        hidden = attributes.get("table:style-name") in self._hidden_styles
        self._sheet = SheetBuilder(name, self._budget, hidden=hidden)
        self._copied = False

    def _end_table(self) -> None:
        """End a table; a sheet copied from another file is left out."""
        self._tables -= 1
        if self._tables == 0 and not self._copied:
            self.sheets.append(self._sheet.sheet())


def _laid_out(line: list[str]) -> str:
    """Return the text of a paragraph without the blanks that lay out its XML."""
    text = _INDENTS.sub("\n", "".join(line)).strip("\n").replace("\n", " ")
    return text.translate(_WRITTEN)
