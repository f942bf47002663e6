"""Table Schemas (frictionless, Validata) and the descriptor of the package of each type."""

from __future__ import annotations

import json
from typing import Any, Final

from cpom_schema.standard.dictionary import Field, ObjectType, ScalarType
from cpom_schema.tabular.cells import text_of
from cpom_schema.tabular.layout import RANK, Column, Table, laid_out
from spec.generator.source import DOCUMENTS, Source

PROFILE: Final = "https://specs.frictionlessdata.io/schemas/table-schema.json"
LICENCE: Final = {
    "name": "etalab-2.0",
    "title": "Licence Ouverte 2.0",
    "path": "https://spdx.org/licenses/etalab-2.0.html",
}
CREATED: Final = "2026-11-21"
MODIFIED: Final = "2026-11-29"
"""Dates of the schemas: the first commit of the standard, and the last change of the tables."""
EXTENSIONS: Final = '{"urn:exemple:reference-interne": "A-12"}'
"""An example of what nobody but its writer can describe."""
PROTECTED: Final = ("texte", "texteLong", "courriel")
"""Types whose values may begin with ``= + - @ '`` or a tab: one apostrophe comes before."""


def resource_name(table: str) -> str:
    """Name of a table as a resource: frictionless wants no capital."""
    return table.lower()


def _scalar(scalar: ScalarType) -> tuple[dict[str, Any], dict[str, Any]]:
    """Type and constraints: what JSON Schema says of it, in the words of Table Schema."""
    limits: dict[str, Any] = {}
    if scalar.minimum is not None:
        limits = {"minimum": scalar.minimum, "maximum": scalar.maximum}
    if scalar.name == "date":
        return {"type": "date", "format": "default"}, {
            "minimum": "1900-01-01",
            "maximum": "2099-12-31",
        }
    if scalar.base == "boolean":
        return {"type": "boolean", "trueValues": ["true"], "falseValues": ["false"]}, {}
    if scalar.base in ("integer", "number"):
        kind = {"type": scalar.base}
        return kind | ({"decimalChar": "."} if scalar.base == "number" else {}), limits
    before = "'?" if scalar.name in PROTECTED else ""
    if scalar.pattern:
        limits["pattern"] = f"{before}{scalar.pattern}"
    if scalar.max_length:
        limits["maxLength"] = scalar.max_length + len(before[:1])
    return {"type": "string"}, limits


def _typed(source: Source, field: Field) -> tuple[dict[str, Any], dict[str, Any]]:
    if field.kind == "extensions":
        return {"type": "object"}, {}
    types = source.dictionary.types
    if field.kind == "code":
        codes = source.closed(field.type)
        kind, limits = _scalar(types["identifiant"])
        if codes is not None:
            limits = {"enum": codes}
        return {**kind, "x-cpom-codelist": field.type}, limits
    kind, limits = _scalar(types[field.type])
    if field.minimum is not None:
        limits["minimum"] = field.minimum
    if field.maximum is not None:
        limits["maximum"] = field.maximum
    return kind, limits


def _along(source: Source, obj: ObjectType | None, steps: tuple[str, ...]) -> list[str]:
    """Titles of what leads from an object to a value: single objects, then the value's own."""
    titles: list[str] = []
    for step in steps:
        field = obj.fields[step] if obj else None
        if field is None:
            break
        titles.append(field.title["fr"])
        obj = source.dictionary.objects[field.type] if field.kind == "object" else None
    return titles


def _titles(source: Source, table: Table, column: Column) -> list[str]:
    """Titles of what leads to a value from the row that holds it."""
    if column.carried:
        return [column.field.title["fr"]] if column.field else []
    return _along(source, table.item, column.steps)


def _headed(source: Source, table: Table) -> list[str]:
    """Titles of what leads to a table from its document, whose own title comes first."""
    if table.parent is None:
        return [table.item.title["fr"]] if table.item else []
    return [*_headed(source, table.parent), *_along(source, table.parent.item, table.steps)]


def _ancestor(table: Table, column: Column) -> Table:
    """The table whose key a column repeats."""
    while table.parent and len({c.carried for c in table.columns if c.carried}) >= column.carried:
        table = table.parent
    return table


def _title(source: Source, table: Table, column: Column) -> str:
    titles = _titles(source, table, column)
    if column.carried:
        holder = _ancestor(table, column)
        head = holder.item.title["fr"] if holder.item else holder.id
        titles = [head, *titles]
    return " – ".join(titles) or column.id


