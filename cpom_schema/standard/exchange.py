"""With which other documents each type is judged, and how it finds them (spec/exchange.yaml)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal, NamedTuple

from cpom_schema.standard.edition import Edition, per_edition

Pairs = tuple[tuple[str, str], ...]
"""Places compared: one in the judged document, one in the other, dotted, all of which must meet."""


class Link(NamedTuple):
    """Another document that the rules of a type may see.

    Attributes:
        name: name the rules give it.
        type: type of the other document.
        several: True when there may be more than one.
        role: what it is to whoever gives it by hand.
        title: what it is called in a sentence, by language.
        cites: places whose values are equal in both; () when it is found otherwise.
        shift: what is added to a number of the judged document before it is compared.
        of: name of the related document whose values are compared, None for the judged one.
        shares: pairs of places, one value in common in one of them being enough.
        state: how a contract is seen: with the avenants of the year reported, or just before the
            avenant that is judged; None as it is.
    """

    name: str
    type: str
    several: bool
    role: str
    title: Mapping[str, str]
    cites: Pairs
    shift: Mapping[str, int]
    of: str | None
    shares: Pairs
    state: Literal["year", "before"] | None


def _pairs(raw: Mapping[str, str]) -> Pairs:
    return tuple(raw.items())


def _link(name: str, raw: Mapping[str, Any]) -> Link:
    shared = tuple(pair for each in raw.get("shares", ()) for pair in _pairs(each))
    return Link(
        name,
        raw["type"],
        "item" in raw,
        raw["role"],
        raw.get("title", {}),
        _pairs(raw.get("cites", {})),
        raw.get("shift", {}),
        raw.get("of"),
        shared,
        raw.get("state"),
    )


@per_edition
def links(edition: Edition, kind: str) -> tuple[Link, ...]:
    """Return the other documents a type is judged with, in the order they are looked for."""
    documents = edition.related["documents"][kind]
    return tuple(_link(name, raw) for name, raw in documents.items())


@per_edition
def amendments(edition: Edition) -> Link:
    """Return how the avenants of a contract are known."""
    return _link("avenants", edition.related["amendments"])


def values_at(tree: Any, place: str) -> list[Any]:
    """Return the plain values at a dotted place, through lists; none where nothing is there."""
    found = [tree]
    for name in place.split("."):
        below: list[Any] = []
        for node in found:
            value = node.get(name) if isinstance(node, dict) else None
            if isinstance(value, list):
                below += value
            elif value is not None:
                below.append(value)
        found = below
    return [value for value in found if isinstance(value, (str, int))]


@per_edition
def places(edition: Edition, kind: str) -> tuple[str, ...]:
    """Return every place of a type that is compared with another document, in either direction."""
    found: dict[str, None] = {}
    every = [
        (judged, link) for judged in edition.related["documents"] for link in links(edition, judged)
    ]
    every.append(("contrat", _reversed(amendments(edition))))
    for judged, link in every:
        for own, other in (*link.cites, *link.shares):
            if (link.of is None and judged == kind) or (
                link.of and kind == _type(edition, judged, link.of)
            ):
                found[own] = None
            if link.type == kind:
                found[other] = None
    return tuple(found)


def _reversed(link: Link) -> Link:
    return link._replace(cites=tuple((theirs, own) for own, theirs in link.cites))


def _type(edition: Edition, judged: str, name: str) -> str:
    return next(link.type for link in links(edition, judged) if link.name == name)
