"""Trees as XML, and the place an XPath shows as a pointer in the tree."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Any, NamedTuple

import orjson
from lxml import etree

from cpom_schema.formats import read_bytes, syntax
from cpom_schema.formats.xml.places import path_of
from cpom_schema.standard.dictionary import NAMESPACE
from tests.builders.editions import EDITION
from tests.oracles.rules import RELATED, Request


class Failure(NamedTuple):
    """A failed assert: its id, where it failed as an XPath, and what it says."""

    rule: str
    location: str
    message: str


class Judged(NamedTuple):
    """A document to judge in XML.

    Attributes:
        parameters: values of the parameters of the schema, by name: a text as it is; a document,
            or several, whose address (or addresses, with a space between) the judge will give.
    """

    source: bytes
    parameters: Mapping[str, str | bytes | Sequence[bytes]] = {}


def as_xml(tree: Any) -> bytes:
    """The XML of a tree, by the library's own writer."""
    return _written(orjson.dumps(tree))


@lru_cache(maxsize=200)
def _written(source: bytes) -> bytes:
    return syntax("xml").write(read_bytes(source))


def as_judged(request: Request) -> Judged:
    """A request in XML; parameters are `contratUri`, `autresUris`…, `dateReference` and digests."""
    several = {n for n, (_, item) in RELATED.get(request.type, {}).items() if item}
    parameters: dict[str, str | bytes | Sequence[bytes]] = {"dateReference": request.date}
    for name, value in request.documents.items():
        if name == "doc":
            continue
        if name in several:
            parameters[f"{name}Uris"] = [as_xml(one) for one in value]
        elif isinstance(value, str):
            parameters[name] = value
        else:
            parameters[f"{name}Uri"] = as_xml(value)
    return Judged(as_xml(request.documents["doc"]), parameters)


def pointers(source: bytes, failures: Iterable[Failure]) -> dict[str, list[str]]:
    """For each rule that failed, where, as sorted pointers in the tree."""
    root = etree.fromstring(source)
    found: dict[str, list[str]] = {}
    for failure in failures:
        nodes = root.getroottree().xpath(failure.location, namespaces={"c": NAMESPACE})
        assert isinstance(nodes, list), failure
        (node,) = nodes
        path = path_of(node, {}, EDITION.dictionary)
        found.setdefault(failure.rule, []).append("".join(f"/{part}" for part in path))
    return {rule: sorted(places) for rule, places in found.items()}
