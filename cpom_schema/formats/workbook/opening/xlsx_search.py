"""Measure one XLSX sheet by searching its bytes: enough for nearly all sheets, and fast.

The searches know the one spelling that spreadsheet programs write. A sheet spelt otherwise, or with
anything unusual in it, is left to a walk through its cells.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from cpom_schema.document import Limits
from cpom_schema.formats.workbook.cell_names import column_number
from cpom_schema.formats.workbook.opening.xlsx_cells import Measure

_PLAIN: Final = (
    rb'<c r="([A-Z]{1,3})(?:%b)"(?: s="\d+")?(?: t="(?:s|str|b|n|d|inlineStr)")?'
    rb"(?:/>|>(?!<f)|>(?=<f[^>]*>(?:[^<]*</f>)?<v>[^<]))"
)
"""A cell as programs write it, in some rows: neither an error nor a formula without a result."""
_TEXT: Final = re.compile(rb't="s"><v>(\d{1,9})</v>')
_HIDDEN: Final = re.compile(rb'<row r="\d{1,7}"[^>]*? hidden="(?:1|true)"[^>]*>')
_HIDDEN_ROWS: Final = 10_000
"""Hidden rows that are looked for one by one; a sheet that has more is walked."""
_LAST_NAME: Final = re.compile(rb'<c r="[A-Z]{1,3}(\d{1,7})"')
_NAME: Final = re.compile(rb'<c r="[A-Z]{1,3}(\d{1,7})"[^>/]*>')
_CONTENT: Final = re.compile(rb"<(?:v|is|f)")


def search(body: bytes, limits: Limits, texts: Sequence[int]) -> Measure | None:
    """Measure a sheet where nothing is unusual, at the speed of a search.

    Args:
        body: the rows of the sheet.
        limits: `rows`, `columns` and `cells` bound its rectangle, `unpacked` its shared texts.
        texts: bytes of each shared text.

    Returns:
        None for any other sheet. What is measured is never less than there is.
    """
    measure = _plain_measure(body, limits, texts)
    if measure is None:
        return None
    fits = measure.fits(limits) and measure.weight <= limits.unpacked
    return measure if fits else None  # its last cells may be empty: a walk measures it closer


def _plain_measure(body: bytes, limits: Limits, texts: Sequence[int]) -> Measure | None:
    """Measure a sheet as in `search`, even when it does not fit."""
    if b":c" in body or b":row" in body:
        return None  # tags with a prefix
    rows = _last_row(body)
    columns = _columns(body, rows)
    hidden_rows = _hidden_rows(body)
    if columns is None or hidden_rows is None:
        return None
    weight = _weight(body, texts, limits.unpacked)
    return Measure(rows, columns, weight, hidden_rows=hidden_rows)


def _last_row(body: bytes) -> int:
    """Return the number of the row of the last cell, 0 when there is no cell."""
    start = max(body.rfind(b"<c r="), 0)
    last = _LAST_NAME.search(body, start)
    return int(last[1]) if last else 0


def _columns(body: bytes, rows: int) -> int | None:
    """Return the number of columns of plain cells, None when a cell is not plain."""
    # No cell may stand below the last one: a name of a row beyond it is not found.
    plain = re.findall(_PLAIN % _numbers_up_to(rows), body)
    if len(plain) < body.count(b"<c"):
        return None
    numbers = [column_number(letters.decode()) + 1 for letters in set(plain)]
    return max(numbers, default=0)


def _numbers_up_to(last: int) -> bytes:
    """Return the pattern of the numbers from 1 to another, written without a zero in front."""
    digits = str(last)
    ways = [digits]
    for place, digit in enumerate(map(int, digits)):
        lowest = int(place == 0)
        rest = len(digits) - place - 1
        if digit > lowest:
            ways.append(rf"{digits[:place]}[{lowest}-{digit - 1}]\d{{{rest}}}")
    if len(digits) > 1:
        ways.append(rf"[1-9]\d{{0,{len(digits) - 2}}}")
    return "|".join(reversed(ways)).encode()


def _weight(body: bytes, texts: Sequence[int], limit: int) -> int:
    """Return the bytes of the shared texts, counted for each cell, or more if it is no matter.

    They are counted one by one only when the longest of them in every cell would be too much.
    """
    longest = max(texts, default=0)
    most = body.count(b"<c") * longest
    if most <= limit:
        return most
    used = list(map(int, _TEXT.findall(body)))
    missed = body.count(b't="s"') - len(used)
    sizes = (texts[number] for number in used if number < len(texts))
    return missed * longest + sum(sizes)


def _hidden_rows(body: bytes) -> set[int] | None:
    """Return the hidden rows of plain cells that hold something, from 0.

    Returns:
        None when the rows are not plain, or too many of them are hidden.
    """
    shown = body.count(b' hidden="false"') + body.count(b' hidden="0"')
    written = body.count(b"hidden") - shown
    if written > _HIDDEN_ROWS:
        return None
    rows = list(_HIDDEN.finditer(body)) if written else []
    found: set[int] = set()
    for row in rows:
        found.update(_numbers(_row_content(body, row)))
    return found if len(rows) == written else None


def _numbers(content: bytes) -> list[int]:
    """Return the row, from 0, of each cell of a row; none when it holds nothing."""
    if not _CONTENT.search(content):
        return []
    return [int(number) - 1 for number in _NAME.findall(content)]


def _row_content(body: bytes, row: re.Match[bytes]) -> bytes:
    """Return what stands between the tags of a row, given its opening tag."""
    if row[0].endswith(b"/>"):
        return b""
    end = body.find(b"</row", row.end())
    if end < 0:
        end = len(body)
    return body[row.end() : end]
