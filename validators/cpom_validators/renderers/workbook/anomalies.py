"""The Anomalies sheet: verdict, counts, then what to correct, each line leading to its cell."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Final

from cpom_validators.renderers.workbook.marks import Content, Row
from cpom_validators.renderers.workbook.surgery import cell_text, escaped

_COLUMNS: Final = "BCDEFGHI"
_WIDTHS: Final = (6, 15, 19, 9, 28, 42, 42, 14)
_LOOKS: Final = ("number", "", "cell", "link", "cell", "cell", "cell", "code")
_HEADER_ROW: Final = 5
_ACROSS: Final = 160
"""Letters of a line that goes across all the columns, on the safe side."""
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


def _row(number: int, row: Row, looks: Mapping[str, int]) -> str:
    cells = ""
    for column, look, text in zip(_COLUMNS, _LOOKS, row.texts, strict=True):
        named = look or row.severity
        if column == "B" and text.isdecimal():
            cells += f'<c r="{column}{number}" s="{looks[named]}"><v>{text}</v></c>'
            continue
        if named == "link" and not row.sheet:
            named = "cell"
        cells += _cell(f"{column}{number}", text, looks[named])
    return f'<row r="{number}">{cells}</row>'


def _height(text: str, line: float) -> float:
    lines = sum(max(1, -(-len(part) // _ACROSS)) for part in text.split("\n"))
    return lines * line + 6


def _banner(content: Content, looks: Mapping[str, int], state: str) -> str:
    """The rows above the table, each across all its columns."""
    kinds = ("title", f"verdict {content.tone}", "text", "grey")
    texts = (content.title, content.verdict, content.counts, content.help)
    heights = (30.0, _height(content.verdict, 15), *(_height(t, 13.5) for t in texts[2:]))
    rows = ""
    for number, (kind, text, height) in enumerate(zip(kinds, texts, heights, strict=True), 1):
        hidden = _cell("A1", state, 0) if number == 1 else ""
        cells = _cell(f"B{number}", text, looks[kind])
        cells += "".join(_cell(f"{c}{number}", "", looks[kind]) for c in _COLUMNS[1:])
        rows += f'<row r="{number}" ht="{height}" customHeight="1">{hidden}{cells}</row>'
    return rows


def _links(content: Content, shown: Collection[str]) -> str:
    links = ""
    for number, row in enumerate(content.rows, _HEADER_ROW + 1):
        if row.sheet in shown:
            target = escaped(f"{quoted(row.sheet)}!{row.cell or 'A1'}")
            links += f'<hyperlink ref="E{number}" location="{target}"/>'
    return f"<hyperlinks>{links}</hyperlinks>" if links else ""


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
    headers = "".join(
        _cell(f"{c}{_HEADER_ROW}", h, looks["header"])
        for c, h in zip(_COLUMNS, content.headers, strict=True)
    )
    header = f'<row r="{_HEADER_ROW}" ht="21" customHeight="1">{headers}</row>'
    rows = "".join(
        _row(n, r if r.sheet in shown else r._replace(sheet=""), looks)
        for n, r in enumerate(content.rows, _HEADER_ROW + 1)
    )
    columns = '<col min="1" max="1" width="2" hidden="1" customWidth="1"/>' + "".join(
        f'<col min="{n}" max="{n}" width="{w}.7109375" customWidth="1"/>'
        for n, w in enumerate(_WIDTHS, 2)
    )
    under = f"A{_HEADER_ROW + 1}"
    last = last_row(content)
    merges = "".join(f'<mergeCell ref="B{n}:I{n}"/>' for n in range(1, _HEADER_ROW))
    filtered = (TABLE % last).replace("$", "")
    return (
        f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<worksheet xmlns="{main}">'
        '<sheetPr><tabColor rgb="FFC62828"/><pageSetUpPr fitToPage="1"/></sheetPr>'
        f'<dimension ref="A1:I{last}"/><sheetViews>'
        '<sheetView showGridLines="0" tabSelected="1" workbookViewId="0">'
        f'<pane ySplit="{_HEADER_ROW}" topLeftCell="{under}" activePane="bottomLeft" '
        f'state="frozen"/><selection pane="bottomLeft" activeCell="E{under[1:]}" '
        f'sqref="E{under[1:]}"/></sheetView></sheetViews><sheetFormatPr defaultRowHeight="15"/>'
        f"<cols>{columns}</cols><sheetData>{_banner(content, looks, state)}{header}{rows}"
        f'</sheetData><autoFilter ref="{filtered}"/><mergeCells count="{_HEADER_ROW - 1}">{merges}'
        f"</mergeCells>{_links(content, shown)}"
        '<pageMargins left="0.4" right="0.4" top="0.5" bottom="0.6" header="0.3" footer="0.3"/>'
        '<pageSetup paperSize="9" orientation="landscape" fitToHeight="0"/>'
        f"<headerFooter><oddFooter>&amp;L{escaped(content.tab)}&amp;R"
        f"{escaped(content.page.format('&P', '&N'))}</oddFooter></headerFooter></worksheet>"
    ).encode()
