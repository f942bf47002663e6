"""The same fault has the same code at the same place in JSON, XML, CSV and XLSX."""

from __future__ import annotations

import pytest

from tests.commands import syntaxes
from tests.commands.syntaxes import Fault

FAULTS = list(syntaxes.all_faults())
LINES = syntaxes.TABLE.read_text(encoding="utf-8").splitlines()


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.name)
def test_a_fault_is_found_alike_in_every_syntax(fault: Fault) -> None:
    cells = {name: syntaxes.cell(fault, name) for name in syntaxes.SYNTAXES}
    said = cells["json"]
    assert said.found
    assert not said.reason
    for name, cell in cells.items():
        if not cell.reason:  # this syntax holds the very same document
            assert cell.found == said.found, name
        else:  # what it finds then, JSON finds too, but for what it read otherwise
            assert len(cell.found) <= len(said.found), name
    line = syntaxes.line(fault, list(cells.values()))
    assert line in LINES, "the table is stale: python -m tests.commands.syntaxes"


def test_the_table_has_no_line_of_a_fault_that_is_no_more() -> None:
    assert len([text for text in LINES if text.startswith("| ")]) == len(FAULTS) + 1


def test_few_faults_cannot_be_written_in_every_syntax() -> None:
    partial = [text for text in LINES if "*" in text and text.startswith("| ")]
    assert 0 < len(partial) * 10 < len(FAULTS)
