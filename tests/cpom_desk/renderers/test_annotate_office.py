"""The annotated return in LibreOffice: it opens, says the same values, and our marks come off."""

from __future__ import annotations

import io
from collections.abc import Mapping
from typing import Any, Final

import openpyxl
import pytest

from cpom_desk.renderers.workbook import annotate, marked
from cpom_desk.renderers.workbook.annotations import HEADINGS
from tests.builders.libreoffice import convert, convert_all
from tests.builders.rich_workbooks import TAB, USERS, parts
from tests.cpom_desk.renderers.test_annotate_kept import CONTENT, MARKS, coloured
from tests.cpom_desk.renderers.test_annotate_kept import source as rich
from tests.cpom_desk.renderers.test_annotate_report import answer, judged, report, source

pytestmark = [
    pytest.mark.slow,
    pytest.mark.xdist_group("soffice"),
    pytest.mark.filterwarnings("ignore:.*extension is not supported"),
]
NEAR: Final = [m for m in MARKS if m.cell not in {"ZZ900", "XFD1048576"}]
"""LibreOffice takes minutes to save a comment at the very end of a sheet."""
RICH: Final = ("everything", "strict", "prefixed", "openpyxl_made")


@pytest.fixture(scope="module")
def saved() -> Mapping[str, bytes]:
    """The files as LibreOffice saves them: XLSX again, ODS and PDF."""
    written = {name: marked(rich(name), NEAR, CONTENT) for name in RICH}
    written["seeded"] = answer("seeded")
    again = convert_all(list(written.values()), "xlsx", "xlsx")
    found = {f"{name}.xlsx": content for name, content in zip(written, again, strict=True)}
    for kind in ("ods", "pdf"):
        found[f"seeded.{kind}"] = convert(answer("seeded"), "xlsx", kind)
    return found


def _values(content: bytes) -> dict[str, list[tuple[Any, ...]]]:
    book = openpyxl.load_workbook(io.BytesIO(content), data_only=True)
    return {s.title: list(s.iter_rows(values_only=True)) for s in book.worksheets}


def test_it_opens_and_says_the_same_values(saved: Mapping[str, bytes]) -> None:
    before, after = _values(source("seeded")), _values(saved["seeded.xlsx"])
    assert [n for n in after if n != "Anomalies"] == list(before)
    for name, rows in before.items():
        for number, row in enumerate(rows):
            now = after[name][number] if number < len(after[name]) else ()
            filled = [v for v in row if v is not None]
            assert [v for v in now if v is not None] == filled, (name, number)


@pytest.mark.parametrize("kind", ["xlsx", "ods"])
def test_what_libreoffice_saved_reads_as_the_source(kind: str, saved: Mapping[str, bytes]) -> None:
    before, after = report("seeded"), judged(saved[f"seeded.{kind}"])
    assert before.document
    assert after.document
    assert after.document.tree == before.document.tree
    assert [f.code for f in after.findings] == [f.code for f in before.findings]


def test_it_prints(saved: Mapping[str, bytes]) -> None:
    assert saved["seeded.pdf"].startswith(b"%PDF")


@pytest.mark.parametrize("name", RICH)
def test_colours_comments_and_links_are_those_we_wrote(
    name: str, saved: Mapping[str, bytes]
) -> None:
    book = openpyxl.load_workbook(io.BytesIO(saved[f"{name}.xlsx"]))
    sheet = book[TAB]
    shown = {"G3": "F2"} if sheet.merged_cells.ranges else {}
    cells = {shown.get(m.cell, m.cell) for m in NEAR}
    assert coloured(sheet) == {"bloquant": {"B3"}, "information": cells - {"B3"}}
    for said in NEAR:
        assert said.message in sheet[shown.get(said.cell, said.cell)].comment.text
    assert book.worksheets[0]["E6"].hyperlink.location.endswith("B3")
    assert all(book.worksheets[0].row_dimensions[n].hidden for n in range(9, 14))


@pytest.mark.parametrize("name", RICH)
def test_our_marks_come_off_and_those_of_the_user_stay(
    name: str, saved: Mapping[str, bytes]
) -> None:
    cleaned = marked(saved[f"{name}.xlsx"], (), None)
    book = openpyxl.load_workbook(io.BytesIO(cleaned))
    before = openpyxl.load_workbook(io.BytesIO(saved[f"{name}.xlsx"]))
    assert book.sheetnames == before.sheetnames[1:]
    assert not coloured(book[TAB])
    left = {c.coordinate: c.comment.text for row in book[TAB] for c in row if c.comment}
    expected = {} if name == "prefixed" else {"B3": USERS, "C4": "autre"}
    assert left == expected
    assert len(book[TAB].conditional_formatting) == (2 if name in {"everything", "strict"} else 0)
    for part in parts(cleaned).values():
        assert b'"cpom:' not in part
        assert b"quot;cpom:" not in part


@pytest.mark.parametrize("name", RICH)
def test_marks_put_again_replace_those_libreoffice_saved(
    name: str, saved: Mapping[str, bytes]
) -> None:
    again = marked(saved[f"{name}.xlsx"], NEAR, CONTENT)
    assert marked(again, NEAR, CONTENT) == again
    book = openpyxl.load_workbook(io.BytesIO(again))
    assert book[TAB]["B3"].comment.text.count(HEADINGS["fr"]) == 1
    assert coloured(book[TAB])["bloquant"] == {"B3"}
    assert len([n for n in book.sheetnames if n.startswith("Anomalies")]) == (
        2 if name == "openpyxl_made" else 1
    )


def test_a_workbook_made_by_libreoffice_is_annotated(saved: Mapping[str, bytes]) -> None:
    before = marked(saved["seeded.xlsx"], (), None)
    found = judged(before)
    assert found.document
    once = annotate(before, found)
    assert judged(once).findings == found.findings
    assert annotate(once, judged(once)) == once
    assert parts(marked(once, (), None)) == parts(before)
