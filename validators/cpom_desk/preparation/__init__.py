"""Templates: the workbook an organisation fills, already holding what its contract says.

A template is a tree with what is known of the document to come, and what goes with it in a
workbook: rows that are owed, last year's values, choices, a deadline. Nothing here reads a clock.
"""

from __future__ import annotations

from typing import Final, NamedTuple

from cpom_desk.preparation.given import Given
from cpom_schema.document import Document, Tree
from cpom_schema.errors import CpomError
from cpom_schema.formats.workbook.planning.filling import EMPTY, Filling
from cpom_schema.standard.dictionary import Lang
from cpom_schema.standard.edition import Edition

__all__ = ["Draft", "Given", "blank", "draft", "workbook"]

_HELPED: Final = {
    "suiviAnnuel": {"contrat", "precedent", "exercice", "gestionnaire"},
    "contrat": {"exercice"},
    "avenant": {"contrat"},
    "avis": {"contrat"},
}
"""What may be given to prepare each type of document; nothing for the others."""
_GIVEN: Final = ("contrat", "precedent", "exercice", "gestionnaire")


class Draft(NamedTuple):
    """A document to be filled, and what its workbook shows, locks and offers beside it."""

    document: Document
    filling: Filling


def blank(kind: str, edition: Edition) -> Document:
    """Return a document of a type, that says nothing yet."""
    tree: Tree = {"cpom": edition.version, "type": kind}
    return Document("json", edition, kind, tree)


def draft(kind: str, given: Given) -> Draft:
    """Return the document of a type to be filled, with what is given.

    Raises:
        CpomError: what is given cannot serve this type, or contradicts itself; says what to do.
    """
    from cpom_desk.preparation.wide import columns

    _refuse_useless(kind, given)
    match kind:
        case "suiviAnnuel":
            from cpom_desk.preparation.follow_up import follow_up

            document, filling = follow_up(given)
        case "avenant" | "avis" if given.contrat:
            from cpom_desk.preparation.change import avenant, avis

            prepare = avenant if kind == "avenant" else avis
            document, filling = prepare(given, given.contrat)
        case _:
            document, filling = blank(kind, given.edition), EMPTY
    first = given.exercice if kind == "contrat" else None
    known = {**columns(given.edition, kind, first), **filling.columns}
    return Draft(document, filling._replace(columns=known, day=_day(kind, given.exercice)))


def _day(kind: str, exercice: int | None) -> str | None:
    """Return the day at which the codes to choose from are valid: a follow-up closes a year."""
    if exercice is None:
        return None
    if kind == "suiviAnnuel":
        return f"{exercice}-12-31"
    return f"{exercice}-01-01"


def _refuse_useless(kind: str, given: Given) -> None:
    """Refuse what is given and would be left aside in silence."""
    for name in _GIVEN:
        if getattr(given, name) is not None and name not in _HELPED.get(kind, ()):
            raise CpomError("donnee_inutile", type=kind, donnee=name)


def workbook(ready: Draft, lang: Lang) -> bytes:
    """Return the XLSX workbook of a template: the same bytes each time for the same content."""
    from cpom_schema.formats.workbook.writing import template

    return template(ready.document, ready.filling, lang)
