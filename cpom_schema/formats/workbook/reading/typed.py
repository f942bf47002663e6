"""What a raw cell of a workbook says, given the field of its column.

A workbook has types of its own: a number, a date, a text, yes or no. The cell is read when it can
only mean one thing; otherwise its value stays as it is and the doubt is noted.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any, Final

from cpom_schema.standard.dictionary import Field
from cpom_schema.standard.edition import Edition
from cpom_schema.tabular import cells
from cpom_schema.tabular.cells import Reading

TEXT_AS_NUMBER: Final = "CPOM-F-054"
"""Code of a number, or of a date, that the cell holds as a text."""
NUMBER_AS_DATE: Final = "CPOM-F-055"
UNWANTED_DATE: Final = "CPOM-F-070"
NUMBER_AS_TEXT: Final = "CPOM-F-073"
GROUPED: Final = (TEXT_AS_NUMBER, NUMBER_AS_TEXT)
"""Notes said once for a whole column: the value was read all the same."""
_OWN: Final = (cells.YES_NO, cells.LABEL)
"""Spellings that are a habit in a text file and the rule in a workbook."""
_EPOCH: Final = dt.date(1899, 12, 30)
_SERIALS: Final = range(18_264, 73_051)
"""Serial numbers of the days from 1950 to 2099, in the calendar that starts in 1900."""
MOST_EXACT: Final = 2**53
_KNOWN: Final = 1_000
"""Texts of a column whose reading is remembered."""

Converter = Callable[[Any], Any]
"""From a raw cell to its value, or to a Reading when there is something to say."""


def _settled(value: float) -> int | float:
    whole = value.is_integer() and abs(value) < MOST_EXACT
    return int(value) if whole else value


def plain(raw: Any) -> Any:
    """A raw cell as a value of a tree, whatever its column wants."""
    match raw:
        case bool() | str():
            return raw
        case float():
            return _settled(raw)
        case dt.datetime() | dt.date() | dt.time():
            return raw.isoformat()
        case dt.timedelta():
            return str(raw)
        case _:
            return raw


def _spelt(value: Any) -> str:
    return cells.text_of(plain(value))


def _dated(raw: Any) -> Reading:
    """A date where none is wanted: Excel makes one of 3-4 or of 1/2."""
    return Reading(plain(raw), UNWANTED_DATE, (("valeur", _french(raw)),))


def _french(raw: Any) -> str:
    return raw.strftime("%d/%m/%Y") if isinstance(raw, dt.date) else str(raw)


def _number(read: cells.Reader) -> Converter:
    def convert(raw: Any) -> Any:
        if type(raw) is float:  # nearly all cells
            return _settled(raw)
        match raw:
            case bool():
                return raw
            case int():
                return _settled(float(raw))
            case str():
                said = read(raw.strip())
                if isinstance(said.value, str):
                    return said._replace(value=raw) if said.note else raw
                params = (("valeur", raw), ("lue", _spelt(said.value).replace(".", ",")))
                return Reading(said.value, TEXT_AS_NUMBER, params)
            case _:
                return _dated(raw)

    return convert


def _date(raw: Any) -> Any:
    match raw:
        case dt.datetime():
            return raw.date().isoformat() if raw.time() == dt.time() else raw.isoformat()
        case dt.date():
            return raw.isoformat()
        case str():
            said = cells.day(raw.strip())
            if said.note == cells.UNCLEAR:
                return said._replace(value=raw)
            if said.note is None:
                return raw
            day = _french(dt.date.fromisoformat(said.value))
            return Reading(said.value, TEXT_AS_NUMBER, (("valeur", raw), ("date", day)))
        case float() | int() if not isinstance(raw, bool):
            return _numbered(raw)
        case _:
            return plain(raw)


def _numbered(raw: float) -> Reading:
    """A number where a date is wanted, and the day spreadsheets show for it if it is likely."""
    params: tuple[tuple[str, str], ...] = (("valeur", _spelt(raw).replace(".", ",")),)
    if raw in _SERIALS:
        day = _EPOCH + dt.timedelta(days=int(raw))
        params = (*params, ("propose", _french(day)))
    return Reading(_settled(float(raw)), NUMBER_AS_DATE, params)


def _truth(raw: Any) -> Any:
    if isinstance(raw, str):
        said = cells.truth(raw)
        return said.value
    return plain(raw)


def _text(read: cells.Reader) -> Converter:
    known: dict[str, Any] = {}

    def spelt(raw: str) -> Any:
        """What a text says; those of a column are often the same few."""
        said = read(raw)
        value = said.value if said.note is None or said.note in _OWN else said
        if len(known) < _KNOWN:
            known[raw] = value
        return value

    def convert(raw: Any) -> Any:
        match raw:
            case str():
                return known[raw] if raw in known else spelt(raw)
            case bool():
                return raw
            case float() | int():
                text = _spelt(raw)
                params = (("valeur", text), ("lue", text))
                return Reading(read(text).value, NUMBER_AS_TEXT, params)
            case _:
                return _dated(raw)

    return convert


def converter(edition: Edition, field: Field | None) -> Converter:
    """How the cells of a field are read; a field the standard does not know says itself."""
    if field is None:
        return plain
    read = cells.reader(edition, field)
    base = edition.dictionary.types[field.type].base if field.kind == "scalar" else "string"
    if base in ("integer", "number"):
        return _number(read)
    if base == "boolean":
        return _truth
    if field.type == "date" and field.kind == "scalar":
        return _date
    if field.type == "horodatage" and field.kind == "scalar":
        return plain  # what a spreadsheet makes of one has no zone, and is told for that
    return _text(read)


def lines(convert: Converter) -> Converter:
    """How a cell that holds a list is read: one value a line."""

    def several(raw: Any) -> Any:
        if not isinstance(raw, str):
            said = convert(raw)
            return said._replace(value=[said.value]) if isinstance(said, Reading) else [said]
        read = [convert(line) for line in raw.replace("\r", "").split("\n") if line.strip()]
        values = [said.value if isinstance(said, Reading) else said for said in read]
        noted = next((said for said in read if isinstance(said, Reading)), None)
        return noted._replace(value=values) if noted else values

    return several
