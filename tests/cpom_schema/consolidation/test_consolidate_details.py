"""What consolidation does beyond one operation on one object."""

from __future__ import annotations

import copy
from typing import Any

import pytest

from cpom_schema.consolidation import apply, consolidate
from cpom_schema.document import Document, Tree, pointer, value_at
from cpom_schema.errors import CpomError
from tests.builders.editions import EDITION
from tests.builders.small_contract import (
    CONTRACT,
    F1,
    NEVER,
    at,
    avenant_of,
    modification,
    outcome,
    path_of,
)


def test_one_difference_is_shown_where_it_is() -> None:
    held = at(CONTRACT, f"{F1}/indicateurs/0")
    said = {**held, "cibles": [held["cibles"][1], {"annee": 2025, "valeur": 3}]}
    change = modification(
        "remplacement",
        "indicateur",
        {"ficheAction": "F1", "indicateur": "I1"},
        valeur={"indicateur": held},
        ancienneValeur={"indicateur": said},
    )
    source = Document("json", EDITION, "contrat", CONTRACT)
    (problem,) = apply(source, [avenant_of(change)], effective=NEVER).problems
    assert problem.avenant == 1
    assert pointer(problem.path).endswith("/ancienneValeur/indicateur/cibles/1/valeur")
    assert dict(problem.params) == {
        "modification": "M0", "objet": "indicateur", "contrat": "1", "avenant": "3",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("held", "quoted", "same"),
    [
        ({"libelle": "Un  deux\n"}, {"libelle": "Un deux"}, True),
        ({"libelle": "Un deux"}, {"libelle": "Undeux"}, False),
        ({"code": "A 1"}, {"code": "A  1"}, False),
        ({"echeance": "2025-01-01"}, {"echeance": "2025-01-02"}, False),
        ({"libelle": "Un"}, {}, False),
        ({}, {"libelle": "Un"}, False),
    ],
)
def test_only_texts_may_differ_in_white_space(held: Tree, quoted: Tree, *, same: bool) -> None:
    contrat = copy.deepcopy(CONTRACT)
    contrat["fichesActions"][0]["actions"] = [{"code": "A1", **held}]
    cle = {"ficheAction": "F1", "action": held.get("code", "A1")}
    former = {"action": {"code": "A1", **quoted}}
    change = modification("remplacement", "action", cle, valeur=former, ancienneValeur=former)
    assert (outcome(avenant_of(change), contrat=contrat)[1] == []) is same


def test_numbers_are_compared_by_value() -> None:
    former = {"dotation": {"code": "D1", "annee": 2025, "montant": 1.0}}
    change = modification("remplacement", "dotation", {"dotation": "D1"}, valeur=former)
    assert outcome(avenant_of({**change, "ancienneValeur": former}))[1] == []


def _renamed(nom: str) -> Tree:
    valeur = {"esms": {"numeroFinessEt": "E1", "nom": nom}}
    return modification("remplacement", "esms", {"esms": "E1"}, valeur=valeur)


def test_avenants_apply_by_effect_and_the_retroactive_one_before() -> None:
    second = avenant_of(_renamed("deux"), numero=2, dateEffet="2025-09-01")
    third = avenant_of(
        _renamed("trois"), numero=3, dateSignature="2026-03-01", dateEffet="2025-08-01"
    )
    source = Document("json", EDITION, "contrat", CONTRACT)
    for known, numero, nom in (("2026-02-28", 2, "deux"), ("2026-03-01", 3, "deux")):
        for order in ((second, third), (third, second)):
            tree = consolidate(source, order, effective="2025-12-31", known=known).document.tree
            assert (tree["numeroAvenant"], tree["perimetre"][0]["nom"]) == (numero, nom)
    tree = consolidate(source, (second, third), effective="2025-08-15", known=NEVER).document.tree
    assert (tree["numeroAvenant"], tree["perimetre"][0]["nom"]) == (3, "trois")


def test_same_effect_applies_by_number() -> None:
    avenants = [avenant_of(_renamed(str(n)), numero=n) for n in (10, 9)]
    assert outcome(*avenants)[0]["perimetre"][0]["nom"] == "10"


@pytest.mark.parametrize(
    "fields",
    [
        {"dateSignature": None},
        {"contrat": {"identifiant": "AUTRE"}},
        {"numero": 0},
        {"dateEffet": "2026-01-01"},
    ],
)
def test_what_is_no_avenant_of_this_contract_on_that_day_is_left_aside(fields: Tree) -> None:
    avenant = avenant_of(_renamed("deux"), **{"numero": 1, **fields})
    tree, said = outcome(avenant)
    assert (tree, said) == (CONTRACT, [])


def test_draft_can_be_tried_on_the_contract() -> None:
    draft = avenant_of(modification("retrait", "annexe", {"annexe": "X9"}), dateSignature=None)
    source = Document("json", EDITION, "contrat", CONTRACT)
    assert [p.kind for p in apply(source, [draft], effective=NEVER).problems] == ["absent"]


def test_documents_of_another_type_are_refused() -> None:
    source = Document("json", EDITION, "contrat", CONTRACT)
    for contrat, avenant in ((source, source), (avenant_of(), avenant_of())):
        with pytest.raises(CpomError):
            consolidate(contrat, [avenant], effective=NEVER, known=NEVER)


def test_end_date_follows_the_announced_one() -> None:
    avenant = avenant_of(_renamed("deux"), nouvelleEcheance="2030-12-31")
    assert outcome(avenant)[0]["dateEcheance"] == "2030-12-31"


