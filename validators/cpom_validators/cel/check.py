"""Types and presence: after this, evaluating an expression cannot fail, whatever the document.

A field that may be absent is read only where ``has()`` has proved it there; a division is made only
where the divisor was proved not null; a group is taken only where its key was proved in the index.
"""

from __future__ import annotations

from cpom_schema.standard.dictionary import Field
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
            known = ", ".join(sorted(self.scope.types))
            raise self.fail(node, f"« {node.name} » n'est pas connu ici ; noms connus : {known}")
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
        found = self._dictionary_field(node)
        kind = of_field(found, reach=self._reach(node.base))
        if kind is None:
            raise self.fail(node, "une règle ne lit pas ce champ")
        return kind, found.required

    def _dictionary_field(self, node: Select) -> Field:
        base = self.check(node.base)
        if not isinstance(base, Obj):
            raise self.fail(node, f"« {written(node.base)} » n'est pas un objet")
        found = self.scope.dictionary.objects[base.name].fields.get(node.field)
        if found is None:
            raise self.fail(node, f"« {base.name} » n'a pas de champ « {node.field} »")
        return found

    def _reach(self, node: Node) -> str:
        """Return how far the lists below an expression come from."""
        if isinstance(node, Name):
            return self.scope.reach[node.name]
        if isinstance(node, (Select, Method, Macro)):
            return self._reach(node.base)
        return "shared"

    def unary(self, node: Unary) -> Type:
        wanted = BOOLEAN if node.operator == "!" else NUMBER
        self.expect(node.operand, self.check(node.operand), wanted)
        return wanted

    def binary(self, node: Binary) -> Type:
        ordered = dict.fromkeys(("<", "<=", ">", ">="), self._ordered)
        arithmetic = dict.fromkeys(("+", "-", "*"), self._arithmetic)
        checks = {
            "&&": self._both,
            "||": self._either,
            "in": self.check_membership,
            "==": self._equal,
            "!=": self._equal,
            "/": self._divided,
        }
        check = {**ordered, **arithmetic, **checks}[node.operator]
        return check(node)

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
        if left == COUNT and not _has_literal_side(node):
            raise self.fail(node, "un compte se compare à un entier écrit")
        return BOOLEAN

    def _arithmetic(self, node: Binary) -> Type:
        for side in (node.left, node.right):
            self.expect(side, self.check(side), NUMBER)
        return NUMBER

    def _divided(self, node: Binary) -> Type:
        result = self._arithmetic(node)
        if not self._is_proved_not_null(node.right):
            raise self.fail(node, "diviseur peut-être nul : demander d'abord > 0.0")
        return result

    def _is_proved_not_null(self, divisor: Node) -> bool:
        if isinstance(divisor, Literal) and divisor.value != 0.0:
            return True
        return not_null(divisor) in self.facts

    def conditional(self, node: Conditional) -> Type:
        self.boolean(node.test)
        yes = self.check(node.yes, self.prover.when_true(node.test))
        no = self.check(node.no, self.prover.when_false(node.test))
        return self._one_of(node, yes, no)

    def _one_of(self, node: Conditional, yes: Type, no: Type) -> Type:
        """Return the type of a value that is one or the other; ``[]`` is a list of anything."""
        if isinstance(yes, Listing) and node.no == ListOf([]):
            return yes
        common = _common_type(yes, no)
        if common is None:
            raise self.fail(node, f"{shown(yes)} ou {shown(no)} : un seul type attendu")
        return common


def _has_literal_side(node: Binary) -> bool:
    return isinstance(node.left, Literal) or isinstance(node.right, Literal)


def _common_type(yes: Type, no: Type) -> Type | None:
    """Return the type of a value that is one or the other, None when they do not mix."""
    if isinstance(yes, Listing) and isinstance(no, Listing):
        return _common_list(yes, no)
    if not same_kind(yes, no):
        return None
    return yes if yes == no else TEXT


def _common_list(yes: Listing, no: Listing) -> Listing | None:
    """Return the type of one of two lists: what both prove, and the farther reach."""
    if yes.item != no.item:
        return None
    reach = max(yes.reach, no.reach, key=_REACHES.index)
    return Listing(yes.item, yes.present & no.present, reach)
