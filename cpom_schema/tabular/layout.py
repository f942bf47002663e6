"""The tables of a document type: one per repeated object or repeated value, keys carried down.

A single object is laid out in dotted columns of the table that holds it. The same tables make the
CSV packages, their Table Schemas and the blocks of the workbooks.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from cpom_schema.standard.dictionary import Dictionary, Field, ObjectType
from cpom_schema.standard.edition import Edition, per_edition

RANK = "rang"
"""Column that keeps the order of the values of a list without key."""


class Column(NamedTuple):
    """One column.

    Attributes:
        id: technical name: ``statut``, ``adresse.codePostal``, ``ficheAction.code`` when carried.
        steps: names from the item to the value; for a carried column, the name of the key.
        field: what the value is; None for ``cpom``, ``type`` and ``rang``.
        carried: rank of the ancestor whose key it repeats, from 1; 0 when it is the item's own.
        required: whether an item that exists cannot lack it.
    """

    id: str
    steps: tuple[str, ...]
    field: Field | None
    carried: int = 0
    required: bool = False


class Table(NamedTuple):
    """One table.

    Attributes:
        id: type of the document, or dotted names of the lists: ``fichesActions.indicateurs``.
        steps: names from the item of the parent table to the list.
        field: the list; None for the table of the document itself.
        item: the object a row holds; None when it holds one value of a list without key.
        parent: table of the items that hold the list; None for the document's own.
        columns: carried keys first, outermost first, then the item's own in dictionary order.
    """

    id: str
    steps: tuple[str, ...]
    field: Field | None
    item: ObjectType | None
    parent: Table | None
    columns: tuple[Column, ...]

    @property
    def ids(self) -> tuple[str, ...]:
        """Ids of the columns."""
        return tuple(column.id for column in self.columns)

    @property
    def carried(self) -> tuple[Column, ...]:
        """The columns that say which item of the parent table a row belongs to."""
        return tuple(c for c in self.columns if c.carried)

    @property
    def item_key(self) -> tuple[str, ...]:
        """Names of the fields that identify an item in its list; empty when it has no key."""
        return self.field.key if self.field else ()

    @property
    def key(self) -> tuple[str, ...]:
        """Ids of the columns that identify a row; empty when the item has no key."""
        own = self.item_key
        if self.field and self.item is None:
            own = (RANK,)
        return (*(c.id for c in self.carried), *own)


def _own_columns(
    dictionary: Dictionary, obj: ObjectType, before: tuple[str, ...] = (), *, sure: bool = True
) -> Iterator[Column]:
    """Yield the columns of an object: its values, and those of the single objects it holds.

    Args:
        dictionary: the dictionary of the object.
        obj: the object.
        before: names from the item of the row to the object.
        sure: whether the object is there as soon as the item is.
    """
    for field in obj.fields.values():
        if field.repeated:
            continue
        steps = (*before, field.name)
        required = sure and field.required
        if field.kind == "object":
            held = dictionary.objects[field.type]
            yield from _own_columns(dictionary, held, steps, sure=required)
        else:
            yield Column(".".join(steps), steps, field, 0, required)


def _repeated_fields(
    dictionary: Dictionary, obj: ObjectType, before: tuple[str, ...] = ()
) -> Iterator[tuple[tuple[str, ...], Field]]:
    """Yield the lists of an object and of the single objects it holds, with the names to each."""
    for field in obj.fields.values():
        steps = (*before, field.name)
        if field.repeated:
            yield steps, field
        elif field.kind == "object":
            yield from _repeated_fields(dictionary, dictionary.objects[field.type], steps)


def _carried_columns(parent: Table, item: ObjectType) -> tuple[Column, ...]:
    """Return the columns a child table repeats: what its parent carries, then the parent's key."""
    if parent.field is None:
        return ()

    carried = list(parent.carried)
    rank = _depth(parent) + 1
    for name in parent.field.key:
        field = item.fields[name]
        identifier = f"{parent.field.item}.{name}"
        carried.append(Column(identifier, (name,), field, rank, field.required))
    return tuple(carried)


def _depth(table: Table) -> int:
    """Return the number of ancestors whose keys a table carries."""
    return max((column.carried for column in table.columns), default=0)


def _tables_below(dictionary: Dictionary, parent: Table) -> Iterator[Table]:
    """Yield the tables of the lists that the items of a table hold, at any depth."""
    if parent.item is None:
        return
    carried = _carried_columns(parent, parent.item)
    for steps, field in _repeated_fields(dictionary, parent.item):
        name = ".".join(steps)
        if parent.field is not None:
            name = f"{parent.id}.{name}"

        item: ObjectType | None = None
        if field.kind == "object":
            item = dictionary.objects[field.type]
            own = tuple(_own_columns(dictionary, item))
        else:
            own = _columns_of_values(field)
        table = Table(name, steps, field, item, parent, (*carried, *own))

        yield table
        yield from _tables_below(dictionary, table)


def _columns_of_values(field: Field) -> tuple[Column, ...]:
    """Return the columns of a list of values: the rank of each, and the value."""
    rank = Column(RANK, (), None, 0, required=True)
    value = Column(field.item or "", (), field._replace(item=None), 0, required=True)
    return rank, value


@per_edition
def tables(edition: Edition, kind: str) -> tuple[Table, ...]:
    """Return the tables of a document type, each after the one that holds it.

    Raises:
        KeyError: no document type has this name.
    """
    return laid_out(edition.dictionary, kind)


def laid_out(dictionary: Dictionary, kind: str) -> tuple[Table, ...]:
    """Return the tables of a document type of a given dictionary.

    Raises:
        ValueError: two columns of one table have one name.
    """
    obj = dictionary.documents[kind].root
    head = tuple(Column(name, (name,), None, 0, required=True) for name in ("cpom", "type"))
    root = Table(kind, (), None, obj, None, (*head, *_own_columns(dictionary, obj)))
    found = (root, *_tables_below(dictionary, root))
    for table in found:
        _check_ids(table)
    return found


def _check_ids(table: Table) -> None:
    if len(set(table.ids)) != len(table.ids):
        raise ValueError(f"{table.id} : deux colonnes ont le même nom")
