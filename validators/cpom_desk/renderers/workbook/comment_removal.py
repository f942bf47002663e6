"""Our comments taken away; the user's are kept, with what they wrote below ours."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from cpom_desk.renderers.workbook.annotations import HEADINGS
from cpom_desk.renderers.workbook.cells import Place, place
from cpom_desk.renderers.workbook.comments import (
    AUTHOR,
    Run,
    listed,
    runs,
    text_of,
)
from cpom_desk.renderers.workbook.xml_edits import Edit, Node, cell_text, edited, parse, removal

_BREAK: Final = r"(?:(?:\r|&#13;|&#x[dD];|_x000[dD]_)?(?:\n|&#10;|&#x[aA];|_x000[aA]_)){0,2}"
"""The line feeds we put before our heading: those of the user before them stay."""
_OURS: Final = re.compile(
    (_BREAK + "(?:" + "|".join(map(re.escape, HEADINGS.values())) + ")").encode()
)
_FEED: Final = re.compile(rb"\n|&#10;|&#x[aA];|_x000[aA]_")
_FEEDS: Final = 2
_TAIL: Final = re.compile(rb"(?:\n|&#10;|&#x[aA];|_x000[aA]_){1,2}\Z")
_HEADED: Final = re.compile("|".join(map(re.escape, HEADINGS.values())))
_CODE_LINE: Final = re.compile(r"^(?:CPOM-[A-Z]+-\d+|\(\+ \d+\).*)[ \t]*$", re.MULTILINE)


class Cleaned(NamedTuple):
    """Comments without ours.

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


def without_ours(part: bytes) -> Cleaned | None:
    """Return the part without our comments, None when it has none."""
    if not _OURS.search(part):
        return None
    root = parse(part)
    edits: list[Edit] = []
    cells: list[Place] = []
    for node in listed(root):
        at = place(node.attributes.get("ref", ""))
        theirs = _theirs(text_of(part, node))
        if theirs is None or at is None:
            continue
        if not theirs.before and not theirs.after:
            cells.append(at)
        edits += _cleaning(part, node, theirs, root.prefix)
    left = len(listed(root)) - len(cells)
    edits += _author_removal(part, root, cells)
    return Cleaned(edited(part, edits), tuple(cells), left)


def _theirs(text: str) -> _Parted | None:
    """Return what a comment says but our words, None when it has no word of ours."""
    heading = _HEADED.search(text)
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
    authors = root.first("authors")
    if authors is None or not authors.children:
        return
    last = authors.children[-1]
    if part[last.inner : last.close].decode() != AUTHOR:
        return
    number = str(len(authors.children) - 1)
    if not _has_comments(root, number, {str(at) for at in cells}):
        yield removal(last)


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
        found = _OURS.search(part, piece.text.inner, piece.text.close)
        if found is None:
            continue
        if piece.element and found.start() == piece.text.inner:
            yield Edit(piece.element.start, pieces[-1].end)
            if rank:
                yield from _feeds_above(part, pieces[rank - 1].text, found[0])
        else:
            yield Edit(found.start(), piece.text.close)
            if piece.element and rank + 1 < len(pieces):
                yield Edit(piece.element.end, pieces[-1].end)
        return


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
