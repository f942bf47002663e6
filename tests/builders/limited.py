"""The real command on files one should not trust, in a process with little memory and time."""

from __future__ import annotations

import json
import os
import resource
import subprocess
import sys
from pathlib import Path
from typing import Any, Final

from cpom_schema.document import Document
from cpom_schema.formats import write_bytes
from cpom_validators.judgement import validate_bytes
from tests.builders import judges
from tests.builders.editions import EDITION

MEMORY: Final = 1_100_000_000
SECONDS: Final = 60
VERDICTS: Final = {
    0: ("recevable", "recevable_avec_reserves"),
    1: ("irrecevable",),
    3: ("indetermine",),
}
Report = dict[str, Any]


def _limited() -> None:
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))


def validate(*paths: Path, stdin: bytes = b"") -> tuple[int, list[Report]]:
    """Exit code and reports of the command on some files, each report itself judged."""
    arguments = [str(p) for p in paths] or ["-"]
    run = subprocess.run(
        [
            sys.executable,
            "-m",
            "cpom_desk.faces.cli",
            "validate",
            *arguments,
            "--form-only",
            "--report",
            "json",
        ],
        input=stdin,
        capture_output=True,
        check=False,
        timeout=SECONDS,
        preexec_fn=_limited,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(p for p in sys.path if p)},
    )
    assert not run.stderr, run.stderr.decode()[-2000:]
    lines = [run.stdout] if len(arguments) == 1 else run.stdout.splitlines()
    reports: list[Report] = [json.loads(line) for line in lines]
    for report in reports:
        _check_report(report)
    return run.returncode, reports


def _check_report(report: Report) -> None:
    """The report is a document of the standard without a fault, in XML too when it is short."""
    sources = [json.dumps(report).encode()]
    if len(report.get("constats", ())) < 100:
        document = Document("json", EDITION, report["type"], report)
        sources.append(write_bytes(document, "xml"))
    for source in sources:
        checked = validate_bytes(source, name="rapport", today=judges.TODAY)
        assert checked.verdict == "recevable", checked.findings[:3]
