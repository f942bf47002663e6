"""The Anomalies tab put before the others: what the workbook part says of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from cpom_desk.renderers.workbook.annotations import Content
from cpom_desk.renderers.workbook.anomalies_sheet import TABLE, TITLES, last_row, quoted, sheet
from cpom_desk.renderers.workbook.anomalies_state import State, written
from cpom_desk.renderers.workbook.sheet_part import framed
from cpom_desk.renderers.workbook.workbook_part import Book, Sheet, reference
from cpom_desk.renderers.workbook.xml_edits import (
    Edit,
    Node,
    attribute_change,
    edited,
    escaped,
)

_TYPE: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"
_BEFORE_NAMES: Final = (
    *("fileVersion", "fileSharing", "workbookPr", "workbookProtection", "bookViews", "sheets"),
    *("functionGroups", "externalReferences", "definedNames", "AlternateContent"),
)
"""Elements of a workbook the list of names comes after."""
OPENED: Final = ("activeTab", "firstSheet")
"""Attributes of a window: the tab that is open in it, and the first tab it shows."""
_SELECTED: Final = {"0": "1", "false": "true"}
_NOT_SELECTED: Final = {"1": "0", "true": "false"}


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
    memory = written(state | _state_of_tabs(book, tabs))
    name = _free_name(content.tab, tabs)
    shown = {tab.name for tab in tabs if tab.shown}
    part = package.free(book.folder + "worksheets/sheet{}.xml")
    package.add(part, sheet(content, looks, memory, shown, book.main), _TYPE)
    link = package.relate(book.part, f"{book.linked}/worksheet", part)
    package[book.part] = _with_tab(book, name, link, last_row(content))


def _state_of_tabs(book: Book, tabs: Iterable[Sheet]) -> State:
    """Select no tab any more, and return how the workbook was before."""
    return {
        "views": [_opened_tabs(view) for view in views(book.root)],
        "names": _empty_names(book),
        "chosen": _deselected(book, tabs),
    }


def _opened_tabs(view: Node) -> list[str | None]:
    return [view.attributes.get(name) for name in OPENED]


def _empty_names(book: Book) -> str:
    """Return the list of names as it is written, when it holds none."""
    part = book.text
    lists = (node for node in book.root.all("definedNames") if node.single)
    return b"".join(part[node.start : node.end] for node in lists).decode()


def _deselected(book: Book, tabs: Iterable[Sheet]) -> list[int]:
    """Select no tab any more, and return the ranks of those that were selected."""
    chosen: list[int] = []
    for rank, tab in enumerate(tabs):
        changed = select(book, tab, chosen=False)
        if changed:
            chosen.append(rank)
    return chosen


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
    edits = list(_selection(part, chosen=chosen))
    if edits:
        book.package[tab.part] = edited(part, edits)
    return bool(edits)


def _selection(part: bytes, *, chosen: bool) -> Iterator[Edit]:
    """Yield the edits that select a tab or not, in each of its views."""
    for view in framed(part).below("sheetView"):
        value = _other_selection(view.attributes.get("tabSelected"), chosen=chosen)
        if value:
            yield attribute_change(part, view, "tabSelected", value)


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
        for name in OPENED:
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
    names = root.first("definedNames")
    ours = _names(root.prefix, quoted(name), last)
    if names and not names.single:
        yield from moved_names(part, names, beyond=-1, by=1)
        yield Edit(names.inner, names.inner, ours.encode())
        return
    start, end = (names.start, names.end) if names else _where_names_go(root)
    new = f"<{root.prefix}definedNames>{ours}</{root.prefix}definedNames>"
    yield Edit(start, end, new.encode())


def _where_names_go(root: Node) -> tuple[int, int]:
    """Return the first and last byte of a list of names that is not there yet."""
    here = max(child.end for child in root.children if child.name in _BEFORE_NAMES)
    return here, here


def moved_names(part: bytes, names: Node, *, beyond: int, by: int) -> Iterator[Edit]:
    """Yield the edits that make the names of tabs follow them.

    Args:
        part: the workbook part.
        names: its list of names.
        beyond: rank of a tab: the names of those after it move.
        by: how many ranks they move.
    """
    for node in names.children:
        rank = node.attributes.get("localSheetId", "")
        if rank.isdecimal() and int(rank) > beyond:
            yield attribute_change(part, node, "localSheetId", str(int(rank) + by))


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
