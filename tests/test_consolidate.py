"""The contract in force on one date as known on another."""

from __future__ import annotations

import copy
from pathlib import Path
from typing import Any, Final

import pytest

import cpom_schema
from cpom_schema.codelists import load as codelists
from cpom_schema.consolidation import Consolidation, apply, consolidate
from cpom_schema.dictionary import load
from cpom_schema.document import Document, Tree, pointer, value_at
from cpom_schema.errors import CpomError
from cpom_validators import validate
from tests.command import cpom

CAMPAIGN: Final = cpom_schema.samples() / "campaign"
NEVER: Final = "9999-12-31"
IME, SESSAD, SAVS = "590999017", "590999025", "590999082"
OBJECTIVE: Final = {"esms": "E1", "modeFonctionnement": "13", "unite": "journee"}


def _read(name: str) -> Document:
    return cpom_schema.read(CAMPAIGN / name)


def _campaign(effective: str, known: str) -> Consolidation:
    avenants = [_read("avenant-2.json"), _read("avenant-1.json")]
    return consolidate(_read("contrat.json"), avenants, effective=effective, known=known)


def _find(items: list[Tree], **key: Any) -> Tree:
    (found,) = [i for i in items if key.items() <= i.items()]
    return found


@pytest.mark.parametrize(
    ("effective", "known", "last"),
    [
        ("2025-06-30", NEVER, 0),
        ("2025-07-01", NEVER, 1),
        ("2025-07-01", "2025-06-05", 1),
        ("2025-07-01", "2025-06-04", 0),
        ("2025-08-31", NEVER, 1),
        ("2025-12-31", "2025-07-17", 1),
        ("2025-12-31", "2025-07-18", 2),
        ("2025-12-31", "2026-04-27", 2),
    ],
)
def test_campaign_applies_what_is_signed_and_in_force(
    effective: str, known: str, last: int
) -> None:
    done = _campaign(effective, known)
    assert done.problems == ()
    assert done.document.tree["numeroAvenant"] == last
    assert done.document.tree["entete"] == _read("contrat.json").tree["entete"]
    esms = _find(done.document.tree["perimetre"], numeroFinessEt=SAVS)
    assert esms.get("dateSortie") == ("2025-06-30" if last else None)
    assert (esms.get("motifSortie") == "cession") is bool(last)
    assert validate(done.document).verdict == "recevable"


def test_conversion_of_places_keeps_both_capacities_dated() -> None:
    perimetre = _campaign("2025-12-31", NEVER).document.tree["perimetre"]
    before = _find(_find(perimetre, numeroFinessEt=IME)["capacites"], code="CAP-1")
    after = _find(_find(perimetre, numeroFinessEt=IME)["capacites"], code="CAP-4")
    assert (before["autorisee"], before["fin"]) == (36, "2025-08-31")
    assert (after["autorisee"], after["debut"]) == (28, "2025-09-01")
    assert len(_find(perimetre, numeroFinessEt=SESSAD)["capacites"]) == 2


def test_objectives_of_years_that_never_came_are_gone() -> None:
    objectives = _campaign("2025-12-31", NEVER).document.tree["objectifsActivite"]
    assert [o["annee"] for o in objectives if o["esms"] == SAVS] == [2024, 2025]


def test_avenants_one_by_one_or_together_give_the_same_contract() -> None:
    first = consolidate(
        _read("contrat.json"), [_read("avenant-1.json")], effective="2025-07-01", known=NEVER
    )
    then = consolidate(
        first.document,
        [_read("avenant-1.json"), _read("avenant-2.json")],
        effective="2025-12-31",
        known=NEVER,
    )
    assert then.problems == ()
    together = _campaign("2025-12-31", NEVER).document
    assert cpom_schema.digest(then.document) == cpom_schema.digest(together)


