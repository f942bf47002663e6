"""What a condition proves: fields that are there, keys that are in an index, divisors not null."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from cpom_validators.cel.canonical import written
from cpom_validators.cel.nodes import Binary, Has, Literal, Name, Node, Unary

Facts = frozenset[str]
"""What is proved, each as a text: see `present`, `found_in` and `not_null`."""
NOTHING: Final[Facts] = frozenset()


def present(field: Node) -> str:
    """Write the fact that an optional field is there."""
    return written(field)


def found_in(key: Node, index: Node) -> str:
    """Write the fact that a key is in an index, or a value in a list."""
    return f"{written(key)} in {written(index)}"


def not_null(divisor: Node) -> str:
    """Write the fact that a number is not zero."""
    return f"nonzero {written(divisor)}"


class Prover:
    """Reads conditions, those that ``let`` gave a name to included."""

    def __init__(self, bound: Mapping[str, Node]) -> None:
        self.bound = bound

    def when_true(self, node: Node) -> Facts:
        """Return what is proved when an expression is true."""
        match node:
            case Has(target=target):
                return frozenset({present(target)})
            case Unary(operator="!", operand=operand):
                return self.when_false(operand)
            case Binary():
                return self._when_binary_true(node)
            case Name(name=name) if name in self.bound:
                return self.when_true(self.bound[name])
            case _:
                return NOTHING

    def _when_binary_true(self, node: Binary) -> Facts:
        match node.operator:
            case "&&":
                return self.when_true(node.left) | self.when_true(node.right)
            case "||":
                return self.when_true(node.left) & self.when_true(node.right)
            case "in":
                return frozenset({found_in(node.left, node.right)})
            case ">":
                return _not_null_if(node.left, proved=_is_at_least_zero(node.right))
            case "!=":
                return _not_null_if(node.left, proved=_is_zero(node.right))
            case _:
                return NOTHING

    def when_false(self, node: Node) -> Facts:
        """Return what is proved when an expression is false."""
        match node:
            case Unary(operator="!", operand=operand):
                return self.when_true(operand)
            case Binary():
                return self._when_binary_false(node)
            case Name(name=name) if name in self.bound:
                return self.when_false(self.bound[name])
            case _:
                return NOTHING

    def _when_binary_false(self, node: Binary) -> Facts:
        match node.operator:
            case "||":
                return self.when_false(node.left) | self.when_false(node.right)
            case "&&":
                return self.when_false(node.left) & self.when_false(node.right)
            case "==":
                return _not_null_if(node.left, proved=_is_zero(node.right))
            case "<=":
                return _not_null_if(node.left, proved=_is_at_least_zero(node.right))
            case _:
                return NOTHING


def _not_null_if(divisor: Node, *, proved: bool) -> Facts:
    return frozenset({not_null(divisor)}) if proved else NOTHING


def _is_zero(node: Node) -> bool:
    return isinstance(node, Literal) and isinstance(node.value, float) and node.value == 0


def _is_at_least_zero(node: Node) -> bool:
    return isinstance(node, Literal) and isinstance(node.value, float) and node.value >= 0
