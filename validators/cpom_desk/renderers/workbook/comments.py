"""Comments: one for each cell, after the user's own when the cell has one."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from cpom_desk.renderers.workbook.marks import HEADINGS, Content, Mark, Place, place
from cpom_desk.renderers.workbook.surgery import (
    MOST_UNITS,
    Edit,
    Node,
    appended,
    cell_text,
    cut,
    edited,
    parse,
)

MOST_IN_ONE: Final = 8
"""Findings a comment spells out; beyond, nobody reads a box."""
_LONGEST: Final = 900
"""Letters of a message or of an advice; a whole comment then stays below what a cell may hold."""
_AUTHOR: Final = "Contrôle CPOM"
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


class Erased(NamedTuple):
    """Comments without ours: the part, and the cells that have none any more."""

    part: bytes
    cells: tuple[Place, ...]
    left: int


def empty(namespace: str) -> bytes:
    """A part without comments yet."""
    return (
        f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<comments xmlns="{namespace}">'
        "<authors></authors><commentList></commentList></comments>"
    ).encode()


def lines(marks: Sequence[Mark], content: Content) -> list[tuple[str, bool]]:
    """What the comment of a cell says, in pieces that are bold or not."""
    pieces = [(content.heading, True)]
    for mark in marks[:MOST_IN_ONE]:
        pieces += [
            (f"\n{mark.word} ", True),
            (f"{_short(mark.message)}\n{_short(mark.advice)}\n", False),
            (mark.code, False),
        ]
    rest = len(marks) - MOST_IN_ONE
    if rest > 0:
        pieces.append((f"\n(+ {rest}) {content.more.format(rest)}", False))
    return pieces


def fits(theirs: str | None, ours: Sequence[tuple[str, bool]]) -> bool:
    """Whether our words can go below those of the user: never in a thread, never too long."""
    if theirs is None:
        return False
    both = theirs + "\n\n" + "".join(text for text, _ in ours)
    return len(both.encode("utf-16-le", "replace")) <= 2 * MOST_UNITS


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"


def _run(x: str, text: str, bold: bool) -> str:
    weight = f"<{x}b/>" if bold else ""
    look = f'<{x}sz val="9"/><{x}color indexed="81"/><{x}rFont val="Tahoma"/><{x}family val="2"/>'
    body = f'<{x}t xml:space="preserve">{cell_text(text)}</{x}t>'
    return f"<{x}r><{x}rPr>{weight}{look}</{x}rPr>{body}</{x}r>"


def _texts(comment: Node) -> Iterator[tuple[Node, Node | None]]:
    """The pieces of text of a comment, each with the run it is in; never their phonetic guide."""
    text = comment.first("text")
    for child in text.children if text else ():
        if child.name == "t":
            yield child, None
        elif child.name == "r":
            yield from ((t, child) for t in child.all("t"))


def text_of(part: bytes, comment: Node) -> str:
    """What a comment says."""
    raw = (part[t.inner : t.close].decode() for t, _ in _texts(comment))
    return html.unescape("".join(raw)).replace("\r\n", "\n").replace("_x000a_", "\n")


def _list(root: Node) -> Sequence[Node]:
    found = root.first("commentList")
    return found.children if found else ()


def _threaded(root: Node, part: bytes) -> set[str]:
    """Ids of the authors that stand for a thread of recent spreadsheets."""
    authors = root.first("authors")
    names = [part[a.inner : a.close] for a in authors.children] if authors else []
    return {str(i) for i, name in enumerate(names) if name.startswith(b"tc=")}


def read(part: bytes) -> dict[Place, str | None]:
    """The comments there are, by cell; a thread is None."""
    root = parse(part)
    threads = _threaded(root, part)
    found: dict[Place, str | None] = {}
    for node in _list(root):
        at = place(node.attributes.get("ref", ""))
        if at:
            thread = node.attributes.get("authorId") in threads
            found[at] = None if thread else text_of(part, node)
    return found


def added(part: bytes, texts: Mapping[Place, Sequence[tuple[str, bool]]]) -> bytes:
    """The part with our comments, put below the user's own where there is one.

    Args:
        part: the comments of a sheet.
        texts: the pieces to write, by cell.
    """
    root = parse(part)
    x = root.prefix
    known = {place(n.attributes.get("ref", "")): n for n in _list(root)}
    edits = [_below(part, known[at], texts[at], x) for at in texts.keys() & known.keys()]
    new = [at for at in texts if at not in known]
    author = 0
    authors = root.first("authors")
    if authors is not None:
        names = [part[a.inner : a.close].decode() for a in authors.children]
        author = names.index(_AUTHOR) if _AUTHOR in names else len(names)
        if new and author == len(names):
            edits.append(appended(part, authors, f"<{x}author>{_AUTHOR}</{x}author>"))
    listed = root.first("commentList")
    if new and listed is not None:
        entries = "".join(
            f'<{x}comment ref="{at}" authorId="{author}"><{x}text>'
            + "".join(_run(x, text, bold) for text, bold in texts[at])
            + f"</{x}text></{x}comment>"
            for at in new
        )
        edits.append(appended(part, listed, entries))
    return edited(part, edits)


def _below(part: bytes, comment: Node, pieces: Sequence[tuple[str, bool]], x: str) -> Edit:
    """The edit that writes after the text of the user, in the way it is written."""
    text = comment.first("text")
    before = list(_texts(comment))
    if text is None or not text_of(part, comment):
        runs = "".join(_run(x, t, bold) for t, bold in pieces)
        where = text or comment
        return appended(part, where, runs if text else f"<{x}text>{runs}</{x}text>")
    last, run = before[-1]
    if run is None:
        plain = "\n\n" + "".join(t for t, _ in pieces)
        return appended(part, last, cell_text(plain))
    first, *others = pieces
    runs = _run(x, "\n\n" + first[0], first[1]) + "".join(_run(x, t, b) for t, b in others)
    return Edit(run.end, run.end, runs.encode())


def erased(part: bytes) -> Erased:
    """The part without our comments; the user's are kept, with what they wrote below ours."""
    if not _OURS.search(part):
        return Erased(part, (), -1)
    root = parse(part)
    edits: list[Edit] = []
    cells: list[Place] = []
    for node in _list(root):
        said = text_of(part, node)
        heading = _HEADED.search(said)
        at = place(node.attributes.get("ref", ""))
        if heading is None or at is None:
            continue
        before, after = said[: heading.start()].strip(), _reply(said[heading.end() :])
        if after:
            kept = "\n\n".join(filter(None, (before, after)))
            edits += _plain(node, kept, root.prefix)
        elif before:
            edits += _above(part, node)
        else:
            cells.append(at)
            edits.append(cut(node))
    left = len(_list(root)) - len(cells)
    authors = root.first("authors")
    last = authors.children[-1] if authors and authors.children else None
    if last and part[last.inner : last.close].decode() == _AUTHOR:
        number = str(len(authors.children) - 1) if authors else ""
        gone = {str(at) for at in cells}
        others = (n for n in _list(root) if n.attributes.get("ref", "") not in gone)
        if not any(n.attributes.get("authorId") == number for n in others):
            edits.append(cut(last))
    return Erased(edited(part, edits), tuple(cells), left)


