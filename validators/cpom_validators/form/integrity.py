"""Integrity: what schemas cannot say, driven by the dictionary, for every syntax alike.

Keys used twice, references to nothing, decimals, objects without content, codes judged at the
document's date. The checks of a type are compiled once into closures that visit only the fields
that need one. They run on a tree whose broken places are masked: what the structure already
refused is neither judged again nor given consequences.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from typing import Any

from cpom_schema.document import Document, Path, Tree
from cpom_schema.standard.dictionary import Field
from cpom_schema.standard.edition import Edition, per_edition
from cpom_validators.findings.finding import Finding
from cpom_validators.form.integrity_checks import (
    Check,
    Leaves,
    ObjectCheck,
    State,
    extensions,
    keys_used_twice,
    list_check,
)
from cpom_validators.masking import BROKEN, masked


class _Compiler:
    """Builds the checks of one document type; an object without any is not visited at all."""

    def __init__(self, edition: Edition, kind: str) -> None:
        self.validity = edition.validity
        self.dictionary = edition.dictionary
        self.root = self.dictionary.documents[kind].root
        self.done: dict[str, ObjectCheck | None] = {}

    def reference(self, field: Field) -> str | None:
        """The list a field refers to, when this type of document has it."""
        return field.local_ref if field.local_ref in self.root.fields else None

    def external(self, field: Field) -> str | None:
        """The external code list of a field."""
        external = field.kind == "code" and field.type in self.validity
        return field.type if external else None

    def decimals(self, field: Field) -> int | None:
        """The decimals a field may have, when that is checked here."""
        return self.dictionary.types[field.type].decimals if field.kind == "scalar" else None

    def branch(self, field: Field) -> Check | None:
        """The check of a list, of a nested object or of extensions."""
        if field.kind == "extensions":
            return extensions
        if field.kind == "object":
            below = self.object(field.type)
            if not field.repeated:
                return below.single if below else None
            return list_check(
                keys_used_twice(field, self.dictionary.objects[field.type]),
                below.every if below else None,
            )
        leaves = self.leaves([field._replace(item=None)])
        return leaves.scalars if leaves.say_something else None

    def leaves(self, fields: list[Field], wanted: tuple[str, ...] = ()) -> Leaves:
        """The checks of plain fields."""
        return Leaves(
            [(f, t) for f in fields if (t := self.reference(f))],
            [(f, t) for f in fields if (t := self.external(f))],
            [(f.name, p) for f in fields if (p := self.decimals(f))],
            wanted,
        )

    def object(self, name: str) -> ObjectCheck | None:
        """The check of an object, None when it has nothing to check."""
        if name not in self.done:
            obj = self.dictionary.objects[name]
            simple = ("scalar", "code")
            fields = obj.fields.values()
            plain = [f for f in fields if not f.repeated and f.kind in simple]
            leaves = self.leaves(plain, obj.at_least_one)
            nested = [f for f in fields if f.repeated or f.kind not in simple]
            branches = [(f.name, c) for f in nested if (c := self.branch(f))]
            worth = leaves.say_something or branches
            self.done[name] = ObjectCheck(leaves, branches) if worth else None
        return self.done[name]


@per_edition
def _compiled(edition: Edition, kind: str) -> ObjectCheck | None:
    return _Compiler(edition, kind).object(kind)


def _keys(document: Document, tree: Tree) -> dict[str, frozenset[Any]]:
    """Keys of the lists of the first level, which references may point to."""
    return {
        field.name: frozenset(_keys_of(tree.get(field.name, []), field.key[0]))
        for field in document.root.fields.values()
        if field.key
    }


def _keys_of(items: Any, key: str) -> list[Any]:
    if items is BROKEN:
        return [BROKEN]
    keys: list[Any] = []
    for item in items:
        if item is BROKEN:
            keys.append(BROKEN)
        elif key in item:
            keys.append(item[key])
    return keys


def reference_date(document: Document) -> str | None:
    """The date the document's codes are judged at: the first true one of its declared dates."""
    a_date = document.dictionary.types["date"].pattern or ""
    for name in document.dictionary.documents[document.type].reference_dates:
        value: Any = document.tree
        for part in name.split("."):
            value = value.get(part) if isinstance(value, dict) else None
        if isinstance(value, str) and re.fullmatch(a_date, value[:10]):
            return value[:10]
    return None


def check(document: Document, date: str | None, broken: Collection[Path] = ()) -> list[Finding]:
    """The integrity findings of a document.

    Args:
        document: the document to judge.
        date: ISO date its codes are judged at; None to ask only that they exist.
        broken: places of the structural findings.
    """
    tree = masked(document.tree, broken)
    if tree is BROKEN:
        return []
    state = State(document.edition, date, _keys(document, tree))
    compiled = _compiled(document.edition, document.type)
    if compiled:
        compiled.single(tree, (), state)
    return state.found
