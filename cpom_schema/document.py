"""A document: its plain tree, what its reader noticed, and where values stand in the source."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal, NamedTuple

from cpom_schema.errors import Note
from cpom_schema.standard.dictionary import Dictionary, Field, ObjectType
from cpom_schema.standard.edition import Edition

Tree = dict[str, Any]
Path = tuple[str | int, ...]
Format = Literal["json", "xml", "csv", "xlsx", "ods"]


class Location(NamedTuple):
    """Where a value stands in its source; None where the format has no such notion.

    Attributes:
        sheet: tab of a workbook, or file of a package of tables.
        cell: cell of a tab (``F12``), or name of the column of a table.
    """

    line: int | None = None
    column: int | None = None
    xpath: str | None = None
    sheet: str | None = None
    cell: str | None = None


Locator = Callable[[Iterable[Path]], Mapping[Path, Location]]


class Limits(NamedTuple):
    """What a reader accepts to take in, so that time and memory stay bounded.

    Attributes:
        size: bytes of a file.
        unpacked: bytes of a ZIP once unpacked.
        rows: rows of one sheet.
        columns: columns of one sheet or table.
        cells: cells of the smallest rectangle that holds what a sheet says.
    """

    size: int = 100_000_000
    unpacked: int = 400_000_000
    rows: int = 1_048_576
    columns: int = 2_000
    cells: int = 20_000_000


DEPTH = 250
"""Levels of nesting a document may have: what the parsers bear without recursion trouble."""


def _nowhere(paths: Iterable[Path]) -> Mapping[Path, Location]:
    return {path: Location() for path in paths}


@dataclass(frozen=True, slots=True)
class Document:
    """One document of the standard, whatever the syntax it came in.

    Attributes:
        format: syntax of the source.
        edition: the standard of the version the document announces.
        type: one of the seven document types.
        tree: the content as dict, list, str, int, float and bool; treat it as read-only.
        notes: what the reader saw that the tree alone does not show.
        locate: places of the given paths in the source, computed only when asked.
    """

    format: Format
    edition: Edition = field(repr=False)
    type: str
    tree: Tree
    notes: tuple[Note, ...] = ()
    locate: Locator = field(default=_nowhere, repr=False, compare=False)

    @property
    def version(self) -> str:
        """Version of the standard the document announces."""
        return self.edition.version

    @property
    def dictionary(self) -> Dictionary:
        """The dictionary of the document's own edition."""
        return self.edition.dictionary

    @property
    def root(self) -> ObjectType:
        """The root object of the document's type."""
        return self.dictionary.documents[self.type].root


def pointer(path: Path) -> str:
    """Return the JSON Pointer (RFC 6901) of a path: ``("a", 0)`` gives ``/a/0``."""
    written = ""
    for part in path:
        written += "/" + str(part).replace("~", "~0").replace("/", "~1")
    return written


Chain = tuple[Any, ...]
"""A path while walking: (chain of the parent, last part), () at the root. Linked list: O(1) to
extend, where a flat path is copied at each level."""


def flat(chain: Chain) -> Path:
    """Return the path a chain stands for; call it when something is found there."""
    parts: list[str | int] = []
    while chain:
        chain, part = chain
        parts.append(part)
    return tuple(reversed(parts))


def field_at(dictionary: Dictionary, root: ObjectType, path: Path) -> Field | None:
    """Return the field a path leads to, None outside the dictionary (unknown, extension)."""
    fields = root.fields
    found: Field | None = None
    for part in path:
        if isinstance(part, int):
            continue
        found = fields.get(part)
        if found is None:
            return None
        is_object = found.kind == "object"
        fields = dictionary.objects[found.type].fields if is_object else _NO_FIELDS
    return found


_NO_FIELDS: Mapping[str, Field] = {}


def value_at(tree: Any, path: Path) -> Any:
    """Return the value a path leads to, None when nothing is there."""
    for part in path:
        try:
            tree = tree[part]
        except (KeyError, IndexError, TypeError):
            return None
    return tree


def reference_date(document: Document) -> str | None:
    """Return the day the codes of a document are judged at, as AAAA-MM-JJ.

    It is the first of the dates its type declares for this that the document gives and that is
    written as a date; None when there is none.
    """
    a_date = document.dictionary.types["date"].pattern or ""
    for place in document.dictionary.documents[document.type].reference_dates:
        value = value_at(document.tree, tuple(place.split(".")))
        if isinstance(value, str) and re.fullmatch(a_date, value[:10]):
            return value[:10]
    return None
