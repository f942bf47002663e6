"""Programs of other languages: needed in CI, skipped with a reason elsewhere."""

from __future__ import annotations

import os
import shutil

import pytest


def program(name: str, why: str) -> str:
    """Path of a program; without it the test is skipped, and fails where CI promises it."""
    found = shutil.which(name)
    if found is None:
        if os.environ.get("CI"):
            pytest.fail(f"no {name}: {why}")
        pytest.skip(f"no {name} on this machine")
    return found
