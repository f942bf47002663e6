"""The one writing of an expression: two equal texts mean the same value."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from cpom_validators.cel.nodes import (
    Binary,
    Call,
    Conditional,
    Has,
    Item,
    ListOf,
    Literal,
    Macro,
    Method,
    Name,
    Node,
    Select,
    Unary,
    Visitor,
)


def written(node: Node) -> str:
    """Write an expression the canonical way, in CEL."""
    return node.accept(_CANONICAL)


def _listed(nodes: Iterable[Node]) -> str:
    return ", ".join(map(written, nodes))


class _Canonical(Visitor[str]):
    def literal(self, node: Literal) -> str:
        value = node.value
        if isinstance(value, bool):
            return "true" if value else "false"
        if isinstance(value, str):
            return f'"{value}"' if "'" in value else f"'{value}'"
        return repr(value)

    def name(self, node: Name) -> str:
        return node.name

    def select(self, node: Select) -> str:
        return f"{written(node.base)}.{node.field}"

    def has(self, node: Has) -> str:
        return f"has({written(node.target)})"

    def item(self, node: Item) -> str:
        return f"{written(node.base)}[{written(node.key)}]"

    def call(self, node: Call) -> str:
        return f"{node.name}({_listed(node.args)})"

    def method(self, node: Method) -> str:
        return f"{written(node.base)}.{node.name}({_listed(node.args)})"

    def macro(self, node: Macro) -> str:
        return f"{written(node.base)}.{node.name}({node.variable}, {written(node.body)})"

    def unary(self, node: Unary) -> str:
        return f"{node.operator}({written(node.operand)})"

    def binary(self, node: Binary) -> str:
        return f"({written(node.left)} {node.operator} {written(node.right)})"

    def conditional(self, node: Conditional) -> str:
        return f"({written(node.test)} ? {written(node.yes)} : {written(node.no)})"

    def list_of(self, node: ListOf) -> str:
        return f"[{_listed(node.items)}]"


_CANONICAL: Final = _Canonical()
