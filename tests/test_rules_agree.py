"""One answer from every implementation: each case of each rule, and variations of the samples."""

from __future__ import annotations

from functools import cache

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from cpom_schema._generate import cases as rule_cases
from tests import rule_cases as cases_of
from tests.agreement import JUDGES, disagreements, python
from tests.oracles.rules import Request
from tests.variations import variations


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
