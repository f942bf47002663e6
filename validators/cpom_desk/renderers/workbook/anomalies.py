"""The Anomalies sheet: verdict, counts, then what to correct, each line leading to its cell."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Final

from cpom_desk.renderers.workbook.marks import Content, Row
from cpom_desk.renderers.workbook.surgery import cell_text, escaped

_COLUMNS: Final = "BCDEFGHI"
_WIDTHS: Final = (6, 15, 19, 9, 27, 44, 38, 15)
_LOOKS: Final = ("", "cell", "link", "cell", "cell", "cell", "code")
_HEADER_ROW: Final = 5
_PER_UNIT: Final = 1.15
"""Letters that fit in one unit of width of a column, on the safe side."""
_LINE: Final = 13.5
_HIGHEST: Final = 405.0
"""Points of the highest row a spreadsheet shows."""
TABLE: Final = f"$B${_HEADER_ROW}:$I$%d"
TITLES: Final = f"${_HEADER_ROW}:${_HEADER_ROW}"


def quoted(sheet: str) -> str:
    """The name of a tab as a reference writes it."""
    return "'" + sheet.replace("'", "''") + "'"


def last_row(content: Content) -> int:
    """The last row of the sheet."""
    return _HEADER_ROW + max(len(content.rows), 1)


def _cell(at: str, text: str, look: int) -> str:
    if not text:
        return f'<c r="{at}" s="{look}"/>'
    body = f'<is><t xml:space="preserve">{cell_text(text)}</t></is>'
    return f'<c r="{at}" s="{look}" t="inlineStr">{body}</c>'


def _height(text: str, width: int) -> float:
    """Points a text needs: a spreadsheet does not always fit the rows of a file it opens."""
    room = int(width * _PER_UNIT)
    lines = sum(max(1, -(-len(part) // room)) for part in text.split("\n"))
    return min(lines * _LINE + 5, _HIGHEST)


def _row(number: int, row: Row, looks: Mapping[str, int], *, linked: bool, heads: bool) -> str:
    cells = f'<c r="B{number}" s="{looks["number"]}"><v>{number - _HEADER_ROW}</v></c>'
    for column, look, text in zip(_COLUMNS[1:], _LOOKS, row.texts, strict=True):
        named = "cell" if look == "link" and not linked else look or row.severity
        cells += _cell(f"{column}{number}", text, looks[named])
    height = max(map(_height, row.texts, _WIDTHS[1:]))
    folded = ' outlineLevel="1" hidden="1"' if row.folded else ""
    heading = ' collapsed="1"' if heads else ""
    return f'<row r="{number}" ht="{height}" customHeight="1"{folded}{heading}>{cells}</row>'


def _rows(content: Content, looks: Mapping[str, int], shown: Collection[str]) -> str:
    texts: list[str] = []
    for rank, row in enumerate(content.rows):
        heads = not row.folded and any(r.folded for r in content.rows[rank + 1 : rank + 2])
        number = rank + _HEADER_ROW + 1
        texts.append(_row(number, row, looks, linked=row.sheet in shown, heads=heads))
    return "".join(texts)


def _banner(content: Content, looks: Mapping[str, int], state: str) -> str:
    """The rows above the table, each across all its columns."""
    kinds = ("title", f"verdict {content.tone}", "text", "grey")
    texts = (content.title, content.verdict, content.counts, content.help)
    rows = ""
    for number, (kind, text) in enumerate(zip(kinds, texts, strict=True), 1):
        height = 30.0 if kind == "title" else _height(text, sum(_WIDTHS)) + 4
        hidden = _cell("A1", state, 0) if number == 1 else ""
        cells = _cell(f"B{number}", text, looks[kind])
        cells += "".join(_cell(f"{c}{number}", "", looks[kind]) for c in _COLUMNS[1:])
        rows += f'<row r="{number}" ht="{height}" customHeight="1">{hidden}{cells}</row>'
    return rows


def _header(content: Content, looks: Mapping[str, int]) -> str:
    titles = zip(_COLUMNS, content.headers, strict=True)
    cells = "".join(_cell(f"{c}{_HEADER_ROW}", h, looks["header"]) for c, h in titles)
    return f'<row r="{_HEADER_ROW}" ht="21" customHeight="1">{cells}</row>'


def _links(content: Content, shown: Collection[str]) -> str:
    links: list[str] = []
    for number, row in enumerate(content.rows, _HEADER_ROW + 1):
        if row.sheet in shown:
            target = escaped(f"{quoted(row.sheet)}!{row.cell or 'A1'}")
            links.append(f'<hyperlink ref="E{number}" location="{target}"/>')
    return f"<hyperlinks>{''.join(links)}</hyperlinks>" if links else ""


def sheet(
    content: Content, looks: Mapping[str, int], state: str, shown: Collection[str], main: str
) -> bytes:
    """The part of the sheet.

    Args:
        content: what it says.
        looks: number of each of our styles.
        state: what we must know to take our marks away, put in a hidden cell.
        shown: tabs a link can lead to.
        main: namespace of sheets.
    """
    columns = '<col min="1" max="1" width="2" hidden="1" customWidth="1"/>' + "".join(
        f'<col min="{n}" max="{n}" width="{w}.7109375" customWidth="1"/>'
        for n, w in enumerate(_WIDTHS, 2)
    )
    under = _HEADER_ROW + 1
    last = last_row(content)
    merges = "".join(f'<mergeCell ref="B{n}:I{n}"/>' for n in range(1, _HEADER_ROW))
    filtered = (TABLE % last).replace("$", "")
    outline = ' outlineLevelRow="1"' if any(r.folded for r in content.rows) else ""
    return (
        f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<worksheet xmlns="{main}">'
        '<sheetPr><tabColor rgb="FFC62828"/><outlinePr summaryBelow="0"/>'
        '<pageSetUpPr fitToPage="1"/></sheetPr>'
        f'<dimension ref="A1:I{last}"/><sheetViews>'
        '<sheetView showGridLines="0" tabSelected="1" workbookViewId="0">'
        f'<pane ySplit="{_HEADER_ROW}" topLeftCell="A{under}" activePane="bottomLeft" '
        f'state="frozen"/><selection pane="bottomLeft" activeCell="E{under}" '
        f'sqref="E{under}"/></sheetView></sheetViews>'
        f'<sheetFormatPr defaultRowHeight="15"{outline}/><cols>{columns}</cols>'
        f"<sheetData>{_banner(content, looks, state)}{_header(content, looks)}"
        f"{_rows(content, looks, shown)}</sheetData>"
        f'<autoFilter ref="{filtered}"/><mergeCells count="{_HEADER_ROW - 1}">{merges}'
        f"</mergeCells>{_links(content, shown)}"
        '<pageMargins left="0.4" right="0.4" top="0.5" bottom="0.6" header="0.3" footer="0.3"/>'
        '<pageSetup paperSize="9" orientation="landscape" fitToHeight="0"/>'
        f"<headerFooter><oddFooter>&amp;L{escaped(content.tab)}&amp;R"
        f"{escaped(content.page.format('&P', '&N'))}</oddFooter></headerFooter></worksheet>"
    ).encode()
