"""Odd texts, odd names and very many marks: the copy is right, and still the user's."""

from __future__ import annotations

import io
import re
import time
from typing import Any, Final

import openpyxl
import pytest
import xlsxwriter

from cpom_desk.renderers.workbook import marked
from cpom_desk.renderers.workbook.annotations import HEADINGS, Content, Mark, Row
from cpom_desk.renderers.workbook.annotator import MOST_COMMENTS
from cpom_desk.renderers.workbook.comment_texts import MOST_IN_ONE
from tests.builders.rich_workbooks import parts

LIMIT: Final = 32_767
SECONDS: Final = 15
"""Far above what it takes: only a cost that grows with the square would reach it."""


def made(*tabs: str, rows: int = 3) -> bytes:
    file = io.BytesIO()
    with xlsxwriter.Workbook(file, {"in_memory": True}) as book:
        for tab in tabs:
            sheet: Any = book.add_worksheet(tab)
            for row in range(rows):
                sheet.write_row(row, 0, [row, row])
    return file.getvalue()


def mark(sheet: str, cell: str, message: str = "Faux.") -> Mark:
    return Mark(sheet, cell, "bloquant", "Bloquant :", message, "À faire : corriger.", "CPOM-S-001")


def content(*marks: Mark) -> Content:
    rows = [
        Row(
            ("Bloquant", m.sheet, m.cell, "", m.message, m.advice, m.code),
            "bloquant",
            m.sheet,
            m.cell,
            folded=False,
        )
        for m in marks
    ]
    return Content(
        *("Anomalies", "Titre", "x.xlsx", "bloquant", "Par feuille", "Aide"),
        ("N°", "Gravité", "Feuille", "Cellule", "Où", "Quoi", "Que faire", "Code"),
        rows,
        *(HEADINGS["fr"], "{} autres", "Page {} sur {}"),
    )


def answered(source: bytes, *marks: Mark) -> Any:
    return openpyxl.load_workbook(io.BytesIO(marked(source, marks, content(*marks))))


def units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("_x0041_ et _x000D_", "_x0041_ et _x000D_"),
        ("=SUM(A1) +1 -1 @x", "=SUM(A1) +1 -1 @x"),
        ("<b>&amp;</b> ]]> \"'", "<b>&amp;</b> ]]> \"'"),
        ("🙂 é \u00a0 ‰ 漢", "🙂 é \u00a0 ‰ 漢"),
        ("a\x00b\x08c\x1b", "a�b�c�"),
        ("seul \ud83d", "seul �"),
        ("\ufffe\uffff", "��"),
        ("  bords  ", "  bords  "),
        ("ligne\nsuivante", "ligne\nsuivante"),
    ],
)
def test_a_text_is_shown_as_it_is(text: str, shown: str) -> None:
    book = answered(made("A"), mark("A", "A1", text))
    escape = re.compile(r"_x005F_")  # openpyxl leaves this escape to whoever reads
    assert f"Bloquant : {shown}\nÀ faire" in escape.sub("_", book["A"]["A1"].comment.text)
    assert escape.sub("_", book["Anomalies"]["G6"].value) == shown


@pytest.mark.parametrize("letter", ["a", "é", "🙂", "_x0041_", "\x01"])
def test_no_text_is_longer_than_a_cell_may_hold(letter: str) -> None:
    long = letter * LIMIT
    marks = [mark("A", "A1", long) for _ in range(30)]
    book = answered(made("A"), *marks)
    cell, comment = book["Anomalies"]["G6"].value, book["A"]["A1"].comment.text
    assert 10_000 < units(cell) <= LIMIT
    assert units(comment) <= LIMIT
    assert comment.count(marks[0].code) == MOST_IN_ONE
    assert comment.startswith(HEADINGS["fr"])


def test_a_long_comment_is_known_again_as_ours() -> None:
    source = made("A")
    marks = [mark("A", "A1", "long " * 9_000)] * 20
    assert parts(marked(marked(source, marks, content(*marks)), (), None)) == parts(source)


@pytest.mark.parametrize(
    "name",
    [
        "L'été",
        "a & b",
        "<1>",
        'dit "oui"',
        "''",
        "Été 2025 (bis)",
        "=1+1",
        "漢字",
        "a!b",
        "_x0041_",
    ],
)
def test_a_tab_of_any_name_is_marked_and_linked(name: str) -> None:
    if name == "''":
        name = "a''b"
    book = answered(made("autre", name), mark(name, "B2"))
    assert book[name]["B2"].comment
    place = "'" + name.replace("'", "''") + "'!B2"
    assert book["Anomalies"]["E6"].hyperlink.location == place


@pytest.mark.parametrize("taken", [("Anomalies",), ("ANOMALIES", "Anomalies (2)")])
def test_a_tab_of_the_user_called_as_ours_stays(taken: tuple[str, ...]) -> None:
    source = made("A", *taken)
    marks = [mark("A", "A1"), mark(taken[0], "A2")]
    once = marked(source, marks, content(*marks))
    book = openpyxl.load_workbook(io.BytesIO(once))
    assert book.sheetnames == [f"Anomalies ({len(taken) + 1})", "A", *taken]
    assert book[taken[0]]["A2"].comment
    assert marked(once, marks, content(*marks)) == once
    assert parts(marked(once, (), None)) == parts(source)


@pytest.mark.parametrize(
    "wrong",
    [
        mark("absent", "A1"),
        mark("A", "A0"),
        mark("A", "ZZZZ1"),
        mark("A", ""),
        mark("A", "A1048577"),
    ],
)
def test_a_mark_without_a_place_in_the_workbook_is_told_in_anomalies_only(wrong: Mark) -> None:
    book = answered(made("A"), wrong)
    assert book["Anomalies"]["G6"].value == wrong.message
    assert not [c for row in book["A"] for c in row if c.comment]


def test_very_many_marks_take_a_bounded_time() -> None:
    source = made("A", "B", rows=1_500)
    marks = [mark(tab, f"{c}{row}") for tab in "AB" for row in range(1, 1_501) for c in "AB"]
    start = time.process_time()
    once = marked(source, marks, content(*marks))
    again = marked(once, marks, content(*marks))
    assert time.process_time() - start < SECONDS
    assert again == once
    texts = [p for n, p in parts(once).items() if n.startswith("xl/comments")]
    assert sum(p.count(b"<comment ") for p in texts) == MOST_COMMENTS
    assert parts(marked(once, (), None)) == parts(source)