def test_inputs_are_unchanged_and_what_did_not_change_is_shared() -> None:
    documents = [_read(n) for n in ("contrat.json", "avenant-1.json", "avenant-2.json")]
    before = copy.deepcopy([d.tree for d in documents])
    done = consolidate(documents[0], documents[1:], effective=NEVER, known=NEVER).document
    assert [d.tree for d in documents] == before
    for name in ("parties", "diagnosticPartage", "comiteSuivi"):
        assert done.tree[name] is documents[0].tree[name]
    assert done.tree["perimetre"][2] is documents[0].tree["perimetre"][2]


def test_without_avenant_the_contract_is_the_same() -> None:
    contrat = _read("contrat.json")
    done = consolidate(contrat, [], effective=NEVER, known=NEVER)
    assert cpom_schema.digest(done.document) == cpom_schema.digest(contrat)
    assert done.problems == ()


def test_campaign_quotes_the_digests_of_the_contract_it_rests_on() -> None:
    contrat, avenants = _read("contrat.json"), [_read(f"avenant-{n}.json") for n in (1, 2)]

    def quoted(document: Document, numero: int, effective: str) -> None:
        cited = [a for a in avenants if a.tree["numero"] <= numero]
        done = consolidate(contrat, cited, effective=effective, known=NEVER)
        assert document.tree["contrat"]["empreinte"] == cpom_schema.digest(done.document)

    for avenant in avenants:
        quoted(avenant, avenant.tree["numero"] - 1, avenant.tree["dateEffet"])
    for year in (2024, 2025, 2026):
        suivi = _read(f"suivi-{year}.json")
        quoted(suivi, suivi.tree["contrat"]["numeroAvenant"], f"{year}-12-31")
    for path in sorted(CAMPAIGN.glob("avis-*.json")):
        suivi = _read(f"suivi-{path.stem.split('-')[1]}.json")
        cited = cpom_schema.read(path).tree["document"]
        assert cited["empreinte"] == cpom_schema.digest(suivi), path.name


# Hand-written cases: a small contract, and avenants of one modification or two.

CONTRACT: Final[Tree] = {
    "cpom": "1.0",
    "type": "contrat",
    "entete": {"identifiant": "C"},
    "identifiant": "C",
    "dateEcheance": "2028-12-31",
    "numeroAvenant": 0,
    "parties": [{"code": "P1", "raisonSociale": "Un"}],
    "perimetre": [
        {"numeroFinessEt": "E1", "nom": "IME", "capacites": [{"code": "K1", "autorisee": 10}]}
    ],
    "objectifsStrategiques": [{"code": "O1", "libelle": "Un"}],
    "evolutionsOffre": [{"code": "V1", "datePrevue": "2027-01-01"}],
    "fichesActions": [
        {
            "code": "F1",
            "statut": "en_vigueur",
            "actions": [{"code": "A1", "libelle": "Un"}],
            "indicateurs": [
                {"code": "I1", "cibles": [{"annee": y, "valeur": y - 2024} for y in (2025, 2026)]}
            ],
        }
    ],
    "objectifsActivite": [{**OBJECTIVE, "annee": 2025, "activitePrevue": 5}],
    "voletFinancier": {
        "dotations": [{"code": "D1", "annee": 2025, "montant": 1}],
        "fraisSiege": {"periode": {"debut": "2024-01-01"}, "taux": 0.03},
        "programmesInvestissement": [
            {"code": "G1", "periode": {"debut": "2024-01-01", "fin": "2027-12-31"}, "montant": 1}
        ],
    },
    "comiteSuivi": {"documents": ["Un"]},
    "transmissions": [{"typeDocument": "ERRD", "jour": 30}],
    "dispositions": {"litiges": "Un"},
    "annexes": [{"code": "X1", "titre": "Un"}],
}
F1: Final = "/fichesActions/0"
MONEY: Final = "/voletFinancier"

