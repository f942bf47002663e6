"""Mask what the structure already refused, so that no other check speaks of it."""

from __future__ import annotations

from typing import Any, Final

from cpom_schema.document import Path


class Broken:
    """Stands where the structure found a fault: no check has anything to say of it."""

    __slots__ = ()


BROKEN: Final = Broken()


def masked(tree: Any, path: Path) -> Any:
    """The tree with one place masked, the rest shared; unchanged when its parent is not there."""
    if not path:
        return BROKEN
    part = path[0]
    if isinstance(tree, dict):
        if len(path) > 1 and part not in tree:
            return tree
        return {**tree, part: masked(tree.get(part), path[1:])}
    if isinstance(tree, list) and isinstance(part, int) and part < len(tree):
        return [*tree[:part], masked(tree[part], path[1:]), *tree[part + 1 :]]
    return tree
