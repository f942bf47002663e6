"""What a template is made from, checked: documents that do not go together are refused."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from cpom_schema.consolidation.targets import as_number, as_tree
from cpom_schema.document import Document, Tree
from cpom_schema.errors import CpomError
from cpom_schema.standard.dictionary import Lang
from cpom_schema.standard.edition import Edition

if TYPE_CHECKING:
    from cpom_schema.consolidation import Consolidation

_LAST_DAY = "9999-12-31"
_FIRST_YEAR, _LAST_YEAR = "0000", "9999"


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
    """Return a text of an object, empty when it is absent."""
    value = tree.get(name)
    return value if isinstance(value, str) else ""


def value_at(tree: Tree, place: Sequence[str]) -> Any:
    """Return the value at a place of an object, by the names that lead to it; None when absent."""
    *objects, last = place
    for name in objects:
        tree = as_tree(tree.get(name))
    return tree.get(last)


def items(tree: Tree, *names: str) -> list[Tree]:
    """Return the objects of a list, by the names that lead to it; none when it is absent."""
    value = value_at(tree, names)
    if not isinstance(value, list):
        return []
    return [item for item in value if isinstance(item, dict)]


def title(contrat: Tree) -> str:
    """Return the number and the title of a contract, as one line."""
    parts = (text(contrat, "identifiant"), text(contrat, "intitule"))
    return " – ".join(filter(None, parts))


def in_force(
    contrat: Document, avenants: Sequence[Document], exercice: int | None, known: str
) -> Consolidation:
    """Return the contract to prepare on: at the end of a year, or after every avenant given.

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
    new = [avenant for avenant in avenants if _number(avenant) > included]
    new.sort(key=lambda avenant: (text(avenant.tree, "dateEffet"), _number(avenant)))
    return apply(contrat, new, effective=_LAST_DAY)


def _number(avenant: Document) -> int:
    return as_number(avenant.tree.get("numero"))


def term(contrat: Document, exercice: int) -> None:
    """Refuse a year that is outside the term of a contract.

    Raises:
        CpomError: the year is before the contract takes effect, or after it ends.
    """
    begin, end = text(contrat.tree, "dateEffet"), text(contrat.tree, "dateEcheance")
    first_year, last_year = begin[:4] or _FIRST_YEAR, end[:4] or _LAST_YEAR
    if not int(first_year) <= exercice <= int(last_year):
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
    wanted = text(contrat.tree, "identifiant")
    named = text(as_tree(tree.get("contrat")), "identifiant")
    if precedent.type != "suiviAnnuel":
        raise CpomError("precedent_autre_type", type=precedent.type, annee=before)
    if tree.get("exercice") != exercice - 1:
        seen = str(tree.get("exercice"))
        raise CpomError("precedent_autre_annee", exercice=seen, annee=before)
    if named != wanted:
        raise CpomError("precedent_autre_contrat", contrat=named, attendu=wanted)


def signed(contrat: Tree, role: str, exercice: int) -> list[Tree]:
    """Return the parties with a role in a contract, but for those that left it before a year."""
    found: list[Tree] = []
    for party in items(contrat, "parties"):
        last_day = text(party, "dateSortie") or _LAST_DAY
        if party.get("role") == role and last_day[:4] >= f"{exercice:04}":
            found.append(party)
    return found


def gestionnaire(given: Given, contrat: Document) -> Tree:
    """Return the party that fills the follow-up: the only managing body, or the one named.

    Raises:
        CpomError: no managing body is known, or which one fills is not.
    """
    bodies = _bodies(contrat, given.exercice or 0)
    if not bodies:
        raise CpomError("contrat_sans_gestionnaire")
    wanted = given.gestionnaire
    if wanted is None:
        wanted = _only(bodies) or _last_year(given)
    if wanted not in bodies:
        raise _unknown(wanted, bodies)
    return bodies[wanted]


def _unknown(wanted: str, bodies: dict[str, Tree]) -> CpomError:
    """Return the refusal of a managing body that is none of those of the contract."""
    named = [f"{number} ({text(party, 'raisonSociale')})" for number, party in bodies.items()]
    known = ", ".join(named)
    if not wanted:
        return CpomError("plusieurs_gestionnaires", connus=known)
    return CpomError("gestionnaire_inconnu", gestionnaire=wanted, connus=known)


def _bodies(contrat: Document, exercice: int) -> dict[str, Tree]:
    """Return the managing bodies of a contract in a year, by FINESS number."""
    bodies: dict[str, Tree] = {}
    for party in signed(contrat.tree, "organisme_gestionnaire", exercice):
        number = text(party, "numeroFinessEj")
        if number:
            bodies[number] = party
    return bodies


def _only(bodies: dict[str, Tree]) -> str:
    """Return the number of the only managing body, empty when there are several."""
    numbers = list(bodies)
    return numbers[0] if len(numbers) == 1 else ""


def _last_year(given: Given) -> str:
    """Return the number of the managing body of last year's follow-up, empty if unknown."""
    if given.precedent is None:
        return ""
    return text(as_tree(given.precedent.tree.get("organismeGestionnaire")), "numeroFinessEj")
