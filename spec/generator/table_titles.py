"""The titles of the tables and of their columns: what leads there, from the outside in."""

from __future__ import annotations

from typing import Final

from cpom_schema.standard.dictionary import Field, ObjectType
from cpom_schema.tabular.layout import Column, Table
from spec.generator.source import Source

SEPARATOR: Final = " – "


def table_titles(source: Source, table: Table) -> list[str]:
    """Return the titles of what leads to a table, that of its document first."""
    if table.parent is None:
        return [_item_title(table)]
    above = table_titles(source, table.parent)
    return above + _titles_along(source, table.parent.item, table.steps)


def column_title(source: Source, table: Table, column: Column) -> str:
    """Return the title of a column, after those of the objects that lead to its value.

    A key that a table repeats comes after the title of the object it identifies.
    """
    own = column.field.title["fr"] if column.field else column.id
    if column.carried:
        return SEPARATOR.join((_item_title(_keyed_table(table, column)), own))
    return SEPARATOR.join(_titles_along(source, table.item, column.steps)) or own


def _titles_along(source: Source, obj: ObjectType | None, steps: tuple[str, ...]) -> list[str]:
    """Return the titles of the fields that lead from an object to a value, its own last."""
    titles: list[str] = []
    for step in steps:
        if obj is None:
            break
        field = obj.fields[step]
        titles.append(field.title["fr"])
        obj = _held_object(source, field)
    return titles


def _held_object(source: Source, field: Field) -> ObjectType | None:
    if field.kind != "object":
        return None
    return source.dictionary.objects[field.type]


def _item_title(table: Table) -> str:
    return table.item.title["fr"] if table.item else table.id


def _keyed_table(table: Table, column: Column) -> Table:
    """Return the table above whose key a column repeats."""
    while table.parent and _depth(table) >= column.carried:
        table = table.parent
    return table


def _depth(table: Table) -> int:
    """Return how many tables above a table have a key that it repeats."""
    return len({column.carried for column in table.carried})
