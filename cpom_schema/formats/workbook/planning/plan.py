"""The plan of a workbook: its sheets, blocks, columns and cells as plain data.

:mod:`.planner` makes it, the room ``painting`` writes it.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Literal, NamedTuple

from cpom_schema.errors import Loss
from cpom_schema.formats.workbook.planning.cell_values import CellValue
from cpom_schema.formats.workbook.planning.columns import Column
from cpom_schema.formats.workbook.planning.filling import Fit
from cpom_schema.standard.dictionary import Lang

Purpose = Literal["form", "required", "optional", "others"]
"""What a sheet is for: gives the colour of its tab."""


class Line(NamedTuple):
    """One line of a form: a value; a heading, or a space, when it has no column."""

    address: str
    label: str
    column: Column | None
    value: CellValue
    locked: bool


class FormPlan(NamedTuple):
    """A form, from top to bottom."""

    title: str
    lines: tuple[Line, ...]


class OthersPlan(NamedTuple):
    """Values beside their place, for want of a cell of their own.

    Attributes:
        lines: the values.
        open: whether some may be typed: part of the document has no other cell.
    """

    lines: tuple[Line, ...]
    open: bool


class TablePlan(NamedTuple):
    """A table.

    Attributes:
        rows: what the cells show, in the order of the columns.
        given: ranks of the rows that come from the contract.
        locked: ids of the columns locked in these rows.
        fits: what a row wants of its cells, by its rank.
        percents: ids of the columns that show percents in the rows of rates.
        optional: whether these rows count as left empty when only their key is filled.
    """

    id: str
    title: str
    columns: tuple[Column, ...]
    rows: Sequence[Sequence[CellValue]]
    given: Collection[int]
    locked: Collection[str]
    fits: Mapping[int, Fit]
    percents: Collection[str]
    optional: bool


class SheetPlan(NamedTuple):
    """One sheet."""

    name: str
    intro: str
    purpose: Purpose
    blocks: tuple[FormPlan | TablePlan | OthersPlan, ...]


class Plan(NamedTuple):
    """A whole workbook.

    Attributes:
        cover: label and value of the lines of the first sheet.
        steps: what to do, in order; empty for a document that is merely written.
        lists: texts to choose from, by name.
        several: texts that a cell may hold several of, by the title of their list.
        meta: what the hidden sheet says of the workbook.
        guarded: whether what is locked is protected; a document merely written is open.
        losses: what the workbook cannot hold.
    """

    lang: Lang
    version: str
    title: str
    about: str
    cover: tuple[tuple[str, str], ...]
    steps: tuple[str, ...]
    sheets: tuple[SheetPlan, ...]
    lists: Mapping[str, Sequence[str]]
    several: Mapping[str, Sequence[str]]
    meta: tuple[tuple[str, str], ...]
    guarded: bool
    losses: tuple[Loss, ...]
