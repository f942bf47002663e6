"""JSON Schema, XSD, models and pipeline accept and refuse together, on one fault per constraint."""

from __future__ import annotations

import csv
from collections import Counter

import orjson
import pytest

from cpom_schema.document import Tree
from spec.generator import loose_xml
from tests.builders import judges
from tests.builders.editions import EDITION
from tests.builders.mutations import Mutation, of_document

LIMITS = {
    (row["constraint"], row["syntax"])
    for row in csv.DictReader((judges.ROOT / "spec" / "limits.csv").read_text("utf-8").splitlines())
    if row["syntax"] != "tables"  # test_tables_agree.py
}
# Seen by the last test of this file.
BEYOND_MUTATIONS = {("profondeur_extension", s) for s in ("json", "xsd", "modele")}


def _exhaustive(kind: str) -> bytes:
    return (judges.SAMPLES / "structure" / kind / "exhaustif.json").read_bytes()


def _mutations(kind: str) -> list[Mutation]:
    return list(of_document(_exhaustive(kind)))


def _xml(tree: Tree) -> bytes:
    return loose_xml.write(
        EDITION.dictionary, EDITION.dictionary.documents[tree["type"]].root, tree
    )


def _disagreements(mutation: Mutation) -> tuple[list[str], set[tuple[str, str]]]:
    """What no row of limits.csv explains, and the rows that were observed."""
    problems: list[str] = []
    seen: set[tuple[str, str]] = set()
    source = orjson.dumps(mutation.tree)
    verdicts = {
        "json": judges.json_accepts(mutation.tree),
        "modele": judges.model_accepts(mutation.tree),
    }
    found = judges.findings(source)
    if (mutation.code, mutation.at) not in found:
        problems.append(f"JSON: expected {mutation.code} at {mutation.at}, found {found}")
    if mutation.in_xml:
        twin = _xml(mutation.tree)
        verdicts["xsd"] = judges.xsd_accepts(twin)
        in_xml = judges.findings(twin)
        if in_xml != found:
            problems.append(f"XML finds {in_xml}, JSON finds {found}")
    elif mutation.constraint == "nature_de_valeur":
        verdicts["xsd"] = judges.xsd_accepts(_xml(mutation.tree))
    for syntax, accepted in verdicts.items():
        if accepted:
            row = (mutation.constraint, syntax)
            seen.add(row)
            if row not in LIMITS:
                problems.append(f"{syntax} accepts, and limits.csv does not say so")
    return problems, seen


@pytest.mark.slow
def test_every_constraint_is_seen_by_all_or_is_a_row_of_limits() -> None:
    """One fault per constraint of each field, each judged by four judges in two syntaxes."""
    seen: set[tuple[str, str]] = set()
    problems: list[str] = []
    kinds: Counter[str] = Counter()
    for kind in judges.TYPES:
        for mutation in _mutations(kind):
            found, rows = _disagreements(mutation)
            seen |= rows
            kinds[mutation.kind] += 1
            problems += [f"{kind} {mutation.kind} {mutation.path}: {p}" for p in found]
    assert not problems, f"{len(problems)} disagreements:\n" + "\n".join(problems[:40])
    assert len(kinds) >= 18, kinds
    assert sum(kinds.values()) > 2500, kinds
    never = LIMITS - seen - BEYOND_MUTATIONS
    assert not never, f"rows of limits.csv never observed: {sorted(never)}"


@pytest.mark.parametrize("depth", [33, 60])
def test_an_extension_too_deep_is_seen_by_the_pipeline_alone(depth: int) -> None:
    tree: Tree = orjson.loads((judges.SAMPLES / "structure" / "avis" / "minimal.json").read_bytes())
    value: object = "fond"
    for _ in range(depth):
        value = {"niveau": value}
    tree["extensions"] = {"urn:exemple:profond": value}
    place = ("CPOM-F-014", ("extensions", "urn:exemple:profond"))
    assert judges.json_accepts(tree)
    assert judges.model_accepts(tree)
    assert judges.xsd_accepts(_xml(tree))
    assert judges.findings(orjson.dumps(tree)) == [place]
    assert judges.findings(_xml(tree)) == [place]
