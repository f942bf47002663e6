"""What no block has a cell for: set apart with its address, or reported as lost."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple, TypeGuard

from cpom_schema.document import Tree
from cpom_schema.errors import Loss
from cpom_schema.formats.workbook.planning.cell_values import is_plain, is_row
from cpom_schema.standard.dictionary import Dictionary, Field
from cpom_schema.tabular.address import Address, Step, key_of, key_values, parse, written


class Leftover(NamedTuple):
    """A value that no block has a cell for, with its address."""

    address: Address
    field: Field | None
    value: Any


def address_of_item(address: Address, key: tuple[str, ...]) -> Address:
    """Return the address of the item of a key, in a list."""
    return (*address[:-1], address[-1]._replace(key=key))


class Leftovers:
    """Collects the values that no block has a cell for.

    Attributes:
        found: those a workbook can hold beside their address, in the order of the tree.
        losses: what no workbook can hold.
    """

    def __init__(self, dictionary: Dictionary) -> None:
        self.dictionary = dictionary
        self.found: list[Leftover] = []
        self.losses: list[Loss] = []

    def lose(self, address: Address | None, code: str, below: str = "") -> None:
        """Report what no workbook can hold.

        Args:
            address: where it stands; None when no address leads there.
            code: why.
            below: what follows the address: a name, a rank in brackets, or nothing.
        """
        self.losses.append(Loss(code, place=f"{written(address or ())}{below}"))

    def add(self, address: Address | None, field: Field | None, value: Any, name: str) -> None:
        """Set apart a value and all it holds, each with its address.

        Args:
            address: where it stands; None when no address leads there.
            field: what it is; None when the standard does not know it.
            value: the value, of any kind.
            name: its name, for the loss of what has no address.
        """
        if address is None:
            self.lose(None, "classeur_cle_ambigue", name)
        elif parse(written(address)) != address:
            self.lose(address, "classeur_nom_impossible")
        elif _is_extensions(field) and isinstance(value, dict):
            self.found.append(Leftover(address, field, value))
        elif _is_empty(value):
            self._lose_empty(address, value)
        elif isinstance(value, dict):
            self._add_object(address, field, value)
        elif isinstance(value, list):
            self._add_list(address, field, value)
        else:
            self._add_value(address, field, value)

    def _add_object(self, address: Address, field: Field | None, value: Tree) -> None:
        if _is_list(field):
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
        if not _is_list(field):
            self.lose(address, "classeur_une_seule_valeur")
        elif field.key:
            self._add_items(address, field, values)
        else:
            self._add_ranked(address, field, values)

    def _add_ranked(self, address: Address, field: Field, values: Sequence[Any]) -> None:
        """Set apart the values of a list without key, whose addresses are their ranks."""
        single = field._replace(item=None)
        for rank, value in enumerate(values, 1):
            here = address_of_item(address, (str(rank),))
            if isinstance(value, dict | list):
                self.lose(here, "classeur_valeur_simple_attendue")
            else:
                self.add(here, single, value, here[-1].name)

    def _add_items(self, address: Address, field: Field, items: Sequence[Any]) -> None:
        """Set apart the items of a list; no address tells two items of the same key apart."""
        single = field._replace(item=None)
        seen: set[tuple[str, ...]] = set()
        for rank, item in enumerate(items, 1):
            key = key_of(item, field.key)
            here = address_of_item(address, key)
            if not is_row(item):
                self.lose(address, "classeur_ligne_attendue", f"[{rank}]")
            elif key in seen:
                self.lose(here, "classeur_cle_repetee")
            else:
                self.add(here, single, self._beyond_key(field, key, item), here[-1].name)
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
        if not is_plain(value):
            self._lose_empty(address, value)
        elif _is_list(field):
            self.lose(address, "classeur_liste_attendue")
        else:
            self.found.append(Leftover(address, field, value))

    def _lose_empty(self, address: Address, value: Any) -> None:
        kind = (("vide", _kind_of_empty(value)),)
        self.losses.append(Loss("classeur_cellule_vide", params=kind, place=written(address)))


def _is_empty(value: Any) -> bool:
    """Return whether a value would be read back as an empty cell: nothing, or a blank text."""
    if isinstance(value, str):
        return not value.strip()
    return value is None or value in ([], {})


def _is_list(field: Field | None) -> TypeGuard[Field]:
    return field is not None and field.repeated


def _is_extensions(field: Field | None) -> bool:
    return field is not None and field.kind == "extensions"


def _kind_of_empty(value: Any) -> str:
    """Return what a value that a cell cannot tell from nothing is: a word for the faces."""
    if value is None:
        return "nulle"
    if isinstance(value, str):
        return "texte"
    if isinstance(value, list):
        return "liste"
    return "objet"
