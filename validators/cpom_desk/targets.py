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
    """Return True if two names lead to one file that exists."""
    try:
        return os.path.samefile(path, target)  # noqa: PTH121 - no pathlib on a cold start
    except OSError:  # the target does not exist yet
        return False
