"""What a condition proves: fields that are there, keys that are in an index, divisors not null."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from cpom_validators.cel.nodes import Binary, Has, Literal, Name, Node, Unary, written

Facts = frozenset[str]
NOTHING: Final[Facts] = frozenset()


class Prover:
    """Reads conditions, those that ``let`` gave a name to included."""

    def __init__(self, bound: Mapping[str, Node]) -> None:
        self.bound = bound

    def when_true(self, node: Node) -> Facts:
        """What is proved when an expression is true."""
        match node:
            case Has(target=target):
                return frozenset({written(target)})
            case Binary(operator="&&", left=left, right=right):
                return self.when_true(left) | self.when_true(right)
            case Binary(operator="||", left=left, right=right):
                return self.when_true(left) & self.when_true(right)
            case Binary(operator="in", left=left, right=right):
                return frozenset({f"{written(left)} in {written(right)}"})
            case Binary(operator=">" | "!=" as sign, left=left, right=Literal(value=float() as v)):
                proves = v == 0 if sign == "!=" else v >= 0
                return frozenset({f"nonzero {written(left)}"}) if proves else NOTHING
            case Unary(operator="!", operand=operand):
                return self.when_false(operand)
            case Name() if bound := self.bound.get(node.name):
                return self.when_true(bound)
            case _:
                return NOTHING

    def when_false(self, node: Node) -> Facts:
        """What is proved when an expression is false."""
        match node:
            case Binary(operator="||", left=left, right=right):
                return self.when_false(left) | self.when_false(right)
            case Binary(operator="&&", left=left, right=right):
                return self.when_false(left) & self.when_false(right)
            case Binary(operator="==", left=left, right=Literal(value=0.0)):
                return frozenset({f"nonzero {written(left)}"})
            case Binary(operator="<=", left=left, right=Literal(value=float() as v)) if v >= 0:
                return frozenset({f"nonzero {written(left)}"})
            case Unary(operator="!", operand=operand):
                return self.when_true(operand)
            case Name() if bound := self.bound.get(node.name):
                return self.when_false(bound)
            case _:
                return NOTHING