Case = tuple[str, Tree, Tree, str, Any]
"""Object, key, new content, place in the contract, what a removal on 30/06/2025 leaves there."""
CASES: Final[list[Case]] = [
    (
        "partie", {"partie": "P1"}, {"partie": {"code": "P1", "raisonSociale": "Deux"}},
        "/parties/0", {"code": "P1", "raisonSociale": "Un", "dateSortie": "2025-06-30"},
    ),
    (
        "esms", {"esms": "E1"}, {"esms": {"numeroFinessEt": "E1", "nom": "DIME"}},
        "/perimetre/0", {**CONTRACT["perimetre"][0], "dateSortie": "2025-06-30"},
    ),
    (
        "capacite", {"esms": "E1", "capacite": "K1"}, {"capacite": {"code": "K1", "autorisee": 8}},
        "/perimetre/0/capacites/0", {"code": "K1", "autorisee": 10, "fin": "2025-06-30"},
    ),
    (
        "objectif_strategique", {"objectifStrategique": "O1"},
        {"objectifStrategique": {"code": "O1", "libelle": "Deux"}},
        "/objectifsStrategiques/0", {"code": "O1", "libelle": "Un"},
    ),
    (
        "evolution_offre", {"evolutionOffre": "V1"},
        {"evolutionOffre": {"code": "V1", "datePrevue": "2028-01-01"}},
        "/evolutionsOffre/0", {"code": "V1", "datePrevue": "2027-01-01"},
    ),
    (
        "fiche_action", {"ficheAction": "F1"},
        {"ficheAction": {"code": "F1", "statut": "achevee"}},
        F1, {**CONTRACT["fichesActions"][0], "statut": "abandonnee", "dateFin": "2025-06-30"},
    ),
    (
        "action", {"ficheAction": "F1", "action": "A1"},
        {"action": {"code": "A1", "libelle": "Deux"}},
        f"{F1}/actions/0", {"code": "A1", "libelle": "Un"},
    ),
    (
        "indicateur", {"ficheAction": "F1", "indicateur": "I1"},
        {"indicateur": {"code": "I1", "cibles": [{"annee": 2025, "valeur": 2}]}},
        f"{F1}/indicateurs/0", {"code": "I1", "cibles": [{"annee": 2025, "valeur": 1}]},
    ),
    (
        "objectif_activite", {**OBJECTIVE, "annee": 2025},
        {"objectifActivite": {**OBJECTIVE, "annee": 2025, "activitePrevue": 6}},
        "/objectifsActivite/0", {**OBJECTIVE, "annee": 2025, "activitePrevue": 5},
    ),
    (
        "dotation", {"dotation": "D1"}, {"dotation": {"code": "D1", "annee": 2025, "montant": 2}},
        f"{MONEY}/dotations/0", {"code": "D1", "annee": 2025, "montant": 1},
    ),
    (
        "frais_siege", {}, {"fraisSiege": {"periode": {"debut": "2025-07-01"}, "taux": 0.02}},
        f"{MONEY}/fraisSiege",
        {"periode": {"debut": "2024-01-01", "fin": "2025-06-30"}, "taux": 0.03},
    ),
    (
        "programme_investissement", {"programmeInvestissement": "G1"},
        {"programmeInvestissement": {"code": "G1", "periode": {"debut": "2024-01-01"}}},
        f"{MONEY}/programmesInvestissement/0",
        {"code": "G1", "periode": {"debut": "2024-01-01", "fin": "2025-06-30"}, "montant": 1},
    ),
    ("comite", {}, {"comiteSuivi": {"documents": ["Deux"]}}, "/comiteSuivi", None),
    (
        "transmission", {"typeDocument": "ERRD"},
        {"transmission": {"typeDocument": "ERRD", "jour": 15}}, "/transmissions/0", None,
    ),
    ("disposition", {}, {"dispositions": {"litiges": "Deux"}}, "/dispositions", None),
    (
        "annexe", {"annexe": "X1"}, {"annexe": {"code": "X1", "titre": "Deux"}},
        "/annexes/0", None,
    ),
    ("duree", {}, {"duree": {"dateEcheance": "2029-12-31"}}, "/dateEcheance", "2028-12-31"),
]  # fmt: skip
every_object = pytest.mark.parametrize("case", CASES, ids=[c[0] for c in CASES])


