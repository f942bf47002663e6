"""The base documents that rule cases modify: valid, exemplary, and consistent with one another."""

from __future__ import annotations

from typing import Any

import pytest

from cpom_schema import canonical
from cpom_schema.document import Document, Tree
from cpom_schema.identifiers import has_valid_key
from cpom_validators.judgement import validate
from spec.generator.source import SPEC, read_yaml
from tests.builders.editions import EDITION

FOLDER = SPEC / "rules" / "bases"
BASES: dict[str, Tree] = {p.stem: read_yaml(p) for p in sorted(FOLDER.glob("*.yaml"))}
TYPES = {
    "contrat": "contrat", "contratPrecedent": "contrat", "autre": "contrat",
    "suiviAnnuel": "suiviAnnuel", "precedent": "suiviAnnuel", "avenant": "avenant",
    "autreAvenant": "avenant", "avis": "avis", "programmation": "programmation",
    "indicateurs": "indicateurs",
}  # fmt: skip
CONTRACTS = ("contrat", "contratPrecedent", "autre")
FOLLOW_UPS = ("suiviAnnuel", "precedent")


def document(name: str) -> Document:
    tree = BASES[name]
    return Document("json", EDITION, tree["type"], tree)


def cents(amount: float) -> int:
    return round(amount * 100)


def every(tree: Any, name: str) -> list[Any]:
    """Values of every field of that name, at any depth."""
    if isinstance(tree, list):
        return [v for item in tree for v in every(item, name)]
    if not isinstance(tree, dict):
        return []
    here = [tree[name]] if name in tree else []
    return here + [v for value in tree.values() for v in every(value, name)]


def test_there_is_a_base_for_each_document_a_rule_may_read() -> None:
    assert {name: tree["type"] for name, tree in BASES.items()} == TYPES


@pytest.mark.parametrize("name", TYPES)
def test_a_base_is_without_reproach(name: str) -> None:
    report = validate(document(name))
    assert [(f.code, f.path) for f in report.findings] == []


@pytest.mark.parametrize("name", TYPES)
@pytest.mark.parametrize("field", ["numeroFinessEt", "numeroFinessEj", "siren", "siret"])
def test_numbers_are_fictional_and_have_their_key(name: str, field: str) -> None:
    for number in every(BASES[name], field):
        assert has_valid_key(number)
        assert number.startswith("59099" if "Finess" in field else "99959")


@pytest.mark.parametrize("name", CONTRACTS)
def test_the_shares_of_a_dotation_make_it(name: str) -> None:
    for dotation in BASES[name]["voletFinancier"]["dotations"]:
        shares = sum(cents(part["montant"]) for part in dotation["repartition"])
        assert shares == cents(dotation["montant"])


def test_the_years_of_the_dotations_follow_the_agreed_rate() -> None:
    part = BASES["contrat"]["voletFinancier"]
    rates = {}
    for evolution in part["modalitesEvolution"]:
        for rate in evolution["taux"]:
            rates[evolution["autorite"], rate["annee"]] = rate["taux"]
    amounts = {(b["autorite"], b["esms"], b["annee"]): b["montant"] for b in part["bases"]}
    for dotation in part["dotations"]:
        by, year = dotation["autorite"], dotation["annee"]
        for share in dotation["repartition"]:
            before = amounts[by, share["esms"], year - 1]
            assert abs(share["montant"] - before * (1 + rates[by, year])) < 0.01
            amounts[by, share["esms"], year] = share["montant"]


