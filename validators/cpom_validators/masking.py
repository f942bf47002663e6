"""Mask what the structure already refused, so that no other check speaks of it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Final

from cpom_schema.document import Path


class Broken:
    """Stands where the structure found a fault: no check has anything to say of it."""

    __slots__ = ()


BROKEN: Final = Broken()

_Branch = dict["str | int", Any]
"""Places to mask below a value, by name or rank: None for the place itself, else a branch."""


def masked(tree: Any, paths: Iterable[Path], mark: object = BROKEN) -> Any:
    """Return the tree with some places masked; what holds none of them is shared, not copied.

    Args:
        tree: the tree, left as it is.
        paths: the places.
        mark: what stands there instead.
    """
    root: _Branch = {}
    for path in paths:
        if not path:
            return mark
        _add(root, path)
    return _copy(tree, root, mark)


def _add(branch: _Branch, path: Path) -> None:
    """Add a place to what is masked."""
    *above, last = path
    for part in above:
        below: _Branch | None = branch.setdefault(part, {})
        if below is None:
            return  # masked with what holds it
        branch = below
    branch[last] = None


def _copy(tree: Any, branch: _Branch | None, mark: object) -> Any:
    if branch is None:
        return mark
    if isinstance(tree, dict):
        return _copy_object(tree, branch, mark)
    if isinstance(tree, list):
        return _copy_list(tree, branch, mark)
    return tree


def _copy_object(tree: dict[str, Any], branch: _Branch, mark: object) -> dict[Any, Any]:
    copied: dict[Any, Any] = dict(tree)
    for name, below in branch.items():
        if below is None:
            copied[name] = mark  # an absent field is masked too: rules must not miss it
        elif name in tree:
            copied[name] = _copy(tree[name], below, mark)
    return copied


def _copy_list(tree: list[Any], branch: _Branch, mark: object) -> list[Any]:
    copied = list(tree)
    for rank, below in branch.items():
        if isinstance(rank, int) and rank < len(copied):
            copied[rank] = _copy(copied[rank], below, mark)
    return copied
