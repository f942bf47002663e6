"""Small workbooks made by hand: blocks of any shape, and the oddities a test wants in them."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

import openpyxl
from openpyxl.worksheet.worksheet import Worksheet

META = {"standard": "1.0", "type": "suiviAnnuel"}
FORM = {
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
"""What the smallest receivable follow-up says, as a person types it."""

Change = Callable[[openpyxl.Workbook], None]


class Table(NamedTuple):
    """One table block: its id, the ids of its columns, its rows (the first cell is the mark)."""

    name: str
    ids: Sequence[str]
    rows: Sequence[Sequence[Any]]


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
    """A workbook: a form on « Identification », each table on a sheet of its own name.

    Args:
        tables: the tables, each on a sheet named after it.
        form: addresses and values of the form, those of FORM when None.
        meta: what the hidden sheet says, META when None.
        change: what is done to it before it is saved.
    """
    book = openpyxl.Workbook()
    first = book.worksheets[0]
    first.title = "Identification"
    _form(first, FORM if form is None else form)
    for table in tables:
        _table(book.create_sheet(table.name), table)
    hidden = book.create_sheet("_meta")
    hidden.sheet_state = "hidden"
    for pair in (META if meta is None else meta).items():
        hidden.append(pair)
    if change is not None:
        change(book)
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()
