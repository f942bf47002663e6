"""Where a path of the tree stands in an XML text, and which path an element has."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import pairwise
from typing import Any

from cpom_schema.dictionary import Field, load
from cpom_schema.document import Location, Path
from cpom_schema.formats.xml_parse import NS, local, parse


def path_of(element: Any) -> Path:
    """The tree path of an element, as the reader would build it."""
    chain = [element, *element.iterancestors()][::-1]
    kind = local(chain[0].tag)
    dictionary = load()
    obj = dictionary.documents[kind].root if kind in dictionary.documents else None
    path: Path = ()
    listing: Field | None = None
    for _, child in pairwise(chain):
        name = local(child.tag)
        if listing is not None:
            path += (len(list(child.itersiblings(child.tag, preceding=True))),)
            obj = dictionary.objects[listing.type] if listing.kind == "object" else None
            listing = None
            continue
        field = obj.fields.get(name) if obj else None
        path += (name,)
        if field is None or field.kind == "extensions":
            return path
        listing = field if field.item else None
        obj = dictionary.objects[field.type] if field.kind == "object" else None
    return path


def _step(element: Any, part: str | int) -> Any:
    """The child a path part leads to, or None."""
    if isinstance(part, int):
        listed = [e for e in element if e.tag == element[0].tag] if len(element) else []
        return listed[part] if part < len(listed) else None
    return element.find(NS + part)


def locate(source: bytes, paths: Iterable[Path]) -> Mapping[Path, Location]:
    """Line and XPath of each path, or of its nearest ancestor that exists."""
    root = parse(source)
    places: dict[Path, Location] = {}
    for path in paths:
        element, xpath, below = root, "/c:" + local(root.tag), root
        for part in path:
            below = _step(element, part)
            if below is None:
                break
            element = below
            xpath += f"/c:{local(element.tag)}" + (f"[{part + 1}]" if isinstance(part, int) else "")
        places[path] = Location(element.sourceline, None, xpath)
    return places
