"""What a cell of text says: the value it spells, the French habit it follows, or why it is unclear.

A canonical spelling is that of JSON. French habits (``1 603 250,75``, ``31/12/2025``, ``OUI``, the
label of a code) are read and noted; what could be read in two ways is never read: the text stays.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from datetime import date as Date  # noqa: N812 - `date` is a type of the standard
from decimal import Decimal
from functools import partial
from typing import Any, Final, NamedTuple

from cpom_schema.standard.dictionary import Field
from cpom_schema.standard.edition import Edition, per_edition
from cpom_schema.tabular import labels, numbers

NUMBER: Final = "CPOM-F-032"
DATE: Final = "CPOM-F-033"
YES_NO: Final = "CPOM-F-034"
LABEL: Final = "CPOM-F-035"
UNCLEAR: Final = "CPOM-F-036"
HABITS: Final = (NUMBER, DATE, YES_NO, LABEL)
"""Notes on a cell that was read in spite of its spelling."""

_DAY: Final = re.compile(r"([0-9]{1,2})([/.-])([0-9]{1,2})\2([0-9]{4}|[0-9]{2})\Z")
_TRUTHS: Final = {"oui": True, "non": False, "vrai": True, "faux": False, "yes": True, "no": False,
                  "true": True, "false": False}  # fmt: skip
_PERCENT: Final = re.compile(rf"(.*?){numbers.SPACES}?%\s*\Z")
_MONTHS: Final = 12
_BEYOND_DOUBLES: Final = 2**53
"""Whole number from which a double may stand for several."""


class Reading(NamedTuple):
    """What a cell says.

    Attributes:
        value: the value; the text itself when it spells none.
        note: code of the habit followed, or of the doubt; None when the spelling is canonical.
        params: what the message of a doubt quotes.
    """

    value: Any
    note: str | None = None
    params: tuple[tuple[str, str], ...] = ()


Reader = Callable[[str], Reading]


def _unclear(text: str, *ways: str) -> Reading:
    """Return the reading of a text that can be read in several ways, which are given."""
    params = (("valeur", text), ("lectures", " ; ".join(ways)))
    return Reading(text, UNCLEAR, params)


def number(text: str, *, comma: bool = True) -> Reading:
    """Read a number.

    Args:
        text: what the cell holds.
        comma: whether the decimal sign around is the comma, as in a file whose columns are
            separated by semicolons; otherwise ``12,345`` may be a count of thousands.
    """
    if len(text) > numbers.LONGEST:
        return Reading(text)
    if numbers.is_whole(text):
        return Reading(numbers.figure(text))

    spelt = text.strip(numbers.BLANKS)
    sign = "," if comma else "."
    doubt = numbers.two_readings(spelt, sign)
    if doubt:
        return _unclear(text, *doubt)

    if numbers.is_canonical(text):
        return Reading(numbers.figure(text))
    if numbers.is_usual(spelt):
        return Reading(numbers.figure(numbers.canonical(spelt)), NUMBER)
    return Reading(text)


def fraction(text: str, *, comma: bool = True) -> Reading:
    """Read a number that may be a rate: ``8,6 %`` is 0.086."""
    percent = _PERCENT.match(text)
    if percent is None:
        return number(text, comma=comma)

    read = number(percent[1], comma=comma)
    if isinstance(read.value, str):
        return read._replace(value=text)

    hundredth = Decimal(str(read.value)) / 100
    return Reading(numbers.figure(f"{hundredth:f}"), NUMBER)


def _whole_number(text: str, *, comma: bool = True) -> Reading:
    """Read a whole number, which may be written with decimals that are zeros."""
    read = number(text, comma=comma)
    value = read.value
    if isinstance(value, float) and value.is_integer() and abs(value) < _BEYOND_DOUBLES:
        return Reading(int(value), NUMBER)
    return read


def day(text: str) -> Reading:
    """Read a date, written as the standard does or as the French do."""
    found = _DAY.match(text)
    if found is None:
        return Reading(text)
    first, second, year = int(found[1]), int(found[3]), found[4]

    if len(year) == 2:  # noqa: PLR2004 - a year in two figures has two readings
        start = f"{first:02}/{second:02}"
        return _unclear(text, f"{start}/19{year}", f"{start}/20{year}")

    if second > _MONTHS >= first:
        return _unclear(text, f"{second:02}/{first:02}/{year}", f"{first:02}/??/{year}")

    try:
        date = Date(int(year), second, first)
    except ValueError:
        return Reading(text)
    return Reading(date.isoformat(), DATE)


def truth(text: str) -> Reading:
    """Read yes or no."""
    if text in ("true", "false"):
        return Reading(text == "true")
    value = _TRUTHS.get(text.strip().lower())
    if value is None:
        return Reading(text)
    return Reading(value, YES_NO)


@per_edition
def _labels(edition: Edition, name: str) -> Mapping[str, tuple[str, ...]]:
    """Return the codes of a list that have each label, by label folded."""
    found: dict[str, dict[str, None]] = {}
    for code in edition.codelists[name].codes.values():
        for label in code.label.values():
            found.setdefault(labels.folded(label), {})[code.code] = None
    return {label: tuple(codes) for label, codes in found.items()}


def code(edition: Edition, name: str) -> Reader:
    """Return the reader of the codes of a list: a code, its label, or ``code – label``."""
    known = edition.codelists[name].codes

    def read(text: str) -> Reading:
        if text in known:
            return Reading(text)
        labelled = _labels(edition, name)
        both = labels.code_and_label(text)
        if both and both[0] in known:
            named = labels.other_codes(*both, known, labelled)
            return _first_of(text, both[0], named)
        return _labelled(text, labelled.get(labels.folded(text), ()))

    return read


def _labelled(text: str, codes: tuple[str, ...]) -> Reading:
    """Return what a text says when it is the label of some codes."""
    match codes:
        case ():
            return Reading(text)
        case (code,):
            return Reading(code, LABEL)
        case _:
            return _unclear(text, *codes)


def _first_of(text: str, key: str, named: Iterable[str]) -> Reading:
    """Return the key a cell begins with, unless its label names others: none of them is dropped."""
    others = [other for other in named if other != key]
    if others:
        return _unclear(text, key, *others)
    return Reading(key, LABEL)


def reference(text: str) -> Reading:
    """Read the key of an item, which a drop-down shows as ``key – name``."""
    both = labels.code_and_label(text)
    if both is None:
        return Reading(text)
    return _first_of(text, both[0], labels.other_keys(*both))


def extension(text: str) -> Reading:
    """Read the extensions of an object, written as JSON."""
    import orjson

    try:
        value = orjson.loads(text)
    except orjson.JSONDecodeError:
        return Reading(text)
    if not isinstance(value, dict):
        return Reading(text)
    return Reading(value)


def as_it_is(text: str) -> Reading:
    """Read a text as itself."""
    return Reading(text)


def reader(edition: Edition, field: Field | None, *, comma: bool = True) -> Reader:
    """Return what reads the cells of a field.

    Args:
        edition: the edition of the document.
        field: the field; None for a column the standard does not know.
        comma: whether the decimal sign around is the comma.
    """
    if field is None:
        return as_it_is
    if field.kind == "extensions":
        return extension
    if field.kind == "code":
        return code(edition, field.type)
    base = edition.dictionary.types[field.type].base
    if base == "integer":
        return partial(_whole_number, comma=comma)
    if base == "number":
        return _number_reader(field, comma=comma)
    if base == "boolean":
        return truth
    return _text_reader(field)


def _number_reader(field: Field, *, comma: bool) -> Reader:
    """Return what reads numbers; an amount is never a rate."""
    if field.type == "montant":
        return partial(number, comma=comma)
    return partial(fraction, comma=comma)


def _text_reader(field: Field) -> Reader:
    if field.type == "date":
        return day
    if field.ref:
        return reference
    return as_it_is


def text_of(value: Any) -> str:
    """Return the canonical spelling of a value; an empty text when it is absent."""
    if isinstance(value, str):
        return value
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        return _text_of_float(value)
    if isinstance(value, int):
        return str(value)
    import orjson

    return orjson.dumps(value).decode()


def _text_of_float(value: float) -> str:
    spelt = repr(value)
    if "e" in spelt:
        return format(Decimal(spelt), "f")
    return spelt
