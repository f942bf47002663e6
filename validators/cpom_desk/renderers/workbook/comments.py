"""The part of the comments of a sheet: those there are, and our own, one for each cell.

Our words go below the user's when the cell has a comment.
"""

from __future__ import annotations

import html
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from cpom_desk.renderers.workbook.cells import Place, place
from cpom_desk.renderers.workbook.comment_texts import Piece, whole_text
from cpom_desk.renderers.workbook.xml_edits import (
    Edit,
    Node,
    appending,
    cell_text,
    edited,
    parse,
)

AUTHOR: Final = "Contrôle CPOM"
_THREAD: Final = b"tc="
"""How the author that stands for a thread of comments of recent spreadsheets begins."""


class Run(NamedTuple):
    """A piece of the text of a comment in its part.

    Attributes:
        text: the element of the text.
        element: the run it is in, which gives its font; None for a text without one.
    """

    text: Node
    element: Node | None

    @property
    def end(self) -> int:
        """First byte after the run."""
        return (self.element or self.text).end


def empty(namespace: str) -> bytes:
    """Return a part without comments yet.

    Args:
        namespace: the namespace of sheets.
    """
    return (
        f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<comments xmlns="{namespace}">'
        "<authors></authors><commentList></commentList></comments>"
    ).encode()


def read(part: bytes) -> dict[Place, str | None]:
    """Return the text of the comments there are, by cell; None for a thread."""
    root = parse(part)
    threads = _threads(root, part)
    found: dict[Place, str | None] = {}
    for node in listed(root):
        at = place(node.attributes.get("ref", ""))
        if at is None:
            continue
        found[at] = None
        if node.attributes.get("authorId") not in threads:
            found[at] = text_of(part, node)
    return found


def _threads(root: Node, part: bytes) -> set[str]:
    """Return the ids of the authors that stand for a thread of recent spreadsheets."""
    found: set[str] = set()
    for number, author in enumerate(authors(root)):
        if name_of(part, author).startswith(_THREAD):
            found.add(str(number))
    return found


def authors(root: Node) -> Sequence[Node]:
    """Return the elements of the authors, their ranks being their ids."""
    found = root.first("authors")
    return found.children if found else ()


def name_of(part: bytes, author: Node) -> bytes:
    """Return the name of an author, as the part writes it."""
    return part[author.inner : author.close]


def listed(root: Node) -> Sequence[Node]:
    """Return the elements of the comments."""
    found = root.first("commentList")
    return found.children if found else ()


def runs(comment: Node) -> Iterator[Run]:
    """Yield the pieces of text of a comment, never their phonetic guide."""
    text = comment.first("text")
    if text is None:
        return
    for child in text.children:
        yield from _runs_at(child)


def _runs_at(child: Node) -> Iterator[Run]:
    if child.name == "t":
        yield Run(child, None)
    elif child.name == "r":
        for text in child.all("t"):
            yield Run(text, child)


def text_of(part: bytes, comment: Node) -> str:
    """Return what a comment says."""
    raw = (part[run.text.inner : run.text.close].decode() for run in runs(comment))
    return html.unescape("".join(raw)).replace("\r\n", "\n").replace("_x000a_", "\n")


def with_texts(part: bytes, texts: Mapping[Place, Sequence[Piece]]) -> bytes:
    """Return the part with our comments, put below the user's own where there is one.

    Args:
        part: the comments of a sheet.
        texts: the pieces to write, by cell.
    """
    root = parse(part)
    known = {place(node.attributes.get("ref", "")): node for node in listed(root)}
    edits: list[Edit] = []
    new: dict[Place, Sequence[Piece]] = {}
    for at, pieces in texts.items():
        if at in known:
            edits.append(_below(part, known[at], pieces, root.prefix))
        else:
            new[at] = pieces
    if new:
        edits += _new_comments(part, root, new)
    return edited(part, edits)


def _new_comments(
    part: bytes, root: Node, texts: Mapping[Place, Sequence[Piece]]
) -> Iterator[Edit]:
    """Yield the edits that add our author, unless it is there, and a comment for each cell."""
    author = _author_number(part, root)
    if author == len(authors(root)):
        yield from _new_author(part, root)
    where = root.first("commentList")
    if where is not None:
        entries = [_comment(root.prefix, at, author, pieces) for at, pieces in texts.items()]
        yield appending(part, where, "".join(entries))


def _author_number(part: bytes, root: Node) -> int:
    """Return the rank of our author among those there are, or the one it will have."""
    found = authors(root)
    for number, author in enumerate(found):
        if name_of(part, author) == AUTHOR.encode():
            return number
    return len(found)


def _new_author(part: bytes, root: Node) -> Iterator[Edit]:
    where = root.first("authors")
    if where is not None:
        tag = f"{root.prefix}author"
        yield appending(part, where, f"<{tag}>{AUTHOR}</{tag}>")


def _comment(x: str, at: Place, author: int, pieces: Iterable[Piece]) -> str:
    text = f"<{x}text>{_runs(x, pieces)}</{x}text>"
    return f'<{x}comment ref="{at}" authorId="{author}">{text}</{x}comment>'


def _runs(x: str, pieces: Iterable[Piece]) -> str:
    """Return the XML of some pieces, in the font of comments.

    Args:
        x: prefix of the elements.
        pieces: what to write.
    """
    look = f'<{x}sz val="9"/><{x}color indexed="81"/><{x}rFont val="Tahoma"/><{x}family val="2"/>'
    written: list[str] = []
    for text, bold in pieces:
        weight = f"<{x}b/>" if bold else ""
        body = f'<{x}t xml:space="preserve">{cell_text(text)}</{x}t>'
        written.append(f"<{x}r><{x}rPr>{weight}{look}</{x}rPr>{body}</{x}r>")
    return "".join(written)


def _below(part: bytes, comment: Node, pieces: Sequence[Piece], x: str) -> Edit:
    """Return the edit that writes after the text of the user, in the way it is written."""
    text = comment.first("text")
    if text is None:
        return appending(part, comment, f"<{x}text>{_runs(x, pieces)}</{x}text>")
    if not text_of(part, comment):
        return appending(part, text, _runs(x, pieces))
    *_, last = runs(comment)
    if last.element is None:
        return appending(part, last.text, cell_text("\n\n" + whole_text(pieces)))
    first, *others = pieces
    spaced = (first._replace(text="\n\n" + first.text), *others)
    return Edit(last.end, last.end, _runs(x, spaced).encode())
