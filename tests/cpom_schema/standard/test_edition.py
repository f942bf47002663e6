"""The standard is a value: several editions live side by side, each judged by its own."""

from __future__ import annotations

import ast
import copy
import datetime as dt
import gc
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import orjson
import pytest

from cpom_schema.document import Document
from cpom_schema.formats import from_tree, read, read_bytes, write_bytes
from cpom_schema.standard import codelists
from cpom_schema.standard.edition import Edition, Editions, per_edition
from cpom_schema.standard.files import Memory
from cpom_schema.standard.profile import Profile
from cpom_validators import report_tree, validate
from tests.builders.editions import EDITION
from tests.builders.judges import ROOT, SAMPLES

NOW = dt.datetime(2026, 5, 4, tzinfo=dt.UTC)
SCHEMAS = ROOT / "schemas" / "1.0"
NEW = "998"


def _published() -> dict[str, bytes]:
    return {
        path.relative_to(SCHEMAS).as_posix(): path.read_bytes()
        for path in SCHEMAS.rglob("*.json")
        if path.name != "manifest.json"
    }


def _later(version: str) -> Edition:
    """A version with one more category of establishment, as its files would be published."""
    contents = _published()
    lists = orjson.loads(contents["codelists.json"])
    row = {
        "code": NEW,
        "label": {"fr": "Catégorie nouvelle", "en": "New category"},
        "from": "2020-01-01",
        "source": "Un test",
        "confidence": "haute",
    }
    lists["lists"]["categories-esms"]["codes"].append(row)
    codes = orjson.loads(contents["codes.json"])
    codes["categories-esms"][NEW] = ["2020-01-01", ""]
    contents["codelists.json"] = orjson.dumps(lists)
    contents["codes.json"] = orjson.dumps(codes)
    for path in [p for p in contents if p.startswith("json/")]:
        contents[path] = contents[path].replace(b'"const":"1.0"', f'"const":"{version}"'.encode())
        spaced = f'"const": "{version}"'.encode()
        contents[path] = contents[path].replace(b'"const": "1.0"', spaced)
    for path in ("dictionary.json", "rules.json", "views.json"):
        content = orjson.loads(contents[path])
        contents[path] = orjson.dumps({**content, "version": version})
    return Edition.built(version, contents)


@pytest.fixture(scope="module")
def later() -> Edition:
    return _later("1.1")


def _contract(version: str) -> dict[str, Any]:
    tree = copy.deepcopy(read(SAMPLES / "valid" / "contrat.json").tree)
    tree["cpom"] = version
    tree["perimetre"][0]["categorie"] = NEW
    return tree


def test_a_second_version_is_judged_by_its_own_lists_and_says_so(later: Edition) -> None:
    editions = Editions.published().adding(later)
    document = from_tree(_contract("1.1"), editions)
    report = validate(document, date="2026-01-01")
    assert "CPOM-L-001" not in {f.code for f in report.findings}
    tree = report_tree(report, NOW)
    assert tree["cpom"] == "1.1"
    assert tree["referentiels"]["standard"] == "1.1"
    assert tree["document"]["version"] == "1.1"
    assert {r.state for r in report.rules} >= {"executee"}


def test_the_first_version_still_refuses_the_code_of_the_second(later: Edition) -> None:
    del later
    report = validate(from_tree(_contract("1.0")), date="2026-01-01")
    assert [f.params[0] for f in report.findings if f.code == "CPOM-L-001"] == [("valeur", NEW)]
    assert report_tree(report, NOW)["referentiels"]["standard"] == "1.0"


@pytest.mark.parametrize("syntax", ["json", "xml", "csv", "xlsx"])
def test_every_syntax_finds_the_edition_a_document_announces(later: Edition, syntax: Any) -> None:
    editions = Editions.published().adding(later)
    if syntax in ("csv", "xlsx"):
        later = _with_tables(later)
        editions = editions.adding(later)
    source = write_bytes(from_tree(_contract("1.1"), editions), syntax)
    document = read_bytes(source, editions=editions)
    assert document.edition is later
    assert document.tree["perimetre"][0]["categorie"] == NEW


