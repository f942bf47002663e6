"""The columns of a block: what they are called, what they hold, how they are shown."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Literal, NamedTuple

from cpom_schema.formats.workbook.planning.filling import Key
from cpom_schema.formats.workbook.planning.shown import (
    Look,
    Names,
    Shower,
    as_it_is,
    look_of,
    look_of_type,
    shower,
)
from cpom_schema.formats.workbook.planning.words import description, expected, first_sentence
from cpom_schema.standard.dictionary import Dictionary, Field, Lang, ObjectType
from cpom_schema.standard.edition import Edition
from cpom_schema.standard.views import Context
from cpom_schema.tabular.address import Step
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
        show: how a value of the tree is shown.
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
    show: Shower

    @property
    def title(self) -> str:
        """The label, marked when the column must be filled."""
        return f"{self.label}\N{NO-BREAK SPACE}*" if self.required else self.label


class Speaker(NamedTuple):
    """What is needed to name and show columns.

    Attributes:
        names: for what a field refers to, the names of the items by key.
        bare: whether references are written without the name.
    """

    edition: Edition
    lang: Lang
    names: Mapping[str, Names]
    bare: bool = False

    def column(
        self, identifier: str, field: Field, label: str, part: Part, *, required: bool
    ) -> Column:
        """A column of a field."""
        look = look_of(field)
        whole = description(field, look, self.lang)
        names = {} if self.bare or field.ref is None else self.names.get(field.ref, {})
        return Column(
            identifier, label, expected(first_sentence(whole), look, self.lang),
            expected(whole, look, self.lang), look, part, required, field, None,
            shower(self.edition, field, self.lang, names),
        )  # fmt: skip

    def context(self, context: Context) -> Column:
        """A column that informs."""
        help_ = context.help[self.lang]
        look = look_of_type(context.type)
        field = None
        show: Shower = as_it_is
        if look in (Look.DATE, Look.TRUTH):
            field = _scalar(context)
            show = shower(self.edition, field, self.lang, {})
        label = context.title[self.lang]
        return Column(
            f"?{context.name}", label, help_, help_, look, "context", False, None, None, show
        )

    def strange(self, name: str) -> Column:
        """A column the standard does not know, kept as it came."""
        return Column(name, name, "", "", Look.TEXT, "value", False, None, None, as_it_is)


def _scalar(context: Context) -> Field:
    texts = context.title
    return Field(
        context.name, "scalar", context.type, False, None, (), None, None, False, None,
        texts, texts, None, "",
    )  # fmt: skip


class Leaf(NamedTuple):
    """A value, or a list, found below an object: its names, titles and place."""

    steps: tuple[str, ...]
    field: Field
    above: tuple[Field, ...]
    required: bool


def leaves(
    dictionary: Dictionary, obj: ObjectType, before: tuple[str, ...] = (),
    above: tuple[Field, ...] = (), *, required: bool = True,
) -> Iterator[Leaf]:  # fmt: skip
    """The values and the lists below an object, in the order of the dictionary."""
    for field in obj.fields.values():
        steps = (*before, field.name)
        sure = required and field.required
        if field.kind == "object" and not field.repeated:
            below = dictionary.objects[field.type]
            yield from leaves(dictionary, below, steps, (*above, field), required=sure)
        elif field.kind != "extensions":
            yield Leaf(steps, field, above, sure)


def label_of(leaf: Leaf, lang: Lang) -> str:
    """The title of a value; that of the last object above it comes first."""
    own = leaf.field.title[lang]
    if not leaf.above:
        return own
    before = leaf.above[-1].title[lang]
    return own if own.casefold().startswith(before.casefold()) else f"{before} – {own}"


def carried(speaker: Speaker, table: Table) -> Iterator[Column]:
    """The columns that say which item of the parent table a row belongs to."""
    lang = speaker.lang
    for column in table.carried:
        if column.field is None:
            continue
        holder = _holder(table, column.carried)
        alone = holder is not None and holder.field is not None and len(holder.field.key) == 1
        title = column.field.title[lang]
        if alone and holder and holder.item and not column.field.ref:
            title = holder.item.title[lang]
        made = speaker.column(column.id, column.field, title, "key", required=column.required)
        if holder and not column.field.ref:
            made = made._replace(choices=Live(holder.id, column.steps[-1]))
        yield made


def _holder(table: Table, rank: int) -> Table | None:
    """The ancestor whose key is carried at a rank, from 1 for the outermost."""
    chain: list[Table] = []
    here = table.parent
    while here is not None and here.field is not None:
        chain.insert(0, here)
        here = here.parent
    return chain[rank - 1] if rank <= len(chain) else None


def pivoted(
    speaker: Speaker, leaf: Leaf, keys: Sequence[Key], used: frozenset[str], *, cut: bool
) -> Iterator[Column]:
    """The columns of a list laid out by key: its values for one key, then for the next.

    Args:
        speaker: names and shows.
        leaf: the list.
        keys: the keys laid out.
        used: names of the values that something uses.
        cut: whether to leave out what nothing uses and no item requires.
    """
    field = leaf.field
    obj = speaker.edition.dictionary.objects[field.type]
    values = [f for f in obj.fields.values() if f.name not in field.key and f.kind != "extensions"]
    kept = [f for f in values if not cut or f.name in used or f.required] or values[:1]
    if values[0] not in kept:
        kept.insert(0, values[0])
    colon = "\N{NO-BREAK SPACE}: " if speaker.lang == "fr" else ": "
    for key in keys:
        spelt = _key_label(speaker, obj, field.key, key)
        mark = " " if spelt.isdigit() else colon  # « Cible 2025 »
        for value in kept:
            title = f"{obj.title[speaker.lang]}{mark}{spelt}"
            if len(values) > 1 and value is not values[0]:
                title = f"{title} – {value.title[speaker.lang]}"
            identifier = f"{Step('.'.join(leaf.steps), key)}.{value.name}"
            yield speaker.column(identifier, value, title, "value", required=False)


def _key_label(speaker: Speaker, obj: ObjectType, names: Sequence[str], key: Key) -> str:
    texts: list[str] = []
    for name, part in zip(names, key, strict=True):
        field = obj.fields[name]
        known = speaker.names.get(field.ref, {}) if field.ref else {}
        shown: Any = shower(speaker.edition, field, speaker.lang, known)(part)
        if part:
            texts.append(str(shown))
    return " – ".join(texts)
