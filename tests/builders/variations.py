"""Variations of the samples, still sound in structure, with the documents they are judged with."""

from __future__ import annotations

import copy
import datetime as dt
from collections.abc import Iterator
from functools import cache
from typing import Any

from hypothesis import strategies as st

from cpom_schema.document import Document, Path, field_at, value_at
from cpom_schema.formats import read_bytes
from cpom_schema.standard.dictionary import Field
from cpom_validators.form import integrity, structure
from cpom_validators.together.companions import related, trees
from cpom_validators.together.sets import among
from tests.builders.editions import EDITION
from tests.builders.judges import ROOT
from tests.oracles.rules import Request

CAMPAIGN = ROOT / "samples" / "campaign"
NAMES = ("contrat", "suivi-2024", "suivi-2025", "avenant-1", "avis-2025-ars", "programmation-2023")
DAY = dt.timedelta(days=1)


@cache
def _campaign() -> dict[str, Document]:
    return {p.stem: read_bytes(p.read_bytes()) for p in CAMPAIGN.glob("*.json")}


def _leaves(value: Any, path: Path = ()) -> Iterator[Path]:
    if path:
        yield path
    if isinstance(value, (dict, list)):
        for name, below in value.items() if isinstance(value, dict) else enumerate(value):
            yield from _leaves(below, (*path, name))


@cache
def _places(name: str) -> tuple[Path, ...]:
    tree = _campaign()[name].tree
    fixed = ("cpom", "type", "entete", "extensions")
    return tuple(p for p in _leaves(tree) if p[0] not in fixed)


def _other_values(field: Field, value: Any) -> list[Any]:
    """Values of the same type that a rule may mind."""
    if field.kind == "code":
        return list(EDITION.codelists[field.type].codes)
    if field.type == "date" and isinstance(value, str):
        day = dt.date.fromisoformat(value)
        return [(day + n * DAY).isoformat() for n in (-366, -1, 1, 31, 366, 1827)]
    if field.type in ("annee", "entier") and isinstance(value, int):
        return [value - 1, value + 1, value + 5, 0]
    if field.type in ("decimal", "montant", "taux"):
        return [0, 1, round(value * 1.03, 2), round(value + 0.01, 2), 0.875, 87.5, -value]
    return []


@st.composite
def variations(draw: st.DrawFn) -> Request:
    """A sample with a few values changed or removed, and the documents that go with it."""
    name = draw(st.sampled_from(NAMES))
    base = _campaign()[name]
    tree = copy.deepcopy(base.tree)
    for _ in range(draw(st.integers(1, 8))):
        _change(draw, base, name, tree)
    judged = Document("json", base.edition, base.type, tree)
    given = among(base, list(_campaign().values()))
    others = trees(judged, related(judged, given), given.shared)
    return Request(base.type, {"doc": tree, **others}, "2026-06-30")


def _change(draw: st.DrawFn, base: Document, name: str, tree: Any) -> None:
    """One change, undone when it breaks the structure."""
    path = draw(st.sampled_from(_places(name)))
    owner = value_at(tree, path[:-1])
    last = path[-1]
    if owner is None or last not in (owner if isinstance(owner, dict) else range(len(owner))):
        return
    field = field_at(EDITION.dictionary, base.root, path)
    before = owner[last]
    others = _other_values(field, before) if field and not isinstance(before, (dict, list)) else []
    if others:
        owner[last] = draw(st.sampled_from(others))
    else:
        del owner[last]
    document = Document("json", base.edition, base.type, tree)
    faults = structure.check(document).findings or integrity.check(document, "2026-06-30")
    if faults:
        if others:
            owner[last] = before
        elif isinstance(owner, list):
            owner.insert(int(last), before)
        else:
            owner[last] = before
