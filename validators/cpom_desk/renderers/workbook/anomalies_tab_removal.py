"""The Anomalies tab taken away, the workbook left as it was before it."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable, Iterator
from typing import Final

from cpom_desk.renderers.workbook.anomalies_state import State
from cpom_desk.renderers.workbook.anomalies_tab import OPENED, moved_names, select, views
from cpom_desk.renderers.workbook.workbook_part import Book, Sheet
from cpom_desk.renderers.workbook.xml_edits import (
    Edit,
    Node,
    attribute_change,
    edited,
    removal,
)

_EMPTY_NAMES: Final = re.compile(r"<(?:[\w.-]+:)?definedNames\s*/>")


def remove(book: Book, rank: int, state: State) -> None:
    """Take our tab away, and open the tab that was open before it, unless another is now.

    Args:
        book: the workbook, changed in place.
        rank: the rank of our tab, from 0.
        state: what it remembers.
    """
    tab = book.sheets[rank]
    active = [view.attributes.get("activeTab", "0") for view in views(book.root)]
    book.package[book.part] = _without_tab(book, rank, state)
    _drop_part(book, tab)
    if not active or str(rank) in active:
        _select_again(book, state)


def _drop_part(book: Book, tab: Sheet) -> None:
    """Take the part of a tab away, with the parts it alone leads to."""
    package = book.package
    for relation in package.relations(tab.part):
        if not _is_used(book, relation.target, tab.part):
            package.drop(relation.target)
    package.unrelate(book.part, tab.id)
    package.drop(tab.part)


def _is_used(book: Book, target: str, besides: str) -> bool:
    """Return whether another part of the folder leads to a part too."""
    folder = posixpath.dirname(besides)
    for name in book.package:
        if name == besides or posixpath.dirname(name) != folder:
            continue
        if any(relation.target == target for relation in book.package.relations(name)):
            return True
    return False


def _select_again(book: Book, state: State) -> None:
    """Select the tabs that were selected before our tab came."""
    tabs = book.sheets
    chosen = state.get("chosen")
    if not isinstance(chosen, list):
        return
    for number in chosen:
        if isinstance(number, int) and 0 <= number < len(tabs):
            select(book, tabs[number], chosen=True)


def _without_tab(book: Book, rank: int, state: State) -> bytes:
    """Return the workbook part without our tab."""
    part = book.text
    root = book.root
    listed = next(root.all("sheets"))
    edits = [removal(listed.children[rank])]
    edits += _opened_again(part, root, rank, state, left=len(listed.children) - 1)
    names = root.first("definedNames")
    if names:
        edits += _without_names(part, names, rank, str(state.get("names", "")))
    return edited(part, edits)


def _opened_again(part: bytes, root: Node, rank: int, state: State, left: int) -> Iterator[Edit]:
    """Yield the edits that open, in each window, the tab that was open before our tab."""
    for number, view in enumerate(views(root)):
        for name, before in zip(OPENED, _remembered(state, number), strict=False):
            now = view.attributes.get(name)
            value = _restored(now, before, rank, left)
            if value != now:
                yield attribute_change(part, view, name, value)


def _remembered(state: State, window: int) -> Iterable[object]:
    """Return what our tab remembers of the tabs open in a window."""
    saved = state.get("views")
    if isinstance(saved, list) and window < len(saved):
        remembered: Iterable[object] = saved[window]
        return remembered
    return (None, None)


def _restored(now: str | None, before: object, rank: int, left: int) -> str | None:
    """Return the number of a tab once our tab is gone.

    A number that had become that of our tab is again what it was.

    Args:
        now: the number written now, None when there is none.
        before: the number written before our tab came, as the tab remembers it.
        rank: the rank of our tab.
        left: how many tabs there are without it.
    """
    number = int(now) if now and now.isdecimal() else 0
    if number > rank:
        return str(number - 1)
    if number < rank:
        return now
    return _number_before(now, before, left)


def _number_before(now: str | None, before: object, left: int) -> str | None:
    """Return the number there was before that of our tab, else the number of the first tab."""
    if isinstance(before, str) and _is_rank(before, left):
        return before
    if now is None or before is None:
        return None
    return "0"


def _is_rank(number: str, tabs: int) -> bool:
    return number.isdecimal() and int(number) < tabs


def _without_names(part: bytes, names: Node, rank: int, before: str) -> Iterator[Edit]:
    """Yield the edits that take the names of our tab away, and number the other tabs anew.

    Args:
        part: the workbook part.
        names: its list of names.
        rank: the rank of our tab.
        before: the list of names there was before, when it was empty.
    """
    ours = [node for node in names.children if node.attributes.get("localSheetId") == str(rank)]
    if len(ours) == len(names.children):
        text = before if _EMPTY_NAMES.fullmatch(before) else ""
        yield Edit(names.start, names.end, text.encode())
    else:
        yield from map(removal, ours)
        yield from moved_names(part, names, beyond=rank, by=-1)
