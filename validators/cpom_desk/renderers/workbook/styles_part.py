"""The part of the styles of a workbook: what we add to it, and take away.

Always after what is there, so that no number of the user's own styles changes; cut again only while
it is still, byte for byte, what we wrote.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final, NamedTuple

from cpom_desk.renderers.workbook.styles import (
    SEVERITIES,
    Collection,
    Counts,
    collections,
    looks,
)
from cpom_desk.renderers.workbook.workbook_part import Book
from cpom_desk.renderers.workbook.xml_edits import (
    Edit,
    Node,
    appending,
    attribute_change,
    edited,
    parse,
)
from cpom_schema.standard.catalogue import Severity

_ORDER: Final = (
    *("numFmts", "fonts", "fills", "borders", "cellStyleXfs", "cellXfs", "cellStyles", "dxfs"),
    *("tableStyles", "colors", "extLst"),
)
_TYPE: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"
_XF: Final = '<xf numFmtId="0" fontId="0" fillId="0" borderId="0"/>'
_FIRST: Final[Mapping[str, tuple[str, ...]]] = {
    "fonts": ('<font><sz val="11"/><name val="Calibri"/></font>',),
    "fills": tuple(f'<fill><patternFill patternType="{p}"/></fill>' for p in ("none", "gray125")),
    "borders": ("<border><left/><right/><top/><bottom/><diagonal/></border>",),
    "cellXfs": (_XF,),
}
"""What stands first in each collection, for the cells of the user that have no style."""
_NONE: Final = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<styleSheet xmlns="{}">'
    f'<cellStyleXfs count="1">{_XF}</cellStyleXfs>'
    '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>'
    "</styleSheet>"
)


class Numbers(NamedTuple):
    """Where what we added stands: formats of the marks by severity, styles of our own cells."""

    formats: Mapping[Severity, int]
    cells: Mapping[str, int]


def add(book: Book) -> Numbers:
    """Add our styles to the workbook and return where they stand."""
    name = book.related("styles") or _add_minimal(book)
    part = book.package.text(name)
    root = parse(part)
    before = Counts(_size(root, "fonts"), _size(root, "fills"), _size(root, "borders"))
    edits: list[Edit] = []
    for collection in collections(before):
        edits += _additions(part, root, collection)
    book.package[name] = edited(part, edits)
    formats = _size(root, "dxfs")
    cells = _size(root, "cellXfs")
    return Numbers(
        {severity: formats + rank for rank, severity in enumerate(SEVERITIES)},
        {look: cells + rank for rank, look in enumerate(looks())},
    )


def _add_minimal(book: Book) -> str:
    """Add the styles of a workbook that had none, and return their part."""
    part = book.folder + "styles.xml"
    book.package.add(part, _minimal(book), _TYPE)
    book.package.relate(book.part, f"{book.linked}/styles", part)
    return part


def _minimal(book: Book) -> bytes:
    return _NONE.format(book.main).encode()


def _size(root: Node, name: str) -> int:
    """Return how many items a collection has, or those that come first in one that we add."""
    node = root.first(name)
    return len(node.children) if node else len(_FIRST.get(name, ()))


def _prefixed(xml: str, prefix: str) -> str:
    return re.sub(r"<(/?)(?=\w)", rf"<\1{prefix}", xml) if prefix else xml


def _additions(part: bytes, root: Node, collection: Collection) -> list[Edit]:
    """Return the edits that put items at the end of a collection, added if it is not there."""
    node = root.first(collection.name)
    xml = _prefixed(collection.xml, root.prefix)
    if node is None:
        return [_new_collection(root, collection.name, xml)]
    return [*_count_change(part, node, collection.size), appending(part, node, xml)]


def _new_collection(root: Node, name: str, xml: str) -> Edit:
    """Return the edit that adds a collection.

    It has no count, so that it is known, when our styles are taken away, as added whole.
    """
    tag = f"{root.prefix}{name}"
    first = _prefixed("".join(_FIRST.get(name, ())), root.prefix)
    after = [child.end for child in root.children if _rank(child.name) < _rank(name)]
    here = max(after, default=root.inner)
    return Edit(here, here, f"<{tag}>{first}{xml}</{tag}>".encode())


def _rank(collection: str) -> int:
    return _ORDER.index(collection) if collection in _ORDER else len(_ORDER)


def _count_change(part: bytes, node: Node, change: int) -> list[Edit]:
    """Return the edit of the count of a collection, if it has one."""
    count = node.attributes.get("count", "")
    if not count.isdecimal():
        return []
    return [attribute_change(part, node, "count", str(int(count) + change))]


def erase(book: Book) -> None:
    """Take our styles away, when the part still ends each of its collections with what we wrote."""
    package = book.package
    name = book.related("styles")
    if not name:
        return
    part = package.text(name)
    root = parse(part)
    edits: list[Edit] = []
    for collection in collections(_counts_before(root)):
        found = _removals(part, root, collection)
        if not found:
            return
        edits += found
    package[name] = edited(part, edits)
    if package[name] == _minimal(book):
        _drop_part(book, name)


def _counts_before(root: Node) -> Counts:
    """Return what stands before our fonts, fills and borders, if they are there."""
    added = {collection.name: collection.size for collection in collections(Counts(0, 0, 0))}
    return Counts(
        fonts=_size(root, "fonts") - added["fonts"],
        fills=_size(root, "fills") - added["fills"],
        borders=_size(root, "borders") - added["borders"],
    )


def _removals(part: bytes, root: Node, collection: Collection) -> list[Edit]:
    """Return the edits that take our items away; none when the collection ends otherwise."""
    node = root.first(collection.name)
    ours = _prefixed(collection.xml, root.prefix).encode()
    if node is None or not part[node.inner : node.close].endswith(ours):
        return []
    if not _was_empty(node, collection):
        items = Edit(node.close - len(ours), node.close)
        return [*_count_change(part, node, -collection.size), items]
    empty = f'<{node.prefix}{collection.name} count="0"/>' if "count" in node.attributes else ""
    return [Edit(node.start, node.end, empty.encode())]


def _was_empty(node: Node, collection: Collection) -> bool:
    """Return whether a collection had nothing before we added to it."""
    size = collection.size
    if "count" not in node.attributes:
        size += len(_FIRST.get(collection.name, ()))
    return len(node.children) <= size


def _drop_part(book: Book, name: str) -> None:
    """Take away the styles of a workbook that had none before."""
    package = book.package
    for relation in package.relations(book.part):
        if relation.target == name:
            package.unrelate(book.part, relation.id)
            break
    package.drop(name)
