"""Wanted places of a document as a tree, so that a walk goes only where some are."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from cpom_schema.document import Path

PathTree = dict["str | int", Any]
"""What is wanted below a place, by name or rank, each with what is wanted below it."""


def path_tree(paths: Iterable[Path]) -> PathTree:
    """Return places as a tree: ``("a", 0)`` and ``("b",)`` give ``{"a": {0: {}}, "b": {}}``."""
    tree: PathTree = {}
    for path in paths:
        branch = tree
        for part in path:
            branch = branch.setdefault(part, {})
    return tree
