#!/usr/bin/env bash
# python-calamine 0.9.1: day zero of a cell formatted as a date is a time from XLSX, a date from ODS.
# Expected: one kind of value for one kind of cell: a date, or an error, in both.
# Seen: 0 formatted dd/mm/yyyy, which a spreadsheet shows as 30/12/1899 or 00/01/1900, comes back as
#   time(0, 0) from XLSX; the same day typed in ODS comes back as date(1899, 12, 30).
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check python-calamine==0.9.1 openpyxl==3.1.5 odfpy==1.4.1
cd "$folder"
venv/bin/python - <<'PYTHON'
import datetime
import io

import openpyxl
from odf.opendocument import OpenDocumentSpreadsheet
from odf.table import Table, TableCell, TableRow
from python_calamine import CalamineWorkbook


def first(content: io.BytesIO) -> object:
    """Return the value of the first cell."""
    content.seek(0)
    return CalamineWorkbook.from_filelike(content).get_sheet_by_index(0).to_python()[0][0]


book = openpyxl.Workbook()
book.active["A1"] = 0
book.active["A1"].number_format = "dd/mm/yyyy"
xlsx = io.BytesIO()
book.save(xlsx)

sheets = OpenDocumentSpreadsheet()
row = TableRow()
row.addElement(TableCell(valuetype="date", datevalue="1899-12-30"))
table = Table(name="Feuille")
table.addElement(row)
sheets.spreadsheet.addElement(table)
ods = io.BytesIO()
sheets.write(ods)

print("XLSX:", repr(first(xlsx)), "ODS:", repr(first(ods)))
assert first(xlsx) == datetime.time(0, 0)
assert first(ods) == datetime.date(1899, 12, 30)
PYTHON
