"""Where a path of the tree stands in an XML text, and which path an element has."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import pairwise
from typing import Any
from xml.parsers import expat

from cpom_schema.document import Location, Path
from cpom_schema.formats.xml.parse import NS, local
from cpom_schema.standard.dictionary import Dictionary, Field, ObjectType

Ranks = dict[Any, tuple[Any, int]]
"""For each list being walked, its last ranked item: ranking items in order stays linear."""
_Wanted = dict["str | int", Any]


def _rank(child: Any, ranks: Ranks) -> int:
    """Rank of an element among the siblings of its name."""
    listing = child.getparent()
    last, rank = ranks.get(listing, (None, 0))
    if last is None or last.tag != child.tag:
        rank = sum(1 for _ in child.itersiblings(child.tag, preceding=True))
    elif last is not child:
        rank += 1 + next(i for i, e in enumerate(last.itersiblings(child.tag)) if e is child)
    ranks[listing] = (child, rank)
    return rank


def path_of(element: Any, ranks: Ranks, dictionary: Dictionary) -> Path:
    """The tree path of an element, as the reader would build it.

    Args:
        element: an element of a parsed document.
        ranks: kept from call to call while elements come in the order of the document.
        dictionary: the dictionary of the document.
    """
    chain = [element, *element.iterancestors()][::-1]
    kind = local(chain[0].tag)
    obj = dictionary.documents[kind].root if kind in dictionary.documents else None
    path: Path = ()
    listing: Field | None = None
    for _, child in pairwise(chain):
        name = local(child.tag)
        if listing is not None:
            if name != listing.item:
                return path
            path += (_rank(child, ranks),)
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


def lines_of(root: Any, source: bytes) -> dict[Any, int]:
    """Line of every element, counted without limit."""
    lines: list[int] = []
    parser = expat.ParserCreate("UTF-8")
    parser.StartElementHandler = lambda _tag, _attributes: lines.append(parser.CurrentLineNumber)
    parser.Parse(source, True)
    return dict(zip(root.iter(), lines, strict=True))


class _Place:
    """An open element on the way to a wanted path, and what the dictionary says is in it."""

    __slots__ = ("items", "listing", "obj", "path", "wanted", "xpath")

    def __init__(self, path: Path, xpath: str, wanted: _Wanted, obj: ObjectType | None) -> None:
        self.path = path
        self.xpath = xpath
        self.wanted = wanted
        self.obj = obj
        self.listing: Field | None = None
        self.items = 0


def _step(name: str) -> str:
    """An element in XPath, with the prefix c for our namespace."""
    if not name.startswith("{"):
        return f"/c:{name}"
    bare = name.rpartition("}")[2]
    return f"/*[local-name()='{bare}' and namespace-uri()!='{NS[1:-1]}']"


class _Finder:
    """Notes the place of the wanted paths while the text goes by."""

    def __init__(self, wanted: _Wanted, dictionary: Dictionary) -> None:
        self.wanted = wanted
        self.dictionary = dictionary
        self.found: dict[Path, Location] = {}
        self.open: list[_Place] = []
        self.unwanted = 0
        self.parser = expat.ParserCreate("UTF-8", namespace_separator="}")
        self.parser.StartElementHandler = self.start
        self.parser.EndElementHandler = self.end

    def start(self, tag: str, _: object) -> None:
        """Enter an element: follow it when something wanted is there or below."""
        if self.unwanted:
            self.unwanted += 1
            return
        name = local("{" + tag if "}" in tag else tag)
        place = self._below(self.open[-1], name) if self.open else self._root(name)
        if place is None or place.path in self.found:  # of a repeated element, the first counts
            self.unwanted = 1
            return
        here = Location(self.parser.CurrentLineNumber, self.parser.CurrentColumnNumber + 1)
        self.found[place.path] = here._replace(xpath=place.xpath)
        self.open.append(place)

    def end(self, _: object) -> None:
        """Leave an element."""
        if self.unwanted:
            self.unwanted -= 1
        else:
            self.open.pop()

    def _root(self, name: str) -> _Place:
        document = self.dictionary.documents.get(name)
        return _Place((), _step(name), self.wanted, document.root if document else None)

    def _below(self, parent: _Place, name: str) -> _Place | None:
        if parent.listing is None:
            return self._member(parent, name)
        if name != parent.listing.item:
            return None
        rank = parent.items
        parent.items += 1
        wanted = parent.wanted.get(rank)
        if wanted is None:
            return None
        xpath = f"{parent.xpath}/c:{name}[{rank + 1}]"
        return _Place((*parent.path, rank), xpath, wanted, self._object(parent.listing))

    def _member(self, parent: _Place, name: str) -> _Place | None:
        wanted = parent.wanted.get(name)
        if wanted is None:
            return None
        field = parent.obj.fields.get(name) if parent.obj else None
        place = _Place(
            (*parent.path, name), parent.xpath + _step(name), wanted, self._object(field)
        )
        place.listing = field if field and field.item else None
        return place

    def _object(self, field: Field | None) -> ObjectType | None:
        if field is None or field.kind != "object":
            return None
        return self.dictionary.objects[field.type]


def locate(source: bytes, paths: Iterable[Path], dictionary: Dictionary) -> Mapping[Path, Location]:
    """Line, column and XPath of each path, or of its nearest ancestor that exists."""
    asked = list(paths)
    wanted: _Wanted = {}
    for path in asked:
        branch = wanted
        for part in path:
            branch = branch.setdefault(part, {})
    finder = _Finder(wanted, dictionary)
    finder.parser.Parse(source, True)
    places: dict[Path, Location] = {}
    for path in asked:
        near = path
        while near not in finder.found:
            near = near[:-1]
        places[path] = finder.found[near]
    return places
