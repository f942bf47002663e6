"""The types of expressions, and what each field of the dictionary is to a rule."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from cpom_schema.standard.dictionary import Field


class Scalar(NamedTuple):
    """A plain value.

    Attributes:
        name: nombre, compte, booleen, texte, date; written in messages of errors.
        codes: the code list a text belongs to, "" for any other.
        free: True for a text people write, whose spaces count.
    """

    name: str
    codes: str = ""
    free: bool = False


class Obj(NamedTuple):
    """An object of the dictionary."""

    name: str


class Listing(NamedTuple):
    """A list.

    Attributes:
        item: type of each element.
        present: optional fields that a filter proved present in each element, as ``a.b``.
        reach: how far the list comes from: ``own`` hangs from the item judged, ``shared`` may be
            gone through once per item and is paid for, ``root`` is as long as the document.
    """

    item: Scalar | Obj
    present: frozenset[str] = frozenset()
    reach: str = "own"


class Groups(NamedTuple):
    """Items grouped by a key: a map from key to non-empty list."""

    item: Obj
    keys: tuple[Scalar, ...]


Type = Scalar | Obj | Listing | Groups

UNKNOWN: Final = Scalar("inconnu")
NUMBER: Final = Scalar("nombre")
COUNT: Final = Scalar("compte")
"""What size() gives: compared with whole literals only, since CEL does not mix the two."""
BOOLEAN: Final = Scalar("booleen")
TEXT: Final = Scalar("texte")
DATE: Final = Scalar("date")

_DATE: Final = re.compile(r"(?:19|20)\d\d-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])")
_LITERALS: Final = {bool: BOOLEAN, int: COUNT, float: NUMBER}
_FREE_TEXTS: Final = ("texte", "texteLong")
_SCALARS: Final = {
    **dict.fromkeys(("annee", "entier", "decimal", "montant", "taux"), NUMBER),
    "booleen": BOOLEAN,
    "date": DATE,
    **dict.fromkeys(_FREE_TEXTS, Scalar("texte", free=True)),
}
"""The type of each scalar type of the dictionary; any other is a text whose spaces do not count."""


def of_field(field: Field, *, reach: str = "own") -> Type | None:
    """Return the type of a field, None when rules may not read it.

    Args:
        field: the field of the dictionary.
        reach: how far the list comes from when the field is repeated, see `Listing`.
    """
    item = _of_one_value(field)
    if item is None:
        return None
    return Listing(item, reach=reach) if field.repeated else item


def _of_one_value(field: Field) -> Scalar | Obj | None:
    if field.kind == "object":
        return Obj(field.type)
    if field.kind == "code":
        return Scalar(TEXT.name, field.type)
    if field.kind == "scalar":
        return _SCALARS.get(field.type, TEXT)
    return None


def of_literal(value: str | float | bool) -> Scalar:
    """Return the type of a written value: a text that is a date is one."""
    if isinstance(value, str):
        return DATE if _DATE.fullmatch(value) else TEXT
    return _LITERALS[type(value)]


def is_text(kind: Scalar) -> bool:
    """Report whether a value is a text: a date is one too."""
    return kind.name in (TEXT.name, DATE.name)


def is_accepted(found: Scalar, wanted: Scalar) -> bool:
    """Report whether a value may stand where another type is wanted: a date does for a text."""
    if wanted.name == TEXT.name:
        return is_text(found)
    return found.name == wanted.name


def same_kind(left: Type, right: Type) -> bool:
    """Report whether two values may be compared with == or stand in one list."""
    if not isinstance(left, Scalar) or not isinstance(right, Scalar):
        return False
    if is_text(left) and is_text(right):
        return True
    return left.name == right.name


def shown(kind: Type) -> str:
    """Name a type in words, for the message of an error."""
    if isinstance(kind, Scalar):
        return kind.name
    if isinstance(kind, Obj):
        return f"objet {kind.name}"
    if isinstance(kind, Listing):
        return f"liste de {shown(kind.item)}"
    return f"index de {shown(kind.item)}"
