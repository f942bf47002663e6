"""What a cell of a workbook says, given the field of its column.

A workbook has types of its own: a number, a date, a text, yes or no. The cell is read when it can
only mean one thing; otherwise its value stays as it is, with a note.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from functools import partial
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
    if isinstance(raw, float):
        return _whole_if_exact(raw)
    if isinstance(raw, dt.date | dt.time):
        return raw.isoformat()
    if isinstance(raw, dt.timedelta):
        return str(raw)
    return raw


def converter(edition: Edition, field: Field | None) -> Converter:
    """Return what converts the cells of a field.

    Args:
        edition: the edition of the document.
        field: the field; None for a column the standard does not know.
    """
    if field is None:
        return plain
    convert = _converter_of_one(edition, field)
    return partial(_lines, convert) if field.repeated else convert


def _converter_of_one(edition: Edition, field: Field) -> Converter:
    """Return what converts one value of a field."""
    read = cells.reader(edition, field)
    if field.kind != "scalar":
        return _text_converter(read)
    base = edition.dictionary.types[field.type].base
    return _scalar_converter(field.type, base, read)


def _scalar_converter(type_: str, base: str, read: cells.Reader) -> Converter:
    """Return what converts one value of a type.

    Args:
        type_: the type.
        base: its base, such as ``number``.
        read: reads what a text says.
    """
    if type_ in _BY_TYPE:
        return _BY_TYPE[type_]
    if base in ("integer", "number"):
        return _number_converter(read)
    if base == "boolean":
        return _truth
    return _text_converter(read)


def _lines(convert: Converter, raw: Any) -> Any:
    """Convert a cell that holds a list, one value a line."""
    if not isinstance(raw, str):
        return _gathered([convert(raw)])
    lines = raw.replace("\r", "").split("\n")
    return _gathered([convert(line) for line in lines if line.strip()])


def _gathered(read: list[Any]) -> Any:
    """Return the values of a list; the first note, if any, is that of its cell."""
    values = list(map(_without_note, read))
    for value in read:
        if isinstance(value, Reading):
            return value._replace(value=values)
    return values


def _without_note(value: Any) -> Any:
    return value.value if isinstance(value, Reading) else value


def _number_converter(read: cells.Reader) -> Converter:
    """Return what converts cells that hold numbers.

    Args:
        read: reads a number in a text.
    """

    def convert(raw: Any) -> Any:
        if type(raw) is float:  # nearly all cells
            return _whole_if_exact(raw)
        return _other_than_float(raw, read)

    return convert


def _other_than_float(raw: Any, read: cells.Reader) -> Any:
    if isinstance(raw, str):
        return _number_in_text(raw, read)
    if isinstance(raw, bool):
        return raw
    if isinstance(raw, int):
        return _whole_if_exact(float(raw))
    return _unwanted_date(raw)


def _number_in_text(raw: str, read: cells.Reader) -> Any:
    found = read(raw.strip())
    if not isinstance(found.value, str):
        params = (("valeur", raw), ("lue", _french_number(found.value)))
        return Reading(found.value, TEXT_AS_NUMBER, params)
    if found.note:
        return found._replace(value=raw)
    return raw


def _date(raw: Any) -> Any:
    if isinstance(raw, str):
        return _date_in_text(raw)
    if isinstance(raw, dt.datetime) and raw.time() == dt.time():
        return raw.date().isoformat()
    if isinstance(raw, float | int) and not isinstance(raw, bool):
        return _date_in_number(raw)
    return plain(raw)


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
    if isinstance(raw, str):
        return cells.truth(raw).value
    return plain(raw)


def _text_converter(read: cells.Reader) -> Converter:
    """Return what converts cells that hold texts, codes or references.

    Args:
        read: reads what a text says.
    """
    known: dict[str, Any] = {}  # those of a column are often the same few

    def convert(raw: Any) -> Any:
        if type(raw) is not str:
            return _other_than_text(raw, read)
        if raw in known:
            return known[raw]
        value = _text(read(raw))
        if len(known) < _KNOWN:
            known[raw] = value
        return value

    return convert


def _text(found: Reading) -> Any:
    """Return the value a text says, without the note of what is usual in a workbook."""
    if found.note is None or found.note in _USUAL:
        return found.value
    return found


def _other_than_text(raw: Any, read: cells.Reader) -> Any:
    if isinstance(raw, bool):
        return raw
    if isinstance(raw, float | int):
        text = _spelt(raw)
        return Reading(read(text).value, NUMBER_AS_TEXT, (("valeur", text), ("lue", text)))
    return _unwanted_date(raw)


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
    if isinstance(raw, dt.date):
        return raw.strftime("%d/%m/%Y")
    return str(raw)


_BY_TYPE: Final[Mapping[str, Converter]] = {
    "date": _date,
    "horodatage": plain,  # a spreadsheet makes one without zone: the check of form reports it
}
"""What converts the cells of types that a workbook knows, or spoils."""
