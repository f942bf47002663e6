"""Whether an avenant quotes an item as the contract has it, and where the two part."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, Final, NamedTuple

from cpom_schema.consolidation.targets import key_of
from cpom_schema.document import Path
from cpom_schema.standard.dictionary import Dictionary, Field

_TEXTS: Final = ("texte", "texteLong")


class Difference(NamedTuple):
    """A place in what an avenant quotes, what is there, and what the contract holds instead."""

    path: Path
    held: Any
    quoted: Any


class _Pair(NamedTuple):
    """A value of the contract and what an avenant quotes for it.

    Attributes:
        field: what the values are.
        path: place of the quoted value in the item that is quoted.
    """

    field: Field
    held: Any
    quoted: Any
    path: Path


def difference(dictionary: Dictionary, field: Field, held: Any, quoted: Any) -> Difference | None:
    """Return the deepest place that holds every difference; None when all is alike.

    Codes, numbers and dates are compared exactly, texts but for their white space, and lists with
    a key by key.

    Args:
        dictionary: the dictionary of the contract.
        field: what the values are.
        held: the value of the contract.
        quoted: what the avenant quotes for it.
    """
    return _difference(dictionary, _Pair(field, held, quoted, ()))


def _difference(dictionary: Dictionary, pair: _Pair) -> Difference | None:
    here = Difference(pair.path, pair.held, pair.quoted)
    pairs = _pairs_inside(dictionary, pair)
    if pairs is not None:
        found = list(_differences(dictionary, pairs, here))
        return _place_of_all(found, here)
    if _is_same(pair.field, pair.held, pair.quoted):
        return None
    return here


def _place_of_all(found: list[Difference], here: Difference) -> Difference | None:
    """Return the deepest place that holds some differences found below a place; None for none."""
    if not found:
        return None
    if len(found) > 1:
        return here
    return found[0]


def _differences(
    dictionary: Dictionary, pairs: Iterable[_Pair | None], here: Difference
) -> Iterator[Difference]:
    """Yield the difference of each pair that has one; what has no pair differs as a whole."""
    for pair in pairs:
        if pair is None:
            yield here
            continue
        found = _difference(dictionary, pair)
        if found is not None:
            yield found


def _is_same(field: Field, held: Any, quoted: Any) -> bool:
    """Return whether two values that are not compared part by part are alike."""
    if isinstance(held, list) and isinstance(quoted, list):
        return _are_same(field, held, quoted)
    if field.type in _TEXTS and isinstance(held, str) and isinstance(quoted, str):
        return held.split() == quoted.split()
    return bool(held == quoted)


def _are_same(field: Field, held: list[Any], quoted: list[Any]) -> bool:
    if len(held) != len(quoted):
        return False
    both = zip(held, quoted, strict=True)
    return all(_is_same(field, one, other) for one, other in both)


def _pairs_inside(dictionary: Dictionary, pair: _Pair) -> Iterator[_Pair | None] | None:
    """Return the pairs to compare inside a pair, or None when it is compared as a whole.

    One of the pairs is None for each part that only the contract has.
    """
    if pair.field.kind != "object":
        return None
    if isinstance(pair.held, dict) and isinstance(pair.quoted, dict):
        return _fields(dictionary, pair)
    if isinstance(pair.held, list) and isinstance(pair.quoted, list) and pair.field.key:
        return _items(pair)
    return None


def _fields(dictionary: Dictionary, pair: _Pair) -> Iterator[_Pair | None]:
    """Yield the pairs of fields of two objects; None for each that is not quoted."""
    fields = dictionary.objects[pair.field.type].fields
    for name, value in pair.quoted.items():
        field = fields.get(name, pair.field)
        yield _Pair(field, pair.held.get(name), value, (*pair.path, name))
    for name in pair.held:
        if name not in pair.quoted:
            yield None


def _by_key(items: list[Any], parts: tuple[str, ...]) -> dict[Any, Any]:
    return {key_of(item, parts): item for item in items if isinstance(item, dict)}


def _items(pair: _Pair) -> Iterator[_Pair | None]:
    """Yield the pairs of items of two lists, by key; None for each that is not quoted."""
    parts = pair.field.key
    single = pair.field._replace(item=None, key=())
    remaining = _by_key(pair.held, parts)
    for rank, item in enumerate(pair.quoted):
        held = None
        if isinstance(item, dict):
            held = remaining.pop(key_of(item, parts), None)
        yield _Pair(single, held, item, (*pair.path, rank))
    yield from [None] * len(remaining)
