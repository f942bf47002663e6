"""Lists laid out as columns: the values of an item of key 2025 in columns « … 2025 ».

A list is laid out so when each value of each of its items gets a cell of its own; otherwise it has
a table of its own.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from typing import Any, Final, NamedTuple

from cpom_schema.document import Document, Tree, value_at
from cpom_schema.formats.workbook.planning.cell_values import code_order, converter_of, is_plain
from cpom_schema.formats.workbook.planning.columns import Column, ColumnMaker, Leaf
from cpom_schema.formats.workbook.planning.filling import Key
from cpom_schema.standard import views
from cpom_schema.standard.dictionary import Dictionary, Field, ObjectType
from cpom_schema.standard.edition import Edition
from cpom_schema.tabular.address import Step, key_of, key_values
from cpom_schema.tabular.layout import Table

MOST_KEYS: Final = 40
"""Keys beyond which a list is no longer laid out as columns."""


class Pivot(NamedTuple):
    """A list laid out as columns.

    Attributes:
        field: the list.
        keys: keys of the items that get columns, in the order of the columns.
        used: names that at least one item of the tree holds.
    """

    field: Field
    keys: Sequence[Key]
    used: frozenset[str]


def find_pivot(
    document: Document, child: Table, order: views.Pivot, wanted: Iterable[Key]
) -> Pivot | None:
    """Return how a list is laid out as columns; None when it cannot be, or has no known key.

    Args:
        document: the document whose items must all have their cells.
        child: the table the list would have otherwise.
        order: what the columns are: years, codes, or keys in the order they are met.
        wanted: keys that get a column even if no item has them.
    """
    field, obj = child.field, child.item
    if field is None or obj is None:
        return None
    items = _items_that_fit(document, child, field)
    if items is None:
        return None
    keys = _distinct_keys(field, wanted, items)
    if not 0 < len(keys) <= MOST_KEYS:
        return None
    first_part = obj.fields[field.key[0]]
    ordered = _ordered(keys, order, first_part, document.edition)
    return Pivot(field, ordered, frozenset(chain.from_iterable(items)))


def _items_that_fit(document: Document, child: Table, field: Field) -> list[Tree] | None:
    """Return the items of all the lists of a table; None when one has no cells in columns."""
    values = _value_ids(child, field)
    found: list[Tree] = []
    for items in _lists(document.tree, child):
        if not _fit_in_columns(document.dictionary, field, values, items):
            return None
        found += items
    return found


def _distinct_keys(field: Field, wanted: Iterable[Key], items: Iterable[Tree]) -> dict[Key, None]:
    """Return the keys wanted, then those met, each once."""
    met = (key_of(item, field.key) for item in items)
    return dict.fromkeys(chain(wanted, met))


def _ordered(
    keys: Iterable[Key], order: views.Pivot, field: Field, edition: Edition
) -> Sequence[Key]:
    """Return keys in the order of their columns; the field is that of their first part."""
    if order == "annees":
        return sorted(keys, key=_shortest_first)
    if order == "codes" and field.kind == "code":
        ranks = code_order(edition, field.type)
        return sorted(keys, key=lambda key: ranks.get(key[0], len(ranks)))
    return tuple(keys)


def _shortest_first(key: Key) -> tuple[tuple[int, str], ...]:
    """Return what sorts numbers written as texts."""
    return tuple((len(part), part) for part in key)


def _value_ids(child: Table, field: Field) -> set[str]:
    """Return the ids of the columns that hold values of an item, rather than its key."""
    own = {column.id for column in child.columns if not column.carried}
    return own - set(field.key)


def _fit_in_columns(dictionary: Dictionary, field: Field, values: set[str], items: Any) -> bool:
    """Return whether each item has a cell of its own for each of its values, and at least one."""
    if not isinstance(items, list) or not items:
        return False
    seen: set[Key] = set()
    for item in items:
        key = key_of(item, field.key)
        if key in seen or not _fits_at(dictionary, field, key, values, item):
            return False
        seen.add(key)
    return True


def _fits_at(dictionary: Dictionary, field: Field, key: Key, values: set[str], item: Any) -> bool:
    """Return whether the columns of a key hold all of an item, and give back the same key."""
    if not isinstance(item, dict) or values.isdisjoint(item):
        return False
    own = {name: item[name] for name in item.keys() & field.key}
    if not item.keys() <= values | own.keys():
        return False
    is_same_key = own == key_values(dictionary, field, key)
    return is_same_key and all(map(is_plain, item.values()))


def _lists(tree: Tree, table: Table) -> Iterator[Any]:
    """Yield every list of a table, in all the items that hold one."""
    if table.parent is None:
        return
    for holder in _holders(tree, table.parent):
        items = value_at(holder, table.steps)
        if items is not None:
            yield items


def _holders(tree: Tree, table: Table) -> Iterator[Any]:
    """Yield the items of a table; the document itself for its own table."""
    if table.parent is None:
        yield tree
        return
    for items in _lists(tree, table):
        if isinstance(items, list):
            yield from items


def pivot_columns(maker: ColumnMaker, leaf: Leaf, pivot: Pivot) -> Iterator[Column]:
    """Yield the columns of a list laid out as columns: all those of a key, then of the next."""
    obj = maker.edition.dictionary.objects[pivot.field.type]
    first, *others = _values(obj, pivot)
    for key in pivot.keys:
        before = Step(leaf.id, key)
        item_title = _item_title(maker, obj, pivot.field, key)
        yield maker.of_field(f"{before}.{first.name}", first, item_title, "value", required=False)
        for value in others:
            identifier = f"{before}.{value.name}"
            title = f"{item_title} – {value.title[maker.lang]}"
            yield maker.of_field(identifier, value, title, "value", required=False)


def _values(obj: ObjectType, pivot: Pivot) -> list[Field]:
    """Return the values of an item that get a column under each key.

    A value that no item uses and none requires has none, unless nothing is used yet: a template
    shows them all. The first value always has one, which bears the title of the item.
    """
    values = [f for f in obj.fields.values() if _is_value(f, pivot.field)]
    if not pivot.used:
        return values
    first, *others = values
    return [first, *(f for f in others if f.required or f.name in pivot.used)]


def _is_value(field: Field, items: Field) -> bool:
    return field.name not in items.key and field.kind != "extensions"


def _item_title(maker: ColumnMaker, obj: ObjectType, items: Field, key: Key) -> str:
    """Return the title of an item, then its key: « Cible 2025 », « Part : Hommes »."""
    spelt = _key_label(maker, obj, items.key, key)
    mark = " "
    if not spelt.isdigit():
        mark = "\N{NO-BREAK SPACE}: " if maker.lang == "fr" else ": "
    return f"{obj.title[maker.lang]}{mark}{spelt}"


def _key_label(maker: ColumnMaker, obj: ObjectType, names: Sequence[str], key: Key) -> str:
    labels: list[str] = []
    for name, part in zip(names, key, strict=True):
        if part:
            labels.append(_part_label(maker, obj.fields[name], part))
    return " – ".join(labels)


def _part_label(maker: ColumnMaker, field: Field, part: str) -> str:
    to_cell = converter_of(maker.edition, field, maker.lang, maker.names_for(field))
    return str(to_cell(part))
