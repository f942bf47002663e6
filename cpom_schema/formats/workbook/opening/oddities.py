"""Look at the XML of one XLSX sheet before anything of its size is reserved.

The reader of values, calamine, reserves the rectangle that holds every filled cell and stops the
process when memory lacks; it also says nothing of errors, of formulas without a result and of
hidden rows. A quick search over the bytes is enough for most sheets; the others are walked.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final, NamedTuple

from cpom_schema.document import Limits
from cpom_schema.errors import Note, UnreadableError
from cpom_schema.formats.workbook.opening.guard import damaged
from cpom_schema.formats.workbook.opening.raw import ERROR, cell_name, column_number
from cpom_schema.formats.workbook.opening.walk import Walked, walk

_WALKED: Final = 3_000_000
"""Cells a sheet that must be walked may have, so that it takes a few seconds at most."""
_GHOSTS: Final = 1_000
"""Empty rows after the last filled one that are worth a word."""
_NEAR: Final = 10_000
_PREFIX: Final = rb"(?:[^\s<>/:]+:)?"
_OPENING: Final = re.compile(b"<" + _PREFIX + rb"sheetData[\s/>]")
_ROW: Final = re.compile(b"<" + _PREFIX + rb"row[\s/>]")
_ROW_END: Final = re.compile(b"</" + _PREFIX + rb"row\s*>")
_PLAIN: Final = (
    rb'<c r="([A-Z]{1,3})(?:%b)"(?: s="\d+")?(?: t="(?:s|str|b|n|d|inlineStr)")?'
    rb"(?:/>|>(?!<f)|>(?=<f[^>]*>(?:[^<]*</f>)?<v>[^<]))"
)
"""A cell as programs write it, in some rows: neither an error nor a formula without a result."""
_TEXT: Final = re.compile(rb't="s"><v>(\d{1,9})</v>')
_HIDDEN: Final = re.compile(rb'<row r="\d{1,7}"[^>]*? hidden="(?:1|true)"[^>]*>')
_HIDDEN_ROWS: Final = 10_000
"""Hidden rows that are looked for one by one; a sheet that has more is walked."""
_MERGE: Final = re.compile(
    b"<"
    + _PREFIX
    + rb"mergeCell\s[^>]*?ref\s*=\s*[\"']([A-Za-z]{1,3})(\d{1,7}):([A-Za-z]{1,3})(\d{1,7})[\"']"
)
_ERRORS: Final = re.compile(rb't="e"[^>]*>(?:<f[^>]*/>|<f[^>]*>[^<]*</f>)?<v>[^<]*')
_LAST_NAME: Final = re.compile(rb'<c r="[A-Z]{1,3}(\d{1,7})"')
_NAME: Final = re.compile(rb'<c r="[A-Z]{1,3}(\d{1,7})"[^>/]*>')
_CONTENT_ENDS: Final = (b"v>", b"s>", b"f>", b"<f", b":f")


class Seen(NamedTuple):
    """What a look at a sheet gives.

    Attributes:
        xml: the sheet without its last rows when they are empty.
        cells: cells of the rectangle that will be reserved, from A1.
        weight: bytes the shared texts of the sheet will take at most, counted for each cell.
        ghosts: empty rows left out at the end, 0 when they are few.
        merged: first row, first column, last row, last column, from 0.
        walked: marks of odd cells and hidden rows.
    """

    xml: bytes
    cells: int
    weight: int
    ghosts: int
    merged: Sequence[tuple[int, int, int, int]]
    walked: Walked


def too_big(sheet: str, rows: int, columns: int) -> UnreadableError:
    """The refusal of a sheet that spreads too far, with the corner it reaches."""
    params = (("lignes", str(rows)), ("colonnes", str(columns)))
    cell = cell_name(max(rows, 1) - 1, max(columns, 1) - 1)
    return UnreadableError(Note("CPOM-F-065", params, sheet=sheet, cell=cell))


def look(xml: bytes, sheet: str, limits: Limits, texts: Sequence[int]) -> Seen:
    """Measure a sheet and list what is odd in it.

    Args:
        xml: the part of the sheet.
        sheet: its name, for the note.
        limits: `rows`, `columns` and `cells` bound the rectangle from A1 to the last filled cell;
            `unpacked` bounds the bytes of its shared texts.
        texts: bytes of each shared text.

    Raises:
        UnreadableError: the sheet spreads too far or is damaged.
    """
    # The body may be taken too large, by a comment for instance: then it is only measured larger.
    opening = _OPENING.search(xml)
    if opening is None:
        raise damaged()  # another part, given for a sheet
    start = opening.end() - 1
    end = max(xml.rfind(b"<", start, max(xml.rfind(b"sheetData"), start)), start)
    body, tail = xml[start:end], xml[end:]
    kept = _filled(body)
    ghosts = sum(1 for _ in _ROW.finditer(body, kept)) if kept < len(body) else 0
    if kept < len(body):
        body = body[:kept]
        xml = b"".join((xml[:start], body, tail))
    walked = _plain(body, limits, texts)
    if walked is None:
        # A walk costs a thousand times a search: absurd sheets are refused before it.
        cells = body.count(b"<c") + body.count(b":c")
        if cells > _WALKED:
            rows = max(sum(1 for _ in _ROW.finditer(body)), 1)
            raise too_big(sheet, rows, -(-cells // rows))
        walked = walk(xml, texts, limits)
    if any(mark.startswith(ERROR) for mark in walked.odd.values()):
        # Calamine stops at an error it does not know, such as one in French; its name is noted.
        xml = _ERRORS.sub(lambda cell: cell[0][: cell[0].rfind(b">") + 1] + b"#N/A", xml)
    if not (
        walked.rows <= limits.rows
        and walked.columns <= limits.columns
        and walked.rows * walked.columns <= limits.cells
    ):
        raise too_big(sheet, walked.rows, walked.columns)
    return Seen(
        xml,
        walked.rows * walked.columns,
        walked.weight,
        ghosts if ghosts >= _GHOSTS else 0,
        [_merged(*m) for m in _MERGE.findall(tail)],
        walked,
    )


def _filled(body: bytes) -> int:
    """Where the last row that holds something ends."""
    # The end is looked at first: most sheets end with a filled row.
    near = max(len(body) - _NEAR, 0)
    last = max(body.rfind(mark, near) for mark in _CONTENT_ENDS)
    if last < 0:
        last = max(body.rfind(mark) for mark in _CONTENT_ENDS)
    if last < 0:
        first = _ROW.search(body)
        return first.start() if first else len(body)
    end = _ROW_END.search(body, last)
    return end.end() if end else len(body)


def _plain(body: bytes, limits: Limits, texts: Sequence[int]) -> Walked | None:
    """Measure of a sheet with nothing odd, at the speed of a search; None for any other."""
    if b":c" in body or b":row" in body:
        return None
    hidden = _hidden(body)
    last = _LAST_NAME.search(body, max(body.rfind(b"<c r="), 0))
    rows = int(last[1]) if last else 0
    written = body.count(b"<c")
    # No cell may stand below the last one: a name of a row beyond it is not found.
    found = re.findall(_PLAIN % _up_to(rows), body)
    if hidden is None or len(found) < written:
        return None
    columns = max((column_number(n.decode()) + 1 for n in set(found)), default=0)
    weight = written * max(texts, default=0)
    if weight > limits.unpacked:
        weight = _weight(body, texts)
    if (
        columns > limits.columns
        or columns * rows > limits.cells
        or rows > limits.rows
        or weight > limits.unpacked
    ):
        return None  # the last cells may be empty: it is measured again
    return Walked(rows, columns, weight, hidden=hidden)


def _up_to(last: int) -> bytes:
    """Pattern of the numbers from 1 to another, written without a zero in front."""
    digits = str(last)
    ways = [str(last)]
    for place, digit in enumerate(digits):
        lowest = 0 if place else 1
        if int(digit) > lowest:
            rest = len(digits) - place - 1
            ways.append(rf"{digits[:place]}[{lowest}-{int(digit) - 1}]\d{{{rest}}}")
    if len(digits) > 1:
        ways.append(rf"[1-9]\d{{0,{len(digits) - 2}}}")
    return "|".join(reversed(ways)).encode()


def _weight(body: bytes, texts: Sequence[int]) -> int:
    """Bytes of the shared texts of plain cells, each counted where it is used."""
    used = _TEXT.findall(body)
    longest = max(texts, default=0)
    missed = body.count(b't="s"') - len(used)
    weights = (texts[n] if n < len(texts) else 0 for n in map(int, used))
    return sum(weights) + missed * longest


def _hidden(body: bytes) -> set[int] | None:
    """Hidden rows of plain cells that hold something, from 0; None when they are not plain."""
    shown = body.count(b' hidden="false"') + body.count(b' hidden="0"')
    written = body.count(b"hidden") - shown
    if not written:
        return set()
    if written > _HIDDEN_ROWS:
        return None
    numbers: set[int] = set()
    rows = list(_HIDDEN.finditer(body))
    for row in rows:
        if row[0].endswith(b"/>"):
            continue
        end = body.find(b"</row", row.end())
        content = body[row.end() : end if end >= 0 else len(body)]
        if any(mark in content for mark in (b"<v", b"<is", b"<f")):
            numbers.update(int(n) - 1 for n in _NAME.findall(content))
    return numbers if len(rows) == written else None


def _merged(a: bytes, top: bytes, z: bytes, bottom: bytes) -> tuple[int, int, int, int]:
    if not int(top) or not int(bottom):
        raise damaged()
    return int(top) - 1, column_number(a.decode()), int(bottom) - 1, column_number(z.decode())
