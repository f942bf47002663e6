"""What the raw layer makes of workbooks written part by part, as no program here does."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import Final

import pytest

from cpom_schema.errors import UnreadableError
from cpom_schema.formats.workbook.cell_names import cell_name
from cpom_schema.formats.workbook.opening import grid
from tests.builders import raw_workbooks as raw

DATES: Final = '<cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs>'


def test_a_formula_whose_result_is_an_empty_text_is_not_odd() -> None:
    cell = '<c r="A1" t="str"><f>""</f><v></v></c><c r="B1" t="str"><f>1</f></c>'
    assert raw.only(raw.xlsx(f'<row r="1">{cell}</row>')).broken == {(0, 1): "formule"}


@pytest.mark.parametrize("error", ["#REF!", "#DIV/0!", "#N/A", "#NOM?"])
def test_an_error_value_is_odd(error: str) -> None:
    row = f'<row r="3"><c r="B3" t="e"><f>A1</f><v>{error}</v></c><c r="C3"><v>1</v></c></row>'
    read = raw.only(raw.xlsx(row))
    assert read.broken == {(2, 1): f"erreur:{error}"}
    assert read.rows[2] == ["", "", 1.0]


def test_hidden_rows_count_only_when_they_hold_something() -> None:
    rows = (
        '<row r="1" hidden="1"><c r="A1"><v>1</v></c></row><row r="2" hidden="true"/>'
        '<row hidden="true"><c><v>2</v></c></row><row hidden="0"><c><v>2</v></c></row>'
    )
    assert set(raw.only(raw.xlsx(rows)).hidden_rows) == {0, 2}


def test_a_value_far_away_is_refused_with_its_corner() -> None:
    with pytest.raises(UnreadableError) as refused:
        raw.read(raw.xlsx('<row r="900000"><c r="ZZ900000"><v>1</v></c></row>'))
    (note,) = refused.value.notes
    assert (note.code, note.sheet, note.cell) == ("CPOM-F-065", "Données", "ZZ900000")
    assert dict(note.params) == {"lignes": "900000", "colonnes": "702"}


def test_strict_files_absolute_targets_capitals_and_any_part_name() -> None:
    made = raw.parts(office=raw.STRICT)
    links = str(made.pop("xl/_rels/workbook.xml.rels"))
    made["XL/_rels/Workbook.xml.rels"] = links.replace(
        "worksheets/sheet1.xml", "/xl/Worksheets/Feuille.xml"
    )
    made["xl\\worksheets\\feuille.xml"] = made.pop("xl/worksheets/sheet1.xml")
    source = raw.archive(made)
    assert grid.kind(source) == "xlsx"
    assert raw.only(source).rows == [[1.0]]


def test_texts_lose_phonetics_and_keep_their_runs_and_escapes() -> None:
    texts = (
        "<si><t>a</t><rPh sb='0' eb='1'><t>PHON</t></rPh></si>"
        '<si><r><t xml:space="preserve">x </t></r><r><t>y&amp;z&#10;w</t></r></si>'
        "<si><t>_x0041_ _x005F_x0041_</t></si>"
    )
    cells = "".join(f'<c t="s"><v>{i}</v></c>' for i in range(3))
    assert raw.only(raw.xlsx(f"<row>{cells}</row>", texts=texts)).rows == [
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
    assert raw.only(raw.xlsx(row, styles=DATES, properties=properties)).rows == [[expected]]


def test_other_encodings_are_read() -> None:
    made = raw.parts()
    row = '<row><c t="inlineStr"><is><t>é</t></is></c></row>'
    for encoding in ("utf-16", "iso-8859-1"):
        text = f'<?xml version="1.0" encoding="{encoding.upper()}"?>{raw.sheet(row)}'
        made["xl/worksheets/sheet1.xml"] = text.encode(encoding)
        assert raw.only(raw.archive(made)).rows == [["é"]]


def test_ods_cells() -> None:
    def cell(attributes: str, inside: str = "") -> str:
        return f"<table:table-cell {attributes}>{inside}</table:table-cell>"

    cells = (
        cell('office:value-type="date" office:date-value="2025-12-31T10:00:00"'),
        cell('office:value-type="time" office:time-value="PT02H30M00S"'),
        cell('office:value-type="time" office:time-value="PT30H00M00S"'),
        cell('office:value-type="currency" office:value="12.5"', "<text:p>12,50 €</text:p>"),
        cell('office:value-type="string"', "<text:p>a<text:s text:c='2'/>b</text:p><text:p>\n  c\n"
             "<text:span>d</text:span><text:line-break/>  e  f</text:p>"),
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
    read = raw.only(raw.ods(rows))
    assert [*read.rows[0]] == [
        datetime(2025, 12, 31, 10),  # noqa: DTZ001
        time(2, 30),
        timedelta(hours=30),
        12.5,
        "a  b\nc d\n  e  f",
        "vu",
        "",
        "hier",
    ]
    assert [[*r] for r in read.rows[1:]] == [["", "", "x", "x"]] * 2
    assert read.broken == {(0, 6): "formule"}
    assert set(read.hidden_rows) == {1, 2}


def test_ods_copies_of_other_files_are_not_sheets() -> None:
    source = "<table:table-source/><table:table-row><table:table-cell/></table:table-row>"
    book = raw.read(raw.ods(source, name="'file:///budget.ods'#Feuille"))
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
    assert cell_name(row, column) == name
