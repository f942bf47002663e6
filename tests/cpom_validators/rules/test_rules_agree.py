"""One answer from every implementation: each case of each rule, and variations of the samples."""

from __future__ import annotations

import re
from functools import cache

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from cpom_validators.rules.compiled import rules
from spec.generator import cases as rule_cases
from tests.builders.agreement import JUDGES, absent, disagreements, python
from tests.builders.editions import EDITION
from tests.builders.judges import SAMPLES
from tests.builders.variations import variations
from tests.commands import rule_cases as cases_of
from tests.oracles import saxon
from tests.oracles.places import Judged
from tests.oracles.rules import Request


@cache
def _cases() -> tuple[tuple[rule_cases.Case, Request], ...]:
    related, bases = cases_of.related(), cases_of.bases()
    found = [case for raw in cases_of.raw_rules() for case in rule_cases.cases(raw, bases, related)]
    return tuple(
        (c, Request(c.document, {"doc": c.tree, **cases_of.with_digests(c)}, c.date, (c.rule,)))
        for c in found
    )


def test_each_case_gives_what_its_rule_says() -> None:
    answers = python([request for _, request in _cases()])
    wrong = [
        f"{case.rule}, {case.name}: {found}"
        for (case, _), found in zip(_cases(), answers, strict=True)
        if bool(found.get(case.rule)) != bool(case.expect)
    ]
    assert not wrong


@pytest.mark.parametrize("judge", JUDGES)
def test_every_case_has_one_answer(judge: str) -> None:
    assert not disagreements(judge, [request for _, request in _cases()])


def test_the_published_stylesheet_says_which_rules_it_could_not_run() -> None:
    source = (SAMPLES / "campaign" / "suivi-2025.xml").read_bytes()
    sheet = EDITION.files.read("schematron/cpom.xsl").decode()
    ((*told,),) = saxon.judge(sheet, [Judged(source)], reports=True)
    said = next(f for f in told if f.rule == "non-jugees.contrat.suiviAnnuel").message
    needing = {r.id for r in rules(EDITION, "suiviAnnuel") if "contrat" in r.needs} - absent()
    assert needing
    assert set(re.findall(r"CPOM-[A-Z]{2}-[0-9]{3}", said)) == needing


@pytest.mark.parametrize("judge", JUDGES)
@given(batch=st.lists(variations(), min_size=6, max_size=6))
@settings(
    max_examples=2,
    deadline=None,
    phases=[Phase.generate],
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
def test_every_variation_has_one_answer(judge: str, batch: list[Request]) -> None:
    assert not disagreements(judge, batch)
