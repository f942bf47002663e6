"""How a column looks: the kind of value it holds, which gives its width, format and prompt."""

from __future__ import annotations

from enum import Enum
from typing import Final

from cpom_schema.standard.dictionary import Field


class Look(Enum):
    """The kind of value a column holds; the scalar types of the standard give their names."""

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


def is_number(look: Look) -> bool:
    """Return whether the cells of this look hold numbers."""
    return look in _NUMBERS


def look_of_type(name: str) -> Look:
    """Return the look of a scalar type; a type without a look of its own is a text."""
    if name in _IDENTIFIERS:
        return Look.IDENTIFIER
    try:
        return Look(name)
    except ValueError:
        return Look.TEXT


def look_of(field: Field) -> Look:
    """Return the look of a field."""
    if field.repeated:
        return Look.LINES
    if field.kind == "code":
        return Look.CODE
    if field.ref:
        return Look.REFERENCE
    return look_of_type(field.type)
