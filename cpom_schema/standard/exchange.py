"""With which other documents each type is judged, and how it finds them (spec/exchange.yaml)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
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
        owner: places of the organisation, with no value in common when the document is another's.
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
    owner: Pairs
    shares: Pairs
    state: Literal["year", "before"] | None


def _pairs(raw: Mapping[str, str]) -> Pairs:
    return tuple(raw.items())


def _link(name: str, raw: Mapping[str, Any]) -> Link:
    shared: list[tuple[str, str]] = []
    for pair in raw.get("shares", ()):
        shared += _pairs(pair)
    return Link(
        name,
        raw["type"],
        "item" in raw,
        raw["role"],
        raw.get("title", {}),
        _pairs(raw.get("cites", {})),
        raw.get("shift", {}),
        raw.get("of"),
        _pairs(raw.get("owner", {})),
        tuple(shared),
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
        found = _below(found, name)
    return [value for value in found if isinstance(value, (str, int))]


def _below(nodes: list[Any], name: str) -> list[Any]:
    """Return what objects hold under a name, the items of lists one by one."""
    found: list[Any] = []
    for node in nodes:
        if isinstance(node, dict):
            found += _items(node.get(name))
    return found


def _items(value: Any) -> list[Any]:
    """Return the items of a list, or the value alone; nothing of what is absent."""
    if value is None:
        return []
    return value if isinstance(value, list) else [value]


@per_edition
def places(edition: Edition, kind: str) -> tuple[str, ...]:
    """Return every place of a type that is compared with another document, in either direction."""
    found = [place for of_type, place in _compared(edition) if of_type == kind]
    return tuple(dict.fromkeys(found))


def _compared(edition: Edition) -> Iterator[tuple[str, str]]:
    """Yield each place that is compared with another document, with the type it belongs to."""
    for judged in edition.related["documents"]:
        for link in links(edition, judged):
            yield from _compared_by(link, _type_compared(edition, judged, link))
    link = amendments(edition)
    for own, their in link.cites:
        yield "contrat", their
        yield link.type, own


def _compared_by(link: Link, kind: str) -> Iterator[tuple[str, str]]:
    """Yield the places that a link compares, two by two, each with the type it belongs to."""
    for own, their in (*link.cites, *link.shares):
        yield kind, own
        yield link.type, their


def _type_compared(edition: Edition, judged: str, link: Link) -> str:
    """Return the type of the document whose values a link compares with those of its own."""
    if link.of is None:
        return judged
    types = {other.name: other.type for other in links(edition, judged)}
    return types[link.of]
