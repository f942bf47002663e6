"""What one cell says: canonical, in a French habit, or in doubt."""

from __future__ import annotations

from typing import Any, Final

import pytest

from cpom_schema.standard.habits import habits
from cpom_schema.tabular import cells
from cpom_schema.tabular.days import Calendar, day
from cpom_schema.tabular.readings import Reader, Reading
from tests.builders.editions import EDITION

N: Final = "CPOM-F-032"
D: Final = "CPOM-F-033"
Y: Final = "CPOM-F-034"
L: Final = "CPOM-F-035"
DOUBT: Final = "CPOM-F-036"
NB: Final = "\u00a0"
KNOWN: Final = habits(EDITION)

NUMBERS: Final[list[tuple[str, Any, str | None, Any, str | None]]] = [
    # cell, value and note beside semicolons, value and note beside commas
    ("0", 0, None, 0, None),
    ("-5", -5, None, -5, None),
    ("12.5", 12.5, None, 12.5, None),
    ("0.875", 0.875, None, 0.875, None),
    ("1e3", 1000.0, None, 1000.0, None),
    ("12,5", 12.5, N, 12.5, N),
    ("0,875", 0.875, N, 0.875, N),
    ("-0,875", -0.875, N, -0.875, N),
    ("1603250,75", 1603250.75, N, 1603250.75, N),
    ("1 603 250,75", 1603250.75, N, 1603250.75, N),
    (f"1{NB}603{NB}250,75", 1603250.75, N, 1603250.75, N),
    ("1\u202f603\u202f250,75", 1603250.75, N, 1603250.75, N),
    ("-1 603 250", -1603250, N, -1603250, N),
    ("1 603 250.75", 1603250.75, N, 1603250.75, N),
    (f"{NB}12,50 ", 12.5, N, 12.5, N),
    (" 12", 12, N, 12, N),
    ("007", 7, N, 7, N),
    (",5", 0.5, N, 0.5, N),
    ("-.125", -0.125, N, -0.125, N),
    # amounts, and signs of accountants and typographers
    *((text, value, N, value, N) for text, value in (
        ("12 €", 12), ("€12", 12), ("12 EUR", 12), ("(12)", -12), ("\u221212", -12),
        ("+12", 12),
        ("1 -", -1), ("- 1 €", -1), ("(1 234,5 €)", -1234.5), ("1\n", 1),
        ("–\u00a012,5 euros", -12.5),
    )),
    # a group of three digits after a sign that may part thousands
    ("12,345", 12.345, N, "12,345", DOUBT),
    ("-12,345", -12.345, N, "-12,345", DOUBT),
    ("1.234", "1.234", DOUBT, 1.234, None),
    ("-1.234", "-1.234", DOUBT, -1.234, None),
    (" 1.234", " 1.234", DOUBT, 1.234, N),
    ("1234.567", 1234.567, None, 1234.567, None),
    ("1234,567", 1234.567, N, 1234.567, N),
    ("1 234,567", 1234.567, N, 1234.567, N),
    # neither a number nor a habit: the text stays, and the structure refuses it
    *((text, text, None, text, None) for text in (
        "1,234.50", "1.234,50", "1,234,567", "1 23 456", "1 2345", "12 %", "12 $", "(-12)", "1 - 2",
        "++12", "1,2,3", "--1", "12 € €", "5,", "5.", ".", ",", "-,", "-", "NaN", "Infinity",
        "1e400", "#N/A", "abc", "1" * 5000, "1 000" * 5000, "٣",
    )),
]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "value", "note"),
    [
        ("8,6 %", 0.086, N), ("8.6%", 0.086, N), ("12\u202f%", 0.12, N), ("-0,5 %", -0.005, N),
        ("100 %", 1, N), ("0,1 %", 0.001, N), ("1 234,5 %", 12.345, N), ("0,07", 0.07, N),
        ("%", "%", None), ("12 % env.", "12 % env.", None), ("douze %", "douze %", None),
        ("12 €", 12, N), ("8,6 %%", "8,6 %%", None),
    ],
)  # fmt: skip
def test_a_percentage_is_a_fraction_and_nothing_else_is(
    text: str, value: float | str, note: str | None
) -> None:
    assert cells.fraction(text, KNOWN)[:2] == (value, note)


def test_an_ambiguous_percentage_stays_as_it_was_typed() -> None:
    read = cells.fraction("12,345 %", KNOWN, comma=False)
    assert (read.value, read.note) == ("12,345 %", DOUBT)


@pytest.mark.parametrize(
    ("text", "semicolon", "its_note", "comma", "other_note"), NUMBERS, ids=lambda c: repr(c)[:20]
)
def test_a_number(
    text: str, semicolon: Any, its_note: str | None, comma: Any, other_note: str | None
) -> None:
    read = cells.number(text, KNOWN, comma=True)
    assert (read.value, read.note) == (semicolon, its_note)
    read = cells.number(text, KNOWN, comma=False)
    assert (read.value, read.note) == (comma, other_note)


