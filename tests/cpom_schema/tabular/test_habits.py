"""The habits of people and programs, as published: each case read as it says, again and again."""

from __future__ import annotations

from typing import Any

import pytest

from cpom_schema.formats.workbook.reading.typed import TEXT_AS_NUMBER, converter
from cpom_schema.standard.dictionary import Field
from cpom_schema.tabular.cells import reader, text_of
from cpom_schema.tabular.readings import DATE, NUMBER, UNCLEAR, YES_NO, Reading
from tests.builders.editions import EDITION

CASES: list[dict[str, Any]] = EDITION.habits["cases"]
IN_A_WORKBOOK = {NUMBER: TEXT_AS_NUMBER, DATE: TEXT_AS_NUMBER, YES_NO: None}
"""Notes of a workbook on texts that are habits of a text file."""
every_case = pytest.mark.parametrize("case", CASES, ids=lambda c: f"{c['type']} {c['written']!r}")


def _field(type_: str) -> Field:
    """A field of a type, which is no list and refers to nothing."""
    objects = EDITION.dictionary.objects.values()
    fields = (field for obj in objects for field in obj.fields.values())
    return next(f for f in fields if f.type == type_ and not f.ref and not f.repeated)


@every_case
def test_a_text_is_read_as_its_case_says(case: dict[str, Any]) -> None:
    read = reader(EDITION, _field(case["type"]), exercise=case.get("exercise"))
    found = read(case["written"])
    assert (found.value, found.note) == (case["read"], case.get("code"))
    assert type(found.value) is type(case["read"]) or case["type"] in ("montant", "taux")


@every_case
def test_a_workbook_reads_the_same_of_a_text(case: dict[str, Any]) -> None:
    read = converter(EDITION, _field(case["type"]), case.get("exercise"))(case["written"])
    found = read if isinstance(read, Reading) else Reading(read)
    assert found.value == case["read"]
    code = case.get("code")
    if code in IN_A_WORKBOOK:
        assert found.note == IN_A_WORKBOOK[code]
    elif not isinstance(case["read"], int | float) or isinstance(case["read"], bool):
        assert found.note == code


@every_case
def test_what_was_read_is_read_again_without_a_note(case: dict[str, Any]) -> None:
    if case.get("code") in (None, UNCLEAR) or case["read"] is None:
        return
    again = reader(EDITION, _field(case["type"]))(text_of(case["read"]))
    assert again == Reading(case["read"])


def test_every_habit_has_a_case() -> None:
    codes = {case.get("code") for case in CASES}
    assert codes >= {NUMBER, DATE, YES_NO, UNCLEAR, *(f"CPOM-F-{n}" for n in range(100, 107))}
