"""What a person chooses from: codes valid at the date of the document, keys of other lists."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from typing import Any, Final

from cpom_schema.document import Document, reference_date
from cpom_schema.formats.workbook.planning.cell_values import (
    YES_NO,
    Names,
    code_texts,
    reference_texts,
)
from cpom_schema.formats.workbook.planning.columns import Choices, Column, Live, has_rows
from cpom_schema.formats.workbook.planning.filling import Filling
from cpom_schema.formats.workbook.planning.looks import Look, look_of
from cpom_schema.standard.codelists import Code
from cpom_schema.standard.dictionary import Field, Lang
from cpom_schema.tabular.address import key_of

_NAMES: Final = ("nom", "raisonSociale", "intitule", "libelle", "titre", "objet")
"""Fields that name an item, best first."""


def names_of_items(document: Document, filling: Filling) -> dict[str, Names]:
    """Return, for what fields refer to, the name of each key; a key with two names has none."""
    found: dict[str, Names] = {}
    for name, field in document.root.fields.items():
        items = document.tree.get(name)
        if has_rows(field) and isinstance(items, list):
            found[name] = _single_names(_named_keys(field, items))
    found |= {ref: _single_names(pairs) for ref, pairs in filling.references.items()}
    return found


def _named_keys(field: Field, items: Iterable[Any]) -> Iterable[tuple[str, str]]:
    for item in items:
        if isinstance(item, dict):
            first_part = key_of(item, field.key)[0]
            yield first_part, _name_of(item)


def _name_of(item: Mapping[str, Any]) -> str:
    for name in _NAMES:
        value = item.get(name)
        if isinstance(value, str):
            return value
    return ""


def _single_names(pairs: Iterable[tuple[str, str]]) -> Names:
    found: dict[str, str] = {}
    for key, name in pairs:
        is_same = found.get(key, name) == name
        found[key] = name if is_same else ""
    found.pop("", None)
    return found


class Chooser:
    """Finds what a column is chosen from.

    Attributes:
        lists: texts to choose from, by name, of the columns asked about.
        several: texts of the columns whose cells take several, by the title of their list.
    """

    def __init__(
        self, document: Document, filling: Filling, lang: Lang, names: Mapping[str, Names]
    ) -> None:
        self.edition = document.edition
        self.root = document.root
        self.lang: Lang = lang
        self.names = names
        self.references = filling.references
        self.day = filling.day or reference_date(document)
        self.lists: dict[str, tuple[str, ...]] = {}
        self.several: dict[str, tuple[str, ...]] = {}

    def choices_of(self, column: Column, placed: Collection[str]) -> Choices:
        """Return what a column is chosen from; None when its values are free.

        Args:
            column: the column; a list with several values in a cell has no drop-down.
            placed: tables that have a block.
        """
        known = column.choices
        if isinstance(known, Live):
            return known if known.table in placed else None
        if column.field is None:
            return None
        if column.field.repeated:
            self._keep_several(column.field)
            return None
        return self._choices_of_field(column.field, placed)

    def _keep_several(self, field: Field) -> None:
        """Keep the texts of a list that a cell may hold several of."""
        if field.kind != "code":
            return
        title = self.edition.codelists[field.type].title[self.lang]
        if title not in self.several:
            texts = code_texts(self.edition, field.type, self.lang)
            codes = self.edition.codelists[field.type].codes.values()
            self.several[title] = tuple(texts[c.code] for c in codes if self._is_valid(c))

    def _choices_of_field(self, field: Field, placed: Collection[str]) -> Choices:
        if field.kind == "code":
            return self._codes(field.type)
        if field.ref:
            return self._references(field.ref, placed)
        if look_of(field) is Look.TRUTH:
            return self._keep("oui_non", YES_NO[self.lang])
        return None

    def _keep(self, identifier: str, texts: Iterable[str]) -> str:
        """Keep a list under a name, unless one already has it; return the name."""
        if identifier not in self.lists:
            self.lists[identifier] = tuple(texts)
        return identifier

    def _codes(self, name: str) -> str:
        """Return the name of the list of the codes valid on the day."""
        identifier = f"liste_{name.replace('-', '_')}"
        if identifier in self.lists:
            return identifier
        texts = code_texts(self.edition, name, self.lang)
        codes = self.edition.codelists[name].codes.values()
        return self._keep(identifier, (texts[c.code] for c in codes if self._is_valid(c)))

    def _is_valid(self, code: Code) -> bool:
        """Return whether a code is valid on the day; without a day, one that never ends is."""
        if self.day is None:
            return code.end is None
        if code.start is not None and self.day < code.start:
            return False
        return code.end is None or self.day <= code.end

    def _references(self, ref: str, placed: Collection[str]) -> Choices:
        """Return the known keys of what a field refers to, else those typed in the workbook."""
        known = self.names.get(ref)
        if known:
            identifier = f"renvoi_{ref.replace('#', '_').replace('.', '_')}"
            return self._keep(identifier, reference_texts(known).values())
        return self._live(ref) if ref in placed else None

    def _live(self, ref: str) -> Live | None:
        """Return the column of the keys of a list, when they hold in one column."""
        target = self.root.fields.get(ref)
        if target is None or len(target.key) != 1:
            return None
        return Live(ref, target.key[0])
