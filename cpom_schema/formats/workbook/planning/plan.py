"""The plan of a workbook: its sheets, blocks, columns and cells as plain data.

A view says what goes where, a tree what there is, a filling what is known beyond.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Final, Literal, NamedTuple

from cpom_schema.document import Document
from cpom_schema.formats.workbook.planning import choices, frames
from cpom_schema.formats.workbook.planning.columns import Column, Speaker
from cpom_schema.formats.workbook.planning.filling import Filling, Fit, Key
from cpom_schema.formats.workbook.planning.frames import Made
from cpom_schema.formats.workbook.planning.placing import Left, Placer
from cpom_schema.formats.workbook.planning.shown import Shown
from cpom_schema.formats.workbook.planning.words import OTHERS, say
from cpom_schema.formats.workbook.technical import COLUMNS
from cpom_schema.standard.dictionary import Lang
from cpom_schema.standard.views import Form, Rates, TableBlock, Texts, View
from cpom_schema.tabular.address import key_text, written
from cpom_schema.tabular.layout import tables

_RATE: Final = Fit(rate=True)
Part = Literal["form", "required", "optional", "others"]
"""What a sheet is for: gives the colour of its tab."""


class Line(NamedTuple):
    """One line of a form: a value; a heading, or a space, when it has no column."""

    address: str
    label: str
    column: Column | None
    value: Shown
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
    rows: Sequence[Sequence[Shown]]
    given: Collection[int]
    locked: Collection[str]
    fits: Mapping[int, Fit]
    percents: Collection[str]
    optional: bool


class SheetPlan(NamedTuple):
    """One sheet."""

    name: str
    intro: str
    part: Part
    blocks: tuple[FormPlan | TablePlan | OthersPlan, ...]


class Plan(NamedTuple):
    """A whole workbook.

    Attributes:
        cover: label and value of the lines of the first sheet.
        steps: what to do, in order; empty for a document that is merely written.
        lists: texts to choose from, by name.
        meta: what the hidden sheet says of the workbook.
        guarded: whether what is locked is protected; a document merely written is open.
        losses: what the workbook cannot hold, one sentence each.
    """

    lang: Lang
    version: str
    title: str
    about: str
    cover: tuple[tuple[str, str], ...]
    steps: tuple[str, ...]
    sheets: tuple[SheetPlan, ...]
    lists: Mapping[str, Sequence[str]]
    meta: tuple[tuple[str, str], ...]
    guarded: bool
    losses: tuple[str, ...]


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
        self.tables = {t.id: t for t in tables(document.edition, document.type)}
        names = choices.names(document, filling)
        self.speaker = Speaker(document.edition, lang, names)
        self.choices = choices.Chooser(document, filling, lang, names)
        self.made = frames.make(document, view, filling, self.speaker)
        self.placer = Placer(self.dictionary)
        self.placer.document(self.made.root, document.tree)

    def sheets(self) -> Iterator[SheetPlan]:
        """The sheets of the view, then what fits nowhere."""
        for sheet in self.view.sheets:
            blocks: list[FormPlan | TablePlan] = []
            for block in sheet.blocks:
                if isinstance(block, Form):
                    blocks.append(self._form(block))
                else:
                    blocks += [self._table(made) for made in self.made.blocks[block.table]]
            part = _part(sheet.blocks)
            yield SheetPlan(sheet.name[self.lang], sheet.intro[self.lang], part, tuple(blocks))
        typed = bool(self.view.elsewhere)
        if self.placer.left or (typed and self.guarded):
            lines = tuple(self._other(left, locked=not typed) for left in self.placer.left)
            intro = say("others_open" if typed else "others", self.lang)
            yield SheetPlan(OTHERS[self.lang], intro, "others", (OthersPlan(lines, typed),))

    def _form(self, block: Form) -> FormPlan:
        lines: list[Line] = []
        row = self.made.root.rows[0]
        locked = self.filling.locked.get("", ())
        heading: tuple[str, ...] = ()
        for name in block.fields:
            for leaf in frames.form_leaves(self.dictionary, self.document.root, name):
                titles = tuple(f.title[self.lang] for f in leaf.above)
                if titles != heading:
                    lines.append(Line("", " – ".join(titles), None, None, locked=True))
                    heading = titles
                address = ".".join(leaf.steps)
                title = leaf.field.title[self.lang]
                column = self.speaker.column(
                    address, leaf.field, title, "value", required=leaf.required
                )
                column = self._chosen(column)
                value = column.show(row.get(address))
                lines.append(Line(address, title, column, value, address in locked))
        return FormPlan(self._text(block.title), tuple(lines))

    def _other(self, left: Left, *, locked: bool) -> Line:
        address = written(left.address)
        if left.field is None:
            column = self.speaker.strange(address)
        else:
            title = left.field.title[self.lang]
            column = self.speaker.column(address, left.field, title, "value", required=False)
            column = self._chosen(column)
        return Line(address, column.label, column, column.show(left.value), locked)

    def _chosen(self, column: Column) -> Column:
        return column._replace(choices=self.choices.of(column, self.made.blocks))

    def _table(self, made: Made) -> TablePlan:
        table, block = made.frame.table, made.block
        strange = [self.speaker.strange(name) for name in made.frame.strange]
        columns = tuple(self._chosen(c) for c in (*made.columns, *strange))
        context = self.filling.context.get(table.id, {})
        wanted = frozenset(self.filling.rows.get(table.id, ()))
        shows = [(c.id, c.show, c.part == "context") for c in columns]
        rows: list[list[Shown]] = []
        given: set[int] = set()
        fits: dict[int, Fit] = {}
        told = block.rates or Rates((), None, None)
        known_fits = self.filling.fits.get(table.id, {})
        for rank, row in enumerate(made.frame.rows):
            known: Mapping[str, object] = {}
            if told.by and row.get(told.by) == told.code:
                fits[rank] = _RATE
            if context or wanted:
                key: Key = tuple(key_text(row.get(name)) for name in table.key)
                known = context.get(key, {})
                if key in wanted:
                    given.add(rank)
                if key in known_fits:
                    fits[rank] = known_fits[key]
            rows.append([
                show(known.get(name[1:]) if informs else row.get(name))
                for name, show, informs in shows
            ])  # fmt: skip
        title = self._text(block.title) or (table.field.title[self.lang] if table.field else "")
        locked = frozenset(self.filling.locked.get(table.id, ()))
        percents = frozenset(c.id for c in columns if _bare(c.id) in told.columns)
        return TablePlan(
            table.id, title, columns, rows, given, locked, fits, percents,
            block.filled == "optional",
        )  # fmt: skip

    def _text(self, texts: Texts | None) -> str:
        return texts[self.lang] if texts else ""


def _read(table: TablePlan) -> Iterator[str]:
    """The ids of the columns that are read."""
    return (c.id for c in table.columns if c.part != "context")


def _bare(identifier: str) -> str:
    """The id of a column without the keys of a pivot, nor the mark of a context."""
    return re.sub(r"\[.*?\]", "", identifier.removeprefix("?"))


def _part(blocks: Sequence[Form | TableBlock]) -> Part:
    if any(isinstance(b, Form) for b in blocks):
        return "form"
    filled = {b.filled for b in blocks if isinstance(b, TableBlock)}
    return "required" if "required" in filled else "optional"


def plan(
    document: Document, view: View, filling: Filling, lang: Lang, *, digest: str, guarded: bool
) -> Plan:
    """The plan of the workbook of a document.

    Args:
        document: what the workbook holds.
        view: how documents of its type are laid out.
        filling: what is known beyond the document; :data:`filling.EMPTY` for nothing.
        lang: language of titles, labels and help.
        digest: digest of the view, which tells an old template.
        guarded: whether what is locked is protected.
    """
    planner = _Planner(document, view, filling, lang, guarded=guarded)
    sheets = tuple(planner.sheets())
    tables_ = [b for s in sheets for b in s.blocks if isinstance(b, TablePlan)]
    own = {
        "standard": document.version, "type": document.type, "modele": document.type,
        "empreinte": digest, "lang": lang, "blocs": ";".join(t.id for t in tables_),
        **{f"{COLUMNS}{t.id}": "\n".join(_read(t)) for t in tables_},
    }  # fmt: skip
    steps = tuple(step[lang] for step in view.cover.steps) if guarded else ()
    root = document.root
    return Plan(
        lang, document.version, view.cover.title[lang], root.description[lang],
        tuple(filling.cover), steps, sheets, planner.choices.lists,
        tuple((own | dict(filling.meta)).items()), guarded, tuple(planner.placer.losses),
    )  # fmt: skip
