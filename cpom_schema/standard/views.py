"""The views: how each document type is laid out in a workbook, as published in views.json."""

from __future__ import annotations

from collections.abc import Mapping
from hashlib import sha256
from typing import Any, Literal, NamedTuple

import orjson

from cpom_schema.standard.edition import Edition, per_edition

Texts = Mapping[str, str]
"""A text by language: ``fr``, ``en``."""

Pivot = Literal["annees", "codes", "cles"]
"""What the columns of a pivoted list are: years, codes of a closed list, keys known beforehand."""


class Cover(NamedTuple):
    """The first sheet: its title and what to do, in order."""

    title: Texts
    steps: tuple[Texts, ...]


class Context(NamedTuple):
    """A column shown and never read, such as the target of an indicator.

    Attributes:
        name: name in the view; its column id in the workbook is ``?name``.
        type: name of a scalar type of the standard, which gives the format of the cell.
    """

    name: str
    title: Texts
    help: Texts
    type: str


class Form(NamedTuple):
    """A block of single values of the document, one per row.

    Attributes:
        fields: fields of the root, dotted inside a single object; a single object stands for all
            it holds except its lists of objects; a list of plain values is one value per line.
        title: what is written above the block; None to write nothing.
    """

    fields: tuple[str, ...]
    title: Texts | None


class Rates(NamedTuple):
    """Columns of plain numbers that are rates in some rows, and are then shown as percents.

    Attributes:
        columns: ids of the columns, without the keys of a pivot: ``cibles.valeur``.
        by: id of the column that tells; None when only the contract does.
        code: what that column says in the rows of rates.
    """

    columns: tuple[str, ...]
    by: str | None
    code: str | None


class TableBlock(NamedTuple):
    """A block of rows: a list of objects.

    Attributes:
        table: id of the table (:mod:`cpom_schema.tabular.layout`).
        title: what is written above the block; None for the title of the list.
        context: columns shown right after the key, never read.
        pivot: the lists of an item laid out as columns, by their name in the item; the table of a
            pivoted list is ``f"{table}.{name}"``.
        last: ids of the columns put at the end: rarely used.
        rates: columns shown as percents in some rows.
        filled: what a row known from the contract means when only its key is filled: ``required``,
            it is a row to complete; ``optional``, it was left empty; None when no row is known.
    """

    table: str
    title: Texts | None
    context: tuple[Context, ...]
    pivot: Mapping[str, Pivot]
    last: tuple[str, ...]
    filled: Literal["required", "optional"] | None
    rates: Rates | None = None


Block = Form | TableBlock


class Sheet(NamedTuple):
    """One sheet: its name on the tab, what to know of it, its blocks from top to bottom."""

    name: Texts
    intro: Texts
    blocks: tuple[Block, ...]


class View(NamedTuple):
    """The workbook of one document type.

    Attributes:
        elsewhere: what goes to the sheet of the other data: ids of tables, or of single objects in
            a table (``modifications.valeur``), with everything below them.
    """

    document: str
    cover: Cover
    sheets: tuple[Sheet, ...]
    elsewhere: tuple[str, ...]

    def is_elsewhere(self, place: str) -> bool:
        """Return True if a table or a column has no place in a sheet.

        Args:
            place: id of a table, or ``table id.column id``.
        """
        return any(place == e or place.startswith(f"{e}.") for e in self.elsewhere)


def _rates(raw: Mapping[str, Any] | None) -> Rates | None:
    if raw is None:
        return None
    return Rates(tuple(raw["columns"]), raw.get("by"), raw.get("code"))


def _block(raw: Mapping[str, Any], contexts: Mapping[str, Context]) -> Block:
    if "form" in raw:
        return Form(tuple(raw["form"]), raw.get("title"))
    return TableBlock(
        raw["table"],
        raw.get("title"),
        tuple(contexts[name] for name in raw.get("context", ())),
        raw.get("pivot", {}),
        tuple(raw.get("last", ())),
        raw.get("filled"),
        _rates(raw.get("rates")),
    )


def _sheet(raw: Mapping[str, Any], contexts: Mapping[str, Context]) -> Sheet:
    blocks = tuple(_block(block, contexts) for block in raw["blocks"])
    return Sheet(raw["name"], raw["intro"], blocks)


def build(raw: Mapping[str, Any]) -> View:
    """Build the view of one document type from its content in views.json."""
    contexts: dict[str, Context] = {}
    for name, about in raw.get("contexts", {}).items():
        contexts[name] = Context(name, about["title"], about["help"], about["type"])
    return View(
        raw["document"],
        Cover(raw["cover"]["title"], tuple(raw["cover"]["steps"])),
        tuple(_sheet(sheet, contexts) for sheet in raw["sheets"]),
        tuple(raw.get("elsewhere", ())),
    )


@per_edition
def view(edition: Edition, kind: str) -> View:
    """Return the view of a document type.

    Raises:
        KeyError: no document type has this name.
    """
    return build(edition.views[kind])


@per_edition
def digest(edition: Edition, kind: str) -> str:
    """Return the SHA-256 of a published view: tells whether a workbook was made from it."""
    content = orjson.dumps(edition.views[kind], option=orjson.OPT_SORT_KEYS)
    return sha256(content).hexdigest()
