"""Read the elements that hold one value, by the type of their field."""

from __future__ import annotations

from functools import partial
from typing import Any, Final

from cpom_schema.document import Path
from cpom_schema.formats.xml.numbers import ALWAYS_EXACT, Bounds, hidden_fault, integer, number
from cpom_schema.formats.xml.parse import BLANKS, local
from cpom_schema.formats.xml.reading import Read, Reading


def unknown(element: Any) -> Any:
    """Return the content of an element nobody declared: enough for the structure to name it."""
    if not len(element):
        return element.text or ""
    return {local(child.tag): unknown(child) for child in element}


def read_text(element: Any, _reading: Reading, _path: Path) -> Any:
    """Read a text, whose blanks count."""
    return element.text or unknown(element)


def read_token(element: Any, _reading: Reading, _path: Path) -> Any:
    """Read a code, an identifier or a date: a text whose blanks around do not count."""
    text = element.text
    return text.strip(BLANKS) if text else unknown(element)


def read_integer(element: Any, _reading: Reading, _path: Path) -> Any:
    """Read a whole number; another text stays, for the structure to refuse."""
    text = element.text
    return integer(text.strip(BLANKS)) if text else unknown(element)


def read_boolean(element: Any, _reading: Reading, _path: Path) -> Any:
    """Read ``true`` or ``false``; another text stays, for the structure to refuse."""
    text = element.text
    return boolean(text) if text else unknown(element)


def boolean(text: str) -> bool | str:
    """Return the truth a text writes, else the text without blanks around."""
    text = text.strip(BLANKS)
    if text in ("true", "false"):
        return text == "true"
    return text


def number_reader(bounds: Bounds) -> Read:
    """Return what reads a number, and notes the fault that its double would hide."""
    return partial(_read_number, bounds)


def _read_number(bounds: Bounds, element: Any, reading: Reading, path: Path) -> Any:
    text = (element.text or "").strip(BLANKS)
    if not text:
        return unknown(element)

    value = number(text)
    if len(text) <= ALWAYS_EXACT or isinstance(value, str):
        return value
    fault = hidden_fault(text, value, bounds)
    if fault:
        code, params = fault
        reading.note(code, path, element, **params)
    return value


read_any_number: Final = number_reader(Bounds())
"""Reads a number of an extension, which the standard does not bound."""
