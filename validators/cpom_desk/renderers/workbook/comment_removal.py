"""Our comments taken away; the user's are kept, with what they wrote below our words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from cpom_desk.renderers.workbook.annotations import HEADINGS
from cpom_desk.renderers.workbook.cells import Place, place
from cpom_desk.renderers.workbook.comments import (
    AUTHOR,
    Run,
    authors,
    listed,
    name_of,
    runs,
    text_of,
)
from cpom_desk.renderers.workbook.xml_edits import Edit, Node, cell_text, edited, parse, removal

_BREAK: Final = r"(?:(?:\r|&#13;|&#x[dD];|_x000[dD]_)?(?:\n|&#10;|&#x[aA];|_x000[aA]_)){0,2}"
"""The line feeds we put before our heading: those of the user before them stay."""
_HEADING: Final = re.compile(
    (_BREAK + "(?:" + "|".join(map(re.escape, HEADINGS.values())) + ")").encode()
)
_FEED: Final = re.compile(rb"\n|&#10;|&#x[aA];|_x000[aA]_")
_FEEDS: Final = 2
_TAIL: Final = re.compile(rb"(?:\n|&#10;|&#x[aA];|_x000[aA]_){1,2}\Z")
_HEADING_LINE: Final = re.compile("|".join(map(re.escape, HEADINGS.values())))
_CODE_LINE: Final = re.compile(r"^(?:CPOM-[A-Z]+-\d+|\(\+ \d+\).*)[ \t]*$", re.MULTILINE)


class Cleaned(NamedTuple):
    """Comments without what we wrote.

    Attributes:
        part: the part of the comments.
        cells: the cells that have no comment any more.
        left: how many comments there still are.
    """

    part: bytes
    cells: tuple[Place, ...]
    left: int


class _Parted(NamedTuple):
    """What the user wrote in a comment, above and below our words."""

    before: str
    after: str


_NOTHING: Final = _Parted("", "")


def without_our_comments(part: bytes) -> Cleaned | None:
    """Return the part without our comments, None when it has none."""
    if not _HEADING.search(part):
        return None
    root = parse(part)
    edits: list[Edit] = []
    cells: list[Place] = []
    for at, node, theirs in _marked(part, root):
        edits += _cleaning(part, node, theirs, root.prefix)
        if theirs == _NOTHING:
            cells.append(at)
    left = len(listed(root)) - len(cells)
    edits += _author_removal(part, root, cells)
    return Cleaned(edited(part, edits), tuple(cells), left)


def _marked(part: bytes, root: Node) -> Iterator[tuple[Place, Node, _Parted]]:
    """Yield the comments that hold our words: the cell, the element, and what the user wrote."""
    for node in listed(root):
        at = place(node.attributes.get("ref", ""))
        theirs = _theirs(text_of(part, node))
        if at and theirs:
            yield at, node, theirs


def _theirs(text: str) -> _Parted | None:
    """Return what the user wrote in a comment, None when it does not hold our heading."""
    heading = _HEADING_LINE.search(text)
    if heading is None:
        return None
    before = text[: heading.start()].strip()
    return _Parted(before, _reply(text[heading.end() :]))


def _reply(text: str) -> str:
    """Return what a person wrote below our last line."""
    ends = [line.end() for line in _CODE_LINE.finditer(text)]
    return text[ends[-1] :].strip() if ends else ""


def _cleaning(part: bytes, comment: Node, theirs: _Parted, x: str) -> Iterator[Edit]:
    """Yield the edits that leave, of a comment, what the user wrote."""
    if theirs.after:
        yield from _rewritten(comment, "\n\n".join(filter(None, theirs)), x)
    elif theirs.before:
        yield from _cut_from_heading(part, list(runs(comment)))
    else:
        yield removal(comment)


def _author_removal(part: bytes, root: Node, cells: Sequence[Place]) -> Iterator[Edit]:
    """Yield the edit that takes our author away, when it is the last and has no comment any more.

    Args:
        part: the part of the comments.
        root: its elements.
        cells: the cells whose comment goes.
    """
    found = authors(root)
    if not found or name_of(part, found[-1]) != AUTHOR.encode():
        return
    gone = {str(at) for at in cells}
    if not _has_comments(root, str(len(found) - 1), gone):
        yield removal(found[-1])


def _has_comments(root: Node, author: str, gone: set[str]) -> bool:
    """Return whether an author has comments beside those of the cells that lose theirs."""
    for node in listed(root):
        stays = node.attributes.get("ref", "") not in gone
        if stays and node.attributes.get("authorId") == author:
            return True
    return False


def _rewritten(comment: Node, text: str, x: str) -> Iterator[Edit]:
    """Yield the edit that leaves another text, in no font of its own."""
    where = comment.first("text")
    if where:
        body = f'<{x}t xml:space="preserve">{cell_text(text)}</{x}t>'
        yield Edit(where.inner, where.close, body.encode())


def _cut_from_heading(part: bytes, pieces: Sequence[Run]) -> Iterator[Edit]:
    """Yield the edits that leave only what is above our first line."""
    for rank, piece in enumerate(pieces):
        found = _HEADING.search(part, piece.text.inner, piece.text.close)
        if found:
            yield from _cut_at(part, pieces, rank, found)
            return


def _cut_at(
    part: bytes, pieces: Sequence[Run], rank: int, heading: re.Match[bytes]
) -> Iterator[Edit]:
    """Yield the edits that take away our heading and what follows it.

    Args:
        part: the part of the comments.
        pieces: the pieces of the comment.
        rank: rank of the piece our heading is in.
        heading: our heading, which the words of the user may come before.
    """
    text, element = pieces[rank]
    end = pieces[-1].end
    if element is None:
        yield Edit(heading.start(), text.close)
    elif heading.start() > text.inner:
        yield Edit(heading.start(), text.close)
        yield Edit(element.end, end)
    else:
        yield Edit(element.start, end)
        if rank:
            yield from _feeds_above(part, pieces[rank - 1].text, heading[0])


def _feeds_above(part: bytes, before: Node, heading: bytes) -> Iterator[Edit]:
    """Yield the edit that takes away our line feeds, when a spreadsheet moved them up.

    Args:
        part: the part of the comments.
        before: the text above our heading.
        heading: our heading, with the line feeds it still has.
    """
    if len(_FEED.findall(heading)) >= _FEEDS:
        return
    tail = _TAIL.search(part, before.inner, before.close)
    start = tail.start() if tail else before.close
    yield Edit(start, before.close)
