"""The prose of the code: docstrings begin with a verb and keep to one vocabulary."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from tests.commands.density import PACKAGES, ROOT, python_files

VERBS = frozenset((Path(__file__).parent / "verbs.txt").read_text("utf-8").split())
IDIOLECT = re.compile(r"\b(told|ours|said|odd|oddity|oddities)\b", re.IGNORECASE)
"""Words that stood for *reported*, *our marker*, *value* and *anomaly*."""
Documented = ast.Module | ast.ClassDef | ast.FunctionDef


def _docstrings() -> Iterator[tuple[str, Documented, str]]:
    for name in PACKAGES:
        for path in python_files(ROOT / name):
            for node in ast.walk(ast.parse(path.read_text("utf-8"))):
                if not isinstance(node, Documented):
                    continue
                text = ast.get_docstring(node)
                if text:
                    line = getattr(node, "lineno", 1)
                    yield f"{path.relative_to(ROOT)}:{line}", node, text


def _is_property(node: Documented) -> bool:
    if not isinstance(node, ast.FunctionDef):
        return False
    return any("property" in ast.unparse(d) for d in node.decorator_list)


def test_docstrings_of_functions_begin_with_a_verb() -> None:
    found = [
        f"{place}: {text.splitlines()[0]}"
        for place, node, text in _docstrings()
        if isinstance(node, ast.FunctionDef) and not _is_property(node)
        if text.split()[0].rstrip(",.:") not in VERBS
    ]
    assert not found, "a verb of tests/house/verbs.txt is wanted first:\n" + "\n".join(found)


def test_docstrings_say_note_finding_and_marker() -> None:
    found = [
        f"{place}: {hit.group(0)}"
        for place, _, text in _docstrings()
        for hit in IDIOLECT.finditer(text)
    ]
    assert not found, "say note, finding, marker, value, anomaly:\n" + "\n".join(found)
