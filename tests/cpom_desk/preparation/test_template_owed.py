"""What is prepared is what the rules ask for: nothing is missing, nothing is too much."""

from __future__ import annotations

import copy

import pytest

from cpom_desk.preparation import Given, draft
from cpom_schema.document import Document, Tree
from cpom_validators.rules.compiled import rules
from cpom_validators.rules.running import run
from tests.builders import campaign
from tests.builders.editions import EDITION
from tests.builders.small_follow_up import ESAT, IME, MOMENT, Places, valid, with_changes

CODES = {"CPOM-SA-016", "CPOM-SA-017", "CPOM-SA-025", "CPOM-SA-026", "CPOM-SA-030"}
"""The rules that say which fiches, ESMS and service changes a follow-up is about."""
RULES = [rule for rule in rules(EDITION, "suiviAnnuel") if rule.id in CODES]
LEFT, ENDED = "2024-12-31", {"/fichesActions/0/dateFin": "2024-12-31"}
CONTRACTS: dict[str, Places] = {
    "as it is": {},
    "a fiche ended before": ENDED,
    "a fiche ended in the year": {
        "/fichesActions/0/statut": "achevee", "/fichesActions/0/dateFin": "2025-01-01",
    },
    "a fiche dropped without a date": {"/fichesActions/0/statut": "abandonnee"},
    "a fiche that begins next year": {"/fichesActions/0/periode": {"debut": "2026-01-01"}},
    "an ESMS that left before": {"/perimetre/2/dateSortie": LEFT},
    "an ESMS that left in the year": {"/perimetre/2/dateSortie": "2025-01-01"},
    "an ESMS that enters next year": {"/perimetre/2/dateEntree": "2026-01-01"},
    "a branch": {"/perimetre/2/rattachement": IME},
    "a service change due in the year": {"/evolutionsOffre/0/datePrevue": "2025-03-01"},
}  # fmt: skip
GIVEN = {
    name: Given(
        MOMENT, EDITION, 2025, with_changes(valid("contrat"), changes), valid("precedent")
    )
    for name, changes in CONTRACTS.items()
} | {f"campaign {year}": campaign.given(year) for year in campaign.YEARS}  # fmt: skip


def _prepared(given: Given) -> Tree:
    return copy.deepcopy(draft("suiviAnnuel", given).document.tree)


def _broken(tree: Tree, given: Given) -> set[str]:
    """The codes of the rules that a follow-up breaks, beside what it was prepared from."""
    beside = {"contrat": given.contrat, "precedent": given.precedent}
    related = {name: found.tree for name, found in beside.items() if found}
    judged = Document("json", EDITION, "suiviAnnuel", tree)
    outcome = run(judged, RULES, "2026-05-01", related)
    silent = {state.code for state in outcome.rules if state.state == "ignoree"}
    assert silent == (set() if given.precedent else {"CPOM-SA-030"})
    return {finding.code for finding in outcome.findings}


@pytest.mark.parametrize("name", GIVEN)
def test_the_prepared_rows_break_no_rule(name: str) -> None:
    assert _broken(_prepared(GIVEN[name]), GIVEN[name]) == set()


@pytest.mark.parametrize("name", GIVEN)
def test_each_prepared_fiche_is_asked_for(name: str) -> None:
    fiches = _prepared(GIVEN[name])["suivisFiches"]
    assert fiches
    for rank in range(len(fiches)):
        tree = _prepared(GIVEN[name])
        del tree["suivisFiches"][rank]
        assert _broken(tree, GIVEN[name]) == {"CPOM-SA-016"}


@pytest.mark.parametrize("name", GIVEN)
def test_each_prepared_esms_is_asked_for(name: str) -> None:
    listed = ("activites", "filesActives", "executionFinanciere")
    main = {row["esms"] for row in _prepared(GIVEN[name])["ressourcesHumaines"]}
    assert main
    for esms in main:
        tree = _prepared(GIVEN[name])
        for table in listed:
            tree[table] = [row for row in tree[table] if row["esms"] != esms]
        assert _broken(tree, GIVEN[name]) == {"CPOM-SA-025"}


def test_a_service_change_unfinished_last_year_is_asked_for() -> None:
    tree = _prepared(GIVEN["as it is"])
    del tree["suivisEvolutions"]
    assert _broken(tree, GIVEN["as it is"]) == {"CPOM-SA-030"}


def test_a_fiche_that_is_not_prepared_for_it_ended_is_refused() -> None:
    name = "a fiche ended before"
    tree = _prepared(GIVEN[name])
    assert "FA-01" not in [row["ficheAction"] for row in tree["suivisFiches"]]
    tree["suivisFiches"].append({"ficheAction": "FA-01"})
    assert _broken(tree, GIVEN[name]) == {"CPOM-SA-017"}


@pytest.mark.parametrize("name", ["an ESMS that left before", "an ESMS that enters next year"])
def test_an_esms_that_is_not_prepared_for_it_is_absent_is_refused(name: str) -> None:
    tree = _prepared(GIVEN[name])
    assert ESAT not in [row["esms"] for row in tree["activites"]]
    tree["activites"].append({"esms": ESAT, "annee": 2025, "unite": "journee"})
    assert _broken(tree, GIVEN[name]) == {"CPOM-SA-026"}
