"""Integrity: what schemas cannot say, driven by the dictionary, for every syntax alike.

Keys used twice, references to nothing, decimals, objects without content, codes judged at the
document's date. The checks of a type are compiled once into closures that visit only the fields
that need one. They run on a tree whose broken places are masked: what the structure already
refused is neither judged again nor given consequences.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from typing import Any

from cpom_schema.document import Document, Path, Tree
from cpom_schema.standard.dictionary import Field, ObjectType
from cpom_schema.standard.edition import Edition, per_edition
from cpom_validators.findings.finding import Finding
from cpom_validators.form.integrity_checks import (
    Check,
    Leaves,
    ObjectCheck,
    State,
    check_extensions,
    keys_used_twice,
    list_check,
)
from cpom_validators.form.number_keys import wrong_numbers
from cpom_validators.masking import BROKEN, masked


def check(document: Document, date: str | None, broken: Collection[Path] = ()) -> list[Finding]:
    """Return the integrity findings of a document.

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
    state.found += wrong_numbers(document.edition, document.type, tree)
    return state.found


def _keys(document: Document, tree: Tree) -> dict[str, frozenset[Any]]:
    """Return the keys of the lists of the first level, which references may point to."""
    keys: dict[str, frozenset[Any]] = {}
    for field in document.root.fields.values():
        if field.key:
            items = tree.get(field.name, [])
            keys[field.name] = _keys_of(items, field.key[0])
    return keys


def _keys_of(items: Any, key: str) -> frozenset[Any]:
    if items is BROKEN:
        return frozenset((BROKEN,))
    return frozenset(_each_key(items, key))


def _each_key(items: Iterable[Any], key: str) -> Iterator[Any]:
    """Yield the key of each item that has one, `BROKEN` for those that are masked."""
    for item in items:
        if item is BROKEN:
            yield BROKEN
        elif key in item:
            yield item[key]


@per_edition
def _compiled(edition: Edition, kind: str) -> ObjectCheck | None:
    """Return the checks of a document type, None when it has nothing to check."""
    return _Compiler(edition, kind).object_check(kind)


class _Compiler:
    """Builds the checks of one document type; an object without any is not visited at all."""

    def __init__(self, edition: Edition, kind: str) -> None:
        self.validity = edition.validity
        self.dictionary = edition.dictionary
        self.root = self.dictionary.documents[kind].root
        self.done: dict[str, ObjectCheck | None] = {}

    def object_check(self, name: str) -> ObjectCheck | None:
        """Return the check of an object, None when it has nothing to check."""
        if name not in self.done:
            self.done[name] = self._compile(self.dictionary.objects[name])
        return self.done[name]

    def _compile(self, obj: ObjectType) -> ObjectCheck | None:
        plain = filter(_is_plain, obj.fields.values())
        leaves = self._leaves(plain, obj.at_least_one)
        branches = list(self._branches(obj))
        if leaves.is_empty and not branches:
            return None
        return ObjectCheck(leaves, branches)

    def _branches(self, obj: ObjectType) -> Iterator[tuple[str, Check]]:
        """Yield the check of each field that is not plain and has something to check."""
        for field in obj.fields.values():
            if _is_plain(field):
                continue
            branch = self._branch(field)
            if branch:
                yield field.name, branch

    def _branch(self, field: Field) -> Check | None:
        """Return the check of a field that is not plain, None when it has nothing to check."""
        if field.kind == "extensions":
            return check_extensions
        if field.kind == "object":
            return self._nested(field)
        leaves = self._leaves([field])
        return None if leaves.is_empty else leaves.check_values

    def _nested(self, field: Field) -> Check | None:
        """Return the check of an object or of a list of objects."""
        below = self.object_check(field.type)
        if not field.repeated:
            return below.single if below else None
        keys = keys_used_twice(field, self.dictionary.objects[field.type])
        return list_check(keys, below.every if below else None)

    def _leaves(self, fields: Iterable[Field], wanted: tuple[str, ...] = ()) -> Leaves:
        """Return the checks of plain fields, at least one of `wanted` being there."""
        leaves = Leaves(wanted)
        for field in fields:
            self._add(leaves, field)
        return leaves

    def _add(self, leaves: Leaves, field: Field) -> None:
        """Add what is to check in a plain field."""
        if field.local_ref and field.local_ref in self.root.fields:
            leaves.references.append((field.name, field.local_ref))
        if field.kind == "code" and field.type in self.validity:
            leaves.codes.append((field.name, field.type))
        decimals = self._decimals(field)
        if decimals:
            leaves.numbers.append((field.name, 10**decimals, decimals))

    def _decimals(self, field: Field) -> int | None:
        """Return the decimals a number may have, None for what is no such number."""
        if field.kind != "scalar":
            return None
        return self.dictionary.types[field.type].decimals


def _is_plain(field: Field) -> bool:
    """Return True for one value, which is neither a list nor an object."""
    return field.kind in ("scalar", "code") and not field.repeated
