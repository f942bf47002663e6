"""What is shown beside each row: names, units and targets of the contract, last year's values.

Which values are shown is data (``spec/campaign/suiviAnnuel.yaml``), under the names of the view
(``spec/workbooks/suiviAnnuel.yaml``). Nothing of this is read back, and nothing of last year
becomes a value of this one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Final

from cpom_desk.preparation.given import items, value_at
from cpom_desk.preparation.indicators import WORDS, Line
from cpom_desk.preparation.presence import Year
from cpom_desk.preparation.referred import Referred
from cpom_desk.preparation.words import Words
from cpom_schema.document import Tree
from cpom_schema.formats.workbook.planning.filling import Fit, Key
from cpom_schema.standard.dictionary import ObjectType
from cpom_schema.standard.templates import Fitting, Place, Shown
from cpom_schema.tabular.address import key_of
from cpom_schema.tabular.layout import Table

_NONE: Final[Tree] = {}
_LAST_YEAR: Final = "precedent"
"""First step of a place in the same row of last year."""


def laid_rows(table: Table, tree: Tree) -> Iterator[tuple[Key, Tree]]:
    """Yield the key and content of each row of a table, with the key fields of what holds it."""
    if table.item is None or table.parent is None:
        return
    for owner_key, carried, owner in _owners(table.parent, tree):
        for item in items(owner, *table.steps):
            yield (*owner_key, *key_of(item, table.item_key)), {**carried, **item}


def _owners(table: Table, tree: Tree) -> Iterator[tuple[Key, Tree, Tree]]:
    """Yield what may hold the rows of a table: its key, its key fields, and itself."""
    if table.field is None:
        yield (), {}, tree
        return
    for key, row in laid_rows(table, tree):
        carried = {name: row[name] for name in table.item_key if name in row}
        yield key, carried, row


class Contexts:
    """What is shown in the rows of a follow-up, and what they may hold.

    Args:
        year: what the follow-up is prepared from.
        words: the language of what is shown.
    """

    def __init__(self, year: Year, words: Words) -> None:
        self._year = year
        self._words = words
        self._referred = Referred(year.edition.dictionary, year.contrat)
        self._names = {key: e.get("nom") for (key,), e in self._referred.index("perimetre").items()}

    def of(self, table: Table, rows: Iterable[tuple[Key, Tree]]) -> dict[Key, dict[str, Any]]:
        """Return what is shown in each row of a table, what is not known left out.

        Args:
            table: one of the tables of a follow-up.
            rows: key and content of each row, with the key fields of what holds it.
        """
        shown = self._year.template.contexts.get(table.id, {})
        last_year = dict(laid_rows(table, self._year.precedent))
        found: dict[Key, dict[str, Any]] = {}
        for key, row in rows:
            before = last_year.get(self._key_before(table, key), _NONE)
            values = self._values(table, shown, row, before)
            if values:
                found[key] = values
        return found

    def fits(self, table: Table, rows: Iterable[tuple[Key, Tree]]) -> dict[Key, Fit]:
        """Return which fields each row of a table may fill, by the type of its indicator."""
        fitting = self._year.template.fits[table.id]
        return {key: self._fit(table, fitting, row) for key, row in rows}

    def _key_before(self, table: Table, key: Key) -> Key:
        """Return the key of the same row in the follow-up of the year before."""
        field = self._year.template.year
        if field not in table.key:
            return key
        rank = table.key.index(field)
        return (*key[:rank], str(self._year.exercice - 1), *key[rank + 1 :])

    def _values(
        self, table: Table, shown: Mapping[str, Shown], row: Tree, before: Tree
    ) -> dict[str, Any]:
        values: dict[str, Any] = {}
        for name, what in shown.items():
            value = self._shown(table, what, row, before)
            if value is not None:
                values[name] = value
        return values

    def _shown(self, table: Table, shown: Shown, row: Tree, before: Tree) -> Any:
        """Return what a column of context shows in a row, None when it is not known."""
        if shown.words:
            procedure, field = shown.words
            _, indicator = self._referred.item(table, row, field)
            line = Line(row, before, indicator, self._names)
            return WORDS[procedure](line, self._words)
        if shown.looked:
            listed = self._referred.index(*shown.looked.listed.place)
            item = listed.get(key_of(row, shown.looked.by), _NONE)
            return item.get(shown.looked.field)
        for place in shown.places:
            value = self._at(table, place, row, before)
            if value is not None:
                return value
        return None

    def _at(self, table: Table, place: Place, row: Tree, before: Tree) -> Any:
        """Return the value at a place, a code as its label."""
        start, *steps = place
        if start == _LAST_YEAR and table.item:
            return self._labelled(table.item, before, steps)
        obj, item = self._referred.item(table, row, start)
        return self._labelled(obj, item, steps)

    def _labelled(self, obj: ObjectType, item: Tree, steps: Sequence[str]) -> Any:
        """Return the value at the end of some names, a code as its label."""
        value = value_at(item, steps)
        field = obj.fields[steps[0]]
        if field.kind == "code":
            return self._words.label(field.type, value)
        return value

    def _fit(self, table: Table, fitting: Fitting, row: Tree) -> Fit:
        """Return where a value of an indicator goes, and what it is chosen from."""
        rate = self._raw(table, fitting.rate.place, row) == fitting.rate.code
        kind = self._raw(table, fitting.by, row)
        filled = fitting.fields.get(kind) if isinstance(kind, str) else None
        if filled is None:
            return Fit(rate=rate)
        every = frozenset[str]().union(*fitting.fields.values())
        offered = self._choices(table, fitting, row, filled)
        return Fit(rate=rate, shut=every - filled, offered=offered)

    def _choices(
        self, table: Table, fitting: Fitting, row: Tree, filled: frozenset[str]
    ) -> dict[str, Any]:
        choices: dict[str, Any] = {}
        for field, place in fitting.choices.items():
            offered = self._raw(table, place, row)
            if offered and field in filled:
                choices[field] = offered
        return choices

    def _raw(self, table: Table, place: Place, row: Tree) -> Any:
        """Return the value at a place as the contract holds it."""
        _, item = self._referred.item(table, row, place[0])
        return value_at(item, place[1:])
