"""From a tree to the rows of its tables, in the order of the tree."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

from cpom_schema.document import Document
from cpom_schema.tabular.layout import Table, tables

Rows = list[list[Any]]


class Spread(NamedTuple):
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
    if len(steps) == 1:
        name = steps[0]
        return lambda item: item.get(name)

    def deep(item: Any) -> Any:
        for name in steps:
            if not isinstance(item, dict):
                return None
            item = item.get(name)
        return item

    return deep


class _Plan:
    """How one table is filled: compiled once for each document."""

    def __init__(self, table: Table, below: list[_Plan]) -> None:
        self.table = table
        self.below = below
        self.rows: Rows = []
        self.strange: dict[str, None] = {}
        own = [c for c in table.columns if not c.carried]
        self.getters = [_getter(c.steps) for c in own if c.steps]
        self.known = {c.steps[0] for c in own if c.steps} | {p.table.steps[0] for p in below}
        self.key = [_getter((name,)) for name in table.field.key] if table.field else []
        self.list = _getter(table.steps) if table.steps else None

    def item(self, item: Any, carried: list[Any]) -> None:
        """Lay out one item, then what it holds."""
        if not isinstance(item, dict):
            return
        row = [*carried, *[get(item) for get in self.getters]]
        if not item.keys() <= self.known:
            strange = {n: v for n, v in item.items() if n not in self.known}
            self.strange |= dict.fromkeys(strange)
            row += [strange.get(name) for name in self.strange]
        self.rows.append(row)
        if not self.below:
            return
        below = [*carried, *[get(item) for get in self.key]]
        for plan in self.below:
            held = plan.list(item) if plan.list else None
            if isinstance(held, list):
                plan.items(held, below)

    def items(self, items: list[Any], carried: list[Any]) -> None:
        """Lay out the items of one list."""
        if self.table.item is None:
            self.rows += [[*carried, rank, value] for rank, value in enumerate(items, 1)]
            return
        for item in items:
            self.item(item, carried)

    def spread(self) -> Spread:
        """The rows, all of the same length."""
        ids = (*(c.id for c in self.table.columns), *self.strange)
        if self.strange:
            for row in self.rows:
                row.extend([None] * (len(ids) - len(row)))
        return Spread(self.table, ids, self.rows)


def _plans(found: tuple[Table, ...]) -> dict[str, _Plan]:
    plans: dict[str, _Plan] = {}
    for table in reversed(found):  # what a table holds comes after it
        below = [plans[t.id] for t in found if t.parent is table]
        plans[table.id] = _Plan(table, below)
    return {table.id: plans[table.id] for table in found}


def spread(document: Document) -> Iterator[Spread]:
    """The tables of a document that hold something, the document's own first."""
    plans = _plans(tables(document.version, document.type))
    plans[document.type].item(document.tree, [])
    for plan in plans.values():
        if plan.rows:
            yield plan.spread()
