"""Tables and workbooks beside their peers: 50,000 rows, then one contract as CSV."""

from __future__ import annotations

import csv
import io
import json
import tempfile
import time
import zipfile
from functools import partial
from importlib import import_module
from itertools import islice, product
from pathlib import Path
from typing import Any, Final
from xml.parsers import expat

import openpyxl
import orjson
import xlsxwriter

from cpom_schema.document import Document, Limits, Tree
from cpom_schema.formats import read_bytes, write_bytes
from cpom_schema.formats.csv import syntax as csv_
from cpom_schema.formats.csv.package import folder_bytes
from cpom_schema.formats.saving import save_folder
from cpom_schema.standard.edition import Editions
from cpom_validators.judgement import validate_bytes
from tests.benchmarks.measure import Candidate, medians, show
from tests.builders import judges
from tests.builders.editions import EDITION
from tests.builders.sets import finess

ROWS: Final = 50_000
_PER_ESMS: Final = 100
_ROUNDS: Final = 5
_SHEET: Final = "xl/worksheets/sheet4.xml"


def values() -> Document:
    """A set of indicator values: 50,000 rows for 500 ESMS."""
    tree: Tree = orjson.loads((judges.SAMPLES / "valid" / "indicateurs.json").read_bytes())
    codes = list(EDITION.codelists["indicateurs-tdb"].codes)
    keys = list(islice(product(("ENSEMBLE", "FEMMES"), codes), _PER_ESMS))
    tree["esms"] = [
        {
            "numeroFinessEt": f"59{number:07}",
            "categorie": "183",
            "valeurs": [
                {"indicateur": code, "ventilation": part, "valeur": (number + rank) / 1000,
                 "numerateur": number + rank, "denominateur": 1000}
                for rank, (part, code) in enumerate(keys)
            ],
        }
        for number in range(ROWS // _PER_ESMS)
    ]  # fmt: skip
    return Document("json", EDITION, tree["type"], tree)


def clean_values() -> Document:
    """A set of as many rows, in which there is nothing to correct."""
    listed = EDITION.codelists["indicateurs-tdb"]
    units, kinds = listed.column("unite"), listed.column("categories")
    shares = [code for code, unit in units.items() if unit == "fraction"]
    collected = [code for code in shares if "183" in kinds.get(code, "183").split(";")]
    keys = list(product(("ENSEMBLE", "FEMMES"), collected))
    tree: Tree = orjson.loads((judges.SAMPLES / "valid" / "indicateurs.json").read_bytes())
    tree["esms"] = [
        {
            "numeroFinessEt": finess("59", rank),
            "categorie": "183",
            "valeurs": [
                {"indicateur": code, "ventilation": part, "valeur": place / 1000,
                 "numerateur": place, "denominateur": 1000}
                for place, (part, code) in enumerate(keys)
            ],
        }
        for rank in range(ROWS // len(keys))
    ]  # fmt: skip
    return Document("json", EDITION, tree["type"], tree)


def _flat(document: Document) -> list[list[Any]]:
    """The same rows as a peer would be given them."""
    return [
        [esms["numeroFinessEt"], *value.values()]
        for esms in document.tree["esms"]
        for value in esms["valeurs"]
    ]


def _with_csv(rows: list[list[Any]]) -> None:
    csv.writer(io.StringIO()).writerows(rows)


def _with_openpyxl(rows: list[list[Any]]) -> None:
    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet("Valeurs")
    for row in rows:
        sheet.append(row)
    book.save(io.BytesIO())


def _with_xlsxwriter(rows: list[list[Any]]) -> None:
    book = xlsxwriter.Workbook(io.BytesIO(), {"in_memory": True})
    sheet = book.add_worksheet("Valeurs")
    for number, row in enumerate(rows):
        sheet.write_row(number, 0, row)
    book.close()


def _with_frictionless(rows: list[list[Any]], folder: Path) -> None:
    frictionless: Any = import_module("frictionless")
    resource = frictionless.Resource(data=[[f"c{n}" for n in range(len(rows[0]))], *rows])
    resource.write(str(folder / "frictionless.xlsx"))


def write_block() -> None:
    """Writing 50,000 rows."""
    document = values()
    rows = _flat(document)
    with tempfile.TemporaryDirectory() as scratch:
        candidates: dict[str, Candidate] = {
            "csv.writer (floor)": partial(_with_csv, rows),
            "cpom: workbook, read again before it is given": lambda: write_bytes(document, "xlsx"),
            "cpom: package of CSV files, read again": lambda: write_bytes(document, "csv"),
            "XlsxWriter alone, bare cells": partial(_with_xlsxwriter, rows),
            "openpyxl, write-only": partial(_with_openpyxl, rows),
            "frictionless": partial(_with_frictionless, rows, Path(scratch)),
        }
        show(f"Writing {ROWS} rows", medians(candidates, _ROUNDS, time.thread_time))


def _expat(source: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(source)) as archive:
        for name in archive.namelist():
            if name.startswith("xl/") and name.endswith(".xml"):
                expat.ParserCreate().Parse(archive.read(name), True)


def _openpyxl(source: bytes) -> None:
    book = openpyxl.load_workbook(io.BytesIO(source), read_only=True)
    for sheet in book.worksheets:
        for _ in sheet.iter_rows(values_only=True):
            pass
    book.close()


def _frictionless(path: Path, sheet: str) -> None:
    frictionless: Any = import_module("frictionless")
    control = import_module("frictionless.formats").ExcelControl(sheet=sheet)
    with frictionless.Resource(str(path), control=control) as resource:
        for _ in resource.row_stream:
            pass


def _judged(source: bytes) -> None:
    report = validate_bytes(source, name="bench", today=judges.TODAY)
    if report.document is None:
        raise AssertionError(report.findings[:3])


def read_block() -> None:
    """Reading 50,000 rows."""
    source = write_bytes(values(), "xlsx")
    with tempfile.TemporaryDirectory() as scratch:
        path = Path(scratch) / "valeurs.xlsx"
        path.write_bytes(source)
        candidates: dict[str, Candidate] = {
            "unzip + expat (floor)": partial(_expat, source),
            "cpom: read": lambda: read_bytes(source),
            "cpom: read and judged": partial(_judged, source),
            "openpyxl, read-only": partial(_openpyxl, source),
            "frictionless": partial(_frictionless, path, "Valeurs"),
        }
        show(f"Reading {ROWS} rows", medians(candidates, _ROUNDS, time.thread_time))


def convert_block() -> None:
    """One contract to CSV and back, beside flatten-tool."""
    try:
        flattentool: Any = import_module("flattentool")
    except ImportError:
        print("\nflattentool: not installed (dependency group bench)")
        return
    contract = read_bytes((judges.SAMPLES / "campaign" / "contrat.json").read_bytes())
    with tempfile.TemporaryDirectory() as name:
        scratch = Path(name)
        source = scratch / "contrat.json"
        source.write_text(json.dumps([contract.tree]), encoding="utf-8")
        ours, theirs = scratch / "cpom", scratch / "flat"
        ours.mkdir()
        counter = iter(range(1_000_000))

        def to_csv() -> None:
            document = read_bytes(orjson.dumps(contract.tree))
            save_folder(ours / str(next(counter)), csv_.files(document))

        def back() -> None:
            folder = folder_bytes(str(ours / "0"), Limits(), Editions.published())
            write_bytes(read_bytes(folder), "json")

        def flatten() -> None:
            flattentool.flatten(
                str(source), output_name=str(theirs), output_format="csv",
                root_is_list=True, main_sheet_name="contrat", root_id="",
                id_name="identifiant",
            )  # fmt: skip

        def unflatten() -> None:
            flattentool.unflatten(
                str(theirs), input_format="csv", output_name=str(scratch / "back.json"),
                root_is_list=True, root_id="", id_name="identifiant",
            )  # fmt: skip

        to_csv()
        flatten()
        unflatten()
        for title, mine, peer in (
            ("JSON -> CSV", to_csv, flatten),
            ("CSV -> JSON", back, unflatten),
        ):
            candidates: dict[str, Candidate] = {
                f"cpom, {title}, checked lossless": mine,
                "flatten-tool": peer,
            }
            show(f"{title}, one contract of 108 KB", medians(candidates, 7, time.thread_time))


if __name__ == "__main__":
    write_block()
    read_block()
    convert_block()
