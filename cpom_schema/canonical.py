"""The canonical tree and the content digest: the same in every syntax and after a re-export."""

from __future__ import annotations

from operator import is_, le
from typing import Any, Final, NamedTuple

from cpom_schema.document import Document, Tree
from cpom_schema.errors import NoCanonicalFormError
from cpom_schema.standard.edition import Edition, per_edition


def _rank(value: Any) -> tuple[int, Any]:
    """Return what ranks a part of a key: an absent part, then numbers, then texts."""
    if value is None:
        return (0, 0)
    if isinstance(value, int | float):
        return (1, value)
    return (2, str(value))


_TEXTS: Final = {str}
_NUMBERS: Final = {int, float}


class _Nested(NamedTuple):
    """A field that holds objects, and what is below them.

    Attributes:
        key: the key its items are sorted by; () for a single object or a list in its own order.
        below: the fields that hold objects in each of them, filled once all types are known.
    """

    name: str
    key: tuple[str, ...]
    below: list[_Nested]


@per_edition
def _nested(edition: Edition) -> dict[str, list[_Nested]]:
    """Return, for each type of object, its fields in which something may move."""
    plans: dict[str, list[_Nested]] = {name: [] for name in edition.dictionary.objects}
    for name, obj in edition.dictionary.objects.items():
        for field in obj.fields.values():
            if field.kind == "object":
                plans[name].append(_Nested(field.name, field.key, plans[field.type]))
    while any(map(_prune, plans.values())):
        pass
    return plans


def _prune(plan: list[_Nested]) -> bool:
    """Leave out the fields below which nothing moves; return True if there were some."""
    moving = [field for field in plan if field.key or field.below]
    pruned = len(moving) < len(plan)
    plan[:] = moving
    return pruned


def _sorted_tree(tree: Tree, plan: list[_Nested]) -> Tree:
    """Return the object with its lists sorted: itself when nothing in it moves."""
    moved = tree
    for field in plan:
        held = tree.get(field.name)
        value = _sorted_value(held, field)
        if value is held:
            continue
        if moved is tree:
            moved = dict(tree)
        moved[field.name] = value
    return moved


def _sorted_value(held: Any, field: _Nested) -> Any:
    """Return what a field holds with its lists sorted: itself when nothing in it moves."""
    if isinstance(held, list):
        return _sorted_list(held, field)
    if isinstance(held, dict):
        return _sorted_tree(held, field.below)
    return held


def _sorted_list(held: list[Any], field: _Nested) -> list[Any]:
    """Return the items sorted by their key: the list itself when nothing in it moves."""
    items = held
    if field.below:
        items = [_sorted_item(item, field.below) for item in held]
    if field.key and set(map(type, items)) == {dict}:
        items = _ranked(items, field.key)
    if all(map(is_, items, held)):
        return held
    return items


def _sorted_item(item: Any, plan: list[_Nested]) -> Any:
    """Return an item with its lists sorted; a list may hold what is no object."""
    return _sorted_tree(item, plan) if type(item) is dict else item


def _ranked(items: list[Tree], key: tuple[str, ...]) -> list[Tree]:
    """Return the items in the order of their keys: themselves when they are in it."""
    columns = [_comparable([item.get(name) for item in items]) for name in key]
    ranks: list[Any] = columns[0] if len(columns) == 1 else list(zip(*columns, strict=True))
    if all(map(le, ranks, ranks[1:])):
        return items
    order = sorted(range(len(items)), key=ranks.__getitem__)
    return [items[rank] for rank in order]


def _comparable(values: list[Any]) -> list[Any]:
    """Return parts of keys that compare with one another, in C when they are of one kind."""
    kinds = set(map(type, values))
    if kinds == _TEXTS or kinds <= _NUMBERS:
        return values
    return list(map(_rank, values))


def canonical(document: Document) -> Tree:
    """Return the tree with its keyed lists sorted by key; other lists keep their order."""
    return _sorted_tree(document.tree, _nested(document.edition)[document.root.name])


def _shape(byte: int) -> int:
    """Return what a byte of JSON is for a writer of numbers: a digit, an end, or itself."""
    if chr(byte).isdigit():
        return ord("0")
    if byte in b",]}":
        return ord(":")
    return byte


_SHAPES: Final = bytes(map(_shape, range(128))) + b" " * 112 + b"\xff" * 5 + b" " * 11
"""Bytes as shapes; what begins a character beyond the first plane is ``0xff``."""
_UNUSUAL: Final = (b"\xff", b"0" * 16, b"0e0:", b"0e00:", b"0e000:")
"""Shapes of what the fast writer may write otherwise, signs left out: keys beyond the first plane,
which sort elsewhere, numbers beyond 2^53, exponents."""
_WHOLE: Final = (b".0,", b".0]", b".0}")
"""Ends of whole numbers written with a point."""


def _looks_unusual(written: bytes) -> bool:
    """Return True if there may be a value that the fast writer writes otherwise.

    Plain searches in one translation are several times faster than one regular expression.
    """
    shapes = written.translate(_SHAPES, b"+-")
    return any(one in shapes for one in _UNUSUAL) or any(end in written for end in _WHOLE)


def serialised(content: Tree) -> bytes:
    """Return the content by RFC 8785: by a fast writer where it is known to write the same.

    A text that merely looks unusual takes the slow way too, which costs time and nothing else.
    """
    import orjson
    import rfc8785

    try:
        fast = orjson.dumps(content, option=orjson.OPT_SORT_KEYS)
    except TypeError:
        fast = b":1.0,"
    return rfc8785.dumps(content) if _looks_unusual(fast) else fast


def digest(document: Document) -> str:
    """Return the SHA-256 of the canonical tree without its header, serialised by RFC 8785.

    Raises:
        NoCanonicalFormError: the tree holds a value that has none (a number beyond 2^53, a lone
            surrogate); no such value passes the structural checks.

    >>> import cpom_schema
    >>> folder = cpom_schema.samples() / "valid"
    >>> documents = [cpom_schema.read(folder / name) for name in ("avis.json", "avis.xml")]
    >>> cpom_schema.digest(documents[0]) == cpom_schema.digest(documents[1])
    True
    """
    import hashlib

    import rfc8785

    content = dict(canonical(document))
    content.pop("entete", None)
    try:
        return hashlib.sha256(serialised(content)).hexdigest()
    except (rfc8785.CanonicalizationError, UnicodeEncodeError) as error:
        raise NoCanonicalFormError("sans_forme_canonique") from error
