"""Whether an avenant quotes an item as the contract has it, and where the two part."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from cpom_schema.consolidation.targets import key_of
from cpom_schema.document import Path
from cpom_schema.standard.dictionary import Dictionary, Field

_TEXTS = ("texte", "texteLong")
Pair = tuple[Field, Any, Any, Path]


class Difference(NamedTuple):
    """A place in what an avenant quotes, what is there, and what the contract holds instead."""

    path: Path
    held: Any
    quoted: Any


def difference(
    dictionary: Dictionary, field: Field, held: Any, quoted: Any, path: Path = ()
) -> Difference | None:
    """The one place that holds every difference, as deep as possible; None when all is alike.

    Codes, numbers and dates are compared exactly, texts but for their white space, and lists with
    a key by key.
    """
    here = Difference(path, held, quoted)
    pairs = _pairs(dictionary, field, held, quoted, path)
    if pairs is None:
        return None if _same(field, held, quoted) else here
    all_ = (here if pair is None else difference(dictionary, *pair) for pair in pairs)
    found = [place for place in all_ if place is not None]
    return None if not found else found[0] if len(found) == 1 else here


def _same(field: Field, held: Any, quoted: Any) -> bool:
    if isinstance(held, list) and isinstance(quoted, list):
        both = zip(held, quoted, strict=False)
        return len(held) == len(quoted) and all(_same(field, a, b) for a, b in both)
    if field.type in _TEXTS and isinstance(held, str) and isinstance(quoted, str):
        return held.split() == quoted.split()
    return bool(held == quoted)


def _pairs(
    dictionary: Dictionary, field: Field, held: Any, quoted: Any, path: Path
) -> Iterator[Pair | None] | None:
    """What to compare inside two values, a None for what only the contract has; or None inside."""
    if field.kind != "object":
        return None
    if isinstance(held, dict) and isinstance(quoted, dict):
        return _fields(dictionary, field, held, quoted, path)
    if isinstance(held, list) and isinstance(quoted, list) and field.key:
        return _items(field, held, quoted, path)
    return None


def _fields(
    dictionary: Dictionary, field: Field, held: Any, quoted: Any, path: Path
) -> Iterator[Pair | None]:
    fields = dictionary.objects[field.type].fields
    for name, value in quoted.items():
        yield fields.get(name, field), held.get(name), value, (*path, name)
    for name in held:
        if name not in quoted:
            yield None


def _items(field: Field, held: Any, quoted: Any, path: Path) -> Iterator[Pair | None]:
    one = field._replace(item=None, key=())
    there = {key_of(item, field.key): item for item in held if isinstance(item, dict)}
    for rank, item in enumerate(quoted):
        own = there.pop(key_of(item, field.key), None) if isinstance(item, dict) else None
        yield one, own, item, (*path, rank)
    yield from (None for _ in there)
