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


def masked(tree: Any, paths: Iterable[Path], mark: object = BROKEN) -> Any:
    """The tree with some places masked: what holds none is shared, what holds some copied once."""
    root: _Branch = {}
    for path in paths:
        if not path:
            return mark
        branch = root
        for part in path[:-1]:
            below: _Branch | None = branch.setdefault(part, {})
            if below is None:  # masked with what holds it
                break
            branch = below
        else:
            branch[path[-1]] = None
    return _copy(tree, root, mark)


def _copy(tree: Any, branch: _Branch | None, mark: object) -> Any:
    if branch is None:
        return mark
    if isinstance(tree, dict):
        present = {p: b for p, b in branch.items() if b is None or p in tree}
        return tree | {p: _copy(tree.get(p), b, mark) for p, b in present.items()}
    if isinstance(tree, list):
        items = list(tree)
        for part, below in branch.items():
            if isinstance(part, int) and part < len(items):
                items[part] = _copy(items[part], below, mark)
        return items
    return tree
