"""The titles of the tables and of their columns: what leads there, from the outside in."""

from __future__ import annotations

from typing import Final

from cpom_schema.standard.dictionary import ObjectType
from cpom_schema.tabular.layout import Column, Table
from spec.generator.source import Source

SEPARATOR: Final = " – "


def table_titles(source: Source, table: Table) -> list[str]:
    """Return the titles of what leads to a table, that of its document first."""
    if table.parent is None:
        return [table.item.title["fr"]] if table.item else []
    above = table_titles(source, table.parent)
    return above + _titles_along(source, table.parent.item, table.steps)


def column_title(source: Source, table: Table, column: Column) -> str:
    """Return the title of a column, after those of the objects that lead to its value.

    A key that a table repeats comes after the title of the object it identifies.
    """
    if column.carried:
        titles = [_item_title(_keyed_table(table, column))]
        if column.field:
            titles.append(column.field.title["fr"])
    else:
        titles = _titles_along(source, table.item, column.steps)
    return SEPARATOR.join(titles) or column.id


def _titles_along(source: Source, obj: ObjectType | None, steps: tuple[str, ...]) -> list[str]:
    """Return the titles of the fields that lead from an object to a value, its own last."""
    titles: list[str] = []
    for step in steps:
        if obj is None:
            break
        field = obj.fields[step]
        titles.append(field.title["fr"])
        is_object = field.kind == "object"
        obj = source.dictionary.objects[field.type] if is_object else None
    return titles


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
