"""XML parts changed in place: elements with the bytes they stand at, and edits of those bytes.

A part is never written anew: what we do not add or cut keeps its very bytes, whatever its prefixes,
its extensions or its order of attributes. Adding then cutting the same thing gives the part back.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Final, NamedTuple
from xml.parsers import expat

from cpom_schema.document import DEPTH
from cpom_schema.errors import CpomError

FAULTY: Final = (
    "Le classeur est abîmé : une de ses parties ne peut pas être lue. Ouvrez-le dans votre "
    "tableur, enregistrez-le à nouveau au format .xlsx, puis recommencez."
)
MOST_UNITS: Final = 32_767
"""UTF-16 units a cell or a comment may hold."""
_TAG: Final = re.compile(rb"""<[^\s/>]+(?:\s+[^\s=]+\s*=\s*(?:"[^"]*"|'[^']*'))*\s*/?>""")
_DECLARED: Final = re.compile(rb"""^(<\?xml[^>]*?encoding\s*=\s*)(?:"([^"]*)"|'([^']*)')""")
_FORBIDDEN: Final = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
_ESCAPED: Final = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")


@dataclass(slots=True)
class Node:
    """An element and its bytes.

    Attributes:
        name: name without its prefix.
        prefix: ``x:``, or empty.
        attributes: values by name as written, prefix included.
        start: first byte of the opening tag.
        inner: first byte after the opening tag.
        close: first byte of the closing tag; ``inner`` again when the element closes itself.
        end: first byte after the element.
        single: whether it is written ``<a/>``.
        children: elements right below.
    """

    name: str
    prefix: str
    attributes: dict[str, str]
    start: int
    inner: int
    single: bool
    close: int = 0
    end: int = 0
    children: list[Node] = field(default_factory=list["Node"])

    def first(self, name: str) -> Node | None:
        """The first child of that name."""
        return next((c for c in self.children if c.name == name), None)

    def all(self, *names: str) -> Iterator[Node]:
        """The children of those names."""
        return (c for c in self.children if c.name in names)

    def below(self, name: str) -> Iterator[Node]:
        """The descendants of that name, in the order of the part."""
        for child in self.children:
            if child.name == name:
                yield child
            yield from child.below(name)

    def attribute(self, name: str) -> str | None:
        """An attribute by its name without prefix: ``id`` for ``r:id``."""
        for key, value in self.attributes.items():
            if key.rpartition(":")[2] == name and not key.startswith("xmlns"):
                return value
        return None


class Edit(NamedTuple):
    """Bytes to put in place of others."""

    start: int
    end: int
    text: bytes = b""


def utf8(part: bytes) -> bytes:
    """The part in UTF-8, itself when it already is."""
    if part.startswith((b"\xff\xfe", b"\xfe\xff")):
        part = part.decode("utf-16").encode()
        encoding = "utf-8"
    else:
        declared = _DECLARED.match(part)
        encoding = (declared[2] or declared[3]).decode("ascii") if declared else "utf-8"
        if encoding.lower() in {"utf-8", "us-ascii", "ascii"}:
            return part
        part = part.decode(encoding).encode()
    return _DECLARED.sub(rb'\1"UTF-8"', part, count=1)


def parse(part: bytes, gap: tuple[int, int] = (0, 0)) -> Node:
    """The elements of a UTF-8 part.

    Args:
        part: the bytes.
        gap: first and last byte of a stretch that is not looked at, such as the rows of a sheet.

    Raises:
        CpomError: the part is not XML, or has a DTD.
    """
    top = Node("", "", {}, 0, 0, single=False)
    stack = [top]
    parser = expat.ParserCreate("UTF-8")
    low, high = gap

    def index() -> int:
        here = parser.CurrentByteIndex
        return here if here < low or high == low else here + high - low

    def opened(name: str, attributes: dict[str, str]) -> None:
        start = index()
        tag = _TAG.match(part, start)
        if tag is None or len(stack) > DEPTH:
            raise CpomError(FAULTY)
        prefix, colon, local = name.rpartition(":")
        single = tag[0].endswith(b"/>")
        node = Node(local, prefix + colon, attributes, start, tag.end(), single)
        stack[-1].children.append(node)
        stack.append(node)

    def closed(name: str) -> None:
        node = stack.pop()
        node.close = node.inner if node.single else index()
        node.end = node.inner if node.single else part.index(b">", node.close) + 1
        del name

    def refused(*_: object) -> None:
        raise CpomError(FAULTY)

    parser.StartElementHandler = opened
    parser.EndElementHandler = closed
    parser.StartDoctypeDeclHandler = refused
    try:
        parser.Parse(part[:low] if high > low else b"", False)
        parser.Parse(part[high:] if high > low else part, True)
    except (expat.ExpatError, ValueError, IndexError) as error:
        raise CpomError(FAULTY) from error
    return top.children[0]


def edited(part: bytes, edits: Iterable[Edit]) -> bytes:
    """The part with all the edits made, none lying over another."""
    pieces: list[bytes] = []
    here = 0
    for start, end, text in sorted(edits, key=lambda e: e.start):
        pieces += (part[here:start], text)
        here = end
    return b"".join((*pieces, part[here:]))


def cut(node: Node) -> Edit:
    """The edit that takes an element away."""
    return Edit(node.start, node.end)


def appended(part: bytes, node: Node, text: str) -> Edit:
    """The edit that puts XML at the end of an element, opening it if it closes itself."""
    if not node.single:
        return Edit(node.close, node.close, text.encode())
    slash = part.rindex(b"/", node.start, node.inner)
    closing = f">{text}</{node.prefix}{node.name}>"
    return Edit(slash, node.inner, closing.encode())


def valued(part: bytes, node: Node, name: str, value: str | None) -> Edit:
    """The edit that gives an attribute a value, or takes it away for None."""
    pattern = rb"""\s+""" + re.escape(name.encode()) + rb"""\s*=\s*(?:"[^"]*"|'[^']*')"""
    found = re.compile(pattern).search(part, node.start, node.inner)
    text = b"" if value is None else f' {name}="{escaped(value)}"'.encode()
    if found:
        return Edit(found.start(), found.end(), text)
    here = node.inner - (2 if node.single else 1)
    return Edit(here, here, text)


def escaped(text: str) -> str:
    """A text or the value of an attribute, as XML writes it; a line feed is kept in a text."""
    text = _FORBIDDEN.sub("\ufffd", text)
    for char, entity in (("&", "&amp;"), ("<", "&lt;"), (">", "&gt;"), ('"', "&quot;")):
        text = text.replace(char, entity)
    return text


def cell_text(text: str) -> str:
    """A text as a cell or a comment holds it: no formula, no hidden escape, not too long."""
    text = _ESCAPED.sub("_x005F_", text)
    if len(text.encode("utf-16-le", "replace")) > 2 * MOST_UNITS:
        text = text[: MOST_UNITS // 2 - 1] + "…"
    return escaped(text)
