"""What tables would lose of a document: seen by reading them again."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import Any, Final

import orjson

from cpom_schema.document import Path, Tree, pointer

_SORTED: Final = orjson.OPT_SORT_KEYS
_EMPTY: Final[tuple[Any, ...]] = ("", None, [], {})
_MOST: Final = 1_000
_SHOWN: Final = 60


def losses(wanted: Tree, got: Tree) -> tuple[str, ...]:
    """Return one sentence per loss, in French; none when the tables give the same tree.

    Args:
        wanted: the tree that was written.
        got: what its tables give once read again.
    """
    if _alike(wanted, got):
        return ()
    found = _different(wanted, got, ())
    return tuple(islice(found, _MOST))


def _alike(wanted: Tree, got: Tree) -> bool:
    """Return True if two trees are written alike, at the speed of a writer; in doubt, False."""
    try:
        return orjson.dumps(wanted, option=_SORTED) == orjson.dumps(got, option=_SORTED)
    except orjson.JSONEncodeError:  # a number or a character that no JSON writer takes
        return False


def _cut(value: Any) -> str:
    """Return a value as a sentence quotes it."""
    text = str(value)
    if len(text) <= _SHOWN:
        return text
    return f"{text[:_SHOWN]}…"


def _nature(value: Any) -> type:
    """Return the type of a value; a number is one whether or not it is written with a point."""
    return float if type(value) is int else type(value)


def _different(wanted: Any, got: Any, path: Path) -> Iterator[str]:
    """Yield where a tree that was read again differs, as sentences."""
    if _nature(wanted) is not _nature(got):
        yield f"{_place(path)} : « {_cut(wanted)} » ne se relit pas tel quel"
    elif isinstance(wanted, dict):
        yield from _fields(wanted, got, path)
    elif isinstance(wanted, list):
        yield from _items(wanted, got, path)
    elif wanted != got:
        yield f"{_place(path)} : « {_cut(wanted)} » serait relu « {_cut(got)} »"


def _items(wanted: list[Any], got: list[Any], path: Path) -> Iterator[str]:
    """Yield where the items of a list differ, or that some are missing."""
    if len(wanted) != len(got):
        yield (
            f"{_place(path)} : {len(got)} éléments se rattacheraient ici, au lieu de {len(wanted)}"
            " (clé absente ou répétée, ou élément qui n'est pas du type attendu)"
        )
        return
    for rank, (value, other) in enumerate(zip(wanted, got, strict=True)):
        yield from _different(value, other, (*path, rank))


def _place(path: Path) -> str:
    return pointer(path) or "/"


def _fields(wanted: Tree, got: Tree, path: Path) -> Iterator[str]:
    """Yield where the fields of an object differ, are missing or are too many."""
    for name, value in wanted.items():
        here = (*path, name)
        if name in got:
            yield from _different(value, got[name], here)
        elif value in _EMPTY:
            yield f"{pointer(here)} : une valeur vide ne s'écrit pas dans un tableau"
        else:
            yield f"{pointer(here)} : aucun tableau n'a de place pour cette valeur"
    for name in got.keys() - wanted.keys():
        yield f"{pointer((*path, name))} : la valeur serait relue à cet endroit"