def _avenant(*modifications: Tree, numero: int = 1, **fields: Any) -> Document:
    coded = [{"code": f"M{i}", **m} for i, m in enumerate(modifications)]
    dates = {"dateSignature": "2025-06-01", "dateEffet": "2025-07-01"}
    head = {"contrat": {"identifiant": "C"}, "numero": numero, **dates, **fields}
    return Document("json", "1.0", "avenant", {**head, "modifications": coded})


def _change(operation: str, objet: str, cle: Tree, **fields: Any) -> Tree:
    return {"operation": operation, "objet": objet, **({"cle": cle} if cle else {}), **fields}


def _done(*avenants: Document, contrat: Tree = CONTRACT, effective: str = "2025-12-31") -> Any:
    source = Document("json", "1.0", "contrat", contrat)
    before = copy.deepcopy(contrat)
    done = consolidate(source, avenants, effective=effective, known=NEVER)
    assert contrat == before
    said = [(pointer(p.path).removeprefix("/modifications"), p.kind) for p in done.problems]
    return done.document.tree, said


def _path(place: str) -> tuple[str | int, ...]:
    return tuple(int(p) if p.isdigit() else p for p in place.split("/")[1:])


def _at(tree: Tree, place: str) -> Any:
    return value_at(tree, _path(place))


def _without(place: str) -> Tree:
    """The contract without the item of a place."""
    tree = copy.deepcopy(CONTRACT)
    *above, last = _path(place)
    del value_at(tree, tuple(above))[last]
    if value_at(tree, tuple(above)) == []:
        del value_at(tree, tuple(above[:-1]))[above[-1]]
    return tree


def test_every_object_of_the_list_has_its_case() -> None:
    assert [c[0] for c in CASES] == list(codelists("objets-avenant").codes)


@every_object
def test_replacement(case: Case) -> None:
    objet, cle, valeur, place, _ = case
    (value,) = valeur.values()
    tree, said = _done(_avenant(_change("remplacement", objet, cle, valeur=valeur)))
    assert (_at(tree, place), said) == (value.get("dateEcheance", value), [])
    assert tree["numeroAvenant"] == 1


@every_object
def test_addition(case: Case) -> None:
    objet, cle, valeur, place, _ = case
    (value,) = valeur.values()
    contrat = _without(place)
    tree, said = _done(_avenant(_change("ajout", objet, cle, valeur=valeur)), contrat=contrat)
    assert (_at(tree, place), said) == (value.get("dateEcheance", value), [])
    fields = load().objects["contrat"].fields
    assert [n for n in fields if n in tree] == [n for n in tree if n in fields]


@every_object
def test_removal(case: Case) -> None:
    objet, cle, _, place, left = case
    tree, said = _done(_avenant(_change("retrait", objet, cle)))
    assert (_at(tree, place), said) == (left, [])
    dated, _ = _done(_avenant(_change("retrait", objet, cle, dateFin="2025-06-30")))
    assert dated == tree
    if left is None and place.endswith("/0"):
        assert place.split("/")[1] not in tree


@every_object
def test_what_is_not_there_is_said(case: Case) -> None:
    objet, cle, valeur, place, _ = case
    contrat = _without(place)
    where = "/0/cle" if len(cle) > 2 else f"/0/cle/{[*cle][-1]}" if cle else "/0"
    expected = [(where, "absent")] if objet != "duree" else []
    tree, said = _done(_avenant(_change("retrait", objet, cle)), contrat=contrat)
    assert said == expected
    assert {**tree, "numeroAvenant": 0} == contrat
    tree, said = _done(
        _avenant(_change("remplacement", objet, cle, valeur=valeur)), contrat=contrat
    )
    (value,) = valeur.values()
    assert (_at(tree, place), said) == (value.get("dateEcheance", value), expected)


