"""One fault for each constraint of each column of a CSV package, from the published schemas."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

Grid = list[list[str]]


class Fault(NamedTuple):
    """One cell or row of a package made wrong.

    Attributes:
        table: the table.
        column: the column, "" when the fault is of the row.
        constraint: what it breaks; a row of `limits.csv` when frictionless cannot say it.
        grid: the table with the fault, header first.
        line: where the fault stands; None when it is of a whole column.
    """

    table: str
    column: str
    constraint: str
    grid: Grid
    line: int | None = 2

    @property
    def content(self) -> bytes:
        """The file with the fault."""
        return written(self.grid)


def grid(content: bytes) -> Grid:
    """The rows of a file, header first."""
    return list(csv.reader(io.StringIO(content.decode(), newline="")))


def written(rows: Grid) -> bytes:
    """A file as the standard writes it."""
    stream = io.StringIO(newline="")
    csv.writer(stream, lineterminator="\r\n").writerows(rows)
    return stream.getvalue().encode()


_WRONG = {
    "integer": "douze",
    "number": "douze",
    "boolean": "peut-être",
    "date": "demain",
    "object": "pas du JSON",
}


_RATES = 999_999_999
"""Largest of the numbers that may be rates: a reader rounds them. Amounts go beyond."""


def _of_type(field: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Cells that are not of the type of a column, each with the name of what it breaks."""
    kind = field["type"]
    if kind in _WRONG:
        yield "type", _WRONG[kind]
    if kind == "integer":
        yield "entier", "1.5"
    if kind == "number" and field["constraints"]["maximum"] > _RATES:
        yield "decimales", "0.123456789"
    if kind == "date":
        yield "calendrier", "2025-02-30"
        yield "minimum", "1899-12-31"
        yield "maximum", "2100-01-01"


_NUMBERS = ("([0-9]{2}|2[AB])[0-9]{7}", "[0-9]{9}")
"""Patterns of FINESS and SIREN numbers, whose last digit is a key."""


def _of_constraints(field: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Cells that break a constraint of a column."""
    limits = field.get("constraints", {})
    if limits.get("required"):
        yield "requis", ""
    if "enum" in limits:
        yield "nomenclature_fermee", "inconnu"
    elif "x-cpom-codelist" in field:
        yield "nomenclature_externe", "inconnu"
    for name, step in (("minimum", -1), ("maximum", 1)):
        if isinstance(limits.get(name), int):
            yield name, str(limits[name] + step)
    if "pattern" in limits:
        yield "forme", "?" if limits["pattern"].startswith(("[0-9A-Za-z]", "(")) else "\u0001"
    if limits.get("pattern") in _NUMBERS and "x-cpom-ref" not in field:
        yield "cle_de_controle", "590000001"
    if "maxLength" in limits:
        yield "longueur", "a" * (limits["maxLength"] + 1)
        if limits.get("pattern", "").startswith("'?"):
            yield "longueur_au_caractere_pres", "a" * limits["maxLength"]


def of_table(name: str, content: bytes, schema: Mapping[str, Any]) -> Iterator[Fault]:
    """The faults of one table, each in its first row."""
    rows = grid(content)
    for rank, field in enumerate(schema["fields"]):
        for constraint, cell in (*_of_type(field), *_of_constraints(field)):
            yield _in_cell(name, field["name"], constraint, rows, rank, cell)
    for link in schema.get("foreignKeys", ()):
        column = link["fields"][-1]
        rank = rows[0].index(column)
        if schema["fields"][rank]["type"] == "string":
            constraint = "cle_du_parent" if "." in column else "reference_interne"
            yield _in_cell(name, column, constraint, rows, rank, "INCONNU-1")
    yield from _of_rows(name, rows, schema)


def _in_cell(name: str, column: str, constraint: str, rows: Grid, rank: int, cell: str) -> Fault:
    first = [*rows[1][:rank], cell, *rows[1][rank + 1 :]]
    return Fault(name, column, constraint, [rows[0], first, *rows[2:]])


def _of_rows(name: str, rows: Grid, schema: Mapping[str, Any]) -> Iterator[Fault]:
    """The faults of whole rows and of whole columns."""
    header, first, *rest = rows
    if header[0] == "cpom":
        yield Fault(name, "", "ligne_unique", [*rows, first], 3)
    else:
        whole = "rang_en_double" if "rang" in header else "cle_partie_absente"
        constraint = "cle_unique" if "primaryKey" in schema else whole
        yield Fault(name, "", constraint, [header, first, first, *rest], 3)
    strange = [[*row, "x" if n else "inconnue"] for n, row in enumerate(rows)]
    yield Fault(name, "inconnue", "colonne_inconnue", strange, None)
    yield Fault(name, header[0], "colonne_en_double", [[row[0], *row] for row in rows], None)
    yield Fault(name, "", "ligne_longue", [header, [*first, "x"], *rest])
