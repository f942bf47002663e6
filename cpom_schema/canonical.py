"""The canonical tree and the content digest: the same in every syntax and after a re-export."""

from __future__ import annotations

import re
from typing import Any, Final

from cpom_schema.document import Document, Tree
from cpom_schema.errors import NoCanonicalFormError
from cpom_schema.standard.dictionary import Dictionary, Field, ObjectType


def sort_key(item: Tree, key: tuple[str, ...]) -> tuple[tuple[int, Any], ...]:
    """Rank of an item by its key: an absent part first, numbers by value, texts by code point."""
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


def _field(dictionary: Dictionary, field: Field | None, value: Any) -> Any:
    if field is None or field.kind != "object":
        return value
    obj = dictionary.objects[field.type]
    if isinstance(value, dict):
        return _object(dictionary, obj, value)
    if not isinstance(value, list):
        return value
    items = [_object(dictionary, obj, v) if isinstance(v, dict) else v for v in value]
    if field.key and all(isinstance(v, dict) for v in items):
        items.sort(key=lambda item: sort_key(item, field.key))
    return items


def _object(dictionary: Dictionary, obj: ObjectType, tree: Tree) -> Tree:
    return {name: _field(dictionary, obj.fields.get(name), v) for name, v in tree.items()}


def canonical(document: Document) -> Tree:
    """The tree with its keyed lists sorted by key; other lists keep their order."""
    return _object(document.dictionary, document.root, document.tree)


_ODD: Final = re.compile(rb"[\xf0-\xf4]|[:,\[]-?(?:[0-9.]+[eE]|[0-9]{16}|[0-9]+\.0[,\]}])")
"""What the fast writer may write otherwise: keys beyond the first plane, which sort elsewhere,
exponents, numbers beyond 2^53, whole numbers with a point."""


def serialised(content: Tree) -> bytes:
    """The content by RFC 8785: by a fast writer where it is known to write the same.

    A text that merely looks odd takes the slow way too, which costs time and nothing else.
    """
    import orjson
    import rfc8785

    try:
        fast = orjson.dumps(content, option=orjson.OPT_SORT_KEYS)
    except TypeError:
        fast = b":1.0,"
    return rfc8785.dumps(content) if _ODD.search(fast) else fast


def digest(document: Document) -> str:
    """SHA-256 of the canonical tree without its header, serialised by RFC 8785.

    Raises:
        NoCanonicalFormError: the tree holds a value that has no canonical form (a number beyond 2^53, a lone
            surrogate); no such value passes the structural checks.
    """
    import hashlib

    import rfc8785

    content = {name: value for name, value in canonical(document).items() if name != "entete"}
    try:
        return hashlib.sha256(serialised(content)).hexdigest()
    except (rfc8785.CanonicalizationError, UnicodeEncodeError) as error:
        raise NoCanonicalFormError("sans_forme_canonique") from error
