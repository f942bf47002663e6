"""Each faulty sample gives exactly its expected findings, in both syntaxes and both engines."""

from __future__ import annotations

import json
from typing import Any

import pytest

import cpom_schema
from cpom_schema.document import pointer
from cpom_schema.formats import read_bytes
from cpom_validators.form.schema_engines import EngineName
from cpom_validators.judgement import validate_bytes
from cpom_validators.together.companions import NOTHING
from cpom_validators.together.sets import among
from tests.builders import judges
from tests.builders.editions import EDITION

FOLDER = judges.SAMPLES / "invalid"
EXPECTED: list[dict[str, Any]] = json.loads((FOLDER / "attendus.json").read_bytes())
FILES = {
    name: findings
    for case in EXPECTED
    for name, findings in case.items()
    if name.endswith((".json", ".xml"))
}


@pytest.mark.parametrize("engine", ["fast", "reference"])
@pytest.mark.parametrize("name", FILES)
def test_a_faulty_sample_gives_its_findings_and_no_other(name: str, engine: EngineName) -> None:
    case = next(case for case in EXPECTED if name in case)
    source = (FOLDER / name).read_bytes()
    given = [cpom_schema.read(judges.SAMPLES / path) for path in case.get("joints", ())]
    report = validate_bytes(
        source,
        name=name,
        today=judges.TODAY,
        engine=engine,
        companions=among(read_bytes(source), given) if given else NOTHING,
        rules=() if case["formeSeule"] else None,
    )
    found = [{"regle": f.code, "pointeur": pointer(f.path)} for f in report.findings]
    assert sorted(found, key=str) == sorted(FILES[name], key=str)
    assert all(report.location(f).line for f in report.findings)


def test_every_structural_check_and_every_list_check_has_its_sample() -> None:
    shown = {f["regle"] for findings in FILES.values() for f in findings}
    across = {f"CPOM-S-{number:03}" for number in (30, 31, 32, 33, 34, 40, 41, 42)}
    expected = {c for c in EDITION.catalogue if c.startswith(("CPOM-S-", "CPOM-L-"))}
    # A control character cannot be written in XML: this one lives in the hostile tests. Those that
    # need another document live in the tests of documents judged together.
    assert expected - shown == {"CPOM-S-012", *across}


def test_no_file_of_the_folder_is_without_expectation() -> None:
    files = {p.name for p in FOLDER.iterdir()} - {"attendus.json", "cases.yaml"}
    assert files == set(FILES)
