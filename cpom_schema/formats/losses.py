"""What tables would lose of a document: found by reading them again."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import Any, Final

import orjson

from cpom_schema.document import Path, Tree
from cpom_schema.errors import Loss

_SORTED: Final = orjson.OPT_SORT_KEYS
_MOST: Final = 1_000
_QUOTED: Final = 60


def losses(wanted: Tree, got: Tree) -> tuple[Loss, ...]:
    """Return what was lost; nothing when the tables give the same tree.

    Args:
        wanted: the tree that was written.
        got: what its tables give once read again.
    """
    if _alike(wanted, got):
        return ()
    return tuple(islice(_differences(wanted, got, ()), _MOST))


def _alike(wanted: Tree, got: Tree) -> bool:
    """Return whether two trees are surely the same, at the speed of a JSON writer."""
    try:
        written = orjson.dumps(wanted, option=_SORTED)
        if b"null" in written:  # what is no number is written so too
            return False
        return written == orjson.dumps(got, option=_SORTED)
    except orjson.JSONEncodeError:  # a number or a character that no JSON writer takes
        return False


def _quoted(value: Any) -> str:
    """Return the beginning of a value, as text."""
    text = str(value)
    if len(text) <= _QUOTED:
        return text
    return f"{text[:_QUOTED]}…"


def _nature(value: Any) -> type:
    """Return the type of a value; a number is one whether or not it is written with a point."""
    return float if type(value) is int else type(value)


def _differences(wanted: Any, got: Any, path: Path) -> Iterator[Loss]:
    """Yield where a tree that was read again differs."""
    if _nature(wanted) is not _nature(got):
        yield Loss("relu_autre_nature", path, (("valeur", _quoted(wanted)),))
    elif isinstance(wanted, dict):
        yield from _field_differences(wanted, got, path)
    elif isinstance(wanted, list):
        yield from _item_differences(wanted, got, path)
    elif wanted != got:
        both = (("valeur", _quoted(wanted)), ("relu", _quoted(got)))
        yield Loss("relu_autrement", path, both)


def _item_differences(wanted: list[Any], got: list[Any], path: Path) -> Iterator[Loss]:
    """Yield where the items of a list differ; of lists of two lengths, only the lengths."""
    if len(wanted) != len(got):
        counts = (("nombre", str(len(got))), ("attendu", str(len(wanted))))
        yield Loss("relu_autre_nombre", path, counts)
        return
    for rank, (value, other) in enumerate(zip(wanted, got, strict=True)):
        yield from _differences(value, other, (*path, rank))


def _field_differences(wanted: Tree, got: Tree, path: Path) -> Iterator[Loss]:
    """Yield where the fields of an object differ, then those it has gained."""
    for name, value in wanted.items():
        here = (*path, name)
        if name in got:
            yield from _differences(value, got[name], here)
        elif _is_empty(value):
            yield Loss("tableau_valeur_vide", here)
        else:
            yield Loss("tableau_sans_place", here)
    for name in got.keys() - wanted.keys():
        yield Loss("relu_ailleurs", (*path, name))


def _is_empty(value: Any) -> bool:
    return value in ("", None) or value in ([], {})
