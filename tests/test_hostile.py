"""Hostile input ends in a finding, in bounded time and memory, never in a traceback.

The real command runs in a process of its own, under a memory limit and a timeout.
"""

from __future__ import annotations

import json
import os
import resource
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from cpom_validators.pipeline import validate_bytes
from tests import hostile, judges

MEMORY = 1_500_000_000
SECONDS = 60


def _limited() -> None:
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))


def _validate(*paths: Path, stdin: bytes = b"") -> tuple[int, list[dict[str, Any]]]:
    """Exit code and reports of the command on some files."""
    arguments = [str(p) for p in paths] or ["-"]
    run = subprocess.run(
        [sys.executable, "-m", "cpom_schema.cli", "validate", *arguments, "--report", "json"],
        input=stdin,
        capture_output=True,
        check=False,
        timeout=SECONDS,
        preexec_fn=_limited,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(p for p in sys.path if p)},
    )
    assert not run.stderr, run.stderr.decode()[-2000:]
    text = run.stdout.decode()
    reports = (
        [json.loads(text)] if len(arguments) == 1 else list(map(json.loads, text.split("\n")[:-1]))
    )
    for report in reports:
        source = json.dumps(report).encode()
        checked = validate_bytes(source, name="rapport", today=judges.TODAY)
        assert checked.verdict == "recevable", checked.findings[:3]
    return run.returncode, reports


def _place(report: dict[str, Any]) -> dict[str, Any]:
    finding: dict[str, Any] = report["constats"][0]
    places: list[dict[str, Any]] = finding.get("emplacements", [{}])
    return places[0]


def test_every_small_hostile_file_gets_its_finding_at_its_place(tmp_path: Path) -> None:
    names = [case.name for case in hostile.SMALL]
    assert len(set(names)) == len(names)
    secret = tmp_path / "SECRET"
    secret.write_text("NE-PAS-LIRE", "utf-8")
    paths: list[Path] = []
    for number, case in enumerate(hostile.SMALL):
        path = tmp_path / f"{number:03}-{case.name}"
        path.write_bytes(case.content.replace(b"file:SECRET", secret.as_uri().encode()))
        paths.append(path)
    code, reports = _validate(*paths)
    assert code == max(case.exit for case in hostile.SMALL)
    assert "NE-PAS-LIRE" not in json.dumps(reports)
    problems: list[str] = []
    for case, report in zip(hostile.SMALL, reports, strict=True):
        found = report.get("constats", [])
        codes = [f["regle"] for f in found]
        if codes[:1] != ([case.code] if case.code else []):
            problems.append(f"{case.name}: {codes}, expected {case.code}")
            continue
        place = _place(report) if found else {}
        if case.pointer and place.get("pointeur") != case.pointer:
            problems.append(f"{case.name}: {place}, expected {case.pointer}")
        if case.place and place.get("ligne") != case.place[0]:
            problems.append(f"{case.name}: {place}, expected line {case.place}")
        verdicts = {
            0: ("recevable", "recevable_avec_reserves"),
            1: ("irrecevable",),
            3: ("indetermine",),
        }
        if report["verdict"] not in verdicts[case.exit]:
            problems.append(f"{case.name}: {report['verdict']}")
    assert not problems, "\n".join(problems)


@pytest.mark.slow
@pytest.mark.parametrize("suffix", ["json", "xml"])
def test_a_text_of_300_megabytes_is_refused_unread(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"enorme.{suffix}"
    before, after = (b'{"cpom": "', b'"}') if suffix == "json" else (b"<avis>", b"</avis>")
    with path.open("wb") as file:
        file.write(before)
        for _ in range(300):
            file.write(b"a" * 1_000_000)
        file.write(after)
    code, (report,) = _validate(path)
    assert (code, report["verdict"]) == (3, "indetermine")
    assert report["constats"][0]["regle"] == "CPOM-F-015"


@pytest.mark.slow
def test_a_text_of_40_megabytes_within_the_limit_gets_a_finding(tmp_path: Path) -> None:
    huge = "a" * 40_000_000
    as_json = tmp_path / "texte.json"
    as_json.write_bytes(hostile.j("Association Les Tilleuls", huge))
    as_xml = tmp_path / "texte.xml"
    as_xml.write_bytes(hostile.x("Association Les Tilleuls", huge))
    code, reports = _validate(as_json, as_xml)
    assert code == 3
    codes = [r["constats"][0]["regle"] for r in reports]
    assert codes == ["CPOM-S-006", "CPOM-F-015"]  # libxml2 bounds one text at 10 MB


@pytest.mark.slow
@pytest.mark.parametrize("suffix", ["json", "xml"])
def test_a_hundred_thousand_faults_are_reported_in_bounded_time(
    tmp_path: Path, suffix: str
) -> None:
    count = 100_000
    path = tmp_path / f"fautes.{suffix}"
    if suffix == "json":
        fields = ",".join(f'"x{n}": {n}' for n in range(count))
        path.write_bytes(hostile.j('"autorite"', f'{fields}, "autorite"'))
    else:
        path.write_bytes(hostile.x("<autorite>", "<x/>\n<y/>" * (count // 2) + "<autorite>"))
    code, (report,) = _validate(path)
    assert code == 1
    assert len(report["constats"]) <= 10_001
    assert report["constats"][-1]["regle"] in ("CPOM-S-002", "CPOM-F-023")


def test_a_document_cut_anywhere_is_never_receivable(tmp_path: Path) -> None:
    paths: list[Path] = []
    for suffix in ("json", "xml"):
        source = (judges.SAMPLES / "valid" / "avis" / f"exhaustif.{suffix}").read_bytes().rstrip()
        for step in range(1, 51):
            path = tmp_path / f"{suffix}-{step:02}.{suffix}"
            path.write_bytes(source[: len(source) * step // 51])
            paths.append(path)
    code, reports = _validate(*paths)
    assert code == 1
    for report in reports:
        assert report["verdict"] == "irrecevable"
        assert {f["regle"] for f in report["constats"]} <= {
            "CPOM-F-003", "CPOM-F-005", "CPOM-F-006", "CPOM-F-011",
        }  # fmt: skip


def test_standard_input_is_judged_like_a_file() -> None:
    code, (report,) = _validate(stdin=hostile.j("ARS-84", "ARS-8"))
    assert code == 1
    assert [f["regle"] for f in report["constats"]] == ["CPOM-L-001"]
