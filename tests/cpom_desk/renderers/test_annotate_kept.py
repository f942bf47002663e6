"""The annotated return keeps everything of the user's file, and its marks go as they came."""

from __future__ import annotations

import io
import posixpath
import re
from fnmatch import fnmatchcase
from functools import cache
from typing import Any
from xml.parsers import expat

import openpyxl
import pytest
from lxml import etree
from openpyxl.utils import get_column_letter

from cpom_desk.renderers.workbook import MAY_DIFFER, marked
from cpom_desk.renderers.workbook.annotations import HEADINGS, Content, Mark, Row
from cpom_desk.renderers.workbook.styles import PALE
from cpom_schema.document import Limits
from cpom_schema.formats.workbook.opening.grid import read as read_grid
from cpom_schema.standard.catalogue import Severity
from tests.builders.rich_workbooks import SOURCES, TAB, USERS, parts, usual

CELLS = ("B3", "C4", "A5", "A6", "A7", "G3", "ZZ900", "XFD1048576")


def mark(cell: str, severity: Severity, word: str) -> Mark:
    return Mark(
        TAB, cell, severity, word, f"{cell} ne va pas.", "À faire : corriger.", "CPOM-S-001"
    )


MARKS = [
    mark("B3", "avertissement", "Avertissement :"),
    mark("B3", "bloquant", "Bloquant :"),
    *(mark(cell, "information", "Information :") for cell in CELLS[1:]),
]
ROWS = [
    Row(
        ("Bloquant", TAB, c, "Où", "Quoi", "Que faire", "CPOM-S-001"),
        "bloquant",
        TAB,
        c,
        folded=i > 2,
    )
    for i, c in enumerate(CELLS)
]
CONTENT = Content(
    tab="Anomalies",
    title="À corriger d'abord",
    verdict="x.xlsx : IRRECEVABLE",
    tone="bloquant",
    counts="Par feuille",
    help="Corrigez.",
    headers=("N°", "Gravité", "Feuille", "Cellule", "Où", "Ce qui ne va pas", "Que faire", "Code"),
    rows=ROWS,
    heading=HEADINGS["fr"],
    more="{} autres",
    page="Page {} sur {}",
)
KEPT = (
    *(b"sheetData", b"cols", b"mergeCells", b"dataValidations", b"sheetProtection", b"autoFilter"),
    *(b"pageSetup", b"headerFooter", b"drawing", b"legacyDrawingHF", b"extLst"),
)
ORDER = """
sheetPr dimension sheetViews sheetFormatPr cols sheetData sheetCalcPr sheetProtection
protectedRanges scenarios autoFilter sortState dataConsolidate customSheetViews mergeCells
phoneticPr conditionalFormatting dataValidations hyperlinks printOptions pageMargins pageSetup
headerFooter rowBreaks colBreaks customProperties cellWatches ignoredErrors smartTags drawing
legacyDrawing legacyDrawingHF picture oleObjects controls webPublishItems tableParts extLst
"""
"""Elements of a worksheet as the standard of workbooks orders them (CT_Worksheet)."""


@cache
def source(name: str) -> bytes:
    return SOURCES[name]()


@cache
def answer(name: str) -> bytes:
    return marked(source(name), MARKS, CONTENT)


each = pytest.mark.parametrize("name", SOURCES)


def changed(before: bytes, after: bytes) -> set[str]:
    old, new = parts(before), parts(after)
    return {n for n in old.keys() | new.keys() if old.get(n) != new.get(n)}


def matches(name: str, pattern: str) -> bool:
    return name == pattern or fnmatchcase(name, pattern)


@each
def test_only_parts_of_the_list_differ(name: str) -> None:
    found = changed(source(name), answer(name))
    assert found
    assert not {n for n in found if not any(matches(n, p) for p in MAY_DIFFER)}
    assert parts(source(name)).keys() <= parts(answer(name)).keys()


def test_each_line_of_the_list_is_observed() -> None:
    found = set[str]().union(*(changed(source(n), answer(n)) for n in SOURCES))
    assert not {p for p in MAY_DIFFER if not any(matches(n, p) for n in found)}


def element(part: bytes, name: bytes) -> bytes | None:
    found = re.search(rb"<((?:\w+:)?" + name + rb")(?=[\s/>])(?:[^>]*/>|.*?</\1>)", part, re.DOTALL)
    return found and found[0]


@each
def test_rows_and_all_that_rules_them_keep_their_bytes(name: str) -> None:
    old, new = parts(source(name)), parts(answer(name))
    sheets = [n for n in old if re.fullmatch(r"xl/worksheets/sheet\d+\.xml", n)]
    assert sheets
    for sheet in sheets:
        assert element(old[sheet], b"sheetData")
        for kept in KEPT:
            assert element(old[sheet], kept) == element(new[sheet], kept), kept


@each
def test_values_are_those_of_the_source(name: str) -> None:
    before = read_grid(source(name), Limits())
    after = read_grid(answer(name), Limits())
    assert after.notes == before.notes
    assert after.sheets[1:] == before.sheets


@each
def test_the_same_marks_again_give_the_same_bytes(name: str) -> None:
    assert marked(answer(name), MARKS, CONTENT) == answer(name)


@each
def test_marks_taken_away_give_the_parts_back(name: str) -> None:
    assert parts(marked(answer(name), (), None)) == parts(source(name))


@each
def test_other_marks_replace_the_former_ones(name: str) -> None:
    other = MARKS[3:4]
    assert parts(marked(answer(name), other, CONTENT)) == parts(
        marked(source(name), other, CONTENT)
    )


