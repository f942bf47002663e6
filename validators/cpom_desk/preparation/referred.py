"""The items of the contract that the fields of a row refer to, as the dictionary says."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from cpom_desk.preparation.given import items
from cpom_schema.consolidation.targets import as_tree
from cpom_schema.document import Tree
from cpom_schema.formats.workbook.planning.filling import Key
from cpom_schema.standard.dictionary import Dictionary, Field, ObjectType
from cpom_schema.tabular.address import key_of
from cpom_schema.tabular.layout import Table

_CONTRACT: Final = "contrat#"
_NONE: Final[Tree] = {}


class Referred:
    """The items of a contract, by the keys that a reference gives.

    Args:
        dictionary: that of the standard.
        contrat: the contract.
    """

    def __init__(self, dictionary: Dictionary, contrat: Tree) -> None:
        self._dictionary = dictionary
        self._contrat = contrat
        self._indexes: dict[tuple[str, ...], Mapping[Key, Tree]] = {}

    def item(self, table: Table, row: Tree, field: str) -> tuple[ObjectType, Tree]:
        """Return the object a field of a row refers to, and the item of the contract: maybe empty.

        Args:
            table: the table of the row.
            row: its content, with the key fields of what holds it.
            field: a field whose reference is a list of the contract.
        """
        steps, names = _lists(table, field)
        obj = self._dictionary.documents["contrat"].root
        for step in steps:
            obj = self._dictionary.objects[obj.fields[step].type]
        return obj, self.index(*steps).get(key_of(row, tuple(names)), _NONE)

    def index(self, *steps: str) -> Mapping[Key, Tree]:
        """Return the items of a list of the contract, by their keys, outermost first."""
        if steps not in self._indexes:
            root = self._dictionary.documents["contrat"].root
            self._indexes[steps] = dict(self._keyed(root, self._contrat, steps))
        return self._indexes[steps]

    def _keyed(
        self, obj: ObjectType, owner: Tree, steps: tuple[str, ...]
    ) -> list[tuple[Key, Tree]]:
        """Return the items that some steps lead to from an object, each with its keys."""
        if not steps:
            return [((), owner)]
        name, *others = steps
        field = obj.fields[name]
        held = self._dictionary.objects[field.type]
        if not field.repeated:
            return self._keyed(held, as_tree(owner.get(name)), tuple(others))
        found: list[tuple[Key, Tree]] = []
        for item in items(owner, name):
            key = key_of(item, field.key)
            for inner, last in self._keyed(held, item, tuple(others)):
                found.append(((*key, *inner), last))
        return found


def _lists(table: Table, field: str) -> tuple[list[str], list[str]]:
    """Return the steps of the list a field refers to, and the fields that name an item of each.

    ``indicateur`` refers to ``contrat#fichesActions.indicateurs``, ``ficheAction`` of the same
    row to ``contrat#fichesActions``: both are needed to find an indicator.
    """
    fields = _fields(table)
    by_reference = {known.ref: name for name, known in fields.items()}
    steps = (fields[field].ref or "").removeprefix(_CONTRACT).split(".")
    names: list[str] = []
    for length in range(1, len(steps) + 1):
        listed = _CONTRACT + ".".join(steps[:length])
        names.append(by_reference[listed])
    return steps, names


def _fields(table: Table) -> dict[str, Field]:
    """Return the fields of a row and of what holds it."""
    inherited = _fields(table.parent) if table.parent and table.parent.field else {}
    own = table.item.fields if table.item else {}
    return {**inherited, **own}
