"""Real FINESS numbers and SIRETs: what is true in the registers, no rule refuses.

The files are public extracts that are not part of the project; without them the tests are skipped.
"""

from __future__ import annotations

import copy
import csv
import gzip
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any, Final

import orjson
import pytest

import cpom_schema
from cpom_schema.document import Document, Tree
from cpom_schema.formats import read_bytes, write_bytes
from cpom_validators.findings.finding import Finding
from cpom_validators.form import integrity
from cpom_validators.rules import running as engine
from cpom_validators.rules.compiled import rules
from cpom_validators.rules.functions import finess_key, luhn
from tests.builders.editions import EDITION
from tests.commands import rule_cases

FOLDER: Final = Path(__file__).parents[4] / "shared" / "domain" / "real"
STRUCTURES: Final = FOLDER / "finess-plus-structures-echantillon.json.gz"
ODD: Final = frozenset(("26520004899999", "22440002899999", "77567227299999", "77567227200011"))
"""SIRETs of the registers whose key is wrong: placeholders, and one that nobody explains."""
FILLER: Final = frozenset(("111111111",))
"""What an extract writes when it does not know the legal entity."""
pytestmark = pytest.mark.skipif(
    not STRUCTURES.exists(), reason="the public extracts of FINESS are not beside the project"
)


@cache
def _entities() -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = orjson.loads(gzip.decompress(STRUCTURES.read_bytes()))["pmej"]
    return found


