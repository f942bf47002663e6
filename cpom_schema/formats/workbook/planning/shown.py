"""What the cell of a value shows: a text, a number, a date; and how it looks."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Mapping
from enum import Enum
from typing import Any, Final, TypeGuard

from cpom_schema.standard.dictionary import Field, Lang
from cpom_schema.standard.edition import Edition, per_edition
from cpom_schema.tabular import cells

Shown = str | int | float | bool | dt.date | None
"""Content of a cell; a list of plain values is one text, one value a line."""
Shower = Callable[[Any], Shown]
Names = Mapping[str, str]
"""Names of the items of a list, by their keys."""

FIRST: Final = dt.date(1900, 3, 1)
"""Before it, Excel counts a 29 February 1900 that never was."""
LAST: Final = dt.date(2099, 12, 31)
TRUTHS: Final[Mapping[Lang, tuple[str, str]]] = {"fr": ("Oui", "Non"), "en": ("Yes", "No")}
"""How true and false are written."""


_SLUG: Final = re.compile(r"[a-z]+(?:_[a-z0-9]+)*")
"""A code that is made of the words of its label."""


class Look(Enum):
    """What a column holds, which gives its width, its format and what is said of it."""

    TEXT = "texte"
    LONG = "texteLong"
    IDENTIFIER = "identifiant"
    TIMESTAMP = "horodatage"
    CODE = "code"
    REFERENCE = "renvoi"
    TRUTH = "booleen"
    INTEGER = "entier"
    YEAR = "annee"
    DECIMAL = "decimal"
    AMOUNT = "montant"
    RATE = "taux"
    DATE = "date"
    LINES = "lignes"


_IDENTIFIERS: Final = ("identifiant", "numeroFiness", "siren", "siret", "empreinte")
_NUMBERS: Final = (Look.INTEGER, Look.YEAR, Look.DECIMAL, Look.AMOUNT, Look.RATE)


class Exact(float):
    """A number written with all its digits: XlsxWriter keeps sixteen, and some need seventeen."""

    __slots__ = ()

    def __format__(self, _: str) -> str:
        return repr(float(self))


def is_number(look: Look) -> bool:
    """Whether the cells of this look hold numbers."""
    return look in _NUMBERS


def look_of_type(name: str) -> Look:
    """The look of a scalar type."""
    if name in _IDENTIFIERS:
        return Look.IDENTIFIER
    try:
        return Look(name)
    except ValueError:
        return Look.TEXT


def look_of(field: Field | None) -> Look:
    """The look of a field."""
    if field is None:
        return Look.TEXT
    if field.repeated:
        return Look.LINES
    if field.kind == "code":
        return Look.CODE
    return Look.REFERENCE if field.ref else look_of_type(field.type)


def is_plain(value: Any) -> TypeGuard[str | float | bool]:
    """Whether a value can stand in one cell and be read back: an empty text cannot."""
    return isinstance(value, str | int | float) and value != ""


def is_lines(value: Any) -> bool:
    """Whether a list can stand in one cell, one value a line, and be read back."""
    return (
        isinstance(value, list)
        and bool(value)
        and all(isinstance(v, str) and v.strip() and not ("\n" in v or "\r" in v) for v in value)
    )


def as_it_is(value: Any) -> Shown:
    """A value whatever its column wants; a whole number no cell can hold is a text."""
    match value:
        case bool() | str():
            return value
        case int():
            return value if int(float(value)) == value else str(value)
        case float():
            return Exact(value)
        case _:
            return None if value is None else cells.text_of(value)


def _day(value: Any) -> Shown:
    if isinstance(value, str) and len(value) == len("2026-04-28"):
        try:
            day = dt.date.fromisoformat(value)
        except ValueError:
            return value
        return day if FIRST <= day <= LAST and day.isoformat() == value else value
    return as_it_is(value)


def _truth(lang: Lang) -> Shower:
    yes, no = TRUTHS[lang]

    def show(value: Any) -> Shown:
        return (yes if value else no) if isinstance(value, bool) else as_it_is(value)

    return show


@per_edition
def code_texts(edition: Edition, name: str, lang: Lang) -> Mapping[str, str]:
    """How each code of a list is written: its label, with the code when the label is not enough.

    The lists of the standard are known by their labels; those of others by their codes too, but
    for a code that only spells its label (``deficiences_visuelles``).
    """
    codes = edition.codelists[name]
    read = cells.code(edition, name)
    texts: dict[str, str] = {}
    for code in codes.codes.values():
        label = code.label[lang]
        both = f"{code.code} – {label}"
        ways = (label, both) if codes.closed or _SLUG.fullmatch(code.code) else (both,)
        texts[code.code] = next((w for w in ways if read(w).value == code.code), code.code)
    return texts


def named(names: Names) -> Mapping[str, str]:
    """How keys are written with their names: ``FA-03 – Absentéisme``, or bare."""
    texts: dict[str, str] = {}
    for key, name in names.items():
        both = f"{key} – {' '.join(name.split())}"
        texts[key] = both if name.strip() and cells.reference(both).value == key else key
    return texts


def _spelt(texts: Mapping[str, str]) -> Shower:
    def show(value: Any) -> Shown:
        return texts.get(value, value) if isinstance(value, str) else as_it_is(value)

    return show


def _several(show: Shower) -> Shower:
    def lines(value: Any) -> Shown:
        if not isinstance(value, list):
            return as_it_is(value)
        return "\n".join(str(show(v)) for v in value)

    return lines


def shower(edition: Edition, field: Field | None, lang: Lang, names: Names) -> Shower:
    """How the values of a field are shown.

    Args:
        edition: the edition of the document.
        field: the field; None for one the standard does not know.
        lang: language of the workbook.
        names: for a reference, the names written beside the keys; empty to write bare keys.
    """
    if field is None:
        return as_it_is
    if field.repeated:
        return _several(shower(edition, field._replace(item=None), lang, names))
    if field.kind == "code":
        return _spelt(code_texts(edition, field.type, lang))
    if field.type == "date":
        return _day
    if field.type == "booleen":
        return _truth(lang)
    return _spelt(named(names)) if field.ref and names else as_it_is


@per_edition
def code_order(edition: Edition, name: str) -> Mapping[str, int]:
    """Rank of each code in its list."""
    return {code: rank for rank, code in enumerate(edition.codelists[name].codes)}
