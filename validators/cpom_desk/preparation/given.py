"""What a template is made from, checked: documents that do not go together are refused."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from cpom_schema.consolidation.targets import as_number, as_tree
from cpom_schema.document import Document, Tree
from cpom_schema.errors import CpomError
from cpom_schema.standard.dictionary import Lang
from cpom_schema.standard.edition import Edition

if TYPE_CHECKING:
    from cpom_schema.consolidation import Consolidation

_LAST_DAY = "9999-12-31"


class Given(NamedTuple):
    """What a template is made from.

    Attributes:
        moment: date and time of production with its zone, as the header of a document writes it.
        edition: edition of the document to be prepared.
        exercice: year reported by a follow-up, first year of a contract.
        contrat: the contract, as in force for the document to be prepared.
        precedent: the follow-up of the year before.
        gestionnaire: FINESS number of the managing body, needed when the contract has several.
        lang: language of what is written beside the data.
    """

    moment: str
    edition: Edition
    exercice: int | None = None
    contrat: Document | None = None
    precedent: Document | None = None
    gestionnaire: str | None = None
    lang: Lang = "fr"


def text(tree: Tree, name: str) -> str:
    """A text of an object, empty when it is absent."""
    value = tree.get(name)
    return value if isinstance(value, str) else ""


def items(tree: Tree, *names: str) -> list[Tree]:
    """The objects of a list, by the names that lead to it; none when it is absent."""
    for name in names[:-1]:
        tree = as_tree(tree.get(name))
    value = tree.get(names[-1])
    return [i for i in value if isinstance(i, dict)] if isinstance(value, list) else []


def in_force(
    contrat: Document, avenants: Sequence[Document], exercice: int | None, known: str
) -> Consolidation:
    """The contract a document is prepared on: at the end of a year, or after every avenant given.

    Args:
        contrat: the contract.
        avenants: its avenants, in any order.
        exercice: the year; None for the contract as all these avenants leave it, signed or not.
        known: day up to which an avenant must have been signed for a year, as AAAA-MM-JJ.

    Raises:
        CpomError: one of the documents is not what is expected.
    """
    from cpom_schema.consolidation import apply, consolidate

    if exercice is not None:
        return consolidate(contrat, avenants, effective=f"{exercice}-12-31", known=known)
    included = as_number(contrat.tree.get("numeroAvenant"))
    new = [a for a in avenants if as_number(a.tree.get("numero")) > included]
    new.sort(key=lambda a: (text(a.tree, "dateEffet"), as_number(a.tree.get("numero"))))
    return apply(contrat, new, effective=_LAST_DAY)


def term(contrat: Document, exercice: int) -> None:
    """Refuse a year that is outside the term of a contract.

    Raises:
        CpomError: the year is before the contract takes effect, or after it ends.
    """
    begin, end = text(contrat.tree, "dateEffet"), text(contrat.tree, "dateEcheance")
    if (begin and exercice < int(begin[:4])) or (end and exercice > int(end[:4])):
        raise CpomError(
            "exercice_hors_contrat",
            exercice=str(exercice),
            contrat=text(contrat.tree, "identifiant"),
            debut=begin[:4] or "…",
            fin=end[:4] or "…",
        )


def followed(precedent: Document, contrat: Document, exercice: int) -> None:
    """Refuse a previous follow-up that is not the one just before, of the same contract.

    Raises:
        CpomError: another type of document, another year or another contract.
    """
    tree = precedent.tree
    before = str(exercice - 1)
    if precedent.type != "suiviAnnuel":
        raise CpomError("precedent_autre_type", type=precedent.type, annee=before)
    if tree.get("exercice") != exercice - 1:
        seen = str(tree.get("exercice"))
        raise CpomError("precedent_autre_annee", exercice=seen, annee=before)
    named = text(as_tree(tree.get("contrat")), "identifiant")
    if named != text(contrat.tree, "identifiant"):
        wanted = text(contrat.tree, "identifiant")
        raise CpomError("precedent_autre_contrat", contrat=named, attendu=wanted)


def signed(contrat: Tree, role: str, exercice: int) -> list[Tree]:
    """The parties with a role in a contract, but for those that left it before a year."""
    return [
        p
        for p in items(contrat, "parties")
        if p.get("role") == role and (text(p, "dateSortie") or "9999")[:4] >= f"{exercice:04}"
    ]


def gestionnaire(given: Given, contrat: Document) -> Tree:
    """The party that fills the follow-up: the only managing body, or the one that is named.

    Raises:
        CpomError: no managing body is known, or which one fills is not.
    """
    parties = signed(contrat.tree, "organisme_gestionnaire", given.exercice or 0)
    bodies = {text(p, "numeroFinessEj"): p for p in parties if text(p, "numeroFinessEj")}
    if not bodies:
        raise CpomError("contrat_sans_gestionnaire")
    before = given.precedent.tree.get("organismeGestionnaire") if given.precedent else None
    wanted = given.gestionnaire
    if wanted is None and len(bodies) > 1:
        wanted = text(as_tree(before), "numeroFinessEj")
    known = ", ".join(f"{number} ({text(p, 'raisonSociale')})" for number, p in bodies.items())
    if wanted == "":
        raise CpomError("plusieurs_gestionnaires", connus=known)
    if wanted is not None and wanted not in bodies:
        raise CpomError("gestionnaire_inconnu", gestionnaire=wanted, connus=known)
    return bodies[wanted] if wanted else next(iter(bodies.values()))
