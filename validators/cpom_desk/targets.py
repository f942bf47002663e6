"""Where results are written: never over something that is read."""

from __future__ import annotations

import os
from collections.abc import Iterable

from cpom_schema.errors import CpomError


def keep_inputs(target: str, inputs: Iterable[str]) -> None:
    """Refuse a target that is one of the files read, by whatever name.

    Raises:
        CpomError: it is one of them.
    """
    for path in inputs:
        if is_same(path, target):
            raise CpomError("entree_effacee", fichier=target)


def is_same(path: str, target: str) -> bool:
    """Return True if a target is a file that is read, or stands in a folder that is."""
    if _is_inside(target, path):
        return True
    try:
        return os.path.samefile(path, target)  # noqa: PTH121 - no pathlib on a cold start
    except OSError:  # the target does not exist yet
        return False


def _is_inside(target: str, folder: str) -> bool:
    """Return True if a target would stand in a folder, through links too."""
    if not os.path.isdir(folder):  # noqa: PTH112
        return False
    return os.path.realpath(target).startswith(os.path.realpath(folder) + os.sep)
