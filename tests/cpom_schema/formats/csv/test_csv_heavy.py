"""Huge CSV packages end in a finding, in bounded time and memory: the real command judges them."""

from __future__ import annotations

import json
import resource
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any, Final, NamedTuple

import pytest

from cpom_schema.formats import read
from cpom_schema.formats.csv.syntax import files
from tests.builders import judges
from tests.builders.command import ENV

MEMORY: Final = 1_100_000_000
SECONDS: Final = 60
MEGABYTE: Final = 1_000_000
MOST: Final = 490_000
"""Nearly as many rows as are accepted."""
MANY: Final = 60_000


def _limited() -> None:
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))


def _validate(path: Path) -> tuple[int, dict[str, Any]]:
    """Exit code and report of the command on one archive."""
    run = subprocess.run(
        [sys.executable, "-m", "cpom_desk.faces.cli", "validate", str(path), "--form-only",
         "--report", "json"],
        capture_output=True,
        check=False,
        timeout=SECONDS,
        preexec_fn=_limited,
        env=ENV,
    )  # fmt: skip
    assert not run.stderr, run.stderr.decode()[-2000:]
    return run.returncode, json.loads(run.stdout)


@cache
def _plain() -> dict[str, bytes]:
    return files(read(judges.SAMPLES / "structure" / "suiviAnnuel" / "minimal.json"))


def _repeated(header: str, row: str, count: int) -> Iterator[bytes]:
    yield header.encode() + b"\r\n"
    for start in range(0, count, 10_000):
        rows = range(start, min(count, start + 10_000))
        yield "".join(row.replace("#", str(n)) + "\r\n" for n in rows).encode()


def _megabytes(count: int, before: bytes = b"") -> Iterator[bytes]:
    yield before
    yield from [b"a" * MEGABYTE] * count


class Heavy(NamedTuple):
    """One package.

    Attributes:
        contents: its heavy files, in pieces.
        exit: exit code of the command.
        first: first code of the report.
        last: last code of the report.
        sheet: file of the last finding.
    """

    contents: dict[str, Iterator[bytes]]
    exit: int
    first: str
    last: str
    sheet: str | None = None


EVENTS: Final = "evenements.csv"
COLUMNS: Final = "code,type,date,description"
MOTIVES: Final = "activites.motifsEcart.csv"
MOTIVE: Final = (
    "activite.esms,activite.annee,activite.modeFonctionnement,activite.unite,rang,motifEcart"
)
HEAVY: Final = {
    "many-wrong-values": lambda: Heavy(
        {EVENTS: _repeated(COLUMNS, "E#,autre,demain,x", MOST)}, 1, "CPOM-F-023",
        "CPOM-S-004", EVENTS),
    "many-doubts": lambda: Heavy(
        {EVENTS: _repeated(COLUMNS, "E#,autre,01/20/2025,x", MANY)}, 1, "CPOM-F-023",
        "CPOM-F-036", EVENTS),
    "many-habits": lambda: Heavy(
        {EVENTS: _repeated(COLUMNS, "E#,Autre,01/02/2025,x", MANY)}, 0, "CPOM-F-035",
        "CPOM-F-033", EVENTS),
    "many-orphans": lambda: Heavy(
        {MOTIVES: _repeated(MOTIVE, "590999017,2025,13,journee,1#,autre", MANY)}, 1,
        "CPOM-F-023", "CPOM-F-038", MOTIVES),
    "many-empty-rows": lambda: Heavy(
        {EVENTS: _repeated(COLUMNS, ",,,", MOST)}, 0, "CPOM-F-044", "CPOM-F-043", EVENTS),
    "many-long-rows": lambda: Heavy(
        {EVENTS: _repeated(COLUMNS, "E#,autre,,x,x", MOST)}, 1, "CPOM-F-039", "CPOM-F-039",
        EVENTS),
    "million-rows": lambda: Heavy(
        {EVENTS: _repeated(COLUMNS, "E,,,", 1_000_000)}, 3, "CPOM-F-046", "CPOM-F-046", EVENTS),
    "hundred-thousand-columns": lambda: Heavy(
        {EVENTS: iter([COLUMNS.encode(), b",x" * 100_000, b"\r\n"])}, 3, "CPOM-F-046",
        "CPOM-F-046", EVENTS),
    "one-line": lambda: Heavy({EVENTS: _megabytes(99)}, 1, "CPOM-F-039", "CPOM-F-039", EVENTS),
    "one-cell": lambda: Heavy(
        {EVENTS: _megabytes(99, COLUMNS.encode() + b"\r\nE1,autre,")}, 1, "CPOM-F-039",
        "CPOM-F-039", EVENTS),
    "one-quoted-cell": lambda: Heavy(
        {EVENTS: iter([COLUMNS.encode(), b'\r\nE1,"', b"\r\n" * 40_000_000])}, 1, "CPOM-F-039",
        "CPOM-F-039", EVENTS),
    "bomb-of-one-file": lambda: Heavy({EVENTS: _megabytes(300)}, 3, "CPOM-F-015", "CPOM-F-015"),
    "bomb-of-many-files": lambda: Heavy(
        {f"x{n}.csv": _megabytes(50) for n in range(10)}, 3, "CPOM-F-015", "CPOM-F-015"),
    "bomb-within-the-limits": lambda: Heavy(
        {f"{n}.csv": _megabytes(90) for n in ("evenements", "depots", "cretons", "reponses")}, 1,
        "CPOM-F-039", "CPOM-F-039", "reponses.csv"),
}  # fmt: skip


@pytest.mark.slow
@pytest.mark.parametrize("name", HEAVY)
def test_a_huge_package_ends_in_a_finding(tmp_path: Path, name: str) -> None:
    heavy = HEAVY[name]()
    path = tmp_path / f"{name}.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for file, content in _plain().items():
            archive.writestr(file, content)
        for file, pieces in heavy.contents.items():
            with archive.open(file, "w", force_zip64=True) as target:
                target.writelines(pieces)
    code, report = _validate(path)
    found = report["constats"]
    assert (code, found[0]["regle"], found[-1]["regle"]) == (heavy.exit, heavy.first, heavy.last)
    assert found[-1].get("emplacements", [{}])[0].get("feuille") == heavy.sheet
    assert len(found) <= 10_001