@every_object
def test_what_is_already_there_is_said_and_replaced(case: Case) -> None:
    objet, cle, valeur, place, _ = case
    ((content, value),) = valeur.items()
    tree, said = _done(_avenant(_change("ajout", objet, cle, valeur=valeur)))
    expected = [(f"/0/valeur/{content}", "deja_la")] if objet != "duree" else []
    assert (_at(tree, place), said) == (value.get("dateEcheance", value), expected)


@every_object
def test_removed_then_added_again_is_no_problem(case: Case) -> None:
    objet, cle, valeur, place, _ = case
    (value,) = valeur.values()
    changes = _change("retrait", objet, cle), _change("ajout", objet, cle, valeur=valeur)
    tree, said = _done(_avenant(*changes))
    assert (_at(tree, place), said) == (value.get("dateEcheance", value), [])


@every_object
def test_former_content_is_compared(case: Case) -> None:
    objet, cle, valeur, place, _ = case
    (content,) = valeur
    held = _at(CONTRACT, place)
    right = {content: {"dateEcheance": held} if objet == "duree" else held}

    def change(former: Tree) -> Document:
        return _avenant(_change("remplacement", objet, cle, valeur=valeur, ancienneValeur=former))

    assert _done(change(right))[1] == []
    (found,) = _done(change(valeur))[1]
    assert found[0].startswith(f"/0/ancienneValeur/{content}")
    assert found[1] == "ancienne_valeur_differente"
    incomplete = {content: {**right[content], "inconnu": 1}}
    assert _done(change(incomplete))[1] == [
        (f"/0/ancienneValeur/{content}/inconnu", "ancienne_valeur_differente")
    ]


def test_one_difference_is_shown_where_it_is() -> None:
    held = _at(CONTRACT, f"{F1}/indicateurs/0")
    said = {**held, "cibles": [held["cibles"][1], {"annee": 2025, "valeur": 3}]}
    change = _change(
        "remplacement",
        "indicateur",
        {"ficheAction": "F1", "indicateur": "I1"},
        valeur={"indicateur": held},
        ancienneValeur={"indicateur": said},
    )
    source = Document("json", "1.0", "contrat", CONTRACT)
    (problem,) = apply(source, [_avenant(change)], effective=NEVER).problems
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
    change = _change("remplacement", "action", cle, valeur=former, ancienneValeur=former)
    assert (_done(_avenant(change), contrat=contrat)[1] == []) is same


def test_numbers_are_compared_by_value() -> None:
    former = {"dotation": {"code": "D1", "annee": 2025, "montant": 1.0}}
    change = _change("remplacement", "dotation", {"dotation": "D1"}, valeur=former)
    assert _done(_avenant({**change, "ancienneValeur": former}))[1] == []


def _renamed(nom: str) -> Tree:
    valeur = {"esms": {"numeroFinessEt": "E1", "nom": nom}}
    return _change("remplacement", "esms", {"esms": "E1"}, valeur=valeur)


def test_avenants_apply_by_effect_and_the_retroactive_one_before() -> None:
    second = _avenant(_renamed("deux"), numero=2, dateEffet="2025-09-01")
    third = _avenant(
        _renamed("trois"), numero=3, dateSignature="2026-03-01", dateEffet="2025-08-01"
    )
    source = Document("json", "1.0", "contrat", CONTRACT)
    for known, numero, nom in (("2026-02-28", 2, "deux"), ("2026-03-01", 3, "deux")):
        for order in ((second, third), (third, second)):
            tree = consolidate(source, order, effective="2025-12-31", known=known).document.tree
            assert (tree["numeroAvenant"], tree["perimetre"][0]["nom"]) == (numero, nom)
    tree = consolidate(source, (second, third), effective="2025-08-15", known=NEVER).document.tree
    assert (tree["numeroAvenant"], tree["perimetre"][0]["nom"]) == (3, "trois")


