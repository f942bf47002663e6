"""The columns of a block: what they are called, what they hold, how they are shown."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Literal, NamedTuple

from cpom_schema.formats.workbook.planning.cell_values import (
    Converter,
    Names,
    as_it_is,
    converter_of,
)
from cpom_schema.formats.workbook.planning.looks import Look, look_of, look_of_type
from cpom_schema.formats.workbook.planning.words import description, expected, first_sentence
from cpom_schema.standard.dictionary import Dictionary, Field, Lang, ObjectType
from cpom_schema.standard.edition import Edition
from cpom_schema.standard.views import Context
from cpom_schema.tabular import layout
from cpom_schema.tabular.layout import Table

Part = Literal["key", "context", "value"]


class Live(NamedTuple):
    """Choices typed in another column of the workbook: the keys of a table."""

    table: str
    column: str


Choices = str | Live | None
"""Name of a list of the plan, or a column of the workbook."""


class Column(NamedTuple):
    """One column of a block, or one line of a form.

    Attributes:
        id: technical id; ``?name`` for a context, which is not read.
        label: title in the language of the workbook.
        help: one sentence on what to type.
        prompt: the whole description.
        part: whether it says which row it is, informs, or is to be filled.
        required: whether a row that exists cannot lack it.
        to_cell: turns a value of the tree into the content of a cell.
    """

    id: str
    label: str
    help: str
    prompt: str
    look: Look
    part: Part
    required: bool
    field: Field | None
    choices: Choices
    to_cell: Converter

    @property
    def title(self) -> str:
        """The label, marked when the column must be filled."""
        return f"{self.label}\N{NO-BREAK SPACE}*" if self.required else self.label


class ColumnMaker(NamedTuple):
    """Makes columns out of fields, in one language.

    Attributes:
        names: for what a field refers to, the names of the items by key.
        bare: whether references are written without the name.
    """

    edition: Edition
    lang: Lang
    names: Mapping[str, Names]
    bare: bool = False

    def names_for(self, field: Field) -> Names:
        """Return the names to write beside the keys of a field that refers to a list."""
        if self.bare or field.ref is None:
            return {}
        return self.names.get(field.ref, {})

    def of_field(
        self, identifier: str, field: Field, label: str, part: Part, *, required: bool
    ) -> Column:
        """Return a column that holds the values of a field."""
        look = look_of(field)
        whole = description(field, look, self.lang)
        return Column(
            id=identifier,
            label=label,
            help=expected(first_sentence(whole), look, self.lang),
            prompt=expected(whole, look, self.lang),
            look=look,
            part=part,
            required=required,
            field=field,
            choices=None,
            to_cell=converter_of(self.edition, field, self.lang, self.names_for(field)),
        )

    def of_context(self, context: Context) -> Column:
        """Return a column that informs, and is not read."""
        help_ = context.help[self.lang]
        look = look_of_type(context.type)
        to_cell: Converter = as_it_is
        if look in (Look.DATE, Look.TRUTH):
            to_cell = converter_of(self.edition, _scalar(context), self.lang, {})
        return Column(
            id=f"?{context.name}",
            label=context.title[self.lang],
            help=help_,
            prompt=help_,
            look=look,
            part="context",
            required=False,
            field=None,
            choices=None,
            to_cell=to_cell,
        )

    def of_unknown(self, name: str) -> Column:
        """Return a column for what the standard does not know, kept as it came."""
        return Column(name, name, "", "", Look.TEXT, "value", False, None, None, as_it_is)


def _scalar(context: Context) -> Field:
    """Return a field of the type of a context, for what depends on a type only."""
    texts = context.title
    return Field(
        context.name, "scalar", context.type, False, None, (), None, None, False, None,
        texts, texts, None, "",
    )  # fmt: skip


def has_rows(field: Field) -> bool:
    """Return whether a field is a list of objects, which no single cell can hold."""
    return field.repeated and field.kind == "object"


class Leaf(NamedTuple):
    """A value, or a list, found below an object: its names, the objects above it."""

    steps: tuple[str, ...]
    field: Field
    above: tuple[Field, ...]
    required: bool

    @property
    def id(self) -> str:
        """The names joined by dots, as in the id of a column."""
        return ".".join(self.steps)


def leaves(
    dictionary: Dictionary, obj: ObjectType, before: tuple[str, ...] = (),
    above: tuple[Field, ...] = (), *, required: bool = True,
) -> Iterator[Leaf]:  # fmt: skip
    """Yield the values and the lists below an object, in the order of the dictionary."""
    for field in obj.fields.values():
        steps = (*before, field.name)
        sure = required and field.required
        if _is_single_object(field):
            below = dictionary.objects[field.type]
            yield from leaves(dictionary, below, steps, (*above, field), required=sure)
        elif field.kind != "extensions":
            yield Leaf(steps, field, above, sure)


def _is_single_object(field: Field) -> bool:
    return field.kind == "object" and not field.repeated


def label_of(leaf: Leaf, lang: Lang) -> str:
    """Return the title of a value; that of the last object above it comes first."""
    own = leaf.field.title[lang]
    if not leaf.above:
        return own
    before = leaf.above[-1].title[lang]
    if own.casefold().startswith(before.casefold()):
        return own
    return f"{before} – {own}"


def parent_keys(maker: ColumnMaker, table: Table) -> Iterator[Column]:
    """Yield the columns that say which item of the parent table a row belongs to."""
    for column in table.carried:
        if column.field is not None:
            yield _parent_key(maker, table, column, column.field)


def _parent_key(maker: ColumnMaker, table: Table, column: layout.Column, field: Field) -> Column:
    holder = _ancestor(table, column.carried)
    if holder is None or field.ref:
        title = field.title[maker.lang]
        return maker.of_field(column.id, field, title, "key", required=column.required)
    title = _key_title(holder, field, maker.lang)
    made = maker.of_field(column.id, field, title, "key", required=column.required)
    return made._replace(choices=Live(holder.id, column.steps[-1]))


def _key_title(holder: Table, field: Field, lang: Lang) -> str:
    """Return the title of a key: that of the item when it alone identifies it, else its own."""
    key = holder.field.key if holder.field else ()
    if holder.item and len(key) == 1:
        return holder.item.title[lang]
    return field.title[lang]


def _ancestor(table: Table, rank: int) -> Table | None:
    """Return the ancestor whose key is carried at a rank, from 1 for the outermost."""
    chain: list[Table] = []
    here = table.parent
    while here is not None and here.field is not None:
        chain.insert(0, here)
        here = here.parent
    return chain[rank - 1] if rank <= len(chain) else None
