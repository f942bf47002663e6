"""From a value of the tree to the content of its cell: a text, a number, a date."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterable, Mapping
from math import isfinite
from typing import Any, Final, TypeGuard

from cpom_schema.document import Tree
from cpom_schema.standard.codelists import Code, CodeList
from cpom_schema.standard.dictionary import Field, Lang
from cpom_schema.standard.edition import Edition, per_edition
from cpom_schema.tabular import cells
from cpom_schema.tabular.readings import Reader

CellValue = str | int | float | bool | dt.date | None
"""Content of a cell; a list of plain values is one text, one value a line."""
Converter = Callable[[Any], CellValue]
"""Turns a value of the tree into the content of its cell."""
Names = Mapping[str, str]
"""Names of the items of a list, by their keys."""

FIRST_DAY: Final = dt.date(1900, 3, 1)
"""Before it, Excel counts a 29 February 1900 that never was."""
LAST_DAY: Final = dt.date(2099, 12, 31)
YES_NO: Final[Mapping[Lang, tuple[str, str]]] = {"fr": ("Oui", "Non"), "en": ("Yes", "No")}
"""How true and false are written."""


_SLUG: Final = re.compile(r"[a-z]+(?:_[a-z0-9]+)*")
"""A code that is made of the words of its label."""


class Exact(float):
    """A number written with all its digits: XlsxWriter keeps sixteen, and some need seventeen."""

    __slots__ = ()

    def __format__(self, _: str) -> str:
        return repr(float(self))


def is_plain(value: Any) -> TypeGuard[str | float | bool]:
    """Return whether a value can stand in one cell and be read back: an empty text cannot."""
    return isinstance(value, str | int | float) and value != ""


def is_lines(value: Any) -> bool:
    """Return whether a list can stand in one cell, one text a line, and be read back."""
    if not isinstance(value, list) or not value:
        return False
    return all(map(_is_one_line, value))


def is_row(value: Any) -> TypeGuard[Tree]:
    """Return whether a value can be a row: an object that holds something."""
    return isinstance(value, dict) and bool(value)


def _is_one_line(value: Any) -> bool:
    if not isinstance(value, str) or not value.strip():
        return False
    return "\n" not in value and "\r" not in value


def as_it_is(value: Any) -> CellValue:
    """Return a value whatever its column wants; a whole number no cell can hold is a text."""
    if value is None or isinstance(value, bool | str):
        return value
    if isinstance(value, int):
        return value if int(float(value)) == value else str(value)
    if isinstance(value, float):
        return Exact(value) if isfinite(value) else str(value)
    return cells.text_of(value)


def _date(value: Any) -> CellValue:
    """Return a date of the span that all spreadsheets count alike; any other value as it is."""
    if not isinstance(value, str):
        return as_it_is(value)
    day = _iso_day(value)
    if day is None or not FIRST_DAY <= day <= LAST_DAY:
        return value
    return day


def _iso_day(text: str) -> dt.date | None:
    """Return the day a text spells as ``2026-04-28``; None for any other spelling."""
    try:
        day = dt.date.fromisoformat(text)
    except ValueError:
        return None
    return day if day.isoformat() == text else None


def _yes_no(lang: Lang) -> Converter:
    yes, no = YES_NO[lang]
    texts = {True: yes, False: no}

    def convert(value: Any) -> CellValue:
        return texts[value] if isinstance(value, bool) else as_it_is(value)

    return convert


@per_edition
def code_texts(edition: Edition, name: str, lang: Lang) -> Mapping[str, str]:
    """Return the text of each code of a list: its label, after the code when that is not enough.

    The lists of the standard are known by their labels; those of others by their codes too, but
    for a code that only spells its label (``deficiences_visuelles``). A text that would not be
    read back as its code gives way to the code alone.
    """
    codes = edition.codelists[name]
    read = cells.code(edition, name)
    texts: dict[str, str] = {}
    for code in codes.codes.values():
        label = code.label[lang]
        ways = [f"{code.code} – {label}"]
        if _is_label_enough(codes, code):
            ways.insert(0, label)
        texts[code.code] = _first_read_back(ways, code.code, read)
    return texts


def _is_label_enough(codes: CodeList, code: Code) -> bool:
    return codes.closed or _SLUG.fullmatch(code.code) is not None


def _first_read_back(ways: Iterable[str], code: str, read: Reader) -> str:
    for text in ways:
        if read(text).value == code:
            return text
    return code


def reference_texts(names: Names) -> Mapping[str, str]:
    """Return how each key is written with its name: ``FA-03 – Absentéisme``, or bare."""
    return {key: _reference_text(key, name) for key, name in names.items()}


def _reference_text(key: str, name: str) -> str:
    words = name.split()
    both = f"{key} – {' '.join(words)}"
    if words and cells.reference(both).value == key:
        return both
    return key


def _with_texts(texts: Mapping[str, str]) -> Converter:
    """Return what writes the text of a code or of a key, and any other value as it is."""

    def convert(value: Any) -> CellValue:
        return texts.get(value, value) if isinstance(value, str) else as_it_is(value)

    return convert


def _one_a_line(convert_one: Converter) -> Converter:
    def convert(value: Any) -> CellValue:
        if not isinstance(value, list):
            return as_it_is(value)
        return "\n".join(str(convert_one(each)) for each in value)

    return convert


def converter_of(edition: Edition, field: Field, lang: Lang, names: Names) -> Converter:
    """Return what turns the values of a field into cells.

    Args:
        edition: the edition of the document.
        field: the field.
        lang: language of the workbook.
        names: for a reference, the names written beside the keys; empty to write bare keys.
    """
    if field.repeated:
        return _one_a_line(converter_of(edition, field._replace(item=None), lang, names))
    if field.kind == "code":
        return _with_texts(code_texts(edition, field.type, lang))
    return _scalar_converter(field, lang, names)


def _scalar_converter(field: Field, lang: Lang, names: Names) -> Converter:
    if field.type == "date":
        return _date
    if field.type == "booleen":
        return _yes_no(lang)
    if field.ref and names:
        return _with_texts(reference_texts(names))
    return as_it_is


@per_edition
def code_order(edition: Edition, name: str) -> Mapping[str, int]:
    """Return the rank of each code in its list, from 0."""
    return {code: rank for rank, code in enumerate(edition.codelists[name].codes)}
