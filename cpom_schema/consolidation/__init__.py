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

from cpom_schema.consolidation.targets import as_number, as_tree
from cpom_schema.consolidation.work import Kind, Problem, Work
from cpom_schema.document import Document
from cpom_schema.errors import CpomError

__all__ = ["Consolidation", "Kind", "Problem", "apply", "consolidate", "in_force"]


class Consolidation(NamedTuple):
    """A contract with its avenants applied, and what did not fit, in the order of application."""

    document: Document
    problems: tuple[Problem, ...]


def consolidate(
    contrat: Document, avenants: Iterable[Document], *, effective: str, known: str
) -> Consolidation:
    """The contract in force on `effective`, as known on `known`; no input is changed.

    Args:
        contrat: the contract; with `numeroAvenant` above 0 it includes the avenants up to it.
        avenants: avenants in any order; those of other contracts are left aside.
        effective: day the contract must be in force, as AAAA-MM-JJ.
        known: day up to which an avenant must have been signed; unsigned ones are left aside.

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
    """The avenants to apply to a contract, in the order they apply: by effect, then by number."""
    chosen: list[tuple[str, int, Document]] = []
    for avenant in avenants:
        _expect(avenant, "avenant")
        tree, seen = avenant.tree, as_tree(avenant.tree.get("contrat"))
        number, effect, signed = (tree.get(n) for n in ("numero", "dateEffet", "dateSignature"))
        if not isinstance(number, int) or not isinstance(effect, str):
            continue
        same = seen.get("identifiant") == contrat.tree.get("identifiant")
        new = number > as_number(contrat.tree.get("numeroAvenant"))
        if same and new and isinstance(signed, str) and signed <= known and effect <= effective:
            chosen.append((effect, number, avenant))
    return [a for _, _, a in sorted(chosen, key=lambda c: c[:2])]


def apply(contrat: Document, avenants: Sequence[Document], *, effective: str) -> Consolidation:
    """The contract after these very avenants, in this order, as it stands on `effective`.

    Nobody asks whether they are signed: a draft can be tried on the contract.

    Raises:
        CpomError: a document is not of the type expected here.
    """
    _expect(contrat, "contrat")
    if not avenants:
        return Consolidation(contrat, ())
    work = Work(contrat, effective)
    for avenant in avenants:
        _expect(avenant, "avenant")
        work.apply(avenant.tree)
    document = Document(contrat.format, contrat.edition, contrat.type, work.root.close())
    return Consolidation(document, tuple(work.problems))


def _expect(document: Document, kind: str) -> None:
    if document.type != kind:
        raise CpomError("autre_type", attendu=kind, type=document.type)
