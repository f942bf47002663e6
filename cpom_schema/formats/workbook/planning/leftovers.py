"""What no block has a cell for: set apart with its address, or reported as lost."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from cpom_schema.document import Tree
from cpom_schema.formats.workbook.planning.cell_values import is_plain
from cpom_schema.standard.dictionary import Dictionary, Field
from cpom_schema.tabular.address import Address, Step, key_of, key_values, parse, written


class Leftover(NamedTuple):
    """A value that no block has a cell for, with its address."""

    address: Address
    field: Field | None
    value: Any


class Leftovers:
    """Collects the values that no block has a cell for.

    Attributes:
        found: those a workbook can hold beside their address, in the order of the tree.
        losses: what no workbook can hold, one sentence each.
    """

    def __init__(self, dictionary: Dictionary) -> None:
        self.dictionary = dictionary
        self.found: list[Leftover] = []
        self.losses: list[str] = []

    def lose(self, address: Address | None, place: str, why: str) -> None:
        """Report what no workbook can hold.

        Args:
            address: where it stands; None when no address leads there.
            place: what follows the address: a name, a rank in brackets, or nothing.
            why: the reason, in French.
        """
        self.losses.append(f"{written(address or ())}{place} : {why}")

    def add(self, address: Address | None, field: Field | None, value: Any, name: str) -> None:
        """Set apart a value and all it holds, each with its address.

        Args:
            address: where it stands; None when no address leads there.
            field: what it is; None when the standard does not know it.
            value: the value, of any kind.
            name: its name, for the loss of what has no address.
        """
        if address is None:
            self.lose(None, name, "deux lignes ont la même clé : on ne saurait plus à laquelle")
        elif parse(written(address)) != address:
            self.lose(address, "", "ce nom ne peut pas s'écrire dans un classeur")
        elif isinstance(value, dict):
            self._add_object(address, field, value)
        elif isinstance(value, list):
            self._add_list(address, field, value)
        else:
            self._add_value(address, field, value)

    def _add_object(self, address: Address, field: Field | None, value: Tree) -> None:
        if field and field.kind == "extensions":
            self.found.append(Leftover(address, field, value))
            return
        is_list_wanted = field is not None and field.repeated
        if is_list_wanted or not value:
            self._lose_empty(address, value)
            return
        fields = self._fields_of(field)
        for name, below in value.items():
            self.add((*address, Step(name)), fields.get(name), below, name)

    def _fields_of(self, field: Field | None) -> Mapping[str, Field]:
        if field and field.kind == "object":
            return self.dictionary.objects[field.type].fields
        return {}

    def _add_list(self, address: Address, field: Field | None, values: Sequence[Any]) -> None:
        if not values:
            self._lose_empty(address, values)
        elif field is None or not field.repeated:
            self.lose(address, "", "une seule valeur tient dans cette cellule")
        elif field.key:
            self._add_items(address, field, values)
        else:
            self._add_ranked(address, field, values)

    def _add_ranked(self, address: Address, field: Field, values: Sequence[Any]) -> None:
        """Set apart the values of a list without key, whose addresses are their ranks."""
        *above, last = address
        single = field._replace(item=None)
        for rank, value in enumerate(values, 1):
            here = (*above, Step(last.name, (str(rank),)))
            if isinstance(value, dict | list):
                self.lose(here, "", "une valeur simple était attendue")
            else:
                self.add(here, single, value, last.name)

    def _add_items(self, address: Address, field: Field, items: Sequence[Any]) -> None:
        """Set apart the items of a list; no address tells two items of the same key apart."""
        *above, last = address
        single = field._replace(item=None)
        seen: set[tuple[str, ...]] = set()
        for rank, item in enumerate(items, 1):
            key = key_of(item, field.key)
            here = (*above, Step(last.name, key))
            if not isinstance(item, dict) or not item:
                self.lose(address, f"[{rank}]", "une ligne de valeurs était attendue")
            elif key in seen:
                self.lose(here, "", "deux lignes ont la même clé")
            else:
                self.add(here, single, self._beyond_key(field, key, item), last.name)
            seen.add(key)

    def _beyond_key(self, field: Field, key: tuple[str, ...], item: Tree) -> Tree:
        """Return what the address does not say of an item; all of it when it says everything."""
        spelt = key_values(self.dictionary, field, key)
        beyond: Tree = {}
        for name, value in item.items():
            if name not in spelt or spelt[name] != value:
                beyond[name] = value
        return beyond or item

    def _add_value(self, address: Address, field: Field | None, value: Any) -> None:
        is_blank = isinstance(value, str) and not value.strip()
        if is_blank or not is_plain(value):
            self._lose_empty(address, value)
        elif field and field.repeated:
            self.lose(address, "", "une liste était attendue")
        else:
            self.found.append(Leftover(address, field, value))

    def _lose_empty(self, address: Address, value: Any) -> None:
        self.lose(address, "", f"{_kind(value)} ne se distingue pas d'une cellule vide")


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
