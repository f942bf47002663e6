"""What the reading of one XML source gathers beside the tree: notes, with their lines."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

from cpom_schema.document import Path
from cpom_schema.errors import Note
from cpom_schema.formats.xml.places import lines_of

_LAST_LINE: Final = 65_535
"""Line where libxml2 stops counting for elements without text."""


class Reading:
    """The notes of one reading.

    Attributes:
        source: the bytes being read.
        notes: the notes so far.
    """

    __slots__ = ("_lines", "notes", "source")

    def __init__(self, source: bytes) -> None:
        self.source = source
        self.notes: list[Note] = []
        self._lines: dict[Any, int] = {}

    def note(self, code: str, path: Path, at: Any, /, **params: str) -> None:
        """Keep a note of what the tree alone does not show.

        Args:
            code: code of the catalogue.
            path: place in the tree.
            at: the element the note is about.
            params: what the message quotes, by name.
        """
        self.notes.append(Note(code, tuple(params.items()), path, self._line(at)))

    def _line(self, element: Any) -> int:
        line: int = element.sourceline
        if line < _LAST_LINE:
            return line
        if not self._lines:
            self._lines = lines_of(element.getroottree().getroot(), self.source)
        return self._lines[element]


Read = Callable[[Any, Reading, Path], Any]
"""What turns an element into a value of the tree: it is given the element and its place."""
