"""Our tab put before the others, and taken away: what the workbook part says of it."""

from __future__ import annotations

import html
import json
import posixpath
import re
from collections.abc import Callable, Iterator
from typing import Any, Final

from cpom_desk.renderers.workbook.anomalies import TABLE, TITLES, last_row, quoted, sheet
from cpom_desk.renderers.workbook.book import Book, Sheet, framed, reference, rows
from cpom_desk.renderers.workbook.marks import MARKER, Content
from cpom_desk.renderers.workbook.surgery import (
    Edit,
    Node,
    cut,
    edited,
    escaped,
    parse,
    valued,
)

_NAME: Final = MARKER + "anomalies "
_FIRST_CELL: Final = re.compile(
    rb"""<(?:[\w.-]+:)?c\s(?=[^>]*\br\s*=\s*["']A1["'])([^>]*[^/>])>(.*?)</(?:[\w.-]+:)?c>""",
    re.DOTALL,
)
_NEAR: Final = 66_000
"""Bytes of rows in which the first cell is looked for: the longest text of a cell, escaped."""
_VALUE: Final = re.compile(
    rb"<(?:[\w.-]+:)?(?:v|t)(?:\s[^>]*)?>(.*?)</(?:[\w.-]+:)?(?:v|t)>", re.DOTALL
)
_AFTER_NAMES: Final = (
    *("fileVersion", "fileSharing", "workbookPr", "workbookProtection", "bookViews", "sheets"),
    *("functionGroups", "externalReferences", "definedNames", "AlternateContent"),
)
_EMPTY_NAMES: Final = re.compile(r"<(?:[\w.-]+:)?definedNames\s*/>")
_LONGEST_STATE: Final = 30_000
State = dict[str, Any]


def _first_text(part: bytes, shared: Callable[[int], str]) -> str:
    start, end = rows(part)
    cell = _FIRST_CELL.search(part, start, min(end, start + _NEAR))
    value = _VALUE.search(cell[2]) if cell else None
    if cell is None or value is None:
        return ""
    if re.search(rb"""\bt\s*=\s*["']s["']""", cell[1]):
        return shared(int(value[1])) if value[1].isdigit() else ""
    return html.unescape(value[1].decode("utf-8", "replace"))


def _shared(book: Book) -> Callable[[int], str]:
    """A reader of the shared texts that opens them only if our marker is there."""
    name = book.related("sharedStrings")
    part = book.package.text(name) if name else b""
    items = list(parse(part).all("si")) if _NAME.encode() in part else []

    def at(number: int) -> str:
        texts = items[number].below("t") if number < len(items) else iter(())
        return html.unescape(b"".join(part[t.inner : t.close] for t in texts).decode())

    return at


def find(book: Book) -> Iterator[tuple[int, State]]:
    """Our tabs, the last first: their rank and what they remember."""
    shared = _shared(book)
    found: list[tuple[int, State]] = []
    for rank, tab in enumerate(book.sheets):
        text = _first_text(book.package.text(tab.part), shared) if tab.grid else ""
        if text.startswith(_NAME):
            found.append((rank, _state(text.removeprefix(_NAME))))
    return reversed(found)


def _state(text: str) -> State:
    try:
        state = json.loads(text)
    except ValueError:
        return {}
    return state if isinstance(state, dict) else {}


def _views(root: Node) -> list[Node]:
    views = root.first("bookViews")
    return list(views.all("workbookView")) if views else []


def _select(book: Book, tab: Sheet, chosen: bool) -> bool:
    """Marks a tab as chosen or not; the answer is whether that changed it."""
    part = book.package.text(tab.part)
    edits: list[Edit] = []
    for view in framed(part).below("sheetView"):
        now = view.attributes.get("tabSelected")
        swap = {"0": "1", "false": "true"} if chosen else {"1": "0", "true": "false"}
        value = "1" if chosen and now is None else swap.get(now or "")
        if value:
            edits.append(valued(part, view, "tabSelected", value))
    if edits:
        book.package[tab.part] = edited(part, edits)
    return bool(edits)


def add(book: Book, content: Content, looks: dict[str, int], state: State) -> None:
    """Puts our tab first, and open.

    The numbers of the other tabs go up by one wherever the workbook part uses them.
    """
    package, tabs = book.package, book.sheets
    state = state | {
        "views": [
            [v.attributes.get("activeTab"), v.attributes.get("firstSheet")]
            for v in _views(book.root)
        ],
        "names": "".join(
            book.text[n.start : n.end].decode() for n in book.root.all("definedNames") if n.single
        ),
        "chosen": [i for i, tab in enumerate(tabs) if _select(book, tab, chosen=False)],
    }
    text = json.dumps(state, separators=(",", ":"))
    if len(text) > _LONGEST_STATE:
        text = json.dumps({k: v for k, v in state.items() if k != "boxes"}, separators=(",", ":"))
    taken = {t.name.casefold() for t in tabs}
    names = [content.tab, *(f"{content.tab} ({n})" for n in range(2, len(tabs) + 3))]
    name = next(n for n in names if n.casefold() not in taken)
    shown = {t.name for t in tabs if t.shown}
    part = package.free(book.folder + "worksheets/sheet{}.xml")
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"
    package.add(part, sheet(content, looks, _NAME + text, shown, book.main), kind)
    link = package.relate(book.part, f"{book.linked}/worksheet", part)
    package[book.part] = _with_tab(book, name, link, last_row(content))


