"""Findings written on the sheets of a workbook, and those of an earlier check taken away."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

from cpom_desk.renderers.workbook import (
    anomalies_state,
    anomalies_tab,
    anomalies_tab_removal,
    colours,
    sheet_comments,
    styles_part,
)
from cpom_desk.renderers.workbook.annotations import Content, Mark
from cpom_desk.renderers.workbook.cells import Place, place
from cpom_desk.renderers.workbook.comment_texts import pieces
from cpom_desk.renderers.workbook.styles import SEVERITIES
from cpom_desk.renderers.workbook.workbook_part import Book, Sheet
from cpom_desk.renderers.workbook.zip_package import Package
from cpom_schema.standard.catalogue import Severity

MOST_COMMENTS: Final = 5_000
"""Comments of a workbook; beyond, a cell is coloured and its fault is in Anomalies only."""

_Cells = dict[Place, list[Mark]]


def write(book: Book, marks: Iterable[Mark], content: Content) -> None:
    """Write the marks on their cells, then the sheet of anomalies.

    Args:
        book: the workbook, changed in place.
        marks: findings on cells; those on a tab or cell the workbook has not are left out.
        content: what the sheet of anomalies says.
    """
    numbers = styles_part.add(book)
    sheets = book.sheets
    boxes: dict[str, str] = {}
    left = MOST_COMMENTS
    for rank, cells in sorted(_by_tab(sheets, marks).items()):
        tab = sheets[rank]
        part = book.package.text(tab.part)
        shown = _on_shown_cells(part, cells)
        book.package[tab.part] = colours.paint(part, _worst(shown), numbers.formats)
        commented = sorted(shown)[:left]
        left -= len(commented)
        texts = {at: pieces(shown[at], content) for at in commented}
        for at, corners in sheet_comments.add(book, tab, texts).items():
            boxes[f"{rank}!{at}"] = corners
    state = {"boxes": boxes} if boxes else {}
    anomalies_tab.add(book, content, numbers.cells, state)


def _by_tab(sheets: Iterable[Sheet], marks: Iterable[Mark]) -> dict[int, _Cells]:
    """Return the marks of each cell, by rank of their tab."""
    ranks = _ranks(sheets)
    by_tab: dict[int, _Cells] = {}
    for mark in marks:
        rank = ranks.get(mark.sheet.casefold())
        at = place(mark.cell)
        if at and rank is not None:
            by_tab.setdefault(rank, {}).setdefault(at, []).append(mark)
    return by_tab


def _ranks(sheets: Iterable[Sheet]) -> dict[str, int]:
    """Return the ranks of the tabs that have cells, by name in small letters."""
    return {tab.name.casefold(): rank for rank, tab in enumerate(sheets) if tab.grid}


def _on_shown_cells(part: bytes, cells: _Cells) -> _Cells:
    """Return the marks by the cell that shows: of merged ones, only the first does."""
    moved = colours.merged(part, cells)
    shown: _Cells = {}
    for at, marks in cells.items():
        shown.setdefault(moved.get(at, at), []).extend(marks)
    return shown


def _worst(cells: _Cells) -> Mapping[Place, Severity]:
    """Return the worst severity of each cell."""
    found: dict[Place, Severity] = {}
    for at, marks in cells.items():
        severities: set[Severity] = {mark.severity for mark in marks}
        found[at] = min(severities, key=SEVERITIES.index)
    return found


def erase(book: Book) -> None:
    """Take away every mark an earlier check left."""
    states = _remove_tabs(book)
    boxes = _remembered_boxes(states)
    for rank, tab in enumerate(book.sheets):
        if tab.grid:
            _erase_sheet(book.package, tab, boxes.get(str(rank), {}))
    if states:
        styles_part.erase(book)


def _remove_tabs(book: Book) -> list[anomalies_state.State]:
    """Take our tabs away, and return what they remember of the workbook."""
    states: list[anomalies_state.State] = []
    for rank, state in anomalies_state.find(book):
        anomalies_tab_removal.remove(book, rank, state)
        states.append(state)
    return states


def _remembered_boxes(states: Iterable[anomalies_state.State]) -> dict[str, dict[str, object]]:
    """Return the former corners of the user's boxes: by rank of their tab, then by address."""
    found: dict[str, dict[str, object]] = {}
    for state in states:
        for name, corners in _boxes(state).items():
            rank, _, address = name.partition("!")
            found.setdefault(rank, {})[address] = corners
    return found


def _boxes(state: anomalies_state.State) -> Mapping[str, object]:
    """Return the boxes our tab remembers, none when it was written by something else."""
    boxes = state.get("boxes")
    return boxes if isinstance(boxes, dict) else {}


def _erase_sheet(package: Package, tab: Sheet, boxes: Mapping[str, object]) -> None:
    part = package.text(tab.part)
    erased = colours.erase(part)
    if erased != part:
        package[tab.part] = erased
    sheet_comments.remove(package, tab, boxes)
