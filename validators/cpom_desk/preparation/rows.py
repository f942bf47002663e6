"""The rows a follow-up owes, before anything is typed: their keys, and what the contract decides.

They are those whose absence a rule of the standard would report. Which rows come from which items
is data (``spec/campaign/suiviAnnuel.yaml``); the rest is in `accounts` and `indicators`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cpom_desk.preparation import accounts, indicators
from cpom_desk.preparation.given import items
from cpom_desk.preparation.presence import Year
from cpom_schema.document import Tree
from cpom_schema.standard.templates import Prepared


def owed(year: Year) -> dict[str, list[Tree]]:
    """Return the lists of a follow-up that have rows, in the order of the standard."""
    made: dict[str, list[Tree]] = {}
    for name, prepared in year.template.rows.items():
        rows = list(_rows_of(year, prepared, _year(year, name)))
        if rows:
            made[name] = rows
    return made


def _year(year: Year, name: str) -> Tree:
    """Return the year as the rows of a list of the follow-up hold it, if they do."""
    listed = year.edition.dictionary.documents["suiviAnnuel"].root.fields[name]
    field = year.template.year
    return {field: year.exercice} if field in listed.key else {}


def _rows_of(year: Year, prepared: Prepared, known: Tree) -> Iterator[Tree]:
    """Yield the rows of a list of the follow-up, with what is known of them all."""
    if prepared.computed is None:
        yield from _rows(year, prepared, _items(year, prepared), known)
        return
    for row in accounts.ROWS[prepared.computed](year):
        yield {**known, **row}


def _items(year: Year, prepared: Prepared) -> Sequence[Tree]:
    """Return the items of a document that may make rows: those that belong to the year."""
    listed = prepared.listed
    in_year = year.kept(listed.place[-1]) if listed.of_contract else None
    if in_year is not None:
        return in_year
    return [item for item in year.items(listed) if _is_kept(year, prepared, item)]


def _is_kept(year: Year, prepared: Prepared, item: Tree) -> bool:
    """Return whether an item is of the year and about what is in force in it."""
    if prepared.dated and item.get(prepared.dated) != year.of(prepared.listed):
        return False
    return all(item.get(field) in year.present[name] for field, name in prepared.present.items())


def _rows(year: Year, prepared: Prepared, made_from: Sequence[Tree], known: Tree) -> Iterator[Tree]:
    """Yield the rows of some items, and those of their parts.

    Args:
        year: the year.
        prepared: how rows are made from an item.
        made_from: the items.
        known: what the rows hold besides: the year, and what names the item a part is in.
    """
    for item in made_from:
        row = {**known, **_copied(prepared, item)}
        yield from _own_rows(year, prepared, item, row)
        if prepared.parts:
            parts = items(item, *prepared.parts.listed.place)
            yield from _rows(year, prepared.parts, parts, row)


def _own_rows(year: Year, prepared: Prepared, item: Tree, row: Tree) -> Iterator[Tree]:
    """Yield the rows of an item but for its parts: one, or one for each value of an indicator."""
    if prepared.measured:
        for measure in indicators.measures(year, prepared.measured, item, row):
            yield {**row, **measure}
    elif not prepared.only_parts and prepared.unless not in item:
        yield {**row, **_held(year, prepared, item)}


def _held(year: Year, prepared: Prepared, item: Tree) -> Tree:
    """Return the lists inside the row of an item that have rows."""
    lists: Tree = {}
    for name, held in prepared.holds.items():
        rows = list(_rows(year, held, items(item, *held.listed.place), {}))
        if rows:
            lists[name] = rows
    return lists


def _copied(prepared: Prepared, item: Tree) -> Tree:
    return {name: item[source] for name, source in prepared.copies.items() if source in item}
