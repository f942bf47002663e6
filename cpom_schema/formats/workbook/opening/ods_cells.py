"""What one cell of an ODS sheet holds, from the attributes of its tag and its text."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from contextlib import suppress
from datetime import date, datetime, time, timedelta
from typing import Final

from cpom_schema.formats.workbook.opening.sheets import ERROR, UNCOMPUTED, CellValue

Attributes = Mapping[str, str]

_DURATION: Final = re.compile(
    r"(?P<sign>-?)P(?:(?P<days>\d{1,7})D)?"
    r"T(?P<hours>\d{1,7})H(?P<minutes>\d{1,2})M(?P<seconds>\d{1,2})(?:[.,](?P<fraction>\d+))?S"
)
_DAY: Final = timedelta(days=1)
_MIDNIGHT: Final = datetime(1, 1, 1)  # noqa: DTZ001 - a cell has no zone
_ERROR_TEXT: Final = re.compile(r"#[A-Z/0-9]+[!?]?|#N/A|Err:\d+")


def cell_value(attributes: Attributes, text: str) -> CellValue:
    """Return the value of a cell in the type the file gives.

    It is the text of the cell when the value is not what the type says.
    """
    read = _READERS.get(attributes.get("office:value-type", ""))
    if read is not None:
        with suppress(ValueError, KeyError, OverflowError):
            return read(attributes)
    return attributes.get("office:string-value", text)


def why_broken(attributes: Attributes, text: str) -> str | None:
    """Return why a cell is broken, None when it is not."""
    if attributes.get("calcext:value-type") == "error":
        return ERROR + (text or "#N/A")
    if "table:formula" in attributes:
        return _why_formula_broken(attributes, text)
    return None


def _why_formula_broken(attributes: Attributes, text: str) -> str | None:
    if _ERROR_TEXT.fullmatch(text):
        return ERROR + text
    if text or "office:value-type" in attributes:
        return None
    return UNCOMPUTED


def count(attributes: Attributes, name: str) -> int:
    """Return a number of cells or rows: 1 when it is absent, and never less.

    Raises:
        ValueError: it is not a number.
    """
    return max(int(attributes.get(name, "1")), 1)


def _number(attributes: Attributes) -> float:
    return float(attributes["office:value"])


def _truth(attributes: Attributes) -> bool:
    return attributes["office:boolean-value"] == "true"


def _date(attributes: Attributes) -> date:
    written = attributes["office:date-value"]
    if "T" in written:
        return datetime.fromisoformat(written)
    return date.fromisoformat(written)


def _time(attributes: Attributes) -> time | timedelta:
    """Return a time of the day, or a length when no clock shows it.

    Raises:
        KeyError: there is no value.
        ValueError: it is spelt otherwise.
    """
    match = _DURATION.fullmatch(attributes["office:time-value"])
    if match is None:
        raise ValueError
    length = _length(match)
    if match["sign"]:
        return -length
    return length if length >= _DAY else (_MIDNIGHT + length).time()


def _length(match: re.Match[str]) -> timedelta:
    parts = match.groupdict("0")
    fraction = parts["fraction"].ljust(6, "0")
    return timedelta(
        days=int(parts["days"]),
        hours=int(parts["hours"]),
        minutes=int(parts["minutes"]),
        seconds=int(parts["seconds"]),
        microseconds=int(fraction[:6]),
    )


_READERS: Final[Mapping[str, Callable[[Attributes], CellValue]]] = {
    "float": _number,
    "percentage": _number,
    "currency": _number,
    "boolean": _truth,
    "date": _date,
    "time": _time,
}
"""How the value of a cell is read, by the name of its type."""
