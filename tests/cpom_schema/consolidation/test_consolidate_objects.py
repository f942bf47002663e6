"""Each operation on each object an avenant may change."""

from __future__ import annotations

from cpom_schema.document import Document, Tree
from tests.builders.editions import EDITION
from tests.builders.small_contract import (
    CASES,
    CONTRACT,
    Case,
    at,
    avenant_of,
    every_object,
    modification,
    outcome,
    without,
)


def test_every_object_of_the_list_has_its_case() -> None:
    assert [c[0] for c in CASES] == list(EDITION.codelists["objets-avenant"].codes)


@every_object
def test_replacement(case: Case) -> None:
    objet, cle, valeur, place, _ = case
    (value,) = valeur.values()
    tree, said = outcome(avenant_of(modification("remplacement", objet, cle, valeur=valeur)))
    assert (at(tree, place), said) == (value.get("dateEcheance", value), [])
    assert tree["numeroAvenant"] == 1


@every_object
def test_addition(case: Case) -> None:
    objet, cle, valeur, place, _ = case
    (value,) = valeur.values()
    contrat = without(place)
    tree, said = outcome(
        avenant_of(modification("ajout", objet, cle, valeur=valeur)), contrat=contrat
    )
    assert (at(tree, place), said) == (value.get("dateEcheance", value), [])
    fields = EDITION.dictionary.objects["contrat"].fields
    assert [n for n in fields if n in tree] == [n for n in tree if n in fields]


@every_object
def test_removal(case: Case) -> None:
    objet, cle, _, place, left = case
    tree, said = outcome(avenant_of(modification("retrait", objet, cle)))
    assert (at(tree, place), said) == (left, [])
    dated, _ = outcome(avenant_of(modification("retrait", objet, cle, dateFin="2025-06-30")))
    assert dated == tree
    if left is None and place.endswith("/0"):
        assert place.split("/")[1] not in tree


@every_object
def test_what_is_not_there_is_said(case: Case) -> None:
    objet, cle, valeur, place, _ = case
    contrat = without(place)
    several = len(cle) > 2 or objet == "transmission"  # whose key has three parts, two optional
    where = "/0/cle" if several else f"/0/cle/{[*cle][-1]}" if cle else "/0"
    expected = [(where, "absent")] if objet != "duree" else []
    tree, said = outcome(avenant_of(modification("retrait", objet, cle)), contrat=contrat)
    assert said == expected
    assert {**tree, "numeroAvenant": 0} == contrat
    tree, said = outcome(
        avenant_of(modification("remplacement", objet, cle, valeur=valeur)), contrat=contrat
    )
    (value,) = valeur.values()
    assert (at(tree, place), said) == (value.get("dateEcheance", value), expected)


@every_object
def test_what_is_already_there_is_said_and_replaced(case: Case) -> None:
    objet, cle, valeur, place, _ = case
    ((content, value),) = valeur.items()
    tree, said = outcome(avenant_of(modification("ajout", objet, cle, valeur=valeur)))
    expected = [(f"/0/valeur/{content}", "deja_la")] if objet != "duree" else []
    assert (at(tree, place), said) == (value.get("dateEcheance", value), expected)


@every_object
def test_removed_then_added_again_is_no_problem(case: Case) -> None:
    objet, cle, valeur, place, _ = case
    (value,) = valeur.values()
    changes = modification("retrait", objet, cle), modification("ajout", objet, cle, valeur=valeur)
    tree, said = outcome(avenant_of(*changes))
    assert (at(tree, place), said) == (value.get("dateEcheance", value), [])


@every_object
def test_former_content_is_compared(case: Case) -> None:
    objet, cle, valeur, place, _ = case
    (content,) = valeur
    held = at(CONTRACT, place)
    right = {content: {"dateEcheance": held} if objet == "duree" else held}

    def change(former: Tree) -> Document:
        return avenant_of(
            modification("remplacement", objet, cle, valeur=valeur, ancienneValeur=former)
        )

    assert outcome(change(right))[1] == []
    (found,) = outcome(change(valeur))[1]
    assert found[0].startswith(f"/0/ancienneValeur/{content}")
    assert found[1] == "ancienne_valeur_differente"
    incomplete = {content: {**right[content], "inconnu": 1}}
    assert outcome(change(incomplete))[1] == [
        (f"/0/ancienneValeur/{content}/inconnu", "ancienne_valeur_differente")
    ]