def _places(entity: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for place in entity.get("ege") or ():
        about = place["informationsGeneralesEGE"]
        yield {**about, "categorie": place["categorieentiteGeographiqueExercice"]}


@cache
def _finess() -> frozenset[str]:
    """Every FINESS number of the extracts."""
    numbers = {e["informationsGeneralesPMEJ"]["numFinessPm"] for e in _entities()}
    numbers |= {p["numFinessEge"] for e in _entities() for p in _places(e)}
    for path in FOLDER.glob("ANN_*.csv"):
        with path.open(encoding="utf-8-sig", newline="") as source:
            for row in csv.DictReader(source, delimiter=";"):
                numbers |= {row[name] for name in ("Finess", "Finess EJ") if row.get(name)}
    return frozenset(numbers)


def test_every_real_finess_number_has_its_key_but_a_filler() -> None:
    assert len(_finess()) > 1_500
    assert {n for n in _finess() if not finess_key(n)} <= FILLER


def test_corsica_is_among_them_when_the_extract_has_it() -> None:
    corsican = [n for n in _finess() if n[:2] in ("2A", "2B")]
    assert all(finess_key(n) for n in corsican)
    assert not any(finess_key(f"{n[:2]}0{(int(n[3]) + 1) % 10}{n[4:]}") for n in corsican)


def test_every_real_siren_has_its_key() -> None:
    sirens = {e["informationsGeneralesPMEJ"]["siren"] for e in _entities()} - {None}
    assert len(sirens) > 20
    assert [s for s in sorted(sirens) if not luhn(s)] == []


def test_no_real_number_is_refused_and_each_changed_one_is() -> None:
    numbers = sorted(_finess() - FILLER)
    assert _wrong(numbers) == []
    changed = [f"{n[:-1]}{(int(n[-1]) + 1) % 10}" for n in numbers]
    assert len(_wrong(changed)) == len(set(changed))
    assert [f.code for f in _wrong(sorted(FILLER))] == ["CPOM-S-036"]


def _wrong(numbers: list[str]) -> list[Finding]:
    """What the form says of the keys of an extract that gives these numbers."""
    tree = cpom_schema.read(cpom_schema.samples() / "structure/indicateurs/minimal.json").tree
    measured = [{**tree["esms"][0], "numeroFinessEt": number} for number in numbers]
    document = Document("json", EDITION, "indicateurs", {**tree, "esms": measured})
    found = integrity.check(document, "2026-06-30")
    return [f for f in found if f.code in ("CPOM-S-035", "CPOM-S-036")]


def test_every_real_siret_has_its_key_but_known_oddities() -> None:
    sirets = {p["siret"] for e in _entities() for p in _places(e)} - {None}
    assert len(sirets) > 1_000
    assert {s for s in sirets if not luhn(s)} == ODD


@cache
def _departments() -> dict[str, str]:
    """The département of each prefix of FINESS numbers."""
    codes = EDITION.codelists["departements"].codes.values()
    return {c.extra["finess_prefixe"]: c.code for c in codes if c.extra.get("finess_prefixe")}


def _department(number: str) -> str | None:
    known = _departments()
    return next((known[number[:n]] for n in (4, 3, 2) if number[:n] in known), None)


def _contracts() -> Iterator[Tree]:
    """For each legal entity, the base contract with its numbers and those of its establishments."""
    base = rule_cases.bases()["contrat"]
    size = len(base["perimetre"])
    categories = EDITION.codelists["categories-esms"].codes
    for entity in _entities():
        about = entity["informationsGeneralesPMEJ"]
        places = [
            p
            for p in _places(entity)
            if p["categorie"] in categories and _department(p["numFinessEge"])
        ]
        for start in range(0, len(places) - size + 1, size):
            yield _contract(base, about, places[start : start + size])


def _contract(base: Tree, entity: dict[str, Any], places: list[dict[str, Any]]) -> Tree:
    manager = next(p for p in base["parties"] if p["nature"] == "OG")
    names = {manager["numeroFinessEj"]: entity["numFinessPm"]}
    if entity["siren"]:
        names[manager["siren"]] = entity["siren"]
    for esms, place in zip(base["perimetre"], places, strict=True):
        names[esms["numeroFinessEt"]] = place["numFinessEge"]
    tree: Tree = _renamed(copy.deepcopy(base), names)
    for esms, place in zip(tree["perimetre"], places, strict=True):
        esms["departement"] = _department(place["numFinessEge"])
        esms["categorie"] = place["categorie"]
        esms.pop("adresse", None)
        esms.pop("siret", None)
        if place["siret"]:
            esms["siret"] = place["siret"]
    return tree


def _renamed(node: Any, names: dict[str, str]) -> Any:
    if isinstance(node, dict):
        return {k: _renamed(v, names) for k, v in node.items()}
    if isinstance(node, list):
        return [_renamed(v, names) for v in node]
    return names.get(node, node) if isinstance(node, str) else node


def _identities(tree: Tree) -> list[Finding]:
    own = [r for r in rules(EDITION, "contrat") if r.id.startswith("CPOM-ID")]
    document = Document("json", EDITION, "contrat", tree)
    return engine.run(document, own, "2026-06-30", {}).findings


def test_a_contract_with_real_numbers_breaks_no_rule_of_identity() -> None:
    judged = 0
    warned: set[str] = set()
    for tree in _contracts():
        judged += 1
        found = _identities(tree)
        assert [
            (f.code, f.path) for f in found if EDITION.catalogue[f.code].severity == "bloquant"
        ] == []
        assert {f.seen for f in found if f.code == "CPOM-ID-004"} <= ODD
        warned |= {f.code for f in found}
    assert judged > 20
    # A SIRET whose key is odd, or that FINESS still gives under another SIREN, is worth a look.
    assert warned <= {"CPOM-ID-004", "CPOM-ID-005"}


def test_an_odd_siret_warns_and_does_not_block() -> None:
    for siret in sorted(ODD):
        tree = next(_contracts())
        manager = next(p for p in tree["parties"] if p["nature"] == "OG")
        manager["siren"] = siret[:9]
        for esms in tree["perimetre"]:
            esms.pop("siret", None)
        tree["perimetre"][0]["siret"] = siret
        found = _identities(tree)
        assert {(f.code, EDITION.catalogue[f.code].severity) for f in found} == {
            ("CPOM-ID-004", "avertissement")
        }


def test_real_numbers_come_back_from_xml_unchanged() -> None:
    tree = next(_contracts())
    again = read_bytes(write_bytes(Document("json", EDITION, "contrat", tree), "xml")).tree
    assert again["perimetre"] == tree["perimetre"]
