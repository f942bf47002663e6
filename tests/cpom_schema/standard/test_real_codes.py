"""Real codes of FINESS: what establishments bear in the register, no list refuses.

The files are public extracts that are not part of the project; without them the tests are skipped.
"""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any, Final

import orjson
import pytest

from tests.builders.editions import EDITION

FOLDER: Final = Path(__file__).parents[4] / "shared" / "domain" / "real"
ACTIVITIES: Final = FOLDER / "finess-plus-activites-echantillon.json.gz"
STRUCTURES: Final = FOLDER / "finess-plus-structures-echantillon.json.gz"
KINDS: Final = ("typeActiviteAMSR", "typeActiviteASOCR")
"""Medico-social activities, and social ones: those an ESMS may have."""
TERMS: Final = {
    "activiteSocialeRegulee": "activites-finess",
    "modeFonctionnement": "modes-fonctionnement",
    "public": "clienteles",
}
AGREEMENT: Final = "CPM"
HEALTH: Final = frozenset(("617",))
"""Categories of health establishments that signed a contract of their own."""
pytestmark = pytest.mark.skipif(
    not STRUCTURES.exists(), reason="the public extracts of FINESS are not beside the project"
)


@cache
def _content(path: Path) -> Any:
    return orjson.loads(gzip.decompress(path.read_bytes()))


def _objects(node: Any) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield every object of a file with the name that leads to it."""
    if isinstance(node, dict):
        for name, value in node.items():
            if isinstance(value, dict):
                yield name, value
            yield from _objects(value)
    elif isinstance(node, list):
        for item in node:
            yield from _objects(item)


def _commitments(node: Any) -> Iterator[str]:
    for engagement in node.get("engagement") or ():
        yield from filter(None, (engagement["typeEngagement"], engagement["sousTypeEngagement"]))


@pytest.mark.parametrize("term", TERMS)
def test_each_term_of_a_real_triplet_is_a_code(term: str) -> None:
    codes = EDITION.codelists[TERMS[term]].codes
    found = {about[term] for kind, about in _objects(_content(ACTIVITIES)) if kind in KINDS}
    assert len(found) > 10
    assert not {code for code in found if code and code not in codes}


def test_each_real_commitment_is_a_code() -> None:
    codes = EDITION.codelists["conventions-finess"].codes
    found = {c for e in _content(STRUCTURES)["pmej"] for p in e["ege"] for c in _commitments(p)}
    assert {"ARRT", "ARR", "CPM", "DIT"} <= found
    assert found <= set(codes)


def test_each_establishment_under_contract_has_a_known_category() -> None:
    codes = EDITION.codelists["categories-esms"].codes
    places = [p for e in _content(STRUCTURES)["pmej"] for p in e["ege"]]
    found = {
        p["categorieentiteGeographiqueExercice"] for p in places if AGREEMENT in _commitments(p)
    }
    assert found - set(codes) == HEALTH
