"""The documents given beside the one judged, and what its rules see of them.

A follow-up is judged on the contract in force at the end of its year, as signed when it was sent;
an avenant on the contract as it was just before; a contract on the others of its set.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from cpom_schema.document import Document
from cpom_validators.findings.finding import Finding

if TYPE_CHECKING:
    from cpom_schema.consolidation import Consolidation

_LAST_DAY: Final = "2099-12-31"


@dataclass(frozen=True, slots=True)
class Beside:
    """Documents given beside the one judged, each already sound in its structure.

    Attributes:
        contracts: the contract it belongs to; for a contract, the others of its set.
        previous: the same document for the period before: last year's follow-up, the contract
            that this one follows.
        avenants: avenants of the contract; the one judged may be among them.
        programming: the programming order.
        opinions: avis on the follow-up of the year before.
        follow_up: the follow-up that an avis answers.
        dashboard: the tableau de bord of the same year.
        findings: what there is to say of a document that could not be used.
    """

    contracts: tuple[Document, ...] = ()
    previous: Document | None = None
    avenants: tuple[Document, ...] = ()
    programming: Document | None = None
    opinions: tuple[Document, ...] = ()
    follow_up: Document | None = None
    dashboard: Document | None = None
    findings: tuple[Finding, ...] = ()


NOTHING: Final = Beside()


def _text(document: Document, *names: str) -> str:
    value: Any = document.tree
    for name in names:
        value = value.get(name) if isinstance(value, dict) else None
    return value if isinstance(value, str) else ""


def _contract(judged: Document, beside: Beside) -> Document | None:
    """The contract of the judged document: the one it names, else the first given."""
    named = _text(judged, "contrat", "identifiant")
    for contract in beside.contracts:
        if _text(contract, "identifiant") == named:
            return contract
    return beside.contracts[0] if beside.contracts else None


def _for_follow_up(judged: Document, contract: Document, beside: Beside) -> Document:
    from cpom_schema.consolidation import consolidate

    year = judged.tree.get("exercice")
    effective = f"{year}-12-31" if isinstance(year, int) else _LAST_DAY
    known = _text(judged, "dateTransmission") or _text(judged, "entete", "dateProduction")[:10]
    avenants = beside.avenants
    return consolidate(contract, avenants, effective=effective, known=known or _LAST_DAY).document


def before(judged: Document, contract: Document, beside: Beside) -> Document:
    """The contract just before an avenant: those signed earlier or numbered lower are applied."""
    from cpom_schema.consolidation import apply

    number = judged.tree.get("numero")
    earlier = [
        a
        for a in beside.avenants
        if isinstance(number, int)
        and isinstance(n := a.tree.get("numero"), int)
        and _included(contract) < n < number
        and _text(a, "contrat", "identifiant") == _text(contract, "identifiant")
    ]
    earlier.sort(key=lambda a: (_text(a, "dateEffet"), a.tree["numero"]))
    return apply(contract, earlier, effective=_LAST_DAY).document


def _included(contract: Document) -> int:
    """Number of the last avenant that a contract already includes."""
    number = contract.tree.get("numeroAvenant")
    return number if isinstance(number, int) else 0


def tried(judged: Document, contract: Document) -> Consolidation:
    """The judged avenant applied to the contract it changes: what does not fit is said."""
    from cpom_schema.consolidation import apply

    return apply(contract, [judged], effective=_LAST_DAY)


def related(judged: Document, beside: Beside) -> Mapping[str, Document | tuple[Document, ...]]:
    """The documents the rules of the judged one may see, by the name they give them."""
    contract = _contract(judged, beside)
    found: dict[str, Document | tuple[Document, ...] | None] = {}
    match judged.type:
        case "contrat":
            others = tuple(d for d in beside.contracts if d.tree != judged.tree)
            found = {"programmation": beside.programming, "autres": others}
            found["precedent"] = beside.previous
        case "suiviAnnuel":
            force = _for_follow_up(judged, contract, beside) if contract else None
            found = {"contrat": force, "precedent": beside.previous, "avis": beside.opinions}
            found["tableauBord"] = beside.dashboard
        case "avenant":
            others = tuple(d for d in beside.avenants if d.tree != judged.tree)
            found = {"avenants": others}
            found["contrat"] = before(judged, contract, beside) if contract else None
        case "avis":
            answered = beside.follow_up
            force = _for_follow_up(answered, contract, beside) if contract and answered else None
            found = {"suivi": answered, "contrat": force or contract}
        case "programmation":
            found = {"contrats": beside.contracts}
        case "indicateurs":
            found = {"contrat": _for_follow_up(judged, contract, beside) if contract else None}
        case _:
            pass
    return {name: document for name, document in found.items() if document}


def trees(documents: Mapping[str, Document | tuple[Document, ...]]) -> dict[str, Any]:
    """The same documents as plain trees, with the digests that rules compare."""
    from cpom_schema.canonical import digest

    found: dict[str, Any] = {}
    for name, given in documents.items():
        if isinstance(given, tuple):
            found[name] = [d.tree for d in given]
        else:
            found[name] = given.tree
            if name in ("contrat", "suivi"):
                found[f"{name}Empreinte"] = digest(given)
    return found


def among(judged: Document, given: Iterable[Document]) -> Beside:
    """What to put beside a document, chosen among a set: each finds its own by what it cites."""
    others = sorted((d for d in given if d is not judged), key=_version, reverse=True)
    of_type = {t: [d for d in others if d.type == t] for t in {d.type for d in others}}
    follow_ups = of_type.get("suiviAnnuel", [])
    previous = _previous(judged, of_type)
    return Beside(
        contracts=tuple(_own_contracts(judged, of_type.get("contrat", []), follow_ups)),
        previous=previous,
        avenants=tuple(of_type.get("avenant", ())),
        programming=_one(of_type.get("programmation", []), judged, _order, _reference),
        opinions=tuple(
            a for a in of_type.get("avis", ()) if previous and _answered(a) == _identity(previous)
        ),
        follow_up=_one(follow_ups, judged, _answered, _identity),
        dashboard=_one(of_type.get("indicateurs", []), judged, _year, _year),
    )


def _own_contracts(
    judged: Document, contracts: list[Document], follow_ups: list[Document]
) -> list[Document]:
    """The contract of a document, or the whole set for a contract or a programming order."""
    if judged.type in ("contrat", "programmation"):
        return contracts
    source = _one(follow_ups, judged, _answered, _identity) if judged.type == "avis" else judged
    named = _text(source, "contrat", "identifiant") if source else ""
    return [c for c in contracts if _text(c, "identifiant") == named]


def _previous(judged: Document, of_type: Mapping[str, list[Document]]) -> Document | None:
    if judged.type == "contrat":
        name = _text(judged, "contratPrecedent")
        return next(
            (c for c in of_type.get("contrat", ()) if _text(c, "identifiant") == name), None
        )
    year = judged.tree.get("exercice")
    if judged.type != "suiviAnnuel" or not isinstance(year, int):
        return None
    named = _text(judged, "contrat", "identifiant")
    return next(
        (
            s
            for s in of_type.get("suiviAnnuel", ())
            if s.tree.get("exercice") == year - 1 and _text(s, "contrat", "identifiant") == named
        ),
        None,
    )


def _one(
    given: list[Document],
    judged: Document,
    cited: Callable[[Document], Any],
    named: Callable[[Document], Any],
) -> Document | None:
    """The document that another cites, None when it cites none of those given."""
    wanted = cited(judged)
    return next((d for d in given if wanted and named(d) == wanted), None)


def _version(document: Document) -> int:
    """Version of a document: of several versions given, the last one counts."""
    header = document.tree.get("entete")
    number = header.get("versionDocument") if isinstance(header, dict) else None
    return number if isinstance(number, int) else 0


def _answered(document: Document) -> Any:
    about = document.tree.get("document")
    if document.type != "avis" or not isinstance(about, dict):
        return None
    return about.get("identifiant"), about.get("versionDocument")


def _identity(document: Document) -> Any:
    header = document.tree.get("entete", {})
    return header.get("identifiant"), header.get("versionDocument")


def _order(document: Document) -> Any:
    return _text(document, "arreteProgrammation", "reference") if document.type == "contrat" else ""


def _reference(document: Document) -> Any:
    return _text(document, "reference")


def _year(document: Document) -> Any:
    return (
        document.tree.get("exercice") if document.type in ("suiviAnnuel", "indicateurs") else None
    )