DATES: Final[list[tuple[str, str, str | None]]] = [
    ("2025-12-31", "2025-12-31", None),
    ("31/12/2025", "2025-12-31", D),
    ("1/2/2025", "2025-02-01", D),
    ("31.12.2025", "2025-12-31", D),
    ("31-12-2025", "2025-12-31", D),
    ("29/02/2024", "2024-02-29", D),
    ("31/12/25", "31/12/25", DOUBT),
    ("12/31/2025", "12/31/2025", DOUBT),
    ("05/13/2025", "05/13/2025", DOUBT),
    ("29/02/2025", "29/02/2025", None),
    ("31/04/2025", "31/04/2025", None),
    ("13/13/2025", "13/13/2025", None),
    ("0/1/2025", "0/1/2025", None),
    ("31/12-2025", "31/12-2025", None),
    ("2025/12/31", "2025-12-31", D),
    ("31 décembre 2025", "2025-12-31", D),
    ("31 de\u0301cembre 2025", "2025-12-31", D),
    ("31 brumaire 2025", "31 brumaire 2025", None),
    ("45000", "45000", None),
]


@pytest.mark.parametrize(("text", "value", "note"), DATES)
def test_a_date(text: str, value: str, note: str | None) -> None:
    read = day(text, Calendar(KNOWN))
    assert (read.value, read.note) == (value, note)


@pytest.mark.parametrize(
    ("text", "value", "note"),
    [
        ("true", True, None), ("false", False, None), ("OUI", True, Y), ("Non", False, Y),
        (" vrai ", True, Y), ("FAUX", False, Y), ("True", True, Y), ("FALSE", False, Y),
        ("1", True, Y), ("0", False, Y), ("o", True, Y), ("2", "2", None), ("ok", "ok", None),
    ],
)  # fmt: skip
def test_yes_or_no(text: str, value: Any, note: str | None) -> None:
    read = cells.truth(text, KNOWN)
    assert (read.value, read.note) == (value, note)
    assert type(read.value) is type(value)


@pytest.mark.parametrize(
    ("listing", "text", "value", "note"),
    [
        ("types-evenement", "travaux", "travaux", None),
        ("types-evenement", "Travaux ou déménagement", "travaux", L),
        ("types-evenement", "TRAVAUX OU  DÉMÉNAGEMENT ", "travaux", L),
        ("types-evenement", f"Travaux{NB}ou déménagement", "travaux", L),
        ("types-evenement", "Works or move", "travaux", L),
        ("types-evenement", "travaux ou demenagement", "travaux", "CPOM-F-107"),
        ("types-evenement", "Travaux ou de\u0301me\u0301nagement", "travaux", L),
        ("types-evenement", "travaux – n'importe quoi", "travaux", L),
        ("types-evenement", "travaux - Travaux", "travaux", L),
        ("types-evenement", "Travaux", "travaux", "CPOM-F-107"),
        ("types-evenement", "Travail", "Travail", None),
        ("types-evenement", "", "", None),
    ],
)
def test_a_code(listing: str, text: str, value: str, note: str | None) -> None:
    read = cells.code(EDITION, listing)(text)
    assert (read.value, read.note) == (value, note)


def test_a_label_of_several_codes_is_not_read() -> None:
    read = cells.code(EDITION, "serafin-ph")
    doubt = read("Entretenir le linge")
    assert (doubt.value, doubt.note) == ("Entretenir le linge", DOUBT)
    lectures = "3.2.3 ; 3.2.3.1"
    assert dict(doubt.params) == {"valeur": "Entretenir le linge", "lectures": lectures}
    assert read("3.2.3 – Entretenir le linge") == Reading("3.2.3", L)


SEVERAL: Final = {
    # cell, reader, readings; none when there is only one
    "travaux – Cession": (cells.code(EDITION, "types-evenement"), "travaux ; cession"),
    "travaux – Travaux ou déménagement ; cession": (
        cells.code(EDITION, "types-evenement"), "travaux ; cession"),
    "travaux – Travaux, Cession": (cells.code(EDITION, "types-evenement"), "travaux ; cession"),
    "travaux – Travaux et cession – Cession": (
        cells.code(EDITION, "types-evenement"), "travaux ; cession"),
    "travaux – Travaux, et autres ; voir plus bas": (cells.code(EDITION, "types-evenement"), None),
    "590999017 – IME du Gué ; 590999025 – SESSAD": (cells.reference, "590999017 ; 590999025"),
    "590999017 – IME, 590999025": (cells.reference, "590999017 ; 590999025"),
    "590999017 – IME, 12 places ; 590999017": (cells.reference, None),
    "FA-01 – Suite de la FA-02": (cells.reference, None),
}  # fmt: skip


@pytest.mark.parametrize(("text", "case"), SEVERAL.items(), ids=SEVERAL)
def test_a_label_that_says_other_codes_than_its_own_is_not_read(
    text: str, case: tuple[Reader, str | None]
) -> None:
    read, ways = case
    doubt = read(text)
    if ways is None:
        assert doubt == Reading(text.split(maxsplit=1)[0], L)
    else:
        assert (doubt.value, doubt.note) == (text, DOUBT)
        assert dict(doubt.params) == {"valeur": text, "lectures": ways}


def test_a_whole_number_may_have_needless_decimals() -> None:
    field = EDITION.dictionary.documents["suiviAnnuel"].root.fields["exercice"]
    read = cells.reader(EDITION, field, comma=True)
    assert read("2025,0") == Reading(2025, N)
    assert read("2025,5").value == 2025.5
