"""What limits a judgement with other documents: another's contract, avenants that are missing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from cpom_schema.document import Document
from cpom_schema.standard.exchange import Link, amendments, links, values_at
from cpom_validators.findings.finding import Finding
from cpom_validators.together.companions import Companions, Seen, cites, has_owner

FOREIGN = "CPOM-S-040"
MISSING = "CPOM-S-041"


def foreign(judged: Document, seen: Seen) -> Mapping[str, Finding]:
    """Return the related documents that are of another organisation, each with its finding.

    Args:
        judged: the document.
        seen: its related documents, by the name rules give them.
    """
    found: dict[str, Finding] = {}
    for link in links(judged.edition, judged.type):
        other = seen.get(link.name)
        if isinstance(other, Document) and _is_foreign(judged, link, other):
            found[link.name] = _finding(judged, link, other)
        elif link.of in found:
            found[link.name] = found[link.of]
    return found


def _is_foreign(judged: Document, link: Link, other: Document) -> bool:
    """Return True if a document is neither the one that is cited nor of the same organisation."""
    if not link.owner or cites(link, judged, other):
        return False
    return not has_owner(link, judged, other)


def _finding(judged: Document, link: Link, other: Document) -> Finding:
    own, their = link.cites[0]
    cited, given = values_at(judged.tree, own), values_at(other.tree, their)
    params = (("cite", str(cited[0])), ("donne", str(given[0])))
    return Finding(FOREIGN, tuple(own.split(".")), params)


def missing_avenants(judged: Document, seen: Seen, companions: Companions) -> Iterator[Finding]:
    """Yield a finding for the avenants missing between those that were given.

    Args:
        judged: the document, which is judged with a contract and its avenants.
        seen: its related documents, by the name rules give them.
        companions: what was given.
    """
    for link in links(judged.edition, judged.type):
        contract = seen.get(link.name)
        if link.state is None or not isinstance(contract, Document):
            continue
        missing = _gaps(judged, link, contract, companions)
        if missing:
            params = (("numeros", ", ".join(map(str, missing))), ("nombre", str(len(missing))))
            yield Finding(MISSING, tuple(link.cites[0][0].split(".")), params)


def _gaps(judged: Document, link: Link, contract: Document, companions: Companions) -> list[int]:
    """Return the numbers that no avenant given has, below one that was given.

    The contract as it was given may include the first ones; an avenant is judged with those before.
    """
    numbers = _numbers(contract, companions)
    if link.state == "before":
        own = _number(judged, "numero")
        numbers = set(filter(own.__gt__, numbers))
    first = _included(link, contract, companions) + 1
    wanted = range(first, max(numbers, default=0))
    return [number for number in wanted if number not in numbers]


def _numbers(contract: Document, companions: Companions) -> set[int]:
    """Return the numbers of the avenants of a contract that were given."""
    amending = amendments(contract.edition)
    own, their = amending.cites[0]
    name = values_at(contract.tree, their)
    avenants = companions.given.get(amending.role, ())
    return {_number(a, "numero") for a in avenants if values_at(a.tree, own) == name}


def _included(link: Link, contract: Document, companions: Companions) -> int:
    """Return the number of the last avenant that a contract includes as it was given."""
    _, their = link.cites[0]
    name = values_at(contract.tree, their)
    given = companions.given.get(link.role, ())
    included = (_number(d, "numeroAvenant") for d in given if values_at(d.tree, their) == name)
    return max(included, default=0)


def _number(document: Document, field: str) -> int:
    value = document.tree.get(field)
    return value if type(value) is int else 0