def _field(source: Source, table: Table, column: Column) -> dict[str, Any]:
    if column.field is None:
        return _envelope(source, table, column)
    kind, limits = _typed(source, column.field)
    title = _title(source, table, column) if column.steps else column.field.title["fr"]
    found: dict[str, Any] = {
        "name": column.id,
        "title": title,
        "description": column.field.description["fr"],
        **kind,
    }
    found["example"] = (
        EXTENSIONS if column.field.kind == "extensions" else text_of(column.field.example)
    )
    if column.required:
        limits = {"required": True, **limits}
    if limits:
        found["constraints"] = limits
    if column.field.ref:
        found["x-cpom-ref"] = column.field.ref
    return found


def _envelope(source: Source, table: Table, column: Column) -> dict[str, Any]:
    """`cpom` and `type`, which say what the document is, and the rank of a value in its list."""
    if column.id == RANK:
        return {
            "name": RANK,
            "title": "Rang",
            "description": "Place de la valeur dans sa liste, à partir de 1.",
            "type": "integer",
            "example": "1",
            "constraints": {"required": True, "minimum": 1},
        }
    texts = source.dictionary.envelope[column.id]
    value = source.version if column.id == "cpom" else table.id
    return {
        "name": column.id,
        "title": texts["title"]["fr"],
        "description": texts["description"]["fr"],
        "type": "string",
        "example": value,
        "constraints": {"required": True, "enum": [value]},
    }


def _links(found: tuple[Table, ...], table: Table) -> list[dict[str, Any]]:
    """To the row of the parent, and to the lists of the same document that values name."""
    links: list[dict[str, Any]] = []
    parent = table.parent
    if parent and parent.field and table.carried:
        links.append(_link([c.id for c in table.carried], parent, list(parent.key)))
    by_id = {t.id: t for t in found}
    for column in table.columns:
        local = column.field.local_ref if column.field and not column.carried else None
        target = by_id.get(local or "")
        if target and len(target.key) == 1:
            links.append(_link([column.id], target, list(target.key), table))
    return links


def _link(fields: list[str], target: Table, key: list[str], own: Table | None = None) -> Any:
    name = "" if target is own else resource_name(target.id)  # empty: the table itself
    return {"fields": fields, "reference": {"resource": name, "fields": key}}


def _described(table: Table) -> str:
    about = table.field or table.item
    return about.description["fr"] if about else ""


def schema(source: Source, kind: str, table: Table, found: tuple[Table, ...]) -> dict[str, Any]:
    """The Table Schema of one table."""
    required = {c.id for c in table.columns if c.required}
    content: dict[str, Any] = {
        "$schema": PROFILE,
        "name": resource_name(f"cpom-{kind}-{table.id}").replace(".", "-"),
        "title": " – ".join(("CPOM médico-social", *_headed(source, table))),
        "description": _described(table),
        "countryCode": "FR",
        "licenses": [LICENCE],
        "sources": [{"title": (table.field.source if table.field else "") or "Choix du standard"}],
        "created": CREATED,
        "lastModified": MODIFIED,
        "version": f"{source.version}.0",
        "$comment": "Fichier produit depuis spec/ : ne pas modifier à la main.",
        "fields": [_field(source, table, c) for c in table.columns],
        "missingValues": [""],
    }
    if table.key and required >= set(table.key):
        content["primaryKey"] = list(table.key)
    links = _links(found, table)
    if links:
        content["foreignKeys"] = links
    return content


def package(source: Source, kind: str, found: tuple[Table, ...]) -> dict[str, Any]:
    """The descriptor of the package of one type, one resource for each table."""
    root = found[0]
    return {
        "profile": "data-package",
        "name": f"cpom-{kind.lower()}",
        "title": " – ".join(("CPOM médico-social", *_headed(source, root))),
        "description": _described(root),
        "version": f"{source.version}.0",
        "licenses": [LICENCE],
        "resources": [
            {
                "name": resource_name(table.id),
                "type": "table",
                "title": " – ".join(_headed(source, table)[1:] or _headed(source, table)),
                "path": f"{table.id}.csv",
                "format": "csv",
                "mediatype": "text/csv",
                "encoding": "utf-8",
                "schema": f"{table.id}.schema.json",
            }
            for table in found
        ],
    }


def _dump(content: Any) -> str:
    return json.dumps(content, ensure_ascii=False, indent=1) + "\n"


def files(source: Source) -> dict[str, str]:
    """Every published file of the tables, by its path below `schemas/1.0`."""
    rendered: dict[str, str] = {}
    for kind in DOCUMENTS:
        found = laid_out(source.dictionary, kind)
        rendered[f"tables/{kind}/datapackage.json"] = _dump(package(source, kind, found))
        for table in found:
            content = schema(source, kind, table, found)
            rendered[f"tables/{kind}/{table.id}.schema.json"] = _dump(content)
    return rendered