@each
def test_the_package_holds_together(name: str) -> None:
    found = parts(answer(name))
    types = etree.fromstring(found["[Content_Types].xml"])
    overrides = [t.get("PartName", "").lstrip("/") for t in types if "Override" in str(t.tag)]
    assert len(overrides) == len(set(overrides))
    before = parts(source(name))
    new_overrides = set(overrides) - set(before)
    assert new_overrides <= found.keys()
    extensions = {t.get("Extension") for t in types if "Default" in str(t.tag)}
    for part in found.keys() - before.keys():
        assert part in overrides or part.rpartition(".")[2] in extensions, part
    for part, text in found.items():
        if part.endswith((".xml", ".rels", ".vml")):
            expat.ParserCreate(namespace_separator=" ").Parse(text, True)
        if part.endswith(".rels"):
            links = etree.fromstring(text)
            ids = [r.get("Id") for r in links]
            assert len(ids) == len(set(ids)), part
            folder = posixpath.dirname(posixpath.dirname(part))
            for link in links:
                target = posixpath.normpath(posixpath.join("/" + folder, link.get("Target", "")))
                known = target.lstrip("/") in found or text == before.get(part)
                assert known or link.get("TargetMode") == "External", (part, target)


@each
def test_elements_of_a_marked_sheet_stand_in_their_order(name: str) -> None:
    rank = {element: number for number, element in enumerate(ORDER.split())}
    for part, text in parts(answer(name)).items():
        if re.fullmatch(r"xl/worksheets/sheet\d+\.xml", part):
            names = [str(etree.QName(e).localname) for e in etree.fromstring(text)]
            assert names == sorted(names, key=lambda n: rank[n]), part


def opened(name: str) -> Any:
    return openpyxl.load_workbook(io.BytesIO(usual(answer(name))))


def coloured(sheet: Any) -> dict[str, set[str]]:
    """Cells of our rules by severity, as a spreadsheet reads them."""
    found: dict[str, set[str]] = {}
    for covered in sheet.conditional_formatting:
        for rule in covered.rules:
            said = re.fullmatch(r'LEN\("cpom:(\w+)"\)>0', "".join(rule.formula))
            if said:
                assert rule.dxf.fill.bgColor.rgb in PALE.values()
                cells = (f"{get_column_letter(c)}{r}" for a in covered.cells for r, c in a.cells)
                found.setdefault(said[1], set()).update(cells)
    return found


@each
@pytest.mark.filterwarnings("ignore:.*extension is not supported")
def test_each_marked_cell_is_coloured_and_commented(name: str) -> None:
    sheet = opened(name)[TAB]
    shown = {"G3": "F2"} if sheet.merged_cells.ranges else {}
    cells = {shown.get(c, c) for c in CELLS}
    assert coloured(sheet) == {"bloquant": {"B3"}, "information": cells - {"B3"}}
    for said in MARKS:
        cell = shown.get(said.cell, said.cell)
        if name == "threads" and cell in {"B3", "C4"}:
            continue  # a spreadsheet shows the thread, never the comment that stands for it
        comment = sheet[cell].comment
        assert comment, cell
        assert f"{said.word} {said.message}\n{said.advice}\n{said.code}" in comment.text
        assert comment.text.count(HEADINGS["fr"]) == 1


@pytest.mark.filterwarnings("ignore:.*extension is not supported")
@pytest.mark.parametrize("name", ["everything", "macros", "strict", "openpyxl_made"])
def test_comments_of_the_user_stand_above_ours(name: str) -> None:
    comment = opened(name)[TAB]["B3"].comment
    assert comment.text.startswith(f"{USERS}\n\n{HEADINGS['fr']}")
    assert comment.author == "Marie"


@each
@pytest.mark.filterwarnings("ignore:.*extension is not supported")
def test_each_link_leads_to_its_cell(name: str) -> None:
    book = opened(name)
    sheet = book.worksheets[0]
    assert sheet.title == ("Anomalies (2)" if name == "openpyxl_made" else "Anomalies")
    assert book.active is sheet
    for number, cell in enumerate(CELLS, 6):
        place = "'" + TAB.replace("'", "''") + "'"
        assert sheet[f"E{number}"].hyperlink.location == f"{place}!{cell}"
        assert sheet[f"E{number}"].value == cell
        assert sheet.row_dimensions[number].hidden is (number > 8)


def boxes(part: bytes) -> dict[tuple[int, int], list[int]]:
    """Corners of the boxes of comments by row and column, from 0."""
    pattern = rb"<x:Anchor>([^<]*)</x:Anchor><x:AutoFill>False</x:AutoFill><x:Row>(\d+)</x:Row>"
    found = re.findall(pattern + rb"<x:Column>(\d+)<", part)
    return {(int(r), int(c)): [int(n) for n in a.split(b",")] for a, r, c in found}


def test_a_box_is_as_high_as_its_text_whatever_the_rows_below_it() -> None:
    """Row 5 is 40 points high and row 6 is hidden in that workbook."""
    part = next(p for n, p in parts(answer("everything")).items() if n.endswith(".vml"))
    _, _, top, down, _, _, bottom, under = boxes(part)[4, 0]
    heights = {4: 53, 5: 0}
    between = sum(heights.get(row, 20) for row in range(top, bottom)) - down + under
    assert between == 4 * 15 + 14  # the heading, the message, the advice, the code; the margins


def test_a_box_of_the_user_gets_room_for_our_words_and_its_size_back() -> None:
    before, after = (parts(f("everything")) for f in (source, answer))
    (name,) = (n for n in before if n.endswith("vmlDrawing1.vml"))
    was, now = boxes(before[name])[2, 1], boxes(after[name])[2, 1]
    assert now[:4] == was[:4]
    assert now[6] > was[6]
    assert boxes(before[name]).keys() < boxes(after[name]).keys()
