"""The faults of real life seeded in the campaign, as documents to judge."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import Any, Final

import orjson

from cpom_schema.document import Document, Tree, pointer
from cpom_schema.formats import read_bytes
from cpom_validators import judgement as pipeline
from cpom_validators.findings.finding import Finding
from cpom_validators.together.companions import Companions
from spec.generator.cases import changed
from spec.generator.source import read_yaml
from tests.builders import judges
from tests.builders.editions import EDITION

CAMPAIGN: Final = judges.SAMPLES / "campaign"
FAULTS: Final[list[dict[str, Any]]] = read_yaml(judges.SAMPLES / "faults" / "fautes.yaml")
CAMPAIGN_NAMES: Final = {path.stem for path in CAMPAIGN.glob("*.json")}
CHANGES: Final = ("set", "remove", "append")


@cache
def _bytes(name: str) -> bytes:
    return (CAMPAIGN / f"{name}.json").read_bytes()


def campaign(name: str) -> Tree:
    """A document of the campaign, as a tree of one's own."""
    tree: Tree = orjson.loads(_bytes(name))
    return tree


def seeded(change: dict[str, Any], base: Tree) -> Tree:
    """The base with a change."""
    return changed(base, change, str(change.get("name", "")))


def document(tree: Tree) -> Document:
    """A document as its reader gives it."""
    return read_bytes(orjson.dumps(tree))


def _judged(fault: dict[str, Any], *, changes: bool) -> Document:
    tree = campaign(fault["document"])
    return document(seeded(fault, tree) if changes and {*fault} & {*CHANGES} else tree)


def _given(fault: dict[str, Any], *, changes: bool) -> list[Document]:
    """The documents given with it; without changes, neither another contract nor the judged one."""
    found = []
    for name in fault["with"]:
        change = fault.get("change_with", {}).get(name, {}) if changes else {}
        of_campaign = name in CAMPAIGN_NAMES and (changes or name != fault["document"])
        if of_campaign or change:
            found.append(document(seeded(change, campaign(change.get("base", name)))))
    return found


def companions(judged: Document, others: list[Document]) -> Companions:
    """The documents given, each in its role: who gives them chooses, not what they cite."""
    found: dict[str, tuple[Document, ...]] = {}
    for other in others:
        role = other.type
        if role == "suiviAnnuel":
            role = "precedent" if judged.type == "suiviAnnuel" else "suivi"
        found[role] = (*found.get(role, ()), other)
    return Companions(found)


def prepared(fault: dict[str, Any], *, changes: bool = True) -> tuple[Document, Companions]:
    """The document of a fault, with its changes or before them, and what it is judged with."""
    judged = _judged(fault, changes=changes)
    return judged, companions(judged, _given(fault, changes=changes))


def judge(fault: dict[str, Any], *, changes: bool = True) -> tuple[Finding, ...]:
    """The findings on the document of a fault, with its changes or before them."""
    judged, others = prepared(fault, changes=changes)
    return pipeline.validate(judged, date=fault.get("date"), companions=others).findings


def places(findings: Iterable[Finding]) -> list[tuple[str, str]]:
    """Code and place of findings."""
    return [(f.code, pointer(f.path)) for f in findings]


def serious(findings: Iterable[Finding]) -> list[tuple[str, str]]:
    """Code and place of the findings a sender must act upon."""
    return places(f for f in findings if EDITION.catalogue[f.code].severity != "information")
