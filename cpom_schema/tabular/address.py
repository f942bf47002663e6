r"""Addresses: where a value stands, by the keys of the lists rather than by ranks.

``fichesActions[FA-03].indicateurs[IND-1].cibles[2026].valeur`` is written in the technical rows of
a workbook: it stays true when rows are sorted or columns moved. The parts of a composite key are
separated by ``|``, an absent one is empty; ``\`` protects ``|``, ``]`` and itself.
"""

from __future__ import annotations

import re
from typing import Any, Final, NamedTuple

from cpom_schema.standard.dictionary import Dictionary, Field, ObjectType

_STEP: Final = re.compile(r"([A-Za-z][0-9A-Za-z]*)(?:\[((?:[^\]\\]|\\.)*)\])?(\.|\Z)")
_PART: Final = re.compile(r"((?:[^|\\]|\\.)*)(?:\||\Z)")


class Step(NamedTuple):
    """One name of an address, with the key of the item when it names one item of a list."""

    name: str
    key: tuple[str, ...] | None = None

    def __str__(self) -> str:
        if self.key is None:
            return self.name
        parts = (re.sub(r"([\\|\]])", r"\\\1", part) for part in self.key)
        return f"{self.name}[{'|'.join(parts)}]"


Address = tuple[Step, ...]


def written(address: Address) -> str:
    """An address as text."""
    return ".".join(map(str, address))


def parse(text: str) -> Address | None:
    """The address a text spells, None when it is none."""
    steps: list[Step] = []
    at = 0
    while at < len(text):
        found = _STEP.match(text, at)
        if found is None or (found[3] == "." and found.end() == len(text)):
            return None
        steps.append(Step(found[1], None if found[2] is None else _parts(found[2])))
        at = found.end()
    return tuple(steps) or None


def _parts(text: str) -> tuple[str, ...]:
    parts: list[str] = []
    at = 0
    while at <= len(text):
        found = _PART.match(text, at)
        if found is None:  # a lone backslash at the end
            break
        parts.append(re.sub(r"\\(.)", r"\1", found[1]))
        at = found.end()
        if not found[0].endswith("|") or found.end() == found.end(1):
            break
    return tuple(parts)


def key_text(value: Any) -> str:
    """One part of a key as an address writes it; empty when absent."""
    return "" if value is None else str(value)


def key_of(item: Any, key: tuple[str, ...]) -> tuple[str, ...]:
    """The key of an item, as an address writes it."""
    if not isinstance(item, dict):
        return ("",) * len(key)
    return tuple(key_text(item.get(name)) for name in key)


def key_values(dictionary: Dictionary, field: Field, key: tuple[str, ...]) -> dict[str, Any]:
    """The key fields of an item, typed, from the texts of an address."""
    obj = dictionary.objects[field.type]
    return {
        name: _typed(dictionary, obj, name, text)
        for name, text in zip(field.key, key, strict=False)
        if text
    }


def _typed(dictionary: Dictionary, obj: ObjectType, name: str, text: str) -> Any:
    scalar = dictionary.types.get(obj.fields[name].type)
    whole = scalar is not None and scalar.base == "integer"
    return int(text) if whole and re.fullmatch(r"-?[0-9]{1,15}", text) else text
