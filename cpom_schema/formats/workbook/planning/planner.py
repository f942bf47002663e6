"""Plan a workbook: a view says what goes where, a tree what there is, a filling what is known."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Final

from cpom_schema.document import Document, Tree
from cpom_schema.formats.workbook.planning import choices, view_blocks
from cpom_schema.formats.workbook.planning.cell_values import CellValue
from cpom_schema.formats.workbook.planning.columns import Column, ColumnMaker, Leaf
from cpom_schema.formats.workbook.planning.filling import Filling
from cpom_schema.formats.workbook.planning.known_rows import KnownRows
from cpom_schema.formats.workbook.planning.leftovers import Leftover
from cpom_schema.formats.workbook.planning.plan import (
    FormPlan,
    Line,
    OthersPlan,
    Plan,
    Purpose,
    SheetPlan,
    TablePlan,
)
from cpom_schema.formats.workbook.planning.rows import RowPlacer
from cpom_schema.formats.workbook.planning.view_blocks import ViewBlock
from cpom_schema.formats.workbook.planning.words import OTHERS, say
from cpom_schema.formats.workbook.technical import COLUMNS
from cpom_schema.standard.dictionary import Lang
from cpom_schema.standard.views import Block, Form, Rates, Sheet, Texts, View
from cpom_schema.tabular.address import written

_NO_RATES: Final = Rates((), None, None)


class _Planner:
    def __init__(
        self, document: Document, view: View, filling: Filling, lang: Lang, *, guarded: bool
    ) -> None:
        self.document = document
        self.view = view
        self.filling = filling
        self.lang: Lang = lang
        self.guarded = guarded
        self.dictionary = document.dictionary
        names = choices.names_of_items(document, filling)
        self.maker = ColumnMaker(document.edition, lang, names)
        self.chooser = choices.Chooser(document, filling, lang, names)
        self.blocks = view_blocks.lay_out(document, view, filling, self.maker)
        placer = RowPlacer(self.dictionary)
        placer.place_document(self.blocks.root, document.tree)
        self.leftovers = placer.leftovers

    def sheets(self) -> Iterator[SheetPlan]:
        """Yield the sheets of the view, then what fits nowhere."""
        for sheet in self.view.sheets:
            blocks = tuple(self._blocks(sheet))
            purpose = _purpose(sheet.blocks)
            yield SheetPlan(sheet.name[self.lang], sheet.intro[self.lang], purpose, blocks)
        if self.leftovers.found or (self.view.elsewhere and self.guarded):
            yield self._others()

    def _blocks(self, sheet: Sheet) -> Iterator[FormPlan | TablePlan]:
        for block in sheet.blocks:
            if isinstance(block, Form):
                yield self._form(block)
            else:
                yield from map(self._table, self.blocks.tables[block.table])

    def _others(self) -> SheetPlan:
        """Return the sheet of what fits nowhere.

        When the view leaves a part of the document to this sheet, it is there to be typed in.
        """
        is_open = bool(self.view.elsewhere)
        lines = [self._other(left, locked=not is_open) for left in self.leftovers.found]
        intro = say("others_open" if is_open else "others", self.lang)
        plan_ = OthersPlan(tuple(lines), is_open)
        return SheetPlan(OTHERS[self.lang], intro, "others", (plan_,))

    def _form(self, block: Form) -> FormPlan:
        """Return a form: a heading each time the objects above the values change."""
        lines: list[Line] = []
        heading: tuple[str, ...] = ()
        for leaf in self._leaves(block):
            titles = self._titles_above(leaf)
            if titles != heading:
                lines.append(Line("", " – ".join(titles), None, None, locked=True))
                heading = titles
            lines.append(self._line(leaf))
        return FormPlan(self._text(block.title), tuple(lines))

    def _leaves(self, block: Form) -> Iterator[Leaf]:
        for name in block.fields:
            yield from view_blocks.form_leaves(self.dictionary, self.document.root, name)

    def _titles_above(self, leaf: Leaf) -> tuple[str, ...]:
        return tuple(field.title[self.lang] for field in leaf.above)

    def _line(self, leaf: Leaf) -> Line:
        """Return the line of one value of the document."""
        row = self.blocks.root.rows[0]
        title = leaf.field.title[self.lang]
        column = self.maker.of_field(leaf.id, leaf.field, title, "value", required=leaf.required)
        column = self._with_choices(column)
        locked = leaf.id in self.filling.locked.get("", ())
        return Line(leaf.id, title, column, column.to_cell(row.get(leaf.id)), locked)

    def _other(self, left: Leftover, *, locked: bool) -> Line:
        """Return the line of a value that no block has a cell for."""
        address = written(left.address)
        if left.field is None:
            column = self.maker.of_unknown(address)
        else:
            title = left.field.title[self.lang]
            column = self.maker.of_field(address, left.field, title, "value", required=False)
            column = self._with_choices(column)
        return Line(address, column.label, column, column.to_cell(left.value), locked)

    def _with_choices(self, column: Column) -> Column:
        found = self.chooser.choices_of(column, self.blocks.tables)
        return column._replace(choices=found)

    def _table(self, made: ViewBlock) -> TablePlan:
        """Return a table, with what is known of its rows beyond the tree."""
        table, block, rows = made.rows.table, made.block, made.rows.rows
        columns = self._table_columns(made)
        known = KnownRows(self.filling, table, rows)
        rates = block.rates or _NO_RATES
        return TablePlan(
            id=table.id,
            title=self._title(made),
            columns=columns,
            rows=_cells(columns, rows, known.contexts()),
            given=known.given(),
            locked=frozenset(self.filling.locked.get(table.id, ())),
            fits=known.fits(rates),
            percents=_percents(rates, columns),
            optional=block.filled == "optional",
        )

    def _table_columns(self, made: ViewBlock) -> tuple[Column, ...]:
        unknown = map(self.maker.of_unknown, made.rows.unknown)
        return tuple(map(self._with_choices, (*made.columns, *unknown)))

    def _title(self, made: ViewBlock) -> str:
        """Return the title of a table: that of the view, else that of its list."""
        title = self._text(made.block.title)
        field = made.rows.table.field
        if title or field is None:
            return title
        return field.title[self.lang]

    def _text(self, texts: Texts | None) -> str:
        return texts[self.lang] if texts else ""


def _cells(
    columns: Iterable[Column], rows: Sequence[Tree], contexts: Sequence[Mapping[str, Any]]
) -> list[list[CellValue]]:
    """Return what the cells of each row show.

    Args:
        columns: the columns.
        rows: the values, by the id of their column.
        contexts: for each row, what informs, by its name in the view; empty when nothing does.
    """
    converters = [(column.id, column.to_cell) for column in columns]
    whole = rows
    if contexts:
        whole = [row | _as_columns(c) for row, c in zip(rows, contexts, strict=True)]
    return [[to_cell(row.get(name)) for name, to_cell in converters] for row in whole]


def _as_columns(context: Mapping[str, Any]) -> Tree:
    return {f"?{name}": value for name, value in context.items()}


def _percents(rates: Rates, columns: Iterable[Column]) -> frozenset[str]:
    """Return the ids of the columns whose plain numbers are percents in the rows of rates."""
    return frozenset(c.id for c in columns if _bare_id(c.id) in rates.columns)


def _bare_id(identifier: str) -> str:
    """Return the id of a column without the keys of a pivot, nor the mark of a context."""
    return re.sub(r"\[.*?\]", "", identifier.removeprefix("?"))


def _purpose(blocks: Sequence[Block]) -> Purpose:
    """Return what a sheet is for: a form to fill, rows to complete, or rows to add at will."""
    purpose: Purpose = "optional"
    for block in blocks:
        if isinstance(block, Form):
            return "form"
        if block.filled == "required":
            purpose = "required"
    return purpose


def _identity(document: Document, lang: Lang, digest: str, blocks: list[TablePlan]) -> Tree:
    """Return what the hidden sheet says of the workbook, for whoever reads it."""
    identity = {
        "standard": document.version,
        "type": document.type,
        "modele": document.type,
        "empreinte": digest,
        "lang": lang,
        "blocs": ";".join(block.id for block in blocks),
    }
    for block in blocks:
        identity[f"{COLUMNS}{block.id}"] = "\n".join(_ids_read(block))
    return identity


def _ids_read(table: TablePlan) -> Iterator[str]:
    """Yield the ids of the columns that are read again."""
    for column in table.columns:
        if column.part != "context":
            yield column.id


def _tables(sheets: Iterable[SheetPlan]) -> Iterator[TablePlan]:
    for sheet in sheets:
        for block in sheet.blocks:
            if isinstance(block, TablePlan):
                yield block


def plan(
    document: Document, view: View, filling: Filling, lang: Lang, *, digest: str, guarded: bool
) -> Plan:
    """Plan the workbook of a document.

    Args:
        document: what the workbook holds.
        view: how documents of its type are laid out.
        filling: what is known beyond the document; :data:`filling.EMPTY` for nothing.
        lang: language of titles, labels and help.
        digest: SHA-256 of the view, by which a template made from an older one is recognised.
        guarded: whether what is locked is protected.
    """
    planner = _Planner(document, view, filling, lang, guarded=guarded)
    sheets = tuple(planner.sheets())
    identity = _identity(document, lang, digest, list(_tables(sheets))) | dict(filling.meta)
    return Plan(
        lang=lang,
        version=document.version,
        title=view.cover.title[lang],
        about=document.root.description[lang],
        cover=tuple(filling.cover),
        steps=tuple(step[lang] for step in view.cover.steps) if guarded else (),
        sheets=sheets,
        lists=planner.chooser.lists,
        several=planner.chooser.several,
        meta=tuple(identity.items()),
        guarded=guarded,
        losses=tuple(planner.leftovers.losses),
    )
