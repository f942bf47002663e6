"""Consolidate a contract: its signed avenants applied, as it is in force on a day."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final, NamedTuple

from cpom_desk.targets import keep_inputs
from cpom_schema.consolidation import Problem, in_force
from cpom_schema.consolidation import consolidate as consolidated
from cpom_schema.document import Document, Limits
from cpom_schema.errors import CpomError
from cpom_schema.formats import read, write
from cpom_schema.standard.edition import Editions

LAST_DAY: Final = "9999-12-31"


@dataclass(frozen=True)
class ConsolidateRequest:
    """Which contract, with which avenants, on which day.

    Attributes:
        contract: the file of the contract.
        avenants: the files of its avenants, in any order.
        effective: day it must be in force, as AAAA-MM-JJ.
        known: day up to which an avenant must have been signed; any signed one by default.
        target: where the contract in force is written; nowhere by default.
        limits: what is accepted to be read.
        editions: the editions the documents may announce.
    """

    contract: str
    avenants: Sequence[str]
    effective: str
    known: str = LAST_DAY
    target: str | None = None
    limits: Limits = field(default_factory=Limits)
    editions: Editions = field(default_factory=Editions.published)


class Consolidated(NamedTuple):
    """A contract in force on a day.

    Attributes:
        document: the contract.
        applied: numbers of the avenants applied, in the order they apply.
        problems: what of the avenants does not fit the contract.
    """

    document: Document
    applied: tuple[int, ...]
    problems: tuple[Problem, ...]


def consolidate(request: ConsolidateRequest) -> Consolidated:
    """Apply the avenants in force to a contract; no file read is changed.

    Raises:
        UnreadableError: a file is not a document of the standard.
        CpomError: a document is of another type or contract, or an avenant is given twice; the
            target is a file that is read.
        OSError: a file cannot be read or written.

    >>> import cpom_schema
    >>> from cpom_desk import ConsolidateRequest, consolidate
    >>> folder = cpom_schema.samples() / "campaign"
    >>> avenants = [str(folder / f"avenant-{n}.json") for n in (1, 2)]
    >>> done = consolidate(ConsolidateRequest(str(folder / "contrat.json"), avenants, "2025-12-31"))
    >>> done.applied, done.problems
    ((1, 2), ())
    """
    names = (request.contract, *request.avenants)
    if request.target is not None:
        keep_inputs(request.target, names)
    contract = read(request.contract, request.limits, request.editions)
    avenants = [read(name, request.limits, request.editions) for name in request.avenants]
    check_avenants(contract, avenants, names)
    applied = in_force(contract, avenants, request.effective, request.known)
    done = consolidated(contract, avenants, effective=request.effective, known=request.known)
    if request.target is not None:
        write(done.document, request.target)
    numbers = tuple(avenant.tree["numero"] for avenant in applied)
    return Consolidated(done.document, numbers, done.problems)


def check_avenants(contract: Document, avenants: Sequence[Document], names: Sequence[str]) -> None:
    """Refuse what would be left aside in silence: another type, another contract, a repeat.

    Args:
        contract: the contract.
        avenants: what is given as its avenants.
        names: names of their files, that of the contract first.

    Raises:
        CpomError: one of them cannot be applied.
    """
    if contract.type != "contrat":
        raise CpomError("pas_un_contrat", fichier=names[0])
    seen: dict[int, str] = {}
    for name, avenant in zip(names[1:], avenants, strict=True):
        if avenant.type != "avenant":
            raise CpomError("pas_un_avenant", fichier=name)
        identifiant = _amended(avenant)
        if identifiant != contract.tree.get("identifiant"):
            raise CpomError("avenant_autre_contrat", fichier=name, contrat=str(identifiant))
        numero = avenant.tree.get("numero", 0)
        if numero in seen:
            raise CpomError("avenant_repete", fichier=name, numero=str(numero), autre=seen[numero])
        seen[numero] = name


def _amended(avenant: Document) -> object:
    """Return the identifier of the contract that an avenant changes, None when it gives none."""
    cited = avenant.tree.get("contrat")
    if not isinstance(cited, dict):
        return None
    return cited.get("identifiant")
