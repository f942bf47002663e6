"""Checks calls of functions and methods: what each takes, gives, and may be asked."""

from __future__ import annotations

from typing import Final

from cpom_validators.cel.checking import Checking
from cpom_validators.cel.functions import FUNCTIONS, METHODS
from cpom_validators.cel.nodes import (
    Binary,
    Call,
    Conditional,
    Literal,
    Macro,
    Method,
    Name,
    Node,
    Select,
    Unary,
)
from cpom_validators.cel.patterns import pattern_fault
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


class CallChecker(Checking):
    """The part of the checker that knows functions and methods."""

    def call(self, node: Call) -> Type:
        match node.name:
            case "size":
                return self._size(node)
            case "sum":
                return self._sum(node)
            case "codeAttribute":
                return self._code_attribute(node)
            case "addYears":
                return self._moved_date(node, MOST_YEARS)
            case "addDays":
                return self._moved_date(node, MOST_DAYS)
            case "date":
                return self._date(node)
            case "near":
                return self._near(node)
            case _:
                return self._plain_call(node)

    def method(self, node: Method) -> Type:
        self.expect(node.base, self.check(node.base), TEXT)
        if node.name not in METHODS or len(node.args) != 1:
            raise self.fail(node, f"méthode « {node.name} » inconnue, ou appelée autrement")
        argument = node.args[0]
        self.expect(argument, self.check(argument), TEXT)
        if node.name == "matches":
            self._check_pattern(node, argument)
        return BOOLEAN

    def _check_pattern(self, node: Method, pattern: Node) -> None:
        if not isinstance(pattern, Literal) or not isinstance(pattern.value, str):
            raise self.fail(node, "le motif est un texte écrit")
        fault = pattern_fault(pattern.value)
        if fault:
            raise self.fail(node, fault)

    def _plain_call(self, node: Call) -> Type:
        """Check a call against the signature of its function."""
        signature = FUNCTIONS.get(node.name)
        if signature is None or len(node.args) != len(signature.args):
            raise self.fail(node, f"fonction « {node.name} » inconnue, ou appelée autrement")
        for argument, wanted in zip(node.args, signature.args, strict=True):
            self.expect(argument, self.check(argument), wanted)
        return signature.result

    def _near(self, node: Call) -> Type:
        before = self.in_near
        self.in_near = True
        try:
            result = self._plain_call(node)
        finally:
            self.in_near = before
        tolerance = node.args[2]
        if not isinstance(tolerance, Literal) or not isinstance(tolerance.value, float):
            raise self.fail(node, "la tolérance est un nombre écrit")
        return result

    def _date(self, node: Call) -> Type:
        """Check a date made of three numbers, which every language must be able to read whole."""
        result = self._plain_call(node)
        for part in node.args:
            if not self._is_whole(part):
                raise self.fail(node, "année, mois et jour sont des nombres entiers")
        return result

    def _moved_date(self, node: Call, most: int) -> Type:
        """Check a moved date: by a whole number, and not too far for any language."""
        result = self._plain_call(node)
        count = node.args[1]
        if isinstance(count, Unary):
            count = count.operand
        match count:
            case Literal(value=float() as number) if number.is_integer() and number <= most:
                return result
            case _:
                raise self.fail(node, f"nombre entier écrit attendu, {most} au plus")

    def _only_list(self, node: Call) -> Listing:
        """Check the one argument of a function that takes a list, and return its type."""
        if len(node.args) != 1:
            raise self.fail(node, "un seul argument attendu")
        kind = self.check(node.args[0])
        if not isinstance(kind, Listing):
            raise self.fail(node, f"liste attendue, c'est un {shown(kind)}")
        return kind

    def _size(self, node: Call) -> Type:
        self._only_list(node)
        return COUNT

    def _sum(self, node: Call) -> Type:
        """Check a sum, whose last digit must be the same everywhere: whole numbers, or near()."""
        kind = self._only_list(node)
        self.expect(node, kind.item if isinstance(kind.item, Scalar) else kind, NUMBER)
        if not self.in_near and not self._is_list_of_whole_numbers(node.args[0]):
            raise self.fail(node, "somme de cents(…), d'entiers, ou placée dans near(…)")
        return NUMBER

    def _is_list_of_whole_numbers(self, node: Node) -> bool:
        listed = self.named(node) if isinstance(node, Name) else node
        if not isinstance(listed, Macro) or listed.name != "map":
            return False
        return self._is_whole(listed.body)

    def _is_whole(self, node: Node) -> bool:
        """Report whether a number has no decimals, whatever the document."""
        match node:
            case Literal(value=float() as value):
                return value.is_integer()
            case Call(name=name):
                return name in ("cents", "year")
            case Conditional(yes=yes, no=no):
                return self._is_whole(yes) and self._is_whole(no)
            case Binary(operator="+" | "-" | "*", left=left, right=right):
                return self._is_whole(left) and self._is_whole(right)
            case Unary(operand=operand):
                return self._is_whole(operand)
            case Select():
                return self._is_whole_field(node)
            case _:
                return False

    def _is_whole_field(self, node: Select) -> bool:
        owner = node.base.type
        if not isinstance(owner, Obj):
            return False
        found = self.scope.dictionary.objects[owner.name].fields[node.field]
        return found.type in ("entier", "annee")

    def _code_attribute(self, node: Call) -> Type:
        match node.args:
            case [Literal(value=str() as listing), code, Literal(value=str() as column)]:
                self.expect(code, self.check(code), TEXT)
                self._check_column(node, listing, column)
                return TEXT
            case _:
                raise self.fail(node, "codeAttribute('nomenclature', code, 'colonne') attendu")

    def _check_column(self, node: Call, listing: str, column: str) -> None:
        if listing not in self.scope.lists:
            raise self.fail(node, f"nomenclature « {listing} » inconnue")
        for code in self.scope.lists[listing].codes.values():
            if column in code.extra:
                return
        raise self.fail(node, f"« {listing} » n'a pas de colonne « {column} »")
