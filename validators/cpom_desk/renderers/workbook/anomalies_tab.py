"""The Anomalies tab in the workbook: put before the others, and found again."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, Final

from cpom_desk.renderers.workbook.annotations import MARKER, Content
from cpom_desk.renderers.workbook.anomalies_sheet import TABLE, TITLES, last_row, quoted, sheet
from cpom_desk.renderers.workbook.sheet_part import framed, rows
from cpom_desk.renderers.workbook.workbook_part import Book, Sheet, reference
from cpom_desk.renderers.workbook.xml_edits import (
    Edit,
    Node,
    attribute_change,
    edited,
    escaped,
    parse,
)

_MARK: Final = MARKER + "anomalies "
"""How the hidden text of our tab begins; what the tab remembers follows, in JSON."""
_TYPE: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"
_FIRST_CELL: Final = re.compile(
    rb"""<(?:[\w.-]+:)?c\s(?=[^>]*\br\s*=\s*["']A1["'])([^>]*[^/>])>(.*?)</(?:[\w.-]+:)?c>""",
    re.DOTALL,
)
_NEAR: Final = 66_000
"""Bytes of rows in which the first cell is looked for: the longest text of a cell, escaped."""
_VALUE: Final = re.compile(
    rb"<(?:[\w.-]+:)?(?:v|t)(?:\s[^>]*)?>(.*?)</(?:[\w.-]+:)?(?:v|t)>", re.DOTALL
)
_SHARED: Final = re.compile(rb"""\bt\s*=\s*["']s["']""")
"""The type of a cell that holds the number of a shared text."""
_BEFORE_NAMES: Final = (
    *("fileVersion", "fileSharing", "workbookPr", "workbookProtection", "bookViews", "sheets"),
    *("functionGroups", "externalReferences", "definedNames", "AlternateContent"),
)
"""Elements of a workbook the list of names comes after."""
_LONGEST_STATE: Final = 30_000
_SELECTED: Final = {"0": "1", "false": "true"}
_NOT_SELECTED: Final = {"1": "0", "true": "false"}

State = dict[str, Any]
"""What our tab remembers of the workbook, to give it back as it was.

Its keys: ``views`` the tabs that were open, ``names`` an empty list of names, ``chosen`` the ranks
of the tabs that were selected, ``boxes`` the former corners of the user's boxes of comments.
"""


def find(book: Book) -> Iterator[tuple[int, State]]:
    """Return our tabs, the last first: their rank and what they remember."""
    shared = _shared_texts(book)
    found: list[tuple[int, State]] = []
    for rank, tab in enumerate(book.sheets):
        if not tab.grid:
            continue
        text = _first_text(book.package.text(tab.part), shared)
        if text.startswith(_MARK):
            found.append((rank, _state(text.removeprefix(_MARK))))
    return reversed(found)


def _shared_texts(book: Book) -> Callable[[int], str]:
    """Return a reader of the shared texts that opens them only if our marker is there."""
    name = book.related("sharedStrings")
    part = book.package.text(name) if name else b""
    items = list(parse(part).all("si")) if _MARK.encode() in part else []

    def at(number: int) -> str:
        if number >= len(items):
            return ""
        raw = (part[text.inner : text.close] for text in items[number].below("t"))
        return html.unescape(b"".join(raw).decode())

    return at


def _first_text(part: bytes, shared: Callable[[int], str]) -> str:
    """Return the text of the first cell of a sheet, empty when it has none."""
    start, end = rows(part)
    cell = _FIRST_CELL.search(part, start, min(end, start + _NEAR))
    if cell is None:
        return ""
    value = _VALUE.search(cell[2])
    if value is None:
        return ""
    if not _SHARED.search(cell[1]):
        return html.unescape(value[1].decode("utf-8", "replace"))
    return shared(int(value[1])) if value[1].isdigit() else ""


def _state(text: str) -> State:
    try:
        state = json.loads(text)
    except ValueError:
        return {}
    return state if isinstance(state, dict) else {}


def add(book: Book, content: Content, looks: Mapping[str, int], state: State) -> None:
    """Put our tab first, and open.

    The numbers of the other tabs go up by one wherever the workbook part uses them.

    Args:
        book: the workbook, changed in place.
        content: what the tab says.
        looks: number of each of our cell formats.
        state: what the tab is to remember, beside what this function changes.
    """
    package = book.package
    tabs = book.sheets
    memory = _MARK + _written_state(state | _state_of_tabs(book, tabs))
    name = _free_name(content.tab, tabs)
    shown = {tab.name for tab in tabs if tab.shown}
    part = package.free(book.folder + "worksheets/sheet{}.xml")
    package.add(part, sheet(content, looks, memory, shown, book.main), _TYPE)
    link = package.relate(book.part, f"{book.linked}/worksheet", part)
    package[book.part] = _with_tab(book, name, link, last_row(content))


def _state_of_tabs(book: Book, tabs: Iterable[Sheet]) -> State:
    """Select no tab any more, and return how the workbook was before."""
    opened = [_opened_tabs(view) for view in views(book.root)]
    names = ""
    for node in book.root.all("definedNames"):
        if node.single:
            names += book.text[node.start : node.end].decode()
    chosen: list[int] = []
    for rank, tab in enumerate(tabs):
        if select(book, tab, chosen=False):
            chosen.append(rank)
    return {"views": opened, "names": names, "chosen": chosen}


def _opened_tabs(view: Node) -> list[str | None]:
    """Return the number of the tab that is open in a window, and of the first it shows."""
    return [view.attributes.get("activeTab"), view.attributes.get("firstSheet")]


def _written_state(state: State) -> str:
    """Return the state in JSON, without the boxes when a cell could not hold them."""
    text = json.dumps(state, separators=(",", ":"))
    if len(text) <= _LONGEST_STATE:
        return text
    shorter = {name: value for name, value in state.items() if name != "boxes"}
    return json.dumps(shorter, separators=(",", ":"))


def _free_name(wanted: str, tabs: Iterable[Sheet]) -> str:
    """Return the wanted name of a tab, numbered when another tab has it."""
    taken = {tab.name.casefold() for tab in tabs}
    name = wanted
    number = 1
    while name.casefold() in taken:
        number += 1
        name = f"{wanted} ({number})"
    return name


def views(root: Node) -> list[Node]:
    """Return the windows of a workbook."""
    found = root.first("bookViews")
    return list(found.all("workbookView")) if found else []


def select(book: Book, tab: Sheet, *, chosen: bool) -> bool:
    """Mark a tab as selected or not, and return whether that changed it."""
    part = book.package.text(tab.part)
    edits: list[Edit] = []
    for view in framed(part).below("sheetView"):
        value = _other_selection(view.attributes.get("tabSelected"), chosen=chosen)
        if value:
            edits.append(attribute_change(part, view, "tabSelected", value))
    if edits:
        book.package[tab.part] = edited(part, edits)
    return bool(edits)


def _other_selection(now: str | None, *, chosen: bool) -> str | None:
    """Return what is to be written for a tab to be selected or not, None when it already is."""
    if now is None:
        return "1" if chosen else None
    swap = _SELECTED if chosen else _NOT_SELECTED
    return swap.get(now)


def _with_tab(book: Book, name: str, link: str, last: int) -> bytes:
    """Return the workbook part with our tab first.

    Args:
        book: the workbook.
        name: name of the tab.
        link: id of the link that leads to its part.
        last: its last row.
    """
    part = book.text
    root = book.root
    entry = _entry(root, name, f'{reference(root, book.linked)}="{link}"')
    edits = [entry, *_first_opened(part, root), *_with_names(part, root, name, last)]
    return edited(part, edits)


def _first_opened(part: bytes, root: Node) -> Iterator[Edit]:
    """Yield the edits that open every window of the workbook on its first tab."""
    for view in views(root):
        for name in ("activeTab", "firstSheet"):
            if view.attributes.get(name, "0") != "0":
                yield attribute_change(part, view, name, "0")


def _entry(root: Node, name: str, link: str) -> Edit:
    """Return the edit that lists our tab first, with a number no other tab has."""
    listed = next(root.all("sheets"))
    taken = {node.attributes.get("sheetId") for node in listed.children}
    number = len(taken) + 1
    while str(number) in taken:
        number -= 1
    text = f'<{root.prefix}sheet name="{escaped(name)}" sheetId="{number}" {link}/>'
    return Edit(listed.inner, listed.inner, text.encode())


def _with_names(part: bytes, root: Node, name: str, last: int) -> Iterator[Edit]:
    """Yield the edits that add the names of our tab, and number the other tabs anew."""
    ours = _names(root.prefix, quoted(name), last)
    names = root.first("definedNames")
    if names and not names.single:
        yield from _moved_names(part, names)
        yield Edit(names.inner, names.inner, ours.encode())
        return
    new = f"<{root.prefix}definedNames>{ours}</{root.prefix}definedNames>"
    if names:
        yield Edit(names.start, names.end, new.encode())
    else:
        here = max(child.end for child in root.children if child.name in _BEFORE_NAMES)
        yield Edit(here, here, new.encode())


def _moved_names(part: bytes, names: Node) -> Iterator[Edit]:
    """Yield the edits that make the names of each tab follow it one rank further."""
    for node in names.children:
        rank = node.attributes.get("localSheetId")
        if rank and rank.isdecimal():
            yield attribute_change(part, node, "localSheetId", str(int(rank) + 1))


def _names(x: str, tab: str, last: int) -> str:
    """Return the XML of the names of our tab: the filter of its table, the row printed on top.

    Args:
        x: prefix of the elements.
        tab: its name, as a reference writes it.
        last: its last row.
    """
    table = escaped(f"{tab}!{TABLE % last}")
    titles = escaped(f"{tab}!{TITLES}")
    return (
        f'<{x}definedName name="_xlnm._FilterDatabase" localSheetId="0" hidden="1">'
        f"{table}</{x}definedName>"
        f'<{x}definedName name="_xlnm.Print_Titles" localSheetId="0">'
        f"{titles}</{x}definedName>"
    )
