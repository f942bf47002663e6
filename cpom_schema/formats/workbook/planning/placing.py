"""From a tree to the rows of the blocks: each value in one cell, what fits nowhere set apart."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final, NamedTuple

from cpom_schema.document import Tree
from cpom_schema.formats.workbook.planning.shown import is_lines, is_plain
from cpom_schema.standard.dictionary import Dictionary, Field, ObjectType
from cpom_schema.tabular.address import Address, Step, key_of, key_values, parse, written
from cpom_schema.tabular.layout import Table

_PLAIN: Final = frozenset((str, int, float, bool))


class Left(NamedTuple):
    """A value that no block has a cell for, with its address."""

    address: Address
    field: Field | None
    value: Any


class Frame(NamedTuple):
    """A block to fill.

    Attributes:
        table: the table of its rows; that of the document for the values of the forms.
        ids: ids of its columns that hold a value or a list of plain values.
        pivots: lists laid out as columns, by their dotted names in the item.
        children: lists that have a block of their own, by their dotted names in the item.
        rows: the rows, each value by the id of its column.
        strange: ids of the columns the standard does not know, in order of appearance.
    """

    table: Table
    ids: frozenset[str]
    pivots: Mapping[str, Field]
    children: dict[str, Frame]
    rows: list[Tree]
    strange: dict[str, None]


class Placer:
    """Lays out one tree.

    Attributes:
        left: what fits nowhere, in the order of the tree.
        losses: what no workbook can hold, one sentence each.
    """

    def __init__(self, dictionary: Dictionary) -> None:
        self.dictionary = dictionary
        self.left: list[Left] = []
        self.losses: list[str] = []

    def document(self, frame: Frame, tree: Tree) -> None:
        """Lay out a document: the row of the frame holds the values of the forms."""
        row: Tree = {}
        frame.rows.append(row)
        known = {n: v for n, v in tree.items() if n not in ("cpom", "type")}
        if frame.table.item is not None:
            self._object(frame, row, known, frame.table.item, (), ())

    def _object(
        self, frame: Frame, row: Tree, value: Tree, obj: ObjectType,
        steps: tuple[str, ...], above: Address | None,
    ) -> None:  # fmt: skip
        for name, below in value.items():
            field = obj.fields.get(name)
            path = (*steps, name)
            identifier = ".".join(path)
            address = None if above is None else (*above, Step(name))
            if field is None:
                if frame.table.field and not steps and is_plain(below) and _is_column(name):
                    frame.strange[name] = None
                    row[name] = below
                else:
                    self._leave(address, None, below, name)
            elif identifier in frame.ids:
                if is_lines(below) if field.repeated else self._holds(frame, below):
                    row[identifier] = below
                else:
                    self._leave(address, field, below, name)
            elif identifier in frame.children and isinstance(below, list) and below:
                self._items(frame, frame.children[identifier], below, row, address)
            elif identifier in frame.pivots and isinstance(below, list):
                _pivot(row, identifier, frame.pivots[identifier], below)
            elif field.kind == "object" and isinstance(below, dict) and below:
                self._object(frame, row, below, self.dictionary.objects[field.type], path, address)
            else:
                self._leave(address, field, below, name)

    @staticmethod
    def _holds(frame: Frame, value: Any) -> bool:
        """Whether a value stands in a cell; a form takes a text of spaces for an empty cell."""
        blank = isinstance(value, str) and not frame.table.field and not value.strip()
        return is_plain(value) and not blank

    def _items(
        self, parent: Frame, frame: Frame, items: list[Any], row: Tree, above: Address | None
    ) -> None:
        """Lay out the items of a list that has a block."""
        table = frame.table
        if table.field is None or table.item is None:
            return
        carried: Tree = {}
        if parent.table.field:
            own = {c.id: row.get(c.steps[0]) for c in table.carried[len(parent.table.carried) :]}
            before = {c.id: row.get(c.id) for c in parent.table.carried}
            carried = {n: v for n, v in (before | own).items() if v is not None}
        simple = frozenset(i for i in frame.ids if "." not in i) - {
            n for n, f in table.item.fields.items() if f.repeated
        }
        first: dict[tuple[str, ...], int] = {}
        for index, item in enumerate(items):
            if not isinstance(item, dict) or not item:
                self._lose(above, f"[{index + 1}]", "une ligne de valeurs était attendue")
                continue
            if item.keys() <= simple and _all_plain(item):
                frame.rows.append({**carried, **item} if carried else item)
                continue
            below = dict(carried)
            if not first:
                for rank, other in enumerate(items):
                    first.setdefault(key_of(other, table.field.key), rank)
            key = key_of(item, table.field.key)
            unique = above is not None and first.get(key) == index
            self_ = (*above[:-1], above[-1]._replace(key=key)) if above and unique else None
            frame.rows.append(below)
            keys = {n: item[n] for n in table.field.key if n in item}
            self._object(frame, below, {**keys, **item}, table.item, (), self_)
            if len(below) == len(carried):
                self._lose(above, f"[{index + 1}]", "aucune valeur n'a de cellule")

    def _leave(self, address: Address | None, field: Field | None, value: Any, name: str) -> None:
        """Set apart a value and all it holds, each with its address."""
        if address is None:
            self._lose(None, name, "deux lignes ont la même clé : on ne saurait plus à laquelle")
        elif parse(written(address)) != address:
            self._lose(address, "", "ce nom ne peut pas s'écrire dans un classeur")
        elif field and field.kind == "extensions" and isinstance(value, dict):
            self.left.append(Left(address, field, value))
        elif isinstance(value, dict) and value and not (field and field.repeated):
            obj = self.dictionary.objects[field.type] if field and field.kind == "object" else None
            for below, held in value.items():
                fields = obj.fields if obj else {}
                self._leave((*address, Step(below)), fields.get(below), held, below)
        elif isinstance(value, list) and value and field and field.repeated:
            self._leave_list(address, field, value)
        elif is_plain(value) and not (isinstance(value, str) and not value.strip()):
            if field and field.repeated:
                self._lose(address, "", "une liste était attendue")
            else:
                self.left.append(Left(address, field, value))
        elif isinstance(value, list) and value:
            self._lose(address, "", "une seule valeur tient dans cette cellule")
        else:
            self._lose(address, "", f"{_kind(value)} ne se distingue pas d'une cellule vide")

    def _leave_list(self, address: Address, field: Field, values: Sequence[Any]) -> None:
        name = address[-1].name
        single = field._replace(item=None)
        seen: set[tuple[str, ...]] = set()
        for rank, value in enumerate(values, 1):
            if not field.key:
                here = (*address[:-1], Step(name, (str(rank),)))
                if isinstance(value, dict | list):
                    self._lose(here, "", "une valeur simple était attendue")
                else:
                    self._leave(here, single, value, name)
                continue
            key = key_of(value, field.key)
            here = (*address[:-1], Step(name, key))
            if not isinstance(value, dict) or not value:
                self._lose(address, f"[{rank}]", "une ligne de valeurs était attendue")
            elif key in seen:
                self._lose(here, "", "deux lignes ont la même clé")
            else:
                spelt = key_values(self.dictionary, field, key)  # what the address says
                said = {n: v for n, v in value.items() if n not in spelt or spelt[n] != v}
                self._leave(here, single, said or value, name)
            seen.add(key)

    def _lose(self, address: Address | None, place: str, why: str) -> None:
        self.losses.append(f"{written(address or ())}{place} : {why}")


def _all_plain(item: Tree) -> bool:
    values = item.values()
    return "" not in values and all(type(v) in _PLAIN for v in values)


def _is_column(name: str) -> bool:
    """Whether an unknown name can be the id of a column."""
    return bool(name.strip()) and name == name.strip() and not set(name) & set("#?*.[]")


def _kind(value: Any) -> str:
    match value:
        case None:
            return "une valeur nulle"
        case str():
            return "un texte vide"
        case list():
            return "une liste vide"
        case _:
            return "un objet vide"


def _pivot(row: Tree, name: str, field: Field, items: Sequence[Tree]) -> None:
    """Lay out the items of a list as columns; the plan made sure that they fit."""
    for item in items:
        before = f"{Step(name, key_of(item, field.key))}"
        for below, value in item.items():
            if below not in field.key:
                row[f"{before}.{below}"] = value
