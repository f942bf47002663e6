"""The documents given beside the one judged, and what its rules see of them.

A follow-up is judged on the contract in force at the end of its year, as signed when it was sent;
an avenant on the contract as it was just before; a contract on the others of its set. Which
document goes with which is data: ``spec/exchange.yaml``.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

from cpom_schema.document import Document
from cpom_schema.standard.exchange import Link, amendments, links, values_at
from cpom_validators.findings.finding import Finding
from cpom_validators.together.shared import Shared

if TYPE_CHECKING:
    from cpom_schema.consolidation import Consolidation

Seen = Mapping[str, Document | tuple[Document, ...]]
_LAST_DAY: Final = "2099-12-31"


@dataclass(frozen=True, slots=True)
class Companions:
    """Documents given beside the one judged, each already sound in its structure.

    Attributes:
        given: documents by role (``contrat``, ``precedent``, ``avenant``…, see
            ``spec/exchange.yaml``); an empty role was looked for in a set that has such documents.
        findings: what there is to say of a document that could not be used.
        shared: what was worked out of them, for every judgement that takes these companions.
    """

    given: Mapping[str, tuple[Document, ...]] = field(default_factory=dict)
    findings: tuple[Finding, ...] = ()
    shared: Shared = field(default_factory=Shared, repr=False, compare=False)


NOTHING: Final = Companions()


def related(judged: Document, companions: Companions) -> Seen:
    """Return the documents the rules of the judged one may see, by the name they give them."""
    found: dict[str, Document | tuple[Document, ...]] = {}
    for link in links(judged.edition, judged.type):
        if link.role in companions.given:
            other = _linked(judged, link, found, companions)
            if other is not None:
                found[link.name] = other
    return found


def _linked(
    judged: Document, link: Link, found: Seen, companions: Companions
) -> Document | tuple[Document, ...] | None:
    """Return the documents of a link among those of its role, None when none of them fits.

    Args:
        judged: the document.
        link: which other documents.
        found: the documents of the links before it.
        companions: what was given, this role among others.
    """
    given = companions.given[link.role]
    others = [d for d in given if d.type == link.type and not _is_same(d, judged)]
    if not others:
        return _none(link, given)
    if link.several:
        return tuple(others)
    return _seen(judged, link, _source(judged, link, found), others, companions)


def _none(link: Link, given: Sequence[Document]) -> tuple[Document, ...] | None:
    """Return what stands for the documents of a link when none fits.

    Where several are wanted and none was given, that there are none is known.
    """
    if link.several and not given:
        return ()
    return None


def _is_same(document: Document, judged: Document) -> bool:
    return document is judged or document.tree == judged.tree


def _source(judged: Document, link: Link, found: Seen) -> Document | None:
    """Return the document whose values are compared: the judged one, or another one it has."""
    if link.of is None:
        return judged
    other = found.get(link.of)
    return other if isinstance(other, Document) else None


def _seen(
    judged: Document,
    link: Link,
    source: Document | None,
    others: Sequence[Document],
    companions: Companions,
) -> Document | None:
    """Return the document of a link, a contract with the avenants it is seen with."""
    chosen = _cited(link, source, others) if source else others[0]
    if chosen is None:
        return None
    if link.state == "before":
        return before(judged, chosen, companions)
    if link.state == "year" and source is not None:
        return _at_end_of_year(source, chosen, companions)
    return chosen


def _cited(link: Link, source: Document, others: Sequence[Document]) -> Document | None:
    """Return the document that another cites; when it cites none, the only one, or its owner's."""
    for other in others:
        if cites(link, source, other):
            return other
    if len(others) == 1 or not link.owner:
        return others[0]
    return next((other for other in others if has_owner(link, source, other)), None)


def has_owner(link: Link, source: Document, other: Document) -> bool:
    """Return True if two documents are of one organisation, as far as they say it."""
    return any(_meet(source, pair, other) for pair in link.owner)


def _meet(source: Document, pair: tuple[str, str], other: Document) -> bool:
    """Return True if two documents have a value in common, or one of them has none."""
    own, their = (set(values_at(d.tree, p)) for d, p in zip((source, other), pair, strict=True))
    return not own or not their or not own.isdisjoint(their)


