"""The faults of real life: each is seeded in the campaign, and what it leaves is well formed."""

from __future__ import annotations

from typing import Any

import orjson
import pytest

from cpom_schema.document import Tree
from spec.generator.cases import at
from tests.builders import faults, judges
from tests.builders.faults import FAULTS, campaign, seeded

NAMES = [fault["name"] for fault in FAULTS]
KEYS = {
    *("name", "words", "document", "with", "set", "remove", "append", "change_with"),
    *("at", "code", "also", "because", "date"),
}
CHANGES = {"base", *faults.CHANGES}


def _refusals(tree: Tree) -> list[judges.Place]:
    """What the file and structure checks refuse: codes are left to their lists, numbers to keys."""
    found = judges.findings(orjson.dumps(tree))
    refused = [place for place in found if place[0].startswith(("CPOM-F-", "CPOM-S-"))]
    return [place for place in refused if place[0] not in {"CPOM-S-035", "CPOM-S-036"}]


def test_there_are_enough_faults_and_each_has_its_name() -> None:
    assert len(FAULTS) >= 66
    assert len(set(NAMES)) == len(NAMES)


@pytest.mark.parametrize("fault", FAULTS, ids=NAMES)
def test_a_fault_says_what_it_is_in_the_words_of_a_practitioner(fault: dict[str, Any]) -> None:
    assert set(fault) <= KEYS
    assert set(fault["words"]) == {"fr", "en"}
    assert not any("CPOM-" in text for text in fault["words"].values())
    changes = fault.get("change_with", {})
    assert set(changes) <= set(fault["with"])
    assert all(set(change) <= CHANGES for change in changes.values())
    assert all(name in changes or name in faults.CAMPAIGN_NAMES for name in fault["with"])


@pytest.mark.parametrize("fault", FAULTS, ids=NAMES)
def test_a_fault_changes_the_campaign_into_well_formed_documents(fault: dict[str, Any]) -> None:
    judged = campaign(fault["document"])
    pairs = [(judged, seeded(fault, judged))] if {*fault} & CHANGES else []
    for name, change in fault.get("change_with", {}).items():
        base = campaign(change.get("base", name))
        pairs.append((base, seeded(change, base)))
    assert pairs
    for before, after in pairs:
        assert after != before
        assert judges.json_accepts(after)
        assert _refusals(after) == []
    owner, _, missing = fault["at"].rpartition("/")
    place = at(seeded(fault, judged), owner)
    assert isinstance(place, dict if not missing.isdigit() else list)
