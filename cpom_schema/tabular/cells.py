"""What a cell of text says: the value it spells, the habit it follows, or why it is unclear.

A canonical spelling is that of JSON. The habits of people and programs (``1 603 250,75 €``,
``31/12/2025``, ``OUI``, the label of a code, ``NA``) are data, ``spec/habits.yaml``: they are read
and noted; what could be read in two ways is never read: the text stays.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from decimal import Decimal
from functools import partial
from typing import Any, Final

from cpom_schema.standard.dictionary import Field
from cpom_schema.standard.edition import Edition, per_edition
from cpom_schema.standard.habits import Habits, habits
from cpom_schema.tabular import labels, numbers
from cpom_schema.tabular.days import Calendar, day, moment
from cpom_schema.tabular.extensions import extension
from cpom_schema.tabular.readings import (
    ABSENT,
    BARE_LABEL,
    LABEL,
    LINE_ENDS,
    NUMBER,
    SPACED,
    YES_NO,
    Reader,
    Reading,
    unclear,
)
from cpom_schema.tabular.rounding import Precision, precision, settled

FREE: Final = ("texte", "texteLong")
"""Types of texts that are kept as they are, spaces and words included."""
_SPACES: Final = " \t\r\n"
"""What a text of the standard may not be made of alone."""
_GROUPED: Final = ("numeroFiness", "siren", "siret")
"""Types of numbers that people write in groups of figures."""
_PERCENT: Final = re.compile(rf"(.*?){numbers.SPACES}?%\s*\Z")
_BEYOND_DOUBLES: Final = 2**53
"""Whole number from which a double may stand for several."""


def number(text: str, known: Habits, *, comma: bool = True) -> Reading:
    """Read a number.

    Args:
        text: what the cell holds.
        known: the habits of the edition.
        comma: whether the decimal sign around is the comma, as in a file whose columns are
            separated by semicolons; otherwise ``12,345`` may be a count of thousands.
    """
    if len(text) > numbers.LONGEST:
        return Reading(text)
    if numbers.is_whole(text):
        return Reading(numbers.figure(text))

    spelt = text.strip(known.blanks)
    if not numbers.is_usual(spelt):
        spelt = numbers.usual_form(spelt, known)
    doubt = numbers.two_readings(spelt, "," if comma else ".")
    if doubt:
        return unclear(text, *doubt)

    if numbers.is_canonical(text):
        return Reading(numbers.figure(text))
    if numbers.is_usual(spelt):
        return Reading(numbers.figure(numbers.canonical(spelt)), NUMBER)
    return Reading(text)


def fraction(text: str, known: Habits, *, comma: bool = True) -> Reading:
    """Read a number that may be a rate: ``8,6 %`` is 0.086."""
    percent = _PERCENT.match(text)
    if percent is None:
        return number(text, known, comma=comma)

    read = number(percent[1], known, comma=comma)
    if isinstance(read.value, str):
        return read._replace(value=text)

    hundredth = Decimal(str(read.value)) / 100
    return Reading(numbers.figure(f"{hundredth:f}"), NUMBER)


def _precise(read: Reader, wanted: Precision, text: str) -> Reading:
    """Read a number without the digits that people do not see."""
    found = read(text)
    if type(found.value) is not float:
        return found
    seen = settled(found.value, wanted)
    return found if seen.note is None else seen


def _whole_number(read: Reader, text: str) -> Reading:
    """Read a whole number, which may be written with decimals that are zeros."""
    found = read(text)
    value = found.value
    if isinstance(value, float) and value.is_integer() and abs(value) < _BEYOND_DOUBLES:
        return Reading(int(value), found.note or NUMBER)
    return found


def truth(text: str, known: Habits) -> Reading:
    """Read yes or no."""
    if text in ("true", "false"):
        return Reading(text == "true")
    value = known.truths.get(text.strip(known.blanks).casefold())
    if value is None:
        return Reading(text)
    return Reading(value, YES_NO)


@per_edition
def _labels(edition: Edition, name: str) -> Mapping[str, tuple[str, ...]]:
    """Return the codes of a list that have each label, by label folded."""
    return _by_label(edition, name, labels.folded)


@per_edition
def _bare_labels(edition: Edition, name: str) -> Mapping[str, tuple[str, ...]]:
    """Return the codes of a list by label without accents, or by one of its alternatives.

    ``Travaux ou locaux`` is also named ``travaux``, unless that is the label of another code.
    """
    found = dict(_by_label(edition, name, labels.bare))
    parts: dict[str, dict[str, None]] = {}
    for label, codes in found.items():
        for part in labels.alternatives(label):
            parts.setdefault(part, {}).update(dict.fromkeys(codes))
    return {part: tuple(codes) for part, codes in parts.items()} | found


def _by_label(
    edition: Edition, name: str, fold: Callable[[str], str]
) -> Mapping[str, tuple[str, ...]]:
    found: dict[str, dict[str, None]] = {}
    for code in edition.codelists[name].codes.values():
        for label in code.label.values():
            found.setdefault(fold(label), {})[code.code] = None
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
            others = labels.other_codes(*both, known, labelled)
            return _first_of(text, both[0], others)
        named = labelled.get(labels.folded(text))
        if named is not None:
            return _labelled(text, named)
        found = _labelled(text, _bare_labels(edition, name).get(labels.bare(text), ()))
        if found.note != LABEL:
            return found
        meant = known[found.value].label["fr"]
        return Reading(found.value, BARE_LABEL, (("valeur", text), ("libelle", meant)))

    return read


def _labelled(text: str, codes: tuple[str, ...]) -> Reading:
    """Return what a text says when it is the label of some codes."""
    match codes:
        case ():
            return Reading(text)
        case (code,):
            return Reading(code, LABEL)
        case _:
            return unclear(text, *codes)


def _first_of(text: str, key: str, named: Iterable[str]) -> Reading:
    """Return the key a cell begins with, unless its label names others: none of them is dropped."""
    others = [other for other in named if other != key]
    if others:
        return unclear(text, key, *others)
    return Reading(key, LABEL)


def reference(text: str) -> Reading:
    """Read the key of an item, which a drop-down shows as ``key – name``."""
    both = labels.code_and_label(text)
    if both is None:
        return Reading(text)
    return _first_of(text, both[0], labels.other_keys(*both))


def as_it_is(text: str) -> Reading:
    """Read a text as itself."""
    return Reading(text)


def _free_text(text: str) -> Reading:
    """Read a text as itself, but for line ends of Windows; spaces alone are no text."""
    if not text.strip(_SPACES):
        return Reading(None, ABSENT)
    if "\r" in text:
        return Reading(text.replace("\r\n", "\n").replace("\r", "\n"), LINE_ENDS)
    return Reading(text)


class _Tidied:
    """Reads a value without the blanks around it, unless it is a word for an absent one.

    Args:
        read: reads the value.
        known: the habits of the edition.
        words: words for an absent value.
        note: code of the note on blanks around a value.
    """

    def __init__(self, read: Reader, known: Habits, words: frozenset[str], note: str) -> None:
        self._read = read
        self._blanks = known.blanks
        self._words = words
        self._note = note

    def __call__(self, text: str) -> Reading:
        bare = text.strip(self._blanks)
        if not bare:
            return Reading(None, ABSENT)
        found = self._read(bare)
        if found.note is None and bare.casefold() in self._words:
            return Reading(None, ABSENT)
        if bare == text:
            return found
        if found.note is None:
            return Reading(found.value, self._note)
        return found._replace(value=text) if found.value == bare else found


def _ungrouped(read: Reader, pattern: re.Pattern[str], text: str) -> Reading:
    """Read a number of an organisation or an establishment, whose figures may be in groups."""
    found = read(text)
    if pattern.fullmatch(found.value):
        return found
    packed = "".join(text.split())
    return Reading(packed, SPACED) if pattern.fullmatch(packed) else found


def reader(
    edition: Edition, field: Field | None, *, comma: bool = True, exercise: int | None = None
) -> Reader:
    """Return what reads the cells of a field.

    Args:
        edition: the edition of the document.
        field: the field; None for a column the standard does not know.
        comma: whether the decimal sign around is the comma.
        exercise: the exercise the file states, if any.
    """
    if field is None or field.kind == "object":  # no cell holds an object: what it says is judged
        return as_it_is
    if field.kind == "extensions":
        return extension
    known = habits(edition)
    if field.kind == "code":
        return _code_reader(edition, field.type, known)
    if field.type in FREE:
        return _free_text
    if edition.dictionary.types[field.type].base in ("integer", "number"):
        read = _number_reader(edition, field, known, comma=comma)
        return _Tidied(read, known, known.absence, NUMBER)
    words = frozenset[str]() if field.type == "identifiant" else known.absence
    read = _text_reader(edition, field, Calendar(known, exercise))
    return _Tidied(read, known, words, SPACED)


def _code_reader(edition: Edition, name: str, known: Habits) -> Reader:
    """Return what reads the codes of a list."""
    return _Tidied(code(edition, name), known, _absence(edition, name), SPACED)


@per_edition
def _absence(edition: Edition, name: str) -> frozenset[str]:
    """Return the words for an absent value that are no code of a list."""
    codes = {code.casefold() for code in edition.codelists[name].codes}
    return habits(edition).absence - codes


def _number_reader(edition: Edition, field: Field, known: Habits, *, comma: bool) -> Reader:
    """Return what reads numbers; an amount is never a rate."""
    wanted = precision(edition.dictionary, field, known.digits)
    is_whole = edition.dictionary.types[field.type].base == "integer"
    spelt = number if is_whole or field.type == "montant" else fraction
    read = partial(_precise, partial(spelt, known=known, comma=comma), wanted)
    return partial(_whole_number, read) if is_whole else read


def _text_reader(edition: Edition, field: Field, calendar: Calendar) -> Reader:
    """Return what reads the values that are texts in JSON, and yes or no."""
    if field.type == "booleen":
        return partial(truth, known=calendar.habits)
    if field.type == "date":
        return partial(day, calendar=calendar)
    if field.type == "horodatage":
        return partial(moment, calendar=calendar)
    read = reference if field.ref else as_it_is
    if field.type not in _GROUPED:
        return read
    pattern = re.compile(edition.dictionary.types[field.type].pattern or "")
    return partial(_ungrouped, read, pattern)


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

    try:
        return orjson.dumps(value).decode()
    except TypeError:  # a whole number beyond 64 bits, a depth beyond its own
        import json

        return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _text_of_float(value: float) -> str:
    spelt = repr(value)
    if "e" in spelt:
        return format(Decimal(spelt), "f")
    return spelt
