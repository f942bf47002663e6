"""The public frames entered field by field: receivable, and each line has a home or a reason."""

from __future__ import annotations

import re
from functools import cache
from typing import Any, Final

import orjson
import pytest

import cpom_schema
from cpom_validators import validate_bytes
from tests.builders.editions import EDITION

FRAMES: Final = cpom_schema.samples() / "frames"
NAMES: Final = ("chrs", "saad")
LINE: Final = re.compile(r"^\| (?!Ligne|---)(.+?) \| (.+) \|$", re.MULTILINE)


@cache
def _lines(name: str) -> tuple[tuple[str, str], ...]:
    """The lines of the table of a frame: what the frame says, and its home."""
    page = (FRAMES / "README.md").read_text(encoding="utf-8")
    (section,) = (s for s in page.split("\n## ") if s.startswith(f"`{name}.json`"))
    return tuple(LINE.findall(section))


def _homes(cell: str) -> list[str]:
    """The fields that are the whole home of a line; none when the cell is a reason."""
    return re.findall(r"`([\w.]+)`", cell) if cell.startswith("`") else []


def _is_filled(node: Any, steps: list[str]) -> bool:
    if isinstance(node, list):
        return any(_is_filled(item, steps) for item in node)
    if not steps:
        return node is not None
    return isinstance(node, dict) and steps[0] in node and _is_filled(node[steps[0]], steps[1:])


HOMES: Final = [(n, home) for n in NAMES for _, cell in _lines(n) for home in _homes(cell)]


@pytest.mark.parametrize("name", NAMES)
def test_a_frame_is_receivable_without_a_finding(name: str) -> None:
    file = f"{name}.json"
    report = validate_bytes((FRAMES / file).read_bytes(), name=file, today="2026-04-01")
    assert [f.code for f in report.findings] == []


@pytest.mark.parametrize("name", NAMES)
def test_each_line_of_a_frame_has_a_home_or_a_reason(name: str) -> None:
    lines = _lines(name)
    assert len(lines) > 10
    assert [said for said, cell in lines if not _homes(cell) and not cell.endswith(".")] == []


@pytest.mark.parametrize(("name", "home"), HOMES)
def test_a_home_of_a_frame_is_a_field_that_its_sample_fills(name: str, home: str) -> None:
    steps = home.split(".")
    obj = EDITION.dictionary.documents["contrat"].root
    for rank, step in enumerate(steps, 1):
        field = obj.fields[step]
        if rank < len(steps):
            obj = EDITION.dictionary.objects[field.type]
    assert _is_filled(orjson.loads((FRAMES / f"{name}.json").read_bytes()), steps)