def test_same_effect_applies_by_number() -> None:
    avenants = [_avenant(_renamed(str(n)), numero=n) for n in (10, 9)]
    assert _done(*avenants)[0]["perimetre"][0]["nom"] == "10"


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
    avenant = _avenant(_renamed("deux"), **{"numero": 1, **fields})
    tree, said = _done(avenant)
    assert (tree, said) == (CONTRACT, [])


def test_draft_can_be_tried_on_the_contract() -> None:
    draft = _avenant(_change("retrait", "annexe", {"annexe": "X9"}), dateSignature=None)
    source = Document("json", "1.0", "contrat", CONTRACT)
    assert [p.kind for p in apply(source, [draft], effective=NEVER).problems] == ["absent"]


def test_documents_of_another_type_are_refused() -> None:
    source = Document("json", "1.0", "contrat", CONTRACT)
    for contrat, avenant in ((source, source), (_avenant(), _avenant())):
        with pytest.raises(CpomError):
            consolidate(contrat, [avenant], effective=NEVER, known=NEVER)


def test_end_date_follows_the_announced_one() -> None:
    avenant = _avenant(_renamed("deux"), nouvelleEcheance="2030-12-31")
    assert _done(avenant)[0]["dateEcheance"] == "2030-12-31"


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
        tree, said = _done(_avenant(_change(operation, objet, cle, valeur=valeur)))
        assert said == [(where, "absent")]
        assert {**tree, "numeroAvenant": 0} == CONTRACT


@pytest.mark.parametrize("operation", ["ajout", "remplacement"])
def test_content_that_is_not_given_is_said(operation: str) -> None:
    for more, where in (({}, "/0"), ({"valeur": {"partie": {"code": "E1"}}}, "/0/valeur")):
        tree, said = _done(_avenant(_change(operation, "esms", {"esms": "E1"}, **more)))
        assert said == [(where, "sans_contenu")]
        assert tree["perimetre"] == CONTRACT["perimetre"]


def test_item_may_change_its_key_but_not_take_another_one() -> None:
    contrat = {**CONTRACT, "annexes": [{"code": c, "titre": c} for c in ("X1", "X2")]}
    for code, expected in (("X3", []), ("X2", [("/0/valeur/annexe", "deja_la")])):
        valeur = {"annexe": {"code": code, "titre": "neuf"}}
        change = _change("remplacement", "annexe", {"annexe": "X1"}, valeur=valeur)
        tree, said = _done(_avenant(change), contrat=contrat)
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
    *above, name = _path(place)
    value_at(contrat, tuple(above))[name] = held
    tree, said = _done(_avenant(_change("retrait", objet, cle)), contrat=contrat)
    assert (_at(tree, place), said) == (left, [])


def test_clause_lasts_until_the_end_the_avenant_gives() -> None:
    change = _change("retrait", "comite", {}, dateFin="2025-12-31")
    assert _done(_avenant(change), effective="2025-12-31")[0]["comiteSuivi"]
    assert "comiteSuivi" not in _done(_avenant(change), effective="2026-01-01")[0]


def test_esms_that_left_may_come_back() -> None:
    contrat = {**CONTRACT, "perimetre": [{"numeroFinessEt": "E1", "dateSortie": "2025-06-30"}]}
    valeur = {"esms": {"numeroFinessEt": "E1", "dateEntree": "2025-07-01"}}
    tree, said = _done(_avenant(_change("ajout", "esms", {}, valeur=valeur)), contrat=contrat)
    assert (tree["perimetre"], said) == ([valeur["esms"]], [])


def test_problems_come_in_the_order_of_application() -> None:
    gone = _change("retrait", "annexe", {"annexe": "X9"})
    late = _avenant(gone, numero=1, dateEffet="2025-09-01")
    early = _avenant(_renamed("deux"), gone, gone, numero=2)
    source = Document("json", "1.0", "contrat", CONTRACT)
    problems = consolidate(source, [late, early], effective=NEVER, known=NEVER).problems
    assert [(p.avenant, p.path[1]) for p in problems] == [(2, 1), (2, 2), (1, 0)]


