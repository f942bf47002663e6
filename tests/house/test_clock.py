"""Only the faces read the clock and the environment: below them, a result depends on its inputs."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest

from tests.commands.density import PACKAGES, ROOT, python_files

FACES: Final = ROOT / "validators" / "cpom_desk" / "faces"
READ: Final = frozenset(
    {
        *("datetime.now", "datetime.utcnow", "datetime.today", "date.today"),
        *("time.time", "time.time_ns", "time.localtime", "time.gmtime"),
        *("os.environ", "os.environb", "os.getenv"),
    }
)
_LAST: Final = re.compile("|".join(sorted({name.split(".")[1] for name in READ})))
"""What a file must hold to be worth parsing."""


def _names(module: ast.Module) -> Iterator[tuple[str, int]]:
    """The names a module reads or imports from another, by their last two parts, with the line."""
    for node in ast.walk(module):
        if isinstance(node, ast.Attribute):
            yield ".".join(ast.unparse(node).split(".")[-2:]), node.lineno
        elif isinstance(node, ast.ImportFrom):
            for alias in node.names:
                yield f"{node.module}.{alias.name}", node.lineno


def _read(text: str) -> list[int]:
    """The lines that read the clock or the environment."""
    if not _LAST.search(text):
        return []
    return [line for name, line in _names(ast.parse(text)) if name in READ]


def _readers() -> dict[Path, list[int]]:
    found: dict[Path, list[int]] = {}
    for package in PACKAGES:
        for path in python_files(ROOT / package):
            lines = _read(path.read_text("utf-8"))
            if lines:
                found[path] = lines
    return found


def test_only_the_faces_read_the_clock_and_the_environment() -> None:
    readers = _readers()
    assert {p: lines for p, lines in readers.items() if not p.is_relative_to(FACES)} == {}
    assert readers


@pytest.mark.parametrize(
    ("text", "is_read"),
    [
        ("import datetime as dt\ndt.datetime.now()", True),
        ("from datetime import date\ndate.today()", True),
        ("from os import environ", True),
        ("import os\nos.environ.get('HOME')", True),
        ("import time\ntime.perf_counter()", False),
        ("today = options.today", False),
    ],
)
def test_a_reading_is_recognised(text: str, *, is_read: bool) -> None:
    assert bool(_read(text)) is is_read