def _with_tables(edition: Edition) -> Edition:
    """The same with the descriptors of tables, which `_published` holds too."""
    assert isinstance(edition.files, Memory)
    return Edition.built(edition.version, edition.files.contents)


def test_a_version_nobody_gave_is_unknown(later: Edition) -> None:
    from cpom_schema.errors import UnreadableError

    tree = _contract(later.version)
    with pytest.raises(UnreadableError) as error:
        from_tree(tree)
    assert error.value.notes[0].code == "CPOM-F-018"


def test_a_later_list_is_that_of_the_edition_it_was_given_to() -> None:
    held = EDITION.codelists["categories-esms"]
    code = held.codes["183"]._replace(code=NEW, aliases=())
    newer = held._replace(version="2026-11", sha256="0" * 64, codes={**held.codes, NEW: code})
    edition = EDITION.with_list(newer)
    tree = _contract("1.0")
    before, after = (validate(Document("json", e, "contrat", tree)) for e in (EDITION, edition))
    assert "CPOM-L-001" in {f.code for f in before.findings}
    assert "CPOM-L-001" not in {f.code for f in after.findings}
    lists = report_tree(after, NOW)["referentiels"]["nomenclatures"]
    assert {"liste": "categories-esms", "version": "2026-11", "empreinte": "0" * 64} in lists


def test_a_closed_list_has_no_later_edition() -> None:
    with pytest.raises(ValueError, match="gravites"):
        EDITION.with_list(EDITION.codelists["gravites"])


RULE: dict[str, Any] = {
    "id": "CPOM-ZZ-001",
    "title": {
        "fr": "La décision n'est pas celle de la région.",
        "en": "Not the region's decision.",
    },
    "documents": ["avis"],
    "context": "$",
    "assert": "self.decision == 'accepte'",
    "at": "self.decision",
    "severity": "bloquant",
    "parameters": {},
    "message": {"fr": "Cette région accepte tout.", "en": "This region accepts all."},
    "advice": {"fr": "Accepter.", "en": "Accept."},
    "why": {"fr": "Un essai.", "en": "A trial."},
    "source": "Un test",
    "confidence": "standard",
    "since": "1.0",
}


def test_a_profile_adds_its_rules_and_tightens_those_of_the_standard() -> None:
    severe = next(c for c in EDITION.catalogue.values() if c.severity == "avertissement").id
    profile = Profile("essai", "1.0", {severe: "bloquant"}, (RULE,))
    edition = EDITION.with_profile(profile)
    tree = read(SAMPLES / "valid" / "avis.json").tree
    report = validate(Document("json", edition, "avis", tree))
    assert [(f.code, f.path) for f in report.findings] == [("CPOM-ZZ-001", ("decision",))]
    assert report.verdict == "irrecevable"
    assert report.message(report.findings[0]) == "Cette région accepte tout."
    assert edition.catalogue[severe].severity == "bloquant"
    assert validate(Document("json", EDITION, "avis", tree)).verdict == "recevable"


@pytest.mark.parametrize(
    ("profile", "why"),
    [
        (Profile("essai", "9.9"), "stands on 9.9"),
        (Profile("essai", "1.0", {"CPOM-XX-001": "bloquant"}), "no code"),
        (Profile("essai", "1.0", {"CPOM-S-001": "information"}), "relaxed"),
        (Profile("essai", "1.0", {}, ({**RULE, "id": "CPOM-S-001"},)), "code of the standard"),
    ],
)
def test_a_profile_never_relaxes_nor_stands_elsewhere(profile: Profile, why: str) -> None:
    with pytest.raises(ValueError, match=why):
        EDITION.with_profile(profile)


