"""The fast engine and the reference engine give identical complete reports."""

from __future__ import annotations

import datetime as dt
import random
from functools import cache
from typing import Any

import orjson
import pytest

from cpom_schema.document import Tree
from cpom_validators.form.schema_engines import EngineName
from cpom_validators.judgement import validate_bytes
from cpom_validators.report_document import report_tree
from tests.builders import judges
from tests.builders.mutations import Mutation, of_document

CHUNKS = 10
PER_CHUNK = 1000
NOW = dt.datetime(2026, 11, 21, 12, 0, tzinfo=dt.UTC)
# Weights keep the big documents, slow in the reference engine, in the minority.
DRAWN = ("avis",) * 5 + ("programmation",) * 5 + ("indicateurs",) * 5 + ("rapportControle",) * 4 + (
    "suiviAnnuel", "contrat",
)  # fmt: skip


@cache
def _mutations(kind: str) -> list[Mutation]:
    return list(of_document((judges.SAMPLES / "structure" / kind / "exhaustif.json").read_bytes()))


def _report(source: bytes, engine: EngineName) -> Tree:
    report = validate_bytes(source, name="test", today=judges.TODAY, engine=engine, rules=())
    assert report.document is not None, report.findings
    return report_tree(report, NOW)


def _twice_mutated(rng: random.Random) -> bytes:
    """A random mutation, and on half of the draws a second fault on top of it."""
    mutation = rng.choice(_mutations(rng.choice(DRAWN)))
    tree = mutation.tree
    if rng.random() < 0.5:
        names = [n for n in tree if n not in ("cpom", "type")]
        name = rng.choice(names)
        value: Any = rng.choice(["", [], {}, 12, "texte\n", True, 1e300, None, ..., "inconnu"])
        tree = {n: v for n, v in tree.items() if n != name}
        if value is not ...:
            tree[name] = value
    return orjson.dumps(tree)


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(CHUNKS))
def test_both_engines_give_the_same_report_on_seeded_mutations(seed: int) -> None:
    rng = random.Random(seed)
    faulty = 0
    for _ in range(PER_CHUNK):
        source = _twice_mutated(rng)
        fast, reference = _report(source, "fast"), _report(source, "reference")
        assert fast == reference, source[:400]
        faulty += fast["verdict"] != "recevable"
    assert faulty > PER_CHUNK * 0.9


@pytest.mark.parametrize("kind", judges.TYPES)
def test_both_engines_accept_the_samples(kind: str) -> None:
    for name in ("minimal", "exhaustif"):
        source = (judges.SAMPLES / "structure" / kind / f"{name}.json").read_bytes()
        assert _report(source, "fast") == _report(source, "reference")
        assert _report(source, "fast")["verdict"] == "recevable"
