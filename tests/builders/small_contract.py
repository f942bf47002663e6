"""A small contract, what can be changed in it, and avenants of one modification or two."""

from __future__ import annotations

import copy
from typing import Any, Final

import pytest

from cpom_schema.consolidation import consolidate
from cpom_schema.document import Document, Tree, pointer, value_at
from tests.builders.editions import EDITION

NEVER: Final = "9999-12-31"
OBJECTIVE: Final = {"esms": "E1", "modeFonctionnement": "13", "unite": "journee"}
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
    "esmsNonNumerotes": [{"code": "N1", "nom": "SESSAD"}],
    "activitesSubventionnees": [{"code": "S1", "libelle": "Un"}],
    "engagementsAutorites": [{"code": "G1", "libelle": "Un"}],
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
        "esms_non_numerote", {"esmsNonNumerote": "N1"},
        {"esmsNonNumerote": {"code": "N1", "nom": "SESSAD du Lac"}}, "/esmsNonNumerotes/0", None,
    ),
    (
        "activite_subventionnee", {"activiteSubventionnee": "S1"},
        {"activiteSubventionnee": {"code": "S1", "libelle": "Deux"}},
        "/activitesSubventionnees/0", {"code": "S1", "libelle": "Un", "fin": "2025-06-30"},
    ),
    (
        "engagement_autorite", {"engagementAutorite": "G1"},
        {"engagementAutorite": {"code": "G1", "libelle": "Deux"}},
        "/engagementsAutorites/0", {"code": "G1", "libelle": "Un", "dateFin": "2025-06-30"},
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


def avenant_of(*modifications: Tree, numero: int = 1, **fields: Any) -> Document:
    coded = [{"code": f"M{i}", **m} for i, m in enumerate(modifications)]
    dates = {"dateSignature": "2025-06-01", "dateEffet": "2025-07-01"}
    head = {"contrat": {"identifiant": "C"}, "numero": numero, **dates, **fields}
    return Document("json", EDITION, "avenant", {**head, "modifications": coded})


def modification(operation: str, objet: str, cle: Tree, **fields: Any) -> Tree:
    return {"operation": operation, "objet": objet, **({"cle": cle} if cle else {}), **fields}


def outcome(*avenants: Document, contrat: Tree = CONTRACT, effective: str = "2025-12-31") -> Any:
    source = Document("json", EDITION, "contrat", contrat)
    before = copy.deepcopy(contrat)
    done = consolidate(source, avenants, effective=effective, known=NEVER)
    assert contrat == before
    said = [(pointer(p.path).removeprefix("/modifications"), p.kind) for p in done.problems]
    return done.document.tree, said


def path_of(place: str) -> tuple[str | int, ...]:
    return tuple(int(p) if p.isdigit() else p for p in place.split("/")[1:])


def at(tree: Tree, place: str) -> Any:
    return value_at(tree, path_of(place))


def without(place: str) -> Tree:
    """The contract without the item of a place."""
    tree = copy.deepcopy(CONTRACT)
    *above, last = path_of(place)
    del value_at(tree, tuple(above))[last]
    if value_at(tree, tuple(above)) == []:
        del value_at(tree, tuple(above[:-1]))[above[-1]]
    return tree
