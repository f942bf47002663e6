"""Types and presence: after this, evaluating an expression cannot fail, whatever the document.

A field that may be absent is read only where ``has()`` has proved it there; a division is made only
where the divisor was proved not null; a group is taken only where its key was proved in the index.
"""

from __future__ import annotations

from cpom_validators.cel.canonical import written
from cpom_validators.cel.check_lists import ListChecker
from cpom_validators.cel.facts import not_null, present
from cpom_validators.cel.nodes import (
    Binary,
    Conditional,
    Has,
    ListOf,
    Literal,
    Macro,
    Method,
    Name,
    Node,
    Select,
    Unary,
)
from cpom_validators.cel.types import (
    BOOLEAN,
    COUNT,
    DATE,
    NUMBER,
    TEXT,
    Listing,
    Obj,
    Type,
    of_field,
    of_literal,
    same_kind,
    shown,
)

_REACHES = ("own", "shared", "root")
"""How far a list may come from, nearest first."""


class Checker(ListChecker):
    """Gives every node of an expression its type, or refuses the expression."""

    def literal(self, node: Literal) -> Type:
        return of_literal(node.value)

    def name(self, node: Name) -> Type:
        if node.name not in self.scope.types:
            raise self.fail(node, f"« {node.name} » n'est pas connu ici")
        return self.scope.types[node.name]

    def select(self, node: Select) -> Type:
        kind, required = self._field(node)
        if not required and present(node) not in self.facts:
            raise self.fail(node, "peut être absent : le demander d'abord avec has()")
        return kind

    def has(self, node: Has) -> Type:
        _, required = self._field(node.target)
        if required:
            raise self.fail(node.target, "est obligatoire : has() est toujours vrai")
        return BOOLEAN

    def _field(self, node: Select) -> tuple[Type, bool]:
        """Return the type of a field, and whether it is always there."""
        base = self.check(node.base)
        if not isinstance(base, Obj):
            raise self.fail(node, f"« {written(node.base)} » n'est pas un objet")
        found = self.scope.dictionary.objects[base.name].fields.get(node.field)
        if found is None:
            raise self.fail(node, f"« {base.name} » n'a pas de champ « {node.field} »")
        kind = of_field(found, reach=self._reach(node.base))
        if kind is None:
            raise self.fail(node, "une règle ne lit pas ce champ")
        return kind, found.required

    def _reach(self, node: Node) -> str:
        """Return how far the lists below an expression come from."""
        match node:
            case Name(name=name):
                return self.scope.reach[name]
            case Select(base=base) | Method(base=base) | Macro(base=base):
                return self._reach(base)
            case _:
                return "shared"

    def unary(self, node: Unary) -> Type:
        wanted = BOOLEAN if node.operator == "!" else NUMBER
        self.expect(node.operand, self.check(node.operand), wanted)
        return wanted

    def binary(self, node: Binary) -> Type:
        match node.operator:
            case "&&":
                return self._both(node)
            case "||":
                return self._either(node)
            case "in":
                return self.check_membership(node)
            case "==" | "!=":
                return self._equal(node)
            case "<" | "<=" | ">" | ">=":
                return self._ordered(node)
            case "/":
                return self._divided(node)
            case _:
                return self._arithmetic(node)

    def _both(self, node: Binary) -> Type:
        self.boolean(node.left)
        self.boolean(node.right, self.prover.when_true(node.left))
        return BOOLEAN

    def _either(self, node: Binary) -> Type:
        self.boolean(node.left)
        self.boolean(node.right, self.prover.when_false(node.left))
        return BOOLEAN

    def _equal(self, node: Binary) -> Type:
        left = self.check(node.left)
        right = self.check(node.right)
        if not same_kind(left, right):
            raise self.fail(node, f"{shown(left)} comparé à {shown(right)}")
        self.check_code(left, node.right)
        self.check_code(right, node.left)
        return BOOLEAN

    def _ordered(self, node: Binary) -> Type:
        left = self.check(node.left)
        right = self.check(node.right)
        if left != right or left not in (NUMBER, COUNT, DATE):
            raise self.fail(node, f"{shown(left)} comparé à {shown(right)}")
        written_side = isinstance(node.left, Literal) or isinstance(node.right, Literal)
        if left == COUNT and not written_side:
            raise self.fail(node, "un compte se compare à un entier écrit")
        return BOOLEAN

    def _arithmetic(self, node: Binary) -> Type:
        for side in (node.left, node.right):
            self.expect(side, self.check(side), NUMBER)
        return NUMBER

    def _divided(self, node: Binary) -> Type:
        result = self._arithmetic(node)
        divisor = node.right
        if isinstance(divisor, Literal) and divisor.value != 0.0:
            return result
        if not_null(divisor) not in self.facts:
            raise self.fail(node, "diviseur peut-être nul : demander d'abord > 0.0")
        return result

    def conditional(self, node: Conditional) -> Type:
        self.boolean(node.test)
        yes = self.check(node.yes, self.prover.when_true(node.test))
        no = self.check(node.no, self.prover.when_false(node.test))
        if isinstance(yes, Listing) and node.no == ListOf([]):
            return yes
        if isinstance(yes, Listing) and isinstance(no, Listing) and yes.item == no.item:
            return _either_list(yes, no)
        if not same_kind(yes, no):
            raise self.fail(node, f"{shown(yes)} ou {shown(no)} : un seul type attendu")
        return yes if yes == no else TEXT


def _either_list(yes: Listing, no: Listing) -> Listing:
    """Return the type of one of two lists: what both prove, and the farther reach."""
    reach = max(yes.reach, no.reach, key=_REACHES.index)
    return Listing(yes.item, yes.present & no.present, reach)
