"""A rule blocks only what no honest document does, and says why."""

from __future__ import annotations

from typing import Any

import pytest

from spec.generator.blocks import check
from spec.generator.source import Source, SpecificationError, load

SUM = "CPOM-FI-001"
REVERSED = "CPOM-AP-001"


@pytest.fixture(scope="module")
def source() -> Source:
    return load()


def _with(known: Source, code: str, **changes: Any) -> Source:
    """Return the specification with an entry of the catalogue changed."""
    rules = [{**rule, **changes} if rule["id"] == code else rule for rule in known.rules]
    return known._replace(rules=rules)


def test_every_block_rests_on_something(source: Source) -> None:
    check(source)
    entries = (*source.checks, *source.rules)
    blocking = {entry["id"] for entry in entries if entry["severity"] == "bloquant"}
    assert {entry["id"] for entry in entries if "blocks" in entry} == blocking
    assert len(blocking) > 50


def test_a_rule_rests_on_a_text_or_on_arithmetic_and_a_check_on_no_text(source: Source) -> None:
    assert {rule["blocks"]["basis"] for rule in source.rules if "blocks" in rule} <= {
        "texte",
        "arithmetique",
    }
    assert {entry["blocks"]["basis"] for entry in source.checks if "blocks" in entry} <= {
        "arithmetique",
        "forme",
    }


def test_what_is_regional_observed_or_undated_never_founds_a_block(source: Source) -> None:
    for rule in source.rules:
        founding = rule.get("blocks", {}).get("source")
        if founding is not None:
            about = source.sources[founding]
            assert (about["scope"], about["state"]) == ("nationale", "date"), rule["id"]


def test_the_nearest_lawful_document_is_a_case_without_finding(source: Source) -> None:
    for rule in source.rules:
        if "blocks" in rule:
            nearest = rule["blocks"]["nearest"]
            assert [c["expect"] for c in rule["cases"] if c["name"] == nearest] == [[]], rule["id"]


def test_a_block_without_its_reason_is_refused(source: Source) -> None:
    rules = [
        {name: value for name, value in rule.items() if name != "blocks"}
        if rule["id"] == REVERSED
        else rule
        for rule in source.rules
    ]
    with pytest.raises(SpecificationError, match=f"{REVERSED} : bloque sans dire"):
        check(source._replace(rules=rules))


@pytest.mark.parametrize(
    ("changes", "fault"),
    [
        ({"source": "Un article que personne n'a lu"}, "sources.yaml"),
        (
            {
                "source": "ARS Hauts-de-France, 28/04/2017",
                "blocks": {"basis": "texte", "source": "ARS Hauts-de-France, 28/04/2017"},
            },
            "regionale",
        ),
        (
            {
                "source": "CASF, art. R. 314-43-2",
                "blocks": {"basis": "texte", "source": "CASF, art. R. 314-43-2"},
            },
            "non_date",
        ),
        ({"blocks": {"basis": "texte", "source": "CASF, art. L. 313-3"}}, "une de ses sources"),
        ({"blocks": {"basis": "arithmetique", "nearest": "nulle part"}}, "nulle part"),
        ({"severity": "avertissement", "blocks": {"basis": "arithmetique"}}, "bloquante"),
    ],
)
def test_what_cannot_found_a_block_is_refused(
    source: Source, changes: dict[str, Any], fault: str
) -> None:
    with pytest.raises(SpecificationError, match=fault):
        check(_with(source, SUM, **changes))
