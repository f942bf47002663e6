"""Prepare the workbook of a document to be filled, with what the contract already says."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final, NamedTuple

from cpom_desk.consolidating import check_avenants
from cpom_desk.preparation import Given, draft, workbook
from cpom_desk.preparation.given import in_force
from cpom_desk.targets import keep_inputs
from cpom_schema.consolidation import Problem
from cpom_schema.document import Document, Limits
from cpom_schema.errors import CpomError
from cpom_schema.formats import read
from cpom_schema.formats.saving import save
from cpom_schema.standard.dictionary import Lang
from cpom_schema.standard.edition import Editions

_SUFFIX: Final = ".xlsx"


@dataclass(frozen=True)
class PrepareRequest:
    """What is to be filled, by whom, on which contract.

    Attributes:
        kind: type of the document.
        moment: date and time of production with its zone; avenants signed later are left aside.
        contract: the file of the contract, None for a blank workbook.
        avenants: the files of its avenants.
        year: year reported by a follow-up, first year of a contract.
        previous: the file of the follow-up of the year before.
        gestionnaire: FINESS number of the managing body, when the contract has several.
        lang: language of what stands beside the data.
        target: where the workbook is written; nowhere by default.
        limits: what is accepted to be read.
        editions: the editions the documents may announce.
    """

    kind: str
    moment: str
    contract: str | None = None
    avenants: Sequence[str] = ()
    year: int | None = None
    previous: str | None = None
    gestionnaire: str | None = None
    lang: Lang = "fr"
    target: str | None = None
    limits: Limits = field(default_factory=Limits)
    editions: Editions = field(default_factory=Editions.published)


class Prepared(NamedTuple):
    """A workbook to be filled.

    Attributes:
        content: the bytes of the XLSX workbook.
        cover: lines of its first sheet, label and value.
        contract: the contract it was prepared on, avenants applied; None when blank.
        problems: what of the avenants does not fit the contract.
    """

    content: bytes
    cover: Sequence[tuple[str, str]]
    contract: Document | None
    problems: tuple[Problem, ...]


def prepare(request: PrepareRequest) -> Prepared:
    """Prepare the workbook of a document to be filled.

    Raises:
        UnreadableError: a file is not a document of the standard.
        CpomError: what is given does not go together, or has faults; the target is no workbook or
            is a file that is read.
        OSError: a file cannot be read or written.

    >>> from cpom_desk import PrepareRequest, prepare
    >>> blank = prepare(PrepareRequest("avis", "2026-03-02T09:00:00+01:00"))
    >>> blank.content[:2], blank.contract
    (b'PK', None)
    """
    if request.target is not None:
        _check_target(request.target, request)
    contract, problems = _contract(request)
    ready = draft(request.kind, _given(request, contract))
    content = workbook(ready, request.lang)
    if request.target is not None:
        from pathlib import Path

        save(Path(request.target), content)
    return Prepared(content, ready.filling.cover, contract, problems)


def _given(request: PrepareRequest, contract: Document | None) -> Given:
    """Return what the workbook is prepared from."""
    edition = request.editions.latest
    if contract is not None:
        edition = contract.edition
    previous = None
    if request.previous:
        previous = _sound(request, request.previous)
    return Given(
        moment=request.moment,
        edition=edition,
        exercice=request.year,
        contrat=contract,
        precedent=previous,
        gestionnaire=request.gestionnaire,
        lang=request.lang,
    )


def _check_target(target: str, request: PrepareRequest) -> None:
    """Refuse a name that is not a workbook's, or that is one of the files read."""
    if not target.lower().endswith(_SUFFIX):
        from pathlib import Path

        raise CpomError("cible_non_xlsx", fichier=Path(target).name)
    given = (request.contract, request.previous, *request.avenants)
    keep_inputs(target, filter(None, given))


def _contract(request: PrepareRequest) -> tuple[Document | None, tuple[Problem, ...]]:
    """Return the contract to prepare on, its avenants applied, and what of them does not fit.

    Raises:
        CpomError: avenants are given alone, a document is faulty, or they do not go together.
    """
    if request.contract is None:
        if request.avenants:
            raise CpomError("contrat_attendu", donnee="avenant")
        return None, ()
    contract = _sound(request, request.contract)
    if contract.type != "contrat":
        raise CpomError("contrat_autre_type_fichier", chemin=request.contract, type=contract.type)
    avenants = [_sound(request, name) for name in request.avenants]
    check_avenants(contract, avenants, (request.contract, *request.avenants))
    done = in_force(contract, avenants, request.year, request.moment[:10])
    return done.document, done.problems


def _sound(request: PrepareRequest, path: str) -> Document:
    """Return a document whose form has no blocking fault: none is built on a faulty contract."""
    from cpom_validators.findings.finding import from_note
    from cpom_validators.form import structure

    document = read(path, request.limits, request.editions)
    found = (*map(from_note, document.notes), *structure.check(document).findings)
    catalogue = document.edition.catalogue
    severities = {catalogue[finding.code].severity for finding in found}
    if "bloquant" in severities:
        raise CpomError("document_fautif", chemin=path)
    return document
