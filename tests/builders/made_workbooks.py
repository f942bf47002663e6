"""The workbooks made for people to fill, as an independent reader sees them."""

from __future__ import annotations

import io
from collections.abc import Iterator
from functools import cache
from typing import Any, NamedTuple

import openpyxl
import pytest

from cpom_desk.preparation import Given, draft, workbook
from cpom_schema.formats.workbook.planning.words import CHOICES
from cpom_schema.standard.dictionary import Field
from cpom_schema.tabular.address import parse
from cpom_schema.tabular.layout import tables
from spec.generator.source import DOCUMENTS
from tests.builders.campaign import prepared_workbook, sample
from tests.builders.editions import EDITION

MOMENT = "2026-03-01T00:00:00Z"
HIDDEN = ("_listes", "_meta")
BLANKS = tuple(DOCUMENTS)
EVERY = (*BLANKS, "suivi", "suivi en", "avenant du contrat", "avis du contrat", "contrat 2027")


@cache
def source_of(name: str) -> bytes:
    """The bytes of one of the workbooks."""
    match name:
        case "suivi":
            return prepared_workbook(2025)
        case "suivi en":
            return prepared_workbook(2025, "en")
        case "avenant du contrat" | "avis du contrat":
            given = Given(MOMENT, EDITION, contrat=sample("contrat"))
            return workbook(draft(name.split(maxsplit=1)[0], given), "fr")
        case "contrat 2027":
            return workbook(draft("contrat", Given(MOMENT, EDITION, 2027)), "fr")
        case _:
            return EDITION.files.read(f"workbooks/{name}.xlsx")


@cache
def book_of(name: str) -> Any:
    """One of the workbooks, as openpyxl reads it."""
    return openpyxl.load_workbook(io.BytesIO(source_of(name)))


def kind_of(name: str) -> str:
    """The type of the document of a workbook."""
    return "suiviAnnuel" if name.startswith("suivi") else name.split(maxsplit=1)[0]


def tabs_of(name: str) -> list[Any]:
    """The sheets people see, but for the first one, which says what to do."""
    shown = book_of(name).worksheets[1 : -len(HIDDEN)]
    return [tab for tab in shown if tab.title not in CHOICES.values()]


class Block(NamedTuple):
    """A table: its sheet, its id, the technical row, the id of each column, its last row."""

    tab: Any
    table: str
    top: int
    ids: dict[int, str]
    last: int

    def cell(self, row: int, column: int) -> Any:
        """A cell of its sheet."""
        return self.tab.cell(row, column)

    @property
    def first(self) -> int:
        """The first row of data, below the titles and the help."""
        return self.top + 3


def blocks_of(name: str) -> Iterator[Block]:
    """The tables of a workbook, by their technical rows."""
    for tab in tabs_of(name):
        marks = [(n, str(tab.cell(n, 1).value or "")) for n in range(1, tab.max_row + 1)]
        starts = [(n, mark) for n, mark in marks if mark.startswith("#")]
        ends = [*(n for n, _ in starts), tab.max_row + 2][1:]
        for (top, mark), end in zip(starts, ends, strict=True):
            if mark.startswith("#table:"):
                cells = {at: tab.cell(top, at).value for at in range(2, tab.max_column + 1)}
                ids = {at: str(v) for at, v in cells.items() if v is not None}
                yield Block(tab, mark.removeprefix("#table:"), top, ids, end - 1)


def _fields_of(kind: str, table: str) -> dict[str, Field]:
    """The field of each column of a table, by its id, those of lists laid out included."""
    known = {t.id: t for t in tables(EDITION, kind)}[table]
    assert known.item
    lists = {n: f for n, f in known.item.fields.items() if f.repeated and f.kind != "object"}
    return {c.id: c.field for c in known.columns if c.field} | lists


def field_of(kind: str, block: Block, identifier: str) -> Field | None:
    """The field of a column, None for one that informs."""
    if identifier.startswith("?"):
        return None
    known = _fields_of(kind, block.table)
    if identifier in known:
        return known[identifier]
    obj = {t.id: t for t in tables(EDITION, kind)}[block.table].item
    field = None
    for step in parse(identifier) or ():
        assert obj
        field = obj.fields[step.name]
        obj = EDITION.dictionary.objects.get(field.type)
    return field


every = pytest.mark.parametrize("name", EVERY)