@pytest.mark.parametrize(
    ("objet", "cle", "where"),
    [
        ("capacite", {"esms": "E9", "capacite": "K1"}, "/0/cle/esms"),
        ("capacite", {"capacite": "K1"}, "/0/cle"),
        ("action", {}, "/0"),
        ("indicateur", {"ficheAction": "F9", "indicateur": "I1"}, "/0/cle/ficheAction"),
    ],
)
def test_item_whose_owner_is_not_there_is_said(objet: str, cle: Tree, where: str) -> None:
    for operation in ("ajout", "remplacement", "retrait"):
        valeur = {"capacite": {"code": "K1"}, "action": {"code": "A1"}, "indicateur": {"code": "I"}}
        tree, said = outcome(avenant_of(modification(operation, objet, cle, valeur=valeur)))
        assert said == [(where, "absent")]
        assert {**tree, "numeroAvenant": 0} == CONTRACT


@pytest.mark.parametrize("operation", ["ajout", "remplacement"])
def test_content_that_is_not_given_is_said(operation: str) -> None:
    for more, where in (({}, "/0"), ({"valeur": {"partie": {"code": "E1"}}}, "/0/valeur")):
        tree, said = outcome(avenant_of(modification(operation, "esms", {"esms": "E1"}, **more)))
        assert said == [(where, "sans_contenu")]
        assert tree["perimetre"] == CONTRACT["perimetre"]


def test_item_may_change_its_key_but_not_take_another_one() -> None:
    contrat = {**CONTRACT, "annexes": [{"code": c, "titre": c} for c in ("X1", "X2")]}
    for code, expected in (("X3", []), ("X2", [("/0/valeur/annexe", "deja_la")])):
        valeur = {"annexe": {"code": code, "titre": "neuf"}}
        change = modification("remplacement", "annexe", {"annexe": "X1"}, valeur=valeur)
        tree, said = outcome(avenant_of(change), contrat=contrat)
        assert said == expected
        assert valeur["annexe"] in tree["annexes"]
        assert "X1" not in [a["code"] for a in tree["annexes"]]


@pytest.mark.parametrize(
    ("objet", "cle", "place", "held", "left"),
    [
        ("capacite", {"esms": "E1", "capacite": "K1"}, "/perimetre/0/capacites",
         [{"code": "K1", "debut": "2025-07-01"}], None),
        ("capacite", {"esms": "E1", "capacite": "K1"}, "/perimetre/0/capacites",
         [{"code": "K1", "debut": "2025-06-30"}],
         [{"code": "K1", "debut": "2025-06-30", "fin": "2025-06-30"}]),
        ("partie", {"partie": "P1"}, "/parties", [{"code": "P1", "dateSortie": "2025-01-31"}],
         [{"code": "P1", "dateSortie": "2025-01-31"}]),
        ("frais_siege", {}, "/voletFinancier/fraisSiege", {"periode": {"debut": "2026-01-01"}},
         None),
        ("dotation", {"dotation": "D1"}, "/voletFinancier/dotations",
         [{"code": "D1", "annee": 2026}], None),
        ("fiche_action", {"ficheAction": "F1"}, "/fichesActions",
         [{"code": "F1", "statut": "achevee"}],
         [{"code": "F1", "statut": "achevee", "dateFin": "2025-06-30"}]),
        ("indicateur", {"ficheAction": "F1", "indicateur": "I1"}, f"{F1}/indicateurs",
         [{"code": "I1", "cibles": [{"annee": 2028}]}], [{"code": "I1"}]),
    ],
)  # fmt: skip
def test_removal_neither_lengthens_nor_dates_what_never_was(
    objet: str, cle: Tree, place: str, held: Any, left: Any
) -> None:
    contrat = copy.deepcopy(CONTRACT)
    *above, name = path_of(place)
    value_at(contrat, tuple(above))[name] = held
    tree, said = outcome(avenant_of(modification("retrait", objet, cle)), contrat=contrat)
    assert (at(tree, place), said) == (left, [])


def test_clause_lasts_until_the_end_the_avenant_gives() -> None:
    change = modification("retrait", "comite", {}, dateFin="2025-12-31")
    assert outcome(avenant_of(change), effective="2025-12-31")[0]["comiteSuivi"]
    assert "comiteSuivi" not in outcome(avenant_of(change), effective="2026-01-01")[0]


def test_esms_that_left_may_come_back() -> None:
    contrat = {**CONTRACT, "perimetre": [{"numeroFinessEt": "E1", "dateSortie": "2025-06-30"}]}
    valeur = {"esms": {"numeroFinessEt": "E1", "dateEntree": "2025-07-01"}}
    tree, said = outcome(
        avenant_of(modification("ajout", "esms", {}, valeur=valeur)), contrat=contrat
    )
    assert (tree["perimetre"], said) == ([valeur["esms"]], [])


def test_problems_come_in_the_order_of_application() -> None:
    gone = modification("retrait", "annexe", {"annexe": "X9"})
    late = avenant_of(gone, numero=1, dateEffet="2025-09-01")
    early = avenant_of(_renamed("deux"), gone, gone, numero=2)
    source = Document("json", EDITION, "contrat", CONTRACT)
    problems = consolidate(source, [late, early], effective=NEVER, known=NEVER).problems
    assert [(p.avenant, p.path[1]) for p in problems] == [(2, 1), (2, 2), (1, 0)]
