"""A wrong FINESS or SIREN number is found wherever it stands, and once."""

from __future__ import annotations

import copy
from collections.abc import Iterator
from typing import Any

import pytest

import cpom_schema
from cpom_schema.document import Document, Tree, pointer
from cpom_schema.standard.dictionary import Field
from cpom_validators.form import integrity
from cpom_validators.judgement import validate
from cpom_validators.together.companions import Companions
from tests.builders.editions import EDITION

WRONG = "590999998"
SAMPLES = cpom_schema.samples()


def _read(name: str) -> Document:
    return cpom_schema.read(SAMPLES / f"{name}.json")


def _found(kind: str, tree: Tree) -> list[tuple[str, list[str]]]:
    """The code of each wrong number, with all its places."""
    document = Document("json", EDITION, kind, tree)
    findings = integrity.check(document, "2026-06-30")
    about = [f for f in findings if f.code in ("CPOM-S-035", "CPOM-S-036")]
    return [(f.code, [pointer(f.path), *map(pointer, f.related)]) for f in about]


def _numbers(root: str, name: str, node: Tree, path: str = "") -> Iterator[tuple[str, Field]]:
    """Every number with a key of a tree, first items of lists only, references left out."""
    fields = EDITION.dictionary.objects[root].fields
    for field in EDITION.dictionary.objects[name].fields.values():
        if field.name not in node or field.kind not in ("scalar", "object"):
            continue
        value = node[field.name]
        here = f"{path}/{field.name}"
        if field.repeated:
            value, here = value[0], f"{here}/0"
        if field.kind == "object":
            yield from _numbers(root, field.type, value, here)
        elif EDITION.dictionary.types[field.type].key and field.local_ref not in fields:
            yield here, field


def _set(tree: Any, place: str, value: str) -> Tree:
    changed: Tree = copy.deepcopy(tree)
    node: Any = changed
    *steps, last = place[1:].split("/")
    for step in steps:
        node = node[int(step)] if isinstance(node, list) else node[step]
    if isinstance(node, list):
        node[int(last)] = value
    else:
        node[last] = value
    return changed


@pytest.mark.parametrize("kind", sorted(EDITION.dictionary.documents))
def test_a_wrong_number_is_found_in_every_field_of_its_type(kind: str) -> None:
    tree = _read(f"structure/{kind}/exhaustif").tree
    assert _found(kind, tree) == []
    places = list(_numbers(kind, kind, tree))
    assert places
    for place, field in places:
        warns = field.wrong_key == "quoted" or "/ancienneValeur/" in place
        code = "CPOM-S-036" if warns else "CPOM-S-035"
        assert _found(kind, _set(tree, place, WRONG)) == [(code, [place])]


def test_a_number_wrong_in_two_places_is_one_finding() -> None:
    tree = _read("campaign/suivi-2025").tree
    for rank in (0, 2):
        tree = _set(tree, f"/activites/{rank}/esms", WRONG)
    places = ["/activites/0/esms", "/activites/2/esms"]
    assert _found("suiviAnnuel", tree) == [("CPOM-S-035", places)]


def test_an_avenant_may_quote_the_wrong_number_it_corrects() -> None:
    tree = _read("structure/avenant/exhaustif").tree
    quoted = _set(tree, "/modifications/0/cle/esms", WRONG)
    quoted = _set(quoted, "/modifications/0/ancienneValeur/esms/numeroFinessEt", WRONG)
    assert [code for code, _ in _found("avenant", quoted)] == ["CPOM-S-036"]
    kept = _set(quoted, "/modifications/0/valeur/esms/numeroFinessEt", WRONG)
    assert [(code, len(places)) for code, places in _found("avenant", kept)] == [("CPOM-S-035", 3)]


@pytest.mark.parametrize("masked", ["111111111", "000000000"])
def test_a_masked_number_warns_in_an_extract_and_blocks_in_a_contract(masked: str) -> None:
    extract = _set(_read("structure/indicateurs/exhaustif").tree, "/esms/0/numeroFinessEj", masked)
    assert [code for code, _ in _found("indicateurs", extract)] == ["CPOM-S-036"]
    contract = _set(
        _read("structure/contrat/exhaustif").tree, "/perimetre/0/numeroFinessEj", masked
    )
    assert [code for code, _ in _found("contrat", contract)] == ["CPOM-S-035"]


def test_a_wrong_number_that_the_contract_does_not_have_is_not_found_twice() -> None:
    follow_up = _read("campaign/suivi-2025")
    tree = _set(follow_up.tree, "/activites/0/esms", WRONG)
    joined = Companions({"contrat": (_read("campaign/contrat"),)})
    report = validate(Document("json", EDITION, "suiviAnnuel", tree), companions=joined)
    codes = [f.code for f in report.findings if f.path == ("activites", 0, "esms")]
    assert codes == ["CPOM-S-035"]


def test_a_wrong_number_leaves_the_other_rules_to_judge() -> None:
    tree = _read("campaign/contrat").tree
    changed = _set(tree, "/parties/3/numeroFinessEj", WRONG)
    changed = _set(changed, "/dateEcheanceInitiale", "2031-01-01")
    report = validate(Document("json", EDITION, "contrat", changed))
    assert {"CPOM-S-035", "CPOM-CT-002"} <= {f.code for f in report.findings}
