"""The part of a sheet: all its elements but its rows, which may be a million."""

from __future__ import annotations

import re
from typing import Final

from cpom_desk.renderers.workbook.xml_edits import Node, parse

_ORDER: Final = (
    *("sheetPr", "dimension", "sheetViews", "sheetFormatPr", "cols", "sheetData", "sheetCalcPr"),
    *("sheetProtection", "protectedRanges", "scenarios", "autoFilter", "sortState"),
    *("dataConsolidate", "customSheetViews", "mergeCells", "phoneticPr", "conditionalFormatting"),
    *("dataValidations", "hyperlinks", "printOptions", "pageMargins", "pageSetup", "headerFooter"),
    *("rowBreaks", "colBreaks", "customProperties", "cellWatches", "ignoredErrors", "smartTags"),
    *("drawing", "legacyDrawing", "legacyDrawingHF"),
)
"""Elements of a sheet in their order, as far as what we add; all others come after."""
_RANKS: Final = {name: rank for rank, name in enumerate(_ORDER)}
_LAST_RANK: Final = len(_ORDER)
_OPENED: Final = re.compile(rb"<((?:[\w.-]+:)?sheetData)(?:\s[^>]*)?>")


def rows(part: bytes) -> tuple[int, int]:
    """Return the first and last byte of the rows of a sheet; (0, 0) when there are none."""
    opened = _OPENED.search(part)
    if opened is None or opened[0].endswith(b"/>"):
        return 0, 0
    start = opened.end()
    closed = part.rfind(b"</" + opened[1])
    return (start, closed) if closed > start else (0, 0)


def framed(part: bytes) -> Node:
    """Return the elements of a sheet but its rows.

    Raises:
        CpomError: the part is not XML, or has a DTD.
    """
    return parse(part, rows(part))


def place_of_new(root: Node, name: str) -> int:
    """Return the byte of a sheet where a new element of that name is to be put."""
    here = root.inner
    for child in root.children:
        if _RANKS.get(child.name, _LAST_RANK) <= _RANKS[name]:
            here = max(here, child.end)
    return here
