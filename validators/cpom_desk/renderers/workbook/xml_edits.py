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

FAULTY: Final = "classeur_abime"
MOST_UNITS: Final = 32_767
"""UTF-16 units a cell or a comment may hold."""
TRUE: Final = frozenset({"1", "true"})
"""How an attribute is written as true."""
_UTF_16_MARKS: Final = (b"\xff\xfe", b"\xfe\xff")
_SUBSETS_OF_UTF_8: Final = frozenset({"utf-8", "us-ascii", "ascii"})
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
        """Return the first child of that name, None when there is none."""
        for child in self.children:
            if child.name == name:
                return child
        return None

    def all(self, *names: str) -> Iterator[Node]:
        """Yield the children of those names."""
        return (c for c in self.children if c.name in names)

    def below(self, name: str) -> Iterator[Node]:
        """Yield the descendants of that name, in the order of the part."""
        for child in self.children:
            if child.name == name:
                yield child
            yield from child.below(name)

    def attribute(self, name: str) -> str | None:
        """Return an attribute by its name without prefix: ``id`` for ``r:id``."""
        for key, value in self.attributes.items():
            if key.rpartition(":")[2] == name and not key.startswith("xmlns"):
                return value
        return None

    def flag(self, name: str) -> bool:
        """Return whether an attribute is written as true."""
        return self.attributes.get(name) in TRUE


class Edit(NamedTuple):
    """Bytes to put in place of others."""

    start: int
    end: int
    text: bytes = b""


def utf8(part: bytes) -> bytes:
    """Return the part in UTF-8, itself when it already is.

    Raises:
        LookupError: the part declares an encoding nobody knows.
        UnicodeError: its bytes are not in the encoding it declares.
    """
    encoding = _encoding(part)
    if encoding.lower() in _SUBSETS_OF_UTF_8:
        return part
    text = part.decode(encoding).encode()
    return _DECLARED.sub(rb'\1"UTF-8"', text, count=1)


def _encoding(part: bytes) -> str:
    """Return the encoding of a part: that of its first bytes, else the one it declares."""
    if part.startswith(_UTF_16_MARKS):
        return "utf-16"
    declared = _DECLARED.match(part)
    if declared is None:
        return "utf-8"
    name: bytes = declared[2] or declared[3] or b"utf-8"  # an empty name says nothing
    return name.decode("ascii")


class _Builder:
    """Builds the elements of a part as expat reads it.

    Args:
        part: the bytes of the part.
        gap: first and last byte of the stretch expat is not given.
    """

    def __init__(self, part: bytes, gap: tuple[int, int]) -> None:
        self._part = part
        self._low, self._high = gap
        self._skipped = self._high - self._low
        self._top = Node("", "", {}, 0, 0, single=False)
        self._stack = [self._top]
        self._parser = expat.ParserCreate("UTF-8")
        self._parser.StartElementHandler = self._opened
        self._parser.EndElementHandler = self._closed
        self._parser.StartDoctypeDeclHandler = self._refused

    def root(self) -> Node:
        """Return the element that holds all the others."""
        self._parser.Parse(self._part[: self._low], False)
        self._parser.Parse(self._part[self._high :], True)
        return self._top.children[0]

    def _index(self) -> int:
        """Return the byte of the part where expat stands, which does not count the gap."""
        here = self._parser.CurrentByteIndex
        return here if here < self._low else here + self._skipped

    def _opened(self, name: str, attributes: dict[str, str]) -> None:
        start = self._index()
        tag = _TAG.match(self._part, start)
        if tag is None or len(self._stack) > DEPTH:
            raise CpomError(FAULTY)
        prefix, colon, local = name.rpartition(":")
        single = tag[0].endswith(b"/>")
        node = Node(local, prefix + colon, attributes, start, tag.end(), single)
        self._stack[-1].children.append(node)
        self._stack.append(node)

    def _closed(self, _name: str) -> None:
        node = self._stack.pop()
        if node.single:
            node.close = node.end = node.inner
            return
        node.close = self._index()
        node.end = self._part.index(b">", node.close) + 1

    def _refused(self, *_: object) -> None:
        raise CpomError(FAULTY)


def parse(part: bytes, gap: tuple[int, int] = (0, 0)) -> Node:
    """Return the elements of a UTF-8 part.

    Args:
        part: the bytes.
        gap: first and last byte of a stretch that is not looked at, such as the rows of a sheet.

    Raises:
        CpomError: the part is not XML, or has a DTD.
    """
    try:
        return _Builder(part, gap).root()
    except (expat.ExpatError, ValueError, IndexError) as error:
        raise CpomError(FAULTY) from error


def edited(part: bytes, edits: Iterable[Edit]) -> bytes:
    """Return the part with all the edits made, none lying over another."""
    pieces: list[bytes] = []
    here = 0
    for start, end, text in sorted(edits, key=lambda e: e.start):
        pieces += (part[here:start], text)
        here = end
    return b"".join((*pieces, part[here:]))


def removal(node: Node) -> Edit:
    """Return the edit that takes an element away."""
    return Edit(node.start, node.end)


def appending(part: bytes, node: Node, text: str) -> Edit:
    """Return the edit that puts XML at the end of an element, opening it if it closes itself."""
    if not node.single:
        return Edit(node.close, node.close, text.encode())
    slash = part.rindex(b"/", node.start, node.inner)
    closing = f">{text}</{node.prefix}{node.name}>"
    return Edit(slash, node.inner, closing.encode())


def attribute_change(part: bytes, node: Node, name: str, value: str | None) -> Edit:
    """Return the edit that gives an attribute a value, or takes it away for None."""
    pattern = rb"""\s+""" + re.escape(name.encode()) + rb"""\s*=\s*(?:"[^"]*"|'[^']*')"""
    found = re.compile(pattern).search(part, node.start, node.inner)
    text = _attribute(name, value).encode()
    if found:
        return Edit(found.start(), found.end(), text)
    tail = b"/>" if node.single else b">"
    here = node.inner - len(tail)
    return Edit(here, here, text)


def _attribute(name: str, value: str | None) -> str:
    return "" if value is None else f' {name}="{escaped(value)}"'


def escaped(text: str) -> str:
    """Return a text or the value of an attribute, as XML writes it; line feeds are kept."""
    text = _FORBIDDEN.sub("\ufffd", text)
    for char, entity in (("&", "&amp;"), ("<", "&lt;"), (">", "&gt;"), ('"', "&quot;")):
        text = text.replace(char, entity)
    return text


def utf16_units(text: str) -> int:
    """Return how long a spreadsheet finds a text."""
    return len(text.encode("utf-16-le", "replace")) // 2


def cell_text(text: str) -> str:
    """Return a text as a cell or a comment holds it: no formula, no hidden escape, not too long."""
    text = _ESCAPED.sub("_x005F_", text)
    if utf16_units(text) > MOST_UNITS:
        text = text[: MOST_UNITS // 2 - 1] + "…"
    return escaped(text)
