"""Follow the tags of the content of an ODS workbook: sheets, rows, cells and lines of text."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Final

from cpom_schema.document import Limits
from cpom_schema.formats.workbook.opening.ods_cells import Attributes
from cpom_schema.formats.workbook.opening.ods_sheet import Budget, SheetBuilder
from cpom_schema.formats.workbook.opening.sheets import Sheet

_CELL: Final = "table:table-cell"
_COVERED: Final = "table:covered-table-cell"
_CELLS: Final = frozenset((_CELL, _COVERED))
_NOT_TEXT: Final = frozenset(("office:annotation", "text:note", "text:ruby-text"))
"""What stands inside a paragraph and is not the text of the cell."""
_INDENTS: Final = re.compile(r" *[\t\r\n][ \t\r\n]*")
"""Blanks that only lay out the XML; LibreOffice writes others as they are in longer texts."""
_SPACE, _TAB, _BREAK = "\0", "\1", "\2"
"""Stand for the blanks that tags write, until those that lay out the XML are gone."""
_BLANKS: Final = {"text:tab": _TAB, "text:line-break": _BREAK}
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
        self._starts: Final[Mapping[str, Callable[[Attributes], None]]] = {
            "table:table": self._start_table,
            "table:table-row": self._start_row,
            _CELL: self._start_cell,
            _COVERED: self._start_cell,
            "table:table-source": self._start_link,
            "table:shapes": self._start_aside,
            "table:tracked-changes": self._start_aside,
            "style:style": self._start_style,
            "style:table-properties": self._start_table_style,
        }
        self._ends: Final[Mapping[str, Callable[[], None]]] = {
            "table:table": self._end_table,
            "table:table-row": self._end_row,
        }
        self._open_sheet({})

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """Take in an opening tag."""
        if self._aside:
            self._aside += 1
        elif self._cell is not None:
            self._start_in_cell(name, attributes)
        elif name in self._starts:
            self._starts[name](attributes)

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
        elif name in self._ends:
            self._ends[name]()

    def _start_in_cell(self, name: str, attributes: Attributes) -> None:
        if name == "text:p":
            self._line = []
        elif self._line is None or name in _NOT_TEXT:
            self._aside = 1
        elif name == "text:s":
            self._line.append(self._spaces(attributes))
        elif name in _BLANKS:
            self._line.append(_BLANKS[name])

    def _spaces(self, attributes: Attributes) -> str:
        count = int(attributes.get("text:c", "1"))
        self._budget.weigh(count)
        return _SPACE * count

    def _end_in_cell(self, name: str, cell: Attributes) -> None:
        if name == "text:p":
            self._end_line()
        elif name in _CELLS:
            text = "\n".join(self._lines)
            self._sheet.add_cell(cell, text, covered=name == _COVERED)
            self._cell = None

    def _end_line(self) -> None:
        if self._line is not None:
            self._lines.append(_laid_out(self._line))
            self._line = None

    def _start_cell(self, attributes: Attributes) -> None:
        if self._tables == 1:
            self._cell = attributes
            self._lines = []

    def _start_row(self, attributes: Attributes) -> None:
        if self._tables == 1:
            self._sheet.open_row(attributes)

    def _end_row(self) -> None:
        if self._tables == 1:
            self._sheet.close_row()

    def _start_table(self, attributes: Attributes) -> None:
        self._tables += 1
        if self._tables == 1:
            self._open_sheet(attributes)

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

    def _start_link(self, _: Attributes) -> None:
        """Register that the sheet is copied from another file."""
        self._copied = self.linked = True

    def _start_aside(self, _: Attributes) -> None:
        self._aside = 1

    def _start_style(self, attributes: Attributes) -> None:
        self._style = attributes.get("style:name", "")

    def _start_table_style(self, attributes: Attributes) -> None:
        """Register the style of hidden sheets."""
        if attributes.get("table:display") == "false":
            self._hidden_styles.add(self._style)


def _laid_out(line: list[str]) -> str:
    """Return the text of a paragraph without the blanks that lay out its XML."""
    text = _INDENTS.sub("\n", "".join(line)).strip("\n").replace("\n", " ")
    return text.translate(_WRITTEN)
