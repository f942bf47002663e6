"""Colours: one conditional format for each severity of a sheet, above no style of the user.

The rule is always true and quotes our marker: ``LEN("cpom:bloquant")>0``. A spreadsheet keeps it
when it saves, and we know it again.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Final

from cpom_desk.renderers.workbook.book import framed
from cpom_desk.renderers.workbook.marks import MARKER, Place, place, ranges
from cpom_desk.renderers.workbook.styles import SEVERITIES
from cpom_desk.renderers.workbook.surgery import Edit, Node, cut, edited
from cpom_schema.standard.catalogue import Severity

_ORDER: Final = (
    *("sheetPr", "dimension", "sheetViews", "sheetFormatPr", "cols", "sheetData", "sheetCalcPr"),
    *("sheetProtection", "protectedRanges", "scenarios", "autoFilter", "sortState"),
    *("dataConsolidate", "customSheetViews", "mergeCells", "phoneticPr", "conditionalFormatting"),
    *("dataValidations", "hyperlinks", "printOptions", "pageMargins", "pageSetup", "headerFooter"),
    *("rowBreaks", "colBreaks", "customProperties", "cellWatches", "ignoredErrors", "smartTags"),
    *("drawing", "legacyDrawing", "legacyDrawingHF"),
)
"""Elements of a sheet in their order, as far as what we add; all others come after."""
_MOST_RANGES: Final = 400
_OURS: Final = re.compile(rb"LEN\((?:\"|&quot;|&#34;)" + MARKER.encode())
_PRIORITY: Final = re.compile(rb"""\spriority\s*=\s*["'](\d+)""")


def spot(root: Node, name: str) -> int:
    """The byte of a sheet where an element of that name is to be put."""
    last = _ORDER.index(name)
    before = [c.end for c in root.children if c.name in _ORDER and _ORDER.index(c.name) <= last]
    return max(before, default=root.inner)


def paint(part: bytes, places: Mapping[Place, Severity], formats: Mapping[Severity, int]) -> bytes:
    """The sheet with a rule for each severity.

    Args:
        part: the sheet.
        places: severity by cell.
        formats: number of the format of each severity in the styles.
    """
    root = framed(part)
    rules = root.below("cfRule")
    taken = (_PRIORITY.search(part, r.start, r.inner) for r in rules)
    priority = max((int(t[1]) for t in taken if t), default=0)
    here = spot(root, "conditionalFormatting")
    x = root.prefix
    text = ""
    for severity in SEVERITIES:
        covered = ranges(p for p, s in places.items() if s == severity)
        for start in range(0, len(covered), _MOST_RANGES):
            priority += 1
            cells = " ".join(covered[start : start + _MOST_RANGES])
            text += (
                f'<{x}conditionalFormatting sqref="{cells}"><{x}cfRule type="expression" '
                f'dxfId="{formats[severity]}" priority="{priority}">'
                f'<{x}formula>LEN("{MARKER}{severity}")&gt;0</{x}formula>'
                f"</{x}cfRule></{x}conditionalFormatting>"
            )
    return edited(part, [Edit(here, here, text.encode())])


def erase(part: bytes) -> bytes:
    """The sheet without our rules."""
    if not _OURS.search(part):
        return part
    edits: list[Edit] = []
    for node in framed(part).all("conditionalFormatting"):
        mine = [r for r in node.all("cfRule") if _OURS.search(part, r.start, r.end)]
        if mine and len(mine) == len(node.children):
            edits.append(cut(node))
        else:
            edits += map(cut, mine)
    return edited(part, edits)


def merged(part: bytes, places: Iterable[Place]) -> dict[Place, Place]:
    """For cells lost in merged ones, the cell that shows instead."""
    by_row: dict[int, list[Place]] = {}
    for at in places:
        by_row.setdefault(at.row, []).append(at)
    found: dict[Place, Place] = {}
    for node in framed(part).below("mergeCell"):
        low, _, high = node.attributes.get("ref", "").partition(":")
        first, last = place(low), place(high)
        if first is None or last is None:
            continue
        span = range(first.row, last.row + 1)
        for row in span if len(span) < len(by_row) else by_row.keys() & span:
            across = (p for p in by_row.get(row, ()) if first.column <= p.column <= last.column)
            found |= dict.fromkeys(across, first)
    return found
