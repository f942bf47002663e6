"""Hostile workbooks end in a code, in bounded time and memory: the real command, under limits."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.builders.hostile_workbooks import BIG, CASES
from tests.builders.limited import VERDICTS, Report, validate

NOT_JUDGED = ("CPOM-F-015", "CPOM-F-063", "CPOM-F-064", "CPOM-F-065")
HARMLESS = ("", "CPOM-F-061", "CPOM-F-066", "CPOM-F-067", "CPOM-F-072")


def _exit(code: str) -> int:
    return 3 if code in NOT_JUDGED else 0 if code in HARMLESS else 1


def _codes(report: Report) -> str:
    return " ".join(f["regle"] for f in report.get("constats", ()))


@pytest.mark.parametrize("expected", VERDICTS)
def test_a_small_hostile_workbook_ends_in_a_code(expected: int, tmp_path: Path) -> None:
    """One run for those that must give the same exit code."""
    small = {name: CASES[name] for name in CASES.keys() - BIG}
    cases = {name: case for name, case in small.items() if _exit(case[1]) == expected}
    files = {name: tmp_path / f"{rank}.xlsx" for rank, name in enumerate(cases)}
    for name, (make, _) in cases.items():
        files[name].write_bytes(make())
    code, reports = validate(*files.values())
    found = dict(zip(files, map(_codes, reports), strict=True))
    assert found == {name: codes for name, (_, codes) in cases.items()}
    assert code == expected
    assert {r["verdict"] for r in reports} <= {*VERDICTS[expected]}


@pytest.mark.slow
@pytest.mark.parametrize("name", sorted(BIG))
def test_a_big_hostile_workbook_ends_in_a_code(name: str, tmp_path: Path) -> None:
    make, expected = CASES[name]
    file = tmp_path / "hostile.xlsx"
    file.write_bytes(make())
    code, (report,) = validate(file)
    assert _codes(report) == expected
    assert code == _exit(expected)
    assert report["verdict"] in VERDICTS[code]
