"""What the raw layer makes of the workbooks that programs write."""

from __future__ import annotations

import os
import shutil
import subprocess
from datetime import date, datetime, time, timedelta
from io import BytesIO
from pathlib import Path
from typing import Any, Final

import openpyxl
import pytest
import xlsxwriter
from openpyxl.styles import PatternFill

from cpom_schema.document import Limits
from cpom_schema.errors import UnreadableError
from cpom_schema.formats.workbook import grid
from cpom_schema.formats.workbook.grid import Sheet, Workbook
from tests import raw_workbooks as raw

SOFFICE: Final = shutil.which("soffice")
CI: Final = os.environ.get("CI") == "true"
TEXT: Final = "Réalisé – à 80 %\n  deux  espaces\tfin"
DATES: Final = '<cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs>'


def _read(source: bytes, limits: Limits | None = None) -> Workbook:
    return grid.read(source, limits or Limits())


def _only(source: bytes) -> Sheet:
    (sheet,) = _read(source).sheets
    return sheet


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
    first.write_rich_string(2, 0, "en ", book.add_format({"bold": True}), "gras")
    first.write_formula(2, 1, "=1+1", None, 2)
    first.write_string(4, 0, "masquée")
    first.set_row(4, None, None, {"hidden": True})
    first.merge_range(5, 0, 6, 1, "fusion")
    second = book.add_worksheet("_meta")
    second.very_hidden()
    second.write_row(0, 0, ["type", "suiviAnnuel"])
    book.add_chartsheet("Courbe").set_chart(book.add_chart({"type": "line"}))
    last = book.add_worksheet("Cachée")
    last.hide()
    book.close()
    return content.getvalue()


def _office(source: bytes, folder: Path, name: str, to: str) -> bytes:
    """A workbook saved again by LibreOffice."""
    if SOFFICE is None:
        if CI:
            pytest.fail("LibreOffice is required here")
        pytest.skip("LibreOffice is not installed")
    (folder / name).write_bytes(source)
    out = folder / "out"
    subprocess.run(
        [SOFFICE, f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless",
         "--convert-to", to, "--outdir", out, folder / name],
        check=True, capture_output=True, timeout=120,
    )  # fmt: skip
    return (out / name).with_suffix(f".{to}").read_bytes()


def _same_content(sheet: Sheet) -> None:
    rows = [[*row] for row in sheet.rows]
    assert rows[0][:2] == ["code", "valeur"]
    assert rows[1][:5] == ["010000024", 0.155, date(2025, 12, 31), True, TEXT]
    assert rows[2][:2] == ["en gras", 2.0]
    assert not any(rows[3])
    assert rows[4][0] == "masquée"
    assert rows[5][0] == "fusion"
    assert len(rows) == 6
    assert set(sheet.hidden_rows) == {4}
    assert list(sheet.merged) == [(5, 0, 6, 1)]
    assert dict(sheet.odd) == {}


