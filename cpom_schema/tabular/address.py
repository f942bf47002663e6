r"""Addresses: where a value stands, by the keys of the lists rather than by ranks.

``fichesActions[FA-03].indicateurs[IND-1].cibles[2026].valeur`` is written in the technical rows of
a workbook: it stays true when rows are sorted or columns moved. The parts of a composite key are
separated by ``|``, an absent one is empty; ``\`` protects ``|``, ``]`` and itself.
"""

from __future__ import annotations

import re
from typing import Any, Final, NamedTuple

from cpom_schema.standard.dictionary import Dictionary, Field

_STEP: Final = re.compile(r"([A-Za-z][0-9A-Za-z]*)(?:\[((?:[^\]\\]|\\.)*)\])?(\.|\Z)")
_PART: Final = re.compile(r"((?:[^|\\]|\\.)*)(?:\||\Z)")


class Step(NamedTuple):
    """One name of an address, with the key of the item when it names one item of a list."""

    name: str
    key: tuple[str, ...] | None = None

    def __str__(self) -> str:
        if self.key is None:
            return self.name
        parts = "|".join(re.sub(r"([\\|\]])", r"\\\1", part) for part in self.key)
        return f"{self.name}[{parts}]"


Address = tuple[Step, ...]


def written(address: Address) -> str:
    """Return an address as text."""
    return ".".join(map(str, address))


def parse(text: str) -> Address | None:
    """Return the address a text spells, None when it spells none."""
    if text.endswith("."):
        return None
    steps: list[Step] = []
    at = 0
    while at < len(text):
        found = _STEP.match(text, at)
        if found is None:
            return None
        name, key = found[1], found[2]
        steps.append(Step(name, _key_parts(key)))
        at = found.end()
    return tuple(steps) or None


def _key_parts(text: str | None) -> tuple[str, ...] | None:
    """Return the parts of a key written between brackets; None when there are no brackets."""
    if text is None:
        return None
    parts: list[str] = []
    at = 0
    is_last = False
    while not is_last:
        found = _PART.match(text, at)
        if found is None:  # a lone backslash at the end
            break
        parts.append(re.sub(r"\\(.)", r"\1", found[1]))
        at = found.end()
        is_last = at == found.end(1)
    return tuple(parts)


def key_text(value: Any) -> str:
    """Return one part of a key as an address writes it; empty when absent."""
    return "" if value is None else str(value)


def key_of(item: Any, key: tuple[str, ...]) -> tuple[str, ...]:
    """Return the key of an item, as an address writes it; parts are empty when it has none.

    Args:
        item: the item; a value that is no object has no key.
        key: names of the fields of the key.
    """
    if not isinstance(item, dict):
        return ("",) * len(key)
    return tuple(key_text(item.get(name)) for name in key)


def key_values(dictionary: Dictionary, field: Field, key: tuple[str, ...]) -> dict[str, Any]:
    """Return the key fields of an item, by name, typed, from the texts of an address."""
    obj = dictionary.objects[field.type]
    values: dict[str, Any] = {}
    for name, text in zip(field.key, key, strict=False):
        if text:
            values[name] = _typed_part(dictionary, obj.fields[name], text)
    return values


def _typed_part(dictionary: Dictionary, field: Field, text: str) -> str | int:
    """Return one part of a key as its field would hold it."""
    scalar = dictionary.types.get(field.type)
    is_whole = scalar is not None and scalar.base == "integer"
    if is_whole and re.fullmatch(r"-?[0-9]{1,15}", text):
        return int(text)
    return text
