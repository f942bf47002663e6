"""Table Schemas (frictionless, Validata) and the descriptor of the package of each type."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any, Final

from cpom_schema.tabular.layout import Table, laid_out
from spec.generator.source import DOCUMENTS, Source
from spec.generator.table_fields import field
from spec.generator.table_titles import SEPARATOR, table_titles

PROFILE: Final = "https://specs.frictionlessdata.io/schemas/table-schema.json"
LICENCE: Final = {
    "name": "etalab-2.0",
    "title": "Licence Ouverte 2.0",
    "path": "https://spdx.org/licenses/etalab-2.0.html",
}
CREATED: Final = "2026-11-21"
MODIFIED: Final = "2026-11-29"
"""Dates of the schemas: the first commit of the standard, and the last change of the tables."""
_STANDARD: Final = "CPOM médico-social"


def resource_name(table: str) -> str:
    """Return the name of a table as a resource: frictionless wants no capital."""
    return table.lower()


def _full_title(source: Source, table: Table) -> str:
    return SEPARATOR.join((_STANDARD, *table_titles(source, table)))


def _title_in_package(source: Source, table: Table) -> str:
    """Return the title of a table without that of its document, but for the document's own."""
    titles = table_titles(source, table)
    return SEPARATOR.join(titles[1:] or titles)


def _description(table: Table) -> str:
    described = table.field or table.item
    return described.description["fr"] if described else ""


def _origin(table: Table) -> str:
    """Return the text that a table comes from."""
    given = table.field.source if table.field else ""
    return given or "Choix du standard"


def _parent_link(table: Table) -> Iterator[dict[str, Any]]:
    """Yield the link from a row to that of the parent, when there is one."""
    parent = table.parent
    if parent and parent.field and table.carried:
        yield _link([c.id for c in table.carried], parent.id, parent)


def _reference_links(found: tuple[Table, ...], table: Table) -> Iterator[dict[str, Any]]:
    """Yield the links from the values of a table to the lists they name an item of.

    Args:
        found: the tables of the document type.
        table: the table the links start from.
    """
    by_id = {t.id: t for t in found}
    for name, listed in _references(table).items():
        target = by_id.get(listed)
        if target and len(target.key) == 1:
            resource = "" if target is table else target.id  # empty: the table itself
            yield _link([name], resource, target)


def _references(table: Table) -> dict[str, str]:
    """Return the list of the document that each column names an item of, by id of the column."""
    references: dict[str, str] = {}
    for column in table.columns:
        if column.carried or column.field is None:
            continue
        if column.field.local_ref:
            references[column.id] = column.field.local_ref
    return references


def _link(fields: list[str], name: str, target: Table) -> dict[str, Any]:
    reference = {"resource": resource_name(name), "fields": list(target.key)}
    return {"fields": fields, "reference": reference}


def schema(source: Source, kind: str, table: Table, found: tuple[Table, ...]) -> dict[str, Any]:
    """Return the Table Schema of one table.

    Args:
        source: the specification.
        kind: the document type.
        table: the table to describe.
        found: all the tables of the document type.
    """
    content: dict[str, Any] = {
        "$schema": PROFILE,
        "name": resource_name(f"cpom-{kind}-{table.id}").replace(".", "-"),
        "title": _full_title(source, table),
        "description": _description(table),
        "countryCode": "FR",
        "licenses": [LICENCE],
        "sources": [{"title": _origin(table)}],
        "created": CREATED,
        "lastModified": MODIFIED,
        "version": f"{source.version}.0",
        "$comment": "Fichier produit depuis spec/ : ne pas modifier à la main.",
        "fields": [field(source, table, c) for c in table.columns],
        "missingValues": [""],
    }
    required = {c.id for c in table.columns if c.required}
    if table.key and required.issuperset(table.key):
        content["primaryKey"] = list(table.key)
    links = [*_parent_link(table), *_reference_links(found, table)]
    if links:
        content["foreignKeys"] = links
    return content


def package(source: Source, kind: str, found: tuple[Table, ...]) -> dict[str, Any]:
    """Return the descriptor of the package of one type, one resource for each table."""
    root = found[0]
    return {
        "profile": "data-package",
        "name": f"cpom-{kind.lower()}",
        "title": _full_title(source, root),
        "description": _description(root),
        "version": f"{source.version}.0",
        "licenses": [LICENCE],
        "resources": [_resource(source, table) for table in found],
    }


def _resource(source: Source, table: Table) -> dict[str, Any]:
    return {
        "name": resource_name(table.id),
        "type": "table",
        "title": _title_in_package(source, table),
        "path": f"{table.id}.csv",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "schema": f"{table.id}.schema.json",
    }


def files(source: Source) -> dict[str, str]:
    """Return every published file of the tables, by its path below `schemas/1.0`."""
    rendered: dict[str, str] = {}
    for kind in DOCUMENTS:
        for name, content in _contents(source, kind):
            text = json.dumps(content, ensure_ascii=False, indent=1)
            rendered[f"tables/{kind}/{name}"] = f"{text}\n"
    return rendered


def _contents(source: Source, kind: str) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield the name and the content of each file of a document type."""
    found = laid_out(source.dictionary, kind)
    yield "datapackage.json", package(source, kind, found)
    for table in found:
        yield f"{table.id}.schema.json", schema(source, kind, table, found)
