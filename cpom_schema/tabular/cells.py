"""What a cell of text says: the value it spells, the French habit it follows, or why it is unclear.

A canonical spelling is that of JSON. French habits (``1 603 250,75``, ``31/12/2025``, ``OUI``, the
label of a code) are read and said; what could be read in two ways is never read: the text stays.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date as Date  # noqa: N812 - `date` is a type of the standard
from decimal import Decimal
from typing import Any, Final, NamedTuple

from cpom_schema.standard.dictionary import Field
from cpom_schema.standard.edition import Edition, per_edition

NUMBER: Final = "CPOM-F-032"
DATE: Final = "CPOM-F-033"
YES_NO: Final = "CPOM-F-034"
LABEL: Final = "CPOM-F-035"
UNCLEAR: Final = "CPOM-F-036"
HABITS: Final = (NUMBER, DATE, YES_NO, LABEL)
"""Notes on a cell that was read in spite of its spelling."""

_BLANKS: Final = " \u00a0\u202f\u2009"
_SPACES: Final = f"[{_BLANKS}]"
_WHOLE: Final = re.compile(r"-?(?:0|[1-9][0-9]*)\Z")
_POINT: Final = re.compile(r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][-+]?[0-9]{1,2})?\Z")
_FRENCH: Final = re.compile(rf"-?(?:[0-9]+|[0-9]{{1,3}}(?:{_SPACES}[0-9]{{3}})+)(?:,[0-9]+)?\Z")
_SPACED: Final = re.compile(rf"-?[0-9]{{1,3}}(?:{_SPACES}[0-9]{{3}})+\.[0-9]+\Z")
_BARE: Final = re.compile(r"-?[.,][0-9]+\Z")
"""What some databases write below one: the State's own extracts have them."""
_THOUSANDS: Final = re.compile(r"-?[1-9][0-9]{0,2}([,.])[0-9]{3}\Z")
_DAY: Final = re.compile(r"([0-9]{1,2})([/.-])([0-9]{1,2})\2([0-9]{4}|[0-9]{2})\Z")
_TRUTHS: Final = {"oui": True, "non": False, "vrai": True, "faux": False, "yes": True, "no": False,
                  "true": True, "false": False}  # fmt: skip
_PERCENT: Final = re.compile(rf"(.*?){_SPACES}?%\s*\Z")
_CODED: Final = re.compile(r"(\S+) [\u2013-] (.+)\Z", re.DOTALL)
_NEXT: Final = re.compile(r"[;,/+&]|\bet\b")
"""What people write between two values of one cell."""
_MONTHS: Final = 12
_LONGEST: Final = 60


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
    params = (("valeur", text), ("lectures", " ; ".join(ways)))
    return Reading(text, UNCLEAR, params)


def _figure(text: str) -> int | float:
    whole = text.lstrip("-").isdigit() and len(text) < 20  # noqa: PLR2004 - beyond any bound
    return int(text) if whole else float(text)


def number(text: str, *, comma: bool = True) -> Reading:
    """A number.

    Args:
        text: what the cell holds.
        comma: whether the decimal sign around is the comma, as in a file whose columns are
            separated by semicolons; otherwise ``12,345`` may be a count of thousands.
    """
    if len(text) > _LONGEST:  # beyond any bound: not worth a number that could be infinite
        return Reading(text)
    if _WHOLE.match(text):
        return Reading(_figure(text))
    spelt = text.strip(_BLANKS)
    grouped = _THOUSANDS.match(spelt)
    if grouped and grouped[1] != ("," if comma else "."):
        decimal = re.sub("[,.]", "," if comma else ".", spelt)
        return _unclear(text, decimal, re.sub("[,.]", "", spelt))
    if _POINT.match(text):
        return Reading(_figure(text))
    if any(shape.match(spelt) for shape in (_POINT, _FRENCH, _SPACED, _BARE)):
        return Reading(_figure(re.sub(_SPACES, "", spelt).replace(",", ".")), NUMBER)
    return Reading(text)


def fraction(text: str, *, comma: bool = True) -> Reading:
    """A number that may be a rate: ``8,6 %`` is 0.086."""
    percent = _PERCENT.match(text)
    read = number(percent[1] if percent else text, comma=comma)
    if percent is None:
        return read
    if isinstance(read.value, str):
        return Reading(text, read.note, read.params)
    return Reading(_figure(f"{Decimal(str(read.value)) / 100:f}"), NUMBER)


def _whole(text: str, *, comma: bool = True) -> Reading:
    read = number(text, comma=comma)
    if isinstance(read.value, float) and read.value.is_integer() and abs(read.value) < 2**53:
        return Reading(int(read.value), NUMBER)
    return read


