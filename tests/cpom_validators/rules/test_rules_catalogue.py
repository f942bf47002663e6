"""Every rule file: its cases and mutants, its name, its place in all that is published."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from pathlib import Path
from typing import Any, Final

import orjson
import pytest

from cpom_schema.document import Document
from cpom_validators.findings.finding import Finding
from cpom_validators.form import integrity, structure
from cpom_validators.rules import running as engine
from cpom_validators.rules.compiled import rules
from spec.generator.cases import CASE_DATE, Case, cases
from spec.generator.source import CHECKS, read_yaml
from tests.builders.editions import EDITION
from tests.builders.judges import ROOT, VERSION
from tests.commands import rule_cases

RULES: Final[list[dict[str, Any]]] = rule_cases.raw_rules()
TYPES: Final = tuple(rule_cases.related()["documents"])
SEVERITIES: Final = ("information", "avertissement", "bloquant")
ENGLISH: Final = frozenset(
    ("the", "of", "with", "without", "missing", "not", "and", "wrong", "too")
)
MOST_ABSENT: Final = 15
"""Rules that Schematron may lack."""
every_rule = pytest.mark.parametrize("raw", RULES, ids=lambda r: r["id"])


def _files() -> list[Path]:
    skipped = {*CHECKS, "bases"}
    return [p for p in sorted(rule_cases.RULES.glob("*/*.yaml")) if p.parent.name not in skipped]


@cache
def _cases() -> dict[str, list[Case]]:
    bases, related = rule_cases.bases(), rule_cases.related()
    return {raw["id"]: list(cases(raw, bases, related)) for raw in RULES}


@cache
def _published() -> Any:
    return EDITION.content("rules.json")


def _document(tree: Any) -> Document:
    return Document("json", EDITION, tree["type"], tree)


def _faults(tree: Any, date: str) -> list[Finding]:
    document = _document(tree)
    found, complete = structure.check(document)
    assert complete
    return [*found, *integrity.check(document, date, {f.path for f in found})]


@cache
def _sound_alone(source: bytes, date: str) -> list[Finding]:
    """The faults of a document in its structure and its lists; the same base comes back often."""
    return _faults(orjson.loads(source), date)


@every_rule
def test_a_rule_says_what_its_cases_say_and_each_mutant_is_caught(raw: dict[str, Any]) -> None:
    assert list(rule_cases.faults(raw)) == []


@every_rule
def test_the_cases_of_a_rule_are_sound_documents(raw: dict[str, Any]) -> None:
    for case in _cases()[raw["id"]]:
        found = _faults(case.tree, case.date)
        # A number whose key is wrong is still looked at by rules, which may say so.
        refused = [f for f in found if not EDITION.catalogue[f.code].spares]
        assert [(f.code, f.path) for f in refused if f.code.startswith("CPOM-S")] == [], case.name
        others = [t for o in case.related.values() for t in (o if isinstance(o, list) else [o])]
        for tree in others:
            alone = _sound_alone(orjson.dumps(tree), case.date)
            codes = [(f.code, f.path) for f in alone if f.code.startswith("CPOM-S")]
            assert codes == [], (case.name, tree["type"])


@every_rule
def test_what_a_rule_finds_is_refused_by_nothing_else_before_it(raw: dict[str, Any]) -> None:
    for case in _cases()[raw["id"]]:
        found = _faults(case.tree, case.date) if case.expect else []
        blocking = [
            (f.code, f.path) for f in found if EDITION.catalogue[f.code].severity == "bloquant"
        ]
        assert blocking == [], case.name


def test_each_file_is_named_after_its_fault_in_french() -> None:
    for path in _files():
        assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)+", path.stem), path.name
        assert not ENGLISH & set(path.stem.split("-")), path.name
    names = Counter(p.stem for p in _files())
    assert len(_files()) == len(RULES)
    twice = {n for n, c in names.items() if c > 1}
    assert twice <= {"dotation-differente-de-sa-repartition"}


@pytest.mark.parametrize("lang", ["fr", "en"])
@pytest.mark.parametrize("part", ["title", "message"])
def test_no_two_rules_say_the_same(part: str, lang: str) -> None:
    counted = Counter(raw[part][lang] for raw in RULES)
    assert [text for text, count in counted.items() if count > 1] == []


def test_codes_are_unique_and_stand_in_their_chapter() -> None:
    codes = [raw["id"] for raw in RULES]
    assert len(set(codes)) == len(codes)
    folders: dict[str, set[str]] = {}
    for path in _files():
        folders.setdefault(read_yaml(path)["id"][5:7], set()).add(path.parent.name)
    assert all(len(found) == 1 for found in folders.values()), folders


@pytest.mark.parametrize("accompanied", [False, True], ids=["alone", "with the others"])
@pytest.mark.parametrize("kind", [t for t in TYPES if t in rule_cases.bases()])
def test_a_base_breaks_no_rule_at_all(kind: str, accompanied: bool) -> None:
    bases = rule_cases.bases()
    others: dict[str, Any] = {}
    for name, about in rule_cases.related()["documents"][kind].items() if accompanied else ():
        tree = bases[about.get("base", name)]
        others[name] = [tree] if "item" in about else tree
    case = Case("", kind, "", bases[kind], others, CASE_DATE, ())
    found = engine.run(
        _document(bases[kind]), rules(EDITION, kind), CASE_DATE, rule_cases.with_digests(case)
    )
    assert [(f.code, f.path, f.params) for f in found.findings] == []
    if accompanied:
        assert [t for t in found.rules if t.state == "ignoree"] == []


def test_a_consequence_is_never_graver_than_its_cause() -> None:
    severity = {raw["id"]: SEVERITIES.index(raw["severity"]) for raw in RULES}
    for raw in RULES:
        for cause in raw.get("consequenceOf", ()):
            assert severity[cause] >= severity[raw["id"]], (raw["id"], cause)


def test_causes_judge_the_same_documents_and_do_not_turn_in_circles() -> None:
    causes = {raw["id"]: set(raw.get("consequenceOf", ())) for raw in RULES}
    documents = {raw["id"]: set(raw["documents"]) for raw in RULES}
    for code, named in causes.items():
        assert all(documents[code] & documents[cause] for cause in named), code
        assert all(code not in causes[cause] for cause in named), code


def test_what_is_not_certain_never_blocks() -> None:
    doubtful = [raw for raw in RULES if raw["confidence"] in ("moyenne", "faible")]
    assert doubtful
    assert [raw["id"] for raw in doubtful if raw["severity"] == "bloquant"] == []


def test_every_rule_of_the_specification_is_published() -> None:
    published = {r["id"]: r for r in _published()["rules"]}
    kept = {raw["id"]: {n: v for n, v in raw.items() if n != "cases"} for raw in RULES}
    assert published == kept
    assert set(EDITION.content("cases.json")["cases"]) == set(published)


def test_every_rule_has_its_reference() -> None:
    pages = (ROOT / "spec" / "reference").glob("regles-*.md")
    found = [
        c for p in pages for c in re.findall(r"^## (\S+)$", p.read_text("utf-8"), re.MULTILINE)
    ]
    assert sorted(found) == [raw["id"] for raw in RULES]


def test_every_rule_is_in_schematron_or_says_why_not() -> None:
    text = (ROOT / "schemas" / VERSION / "schematron" / "cpom.sch").read_text("utf-8")
    written = set(re.findall(r'<sch:pattern id="regle-(CPOM-[A-Z]+-\d+)"', text))
    absent = {raw["id"]: raw["schematron"] for raw in RULES if "schematron" in raw}
    assert written | set(absent) == {raw["id"] for raw in RULES}
    assert not written & set(absent)
    assert len(absent) <= MOST_ABSENT
    assert all(len(reason.split()) > 3 for reason in absent.values()), absent
