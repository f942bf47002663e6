"""From a tree to the rows of its tables, in the order of the tree."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

from cpom_schema.document import Document
from cpom_schema.tabular.layout import Table, tables

Rows = list[list[Any]]


class FilledTable(NamedTuple):
    """The rows of one table.

    Attributes:
        ids: ids of the columns: those of the table, then what its items hold that it does not know.
        rows: one value a column, None when absent.
    """

    table: Table
    ids: tuple[str, ...]
    rows: Rows


_Getter = Callable[[Any], Any]


def _getter(steps: tuple[str, ...]) -> _Getter:
    """Return what takes the value some names lead to from an item; None when it has none."""
    if len(steps) == 1:
        name = steps[0]
        return lambda item: item.get(name)

    def get_deep(item: Any) -> Any:
        for name in steps:
            if not isinstance(item, dict):
                return None
            item = item.get(name)
        return item

    return get_deep


class _Filler:
    """Fills one table with the rows of its items: compiled once for each document.

    Attributes:
        below: fillers of the tables of the lists that an item holds.
        rows: the rows so far; they may be shorter than the ids when unknown fields came later.
        unknown: names that items hold and the table has no column for, in the order they came.
        getters: how the value of each own column is taken from an item.
        known: names of an item that go to a column or to a table below.
        key: how the parts of the key are taken from an item, for the tables below.
        held: how the list is taken from an item of the parent table.
    """

    def __init__(self, table: Table, below: list[_Filler]) -> None:
        self.table = table
        self.below = below
        self.rows: Rows = []
        self.unknown: dict[str, None] = {}
        self.getters: list[_Getter] = []
        self.known = {filler.table.steps[0] for filler in below}
        for column in table.columns:
            if column.steps and not column.carried:
                self.getters.append(_getter(column.steps))
                self.known.add(column.steps[0])
        self.key = [_getter((name,)) for name in table.item_key]
        self.held = _getter(table.steps)

    def add_item(self, item: Any, carried: list[Any]) -> None:
        """Lay out one item, then what it holds; a value that is no object has no row."""
        if isinstance(item, dict):
            self.rows.append(self._row(item, carried))
            if self.below:
                self._add_lists_below(item, carried)

    def _row(self, item: dict[str, Any], carried: list[Any]) -> list[Any]:
        row = [*carried, *[get(item) for get in self.getters]]
        if not item.keys() <= self.known:
            row += self._unknown_values(item)
        return row

    def _unknown_values(self, item: dict[str, Any]) -> list[Any]:
        """Return the values of an item without column, one for each unknown name met so far."""
        unknown = {name: value for name, value in item.items() if name not in self.known}
        self.unknown |= dict.fromkeys(unknown)
        return [unknown.get(name) for name in self.unknown]

    def _add_lists_below(self, item: dict[str, Any], carried: list[Any]) -> None:
        keys = [*carried, *[get(item) for get in self.key]]
        for filler in self.below:
            held = filler.held(item)
            if isinstance(held, list):
                filler.add_items(held, keys)

    def add_items(self, items: list[Any], carried: list[Any]) -> None:
        """Lay out the items of one list, below the keys of what holds it."""
        if self.table.item is None:
            self.rows += [[*carried, rank, value] for rank, value in enumerate(items, 1)]
            return
        for item in items:
            self.add_item(item, carried)

    def filled(self) -> FilledTable:
        """Return the table, its rows all of the same length."""
        ids = (*self.table.ids, *self.unknown)
        if self.unknown:
            for row in self.rows:
                row.extend([None] * (len(ids) - len(row)))
        return FilledTable(self.table, ids, self.rows)


def _fillers(found: tuple[Table, ...]) -> dict[str, _Filler]:
    """Return the filler of each table, by its id, in the order of the tables."""
    fillers: dict[str, _Filler] = {}
    for table in reversed(found):  # what a table holds comes after it
        below = [fillers[other.id] for other in found if other.parent is table]
        fillers[table.id] = _Filler(table, below)
    return {table.id: fillers[table.id] for table in found}


def filled_tables(document: Document) -> Iterator[FilledTable]:
    """Yield the tables of a document that hold something, the document's own first."""
    fillers = _fillers(tables(document.edition, document.type))
    fillers[document.type].add_item(document.tree, [])
    for filler in fillers.values():
        if filler.rows:
            yield filler.filled()