def cites(link: Link, source: Document, other: Document) -> bool:
    """Return True if all the places that a link compares have the same values."""
    for own, their in link.cites:
        wanted = _shifted(values_at(source.tree, own), link.shift.get(own))
        if wanted != values_at(other.tree, their):
            return False
    return True


def _shifted(values: list[Any], shift: int | None) -> list[Any]:
    """Return values with a number added to each, those that are no numbers left out."""
    if shift is None:
        return values
    return [value + shift for value in values if isinstance(value, int)]


def _at_end_of_year(source: Document, contract: Document, companions: Companions) -> Document:
    """Return the contract in force at the end of the year a document reports."""
    year = source.tree.get("exercice")
    effective = f"{year}-12-31" if isinstance(year, int) else _LAST_DAY
    known = _text(source, "dateTransmission") or _text(source, "entete.dateProduction")[:10]
    avenants = _avenants(contract, companions)
    return companions.shared.consolidated(contract, avenants, effective, known or _LAST_DAY)


def _avenants(contract: Document, companions: Companions) -> tuple[Document, ...]:
    return companions.given.get(amendments(contract.edition).role, ())


def _avenants_of(contract: Document, companions: Companions) -> list[Document]:
    """Return the avenants given that cite a contract."""
    link = amendments(contract.edition)
    return [a for a in _avenants(contract, companions) if cites(link, a, contract)]


def before(judged: Document, contract: Document, companions: Companions) -> Document:
    """Return the contract just before an avenant, those numbered lower being applied.

    Avenants that the contract already includes are not applied again.
    """
    number = _number(judged, "numero")
    earlier: list[Document] = []
    if number is not None:
        earlier += _lower(contract, number, companions)
        earlier.sort(key=_day_and_number)
    return companions.shared.amended(contract, earlier, _LAST_DAY)


def _lower(contract: Document, number: int, companions: Companions) -> Iterator[Document]:
    """Yield the avenants of a contract numbered lower than another, that it does not include."""
    included = _number(contract, "numeroAvenant") or 0
    for avenant in _avenants_of(contract, companions):
        own = _number(avenant, "numero")
        if own is not None and included < own < number:
            yield avenant


def _day_and_number(avenant: Document) -> tuple[str, int]:
    """Return what avenants are sorted by: the day they take effect, then their number."""
    return _text(avenant, "dateEffet"), _number(avenant, "numero") or 0


def _number(document: Document, name: str) -> int | None:
    """Return the number of a field of the document, None when there is none."""
    found = document.tree.get(name)
    return found if isinstance(found, int) else None


def tried(judged: Document, contract: Document) -> Consolidation:
    """Apply the judged avenant to the contract it changes: what does not fit is reported."""
    from cpom_schema.consolidation import apply

    return apply(contract, [judged], effective=_LAST_DAY)


def _text(document: Document, place: str) -> str:
    """Return the text at a dotted place, empty when there is none."""
    found = values_at(document.tree, place)
    is_one_text = len(found) == 1 and isinstance(found[0], str)
    return found[0] if is_one_text else ""


class Trees(Mapping[str, Any]):
    """The related documents as plain trees, with the digests that rules compare.

    A digest is worked out when a rule asks for it: most documents have none to compare.
    """

    def __init__(self, documents: Seen, digests: Sequence[str], shared: Shared) -> None:
        """Take the related documents, the names of the digests, and what is known of them."""
        self._documents = documents
        self._shared = shared
        self._sources: dict[str, Document] = {}
        for name in digests:
            source = documents.get(name.removesuffix("Empreinte"))
            if isinstance(source, Document):
                self._sources[name] = source

    def __getitem__(self, name: str) -> Any:
        if name in self._sources:
            return self._shared.digest(self._sources[name])
        found = self._documents[name]
        if isinstance(found, Document):
            return found.tree
        return [document.tree for document in found]

    def __contains__(self, name: object) -> bool:
        return name in self._documents or name in self._sources

    def __iter__(self) -> Iterator[str]:
        yield from self._documents
        yield from self._sources

    def __len__(self) -> int:
        return len(self._documents) + len(self._sources)


def trees(judged: Document, documents: Seen, shared: Shared) -> Trees:
    """Return the documents the rules of the judged one see, as plain trees with their digests."""
    digests = judged.edition.related["digests"].get(judged.type, ())
    return Trees(documents, digests, shared)