def test_an_edition_in_memory_gives_the_findings_of_the_published_one() -> None:
    """Its rules are compiled from CEL at run time, those of the other were written beforehand."""
    memory = Edition.built("1.0", _published())
    for name in ("suivi-fautif.json", "suivi-contradictoire.json"):
        tree = read(SAMPLES / "invalid" / name).tree
        reports = [
            validate(Document("json", edition, tree["type"], tree)) for edition in (EDITION, memory)
        ]
        assert reports[0].findings
        assert reports[0].findings == reports[1].findings
        assert reports[0].rules == reports[1].rules


def test_what_is_worked_out_for_an_edition_goes_with_it() -> None:
    seen: list[str] = []

    @per_edition
    def length(edition: Edition, name: str) -> int:
        seen.append(name)
        return len(edition.version) + len(name)

    first, second = Edition.built("1.0", {}), Edition.built("1.1", {})
    assert [length(first, "a"), length(first, "a"), length(second, "a")] == [4, 4, 4]
    assert seen == ["a", "a"]
    assert first.derived
    assert first.derived is not second.derived


def _dates() -> Iterator[str]:
    for number in range(2_000):
        yield f"{1900 + number % 200:04d}-{number % 12 + 1:02d}-{number % 28 + 1:02d}"


def test_dates_of_documents_fill_no_memory() -> None:
    edition = Edition.built("1.0", _published())
    tree = read(SAMPLES / "valid" / "contrat.json").tree
    document = Document("json", edition, "contrat", tree)
    validate(document, date="2026-01-01")
    kept = len(edition.derived)
    for date in _dates():
        for validity in edition.validity.values():
            validity.at(date)
    assert len(edition.derived) == kept
    held = [v for v in vars(edition.validity["categories-esms"]).values() if isinstance(v, dict)]
    changes = {day for days in edition.validity["categories-esms"].days.values() for day in days}
    assert max(map(len, held)) <= max(
        len(changes) + 1, len(edition.validity["categories-esms"].days)
    )


@pytest.mark.parametrize("name", sorted(EDITION.validity))
def test_a_code_is_in_force_on_its_first_and_last_day_and_not_beyond(name: str) -> None:
    validity = EDITION.validity[name]
    days = {day for pair in validity.days.values() for day in pair if day}
    around = {"1900-01-01", "2099-12-31"}
    for day in days:
        here = dt.date.fromisoformat(day)
        around |= {(here + dt.timedelta(n)).isoformat() for n in (-1, 0, 1)}
    for date in around:
        wanted = {
            code
            for code, (start, end) in validity.days.items()
            if (not start or start <= date) and (not end or date <= end)
        }
        assert validity.at(date) == wanted, date
    assert codelists.validity(EDITION.codelists[name]).days == dict(validity.days)


@pytest.mark.parametrize("engine", ["fast", "reference"])
def test_the_process_keeps_its_recursion_limit_and_its_collector(engine: Any) -> None:
    limits = sys.getrecursionlimit(), gc.get_threshold(), gc.isenabled()
    deep: Any = "fond"
    for _ in range(200):
        deep = [deep]
    tree = copy.deepcopy(read(SAMPLES / "valid" / "avis.json").tree)
    tree["extensions"] = {"urn:exemple:profond": deep}
    report = validate(from_tree(tree), engine=engine)
    assert {f.code for f in report.findings} == {"CPOM-F-014"}
    assert (sys.getrecursionlimit(), gc.get_threshold(), gc.isenabled()) == limits


def _says_a_version(path: Path) -> bool:
    nodes = ast.walk(ast.parse(path.read_text("utf-8")))
    return any(isinstance(n, ast.Constant) and n.value == EDITION.version for n in nodes)


def test_no_module_of_the_library_says_which_version_is_current() -> None:
    packages = [ROOT / "cpom_schema", ROOT / "validators" / "cpom_validators"]
    packages.append(ROOT / "validators" / "cpom_desk")
    found = {
        path.relative_to(ROOT).as_posix()
        for package in packages
        for path in package.rglob("*.py")
        if "v1_0" not in path.parts and _says_a_version(path)
    }
    assert found == {"cpom_schema/models/types.py"}  # the scalar types of the models of 1.0
