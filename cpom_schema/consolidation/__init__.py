"""The contract in force on one date as known on another: a contract and its signed avenants.

>>> import cpom_schema
>>> from cpom_schema.consolidation import consolidate
>>> folder = cpom_schema.samples() / "campaign"
>>> contrat = cpom_schema.read(folder / "contrat.json")
>>> avenants = [cpom_schema.read(folder / f"avenant-{n}.json") for n in (1, 2)]
>>> done = consolidate(contrat, avenants, effective="2025-12-31", known="2026-04-27")
>>> done.document.tree["numeroAvenant"], done.problems
(2, ())
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from cpom_schema.consolidation.amending import AmendedContract, ComparedContract
from cpom_schema.consolidation.problems import Kind, Problem
from cpom_schema.consolidation.targets import as_number, as_tree
from cpom_schema.document import Document
from cpom_schema.errors import CpomError

__all__ = [
    "Consolidation",
    "Kind",
    "Problem",
    "amended",
    "apply",
    "consolidate",
    "in_force",
]


class Consolidation(NamedTuple):
    """A contract with its avenants applied, and what did not fit, in the order of application."""

    document: Document
    problems: tuple[Problem, ...]


def consolidate(
    contrat: Document, avenants: Iterable[Document], *, effective: str, known: str
) -> Consolidation:
    """Return the contract in force on `effective`, as known on `known`; no input is changed.

    Args:
        contrat: the contract; with `numeroAvenant` above 0 it includes the avenants up to it.
        avenants: avenants in any order; those of other contracts are left aside.
        effective: day the contract must be in force, as AAAA-MM-JJ.
        known: day up to which an avenant must have been signed, as AAAA-MM-JJ; unsigned ones are
            left aside.

    Raises:
        CpomError: a document is not of the type expected here.

    >>> import cpom_schema
    >>> folder = cpom_schema.samples() / "campaign"
    >>> contrat = cpom_schema.read(folder / "contrat.json")
    >>> avenants = [cpom_schema.read(folder / f"avenant-{n}.json") for n in (1, 2)]
    >>> done = cpom_schema.consolidate(
    ...     contrat, avenants, effective="2024-06-30", known="2026-04-27"
    ... )
    >>> done.document.tree.get("numeroAvenant", 0)
    0
    """
    return apply(contrat, in_force(contrat, avenants, effective, known), effective=effective)


def in_force(
    contrat: Document, avenants: Iterable[Document], effective: str, known: str
) -> list[Document]:
    """Return the avenants to apply to a contract, in the order they apply: by effect, by number.

    Args:
        contrat: the contract.
        avenants: avenants in any order, of this contract or not.
        effective: day up to which an avenant must take effect, as AAAA-MM-JJ.
        known: day up to which an avenant must have been signed, as AAAA-MM-JJ.

    Raises:
        CpomError: a document is not an avenant.
    """
    chosen: list[Document] = []
    for avenant in avenants:
        _expect(avenant, "avenant")
        if _is_new(contrat, avenant) and _is_in_force(avenant, effective, known):
            chosen.append(avenant)
    return sorted(chosen, key=_order)


def _is_new(contrat: Document, avenant: Document) -> bool:
    """Return whether an avenant is one of a contract, which does not include it yet."""
    changed = as_tree(avenant.tree.get("contrat"))
    number = avenant.tree.get("numero")
    if not isinstance(number, int):
        return False
    if changed.get("identifiant") != contrat.tree.get("identifiant"):
        return False
    return number > as_number(contrat.tree.get("numeroAvenant"))


def _is_in_force(avenant: Document, effective: str, known: str) -> bool:
    """Return whether an avenant is signed on one day and takes effect by another."""
    signed = avenant.tree.get("dateSignature")
    effect = avenant.tree.get("dateEffet")
    if not isinstance(signed, str) or not isinstance(effect, str):
        return False
    return signed <= known and effect <= effective


def _order(avenant: Document) -> tuple[str, int]:
    return avenant.tree["dateEffet"], avenant.tree["numero"]


def apply(contrat: Document, avenants: Sequence[Document], *, effective: str) -> Consolidation:
    """Return the contract after these very avenants, in this order, as it stands on a day.

    Whether they are signed does not matter: a draft can be tried on the contract.

    Args:
        contrat: the contract, left as it is.
        avenants: the avenants to apply.
        effective: the day, as AAAA-MM-JJ: what has no place for an end date is left out after its
            last day.

    Raises:
        CpomError: a document is not of the type expected here.
    """
    _expect(contrat, "contrat")
    if not avenants:
        return Consolidation(contrat, ())
    work = ComparedContract(contrat, effective)
    document = _amended(work, contrat, avenants)
    return Consolidation(document, tuple(work.problems))


def amended(contrat: Document, avenants: Sequence[Document], *, effective: str) -> Document:
    """Return the contract of `apply` alone, without looking for what does not fit.

    Args:
        contrat: the contract, left as it is.
        avenants: the avenants to apply, in this order.
        effective: the day the contract is looked at, as AAAA-MM-JJ.

    Raises:
        CpomError: a document is not of the type expected here.
    """
    _expect(contrat, "contrat")
    if not avenants:
        return contrat
    return _amended(AmendedContract(contrat, effective), contrat, avenants)


def _amended(work: AmendedContract, contrat: Document, avenants: Sequence[Document]) -> Document:
    for avenant in avenants:
        _expect(avenant, "avenant")
        work.apply(avenant.tree)
    return Document(contrat.format, contrat.edition, contrat.type, work.root.close())


def _expect(document: Document, kind: str) -> None:
    """Refuse a document of another type.

    Raises:
        CpomError: the document is not of the type expected.
    """
    if document.type != kind:
        raise CpomError("autre_type", attendu=kind, type=document.type)
