"""The faults of real life: each is found once, where the user corrects, by its code."""

from __future__ import annotations

from typing import Any

import pytest

from cpom_schema.document import Document
from cpom_validators import judgement as pipeline
from cpom_validators.together.sets import among
from tests.builders import faults

NAMES = [fault["name"] for fault in faults.FAULTS]
SEVERAL = [fault for fault in faults.FAULTS if "also" in fault]
CAMPAIGN = sorted(path.stem for path in faults.CAMPAIGN.glob("*.json"))


def _expected(fault: dict[str, Any]) -> list[tuple[str, str]]:
    said = [fault, *fault.get("also", ())]
    return sorted((finding["code"], finding["at"]) for finding in said)


@pytest.mark.parametrize("fault", faults.FAULTS, ids=NAMES)
def test_a_fault_is_found_once_at_its_place_by_its_code(fault: dict[str, Any]) -> None:
    found = faults.judge(fault)
    expected = _expected(fault)
    serious = faults.serious(found)
    if not serious:  # the fault is one that only a person can settle: it is said for information
        codes = {code for code, _ in expected}
        serious = [place for place in faults.places(found) if place[0] in codes]
    assert sorted(serious) == expected


@pytest.mark.parametrize("fault", faults.FAULTS, ids=NAMES)
def test_without_its_change_a_fault_is_no_more(fault: dict[str, Any]) -> None:
    found = faults.judge(fault, changes=False)
    assert faults.serious(found) == []
    assert (fault["code"], fault["at"]) not in faults.places(found)


@pytest.mark.parametrize("fault", SEVERAL, ids=lambda fault: fault["name"])
def test_a_second_finding_is_justified_and_rare(fault: dict[str, Any]) -> None:
    assert fault["because"].endswith(".")
    assert len(SEVERAL) * 20 <= len(faults.FAULTS)


@pytest.fixture(scope="module")
def campaign() -> dict[str, Document]:
    return {name: faults.document(faults.campaign(name)) for name in CAMPAIGN}


@pytest.mark.parametrize("name", CAMPAIGN)
def test_the_campaign_judged_together_has_nothing_to_correct(
    name: str, campaign: dict[str, Document]
) -> None:
    document = campaign[name]
    report = pipeline.validate(document, companions=among(document, list(campaign.values())))
    assert faults.serious(report.findings) == []
    assert report.states["executee"] > 0
