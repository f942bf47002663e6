"""What every part of the checker shares: where it stands, what is proved there, how it refuses."""

from __future__ import annotations

from cpom_validators.cel.canonical import written
from cpom_validators.cel.facts import NOTHING, Facts, Prover
from cpom_validators.cel.nodes import Name, Node, RuleError, Visitor
from cpom_validators.cel.scope import Scope
from cpom_validators.cel.types import BOOLEAN, COUNT, Listing, Scalar, Type, is_accepted, shown


class Checking(Visitor[Type]):
    """The state of a checker while it goes through one rule.

    Attributes:
        scope: what the rule may name.
        prover: reads what conditions prove.
        facts: what is proved where the checker stands.
        macros: the variables of the macros around, outermost first.
        in_near: whether a call of near(…) is around.
    """

    def __init__(self, scope: Scope) -> None:
        self.scope = scope
        self.prover = Prover(scope.bound)
        self.facts = NOTHING
        self.macros: list[str] = []
        self.in_near = False

    def check(self, node: Node, proved: Facts = NOTHING) -> Type:
        """Give an expression and each of its parts their types.

        Args:
            node: the expression.
            proved: what is proved there, besides what already was around it.

        Raises:
            RuleError: it may fail, mixes types or costs too much.
        """
        before = self.facts
        self.facts = before | proved
        try:
            node.type = node.accept(self)
        finally:
            self.facts = before
        return node.type

    def boolean(self, node: Node, proved: Facts = NOTHING) -> None:
        """Check an expression that must be true or false.

        Raises:
            RuleError: it is something else, or cannot be accepted.
        """
        self.expect(node, self.check(node, proved), BOOLEAN)

    def expect(self, node: Node, found: Type, wanted: Scalar) -> None:
        """Refuse an expression that is not of the type wanted.

        Raises:
            RuleError: the type found is another one.
        """
        if not isinstance(found, Scalar):
            raise self.fail(node, f"{wanted.name} attendu, c'est une {shown(found)}")
        if is_accepted(found, wanted):
            return
        hint = " (écrire 5.0 et non 5)" if found == COUNT else ""
        raise self.fail(node, f"{wanted.name} attendu, c'est un {found.name}{hint}")

    def expect_list(self, node: Node, found: Type) -> Listing:
        """Return the type of a list.

        Raises:
            RuleError: the expression is something else.
        """
        if not isinstance(found, Listing):
            raise self.fail(node, f"liste attendue, c'est un {shown(found)}")
        return found

    def fail(self, node: Node, reason: str) -> RuleError:
        """Return the error of an expression, quoted as it is understood."""
        return RuleError(f"« {written(node)} » : {reason}")

    def named(self, node: Name) -> Node | None:
        """Return the expression that ``let`` gave a name to, None for any other name."""
        return self.scope.bound.get(node.name)
