"""Where values stand in a JSON text: a walk that skips, in C, whatever nobody asked for."""

from __future__ import annotations

import json
import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Mapping
from json.decoder import JSONDecoder, scanstring  # type: ignore[attr-defined]
from typing import Any, cast

from cpom_schema.document import Location, Path
from cpom_schema.formats.path_tree import PathTree, path_tree

_skip_blanks = re.compile(r"[ \t\r\n]*").match
_scan_value = cast("Callable[[str, int], tuple[Any, int]]", JSONDecoder().scan_once)  # type: ignore[attr-defined]
_scan_key = cast("Callable[[str, int], tuple[str, int]]", scanstring)
_CLOSINGS = {"{": "}", "[": "]"}
_Seen = Callable[[Path, int], None]
"""What is called with the path of a member and the position it stands at."""


def _after_blanks(text: str, position: int) -> int:
    match = _skip_blanks(text, position)
    return match.end() if match else position


def _after_key(text: str, position: int) -> tuple[str, int]:
    """Return the key at a position, and where its value begins."""
    key, position = _scan_key(text, position + 1)
    colon = _after_blanks(text, position)
    return key, _after_blanks(text, colon + 1)


def _after_comma(text: str, position: int) -> int:
    """Return where the next member begins, or where the list or the object closes."""
    position = _after_blanks(text, position)
    if text[position] == ",":
        return _after_blanks(text, position + 1)
    return position


def _walk(text: str, position: int, path: Path, wanted: PathTree | None, seen: _Seen) -> int:
    """Walk one value, call ``seen`` for each wanted member (all if None), return the end."""
    opening = text[position]
    if opening not in _CLOSINGS or wanted == {}:
        return _scan_value(text, position)[1]

    closing = _CLOSINGS[opening]
    position = _after_blanks(text, position + 1)
    index = 0
    while text[position] != closing:
        name: str | int = index
        place = position
        if opening == "{":
            name, position = _after_key(text, position)

        if wanted is None or name in wanted:
            here = (*path, name)
            seen(here, place)
            below = None if wanted is None else wanted[name]
            position = _walk(text, position, here, below, seen)
        else:
            position = _scan_value(text, position)[1]

        position = _after_comma(text, position)
        index += 1
    return position + 1


def _line_starts(text: str) -> list[int]:
    return [m.end() for m in re.finditer("\n", text)]


def _location(starts: list[int], position: int) -> Location:
    line = bisect_left(starts, position + 1)
    start = starts[line - 1] if line else 0
    return Location(line + 1, position - start + 1)


def _nearest(found: Mapping[Path, int], path: Path) -> int:
    """Return the position of a path or of its nearest ancestor.

    When a name is repeated its last value counts: what stands before it is not below it.
    """
    position = found[()]
    for length in range(1, len(path) + 1):
        below = found.get(path[:length], -1)
        if below < position:
            break
        position = below
    return position


def locate(source: bytes, paths: Iterable[Path]) -> Mapping[Path, Location]:
    """Return the line and column, from 1, of each path, or of its nearest ancestor that exists."""
    text = source.decode("utf-8")
    asked = list(paths)
    wanted = path_tree(asked)
    start = _after_blanks(text, 0)
    found: dict[Path, int] = {(): start}
    if wanted:
        _walk(text, start, (), wanted, found.__setitem__)
    starts = _line_starts(text)
    places: dict[Path, Location] = {}
    for path in asked:
        places[path] = _location(starts, _nearest(found, path))
    return places


def _has_repeats(text: str) -> bool:
    """Tell whether some object has a name twice, without keeping anything in memory."""
    found = False

    def compare(members: list[tuple[str, Any]]) -> None:
        nonlocal found
        names = {name for name, _ in members}
        if len(names) < len(members):
            found = True

    json.loads(text, object_pairs_hook=compare)
    return found


def repeated_members(source: bytes) -> list[tuple[Path, Location]]:
    """Return each member whose name its object already had, with its place."""
    text = source.decode("utf-8")
    if not _has_repeats(text):
        return []

    known: set[Path] = set()
    again: list[tuple[Path, int]] = []

    def seen(path: Path, position: int) -> None:
        if path in known:
            again.append((path, position))
        known.add(path)

    _walk(text, _after_blanks(text, 0), (), None, seen)
    starts = _line_starts(text)
    return [(path, _location(starts, position)) for path, position in again]
