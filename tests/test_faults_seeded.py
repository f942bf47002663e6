"""The faults of real life: each is seeded in the campaign, and what it leaves is well formed."""

from __future__ import annotations

from typing import Any

import orjson
import pytest

from cpom_schema._generate.faulty import changed
from cpom_schema._generate.source import read_yaml
from cpom_schema.document import Tree
from tests import judges

CAMPAIGN = judges.SAMPLES / "campaign"
FAULTS: list[dict[str, Any]] = read_yaml(judges.SAMPLES / "faults" / "fautes.yaml")
NAMES = [fault["name"] for fault in FAULTS]
KEYS = {"name", "words", "document", "with", "set", "remove", "append", "change_with", "at", "code"}
CHANGES = {"base", "set", "remove", "append"}


def _campaign(name: str) -> Tree:
    tree: Tree = orjson.loads((CAMPAIGN / f"{name}.json").read_bytes())
    return tree


def _at(tree: Any, pointer: str) -> Any:
    for part in pointer.split("/")[1:]:
        tree = tree[int(part)] if isinstance(tree, list) else tree[part]
    return tree


def _seeded(change: dict[str, Any], base: Tree) -> Tree:
    """The base with a change, whose appended items are given and not copied from another place."""
    tree = changed({key: change[key] for key in ("set", "remove") if key in change}, base)
    for listing, item in change.get("append", {}).items():
        _at(tree, listing).append(item)
    return tree


def _refusals(tree: Tree) -> list[judges.Place]:
    """What the file and structure checks refuse, unknown codes left to the code lists."""
    found = judges.findings(orjson.dumps(tree))
    return [place for place in found if place[0].startswith(("CPOM-F-", "CPOM-S-"))]


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
    assert all(name in changes or (CAMPAIGN / f"{name}.json").exists() for name in fault["with"])


@pytest.mark.parametrize("fault", FAULTS, ids=NAMES)
def test_a_fault_changes_the_campaign_into_well_formed_documents(fault: dict[str, Any]) -> None:
    judged = _campaign(fault["document"])
    pairs = [(judged, _seeded(fault, judged))] if {*fault} & CHANGES else []
    for name, change in fault.get("change_with", {}).items():
        base = _campaign(change.get("base", name))
        pairs.append((base, _seeded(change, base)))
    assert pairs
    for before, after in pairs:
        assert after != before
        assert judges.json_accepts(after)
        assert _refusals(after) == []
    assert _at(_seeded(fault, judged), fault["at"]) is not None
