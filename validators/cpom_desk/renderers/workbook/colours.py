"""Colours: one conditional format for each severity of a sheet, above no style of the user.

The rule is always true and quotes our marker: ``LEN("cpom:bloquant")>0``. A spreadsheet keeps it
when it saves, and we know it again.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from cpom_desk.renderers.workbook.annotations import MARKER
from cpom_desk.renderers.workbook.cells import Place, place, ranges
from cpom_desk.renderers.workbook.sheet_part import framed, place_of_new
from cpom_desk.renderers.workbook.styles import SEVERITIES
from cpom_desk.renderers.workbook.xml_edits import Edit, Node, edited, removal
from cpom_schema.standard.catalogue import Severity

_MOST_RANGES: Final = 400
_MARKER: Final = re.compile(rb"LEN\((?:\"|&quot;|&#34;)" + MARKER.encode())
_PRIORITY: Final = re.compile(rb"""\spriority\s*=\s*["'](\d+)""")


def paint(part: bytes, places: Mapping[Place, Severity], formats: Mapping[Severity, int]) -> bytes:
    """Return the sheet with a rule for each severity.

    Args:
        part: the sheet.
        places: severity by cell.
        formats: number of the format of each severity in the styles.
    """
    root = framed(part)
    priority = _highest_priority(part, root)
    text = ""
    for severity in SEVERITIES:
        for covered in _batches(ranges(_of(severity, places))):
            priority += 1
            text += _rule(root.prefix, severity, covered, formats[severity], priority)
    here = place_of_new(root, "conditionalFormatting")
    return edited(part, [Edit(here, here, text.encode())])


def _of(severity: Severity, places: Mapping[Place, Severity]) -> Iterator[Place]:
    """Yield the cells of a severity."""
    for at, found in places.items():
        if found == severity:
            yield at


def _highest_priority(part: bytes, root: Node) -> int:
    """Return the priority of the last rule of a sheet to apply, 0 when it has no rule."""
    highest = 0
    for rule in root.below("cfRule"):
        found = _PRIORITY.search(part, rule.start, rule.inner)
        if found:
            highest = max(highest, int(found[1]))
    return highest


def _batches(covered: list[str]) -> Iterator[str]:
    """Yield the ranges of cells in lists a spreadsheet can read."""
    for start in range(0, len(covered), _MOST_RANGES):
        yield " ".join(covered[start : start + _MOST_RANGES])


def _rule(x: str, severity: Severity, cells: str, number: int, priority: int) -> str:
    """Return the XML of a rule, our marker in its formula.

    Args:
        x: prefix of the elements.
        severity: the severity it shows.
        cells: the ranges it colours.
        number: number of its format in the styles.
        priority: its place among the rules of the sheet.
    """
    return (
        f'<{x}conditionalFormatting sqref="{cells}"><{x}cfRule type="expression" '
        f'dxfId="{number}" priority="{priority}">'
        f'<{x}formula>LEN("{MARKER}{severity}")&gt;0</{x}formula>'
        f"</{x}cfRule></{x}conditionalFormatting>"
    )


def erase(part: bytes) -> bytes:
    """Return the sheet without our rules."""
    if not _MARKER.search(part):
        return part
    return edited(part, _removals(part))


def _removals(part: bytes) -> Iterator[Edit]:
    """Yield the edits that take our rules away, with the elements that hold no other."""
    for node in framed(part).all("conditionalFormatting"):
        ours = [rule for rule in node.all("cfRule") if _MARKER.search(part, rule.start, rule.end)]
        if ours and len(ours) == len(node.children):
            yield removal(node)
        else:
            yield from map(removal, ours)


def merged(part: bytes, places: Iterable[Place]) -> dict[Place, Place]:
    """Return, for cells lost in merged ones, the cell that shows instead."""
    by_row = _by_row(places)
    found: dict[Place, Place] = {}
    for node in framed(part).below("mergeCell"):
        first, last = _corners(node)
        if first and last:
            found |= dict.fromkeys(_between(first, last, by_row), first)
    return found


def _corners(node: Node) -> tuple[Place | None, Place | None]:
    """Return the first and last cell of merged ones."""
    low, _, high = node.attributes.get("ref", "").partition(":")
    return place(low), place(high)


def _by_row(places: Iterable[Place]) -> dict[int, list[Place]]:
    found: dict[int, list[Place]] = {}
    for at in places:
        found.setdefault(at.row, []).append(at)
    return found


def _between(first: Place, last: Place, by_row: Mapping[int, list[Place]]) -> Iterator[Place]:
    """Yield the cells of a rectangle, looked for on the fewest rows."""
    rows = range(first.row, last.row + 1)
    sought: Iterable[int] = rows if len(rows) < len(by_row) else by_row.keys() & rows
    for row in sought:
        for at in by_row.get(row, ()):
            if first.column <= at.column <= last.column:
                yield at