# The command.


def _campaign_files(*names: str) -> list[Path]:
    return [CAMPAIGN / n for n in names]


@pytest.mark.parametrize("suffix", [".json", ".xml"])
def test_command_writes_the_contract_of_a_day(tmp_path: Path, suffix: str) -> None:
    target = tmp_path / f"a{suffix}"
    files = _campaign_files("contrat.json", "avenant-2.json", "avenant-1.xml")
    done = cpom("consolidate", *files, "--date", "2025-12-31", "-o", target)
    assert (done.code, done.err) == (0, "")
    assert done.out == f"a{suffix} écrit : contrat au 2025-12-31, avenants appliqués : 1, 2.\n"
    expected = _campaign("2025-12-31", NEVER).document
    assert cpom_schema.digest(cpom_schema.read(target)) == cpom_schema.digest(expected)
    done = cpom(
        "consolidate", *files, "--date", "2025-12-31", "--known", "2025-01-01", "-o", target
    )
    assert done.out.endswith("avenants appliqués : aucun.\n")


def test_command_says_what_does_not_fit_and_fails(tmp_path: Path) -> None:
    files = _campaign_files("contrat.json", "avenant-1.json")
    first, second = tmp_path / "1.json", tmp_path / "2.json"
    assert cpom("consolidate", *files, "--date", "2025-12-31", "-o", first).code == 0
    tree = dict(cpom_schema.read(first).tree)
    cpom_schema.write(cpom_schema.from_tree({**tree, "numeroAvenant": 0}), second)
    done = cpom("consolidate", second, files[1], "--date", "2025-12-31", "-o", tmp_path / "3.json")
    assert done.code == 1
    assert "Avenant 1, modification M06 : l'élément visé n'est pas dans le contrat" in done.err
    assert "(/modifications/5/cle)" in done.err
    assert (tmp_path / "3.json").exists()


@pytest.mark.parametrize(
    ("names", "date", "code", "said"),
    [
        (("avenant-1.json",), "2025-12-31", 1, "n'est pas un contrat"),
        (("contrat.json", "contrat.json"), "2025-12-31", 1, "n'est pas un avenant"),
        (("contrat.json", "avenant-1.json", "avenant-1.xml"), "2025-12-31", 1, "est déjà donné"),
        (("contrat.json", "autre.json"), "2025-12-31", 1, "modifie un autre contrat, « AUTRE »"),
        (("contrat.json",), "31/12/2025", 2, "écrire AAAA-MM-JJ"),
        (("contrat.json", "vide.json"), "2025-12-31", 1, "CPOM-F-001"),
    ],
)
def test_command_refuses_what_it_would_leave_aside(
    tmp_path: Path, names: tuple[str, ...], date: str, code: int, said: str
) -> None:
    other = {**_read("avenant-1.json").tree, "contrat": {"identifiant": "AUTRE"}}
    cpom_schema.write(cpom_schema.from_tree(other), tmp_path / "autre.json")
    (tmp_path / "vide.json").touch()
    paths = [tmp_path / n if (tmp_path / n).exists() else CAMPAIGN / n for n in names]
    done = cpom("consolidate", *paths, "--date", date, "-o", tmp_path / "out.json")
    assert (done.code, done.out) == (code, "")
    assert said in done.err
    assert not (tmp_path / "out.json").exists()


def test_command_never_overwrites_what_it_reads(tmp_path: Path) -> None:
    source = tmp_path / "a.json"
    content = (CAMPAIGN / "contrat.json").read_bytes()
    source.write_bytes(content)
    done = cpom("consolidate", source, "--date", "2025-12-31", "-o", source)
    assert (done.code, done.out) == (1, "")
    assert "est aussi un fichier lu" in done.err
    assert source.read_bytes() == content
