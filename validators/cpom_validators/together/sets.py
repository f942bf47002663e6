"""Documents of a set: each finds its own among the others by what it cites.

Only identities are kept here, a few values a document, so that a set of thousands stays small.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from hashlib import sha256
from typing import Any, Final, NamedTuple

from cpom_schema.document import Document, value_at
from cpom_schema.standard.edition import Edition
from cpom_schema.standard.exchange import Link, Pairs, amendments, links, places, values_at
from cpom_validators.together.companions import Companions

Key = tuple[Any, ...]
_ORGANISATION: Final = ("entete", "emetteur", "organisation")


class Identity(NamedTuple):
    """What a document of a set is known by.

    Attributes:
        edition: the standard it announces.
        type: its type.
        version: its number among the versions of the same document.
        name: its identifier and who sent it, which its versions share; None without identifier.
        header: digest of its header as sent: two files with one header are one document.
        values: plain values at the places other documents cite, or that it cites others by.
    """

    edition: Edition
    type: str
    version: int
    name: tuple[str, ...] | None
    header: bytes
    values: Mapping[str, tuple[Any, ...]]


def identity_of(document: Document) -> Identity:
    """Return what a document is known by in a set."""
    values: dict[str, tuple[Any, ...]] = {}
    for place in places(document.edition, document.type):
        values[place] = tuple(values_at(document.tree, place))
    version = value_at(document.tree, ("entete", "versionDocument"))
    if not isinstance(version, int):
        version = 0
    header = json.dumps(document.tree.get("entete"), sort_keys=True).encode()
    name = _name_of(document)
    return Identity(document.edition, document.type, version, name, sha256(header).digest(), values)


_SENDER: Final = ("numeroFinessEj", "siren", "codeAutorite", "raisonSociale")
"""What tells who sent a document, whose identifiers are its own."""


def _name_of(document: Document) -> tuple[str, ...] | None:
    """Return the identifier of a document and who sent it."""
    name = value_at(document.tree, ("entete", "identifiant"))
    if not isinstance(name, str):
        return None
    sender = (value_at(document.tree, (*_ORGANISATION, field)) for field in _SENDER)
    return (name, *(str(value) for value in sender if value is not None))


def among(judged: Document, given: Sequence[Document]) -> Companions:
    """Return what to judge a document with, chosen among others by what it cites.

    Args:
        judged: the document.
        given: the others; it may be one of them.

    >>> import cpom_schema, cpom_validators
    >>> folder = cpom_schema.samples() / "campaign"
    >>> names = ("contrat", "avenant-1", "suivi-2024", "suivi-2025")
    >>> given = [cpom_schema.read(folder / f"{name}.json") for name in names]
    >>> sorted(cpom_validators.among(given[-1], given).given)
    ['avenant', 'contrat', 'precedent']
    """
    others = [document for document in given if document is not judged]
    index = Index(dict(enumerate(map(identity_of, others))))
    found: dict[str, tuple[Document, ...]] = {}
    for role, ranks in index.companions(-1, identity_of(judged)).items():
        found[role] = tuple(others[rank] for rank in ranks)
    return Companions(found)


class Index:
    """The identities of a set, found by type and values.

    Args:
        identities: by rank in the set; documents that cannot be used by others are left out.
    """

    def __init__(self, identities: Mapping[int, Identity]) -> None:
        self._identities = identities
        newest = sorted(identities, key=lambda rank: -identities[rank].version)
        self._order = {rank: place for place, rank in enumerate(newest)}
        self._of_type = self._by_type(newest)
        self._last: dict[tuple[str, Key | None], int] | None = None
        self._tables: dict[tuple[str, Key], dict[Key, list[int]]] = {}

    def _by_type(self, newest: Sequence[int]) -> dict[str, list[int]]:
        """Return the ranks of each type, the newest first: of several versions the last counts."""
        found: dict[str, list[int]] = {}
        for rank in newest:
            found.setdefault(self._identities[rank].type, []).append(rank)
        return found

    def newer(self, judged: Identity) -> int | None:
        """Return the rank of the last version of a document, None when it is that one."""
        if judged.name is None:
            return None
        if self._last is None:
            self._last = self._last_versions()
        last = self._last.get((judged.type, judged.name))
        if last is None:  # the judged one cannot be used, and is alone of its name
            return None
        return last if self._identities[last].version > judged.version else None

    def _last_versions(self) -> dict[tuple[str, Key | None], int]:
        last: dict[tuple[str, Key | None], int] = {}
        for ranks in self._of_type.values():
            for rank in ranks:  # the newest first
                identity = self._identities[rank]
                last.setdefault((identity.type, identity.name), rank)
        return last

    def companions(self, rank: int, judged: Identity) -> Mapping[str, tuple[int, ...]]:
        """Return the ranks of the documents to judge one with, by role.

        Args:
            rank: rank of the judged document.
            judged: its identity.
        """
        found: dict[str, tuple[int, ...]] = {}
        chosen: dict[str, int] = {}
        for link in links(judged.edition, judged.type):
            source = self._source(judged, link, chosen)
            ranks = self._linked(rank, judged, link, source)
            if ranks is None:
                continue
            if not link.several:
                ranks = ranks[:1]
                chosen[link.name] = ranks[0]
            found[link.role] = (*found.get(link.role, ()), *ranks)
            if link.state == "year":
                found |= self._amendments(ranks[0])
        return found

    def _source(self, judged: Identity, link: Link, chosen: Mapping[str, int]) -> Identity | None:
        """Return the document whose values a link compares, None when it is not in the set."""
        if link.of is None:
            return judged
        return self._identities.get(chosen.get(link.of, -1))

    def contract(self, rank: int, judged: Identity) -> int:
        """Return the rank of the contract a document belongs to, its own rank when it has none."""
        for link in links(judged.edition, judged.type):
            if not _is_contract_of(link):
                continue
            held = self.companions(rank, judged).get(link.role)
            if held:
                return held[0]
        return rank

    def _linked(
        self, rank: int, judged: Identity, link: Link, source: Identity | None
    ) -> list[int] | None:
        """Return the documents of a link, None when the set has none to choose among."""
        if link.shares:
            has_others = self._has_others(rank, judged, link.type)
            return self._others(rank, judged, self._sharing(judged, link)) if has_others else None
        if source is None:
            return None
        cited = self._citing(source, link.type, link.cites, link.shift)
        return self._others(rank, judged, cited) or None

    def _has_others(self, rank: int, judged: Identity, kind: str) -> bool:
        """Return True if the set has another document of a type: twins are few, one is soon met."""
        return any(self._is_other(rank, judged, other) for other in self._of_type.get(kind, ()))

    def _others(self, rank: int, judged: Identity, ranks: Sequence[int]) -> list[int]:
        """Return the ranks of other documents than the judged one, or than its twin."""
        return [other for other in ranks if self._is_other(rank, judged, other)]

    def _is_other(self, rank: int, judged: Identity, other: int) -> bool:
        identity = self._identities[other]
        twin = identity.type == judged.type and identity.header == judged.header
        return other != rank and not twin

    def _sharing(self, judged: Identity, link: Link) -> list[int]:
        """Return the documents that have a value in common with the judged one."""
        found: dict[int, None] = {}
        for own, their in link.shares:
            table = self._table(link.type, (their,))
            for value in judged.values.get(own, ()):
                found.update(dict.fromkeys(table.get((value,), ())))
        return sorted(found, key=self._order.__getitem__)

    def _citing(
        self, source: Identity, kind: str, pairs: Pairs, shift: Mapping[str, int]
    ) -> list[int]:
        """Return the documents of a type that a document cites by all of its values."""
        key = tuple(_cited_values(source, pairs, shift))
        if None in key:
            return []
        places_ = tuple(their for _, their in pairs)
        return self._table(kind, places_).get(key, [])

    def _amendments(self, contract: int) -> Mapping[str, tuple[int, ...]]:
        """Return the avenants of a contract, under their role."""
        identity = self._identities[contract]
        link = amendments(identity.edition)
        pairs = tuple((their, own) for own, their in link.cites)
        ranks = self._citing(identity, link.type, pairs, {})
        return {link.role: tuple(ranks)} if ranks else {}

    def _table(self, kind: str, places_: Key) -> dict[Key, list[int]]:
        """Return the documents of a type by their values at some places, the newest first."""
        name = (kind, places_)
        if name not in self._tables:
            self._tables[name] = self._read_table(kind, places_)
        return self._tables[name]

    def _read_table(self, kind: str, places_: Key) -> dict[Key, list[int]]:
        table: dict[Key, list[int]] = {}
        for rank in self._of_type.get(kind, ()):
            for key in _keys(self._identities[rank], places_):
                table.setdefault(key, []).append(rank)
        return table


def _is_contract_of(link: Link) -> bool:
    """Return True if a link leads to the contract that a document belongs to."""
    return link.type == "contrat" and not link.several and link.state is not None


def _cited_values(source: Identity, pairs: Pairs, shift: Mapping[str, int]) -> Iterator[Any]:
    """Yield the values that a document cites another by, None for each that is not known."""
    for own, _ in pairs:
        yield _only_value(source, own, shift.get(own))


def _only_value(source: Identity, place: str, shift: int | None) -> Any:
    """Return the value at a place, with a number added to it; None when it is not known.

    Args:
        source: the document.
        place: the dotted place, which must hold one value.
        shift: what is added; the value must then be a number.
    """
    values = source.values.get(place, ())
    if len(values) != 1:
        return None
    if shift is None:
        return values[0]
    if not isinstance(values[0], int):
        return None
    return values[0] + shift


def _keys(identity: Identity, places_: Key) -> Iterator[Key]:
    """Yield what a document is found by: one key, or one for each value of a list."""
    values = [identity.values.get(place, ()) for place in places_]
    if len(values) == 1:
        for value in dict.fromkeys(values[0]):
            yield (value,)
        return
    if all(len(each) == 1 for each in values):
        yield tuple(each[0] for each in values)
