"""Hostile workbooks end in a code, in bounded time and memory: the real command, under limits."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.hostile_workbooks import CASES
from tests.limited import VERDICTS, validate

NOT_JUDGED = ("CPOM-F-015", "CPOM-F-063", "CPOM-F-064", "CPOM-F-065")
HARMLESS = ("", "CPOM-F-061", "CPOM-F-066", "CPOM-F-067", "CPOM-F-072")


def _exit(code: str) -> int:
    return 3 if code in NOT_JUDGED else 0 if code in HARMLESS else 1


@pytest.mark.parametrize("case", CASES)
def test_a_hostile_workbook_ends_in_a_code(case: str, tmp_path: Path) -> None:
    make, expected = CASES[case]
    file = tmp_path / "hostile.xlsx"
    file.write_bytes(make())
    code, (report,) = validate(file)
    assert [f["regle"] for f in report.get("constats", ())] == ([expected] if expected else [])
    assert code == _exit(expected)
    assert report["verdict"] in VERDICTS[code]
