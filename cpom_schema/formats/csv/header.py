"""The header of one CSV file: which column of its table each of its columns is."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import get_close_matches
from typing import Final

from cpom_schema.errors import Note, UnreadableError
from cpom_schema.formats.csv.text import Text, fault
from cpom_schema.standard.dictionary import Dictionary, ObjectType
from cpom_schema.tabular.layout import Table

UNKNOWN_FIELD: Final = "CPOM-S-002"
NAMED_TWICE: Final = "CPOM-F-040"


class Header:
    """What the first record of a file names.

    An unknown column keeps its name for the structure to refuse.

    Args:
        text: the file.
        table: its table.
        dictionary: the dictionary of the document.
        cells: the first record of the file.
        line: its line, from 1.

    Attributes:
        ids: id of each column; None for one that is not read.
        notes: columns named twice, and unknown ones that have no room in the tree.

    Raises:
        UnreadableError: no name is known, or a column that says whose the row is is absent.
    """

    def __init__(
        self, text: Text, table: Table, dictionary: Dictionary, cells: Sequence[str], line: int
    ) -> None:
        self.ids: list[str | None] = []
        self.notes: list[Note] = []
        self._text = text
        self._table = table
        self._dictionary = dictionary
        self._line = line
        self._known = table.ids
        names = _names(cells)
        self._check_some_known(names)
        self._check_carried(names)
        for name in names:
            self.ids.append(self._id(name))

    def _check_some_known(self, names: Sequence[str]) -> None:
        if not self._text.source.strip():
            raise UnreadableError(fault(self._text.name, self._line, "@csv_vide"))
        if set(self._known).isdisjoint(names):
            shown = ", ".join(names)[:80]
            raise UnreadableError(fault(self._text.name, self._line, "@csv_entete", shown))

    def _check_carried(self, names: Sequence[str]) -> None:
        """Refuse a header without one of the columns that say whose the row is."""
        for column in self._table.carried:
            if column.required and column.id not in names:
                lacking = fault(self._text.name, self._line, "@csv_cle", column.id, column.id)
                raise UnreadableError(lacking)

    def _id(self, name: str) -> str | None:
        """Return the id of the next column from its name; None for one that is not read."""
        if not name:
            return None
        if name in self.ids:
            self._note(NAMED_TWICE, name, ("colonne", name), ("table", self._table.id))
            return None
        if name in self._known:
            return name
        if self._table.item is None:  # a list of values has no room for it: it is refused here
            near = get_close_matches(name, self._known, 1)
            self._note(UNKNOWN_FIELD, name, ("champ", name[:80]), *(("proche", n) for n in near))
            return None
        return _unknown_id(self._dictionary, self._table.item, name)

    def _note(self, code: str, name: str, *params: tuple[str, str]) -> None:
        self.notes.append(Note(code, params, (), self._line, None, self._text.name, name))


def _names(cells: Sequence[str]) -> list[str]:
    """Return the names of the columns, without the empty ones at the end."""
    names = [cell.strip() for cell in cells]
    while names and not names[-1]:
        names.pop()
    return names


def _unknown_id(dictionary: Dictionary, item: ObjectType, name: str) -> str:
    """Return the name under which an unknown column goes in the tree, away from what is known.

    There the structure refuses it, as in the other syntaxes.
    """
    *before, last = name.split(".")
    obj = _object_below(dictionary, item, before)
    if obj is None or last in obj.fields or "[" in last:
        return f"colonne {name}"
    return name


def _object_below(
    dictionary: Dictionary, obj: ObjectType, steps: Sequence[str]
) -> ObjectType | None:
    """Return the single object some names lead to, None when they lead to no such object."""
    for step in steps:
        field = obj.fields.get(step)
        if field is None or field.repeated or field.kind != "object":
            return None
        obj = dictionary.objects[field.type]
    return obj