def day(text: str) -> Reading:
    """A date, written as the standard does or as the French do."""
    found = _DAY.match(text)
    if found is None:
        return Reading(text)
    first, second = int(found[1]), int(found[3])
    if len(found[4]) == 2:  # noqa: PLR2004 - an year in two figures has two readings
        return _unclear(text, f"{first:02}/{second:02}/19{found[4]}",
                        f"{first:02}/{second:02}/20{found[4]}")  # fmt: skip
    if second > _MONTHS >= first:
        return _unclear(text, f"{second:02}/{first:02}/{found[4]}", f"{first:02}/??/{found[4]}")
    try:
        return Reading(Date(int(found[4]), second, first).isoformat(), DATE)
    except ValueError:
        return Reading(text)


def truth(text: str) -> Reading:
    """Yes or no."""
    if text in ("true", "false"):
        return Reading(text == "true")
    value = _TRUTHS.get(text.strip().lower())
    return Reading(text) if value is None else Reading(value, YES_NO)


def folded(text: str) -> str:
    """A label without what people write in several ways: case, spaces, apostrophes, dashes."""
    text = re.sub(r"[\s\u00a0\u202f]+", " ", text).strip().casefold()
    return text.replace("\u2019", "'").replace("\u2013", "-")


@per_edition
def _labels(edition: Edition, name: str) -> Mapping[str, tuple[str, ...]]:
    found: dict[str, dict[str, None]] = {}
    for code in edition.codelists[name].codes.values():
        for label in code.label.values():
            found.setdefault(folded(label), {})[code.code] = None
    return {label: tuple(codes) for label, codes in found.items()}


def code(edition: Edition, name: str) -> Reader:
    """The reader of the codes of a list: a code, its label, or ``code – label``."""
    known = edition.codelists[name].codes

    def others(key: str, label: str) -> Iterator[str]:
        """The other codes that the label beside a code says."""
        labels = _labels(edition, name)
        named = labels.get(folded(label))
        if named is not None:
            yield from () if key in named else named
            return
        for piece in _more(label):
            first = piece.split()[0]
            yield from (first,) if first in known else labels.get(folded(piece), ())

    def read(text: str) -> Reading:
        if text in known:
            return Reading(text)
        both = _CODED.match(text)
        if both and both[1] in known:
            return _labelled(text, both[1], others(both[1], both[2]))
        codes = _labels(edition, name).get(folded(text), ())
        if len(codes) > 1:
            return _unclear(text, *codes)
        return Reading(codes[0], LABEL) if codes else Reading(text)

    return read


def _more(label: str) -> list[str]:
    """What a cell holds after its first label, when it holds several values."""
    return [piece for piece in map(str.strip, _NEXT.split(label)[1:]) if piece]


def _labelled(text: str, key: str, others: Iterable[str]) -> Reading:
    """The key a cell begins with, unless its label says other ones: none of them is dropped."""
    said = [other for other in others if other != key]
    return _unclear(text, key, *said) if said else Reading(key, LABEL)


def _shape(key: str) -> str:
    """The letters and digits a key is made of: the keys of a list are often alike."""
    return re.sub("[A-Za-z]", "A", re.sub("[0-9]", "0", key))


def reference(text: str) -> Reading:
    """The key of an item, which a drop-down shows as ``key – name``."""
    both = _CODED.match(text)
    if both is None:
        return Reading(text)
    keys = (piece.split()[0] for piece in _more(both[2]))
    return _labelled(text, both[1], (k for k in keys if _shape(k) == _shape(both[1])))


def extension(text: str) -> Reading:
    """The extensions of an object, written as JSON."""
    import orjson

    try:
        value = orjson.loads(text)
    except orjson.JSONDecodeError:
        return Reading(text)
    return Reading(value if isinstance(value, dict) else text)


def as_it_is(text: str) -> Reading:
    """A text says itself."""
    return Reading(text)


def reader(edition: Edition, field: Field | None, *, comma: bool = True) -> Reader:
    """How the cells of a field are read.

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
    match edition.dictionary.types[field.type].base:
        case "integer":
            return lambda text: _whole(text, comma=comma)
        case "number" if field.type == "montant":
            return lambda text: number(text, comma=comma)
        case "number":
            return lambda text: fraction(text, comma=comma)
        case "boolean":
            return truth
        case _ if field.type == "date":
            return day
        case _ if field.ref:
            return reference
        case _:
            return as_it_is


def text_of(value: Any) -> str:
    """The canonical spelling of a value; an empty text when it is absent."""
    match value:
        case None:
            return ""
        case str():
            return value
        case bool():
            return "true" if value else "false"
        case float():
            spelt = repr(value)
            return format(Decimal(spelt), "f") if "e" in spelt else spelt
        case int():
            return str(value)
        case _:
            import orjson

            return orjson.dumps(value).decode()
