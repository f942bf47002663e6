"""What tables would lose of a document, found by reading them again."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import Any, Final

import orjson

from cpom_schema.document import Path, Tree, pointer

_SORTED: Final = orjson.OPT_SORT_KEYS
_MOST: Final = 1_000
"""Losses given: more than anyone reads."""
_SHOWN: Final = 60


def losses(wanted: Tree, got: Tree) -> tuple[str, ...]:
    """Return one sentence per loss, in French; none when the tables give the same tree.

    Args:
        wanted: the tree that was written.
        got: what its tables give once read again.
    """
    if _are_written_alike(wanted, got):
        return ()
    return tuple(islice(_differences(wanted, got, ()), _MOST))


def _are_written_alike(wanted: Tree, got: Tree) -> bool:
    """Tell whether two trees are written alike, as fast as a writer; in doubt, they are not."""
    try:
        return orjson.dumps(wanted, option=_SORTED) == orjson.dumps(got, option=_SORTED)
    except orjson.JSONEncodeError:  # a number or a character that no JSON writer takes
        return False


def _shown(value: Any) -> str:
    text = str(value)
    if len(text) <= _SHOWN:
        return text
    return f"{text[:_SHOWN]}…"


def _nature(value: Any) -> type:
    """Return the type of a value; a number is one whether or not it is written with a point."""
    return float if type(value) is int else type(value)


def _differences(wanted: Any, got: Any, path: Path) -> Iterator[str]:
    """Yield a sentence for each place where a tree that was read again differs."""
    if _nature(wanted) is not _nature(got):
        yield f"{_pointer(path)} : « {_shown(wanted)} » ne se relit pas tel quel"
    elif isinstance(wanted, dict):
        yield from _differences_of_objects(wanted, got, path)
    elif isinstance(wanted, list):
        yield from _differences_of_lists(wanted, got, path)
    elif wanted != got:
        yield f"{_pointer(path)} : « {_shown(wanted)} » serait relu « {_shown(got)} »"


def _pointer(path: Path) -> str:
    return pointer(path) or "/"


def _differences_of_lists(wanted: list[Any], got: list[Any], path: Path) -> Iterator[str]:
    if len(wanted) != len(got):
        yield (
            f"{_pointer(path)} : {len(got)} éléments se rattacheraient ici, au lieu de"
            f" {len(wanted)}"
            " (clé absente ou répétée, ou élément qui n'est pas du type attendu)"
        )
        return
    for rank, (value, other) in enumerate(zip(wanted, got, strict=True)):
        yield from _differences(value, other, (*path, rank))


def _differences_of_objects(wanted: Tree, got: Tree, path: Path) -> Iterator[str]:
    for name, value in wanted.items():
        here = (*path, name)
        if name in got:
            yield from _differences(value, got[name], here)
        else:
            yield _absence(value, here)
    for name in got.keys() - wanted.keys():
        yield f"{pointer((*path, name))} : la valeur serait relue à cet endroit"


def _absence(value: Any, path: Path) -> str:
    """Return the sentence on a value that was not read again."""
    if value in ("", None) or value in ([], {}):
        return f"{pointer(path)} : une valeur vide ne s'écrit pas dans un tableau"
    return f"{pointer(path)} : aucun tableau n'a de place pour cette valeur"
