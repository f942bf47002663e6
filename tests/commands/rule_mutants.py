"""Mutants of a rule: its conditions with one thing changed, each of which a case must catch."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from cpom_validators.cel.canonical import written
from cpom_validators.cel.nodes import (
    Binary,
    Call,
    Conditional,
    Item,
    ListOf,
    Literal,
    Macro,
    Method,
    Node,
    Unary,
)
from cpom_validators.cel.syntax import parse

_SIGNS = {"<": "<=", "<=": "<", ">": ">=", ">=": ">", "==": "!=", "!=": "==", "+": "-", "-": "+",
          "*": "/", "/": "*"}  # fmt: skip
_QUANTIFIERS = {"all": "exists", "exists": "all"}


def _literals(node: Literal) -> Iterator[Node]:
    match node.value:
        case bool() as value:
            yield Literal(not value)
        case int() as value:
            yield Literal(value + 1)
        case float() as value:
            yield Literal(value * 10 if 0 < abs(value) < 1 else value + 1)
        case str() as value if len(value) == 10 and value[4] == "-":
            yield Literal("1999-01-01" if value != "1999-01-01" else "2098-12-31")
        case _:
            pass


def mutants(node: Node) -> Iterator[Node]:
    """The expression with one change, for each change that matters."""
    match node:
        case Literal():
            yield from _literals(node)
        case Binary(operator="&&" | "||", left=left, right=right):
            yield left
            yield right
            yield from _inside(node)
        case Binary(operator=sign) if sign in _SIGNS:
            yield replace(node, operator=_SIGNS[sign])
            yield from _inside(node)
        case Macro(name=name) if name in _QUANTIFIERS:
            yield replace(node, name=_QUANTIFIERS[name])
            yield from _inside(node)
        case Macro(name="filter", base=base):
            yield base
            yield from _inside(node)
        case Unary(operator="!", operand=operand):
            yield operand
            yield from (Unary("!", m) for m in mutants(operand))
        case ListOf(items=items) if len(items) > 1:
            yield from (ListOf(items[:i] + items[i + 1 :]) for i in range(len(items)))
        case _:
            yield from _inside(node)


def _inside(node: Node) -> Iterator[Node]:
    match node:
        case Binary(left=left, right=right):
            yield from (replace(node, left=m) for m in mutants(left))
            yield from (replace(node, right=m) for m in mutants(right))
        case Macro(base=base, body=body):
            yield from (replace(node, base=m) for m in mutants(base))
            yield from (replace(node, body=m) for m in mutants(body))
        case Conditional(test=test, yes=yes, no=no):
            yield from (replace(node, test=m) for m in mutants(test))
            yield from (replace(node, yes=m) for m in mutants(yes))
            yield from (replace(node, no=m) for m in mutants(no))
        case Call(name=name, args=args) if name not in ("key", "codeAttribute"):
            for rank, arg in enumerate(args):
                for m in mutants(arg):
                    yield replace(node, args=[*args[:rank], m, *args[rank + 1 :]])
        case Method(base=base):
            yield from (replace(node, base=m) for m in mutants(base))
        case Item(base=base) if not isinstance(base, Item):
            yield from (replace(node, base=m) for m in mutants(base))
        case Unary(operand=operand):
            yield from (replace(node, operand=m) for m in mutants(operand))
        case _:
            return


def mutant_rules(raw: Mapping[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    """Each mutant of a rule, with what was changed in words."""
    for part in ("when", "assert"):
        if part in raw:
            for mutant in mutants(parse(raw[part])):
                yield f"{part}: {written(mutant)}", {**raw, part: written(mutant)}
    for name, text in raw.get("let", {}).items():
        for mutant in mutants(parse(text)):
            changed = {**raw, "let": {**raw["let"], name: written(mutant)}}
            yield f"let {name}: {written(mutant)}", changed