def _with_tab(book: Book, name: str, link: str, last: int) -> bytes:
    part, root = book.text, book.root
    x = root.prefix
    edits = [
        valued(part, view, attribute, "0")
        for view in _views(root)
        for attribute in ("activeTab", "firstSheet")
        if view.attributes.get(attribute, "0") != "0"
    ]
    sheets = next(root.all("sheets"))
    taken = {n.attributes.get("sheetId") for n in sheets.children}
    number = next(n for n in range(len(taken) + 1, 0, -1) if str(n) not in taken)
    values = f'name="{escaped(name)}" sheetId="{number}"'
    entry = f'<{x}sheet {values} {reference(root, book.linked)}="{link}"/>'
    edits.append(Edit(sheets.inner, sheets.inner, entry.encode()))
    titles = f"{quoted(name)}!{TITLES}"
    table = f"{quoted(name)}!{TABLE % last}"
    ours = (
        f'<{x}definedName name="_xlnm._FilterDatabase" localSheetId="0" hidden="1">'
        f"{escaped(table)}</{x}definedName>"
        f'<{x}definedName name="_xlnm.Print_Titles" localSheetId="0">'
        f"{escaped(titles)}</{x}definedName>"
    )
    names = root.first("definedNames")
    if names and not names.single:
        for node in names.children:
            rank = node.attributes.get("localSheetId")
            if rank and rank.isdecimal():
                edits.append(valued(part, node, "localSheetId", str(int(rank) + 1)))
        edits.append(Edit(names.inner, names.inner, ours.encode()))
    else:
        here = max(c.end for c in root.children if c.name in _AFTER_NAMES)
        new = f"<{x}definedNames>{ours}</{x}definedNames>"
        edits.append(
            Edit(names.start if names else here, names.end if names else here, new.encode())
        )
    return edited(part, edits)


def erase(book: Book, rank: int, state: State) -> None:
    """Takes our tab away, and opens the tab that was open before it, unless another is now."""
    package = book.package
    tab = book.sheets[rank]
    active = [v.attributes.get("activeTab", "0") for v in _views(book.root)]
    package[book.part] = _without_tab(book, rank, state)
    for relation in package.relations(tab.part):
        if not _used(book, relation.target, tab.part):
            package.drop(relation.target)
    package.unrelate(book.part, tab.id)
    package.drop(tab.part)
    if not active or str(rank) in active:
        _choose(book, state)


def _used(book: Book, target: str, besides: str) -> bool:
    folder = posixpath.dirname(besides)
    owners = (n for n in book.package if n != besides and posixpath.dirname(n) == folder)
    return any(r.target == target for n in owners for r in book.package.relations(n))


def _choose(book: Book, state: State) -> None:
    tabs = book.sheets
    chosen = state.get("chosen")
    for number in chosen if isinstance(chosen, list) else ():
        if isinstance(number, int) and 0 <= number < len(tabs):
            _select(book, tabs[number], chosen=True)


def _without_tab(book: Book, rank: int, state: State) -> bytes:
    part, root = book.text, book.root
    edits: list[Edit] = []
    sheets = next(root.all("sheets"))
    left = len(sheets.children) - 1
    edits.append(cut(sheets.children[rank]))
    saved = state.get("views")
    for number, view in enumerate(_views(root)):
        known = saved[number] if isinstance(saved, list) and number < len(saved) else [None, None]
        for attribute, old in zip(("activeTab", "firstSheet"), known, strict=False):
            now = view.attributes.get(attribute)
            value = _restored(now, old, rank, left)
            if value != now:
                edits.append(valued(part, view, attribute, value))
    names = root.first("definedNames")
    if names:
        mine = [n for n in names.children if n.attributes.get("localSheetId") == str(rank)]
        if len(mine) == len(names.children):
            was = str(state.get("names", ""))
            text = was if _EMPTY_NAMES.fullmatch(was) else ""
            return edited(part, [*edits, Edit(names.start, names.end, text.encode())])
        for node in names.children:
            local = node.attributes.get("localSheetId", "")
            if node in mine:
                edits.append(cut(node))
            elif local.isdecimal() and int(local) > rank:
                edits.append(valued(part, node, "localSheetId", str(int(local) - 1)))
    return edited(part, edits)


def _restored(now: str | None, old: object, rank: int, left: int) -> str | None:
    """The number of a tab once ours is gone: what it was, if it had become ours."""
    number = int(now) if now and now.isdecimal() else 0
    if number == rank:
        if isinstance(old, str) and old.isdecimal() and int(old) < left:
            return old
        return None if now is None or old is None else "0"
    return str(number - 1) if number > rank else now
