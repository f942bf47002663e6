"""What a template is made from is checked: each refusal says in French what to do instead."""

from __future__ import annotations

from typing import Any

import pytest

from cpom_desk.faces.cli.failures import sentence
from cpom_desk.preparation import Given, draft
from cpom_schema.errors import CpomError
from tests.builders.editions import EDITION
from tests.builders.small_follow_up import MOMENT, Places, follow_up, valid, with_changes

OTHER: dict[str, Any] = {
    "code": "OG2", "role": "organisme_gestionnaire", "nature": "OG",
    "raisonSociale": "Fondation du Canal", "numeroFinessEj": "590992004",
}  # fmt: skip
BODY = "590991006"


def _given(**more: Any) -> Given:
    usual: dict[str, Any] = {"contrat": valid("contrat"), "exercice": 2025}
    return Given(MOMENT, EDITION, **(usual | more))


REFUSED: list[tuple[str, str, Given, str]] = [
    (
        "a year to know", "suiviAnnuel", _given(exercice=None),
        "de quel exercice rend-on compte ? Le donner avec --year, ex. 2025",
    ),
    (
        "a managing body without contract", "suiviAnnuel", _given(contrat=None, gestionnaire=BODY),
        "--gestionnaire s'emploie avec --contract : donner aussi le contrat",
    ),
    (
        "a previous follow-up without contract", "suiviAnnuel",
        _given(contrat=None, precedent=valid("precedent")),
        "--previous s'emploie avec --contract : donner aussi le contrat",
    ),
    (
        "a contract that is not one", "suiviAnnuel", _given(contrat=valid("avis")),
        "--contract : ce document est « avis » ; donner un contrat",
    ),
    (
        "a contract that is not one, for an avenant", "avenant",
        _given(contrat=valid("avis"), exercice=None),
        "--contract : ce document est « avis » ; donner un contrat",
    ),
    (
        "a contract that is not one, for an avis", "avis",
        _given(contrat=valid("suiviAnnuel"), exercice=None),
        "--contract : ce document est « suiviAnnuel » ; donner un contrat",
    ),
    (
        "before the contract", "suiviAnnuel", _given(exercice=2023),
        ("l'exercice 2023 est hors du contrat ARS-32-2024-0031, qui va de 2024 à 2028 : choisir "
        "une année du contrat avec --year, ou donner avec --avenant l'avenant qui le proroge"),
    ),
    (
        "after the contract", "suiviAnnuel", _given(exercice=2029),
        ("l'exercice 2029 est hors du contrat ARS-32-2024-0031, qui va de 2024 à 2028 : choisir "
        "une année du contrat avec --year, ou donner avec --avenant l'avenant qui le proroge"),
    ),
    (
        "another type before", "suiviAnnuel", _given(precedent=valid("contrat")),
        "--previous : ce document est « contrat » ; donner le suivi annuel de 2024",
    ),
    (
        "not the year before", "suiviAnnuel", _given(precedent=valid("precedent"), exercice=2026),
        "--previous : ce suivi porte sur 2024 ; donner celui de 2025, l'année d'avant",
    ),
    (
        "the follow-up of another contract", "suiviAnnuel",
        _given(precedent=with_changes(valid("precedent"), {"/contrat/identifiant": "AUTRE"})),
        ("--previous : ce suivi est celui du contrat « AUTRE » et non de « ARS-32-2024-0031 » ; "
        "donner le suivi du même contrat"),
    ),
    (
        "no managing body", "suiviAnnuel",
        _given(contrat=with_changes(valid("contrat"), {}, ("/parties/2/numeroFinessEj",))),
        ("le contrat ne donne aucun organisme gestionnaire avec son numéro FINESS juridique : "
        "compléter ses parties, ou préparer le classeur sans --contract"),
    ),
    (
        "several managing bodies", "suiviAnnuel",
        _given(contrat=with_changes(valid("contrat"), {"/parties/-": OTHER})),
        ("le contrat a plusieurs gestionnaires : en choisir un avec --gestionnaire, parmi "
        "590991006 (Association Les Charmes du Nord), 590992004 (Fondation du Canal)"),
    ),
    (
        "a managing body of another contract", "suiviAnnuel", _given(gestionnaire="590991105"),
        ("le gestionnaire 590991105 n'est pas une partie du contrat ; ceux du contrat : "
        "590991006 (Association Les Charmes du Nord)"),
    ),
    (
        "a contract for a contract", "contrat", _given(exercice=None),
        "le modèle de « contrat » se fait sans --contract : retirer cette option",
    ),
    (
        "a year for an avenant", "avenant", _given(),
        "le modèle de « avenant » se fait sans --year : retirer cette option",
    ),
    (
        "a previous follow-up for an avis", "avis",
        _given(exercice=None, precedent=valid("precedent")),
        "le modèle de « avis » se fait sans --previous : retirer cette option",
    ),
    (
        "a year for a programming order", "programmation", _given(contrat=None),
        "le modèle de « programmation » se fait sans --year : retirer cette option",
    ),
    (
        "a managing body for an avis", "avis", _given(exercice=None, gestionnaire=BODY),
        "le modèle de « avis » se fait sans --gestionnaire : retirer cette option",
    ),
]  # fmt: skip


@pytest.mark.parametrize(
    ("kind", "given", "said"), [c[1:] for c in REFUSED], ids=[c[0] for c in REFUSED]
)
def test_what_does_not_go_together_is_refused(kind: str, given: Given, said: str) -> None:
    with pytest.raises(CpomError) as refusal:
        draft(kind, given)
    assert sentence(refusal.value) == said


@pytest.mark.parametrize("year", [2024, 2028])
def test_the_first_and_the_last_year_are_of_the_contract(year: int) -> None:
    assert follow_up(year=year).document.tree["exercice"] == year


def test_a_contract_extended_goes_on() -> None:
    made = follow_up({"/dateEcheance": "2029-12-31"}, year=2029)
    assert made.document.tree["exercice"] == 2029


BODIES: list[tuple[str, Places, Places | None, str | None, str]] = [
    ("the only one", {}, None, None, BODY),
    ("the one that is named", {"/parties/-": OTHER}, None, OTHER["numeroFinessEj"], "590992004"),
    (
        "the one of last year", {"/parties/-": OTHER},
        {"/organismeGestionnaire/numeroFinessEj": "590992004"}, None, "590992004",
    ),
    (
        "the one that is named, whatever last year",
        {"/parties/-": OTHER}, {}, OTHER["numeroFinessEj"], "590992004",
    ),
    (
        "the one that took over from last year's",
        {"/parties/-": OTHER, "/parties/2/dateSortie": "2024-12-31"}, {}, None, "590992004",
    ),
    ("the one that leaves in the year", {"/parties/2/dateSortie": "2025-06-30"}, {}, None, BODY),
]  # fmt: skip


@pytest.mark.parametrize(
    ("places", "before", "named", "number"), [c[1:] for c in BODIES], ids=[c[0] for c in BODIES]
)
def test_the_managing_body_is(
    places: Places, before: Places | None, named: str | None, number: str
) -> None:
    made = follow_up(places, before=before, gestionnaire=named)
    assert made.document.tree["organismeGestionnaire"]["numeroFinessEj"] == number
    assert made.document.tree["entete"]["emetteur"]["organisation"]["numeroFinessEj"] == number
    assert made.filling.meta["gestionnaire"] == number
