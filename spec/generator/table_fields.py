"""The fields of a Table Schema: the type, the constraints and the texts of each column."""

from __future__ import annotations

from typing import Any, Final, NamedTuple

from cpom_schema.standard.dictionary import Field, ScalarType
from cpom_schema.tabular.cells import text_of
from cpom_schema.tabular.layout import RANK, Column, Table
from spec.generator.source import Source
from spec.generator.table_titles import column_title

EXTENSIONS: Final = '{"urn:exemple:reference-interne": "A-12"}'
"""An example of what nobody but its writer can describe."""
PROTECTED: Final = ("texte", "texteLong", "courriel")
"""Types whose values may begin with ``= + - @ '`` or a tab: one apostrophe comes before."""


class _Type(NamedTuple):
    """What a column admits, in the words of Table Schema.

    Attributes:
        described: ``type`` and what makes it precise.
        constraints: content of ``constraints``, the presence of the value apart.
    """

    described: dict[str, Any]
    constraints: dict[str, Any]


_DATE: Final = _Type(
    {"type": "date", "format": "default"}, {"minimum": "1900-01-01", "maximum": "2099-12-31"}
)
_NUMBERS: Final[dict[str, dict[str, Any]]] = {
    "integer": {"type": "integer"},
    "number": {"type": "number", "decimalChar": "."},
}
_BOOLEAN: Final = _Type({"type": "boolean", "trueValues": ["true"], "falseValues": ["false"]}, {})


def field(source: Source, table: Table, column: Column) -> dict[str, Any]:
    """Return the field of a Table Schema that describes a column."""
    if column.id == RANK and column.field is None:
        return _rank()
    if column.field is None:
        return _envelope(source, table, column.id)
    value = column.field
    described, constraints = _type_of(source, value)
    content: dict[str, Any] = {
        "name": column.id,
        "title": column_title(source, table, column),
        "description": value.description["fr"],
        **described,
        "example": _example(value),
    }
    if column.required:
        constraints = {"required": True, **constraints}
    if constraints:
        content["constraints"] = constraints
    if value.ref:
        content["x-cpom-ref"] = value.ref
    return content


def _example(value: Field) -> str:
    return EXTENSIONS if value.kind == "extensions" else text_of(value.example)


def _rank() -> dict[str, Any]:
    """Return the field of the column that keeps the order of a list of values."""
    return {
        "name": RANK,
        "title": "Rang",
        "description": "Place de la valeur dans sa liste, à partir de 1.",
        "type": "integer",
        "example": "1",
        "constraints": {"required": True, "minimum": 1},
    }


def _envelope(source: Source, table: Table, name: str) -> dict[str, Any]:
    """Return the field of `cpom` or `type`, which say what the document is."""
    texts = source.dictionary.envelope[name]
    value = source.version if name == "cpom" else table.id
    return {
        "name": name,
        "title": texts["title"]["fr"],
        "description": texts["description"]["fr"],
        "type": "string",
        "example": value,
        "constraints": {"required": True, "enum": [value]},
    }


def _type_of(source: Source, value: Field) -> _Type:
    match value.kind:
        case "extensions":
            return _Type({"type": "object"}, {})
        case "code":
            return _code(source, value.type)
        case _:
            return _bounded(_scalar(source.dictionary.types[value.type]), value)


def _code(source: Source, codelist: str) -> _Type:
    """Return the type of a code: one of those of a closed list, any of an external one."""
    identifier = _scalar(source.dictionary.types["identifiant"])
    codes = source.closed(codelist)
    constraints = identifier.constraints if codes is None else {"enum": codes}
    return _Type({**identifier.described, "x-cpom-codelist": codelist}, constraints)


def _bounded(kind: _Type, value: Field) -> _Type:
    """Return the type of a number narrowed to what its field admits."""
    bounds = dict(kind.constraints)
    if value.minimum is not None:
        bounds["minimum"] = value.minimum
    if value.maximum is not None:
        bounds["maximum"] = value.maximum
    return _Type(kind.described, bounds)


def _scalar(scalar: ScalarType) -> _Type:
    """Return the type of a scalar type: what JSON Schema says of it, for a text in a cell."""
    if scalar.name == "date":
        return _DATE
    if scalar.base == "boolean":
        return _BOOLEAN
    if scalar.base == "string":
        return _text(scalar)
    return _Type(_NUMBERS[scalar.base], _bounds(scalar))


def _bounds(scalar: ScalarType) -> dict[str, Any]:
    if scalar.minimum is None:
        return {}
    return {"minimum": scalar.minimum, "maximum": scalar.maximum}


def _text(scalar: ScalarType) -> _Type:
    """Return the type of a text, which may have one more apostrophe before it in a cell."""
    is_protected = scalar.name in PROTECTED
    constraints = _bounds(scalar)
    if scalar.pattern:
        constraints["pattern"] = f"'?{scalar.pattern}" if is_protected else scalar.pattern
    if scalar.max_length:
        constraints["maxLength"] = scalar.max_length + int(is_protected)
    return _Type({"type": "string"}, constraints)
