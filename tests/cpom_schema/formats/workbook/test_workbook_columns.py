"""A column of the template that is gone, or lost its mark, is told; one that moved is not."""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import Any, Final

import openpyxl
import pytest

from cpom_schema.formats import read_bytes
from tests.builders import judges

FILLED: Final = judges.SAMPLES / "workbooks" / "suivi-2025-rempli.xlsx"
CODE: Final = "CPOM-F-075"
TABLE: Final = "activites"


def _column(tab: Any, name: str) -> tuple[int, int]:
    """Technical row of the table, and the column of an id in it."""
    top = next(r for r in range(1, 60) if tab.cell(r, 1).value == f"#table:{TABLE}")
    return top, next(c.column for c in tab[top] if c.value == name)


def _deleted(tab: Any) -> None:
    top, at = _column(tab, "realisee")
    for row in range(top, top + 40):  # what a person clears from the table, title included
        tab.cell(row, at).value = None


def _erased(tab: Any) -> None:
    tab.cell(*_column(tab, "realisee")).value = None


def _renamed(tab: Any) -> None:
    top, at = _column(tab, "realisee")
    tab.cell(top + 1, at).value = "Activité de l'année"


def _swapped(tab: Any) -> None:
    top, at = _column(tab, "realisee")
    for row in range(top, top + 30):
        one, other = tab.cell(row, at), tab.cell(row, at + 1)
        one.value, other.value = other.value, one.value


def _notes(change: Callable[[Any], None]) -> list[Any]:
    book = openpyxl.load_workbook(FILLED)
    change(book["Activité"])
    target = io.BytesIO()
    book.save(target)
    return [n for n in read_bytes(target.getvalue()).notes if n.code == CODE]


@pytest.mark.parametrize("change", [_deleted, _erased], ids=["deleted", "mark erased"])
def test_a_column_that_is_gone_is_told_at_the_head_of_its_table(
    change: Callable[[Any], None],
) -> None:
    (note,) = _notes(change)
    assert dict(note.params) == {"colonne": "Activité réalisée", "table": "Activité réalisée"}
    assert (note.sheet, note.path) == ("Activité", (TABLE,))
    assert note.cell


@pytest.mark.parametrize("change", [_renamed, _swapped], ids=["renamed", "moved"])
def test_a_column_that_moved_or_changed_its_title_is_still_there(
    change: Callable[[Any], None],
) -> None:
    assert not _notes(change)
