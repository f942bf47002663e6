"""The Anomalies sheet: verdict, counts, then what to correct, each line leading to its cell."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from typing import Final

from cpom_desk.renderers.workbook.annotations import Content, Row
from cpom_desk.renderers.workbook.xml_edits import cell_text, escaped

_COLUMNS: Final = "BCDEFGHI"
_WIDTHS: Final = (6, 15, 19, 9, 27, 44, 38, 15)
_LOOKS: Final = ("", "cell", "link", "cell", "cell", "cell", "code")
"""The look of each text of a row; the first takes that of its severity."""
_HEADER_ROW: Final = 5
_FIRST_ROW: Final = _HEADER_ROW + 1
_PER_UNIT: Final = 1.15
"""Letters that fit in one unit of width of a column, on the safe side."""
_LINE: Final = 13.5
_HIGHEST: Final = 405.0
"""Points of the highest row a spreadsheet shows."""
_TITLE_HEIGHT: Final = 30.0
TABLE: Final = f"$B${_HEADER_ROW}:$I$%d"
TITLES: Final = f"${_HEADER_ROW}:${_HEADER_ROW}"


def quoted(sheet: str) -> str:
    """Return the name of a tab as a reference writes it."""
    return "'" + sheet.replace("'", "''") + "'"


def last_row(content: Content) -> int:
    """Return the last row of the sheet."""
    return _HEADER_ROW + max(len(content.rows), 1)


def sheet(
    content: Content, looks: Mapping[str, int], state: str, shown: Collection[str], main: str
) -> bytes:
    """Return the part of the sheet.

    Args:
        content: what it says.
        looks: number of each of our styles.
        state: what we must know to take our marks away, put in a hidden cell.
        shown: tabs a link can lead to.
        main: namespace of sheets.
    """
    last = last_row(content)
    rows = "".join(
        (
            *_banner(content, looks, state),
            _header(content, looks),
            *_rows(content, looks, shown),
        )
    )
    links = "".join(_links(content, shown))
    if links:
        links = f"<hyperlinks>{links}</hyperlinks>"
    table = (TABLE % last).replace("$", "")
    return (
        f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<worksheet xmlns="{main}">'
        '<sheetPr><tabColor rgb="FFC62828"/><outlinePr summaryBelow="0"/>'
        '<pageSetUpPr fitToPage="1"/></sheetPr>'
        f'<dimension ref="A1:I{last}"/>{_view()}{_format(content)}<cols>{_columns()}</cols>'
        f'<sheetData>{rows}</sheetData><autoFilter ref="{table}"/>{_merged_cells()}{links}'
        '<pageMargins left="0.4" right="0.4" top="0.5" bottom="0.6" header="0.3" footer="0.3"/>'
        '<pageSetup paperSize="9" orientation="landscape" fitToHeight="0"/>'
        f"{_footer(content)}</worksheet>"
    ).encode()


def _view() -> str:
    """Return how the sheet is open: selected, its header frozen, on its first row."""
    return (
        '<sheetViews><sheetView showGridLines="0" tabSelected="1" workbookViewId="0">'
        f'<pane ySplit="{_HEADER_ROW}" topLeftCell="A{_FIRST_ROW}" activePane="bottomLeft" '
        f'state="frozen"/><selection pane="bottomLeft" activeCell="E{_FIRST_ROW}" '
        f'sqref="E{_FIRST_ROW}"/></sheetView></sheetViews>'
    )


def _format(content: Content) -> str:
    outline = ""
    if any(row.folded for row in content.rows):
        outline = ' outlineLevelRow="1"'
    return f'<sheetFormatPr defaultRowHeight="15"{outline}/>'


def _columns() -> str:
    """Return the columns: a hidden one for what we must remember, then those of the table."""
    text = '<col min="1" max="1" width="2" hidden="1" customWidth="1"/>'
    for number, width in enumerate(_WIDTHS, 2):
        text += f'<col min="{number}" max="{number}" width="{width}.7109375" customWidth="1"/>'
    return text


def _banner(content: Content, looks: Mapping[str, int], state: str) -> Iterator[str]:
    """Yield the rows above the table, each across all its columns."""
    hidden = _cell("A1", state, 0)
    title = _across(1, content.title, looks["title"])
    yield _banner_row(1, _TITLE_HEIGHT, hidden + title)
    lines = (
        (f"verdict {content.tone}", content.verdict),
        ("text", content.counts),
        ("grey", content.help),
    )
    for number, (look, text) in enumerate(lines, 2):
        height = _height(text, sum(_WIDTHS)) + 4
        yield _banner_row(number, height, _across(number, text, looks[look]))


def _banner_row(number: int, height: float, cells: str) -> str:
    return f'<row r="{number}" ht="{height}" customHeight="1">{cells}</row>'


def _across(number: int, text: str, look: int) -> str:
    """Return the cells of a row whose text takes all the columns of the table."""
    cells = _cell(f"{_COLUMNS[0]}{number}", text, look)
    for column in _COLUMNS[1:]:
        cells += _cell(f"{column}{number}", "", look)
    return cells


def _header(content: Content, looks: Mapping[str, int]) -> str:
    cells = ""
    for column, title in zip(_COLUMNS, content.headers, strict=True):
        cells += _cell(f"{column}{_HEADER_ROW}", title, looks["header"])
    return f'<row r="{_HEADER_ROW}" ht="21" customHeight="1">{cells}</row>'


def _rows(content: Content, looks: Mapping[str, int], shown: Collection[str]) -> Iterator[str]:
    """Yield the rows of the table; a row whose like is folded below it can show them."""
    last = len(content.rows) - 1
    for rank, row in enumerate(content.rows):
        heads = rank < last and content.rows[rank + 1].folded and not row.folded
        number = _FIRST_ROW + rank
        yield _row(number, row, looks, linked=row.sheet in shown, heads=heads)


def _row(number: int, row: Row, looks: Mapping[str, int], *, linked: bool, heads: bool) -> str:
    """Return a row of the table.

    Args:
        number: its number in the sheet.
        row: what it says.
        looks: number of each of our styles.
        linked: whether its text on the sheet leads to the cell.
        heads: whether the rows below are folded under it.
    """
    cells = f'<c r="B{number}" s="{looks["number"]}"><v>{number - _HEADER_ROW}</v></c>'
    for column, look, text in zip(_COLUMNS[1:], _LOOKS, row.texts, strict=True):
        name = "cell" if look == "link" and not linked else look
        cells += _cell(f"{column}{number}", text, looks[name or row.severity])
    height = max(map(_height, row.texts, _WIDTHS[1:]))
    folding = _folding(folded=row.folded, heads=heads)
    return f'<row r="{number}" ht="{height}" customHeight="1"{folding}>{cells}</row>'


def _folding(*, folded: bool, heads: bool) -> str:
    """Return the attributes of a row that is folded, or that others are folded under."""
    attributes = ""
    if folded:
        attributes += ' outlineLevel="1" hidden="1"'
    if heads:
        attributes += ' collapsed="1"'
    return attributes


def _cell(at: str, text: str, look: int) -> str:
    if not text:
        return f'<c r="{at}" s="{look}"/>'
    body = f'<is><t xml:space="preserve">{cell_text(text)}</t></is>'
    return f'<c r="{at}" s="{look}" t="inlineStr">{body}</c>'


def _height(text: str, width: int) -> float:
    """Return the points a text needs: a spreadsheet does not fit every row of a file it opens.

    Args:
        text: the text.
        width: units of width of its column.
    """
    room = int(width * _PER_UNIT)
    lines = sum(max(1, -(-len(part) // room)) for part in text.split("\n"))
    return min(lines * _LINE + 5, _HIGHEST)


def _merged_cells() -> str:
    cells = "".join(f'<mergeCell ref="B{row}:I{row}"/>' for row in range(1, _HEADER_ROW))
    return f'<mergeCells count="{_HEADER_ROW - 1}">{cells}</mergeCells>'


def _links(content: Content, shown: Collection[str]) -> Iterator[str]:
    """Yield the links to the cells of the tabs that are shown."""
    for number, row in enumerate(content.rows, _FIRST_ROW):
        if row.sheet in shown:
            target = escaped(f"{quoted(row.sheet)}!{row.cell or 'A1'}")
            yield f'<hyperlink ref="E{number}" location="{target}"/>'


def _footer(content: Content) -> str:
    tab = escaped(content.tab)
    page = escaped(content.page.format("&P", "&N"))
    return f"<headerFooter><oddFooter>&amp;L{tab}&amp;R{page}</oddFooter></headerFooter>"
