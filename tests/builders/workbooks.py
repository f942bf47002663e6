"""Small workbooks made by hand: blocks of any shape, and the oddities a test wants in them."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Callable, Mapping, Sequence
from html import escape
from typing import Any, Final, NamedTuple, get_args
from zipfile import ZipFile

import openpyxl
from openpyxl.worksheet.worksheet import Worksheet

from cpom_schema.standard.dictionary import Lang
from cpom_validators.judgement import validate_bytes
from tests.builders import judges
from tests.builders import raw_workbooks as raw

META: Final = {"standard": "1.0", "type": "suiviAnnuel"}
FORM: Final = {
    "typesBilan": "Suivi annuel",
    "exercice": 2025,
    "contrat.identifiant": "ARS-84-2025-0017",
    "contrat.numeroAvenant": 0,
    "organismeGestionnaire.numeroFinessEj": "010780054",
    "organismeGestionnaire.raisonSociale": "Association Les Tilleuls",
    "dateArreteDonnees": dt.date(2025, 12, 31),
    "entete.identifiant": "SUIVI-2025-010780054",
    "entete.versionDocument": 1,
    "entete.statutDocument": "Brouillon",
    "entete.origine": "natif",
    "entete.dateProduction": "2026-04-28T09:30:00+02:00",
    "entete.emetteur.organisation.raisonSociale": "Association Les Tilleuls",
}
"""What the smallest receivable follow-up says, as a person types it; the values are in column C."""

Change = Callable[[openpyxl.Workbook], None]


class Table(NamedTuple):
    """One table block: its id, the ids of its columns from B, its rows, and its sheet.

    The first cell of a row is the mark of the hidden column A.
    """

    name: str
    ids: Sequence[str]
    rows: Sequence[Sequence[Any]]
    sheet: str = ""


MEASURES: Final = Table(
    "valeursIndicateurs",
    ("ficheAction", "indicateur", "esms", "annee", "periode", "?cible", "valeur", "valeurDate",
     "commentaire"),
    [
        (None, "FA-01", "IND-1", None, 2025, "Année entière", 2, 2, None, "Deux revues tenues"),
        (None, "FA-02", "IND-1", "010000024", 2025, "Semestre 1", None, 0.084, None, None),
        (None, "FA-02", "IND-2", "010000024", 2025, "annee", None, None, dt.date(2025, 6, 30)),
    ],
    "Indicateurs",
)  # fmt: skip
"""Three measures, from row 4: codes by label and by code, numbers, a date, gaps."""
EVENTS: Final = Table(
    "evenements",
    ("code", "type", "date", "esms", "description"),
    [
        (
            None,
            "EVT-1",
            "Évaluation HAS",
            dt.date(2025, 4, 8),
            "010000024",
            "Visite de trois jours",
        ),
        (None, "EVT-2", "Cession", dt.date(2025, 7, 1), None, "Transfert de l'autorisation"),
    ],
    "Événements",
)
"""Two events, from row 4."""


def _form(sheet: Worksheet, values: dict[str, Any]) -> None:
    sheet.append(["#champs", None, "valeur"])
    for address, value in values.items():
        sheet.append([address, f"Libellé de {address}", value])


def _table(sheet: Worksheet, table: Table) -> None:
    sheet.append([f"#table:{table.name}", *table.ids])
    sheet.append([None, *(f"Libellé de {name}" for name in table.ids)])
    sheet.append([None, *("aide" for _ in table.ids)])
    for row in table.rows:
        sheet.append(list(row))


def workbook(
    *tables: Table,
    form: dict[str, Any] | None = None,
    meta: dict[str, str] | None = None,
    change: Change | None = None,
) -> bytes:
    """A workbook: a form on « Identification », then each table on its sheet.

    Args:
        tables: the tables, MEASURES and EVENTS when none is given.
        form: addresses and values of the form, those of FORM when None.
        meta: what the hidden sheet says, META when None.
        change: what is done to it before it is saved.
    """
    book = openpyxl.Workbook()
    first = book.worksheets[0]
    first.title = "Identification"
    _form(first, FORM if form is None else form)
    for table in tables or (MEASURES, EVENTS):
        _table(book.create_sheet(table.sheet or table.name), table)
    for sheet in book.worksheets:  # as in a template: people see neither marks nor addresses
        sheet.row_dimensions[1].hidden = True
        sheet.column_dimensions["A"].hidden = True
    hidden = book.create_sheet("_meta")
    hidden.sheet_state = "hidden"
    for pair in (META if meta is None else meta).items():
        hidden.append(pair)
    if change is not None:
        change(book)
    return saved(book)


def saved(book: openpyxl.Workbook) -> bytes:
    """The bytes of a workbook."""
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def findings(source: bytes) -> list[tuple[str, str]]:
    """Code and cell of each finding on the form of a workbook, once its words are tried."""
    report = validate_bytes(source, name="classeur", today=judges.TODAY, rules=())
    found: list[tuple[str, str]] = []
    for finding in report.findings:
        for lang in get_args(Lang):
            assert report.message(finding, lang)
            assert report.advice(finding, lang)
        where = report.location(finding)
        found.append((finding.code, f"{where.sheet or ''}!{where.cell or ''}"))
    return found


def receivable(rows: str = "", more: Mapping[str, raw.Content] | None = None) -> bytes:
    """A receivable workbook, with rows below its table of events and parts of one's own."""
    with ZipFile(io.BytesIO(workbook())) as archive:
        made: dict[str, raw.Content] = {n: archive.read(n) for n in archive.namelist()}
    sheet = made["xl/worksheets/sheet3.xml"]
    assert isinstance(sheet, bytes)
    made["xl/worksheets/sheet3.xml"] = sheet.replace(
        b"</sheetData>", f"{rows}</sheetData>".encode()
    )
    return raw.archive({**made, **(more or {})})


def receivable_ods(rows: str, more: Mapping[str, raw.Content] | None = None) -> bytes:
    """A receivable workbook of LibreOffice, with a sheet of one's own."""

    def cell(value: Any) -> str:
        kind = f'float" office:value="{value}' if isinstance(value, int) else "string"
        text = f"<text:p>{escape(str(value))}</text:p>"
        return f'<table:table-cell office:value-type="{kind}">{text}</table:table-cell>'

    def table(name: str, pairs: Mapping[str, Any]) -> str:
        lines = (f"{cell(key)}{cell(value)}" for key, value in pairs.items())
        body = "".join(f"<table:table-row>{line}</table:table-row>" for line in lines)
        return f'<table:table table:name="{name}">{body}</table:table>'

    made = raw.ods_parts(rows)
    form = table("Identification", {"#champs": "valeur", **FORM})
    after = form + table("_meta", META) + "</office:spreadsheet>"
    content = str(made["content.xml"]).replace("</office:spreadsheet>", after)
    return raw.archive({**made, "content.xml": content, **(more or {})})
