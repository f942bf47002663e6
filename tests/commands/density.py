"""Measure how dense the code is: ``python -m tests.commands.density [FOLDER…]``.

Decisions are counted as McCabe does, one more than the branches of a function: `if`, loops,
`except`, `case`, conditional expressions, each clause of a comprehension, each `and` or `or`.
"""

from __future__ import annotations

import ast
import statistics
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Final, NamedTuple

ROOT: Final = Path(__file__).parents[2]
PACKAGES: Final = (
    "cpom_schema",
    "validators/cpom_validators",
    "validators/cpom_desk",
    "spec/generator",
)
GENERATED: Final = "v1_0"
SHORT: Final = 8
"""Lines of a body below which a function is too short for its decisions to be a density."""
_BRANCHES: Final = (
    ast.If,
    ast.For,
    ast.While,
    ast.IfExp,
    ast.comprehension,
    ast.ExceptHandler,
    ast.match_case,
    ast.Assert,
)
_FOLDED: Final = (
    ast.ListComp,
    ast.SetComp,
    ast.DictComp,
    ast.GeneratorExp,
    ast.IfExp,
    ast.NamedExpr,
)


class Function(NamedTuple):
    """One function: its lines of body without docstring, comments and blanks, and its decisions."""

    place: str
    lines: int
    length: int
    decisions: int


class Density(NamedTuple):
    """What a folder weighs.

    Attributes:
        decisions: decisions per ten lines of body, median of functions of `SHORT` lines or more.
        folded: comprehensions, conditional expressions and walruses per hundred lines of body.
    """

    files: int
    lines: int
    decisions: float
    folded: float


def python_files(folder: Path) -> list[Path]:
    """Return the files of a folder written by hand."""
    return sorted(p for p in folder.rglob("*.py") if GENERATED not in p.parts)


def _decisions(function: ast.FunctionDef) -> int:
    found = 1
    for node in ast.walk(function):
        if isinstance(node, _BRANCHES):
            found += 1
        if isinstance(node, ast.comprehension):
            found += len(node.ifs)
        if isinstance(node, ast.BoolOp):
            found += len(node.values) - 1
    return found


def _is_text(node: ast.stmt) -> bool:
    return isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)


def functions(path: Path) -> Iterator[Function]:
    """Yield the functions of a file."""
    text = path.read_text("utf-8")
    written = text.splitlines()
    for node in ast.walk(ast.parse(text)):
        if not isinstance(node, ast.FunctionDef):
            continue
        body = node.body[1:] if _is_text(node.body[0]) else node.body
        if not body:
            continue
        first, last = body[0].lineno, body[-1].end_lineno or body[-1].lineno
        held = [line.strip() for line in written[first - 1 : last]]
        code = sum(1 for line in held if line and not line.startswith("#"))
        yield Function(
            f"{path}:{node.lineno} {node.name}", code, last - first + 1, _decisions(node)
        )


def density(paths: list[Path]) -> Density:
    """Return what some files weigh."""
    found = [f for path in paths for f in functions(path)]
    rates = [10 * f.decisions / f.length for f in found if f.length >= SHORT]
    folded = 0
    lines = 0
    for path in paths:
        text = path.read_text("utf-8")
        lines += text.count("\n")
        folded += sum(isinstance(node, _FOLDED) for node in ast.walk(ast.parse(text)))
    body = sum(f.lines for f in found) or 1
    return Density(len(paths), lines, statistics.median(rates or [0]), 100 * folded / body)


def main(folders: list[str]) -> None:
    """Print a line for each folder, then the densest functions of all."""
    everything: list[Function] = []
    for name in folders or PACKAGES:
        paths = python_files(ROOT / name)
        weight = density(paths)
        sys.stdout.write(
            f"{name}: {weight.files} files, {weight.lines} lines, decisions per ten lines "
            f"{weight.decisions:.2f}, folded per hundred {weight.folded:.1f}\n"
        )
        everything += [f for path in paths for f in functions(path)]
    everything.sort(key=lambda f: f.decisions, reverse=True)
    for function in everything[:15]:
        sys.stdout.write(
            f"  {function.decisions:>3} in {function.length} lines  {function.place}\n"
        )


if __name__ == "__main__":
    main(sys.argv[1:])
