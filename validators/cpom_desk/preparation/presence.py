"""What was in force one day at least of a year, as the rules of the follow-up understand it."""

from __future__ import annotations

from cpom_desk.preparation.given import items, text
from cpom_schema.consolidation.targets import as_tree
from cpom_schema.document import Tree

FINISHED = ("realise", "realise_perennise", "abandonne", "sans_suite")
"""Progress after which a service change leaves the follow-up (rule CPOM-SA-030)."""


def fiches(contrat: Tree, exercice: int) -> list[Tree]:
    """The fiches actions to be followed up (rules CPOM-SA-016 and CPOM-SA-017)."""
    return [f for f in items(contrat, "fichesActions") if _fiche_lives(f, exercice)]


def _fiche_lives(fiche: Tree, exercice: int) -> bool:
    end = text(fiche, "dateFin")
    begin = text(as_tree(fiche.get("periode")), "debut")
    lives = int(end[:4]) >= exercice if end else fiche.get("statut") == "en_vigueur"
    return lives and (not begin or int(begin[:4]) <= exercice)


def establishments(contrat: Tree, exercice: int) -> dict[str, Tree]:
    """The ESMS of the contract in a year, by FINESS number (rules CPOM-SA-025, CPOM-SA-026)."""
    return {
        text(e, "numeroFinessEt"): e
        for e in items(contrat, "perimetre")
        if text(e, "dateEntree")[:4] <= str(exercice) <= (text(e, "dateSortie") or "9999")[:4]
    }


def evolutions(contrat: Tree, precedent: Tree, exercice: int) -> list[Tree]:
    """The service changes to be followed up: those due in a year, those not known as finished."""
    finished = {
        text(s, "evolution")
        for s in items(precedent, "suivisEvolutions")
        if s.get("statut") in FINISHED
    }
    return [
        e
        for e in items(contrat, "evolutionsOffre")
        if text(e, "datePrevue")[:4] == str(exercice) or text(e, "code") not in finished
    ]