def _reply(ours: str) -> str:
    """What a person wrote below our last line."""
    ends = [m.end() for m in _CODE_LINE.finditer(ours)]
    return ours[ends[-1] :].strip() if ends else ""


def _plain(comment: Node, said: str, x: str) -> Iterator[Edit]:
    text = comment.first("text")
    if text:
        body = f'<{x}t xml:space="preserve">{cell_text(said)}</{x}t>'
        yield Edit(text.inner, text.close, body.encode())


def _above(part: bytes, comment: Node) -> Iterator[Edit]:
    """The edits that leave only what is above our first line."""
    pieces = list(_texts(comment))
    for rank, (node, run) in enumerate(pieces):
        found = _OURS.search(part, node.inner, node.close)
        if found is None:
            continue
        if run and found.start() == node.inner:
            yield Edit(run.start, _last(pieces[rank:]))
            before = pieces[rank - 1][0] if rank else None
            ours = len(_FEED.findall(found[0]))
            if before and ours < _FEEDS:  # a spreadsheet moved our line feeds up
                tail = _TAIL.search(part, before.inner, before.close)
                yield Edit(tail.start() if tail else before.close, before.close)
        else:
            yield Edit(found.start(), node.close)
            if run and rank + 1 < len(pieces):
                yield Edit(run.end, _last(pieces[rank:]))
        return


def _last(pieces: Sequence[tuple[Node, Node | None]]) -> int:
    node, run = pieces[-1]
    return (run or node).end
