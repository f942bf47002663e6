"""What a cell of a workbook says, given the field of its column.

A workbook has types of its own: a number, a date, a text, yes or no. The cell is read when it can
only mean one thing; otherwise its value stays as it is, with a note.
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
_USUAL: Final = (cells.YES_NO, cells.LABEL)
"""Spellings that are a habit in a text file and the rule in a workbook."""
_EPOCH: Final = dt.date(1899, 12, 30)
_SERIALS: Final = range(18_264, 73_051)
"""Serial numbers of the days from 1950 to 2099, in the calendar that starts in 1900."""
MOST_EXACT: Final = 2**53
_KNOWN: Final = 1_000
"""Texts of a column whose reading is remembered."""

Converter = Callable[[Any], Any]
"""From the content of a cell to its value, or to a Reading when there is a note to give."""


def plain(raw: Any) -> Any:
    """Return the content of a cell as a value of a tree, whatever its column wants."""
    match raw:
        case bool() | str():
            return raw
        case float():
            return _whole_if_exact(raw)
        case dt.datetime() | dt.date() | dt.time():
            return raw.isoformat()
        case dt.timedelta():
            return str(raw)
        case _:
            return raw


def converter(edition: Edition, field: Field | None) -> Converter:
    """Return what converts the cells of a field; None stands for an unknown field."""
    if field is None:
        return plain
    convert = _converter_of_one(edition, field)
    return _by_lines(convert) if field.repeated else convert


def _converter_of_one(edition: Edition, field: Field) -> Converter:
    """Return what converts one value of a field."""
    read = cells.reader(edition, field)
    if field.kind != "scalar":
        return _text_converter(read)
    base = edition.dictionary.types[field.type].base
    if base in ("integer", "number"):
        return _number_converter(read)
    if base == "boolean":
        return _truth
    if field.type == "date":
        return _date
    if field.type == "horodatage":
        return plain  # what a spreadsheet makes of one has no zone: the form check reports it
    return _text_converter(read)


def _by_lines(convert: Converter) -> Converter:
    """Return what converts cells that hold a list, one value a line."""

    def convert_lines(raw: Any) -> Any:
        if isinstance(raw, str):
            lines = raw.replace("\r", "").split("\n")
            read = [convert(line) for line in lines if line.strip()]
        else:
            read = [convert(raw)]
        values: list[Any] = []
        noted: Reading | None = None
        for value in read:
            if isinstance(value, Reading):
                values.append(value.value)
                noted = noted or value
            else:
                values.append(value)
        return values if noted is None else noted._replace(value=values)

    return convert_lines


def _number_converter(read: cells.Reader) -> Converter:
    """Return what converts cells that hold numbers.

    Args:
        read: reads a number in a text.
    """

    def convert(raw: Any) -> Any:
        if type(raw) is float:  # nearly all cells
            return _whole_if_exact(raw)
        match raw:
            case bool():
                return raw
            case int():
                return _whole_if_exact(float(raw))
            case str():
                return _number_in_text(raw, read)
            case _:
                return _unwanted_date(raw)

    return convert


def _number_in_text(raw: str, read: cells.Reader) -> Any:
    found = read(raw.strip())
    if not isinstance(found.value, str):
        params = (("valeur", raw), ("lue", _french_number(found.value)))
        return Reading(found.value, TEXT_AS_NUMBER, params)
    if found.note:
        return found._replace(value=raw)
    return raw


def _date(raw: Any) -> Any:
    match raw:
        case dt.datetime():
            return _without_midnight(raw)
        case dt.date():
            return raw.isoformat()
        case str():
            return _date_in_text(raw)
        case bool():
            return raw
        case float() | int():
            return _date_in_number(raw)
        case _:
            return plain(raw)


def _without_midnight(raw: dt.datetime) -> str:
    if raw.time() == dt.time():
        return raw.date().isoformat()
    return raw.isoformat()


def _date_in_text(raw: str) -> Any:
    found = cells.day(raw.strip())
    if found.note == cells.UNCLEAR:
        return found._replace(value=raw)
    if found.note is None:
        return raw
    day = _french_date(dt.date.fromisoformat(found.value))
    return Reading(found.value, TEXT_AS_NUMBER, (("valeur", raw), ("date", day)))


def _date_in_number(raw: float) -> Reading:
    """Read a number where a date is wanted, with the day spreadsheets show for it if likely."""
    params: tuple[tuple[str, str], ...] = (("valeur", _french_number(raw)),)
    if raw in _SERIALS:
        day = _EPOCH + dt.timedelta(days=int(raw))
        params = (*params, ("propose", _french_date(day)))
    return Reading(_whole_if_exact(float(raw)), NUMBER_AS_DATE, params)


def _truth(raw: Any) -> Any:
    return cells.truth(raw).value if isinstance(raw, str) else plain(raw)


def _text_converter(read: cells.Reader) -> Converter:
    """Return what converts cells that hold texts, codes or references.

    Args:
        read: reads what a text says.
    """
    known: dict[str, Any] = {}  # those of a column are often the same few

    def convert(raw: Any) -> Any:
        match raw:
            case str():
                return known[raw] if raw in known else convert_text(raw)
            case bool():
                return raw
            case float() | int():
                text = _spelt(raw)
                params = (("valeur", text), ("lue", text))
                return Reading(read(text).value, NUMBER_AS_TEXT, params)
            case _:
                return _unwanted_date(raw)

    def convert_text(raw: str) -> Any:
        found = read(raw)
        is_usual = found.note is None or found.note in _USUAL
        value = found.value if is_usual else found
        if len(known) < _KNOWN:
            known[raw] = value
        return value

    return convert


def _unwanted_date(raw: Any) -> Reading:
    """Read a date where none is wanted: Excel makes one of 3-4 or of 1/2."""
    return Reading(plain(raw), UNWANTED_DATE, (("valeur", _french_date(raw)),))


def _whole_if_exact(value: float) -> int | float:
    if value.is_integer() and abs(value) < MOST_EXACT:
        return int(value)
    return value


def _spelt(value: float) -> str:
    return cells.text_of(plain(value))


def _french_number(value: float) -> str:
    return _spelt(value).replace(".", ",")


def _french_date(raw: Any) -> str:
    return raw.strftime("%d/%m/%Y") if isinstance(raw, dt.date) else str(raw)
