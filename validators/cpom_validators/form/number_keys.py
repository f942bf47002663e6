"""Numbers that end with a key, FINESS and SIREN, wherever they stand: driven by the dictionary.

One finding for each wrong number, with all its places. A number that refers to a list of the
document is left to the check of references: the number in that list is the one to correct.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final, NamedTuple

from cpom_schema.document import Chain, Tree, flat
from cpom_schema.errors import Word
from cpom_schema.identifiers import has_valid_key
from cpom_schema.standard.dictionary import Field, ObjectType
from cpom_schema.standard.edition import Edition, per_edition
from cpom_validators.findings.finding import Finding
from cpom_validators.masking import BROKEN

_NAMES: Final = {"numeroFiness": Word("@numeroFiness"), "siren": Word("@siren")}


class _Member(NamedTuple):
    """A field that is such a number, or holds some.

    Attributes:
        name: the field.
        repeated: whether it is a list.
        type: the scalar type of the number, or the object that holds some.
        is_number: whether it is a number, not an object that holds some.
        wrong_key: why a wrong key only warns here, None when it blocks.
    """

    name: str
    repeated: bool
    type: str
    is_number: bool
    wrong_key: str | None


def wrong_numbers(edition: Edition, root: str, tree: Tree) -> Iterator[Finding]:
    """Yield a finding for each number of a document whose key is wrong.

    Args:
        edition: the edition of the document.
        root: the type of the document.
        tree: its tree, where `BROKEN` stands for what is already wrong.
    """
    search = _Search(edition, root)
    search.look(root, tree, (), None)
    for (name, value), chains in search.wrong.items():
        yield _finding("CPOM-S-035", name, value, [*chains, *search.lenient.pop((name, value), ())])
    for (name, value), chains in search.lenient.items():
        yield _finding("CPOM-S-036", name, value, chains)


def _finding(code: str, name: str, value: str, chains: list[Chain]) -> Finding:
    """Return the finding of a wrong number, at its first place."""
    first, *others = map(flat, chains)
    params = (("valeur", value), ("numero", _NAMES[name]))
    return Finding(code, first, params, tuple(others), value)


class _Search:
    """Gathers the wrong numbers of a document, with their places.

    Attributes:
        wrong: places that block, by type and number.
        lenient: places that only warn.
    """

    def __init__(self, edition: Edition, root: str) -> None:
        self.members = _members(edition, root)
        self.wrong: dict[tuple[str, str], list[Chain]] = {}
        self.lenient: dict[tuple[str, str], list[Chain]] = {}
        self._right: set[tuple[str, str]] = set()

    def look(self, name: str, node: Any, chain: Chain, wrong_key: str | None) -> None:
        """Look at the numbers of an object and of what it holds.

        Args:
            name: type of the object.
            node: the object.
            chain: its place.
            wrong_key: why a wrong key only warns in the whole of it, None when it may block.
        """
        if node is BROKEN:
            return
        for member in self.members[name]:
            value = node.get(member.name)
            if value is None or value is BROKEN:
                continue
            reason = wrong_key or member.wrong_key
            here = (chain, member.name)
            if not member.repeated:
                self._one(member, value, here, reason)
                continue
            for rank, item in enumerate(value):
                self._one(member, item, (here, rank), reason)

    def _one(self, member: _Member, value: Any, chain: Chain, reason: str | None) -> None:
        """Look at one number, or at one object that holds some."""
        if not member.is_number:
            self.look(member.type, value, chain, reason)
        elif type(value) is str and not self._has_key(member, value):
            warns = reason == "quoted" or (reason == "masked" and _is_masked(value))
            places = self.lenient if warns else self.wrong
            places.setdefault((member.type, value), []).append(chain)

    def _has_key(self, member: _Member, value: str) -> bool:
        """Return True if a number has the key it should have; nine zeros are no number."""
        known = (member.type, value)
        if known in self._right:
            return True
        is_right = has_valid_key(value) and not _is_masked(value)
        if is_right:
            self._right.add(known)
        return is_right


def _is_masked(value: str) -> bool:
    """Return True for one digit repeated, which files write in place of a number."""
    return len(set(value)) == 1


@per_edition
def _members(edition: Edition, root: str) -> dict[str, tuple[_Member, ...]]:
    """Return, by type of object below a type, the fields that are such numbers or hold some."""
    return {
        obj.name: tuple(_members_of(edition, root, obj))
        for obj in edition.dictionary.reachable(root)
    }


def _members_of(edition: Edition, root: str, obj: ObjectType) -> Iterator[_Member]:
    for field in obj.fields.values():
        is_number = _ends_with_key(edition, root, field)
        if is_number or (field.kind == "object" and _holds(edition, root, field.type)):
            yield _Member(field.name, field.repeated, field.type, is_number, field.wrong_key)


def _ends_with_key(edition: Edition, root: str, field: Field) -> bool:
    """Return True for a number that ends with a key, and refers to no list of the document."""
    if field.kind != "scalar" or edition.dictionary.types[field.type].key is None:
        return False
    return field.local_ref not in edition.dictionary.objects[root].fields


@per_edition
def _holds(edition: Edition, root: str, name: str) -> bool:
    """Return True if an object, or one below it, has such a number."""
    return any(_members_of(edition, root, edition.dictionary.objects[name]))
