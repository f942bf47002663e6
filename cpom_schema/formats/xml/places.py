"""Where a path of the tree stands in an XML text, and which path an element has."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any
from xml.parsers import expat

from cpom_schema.document import Location, Path
from cpom_schema.formats.path_tree import PathTree, path_tree
from cpom_schema.formats.xml.parse import NS, local
from cpom_schema.standard.dictionary import Dictionary, Field, ObjectType

Ranks = dict[Any, tuple[Any, int]]
"""For each list being walked, its last ranked item: ranking items in order stays linear."""


def _rank(child: Any, ranks: Ranks) -> int:
    """Return the rank of an element among the siblings of its name, from 0."""
    listing = child.getparent()
    last, rank = ranks.get(listing, (None, 0))
    if last is not child:
        rank = _rank_after(last, rank, child)
        ranks[listing] = (child, rank)
    return rank


def _rank_after(last: Any, rank: int, child: Any) -> int:
    """Return the rank of an element, from that of an item before it in its list if there is one."""
    if last is None or last.tag != child.tag:
        return sum(1 for _ in child.itersiblings(child.tag, preceding=True))
    return rank + _steps_to(last, child)


def _steps_to(before: Any, child: Any) -> int:
    """Return how many siblings of its name an element is after another one."""
    for steps, sibling in enumerate(before.itersiblings(child.tag), 1):
        if sibling is child:
            return steps
    raise ValueError("the element is not after the other one")


def _field_of(obj: ObjectType | None, name: str) -> Field | None:
    return obj.fields.get(name) if obj else None


def _listing_of(field: Field | None) -> Field | None:
    """Return a field whose element holds one element for each item, None for another one."""
    if field is None or field.item is None:
        return None
    return field


def _object_of(dictionary: Dictionary, field: Field | None) -> ObjectType | None:
    """Return the type of the objects a field holds, None when it holds none."""
    if field is None or field.kind != "object":
        return None
    return dictionary.objects[field.type]


def _root_of(dictionary: Dictionary, name: str) -> ObjectType | None:
    """Return the root object of a document type, None when no type has this name."""
    document = dictionary.documents.get(name)
    return document.root if document else None


def path_of(element: Any, ranks: Ranks, dictionary: Dictionary) -> Path:
    """Return the tree path of an element, as the reader would build it.

    Args:
        element: an element of a parsed document.
        ranks: kept from call to call while elements come in the order of the document.
        dictionary: the dictionary of the document.
    """
    root, *chain = [element, *element.iterancestors()][::-1]
    obj = _root_of(dictionary, local(root.tag))
    path: Path = ()
    listing: Field | None = None
    for child in chain:
        name = local(child.tag)
        if listing is not None:
            if name != listing.item:
                return path
            path += (_rank(child, ranks),)
            obj = _object_of(dictionary, listing)
            listing = None
            continue

        path += (name,)
        field = _field_of(obj, name)
        if field is None or field.kind == "extensions":
            return path
        listing = _listing_of(field)
        obj = _object_of(dictionary, field)
    return path


def lines_of(root: Any, source: bytes) -> dict[Any, int]:
    """Return the line of every element, counted without limit."""
    lines: list[int] = []
    parser = expat.ParserCreate("UTF-8")
    parser.StartElementHandler = lambda _tag, _attributes: lines.append(parser.CurrentLineNumber)
    parser.Parse(source, True)
    return dict(zip(root.iter(), lines, strict=True))


class _OpenElement:
    """An open element on the way to a wanted path, and what the dictionary says is in it.

    Attributes:
        path: its path in the tree.
        xpath: the same as an XPath.
        wanted: what is wanted below it.
        obj: type of the object it holds, if it is one.
        listing: its field, when it holds one element for each item.
        items: how many of its items were met.
    """

    __slots__ = ("items", "listing", "obj", "path", "wanted", "xpath")

    def __init__(self, path: Path, xpath: str, wanted: PathTree, obj: ObjectType | None) -> None:
        self.path = path
        self.xpath = xpath
        self.wanted = wanted
        self.obj = obj
        self.listing: Field | None = None
        self.items = 0


def _xpath_step(name: str) -> str:
    """Return an element in XPath, with the prefix c for our namespace."""
    if not name.startswith("{"):
        return f"/c:{name}"
    bare = name.rpartition("}")[2]
    return f"/*[local-name()='{bare}' and namespace-uri()!='{NS[1:-1]}']"


class _Finder:
    """Keeps the place of the wanted paths while the text goes by."""

    def __init__(self, wanted: PathTree, dictionary: Dictionary) -> None:
        self.wanted = wanted
        self.dictionary = dictionary
        self.found: dict[Path, Location] = {}
        self.open: list[_OpenElement] = []
        self.unwanted = 0
        """Open elements from the first that is on the way to nothing wanted."""
        self.parser = expat.ParserCreate("UTF-8", namespace_separator="}")
        self.parser.StartElementHandler = self.start
        self.parser.EndElementHandler = self.end

    def start(self, tag: str, _: object) -> None:
        """Open an element: follow it when something wanted is there or below."""
        if self.unwanted:
            self.unwanted += 1
            return

        element = self._followed(tag)
        if element is None or element.path in self.found:  # of a repeated one, the first counts
            self.unwanted = 1
            return

        line, column = self.parser.CurrentLineNumber, self.parser.CurrentColumnNumber + 1
        self.found[element.path] = Location(line, column, element.xpath)
        self.open.append(element)

    def end(self, _: object) -> None:
        """Close an element."""
        if self.unwanted:
            self.unwanted -= 1
        else:
            self.open.pop()

    def _followed(self, tag: str) -> _OpenElement | None:
        """Return the element that opens, None when nothing wanted is there or below."""
        name = local("{" + tag if "}" in tag else tag)
        if not self.open:
            return self._root(name)
        parent = self.open[-1]
        if parent.listing is None:
            return self._member(parent, name)
        return self._item(parent, parent.listing, name)

    def _root(self, name: str) -> _OpenElement:
        obj = _root_of(self.dictionary, name)
        return _OpenElement((), _xpath_step(name), self.wanted, obj)

    def _item(self, parent: _OpenElement, listing: Field, name: str) -> _OpenElement | None:
        if name != listing.item:
            return None
        rank = parent.items
        parent.items += 1
        wanted = parent.wanted.get(rank)
        if wanted is None:
            return None
        xpath = f"{parent.xpath}/c:{name}[{rank + 1}]"
        obj = _object_of(self.dictionary, listing)
        return _OpenElement((*parent.path, rank), xpath, wanted, obj)

    def _member(self, parent: _OpenElement, name: str) -> _OpenElement | None:
        wanted = parent.wanted.get(name)
        if wanted is None:
            return None
        field = _field_of(parent.obj, name)
        xpath = parent.xpath + _xpath_step(name)
        obj = _object_of(self.dictionary, field)
        element = _OpenElement((*parent.path, name), xpath, wanted, obj)
        element.listing = _listing_of(field)
        return element


def locate(source: bytes, paths: Iterable[Path], dictionary: Dictionary) -> Mapping[Path, Location]:
    """Return line, column and XPath of each path, or of its nearest ancestor that exists."""
    asked = list(paths)
    finder = _Finder(path_tree(asked), dictionary)
    finder.parser.Parse(source, True)
    places: dict[Path, Location] = {}
    for path in asked:
        near = path
        while near not in finder.found:
            near = near[:-1]
        places[path] = finder.found[near]
    return places
