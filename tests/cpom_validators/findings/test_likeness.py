"""Suggestions: made when one known value alone is plausible, and not otherwise."""

from __future__ import annotations

import pytest

from cpom_validators.findings.likeness import likely
from tests.builders.editions import EDITION

PLAUSIBLE = [
    ("en cours", ["en_cours", "en_retard"], "en_cours"),
    ("EN-COURS", ["en_cours", "en_retard"], "en_cours"),
    ("Dépendance", ["dependance", "soins"], "dependance"),
    ("L. 313-12-2", ["L313-12-2", "L313-12-IV-ter"], "L313-12-2"),
    ("FA-1", ["FA-01", "FA-11"], "FA-01"),
    ("10000024", ["010000024", "010000032"], "010000024"),
    ("1", ["01", "11"], "01"),
    ("138", ["183", "186"], "183"),
    ("590999038", ["590999083", "590999017"], "590999083"),
    ("590999084", ["590999083", "590999017"], "590999083"),
    ("jour", ["journee", "acte"], "journee"),
    ("heberjement", ["hebergement", "soins"], "hebergement"),
    ("hebergment", ["hebergement", "soins"], "hebergement"),
    ("hébergemnet", ["hebergement", "soins"], "hebergement"),
    ("sions", ["soins", "globale"], "soins"),
    ("œuvre", ["oeuvre", "autre"], "oeuvre"),
    ("IMSE", ["IMES", "CMPP"], "IMES"),
]
NOT_PLAUSIBLE = [
    ("214", ["249", "213", "215"]),
    ("197", ["397", "187"]),
    ("599", ["59", "590"]),
    ("1830", ["183", "180"]),
    ("117", ["111", "118"]),
    ("12", ["21", "13"]),
    ("128", ["182", "218"]),
    ("59099908", ["590999083"]),
    ("590999038", ["590999083", "590999308"]),
    ("590999084", ["590999083", "590999085"]),
    ("FA-03", ["FA-01", "FA-02"]),
    ("L313-12", ["L313-12-2", "L313-11"]),
    ("CHRS", ["CRP", "CHRD"]),
    ("sion", ["soin2"]),
    ("acte", ["autre"]),
    ("jou", ["journee"]),
    ("jour", ["journee", "journee_integration"]),
    ("globalissime", ["globale"]),
    ("heberrjjement", ["hebergement"]),
    ("", ["soins"]),
    ("12a", ["12b"]),
    ("abc", ["123"]),
    ("soins", []),
]


@pytest.mark.parametrize(("typed", "known", "meant"), PLAUSIBLE)
def test_one_plausible_value_is_suggested(typed: str, known: list[str], meant: str) -> None:
    assert likely(typed, {k: k for k in known}) == meant


@pytest.mark.parametrize(("typed", "known"), NOT_PLAUSIBLE)
def test_nothing_is_suggested_when_it_is_not_plausible(typed: str, known: list[str]) -> None:
    assert likely(typed, {k: k for k in known}) is None


def test_two_writings_of_one_code_are_one_suggestion() -> None:
    assert likely("journe", {"journee": "J", "Journée": "J", "nuit": "N"}) == "J"
    assert likely("journée", {"journee": "J", "Journée": "K"}) is None


def test_no_unknown_number_of_a_list_of_numbers_leads_to_one_that_merely_resembles_it() -> None:
    for name in ("categories-esms", "modes-fonctionnement", "clienteles", "activites-finess"):
        codes = EDITION.codelists[name].codes
        known = {code: code for code in codes}
        for number in range(1000):
            typed = f"{number:03}"
            found = likely(typed, known)
            if typed not in codes and found is not None:
                assert sorted(found.lstrip("0")) == sorted(typed.lstrip("0")), (typed, found)
