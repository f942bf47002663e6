"""The descriptor of a package (`datapackage.json`), made of the published Table Schemas."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

import orjson

from cpom_schema.document import Document
from cpom_schema.standard.edition import Edition, per_edition


class _Published(NamedTuple):
    """What the descriptor of one document type is made of.

    Attributes:
        head: what describes the package.
        schemas: schema of each table, without its links.
        links: foreign keys of each table.
    """

    head: dict[str, Any]
    schemas: dict[str, bytes]
    links: dict[str, list[dict[str, Any]]]
    titles: dict[str, str]


@per_edition
def _published(edition: Edition, kind: str) -> _Published:
    package = edition.content("tables", kind, "datapackage.json")
    schemas: dict[str, bytes] = {}
    links: dict[str, list[dict[str, Any]]] = {}
    titles: dict[str, str] = {}
    for resource in package.pop("resources"):
        name = resource["name"]
        schema = edition.content("tables", kind, resource["schema"])
        links[name] = schema.pop("foreignKeys", [])
        schemas[name] = orjson.dumps(schema)
        titles[name] = resource["title"]
    return _Published(package, schemas, links, titles)


def _schema(published: _Published, name: str, present: dict[str, str]) -> orjson.Fragment:
    """The schema of one table, linked to the tables that are in the package only."""
    resource = present[name]
    kept = [
        link
        for link in published.links[resource]
        if not link["reference"]["resource"] or link["reference"]["resource"] in present.values()
    ]
    schema = published.schemas[resource]
    if kept:
        schema = schema[:-1] + b',"foreignKeys":' + orjson.dumps(kept) + b"}"
    return orjson.Fragment(schema)


def descriptor(document: Document, names: Sequence[str]) -> bytes:
    """The descriptor of the package of a document.

    Args:
        document: the document.
        names: ids of its tables that have rows.
    """
    published = _published(document.edition, document.type)
    present = {name: name.lower() for name in names}
    resources = [
        {
            "name": present[name],
            "type": "table",
            "title": published.titles[present[name]],
            "path": f"{name}.csv",
            "format": "csv",
            "mediatype": "text/csv",
            "encoding": "utf-8",
            "schema": _schema(published, name, present),
        }
        for name in names
    ]
    return orjson.dumps(
        {**published.head, "resources": resources}, option=orjson.OPT_APPEND_NEWLINE
    )
