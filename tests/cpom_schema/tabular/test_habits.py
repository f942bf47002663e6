"""The habits of people and programs, as published: each case read as it says, again and again."""

from __future__ import annotations

from typing import Any

import pytest

from cpom_schema.formats.workbook.reading.typed import TEXT_AS_NUMBER, converter
from cpom_schema.standard.dictionary import Field
from cpom_schema.tabular.cells import reader, text_of
from cpom_schema.tabular.readings import DATE, NUMBER, RESIDUE, ROUNDED, UNCLEAR, YES_NO, Reading
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


@pytest.mark.parametrize(
    ("type_", "raw", "value", "note"),
    [
        ("montant", 252603.48000000004, 252603.48, RESIDUE),
        ("montant", 0.1 + 0.2, 0.3, RESIDUE),
        ("montant", 12.000000000000002, 12, RESIDUE),
        ("montant", 252603.485, 252603.485, None),
        ("montant", -19870.15, -19870.15, None),
        ("taux", 2 / 3, 0.666667, ROUNDED),
        ("taux", -1 / 3, -0.333333, ROUNDED),
        ("taux", 0.0000005, 0.000001, ROUNDED),
        ("decimal", 1234567 / 7, 176366.714286, ROUNDED),
        ("entier", 41.99999999999999, 42, RESIDUE),
        ("entier", 41.5, 41.5, None),
        ("annee", 2025.0, 2025, None),
        ("booleen", 1.0, True, None),
        ("booleen", 0.0, False, None),
        ("booleen", 2.0, 2, None),
    ],
)
def test_a_number_of_a_workbook_is_the_one_people_see(
    type_: str, raw: float, value: float, note: str | None
) -> None:
    read = converter(EDITION, _field(type_))(raw)
    found = read if isinstance(read, Reading) else Reading(read)
    assert (found.value, found.note) == (value, note)
    assert type(found.value) is type(value)


@pytest.mark.parametrize(
    ("raw", "value", "note"),
    [
        ("Absentéisme\nCrise sanitaire", ["absenteisme", "crise_sanitaire"], None),
        ("Absentéisme ; Crise sanitaire", ["absenteisme", "crise_sanitaire"], "CPOM-F-108"),
        ("- Absentéisme\n- travaux", ["absenteisme", "travaux_locaux"], "CPOM-F-108"),
        ("absentéisme, vacance de poste", ["absenteisme", "recrutement"], "CPOM-F-108"),
        ("vacance de poste", ["recrutement"], "CPOM-F-107"),
        ("grève des transports", ["grève des transports"], None),
        ("Absentéisme ; grève", ["Absentéisme ; grève"], None),
    ],
)
def test_several_choices_are_read_however_they_follow(
    raw: str, value: list[str], note: str | None
) -> None:
    field = EDITION.dictionary.objects["valeurIndicateur"].fields["motifsEcart"]
    read = converter(EDITION, field)(raw)
    found = read if isinstance(read, Reading) else Reading(read)
    assert (found.value, found.note) == (value, note)


def test_every_habit_has_a_case() -> None:
    codes = {case.get("code") for case in CASES}
    assert codes >= {NUMBER, DATE, YES_NO, UNCLEAR, *(f"CPOM-F-{n}" for n in range(100, 107))}
