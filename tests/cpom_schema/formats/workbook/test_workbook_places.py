"""The source map of workbooks: a value at the cell that shows it, an absent one where it goes."""

from __future__ import annotations

import datetime as dt
import io
import re
from collections.abc import Iterator
from functools import cache
from typing import Any, Final

import openpyxl
import orjson
import pytest

from cpom_desk.preparation import Given, draft, workbook
from cpom_schema.document import Document, Path, Tree, field_at
from cpom_schema.formats import read, read_bytes, write_bytes
from tests.builders import judges
from tests.builders.editions import EDITION
from tests.builders.workbooks import findings, saved

CAMPAIGN: Final = judges.SAMPLES / "campaign"
SHOWN: Final = ("campaign/contrat", "campaign/suivi-2025", "structure/indicateurs/exhaustif")


def _leaves(value: Any, path: Path = ()) -> Iterator[tuple[Path, Any]]:
    """The values of a tree and their places; extensions, which fill one cell, left out."""
    if isinstance(value, dict):
        for name, below in value.items():
            if name != "extensions" and (*path, name) not in (("cpom",), ("type",)):
                yield from _leaves(below, (*path, name))
    elif isinstance(value, list):
        for rank, below in enumerate(value):
            yield from _leaves(below, (*path, rank))
    else:
        yield path, value


def _shows(document: Document, path: Path, value: Any, cell: Any) -> bool:
    """Whether a person sees a value in a cell."""
    if isinstance(value, bool):
        return bool(cell == ("Oui" if value else "Non"))
    if isinstance(value, int | float):
        return bool(cell == value)
    if isinstance(cell, dt.datetime):
        return bool(cell.date().isoformat() == value)
    field = field_at(document.dictionary, document.root, path)
    code = EDITION.codelists[field.type].codes[value] if field and field.kind == "code" else None
    seen = {value, code.label["fr"]} if code else {value}
    return cell in seen or any(
        line in seen or line.startswith(f"{value} – ") for line in str(cell).split("\n")
    )


def _named(cell: Any, value: str) -> bool:
    """Whether a value is part of a key in the technical name of the column of a cell."""
    names = [str(c.value) for c in cell.parent[cell.column_letter] if "[" in str(c.value)]
    return any(value in re.split(r"[\[|\]]", name)[1:-1] for name in names)


@pytest.mark.parametrize("name", SHOWN)
def test_every_value_is_placed_at_the_cell_that_shows_it(name: str) -> None:
    source = write_bytes(read(judges.SAMPLES / f"{name}.json"), "xlsx")
    document = read_bytes(source)
    book = openpyxl.load_workbook(io.BytesIO(source))
    leaves = dict(_leaves(document.tree))
    assert len(leaves) > 40
    for path, place in document.locate(leaves).items():
        assert place.sheet, path
        assert place.cell, path
        cell: Any = book[place.sheet][place.cell]
        value = leaves[path]
        seen = _shows(document, path, value, cell.value) or _named(cell, str(value))
        assert seen, (path, value, place, cell.value)


@cache
def _template() -> bytes:
    given = Given(
        edition=EDITION,
        moment="2026-04-27T10:00:00+02:00",
        exercice=2025,
        contrat=read(CAMPAIGN / "contrat.json"),
        precedent=read(CAMPAIGN / "suivi-2024.json"),
    )
    return workbook(draft("suiviAnnuel", given), "fr")


def _opened() -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(_template()))


def _technical(book: openpyxl.Workbook, sheet: str, identifier: str, key: str) -> str:
    """The cell of a row and a column, looked for as a person would in the hidden marks."""
    rows: list[tuple[Any, ...]] = [*book[sheet].iter_rows()]
    head = next(row for row in rows if identifier in [c.value for c in row])
    column = next(c.column_letter for c in head if c.value == identifier)
    line = next(row for row in rows[head[0].row :] if key in [c.value for c in row])
    return f"{sheet}!{column}{line[0].row}"


def test_an_empty_template_asks_for_each_required_value_at_its_empty_cell() -> None:
    book = _opened()
    found = findings(_template())
    assert {code for code, _ in found} == {"CPOM-S-001", "CPOM-S-009"}
    asked = [place for code, place in found if code == "CPOM-S-001"]
    for place in asked:
        sheet, _, cell = place.partition("!")
        assert book[sheet][cell].value is None, place
    assert len(set(asked)) == len(asked)
    for sheet, identifier, key in (
        ("Identification", "valeur", "dateArreteDonnees"),
        ("Fiches actions", "statut", "FA-03"),
        ("Fiches actions", "statut", "FA-11"),
    ):
        assert _technical(book, sheet, identifier, key) in asked


def test_a_filled_template_is_read_where_it_was_filled() -> None:
    book = _opened()
    sheet = book["Indicateurs"]
    cell = _technical(book, "Indicateurs", "valeur", "IND-2").partition("!")[2]
    sheet[cell] = "à venir"
    other = sheet[cell].offset(1, 0)
    other.value = 12.5
    source = saved(book)
    assert ("CPOM-S-003", f"Indicateurs!{cell}") in findings(source)
    document = read_bytes(source)
    at = [i for i, v in enumerate(document.tree["valeursIndicateurs"]) if v.get("valeur") == 12.5]
    (place,) = document.locate([("valeursIndicateurs", at[0], "valeur")]).values()
    assert (place.sheet, place.cell) == ("Indicateurs", other.coordinate)


def _contract(**changes: Any) -> tuple[bytes, openpyxl.Workbook]:
    """The contract of the campaign with other values at its root, as a workbook."""
    tree: Tree = orjson.loads((CAMPAIGN / "contrat.json").read_bytes())
    changed = {name: v for name, v in {**tree, **changes}.items() if v is not None}
    source = write_bytes(Document("json", EDITION, tree["type"], changed), "xlsx")
    return source, openpyxl.load_workbook(io.BytesIO(source))


def test_a_list_without_a_row_is_asked_for_at_the_head_of_its_table() -> None:
    source, book = _contract(perimetre=None)
    marks = [cell.value for cell in book["ESMS"]["A"]]
    labels = marks.index("#table:perimetre") + 2
    assert ("CPOM-S-001", f"ESMS!B{labels}") in findings(source)


def test_a_value_of_a_year_is_said_at_the_cell_of_its_column() -> None:
    source, book = _contract()
    place = _technical(book, "Indicateurs et cibles", "cibles[2026].valeur", "IND-2")
    sheet, _, cell = place.partition("!")
    book[sheet][cell] = "beaucoup"
    assert findings(source) == []
    assert findings(saved(book)) == [("CPOM-S-003", place)]
