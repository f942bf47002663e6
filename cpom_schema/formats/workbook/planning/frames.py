"""The blocks a view asks for, ready to be filled: their columns, and what each may hold."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final, NamedTuple

from cpom_schema.document import Document, Tree
from cpom_schema.formats.workbook.planning import columns
from cpom_schema.formats.workbook.planning.columns import Column, Leaf, Speaker, leaves
from cpom_schema.formats.workbook.planning.filling import Filling, Key
from cpom_schema.formats.workbook.planning.placing import Frame
from cpom_schema.formats.workbook.planning.shown import code_order, is_plain
from cpom_schema.standard.dictionary import Dictionary, Field, ObjectType
from cpom_schema.standard.views import Form, TableBlock, View
from cpom_schema.tabular.address import key_of, key_values
from cpom_schema.tabular.layout import Table, tables

MOST_COLUMNS: Final = 40
"""Keys beyond which a list is no longer laid out as columns."""


class Made(NamedTuple):
    """A block of the view with its columns."""

    block: TableBlock
    frame: Frame
    columns: tuple[Column, ...]


class Frames(NamedTuple):
    """Everything a tree is laid out in.

    Attributes:
        root: the frame of the values of the document itself.
        blocks: for the table of a block of the view, that block, then those of the lists that could
            not be laid out as columns.
    """

    root: Frame
    blocks: Mapping[str, tuple[Made, ...]]


def form_leaves(dictionary: Dictionary, root: ObjectType, name: str) -> Iterator[Leaf]:
    """The lines of a form for one field of the document, dotted inside a single object."""
    for leaf in leaves(dictionary, root):
        dotted = ".".join(leaf.steps)
        listed = leaf.field.repeated and leaf.field.kind == "object"
        if (dotted == name or dotted.startswith(f"{name}.")) and not listed:
            yield leaf


class _Pivoted(NamedTuple):
    field: Field
    keys: Sequence[Key]
    used: frozenset[str]


class _Maker:
    def __init__(self, document: Document, view: View, filling: Filling, speaker: Speaker) -> None:
        self.document = document
        self.dictionary = document.dictionary
        self.view = view
        self.filling = filling
        self.speaker = speaker
        self.tables = {t.id: t for t in tables(document.edition, document.type)}
        self.frames: dict[str, Frame] = {}

    def made(self, block: TableBlock) -> tuple[Made, ...]:
        """A block, then those of the lists that could not be laid out as columns."""
        table = self.tables[block.table]
        pivots: dict[str, _Pivoted] = {}
        more: list[Made] = []
        for name in block.pivot:
            child = self.tables[f"{table.id}.{name}"]
            pivoted = self._pivoted(child, block.pivot[name])
            if pivoted is None:
                more += self.made(TableBlock(child.id, None, (), {}, (), None))
            else:
                pivots[name] = pivoted
        found = self._columns(table, block, pivots)
        ids = frozenset(
            c.id for c in found if c.part != "context" and "[" not in c.id
        ) - {c.id for c in table.carried}  # fmt: skip
        frame = Frame(table, ids, {n: p.field for n, p in pivots.items()}, {}, [], {})
        self.frames[table.id] = frame
        return (Made(block, frame, found), *more)

    def _columns(
        self, table: Table, block: TableBlock, pivots: Mapping[str, _Pivoted]
    ) -> tuple[Column, ...]:
        if table.item is None or table.field is None:
            return ()
        context = self.filling.context.get(table.id, {})
        shown = {name for row in context.values() for name, v in row.items() if v is not None}
        contexts = [self.speaker.context(c) for c in block.context if c.name in shown]
        bare = self.speaker._replace(bare=bool(contexts))
        keys = list(columns.carried(bare, table))
        own: list[Column] = []
        last: list[Column] = []
        for leaf in leaves(self.dictionary, table.item):
            name = ".".join(leaf.steps)
            if self.view.is_elsewhere(f"{table.id}.{name}"):
                continue
            if name in pivots:
                wide = pivots[name]
                own += columns.pivoted(
                    self.speaker, leaf, wide.keys, wide.used, cut=bool(wide.used)
                )
            elif not (leaf.field.repeated and leaf.field.kind == "object"):
                is_key = name in table.field.key
                label = columns.label_of(leaf, self.speaker.lang)
                column = (bare if is_key else self.speaker).column(
                    name, leaf.field, label, "key" if is_key else "value", required=leaf.required
                )
                (keys if is_key else last if name in block.last else own).append(column)
        last.sort(key=lambda c: block.last.index(c.id))
        return (*keys, *contexts, *own, *last)

    def _pivoted(self, child: Table, kind: str) -> _Pivoted | None:
        """How a list is laid out as columns, None when its items do not fit or are unknown."""
        field, obj = child.field, child.item
        if field is None or obj is None or any(t.parent is child for t in self.tables.values()):
            return None
        values = {c.id for c in child.columns if not c.carried} - set(field.key)
        keys: dict[Key, None] = dict.fromkeys(self.filling.columns.get(child.id, ()))
        used: set[str] = set()
        for items in _lists(self.document.tree, child):
            if not self._fits(field, values, items):
                return None
            keys |= dict.fromkeys(key_of(item, field.key) for item in items)
            used.update(*items)
        if not 0 < len(keys) <= MOST_COLUMNS:
            return None
        return _Pivoted(field, self._sorted(obj, field, keys, kind), frozenset(used))

    def _fits(self, field: Field, values: set[str], items: Any) -> bool:
        """Whether each item has a cell of its own for each of its values, and at least one."""
        if not isinstance(items, list) or not items:
            return False
        seen: set[Key] = set()
        for item in items:
            if not isinstance(item, dict) or not item.keys() & values:
                return False
            key = key_of(item, field.key)
            own = {n: v for n, v in item.items() if n in field.key}
            if key in seen or own != key_values(self.dictionary, field, key):
                return False
            if not item.keys() <= values | own.keys() or not all(map(is_plain, item.values())):
                return False
            seen.add(key)
        return True

    def _sorted(
        self, obj: ObjectType, field: Field, keys: Mapping[Key, None], kind: str
    ) -> Sequence[Key]:
        if kind == "annees":
            return sorted(keys, key=lambda key: tuple((len(p), p) for p in key))
        if kind == "codes" and obj.fields[field.key[0]].kind == "code":
            order = code_order(self.document.edition, obj.fields[field.key[0]].type)
            return sorted(keys, key=lambda key: order.get(key[0], len(order)))
        return tuple(keys)


def _lists(tree: Tree, table: Table) -> Iterator[Any]:
    """Every list of a table, in all the items that hold one."""
    if table.parent is None:
        return
    for holder in _holders(tree, table.parent):
        here: Any = holder
        for name in table.steps:
            here = here.get(name) if isinstance(here, dict) else None
        if here is not None:
            yield here


def _holders(tree: Tree, table: Table) -> Iterator[Any]:
    if table.parent is None:
        yield tree
        return
    for items in _lists(tree, table):
        if isinstance(items, list):
            yield from items


def make(document: Document, view: View, filling: Filling, speaker: Speaker) -> Frames:
    """The frames of a document, empty."""
    maker = _Maker(document, view, filling, speaker)
    blocks = [b for sheet in view.sheets for b in sheet.blocks]
    made = {b.table: maker.made(b) for b in blocks if isinstance(b, TableBlock)}
    lines = frozenset(
        ".".join(leaf.steps)
        for block in blocks if isinstance(block, Form)
        for name in block.fields
        for leaf in form_leaves(maker.dictionary, document.root, name)
    )  # fmt: skip
    root = Frame(maker.tables[document.type], lines, {}, {}, [], {})
    maker.frames[document.type] = root
    for frame in maker.frames.values():
        parent = frame.table.parent
        if parent is not None and parent.id in maker.frames:
            maker.frames[parent.id].children[".".join(frame.table.steps)] = frame
    return Frames(root, made)
