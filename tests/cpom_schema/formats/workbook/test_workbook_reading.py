"""What people do to their workbooks: everything is read, or said at its cell."""

from __future__ import annotations

import pytest

from tests.builders.libreoffice import convert_all
from tests.builders.workbook_cases import CASES, SAVED
from tests.builders.workbooks import findings, workbook


@pytest.mark.parametrize("name", CASES)
def test_what_is_done_to_a_workbook_is_said_at_its_cell(name: str) -> None:
    case = CASES[name]
    assert findings(workbook(change=case.change, meta=case.meta)) == list(case.found)


@pytest.mark.slow
@pytest.mark.parametrize("to", ["xlsx", "ods"])
def test_the_same_is_said_once_libreoffice_has_saved_it(to: str) -> None:
    cases = {name: case for name, case in SAVED.items() if case.office is not None}
    made = [workbook(change=case.change, meta=case.meta) for case in cases.values()]
    saved = convert_all(made, "xlsx", to)
    said = {name: findings(source) for name, source in zip(cases, saved, strict=True)}
    assert said == {name: list(case.office or ()) for name, case in cases.items()}
