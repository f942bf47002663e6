"""The scalar types and base classes the generated models are made of.

A model is built in Python with snake_case names and comfortable values (lists, int for an
amount), and read from the exchange formats with the exact names and types of the standard.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping, Sequence
from decimal import Decimal as _Decimal
from functools import cache
from typing import Annotated, Any, ClassVar, Self, TypeVar

from annotated_types import MinLen
from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    PlainSerializer,
    ValidationInfo,
    model_validator,
)
from pydantic.alias_generators import to_camel

from cpom_schema.standard.edition import Edition

T = TypeVar("T")
_WIRE = {"wire": True}
_TYPES = Edition.published("1.0").dictionary.types
_EXTENSION_LIMIT = 2**53 - 1


def _pattern(name: str) -> str:
    return f"^{_TYPES[name].pattern}$"


@cache
def _compiled(name: str) -> re.Pattern[str]:
    return re.compile(_TYPES[name].pattern or "")


def _iso_date(value: object) -> object:
    """Read a date from its text; leave any other value to the checks that follow."""
    if not isinstance(value, str):
        return value
    if not _compiled("date").fullmatch(value):
        raise ValueError("une date s'écrit AAAA-MM-JJ")
    return dt.date.fromisoformat(value)


def _iso_datetime(value: object) -> object:
    """Read a date and time from its text; leave any other value to the checks that follow."""
    if not isinstance(value, str):
        return value
    if not _compiled("horodatage").fullmatch(value):
        raise ValueError("une date et heure s'écrit AAAA-MM-JJThh:mm:ss suivi du fuseau")
    return dt.datetime.fromisoformat(value)


def _zoned(value: dt.datetime) -> dt.datetime:
    if value.tzinfo is None:
        raise ValueError("le fuseau horaire manque")
    return value


def _integral(value: object) -> object:
    """Turn a float without decimals into an int: JSON does not tell 12.0 from 12."""
    if isinstance(value, float) and value.is_integer():
        return int(value)
    return value


def _to_decimal(value: object) -> object:
    """Turn into a decimal what the exchange formats carry: an int or a float, nothing else."""
    if isinstance(value, bool):
        return value
    if isinstance(value, (int, float)):
        return _Decimal(repr(value))
    return value


def _number(value: _Decimal) -> int | float:
    """Return the number that the exchange formats carry for a decimal."""
    if value == value.to_integral_value():
        return int(value)
    return float(value)


def _bounded(name: str) -> Any:
    return Field(ge=_TYPES[name].minimum, le=_TYPES[name].maximum)


def _rounded(name: str) -> AfterValidator:
    """Return the check that a number has no more decimals than its scalar type admits."""
    places = _TYPES[name].decimals or 0

    def refuse_more_decimals(value: _Decimal) -> _Decimal:
        if value != round(value, places):  # within the bounds, which round() needs
            raise ValueError(f"au plus {places} décimales")
        return value

    return AfterValidator(refuse_more_decimals)


def _in_years(value: dt.date) -> dt.date:
    if not 1900 <= value.year <= 2099:  # noqa: PLR2004 - the years of the standard
        raise ValueError("l'année est comprise entre 1900 et 2099")
    return value


def _without_repeats(value: Sequence[T]) -> Sequence[T]:
    if len(set(value)) != len(value):
        raise ValueError("une même valeur figure deux fois")
    return value


def _check_extension_text(value: str) -> None:
    longest = _TYPES["texteLong"].max_length or 0
    if not _compiled("texteLong").fullmatch(value) or len(value) > longest:
        raise ValueError("texte vide, trop long ou avec un caractère interdit")


def _check_extension_number(value: float) -> None:
    if not -_EXTENSION_LIMIT <= value <= _EXTENSION_LIMIT:
        raise ValueError("nombre trop grand pour être exact dans tous les langages")


def _check_extension_object(value: Mapping[str, Any]) -> None:
    for name, item in value.items():
        if not _compiled("texte").fullmatch(name):
            raise ValueError(f"nom interdit : {name!r}")
        _check_extension_value(item)


def _check_extension_value(value: Any) -> None:
    """Refuse an extension value that is empty, or that a syntax cannot carry.

    Raises:
        ValueError: the value, or one it holds, is refused.
    """
    match value:
        case bool():
            return
        case int() | float():
            _check_extension_number(value)
        case str():
            _check_extension_text(value)
        case list() if value:
            for item in value:
                _check_extension_value(item)
        case dict() if value:
            _check_extension_object(value)
        case _:
            raise ValueError("valeur vide ou de type inconnu")


def _checked_extensions(value: Mapping[str, Any]) -> Mapping[str, Any]:
    for name, item in value.items():
        if not _compiled("uri").fullmatch(name):
            raise ValueError(f"{name!r} n'est pas une URI")
        _check_extension_value(item)
    return value


def _tuple(value: Sequence[T]) -> tuple[T, ...]:
    return tuple(value)


Texte = Annotated[str, Field(pattern=_pattern("texte"), max_length=_TYPES["texte"].max_length)]
TexteLong = Annotated[
    str, Field(pattern=_pattern("texteLong"), max_length=_TYPES["texteLong"].max_length)
]
Identifiant = Annotated[
    str, Field(pattern=_pattern("identifiant"), max_length=_TYPES["identifiant"].max_length)
]
NumeroFiness = Annotated[str, Field(pattern=_pattern("numeroFiness"))]
Siren = Annotated[str, Field(pattern=_pattern("siren"))]
Siret = Annotated[str, Field(pattern=_pattern("siret"))]
Empreinte = Annotated[str, Field(pattern=_pattern("empreinte"))]
Courriel = Annotated[
    str, Field(pattern=_pattern("courriel"), max_length=_TYPES["courriel"].max_length)
]
Uri = Annotated[str, Field(pattern=_pattern("uri"), max_length=_TYPES["uri"].max_length)]
Date = Annotated[dt.date, BeforeValidator(_iso_date), AfterValidator(_in_years)]
Horodatage = Annotated[dt.datetime, BeforeValidator(_iso_datetime), AfterValidator(_zoned)]
Annee = Annotated[
    int,
    BeforeValidator(_integral),
    Field(ge=_TYPES["annee"].minimum, le=_TYPES["annee"].maximum),
]
Entier = Annotated[
    int,
    BeforeValidator(_integral),
    Field(ge=_TYPES["entier"].minimum, le=_TYPES["entier"].maximum),
]
Booleen = bool
_as_number = PlainSerializer(_number, return_type=int | float, when_used="json")
Decimal = Annotated[
    _Decimal, _bounded("decimal"), BeforeValidator(_to_decimal), _rounded("decimal"), _as_number
]
Montant = Annotated[
    _Decimal, _bounded("montant"), BeforeValidator(_to_decimal), _rounded("montant"), _as_number
]
Taux = Annotated[
    _Decimal, _bounded("taux"), BeforeValidator(_to_decimal), _rounded("taux"), _as_number
]
Liste = Annotated[Sequence[T], MinLen(1), AfterValidator(_tuple)]
ListeUnique = Annotated[
    Sequence[T],
    MinLen(1),
    AfterValidator(_without_repeats),
    AfterValidator(_tuple),
]
Extensions = Annotated[dict[str, Any], MinLen(1), AfterValidator(_checked_extensions)]


def _is_exchanged(data: Any, info: ValidationInfo) -> bool:
    """Return whether an object comes from an exchange format, not from Python."""
    return info.context == _WIRE and isinstance(data, dict)


def _require_exact(names: set[str | None], data: Mapping[str, Any]) -> None:
    """Refuse an object of an exchanged document with an unknown name or a null.

    Raises:
        ValueError: the first such field is named.
    """
    for name, value in data.items():
        if name not in names:
            raise ValueError(f"champ inconnu : {name}")
        if value is None:
            raise ValueError(f"{name} : null n'existe pas, le champ est absent")


class Modele(BaseModel):
    """Base of every object: closed, frozen and strict."""

    model_config = ConfigDict(
        alias_generator=to_camel,
        validate_by_name=True,
        validate_by_alias=True,
        serialize_by_alias=True,
        extra="forbid",
        frozen=True,
        strict=True,
        use_attribute_docstrings=True,
        allow_inf_nan=False,
    )

    au_moins_un: ClassVar[tuple[str, ...]] = ()

    @model_validator(mode="before")
    @classmethod
    def _exact_names(cls, data: Any, info: ValidationInfo) -> Any:
        """Refuse, in an exchanged document, an unknown name and a null: an absent field is absent.

        Python names and None stay possible where a model is built in Python.
        """
        if _is_exchanged(data, info):
            _require_exact({f.alias for f in cls.model_fields.values()}, data)
        return data

    @model_validator(mode="after")
    def _not_empty(self) -> Self:
        """Refuse an object with none of the fields of which it needs one."""
        if self.au_moins_un and all(getattr(self, n) is None for n in self.au_moins_un):
            raise ValueError("aucun contenu : donner au moins un de " + ", ".join(self.au_moins_un))
        return self


class Document(Modele):
    """Base of the document types: reads and gives back the plain tree of the standard."""

    @model_validator(mode="before")
    @classmethod
    def _announced(cls, data: Any, info: ValidationInfo) -> Any:
        """Refuse an exchanged document that does not give its version and its type."""
        if _is_exchanged(data, info):
            for name in ("cpom", "type"):
                if name not in data:
                    raise ValueError(f"{name} manque")
        return data

    @classmethod
    def from_tree(cls, tree: Mapping[str, Any]) -> Self:
        """Build the model from the plain tree of a document.

        Raises:
            pydantic.ValidationError: the tree does not have the structure of the standard.
        """
        return cls.model_validate(tree, context=_WIRE, by_alias=True, by_name=False)

    def to_tree(self) -> dict[str, Any]:
        """Return the plain tree: names of the standard, numbers for amounts, no absent field."""
        return self.model_dump(mode="json", by_alias=True, exclude_none=True)

    @classmethod
    def from_json(cls, text: str | bytes) -> Self:
        """Read the model from JSON, with the exact names and types of the standard.

        Raises:
            pydantic.ValidationError: the text is not JSON, or lacks the structure of the standard.
        """
        return cls.model_validate_json(text, context=_WIRE, by_alias=True, by_name=False)

    def to_json(self) -> bytes:
        """Return the document as JSON in UTF-8, indented by two spaces, without absent fields."""
        return self.model_dump_json(by_alias=True, exclude_none=True, indent=2).encode() + b"\n"
