"""What a cell of a workbook says, given the field of its column.

A workbook has types of its own: a number, a date, a text, yes or no. The cell is read when it can
only mean one thing; otherwise its value stays as it is, with a note.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Container, Mapping
from functools import partial
from math import isfinite
from typing import Any, Final

from cpom_schema.standard.dictionary import Field
from cpom_schema.standard.edition import Edition
from cpom_schema.standard.habits import habits
from cpom_schema.tabular import cells, labels, readings
from cpom_schema.tabular.readings import Reader, Reading
from cpom_schema.tabular.rounding import Precision, precision, settled

TEXT_AS_NUMBER: Final = "CPOM-F-054"
"""Code of a number, or of a date, that the cell holds as a text."""
NUMBER_AS_DATE: Final = "CPOM-F-055"
UNWANTED_DATE: Final = "CPOM-F-070"
NUMBER_AS_TEXT: Final = "CPOM-F-073"
_USUAL: Final = (readings.YES_NO, readings.LABEL)
"""Spellings that are a habit in a text file and the rule in a workbook."""
_AS_TEXT: Final = (readings.NUMBER, readings.DATE)
"""Spellings that are a habit in a text file, and a number or a date stored as a text here."""
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


def converter(edition: Edition, field: Field | None, exercise: int | None = None) -> Converter:
    """Return what converts the cells of a field.

    Args:
        edition: the edition of the document.
        field: the field; None for a column the standard does not know.
        exercise: the exercise the workbook states, if any.
    """
    if field is None:
        return plain
    convert = _converter_of_one(edition, field, exercise)
    if not field.repeated:
        return convert
    if field.kind == "code":
        return partial(_choices, convert, edition.codelists[field.type].codes)
    return partial(_lines, convert)


def _converter_of_one(edition: Edition, field: Field, exercise: int | None) -> Converter:
    """Return what converts one value of a field."""
    read = cells.reader(edition, field, exercise=exercise)
    if field.kind != "scalar":
        return _text_converter(read)
    base = edition.dictionary.types[field.type].base
    if base in ("integer", "number"):
        wanted = precision(edition.dictionary, field, habits(edition).digits)
        return _number_converter(read, wanted)
    made = _BY_TYPE.get(field.type, _text_converter)
    return made(read)


def _lines(convert: Converter, raw: Any) -> Any:
    """Convert a cell that holds a list, one value a line."""
    if not isinstance(raw, str):
        return _gathered([convert(raw)])
    lines = raw.replace("\r", "").split("\n")
    return _gathered([convert(line) for line in lines if line.strip()])


def _choices(convert: Converter, known: Container[str], raw: Any) -> Any:
    """Convert a cell that holds several choices, one a line or several on one line."""
    if not isinstance(raw, str):
        return _gathered([convert(raw)])
    read = [convert(line) for line in raw.replace("\r", "").split("\n") if line.strip()]
    if all(_without_note(value) in known for value in read):
        return _gathered(read)
    pieces = [_without_note(convert(piece)) for piece in labels.pieces(raw)]
    if not pieces or any(piece not in known for piece in pieces):
        return _gathered(read)
    shown = " ; ".join(pieces)
    return Reading(pieces, readings.ONE_LINE, (("valeur", raw), ("lue", shown)))


def _gathered(read: list[Any]) -> Any:
    """Return the values of a list; the first note, if any, is that of its cell."""
    values = list(map(_without_note, read))
    for value in read:
        if isinstance(value, Reading):
            return value._replace(value=values)
    return values


def _without_note(value: Any) -> Any:
    return value.value if isinstance(value, Reading) else value


def _number_converter(read: Reader, wanted: Precision) -> Converter:
    """Return what converts cells that hold numbers.

    Args:
        read: reads a number in a text.
        wanted: how a number is spelt.
    """
    decimals = wanted.decimals

    def convert(raw: Any) -> Any:
        if type(raw) is float:  # nearly all cells
            if round(raw, decimals) == raw:
                return _whole_if_exact(raw)
            return _settled(raw, wanted)
        return _other_than_float(raw, read)

    return convert


def _settled(raw: float, wanted: Precision) -> Any:
    """Return a number as people see it, with a note when it has more digits than that."""
    seen = settled(raw, wanted)
    value = _whole_if_exact(seen.value)
    if seen.note is None:
        return value
    params = (("valeur", _french_number(raw)), ("lue", _french_number(value)))
    return Reading(value, seen.note, params)


def _other_than_float(raw: Any, read: Reader) -> Any:
    if isinstance(raw, str):
        return _in_text(raw, read)
    if isinstance(raw, bool):
        return raw
    if isinstance(raw, int):
        return _whole_if_exact(float(raw))
    return _unwanted_date(raw)


def _in_text(raw: str, read: Reader) -> Any:
    """Return the number, the date or the answer that a text spells, with a note that it is one."""
    found = read(raw.strip())
    if found.note == readings.UNCLEAR:
        return found._replace(value=raw)
    if isinstance(found.value, str) and found.note is None:
        return raw
    if found.note is None or found.note in _AS_TEXT:
        return Reading(found.value, TEXT_AS_NUMBER, _quoted(raw, found.value))
    return found._replace(params=_quoted(raw, found.value))


def _quoted(raw: str, value: Any) -> tuple[tuple[str, str], ...]:
    """Return what a message quotes of a text and of what was read in it."""
    if value is None:
        return (("valeur", raw),)
    if isinstance(value, int | float):
        return (("valeur", raw), ("lue", _french_number(value)))
    try:
        return (("valeur", raw), ("date", _french_date(dt.date.fromisoformat(value))))
    except ValueError:
        return (("valeur", raw), ("lue", value))


def _date_converter(read: Reader) -> Converter:
    """Return what converts cells that hold dates."""

    def convert(raw: Any) -> Any:
        if isinstance(raw, str):
            return _in_text(raw, read)
        if isinstance(raw, dt.datetime):
            return _day_of(raw)
        if isinstance(raw, float | int) and not isinstance(raw, bool):
            return _date_in_number(raw)
        return plain(raw)

    return convert


def _day_of(raw: dt.datetime) -> Any:
    """Return the day of a date with an hour, with a note unless it is midnight."""
    day = raw.date().isoformat()
    if raw.time() == dt.time():
        return day
    shown = raw.strftime("%d/%m/%Y %H:%M")
    return Reading(day, readings.HOUR, (("valeur", shown), ("date", _french_date(raw))))


def _date_in_number(raw: float) -> Reading:
    """Read a number where a date is wanted, with the day spreadsheets show for it if likely."""
    params: tuple[tuple[str, str], ...] = (("valeur", _french_number(raw)),)
    if raw in _SERIALS:
        day = _EPOCH + dt.timedelta(days=int(raw))
        params = (*params, ("propose", _french_date(day)))
    return Reading(_whole_if_exact(float(raw)), NUMBER_AS_DATE, params)


def _moment_converter(read: Reader) -> Converter:
    """Return what converts cells that hold a date and time, which no spreadsheet gives a zone."""

    def convert(raw: Any) -> Any:
        if isinstance(raw, str):
            return _in_text(raw, read)
        if isinstance(raw, dt.date):
            day = raw.strftime("%Y-%m-%d")
            return _in_text(_french_date(raw), lambda _: read(day))
        return plain(raw)

    return convert


def _truth_converter(read: Reader) -> Converter:
    """Return what converts cells that hold yes or no, which some programs save as 1 and 0."""

    def convert(raw: Any) -> Any:
        if isinstance(raw, bool):
            return raw
        if isinstance(raw, str):
            return _text(raw, read(raw))
        found = read(_spelt(raw)) if isinstance(raw, float | int) else Reading(plain(raw))
        return found.value if isinstance(found.value, bool) else plain(raw)

    return convert


def _text_converter(read: Reader) -> Converter:
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
        value = _text(raw, read(raw))
        if len(known) < _KNOWN:
            known[raw] = value
        return value

    return convert


def _text(raw: str, found: Reading) -> Any:
    """Return the value a text says, without the note of what is usual in a workbook."""
    if found.note is None or found.note in _USUAL:
        return found.value
    if found.params or found.note == readings.LINE_ENDS:
        return found
    return found._replace(params=_quoted(raw, found.value))


def _other_than_text(raw: Any, read: Reader) -> Any:
    if isinstance(raw, bool):
        return raw
    if isinstance(raw, float | int):
        text = _spelt(raw)
        return Reading(read(text).value, NUMBER_AS_TEXT, (("valeur", text), ("lue", text)))
    return _unwanted_date(raw)


def _unwanted_date(raw: Any) -> Reading:
    """Read a date where none is wanted: Excel makes one of 3-4 or of 1/2."""
    return Reading(plain(raw), UNWANTED_DATE, (("valeur", _french_date(raw)),))


def _whole_if_exact(value: float) -> Any:
    if value.is_integer() and abs(value) < MOST_EXACT:
        return int(value)
    return value if isfinite(value) else str(value)


def _spelt(value: float) -> str:
    return cells.text_of(plain(value))


def _french_number(value: float) -> str:
    return _spelt(value).replace(".", ",")


def _french_date(raw: Any) -> str:
    if isinstance(raw, dt.date):
        return raw.strftime("%d/%m/%Y")
    return str(raw)


_BY_TYPE: Final[Mapping[str, Callable[[Reader], Converter]]] = {
    "booleen": _truth_converter,
    "date": _date_converter,
    "horodatage": _moment_converter,
}
"""What converts the cells of types that a workbook knows, or spoils."""
