"""What a person chooses from: codes valid at the date of the document, keys of other lists."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Any, Final

from cpom_schema.document import Document, value_at
from cpom_schema.formats.workbook.planning.columns import Choices, Column, Live
from cpom_schema.formats.workbook.planning.filling import Filling
from cpom_schema.formats.workbook.planning.shown import TRUTHS, Look, Names, code_texts, named
from cpom_schema.standard.dictionary import Field, Lang
from cpom_schema.tabular.address import key_of

_NAMES: Final = ("nom", "raisonSociale", "intitule", "libelle", "titre", "objet")
"""Fields that name an item, best first."""


def names(document: Document, filling: Filling) -> dict[str, Names]:
    """For what fields refer to, the name of each key; a key with two names has none."""
    found: dict[str, Names] = {}
    for name, field in document.root.fields.items():
        items = document.tree.get(name)
        if field.kind == "object" and field.repeated and isinstance(items, list):
            pairs = [(key_of(i, field.key)[0], _name(i)) for i in items if isinstance(i, dict)]
            found[name] = _single(pairs)
    found |= {ref: _single(pairs) for ref, pairs in filling.references.items()}
    return found


def _name(item: Mapping[str, Any]) -> str:
    return next((item[n] for n in _NAMES if isinstance(item.get(n), str)), "")


def _single(pairs: Sequence[tuple[str, str]]) -> Names:
    found: dict[str, str] = {}
    for key, name in pairs:
        found[key] = name if found.get(key, name) == name else ""
    found.pop("", None)
    return found


def reference_date(document: Document) -> str | None:
    """The day the codes of a document are judged at; None when it has no date yet."""
    for name in document.dictionary.documents[document.type].reference_dates:
        value = value_at(document.tree, tuple(name.split(".")))
        if isinstance(value, str) and len(value) >= len("2026-04-28"):
            return value[:10]
    return None


class Chooser:
    """Finds what a column is chosen from.

    Attributes:
        lists: texts to choose from, by name, of the columns asked about.
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

    def of(self, column: Column, placed: Collection[str]) -> Choices:
        """What a column is chosen from, if anything.

        Args:
            column: the column; a list with several values in a cell has no drop-down.
            placed: tables that have a block.
        """
        field = column.field
        if isinstance(column.choices, Live):
            return column.choices if column.choices.table in placed else None
        if field is None or field.repeated or column.part == "context":
            return None
        if column.look is Look.TRUTH:
            self.lists.setdefault("oui_non", TRUTHS[self.lang])
            return "oui_non"
        if field.kind == "code":
            return self._codes(field.type)
        return self._references(field, placed) if field.ref else None

    def _codes(self, name: str) -> str:
        identifier = f"liste_{name.replace('-', '_')}"
        if identifier not in self.lists:
            texts = code_texts(self.edition, name, self.lang)
            codes = self.edition.codelists[name].codes.values()
            self.lists[identifier] = tuple(
                texts[c.code] for c in codes if self._valid(c.start, c.end)
            )
        return identifier

    def _valid(self, start: str | None, end: str | None) -> bool:
        if self.day is None:
            return end is None
        return (start is None or start <= self.day) and (end is None or self.day <= end)

    def _references(self, field: Field, placed: Collection[str]) -> Choices:
        ref = field.ref or ""
        known = self.names.get(ref)
        if known:
            identifier = f"renvoi_{ref.replace('#', '_').replace('.', '_')}"
            self.lists.setdefault(identifier, tuple(named(known).values()))
            return identifier
        target = self.root.fields.get(ref)
        if target is not None and ref in placed and len(target.key) == 1:
            return Live(ref, target.key[0])
        return None
