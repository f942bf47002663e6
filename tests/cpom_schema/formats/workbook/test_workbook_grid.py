"""What the raw layer makes of the workbooks that programs write."""

from __future__ import annotations

from datetime import date, datetime
from io import BytesIO
from typing import Any, Final

import openpyxl
import pytest
import xlsxwriter
from openpyxl.styles import PatternFill

from cpom_schema.document import Limits
from cpom_schema.errors import UnreadableError
from cpom_schema.formats.workbook.opening import grid
from cpom_schema.formats.workbook.opening.grid import Sheet
from tests.builders import raw_workbooks as raw
from tests.builders.libreoffice import convert

TEXT: Final = "Réalisé – à 80 %\n  deux  espaces "
TABBED: Final = "une\ttabulation"  # alone: LibreOffice drops those of a text of several lines


def _written() -> bytes:
    """A workbook with a bit of everything, by XlsxWriter."""
    content = BytesIO()
    book = xlsxwriter.Workbook(content, {"in_memory": True})
    day = book.add_format({"num_format": "dd/mm/yyyy"})
    percent = book.add_format({"num_format": "0.0%"})
    text = book.add_format({"num_format": "@"})
    first = book.add_worksheet("Suivi à 5 ans")
    first.write_row(0, 0, ["code", "valeur"])
    first.write_string(1, 0, "010000024", text)
    first.write_number(1, 1, 0.155, percent)
    first.write_datetime(1, 2, datetime(2025, 12, 31), day)  # noqa: DTZ001
    first.write_boolean(1, 3, True)
    first.write_string(1, 4, TEXT)
    first.write_string(1, 5, TABBED)
    first.write_rich_string(2, 0, "en ", book.add_format({"bold": True}), "gras")
    first.write_formula(2, 1, "=1+1", None, 2)
    first.write_string(4, 0, "masquée")
    first.set_row(4, None, None, {"hidden": True})
    first.merge_range(5, 0, 6, 1, "fusion")
    second = book.add_worksheet("_meta")
    second.very_hidden()
    second.write_row(0, 0, ["type", "suiviAnnuel"])
    curve: Any = book.add_chart({"type": "line"})
    curve.add_series({"values": ["Suivi à 5 ans", 1, 1, 2, 1]})
    book.add_chartsheet("Courbe").set_chart(curve)
    last = book.add_worksheet("Cachée")
    last.hide()
    book.close()
    return content.getvalue()


def _same_content(sheet: Sheet) -> None:
    rows = [[*row] for row in sheet.rows]
    assert rows[0][:2] == ["code", "valeur"]
    assert rows[1] == ["010000024", 0.155, date(2025, 12, 31), True, TEXT, TABBED]
    assert rows[2][:2] == ["en gras", 2.0]
    assert not any(rows[3])
    assert rows[4][0] == "masquée"
    assert rows[5][0] == "fusion"
    assert len(rows) == 6
    assert set(sheet.hidden_rows) == {4}
    assert list(sheet.merged) == [(5, 0, 6, 1)]
    assert dict(sheet.broken) == {}


def test_a_workbook_of_xlsxwriter() -> None:
    book = raw.read(_written())
    assert [(s.name, s.hidden) for s in book.sheets] == [
        ("Suivi à 5 ans", False),
        ("_meta", True),
        ("Cachée", True),
    ]
    _same_content(book.sheets[0])
    assert book.sheets[1].rows == [["type", "suiviAnnuel"]]
    assert list(book.sheets[2].rows) == []
    assert book.notes == ()


@pytest.mark.slow
@pytest.mark.parametrize("to", ["xlsx", "ods"])
def test_the_same_saved_by_libreoffice(to: str) -> None:
    saved = convert(_written(), "xlsx", to)
    assert grid.kind(saved) == to
    book = raw.read(saved)
    shown = [s for s in book.sheets if s.name != "Courbe"]  # ODS has no sheets of charts
    assert [(s.name, s.hidden) for s in shown] == [
        ("Suivi à 5 ans", False),
        ("_meta", True),
        ("Cachée", True),
    ]
    _same_content(shown[0])
    assert [[*r] for r in shown[1].rows] == [["type", "suiviAnnuel"]]
    assert book.notes == ()


@pytest.mark.slow
@pytest.mark.parametrize("to", ["xlsx", "ods"])
def test_errors_computed_by_libreoffice_are_odd(to: str) -> None:
    book = openpyxl.Workbook()
    sheet: Any = book.active
    sheet["B2"], sheet["B3"], sheet["B4"] = "=1/0", "=NA()", "=1+1"
    content = BytesIO()
    book.save(content)
    read = raw.only(convert(content.getvalue(), "xlsx", to))
    assert read.broken == {(1, 1): "erreur:#DIV/0!", (2, 1): "erreur:#N/A"}
    assert [*read.rows[3]][1] == 2.0


def test_formulas_that_were_never_computed_are_odd_and_keep_their_row() -> None:
    book = openpyxl.Workbook()
    sheet: Any = book.active
    sheet.append(["total", "=SUM(1,2)"])
    sheet.append(["=1"])
    content = BytesIO()
    book.save(content)
    read = raw.only(content.getvalue())
    assert read.broken == {(0, 1): "formule", (1, 0): "formule"}
    assert len(read.rows) == 2


def test_formatted_rows_and_columns_without_content_are_left_out() -> None:
    book = openpyxl.Workbook()
    sheet: Any = book.active
    sheet["A1"] = "seul"
    fill = PatternFill("solid", fgColor="FFFF00")
    for row in range(2, 1_502):
        sheet.cell(row, 3).fill = fill
    content = BytesIO()
    book.save(content)
    read = raw.read(content.getvalue())
    assert [len(s.rows) for s in read.sheets] == [1]
    assert [(n.code, n.params, n.sheet, n.cell) for n in read.notes] == [
        ("CPOM-F-072", (("lignes", "1500"),), "Sheet", "A2")
    ]


def test_many_sheets_share_one_limit_measured_exactly() -> None:
    content = BytesIO()
    book = xlsxwriter.Workbook(content, {"in_memory": True})
    for _ in range(30):
        book.add_worksheet().write(1_200, 99, "fin")
    book.close()
    cells = 30 * 1_201 * 100
    assert len(raw.read(content.getvalue(), Limits(cells=cells)).sheets) == 30
    with pytest.raises(UnreadableError, match="F-065"):
        raw.read(content.getvalue(), Limits(cells=cells - 1))
