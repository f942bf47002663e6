"""The canonical tree and the content digest: the same in every syntax and after a re-export."""

from __future__ import annotations

import re
from operator import is_, le
from typing import Any, Final, NamedTuple

from cpom_schema.document import Document, Tree
from cpom_schema.errors import NoCanonicalFormError
from cpom_schema.standard.edition import Edition, per_edition


def sort_key(item: Tree, key: tuple[str, ...]) -> tuple[tuple[int, Any], ...]:
    """Return what ranks an item by its key: an absent part, then numbers, then texts."""
    parts: list[tuple[int, Any]] = []
    for name in key:
        value = item.get(name)
        match value:
            case None:
                parts.append((0, 0))
            case int() | float():
                parts.append((1, value))
            case _:
                parts.append((2, str(value)))
    return tuple(parts)


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
    """Return, for each type of object, its fields that hold objects: the others never move."""
    plans: dict[str, list[_Nested]] = {name: [] for name in edition.dictionary.objects}
    for name, obj in edition.dictionary.objects.items():
        for field in obj.fields.values():
            if field.kind == "object":
                plans[name].append(_Nested(field.name, field.key, plans[field.type]))
    return plans


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
    if field.key and _are_all(dict, items):
        items = _ranked(items, field.key)
    if all(map(is_, items, held)):
        return held
    return items


def _sorted_item(item: Any, plan: list[_Nested]) -> Any:
    """Return an item with its lists sorted; a list may hold what is no object."""
    return _sorted_tree(item, plan) if type(item) is dict else item


def _are_all(kind: type, values: list[Any]) -> bool:
    return set(map(type, values)) <= {kind}


def _ranked(items: list[Tree], key: tuple[str, ...]) -> list[Tree]:
    """Return the items in the order of their keys."""
    if _are_in_order_of_texts(items, key):
        return items
    return sorted(items, key=lambda item: sort_key(item, key))


def _are_in_order_of_texts(items: list[Tree], key: tuple[str, ...]) -> bool:
    """Return whether the keys are texts alone, in their order: compared in C, as most files are."""
    parts: list[list[Any]] = []
    for name in key:
        part = [item.get(name) for item in items]
        if not _are_all(str, part):
            return False
        parts.append(part)
    ranks = parts[0] if len(parts) == 1 else list(zip(*parts, strict=True))
    return all(map(le, ranks, ranks[1:]))


def canonical(document: Document) -> Tree:
    """Return the tree with its keyed lists sorted by key; other lists keep their order."""
    return _sorted_tree(document.tree, _nested(document.edition)[document.root.name])


_UNUSUAL: Final = re.compile(rb"[\xf0-\xf4]|[:,\[]-?(?:[0-9.]+[eE]|[0-9]{16}|[0-9]+\.0[,\]}])")
"""What the fast writer may write otherwise: keys beyond the first plane, which sort elsewhere,
exponents, numbers beyond 2^53, whole numbers with a point."""


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
    return rfc8785.dumps(content) if _UNUSUAL.search(fast) else fast


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