def test_a_workbook_of_xlsxwriter() -> None:
    book = _read(_written())
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
def test_the_same_saved_by_libreoffice(to: str, tmp_path: Path) -> None:
    saved = _office(_written(), tmp_path, "suivi.xlsx", to)
    assert grid.kind(saved) == to
    book = _read(saved)
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
def test_errors_computed_by_libreoffice_are_seen_in_ods(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet: Any = book.active
    sheet["B2"], sheet["B3"], sheet["B4"] = "=1/0", "=NA()", "=1+1"
    content = BytesIO()
    book.save(content)
    for to in ("ods", "xlsx"):
        read = _only(_office(content.getvalue(), tmp_path, "erreurs.xlsx", to))
        assert read.odd == {(1, 1): "erreur:#DIV/0!", (2, 1): "erreur:#N/A"}
        assert [*read.rows[3]][1] == 2.0


def test_formulas_that_were_never_computed_are_odd_and_keep_their_row() -> None:
    book = openpyxl.Workbook()
    sheet: Any = book.active
    sheet.append(["total", "=SUM(1,2)"])
    sheet.append(["=1"])
    content = BytesIO()
    book.save(content)
    read = _only(content.getvalue())
    assert read.odd == {(0, 1): "formule", (1, 0): "formule"}
    assert len(read.rows) == 2


def test_a_formula_whose_result_is_an_empty_text_is_not_odd() -> None:
    cell = '<c r="A1" t="str"><f>""</f><v></v></c><c r="B1" t="str"><f>1</f></c>'
    assert _only(raw.xlsx(f'<row r="1">{cell}</row>')).odd == {(0, 1): "formule"}


@pytest.mark.parametrize("error", ["#REF!", "#DIV/0!", "#N/A", "#NOM?"])
def test_an_error_value_is_odd(error: str) -> None:
    row = f'<row r="3"><c r="B3" t="e"><f>A1</f><v>{error}</v></c><c r="C3"><v>1</v></c></row>'
    read = _only(raw.xlsx(row))
    assert read.odd == {(2, 1): f"erreur:{error}"}
    assert read.rows[2] == ["", "", 1.0]


def test_hidden_rows_count_only_when_they_hold_something() -> None:
    rows = (
        '<row r="1" hidden="1"><c r="A1"><v>1</v></c></row><row r="2" hidden="true"/>'
        '<row hidden="true"><c><v>2</v></c></row><row hidden="0"><c><v>2</v></c></row>'
    )
    assert set(_only(raw.xlsx(rows)).hidden_rows) == {0, 2}


def test_formatted_rows_and_columns_without_content_are_left_out() -> None:
    book = openpyxl.Workbook()
    sheet: Any = book.active
    sheet["A1"] = "seul"
    fill = PatternFill("solid", fgColor="FFFF00")
    for row in range(2, 1_502):
        sheet.cell(row, 3).fill = fill
    content = BytesIO()
    book.save(content)
    read = _read(content.getvalue())
    assert [len(s.rows) for s in read.sheets] == [1]
    assert [(n.code, n.params, n.sheet) for n in read.notes] == [
        ("CPOM-F-072", (("lignes", "1500"),), "Sheet")
    ]


def test_a_value_far_away_is_refused_with_its_corner() -> None:
    with pytest.raises(UnreadableError) as refused:
        _read(raw.xlsx('<row r="900000"><c r="ZZ900000"><v>1</v></c></row>'))
    (note,) = refused.value.notes
    assert (note.code, note.sheet, note.cell) == ("CPOM-F-065", "Données", "ZZ900000")
    assert dict(note.params) == {"lignes": "900000", "colonnes": "702"}


def test_many_sheets_share_one_limit_measured_exactly() -> None:
    content = BytesIO()
    book = xlsxwriter.Workbook(content, {"in_memory": True})
    for _ in range(30):
        book.add_worksheet().write(1_200, 99, "fin")
    book.close()
    cells = 30 * 1_201 * 100
    assert len(_read(content.getvalue(), Limits(cells=cells)).sheets) == 30
    with pytest.raises(UnreadableError, match="F-065"):
        _read(content.getvalue(), Limits(cells=cells - 1))


def test_strict_files_absolute_targets_capitals_and_any_part_name() -> None:
    made = raw.parts(office=raw.STRICT)
    links = str(made.pop("xl/_rels/workbook.xml.rels"))
    made["XL/_rels/Workbook.xml.rels"] = links.replace(
        "worksheets/sheet1.xml", "/xl/Worksheets/Feuille.xml"
    )
    made["xl\\worksheets\\feuille.xml"] = made.pop("xl/worksheets/sheet1.xml")
    source = raw.archive(made)
    assert grid.kind(source) == "xlsx"
    assert _only(source).rows == [[1.0]]


def test_texts_lose_phonetics_and_keep_their_runs_and_escapes() -> None:
    texts = (
        "<si><t>a</t><rPh sb='0' eb='1'><t>PHON</t></rPh></si>"
        '<si><r><t xml:space="preserve">x </t></r><r><t>y&amp;z&#10;w</t></r></si>'
        "<si><t>_x0041_ _x005F_x0041_</t></si>"
    )
    cells = "".join(f'<c t="s"><v>{i}</v></c>' for i in range(3))
    assert _only(raw.xlsx(f"<row>{cells}</row>", texts=texts)).rows == [
        ["a", "x y&z\nw", "A _x0041_"]
    ]


@pytest.mark.parametrize(
    ("number", "properties", "expected"),
    [
        ("1", "", date(1900, 1, 1)),
        ("59", "", date(1900, 2, 28)),
        ("60", "", date(1900, 2, 28)),  # 29 February 1900, a day that only spreadsheets know
        ("61", "", date(1900, 3, 1)),
        ("46022", "", date(2025, 12, 31)),
        ("44560", 'date1904="1"', date(2025, 12, 31)),
        ("44560", 'date1904="true"', date(2025, 12, 31)),
        ("45658.5", "", datetime(2025, 1, 1, 12)),  # noqa: DTZ001
        ("20250101", "", 20250101.0),
        ("0.5", "", time(12)),
    ],
)
def test_dates(number: str, properties: str, expected: object) -> None:
    row = f'<row r="1"><c r="A1" s="1"><v>{number}</v></c></row>'
    assert _only(raw.xlsx(row, styles=DATES, properties=properties)).rows == [[expected]]


def test_other_encodings_are_read() -> None:
    made = raw.parts()
    row = '<row><c t="inlineStr"><is><t>é</t></is></c></row>'
    for encoding in ("utf-16", "iso-8859-1"):
        text = f'<?xml version="1.0" encoding="{encoding.upper()}"?>{raw.sheet(row)}'
        made["xl/worksheets/sheet1.xml"] = text.encode(encoding)
        assert _only(raw.archive(made)).rows == [["é"]]


def test_ods_cells() -> None:
    def cell(attributes: str, inside: str = "") -> str:
        return f"<table:table-cell {attributes}>{inside}</table:table-cell>"

    cells = (
        cell('office:value-type="date" office:date-value="2025-12-31T10:00:00"'),
        cell('office:value-type="time" office:time-value="PT02H30M00S"'),
        cell('office:value-type="time" office:time-value="PT30H00M00S"'),
        cell('office:value-type="currency" office:value="12.5"', "<text:p>12,50 €</text:p>"),
        cell('office:value-type="string"', "<text:p>a<text:s text:c='2'/>b</text:p><text:p> c\n"
             "<text:span>d</text:span><text:line-break/>e</text:p>"),
        cell('office:value-type="string"', "<office:annotation><text:p>note</text:p>"
             "</office:annotation><text:p>vu</text:p>"),
        cell('table:formula="of:=1"'),
        cell('office:value-type="date" office:date-value="hier"', "<text:p>hier</text:p>"),
    )  # fmt: skip
    twice = 'table:number-columns-repeated="2"'
    rows = (
        f"<table:table-row>{''.join(cells)}</table:table-row>"
        '<table:table-row table:number-rows-repeated="2" table:visibility="filter">'
        f"{cell(twice)}{cell(twice, '<text:p>x</text:p>')}</table:table-row>"
    )
    read = _only(raw.ods(rows))
    assert [*read.rows[0]] == [
        datetime(2025, 12, 31, 10),  # noqa: DTZ001
        time(2, 30),
        timedelta(hours=30),
        12.5,
        "a  b\nc d\ne",
        "vu",
        "",
        "hier",
    ]
    assert [[*r] for r in read.rows[1:]] == [["", "", "x", "x"]] * 2
    assert read.odd == {(0, 6): "formule"}
    assert set(read.hidden_rows) == {1, 2}


def test_ods_copies_of_other_files_are_not_sheets() -> None:
    source = "<table:table-source/><table:table-row><table:table-cell/></table:table-row>"
    book = _read(raw.ods(source, name="'file:///budget.ods'#Feuille"))
    assert book.sheets == ()
    assert [n.code for n in book.notes] == ["CPOM-F-067"]


def test_kinds_of_archives() -> None:
    assert grid.kind(raw.xlsx()) == "xlsx"
    assert grid.kind(raw.ods("")) == "ods"
    assert grid.kind(raw.archive({"contrat/CONTRAT.CSV": "a;b"})) == "csv"
    assert grid.kind(raw.archive({"word/document.xml": ""})) is None
    assert grid.kind(b"%PDF") is None
    assert grid.kind(b"PK\3\4 cut") is None


@pytest.mark.parametrize(
    ("row", "column", "name"),
    [
        (0, 0, "A1"),
        (11, 5, "F12"),
        (0, 25, "Z1"),
        (0, 26, "AA1"),
        (1_048_575, 16_383, "XFD1048576"),
    ],
)
def test_names_of_cells(row: int, column: int, name: str) -> None:
    assert grid.cell_name(row, column) == name
