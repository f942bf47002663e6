"""What a condition proves: fields that are there, keys that are in an index, divisors not null."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from cpom_validators.cel.canonical import written
from cpom_validators.cel.nodes import Binary, Has, Literal, Name, Node, Unary

Facts = frozenset[str]
"""What is proved, each as a text: see `present`, `found_in` and `not_null`."""
NOTHING: Final[Facts] = frozenset()
_JOINING: Final = ("&&", "||")
_OPPOSITES: Final = {"&&": "||", "||": "&&", "==": "!=", "<=": ">"}
"""For each operator, the one that holds when it does not, where that proves something."""


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
        return self._proved(node, outcome=True)

    def when_false(self, node: Node) -> Facts:
        """Return what is proved when an expression is false."""
        return self._proved(node, outcome=False)

    def _proved(self, node: Node, *, outcome: bool) -> Facts:
        match node:
            case Name(name=name) if name in self.bound:
                return self._proved(self.bound[name], outcome=outcome)
            case Unary(operator="!", operand=operand):
                return self._proved(operand, outcome=not outcome)
            case Has(target=target) if outcome:
                return frozenset({present(target)})
            case Binary():
                return self._proved_by_binary(node, outcome=outcome)
            case _:
                return NOTHING

    def _proved_by_binary(self, node: Binary, *, outcome: bool) -> Facts:
        sign = node.operator if outcome else _OPPOSITES.get(node.operator, "")
        if sign not in _JOINING:
            return _proved_by_comparison(node.left, sign, node.right)
        left = self._proved(node.left, outcome=outcome)
        right = self._proved(node.right, outcome=outcome)
        return left | right if sign == "&&" else left & right


def _proved_by_comparison(left: Node, sign: str, right: Node) -> Facts:
    """Return what a comparison proves when it is true."""
    if sign == "in":
        return frozenset({found_in(left, right)})
    if sign == ">" and _is_at_least_zero(right):
        return frozenset({not_null(left)})
    if sign == "!=" and _is_zero(right):
        return frozenset({not_null(left)})
    return NOTHING


def _is_zero(node: Node) -> bool:
    return isinstance(node, Literal) and isinstance(node.value, float) and not node.value


def _is_at_least_zero(node: Node) -> bool:
    return isinstance(node, Literal) and isinstance(node.value, float) and node.value >= 0
