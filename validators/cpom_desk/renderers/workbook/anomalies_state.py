"""What our tab remembers of the workbook, in JSON, in the hidden text its sheet begins with."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator, Sequence
from typing import Any, Final, NamedTuple

from cpom_desk.renderers.workbook.annotations import MARKER
from cpom_desk.renderers.workbook.sheet_part import rows
from cpom_desk.renderers.workbook.workbook_part import Book
from cpom_desk.renderers.workbook.xml_edits import Node, parse

_MARK: Final = MARKER + "anomalies "
"""How the hidden text of our tab begins; what the tab remembers follows, in JSON."""
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
_LONGEST_STATE: Final = 30_000

State = dict[str, Any]
"""What our tab remembers of the workbook, to give it back as it was.

Its keys: ``views`` the tabs that were open, ``names`` an empty list of names, ``chosen`` the ranks
of the tabs that were selected, ``boxes`` the former corners of the user's boxes of comments.
"""


def written(state: State) -> str:
    """Return the hidden text: our marker, then the state in JSON.

    The boxes are left out when a cell could not hold them.
    """
    text = json.dumps(state, separators=(",", ":"))
    if len(text) > _LONGEST_STATE:
        shorter = {name: value for name, value in state.items() if name != "boxes"}
        text = json.dumps(shorter, separators=(",", ":"))
    return _MARK + text


class _SharedTexts(NamedTuple):
    """The texts cells share, by number.

    Attributes:
        part: their part.
        items: their elements, none when our marker is in no text of the part.
    """

    part: bytes
    items: Sequence[Node]

    def at(self, number: int) -> str:
        """Return a text, empty when there is none of that number."""
        if number >= len(self.items):
            return ""
        texts = self.items[number].below("t")
        raw = b"".join(self.part[text.inner : text.close] for text in texts)
        return html.unescape(raw.decode())


def find(book: Book) -> Iterator[tuple[int, State]]:
    """Return our tabs, the last first: their rank and what they remember."""
    shared = _shared_texts(book)
    found: list[tuple[int, State]] = []
    for rank, tab in enumerate(book.sheets):
        text = _first_text(book.package.text(tab.part), shared) if tab.grid else ""
        if text.startswith(_MARK):
            found.append((rank, _state(text.removeprefix(_MARK))))
    return reversed(found)


def _shared_texts(book: Book) -> _SharedTexts:
    name = book.related("sharedStrings")
    part = book.package.text(name) if name else b""
    if _MARK.encode() not in part:
        return _SharedTexts(part, ())
    return _SharedTexts(part, list(parse(part).all("si")))


def _first_text(part: bytes, shared: _SharedTexts) -> str:
    """Return the text of the first cell of a sheet, empty when it has none."""
    start, end = rows(part)
    cell = _FIRST_CELL.search(part, start, min(end, start + _NEAR))
    return _text_of(cell[1], cell[2], shared) if cell else ""


def _text_of(attributes: bytes, content: bytes, shared: _SharedTexts) -> str:
    """Return the text of a cell, which may be the number of a shared text."""
    value = _VALUE.search(content)
    if value is None:
        return ""
    if not _SHARED.search(attributes):
        return html.unescape(value[1].decode("utf-8", "replace"))
    return shared.at(int(value[1])) if value[1].isdigit() else ""


def _state(text: str) -> State:
    try:
        state = json.loads(text)
    except ValueError:
        return {}
    return state if isinstance(state, dict) else {}