@pytest.mark.parametrize("name", FOLLOW_UPS)
def test_a_follow_up_reports_on_all_the_contract(name: str) -> None:
    contract, follow_up = BASES["contrat"], BASES[name]
    year = follow_up["exercice"]
    sheets = [sheet["code"] for sheet in contract["fichesActions"]]
    assert [s["ficheAction"] for s in follow_up["suivisFiches"]] == sheets
    due = {(s["code"], i["code"]) for s in contract["fichesActions"] for i in s["indicateurs"]}
    given = follow_up["valeursIndicateurs"]
    assert {(v["ficheAction"], v["indicateur"]) for v in given if v["annee"] == year} == due
    planned = {
        (o["esms"], o["modeFonctionnement"], o["unite"]): o["activitePrevue"]
        for o in contract["objectifsActivite"]
        if o["annee"] == year
    }
    assert planned == {
        (a["esms"], a["modeFonctionnement"], a["unite"]): a["prevue"]
        for a in follow_up["activites"]
    }


@pytest.mark.parametrize("name", FOLLOW_UPS)
def test_the_accounts_of_a_follow_up_balance(name: str) -> None:
    follow_up = BASES[name]
    latest = {n["autorite"]: n for n in follow_up["notifications"]}
    for notification in follow_up["notifications"]:
        shares = sum(cents(part["montant"]) for part in notification["repartition"])
        assert shares == cents(notification["montant"])
    notified = {
        (part["esms"], part["section"]): cents(part["montant"])
        for notification in latest.values()
        for part in notification["repartition"]
    }
    for account in follow_up["executionFinanciere"]:
        income, costs = account["produits"], account["charges"]
        assert cents(income["groupe1"]) == notified[account["esms"], account["section"]]
        result = sum(map(cents, income.values())) - sum(map(cents, costs.values()))
        assert result == cents(account["resultat"])
        assert result == sum(cents(a["montant"]) for a in account["affectations"])
    received = sum(cents(c["recu"]) for c in follow_up["creditsNonReconductibles"])
    assert received == cents(latest["ARS-32"]["dontNonReconductible"])


@pytest.mark.parametrize("name", FOLLOW_UPS)
def test_the_staff_and_people_of_a_follow_up_add_up(name: str) -> None:
    follow_up = BASES[name]
    for staff in follow_up["ressourcesHumaines"]:
        reasons = sum(reason["taux"] for reason in staff["absenteismeParMotif"])
        assert round(reasons, 6) == staff["tauxAbsenteisme"]
        assert round(staff["etpBudgetes"] - staff["etpRealises"], 2) == staff["etpVacants"]
    for people in follow_up["filesActives"]:
        left = people["effectif31Decembre"] + people["sortiesDefinitives"]
        assert people["fileActive"] == left


def test_an_avenant_quotes_the_contract_word_for_word() -> None:
    contract = BASES["contrat"]
    by_code = {m["code"]: m for m in BASES["avenant"]["modifications"]}
    sheet = next(s for s in contract["fichesActions"] if s["code"] == "FA-02")
    assert by_code["M01"]["ancienneValeur"]["indicateur"] in sheet["indicateurs"]
    places = [c for e in contract["perimetre"] for c in e["capacites"]]
    assert by_code["M03"]["ancienneValeur"]["capacite"] in places


def test_the_documents_name_one_another() -> None:
    contract, follow_up, avis = BASES["contrat"], BASES["suiviAnnuel"], BASES["avis"]
    digest = canonical.digest(document("contrat"))
    for name in ("suiviAnnuel", "precedent", "avenant", "autreAvenant"):
        assert BASES[name]["contrat"]["identifiant"] == contract["identifiant"]
        assert BASES[name]["contrat"].get("empreinte", digest) == digest
    assert contract["contratPrecedent"] == BASES["contratPrecedent"]["identifiant"]
    assert contract["arreteProgrammation"]["reference"] == BASES["programmation"]["reference"]
    assert avis["document"] == {
        "identifiant": follow_up["entete"]["identifiant"],
        "type": "suiviAnnuel",
        "versionDocument": follow_up["entete"]["versionDocument"],
        "empreinte": canonical.digest(document("suiviAnnuel")),
    }
    measured = [esms["numeroFinessEt"] for esms in BASES["indicateurs"]["esms"]]
    assert measured == [esms["numeroFinessEt"] for esms in contract["perimetre"]]
