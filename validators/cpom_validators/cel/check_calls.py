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
from cpom_validators.cel.patterns import PatternError, check_pattern
from cpom_validators.cel.types import (
    BOOLEAN,
    COUNT,
    NUMBER,
    TEXT,
    Listing,
    Obj,
    Scalar,
    Type,
)

MOST_YEARS: Final = 40
MOST_DAYS: Final = 3_660
"""How far one call may move a date: forty of them, one in the other, stay within four digits."""


class CallChecker(Checking):
    """The part of the checker that knows functions and methods."""

    def call(self, node: Call) -> Type:
        checks = {
            "size": self._size,
            "sum": self._sum,
            "near": self._near,
            "date": self._date,
            "addYears": self._moved_by_years,
            "addDays": self._moved_by_days,
            "codeAttribute": self._code_attribute,
        }
        check = checks.get(node.name, self._plain_call)
        return check(node)

    def method(self, node: Method) -> Type:
        self.expect(node.base, self.check(node.base), TEXT)
        if node.name not in METHODS or len(node.args) != 1:
            raise self.fail(node, f"méthode « {node.name} » inconnue, ou appelée autrement")
        self.expect(node.args[0], self.check(node.args[0]), TEXT)
        if node.name == "matches":
            self._check_pattern(node, node.args[0])
        return BOOLEAN

    def _check_pattern(self, node: Method, pattern: Node) -> None:
        if not isinstance(pattern, Literal) or not isinstance(pattern.value, str):
            raise self.fail(node, "le motif est un texte écrit")
        try:
            check_pattern(pattern.value)
        except PatternError as error:
            raise self.fail(node, str(error)) from None

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

    def _moved_by_years(self, node: Call) -> Type:
        return self._moved_date(node, MOST_YEARS)

    def _moved_by_days(self, node: Call) -> Type:
        return self._moved_date(node, MOST_DAYS)

    def _moved_date(self, node: Call, most: int) -> Type:
        """Check a moved date: by a whole number, and not too far for any language."""
        result = self._plain_call(node)
        count = _written_whole_number(node.args[1])
        if count is None or count > most:
            raise self.fail(node, f"nombre entier écrit attendu, {most} au plus")
        return result

    def _only_list(self, node: Call) -> Listing:
        """Check the one argument of a function that takes a list, and return its type."""
        if len(node.args) != 1:
            raise self.fail(node, "un seul argument attendu")
        return self.expect_list(node, self.check(node.args[0]))

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
        if isinstance(node, Literal):
            return isinstance(node.value, float) and node.value.is_integer()
        if isinstance(node, Call):
            return node.name in ("cents", "year")
        if isinstance(node, Select):
            return self._is_whole_field(node)
        return self._is_whole_result(node)

    def _is_whole_result(self, node: Node) -> bool:
        """Report whether a number is made of whole numbers only, by what keeps them whole."""
        operands = _operands(node)
        return bool(operands) and all(map(self._is_whole, operands))

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


def _written_whole_number(node: Node) -> float | None:
    """Return a whole number as it is written, its sign put aside; None for anything else."""
    number = node.operand if isinstance(node, Unary) else node
    if not isinstance(number, Literal) or not isinstance(number.value, float):
        return None
    return number.value if number.value.is_integer() else None


def _operands(node: Node) -> tuple[Node, ...]:
    """Return the numbers that another is made of, when whole numbers make a whole one."""
    match node:
        case Conditional(yes=yes, no=no):
            return (yes, no)
        case Binary(operator="+" | "-" | "*") | Unary():
            return node.parts()
        case _:
            return ()
