"""Calls of functions and methods: what each takes, gives, and may be asked."""

from __future__ import annotations

from typing import Final

from cpom_validators.cel.facts import Facts, Prover
from cpom_validators.cel.functions import FUNCTIONS, METHODS, pattern_fault
from cpom_validators.cel.nodes import (
    Binary,
    Call,
    Conditional,
    Literal,
    Macro,
    Method,
    Name,
    Node,
    RuleError,
    Select,
    Unary,
    written,
)
from cpom_validators.cel.scope import Scope
from cpom_validators.cel.types import (
    BOOLEAN,
    COUNT,
    NUMBER,
    TEXT,
    Listing,
    Obj,
    Scalar,
    Type,
    shown,
)

MOST_YEARS: Final = 40
MOST_DAYS: Final = 3_660
"""How far one call may move a date: forty of them, one in the other, stay within four digits."""


class Calls:
    """The part of the checker that knows functions; `Checker` knows the rest."""

    def __init__(self, scope: Scope) -> None:
        self.scope = scope
        self.prover = Prover(scope.bound)
        self.macros: list[str] = []
        self.in_near = False

    def check(self, node: Node, facts: Facts) -> Type:
        """The type of an expression; what `Checker` does."""
        raise NotImplementedError

    def fail(self, node: Node, reason: str) -> RuleError:
        """The error of an expression, quoted as it is understood."""
        return RuleError(f"« {written(node)} » : {reason}")

    def expect(self, node: Node, found: Type, wanted: Scalar) -> None:
        """Refuse an expression that is not of the type wanted."""
        if not isinstance(found, Scalar):
            raise self.fail(node, f"{wanted.name} attendu, c'est une {shown(found)}")
        text = wanted.name == "texte" and found.name in ("texte", "date")
        if found.name != wanted.name and not text:
            hint = " (écrire 5.0 et non 5)" if found == COUNT else ""
            raise self.fail(node, f"{wanted.name} attendu, c'est un {found.name}{hint}")

    def named(self, node: Name) -> Node | None:
        """The expression that ``let`` gave a name to."""
        return self.scope.bound.get(node.name)

    def call(self, node: Call, facts: Facts) -> Type:
        """The type of what a function gives."""
        match node.name:
            case "size":
                return self._size(node, facts)
            case "sum":
                return self._sum(node, facts)
            case "codeAttribute":
                return self._code_attribute(node, facts)
            case "addYears" | "addDays" | "date":
                return self._moved(node, facts)
            case "near":
                self.in_near, before = True, self.in_near
                result = self._plain_call(node, facts)
                self.in_near = before
                tolerance = node.args[2]
                if not (isinstance(tolerance, Literal) and isinstance(tolerance.value, float)):
                    raise self.fail(node, "la tolérance est un nombre écrit")
                return result
            case _:
                return self._plain_call(node, facts)

    def _plain_call(self, node: Call, facts: Facts) -> Type:
        signature = FUNCTIONS.get(node.name)
        if signature is None or len(node.args) != len(signature.args):
            raise self.fail(node, f"fonction « {node.name} » inconnue, ou appelée autrement")
        for arg, wanted in zip(node.args, signature.args, strict=True):
            self.expect(arg, self.check(arg, facts), wanted)
        return signature.result

    def _moved(self, node: Call, facts: Facts) -> Type:
        """A date that exists in every language: whole numbers, and not too far."""
        result = self._plain_call(node, facts)
        if node.name == "date":
            if not all(map(self._whole, node.args)):
                raise self.fail(node, "année, mois et jour sont des nombres entiers")
            return result
        moved = node.args[1].operand if isinstance(node.args[1], Unary) else node.args[1]
        far = MOST_YEARS if node.name == "addYears" else MOST_DAYS
        match moved:
            case Literal(value=float() as count) if count.is_integer() and count <= far:
                return result
            case _:
                raise self.fail(node, f"nombre entier écrit attendu, {far} au plus")

    def _one_list(self, node: Call, facts: Facts) -> Listing:
        if len(node.args) != 1:
            raise self.fail(node, "un seul argument attendu")
        kind = self.check(node.args[0], facts)
        if not isinstance(kind, Listing):
            raise self.fail(node, f"liste attendue, c'est un {shown(kind)}")
        return kind

    def _size(self, node: Call, facts: Facts) -> Type:
        self._one_list(node, facts)
        return COUNT

    def _sum(self, node: Call, facts: Facts) -> Type:
        kind = self._one_list(node, facts)
        self.expect(node, kind.item if isinstance(kind.item, Scalar) else kind, NUMBER)
        listed = node.args[0]
        if isinstance(listed, Name):
            listed = self.named(listed) or listed
        exact = isinstance(listed, Macro) and listed.name == "map" and self._whole(listed.body)
        if not exact and not self.in_near:
            raise self.fail(node, "somme de cents(…), d'entiers, ou placée dans near(…)")
        return NUMBER

    def _whole(self, node: Node) -> bool:
        match node:
            case Call(name="cents" | "year"):
                return True
            case Literal(value=float() as value):
                return value.is_integer()
            case Conditional(yes=yes, no=no):
                return self._whole(yes) and self._whole(no)
            case Binary(operator="+" | "-" | "*", left=left, right=right):
                return self._whole(left) and self._whole(right)
            case Unary(operand=operand):
                return self._whole(operand)
            case Select(base=base, field=name) if isinstance(base.type, Obj):
                found = self.scope.dictionary.objects[base.type.name].fields[name]
                return found.type in ("entier", "annee")
            case _:
                return False

    def _code_attribute(self, node: Call, facts: Facts) -> Type:
        match node.args:
            case [Literal(value=str() as name), code, Literal(value=str() as column)]:
                self.expect(code, self.check(code, facts), TEXT)
                if name not in self.scope.lists:
                    raise self.fail(node, f"nomenclature « {name} » inconnue")
                if not any(column in c.extra for c in self.scope.lists[name].codes.values()):
                    raise self.fail(node, f"« {name} » n'a pas de colonne « {column} »")
                return TEXT
            case _:
                raise self.fail(node, "codeAttribute('nomenclature', code, 'colonne') attendu")

    def method(self, node: Method, facts: Facts) -> Type:
        """The type of what a method of a text gives."""
        self.expect(node.base, self.check(node.base, facts), TEXT)
        if node.name not in METHODS or len(node.args) != 1:
            raise self.fail(node, f"méthode « {node.name} » inconnue, ou appelée autrement")
        self.expect(node.args[0], self.check(node.args[0], facts), TEXT)
        if node.name == "matches":
            pattern = node.args[0]
            if not (isinstance(pattern, Literal) and isinstance(pattern.value, str)):
                raise self.fail(node, "le motif est un texte écrit")
            if fault := pattern_fault(pattern.value):
                raise self.fail(node, fault)
        return BOOLEAN
