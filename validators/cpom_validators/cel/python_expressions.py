"""Expressions written as Python.

Only names, numbers and quoted texts that the checker accepted are ever written, so that a rule by a
stranger can say nothing but what its expression says.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from enum import IntEnum
from typing import Final, NamedTuple

from cpom_validators.cel.canonical import written
from cpom_validators.cel.functions import HAIR
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
from cpom_validators.cel.types import Groups, Listing


class Strength(IntEnum):
    """How tightly Python binds what it writes, loosest first."""

    CONDITIONAL = 0
    EITHER = 1
    BOTH = 2
    NOT = 3
    COMPARED = 4
    ADDED = 5
    MULTIPLIED = 6
    ATOM = 7


class Code(NamedTuple):
    """An expression in Python, and how tightly it binds."""

    text: str
    strength: Strength


_STRENGTHS: Final = {
    "||": Strength.EITHER,
    "&&": Strength.BOTH,
    "+": Strength.ADDED,
    "-": Strength.ADDED,
    "*": Strength.MULTIPLIED,
    "/": Strength.MULTIPLIED,
}
_WORDS: Final = {"&&": "and", "||": "or"}
_MACROS: Final = {
    "all": "all({body} for {variable} in {listed})",
    "exists": "any({body} for {variable} in {listed})",
    "exists_one": "(sum(1 for {variable} in {listed} if {body}) == 1)",
    "filter": "[{variable} for {variable} in {listed} if {body}]",
    "map": "[{body} for {variable} in {listed}]",
}
_OPPOSITES: Final = {"==": "!=", "!=": "==", "<": ">=", ">=": "<", ">": "<=", "<=": ">"}
_IMPORTED: Final = {
    "luhn": "luhn",
    "finessKey": "finess_key",
    "addYears": "add_years",
    "addDays": "add_days",
    "date": "date",
    "isWhole": "is_whole",
}


class ExpressionWriter(Visitor[Code]):
    """Writes the expressions of one rule.

    Attributes:
        imported: names to import from `cpom_validators.rules.functions`; it adds those it writes.
        taken: groups that the rule takes somewhere, as it writes them.
        patterns: name of the search of each pattern it uses.
        columns: name of the variable of each column it looks up, by (code list, column).
        fixed: expressions that do not change from item to item, and their names.
        groups: groups already looked for, and the names they were given then; the checker proves
            that a group is only taken where it was looked for before.
    """

    def __init__(self, imported: set[str], taken: frozenset[str] = frozenset()) -> None:
        self.imported = imported
        self.taken = taken
        self.patterns: dict[str, str] = {}
        self.columns: dict[tuple[str, str], str] = {}
        self.fixed: dict[str, str] = {}
        self.groups: dict[str, str] = {}

    def fix(self, node: Node, name: str) -> None:
        """Write a name wherever this expression stands from now on."""
        self.fixed[written(node)] = name

    def expression(self, node: Node, strength: Strength = Strength.CONDITIONAL) -> str:
        """Write an expression, in brackets when it binds less than what stands around it."""
        code = node.accept(self)
        return f"({code.text})" if code.strength < strength else code.text

    def negated(self, node: Node) -> str:
        """Write the opposite of a condition, as a person would."""
        match node:
            case Unary(operator="!", operand=operand):
                return self.expression(operand)
            case Has(target=target):
                return f'"{target.field}" not in {self._atom(target.base)}'
            case Binary(operator="in"):
                return self._membership(node, "not in")
            case Binary(operator=sign) if sign in _OPPOSITES:
                return self._compared(node, _OPPOSITES[sign])
            case _:
                return f"not {self.expression(node, Strength.NOT)}"

    def literal(self, node: Literal) -> Code:
        return Code(repr(node.value), Strength.ATOM)

    def name(self, node: Name) -> Code:
        return Code("run.date" if node.name == "dateReference" else node.name, Strength.ATOM)

    def select(self, node: Select) -> Code:
        return Code(f'{self._atom(node.base)}["{node.field}"]', Strength.ATOM)

    def has(self, node: Has) -> Code:
        target = node.target
        return Code(f'"{target.field}" in {self._atom(target.base)}', Strength.COMPARED)

    def item(self, node: Item) -> Code:
        group = self.groups.get(written(node))
        if group is not None:
            return Code(group, Strength.ATOM)
        return Code(f"{self._atom(node.base)}[{self._key(node.key)}]", Strength.ATOM)

    def call(self, node: Call) -> Code:
        fixed = self.fixed.get(written(node))
        if fixed is not None:
            return Code(fixed, Strength.ATOM)
        calls: dict[str, Callable[..., Code]] = {
            "size": self._size,
            "sum": self._sum,
            "year": self._year,
            "cents": self._cents,
            "near": self._near,
            "codeAttribute": self._code_attribute,
        }
        call = calls.get(node.name)
        return call(*node.args) if call else self._imported_call(node)

    def method(self, node: Method) -> Code:
        text = self._atom(node.base)
        argument = node.args[0]
        if node.name == "matches":
            return self._search(text, argument)
        if node.name == "contains":
            return Code(f"{self._text(argument)} in {text}", Strength.COMPARED)
        return Code(f"{text}.{node.name.lower()}({self._text(argument)})", Strength.ATOM)

    def macro(self, node: Macro) -> Code:
        listed = self._walked(node.base)
        around = Strength.CONDITIONAL if node.name == "map" else Strength.EITHER
        body = self.expression(node.body, around)
        counts = node.name == "map" and not re.search(rf"\b{node.variable}\b", body)
        variable = "_" if counts else node.variable  # nobody reads it
        text = _MACROS[node.name].format(body=body, variable=variable, listed=listed)
        return Code(text, Strength.ATOM)

    def unary(self, node: Unary) -> Code:
        operand = node.operand
        if node.operator == "-":
            return Code(f"-{self._atom(operand)}", Strength.MULTIPLIED)
        strength = Strength.COMPARED if _has_an_opposite(operand) else Strength.NOT
        return Code(self.negated(operand), strength)

    def binary(self, node: Binary) -> Code:
        sign = node.operator
        if sign == "in":
            return Code(self._membership(node, "in"), Strength.COMPARED)
        if sign not in _STRENGTHS:
            return Code(self._compared(node, sign), Strength.COMPARED)
        return self._operation(node, _STRENGTHS[sign])

    def _operation(self, node: Binary, own: Strength) -> Code:
        """Write an operation; in Python, ``a - b + c`` means ``(a - b) + c``."""
        sign = _WORDS.get(node.operator, node.operator)
        right_strength = own if node.operator in _WORDS else Strength(own + 1)
        left = self.expression(node.left, own)
        right = self.expression(node.right, right_strength)
        return Code(f"{left} {sign} {right}", own)

    def conditional(self, node: Conditional) -> Code:
        if _is_field_or_default(node):
            return self._field_or_default(node)
        test = self.expression(node.test, Strength.EITHER)  # first: it may name the group of `yes`
        yes = self.expression(node.yes, Strength.EITHER)
        no = self.expression(node.no, Strength.EITHER)
        return Code(f"{yes} if {test} else {no}", Strength.CONDITIONAL)

    def list_of(self, node: ListOf) -> Code:
        return Code(tuple_of(map(self.expression, node.items)), Strength.ATOM)

    def _atom(self, node: Node) -> str:
        return self.expression(node, Strength.ATOM)

    def _key(self, node: Node) -> str:
        """Write the key of an index: a value, or a tuple of values."""
        if not isinstance(node, Call) or not isinstance(node.args[0], ListOf):
            return self.expression(node)
        parts = [self.expression(part) for part in node.args[0].items]
        return parts[0] if len(parts) == 1 else tuple_of(parts)

    def _imported_call(self, node: Call) -> Code:
        name = _IMPORTED[node.name]
        self.imported.add(name)
        arguments = ", ".join(map(self.expression, node.args))
        return Code(f"{name}({arguments})", Strength.ATOM)

    def _size(self, listed: Node) -> Code:
        return Code(f"len({self.expression(listed)})", Strength.ATOM)

    def _sum(self, listed: Node) -> Code:
        return Code(f"sum({self.expression(listed)})", Strength.ATOM)

    def _year(self, day: Node) -> Code:
        return Code(f"int({self._atom(day)}[:4])", Strength.ATOM)

    def _cents(self, euros: Node) -> Code:
        self.imported.add("floor")
        amount = self.expression(euros, Strength.MULTIPLIED)
        return Code(f"floor({amount} * 100 + 0.5)", Strength.ATOM)

    def _near(self, left: Node, right: Node, tolerance: Node) -> Code:
        first = self.expression(left, Strength.ADDED)
        second = self.expression(right, Strength.MULTIPLIED)
        most = self.expression(tolerance)
        return Code(f"abs({first} - {second}) <= {most} + {HAIR!r}", Strength.COMPARED)

    def _code_attribute(self, listing: Node, code: Node, column: Node) -> Code:
        if not isinstance(listing, Literal) or not isinstance(column, Literal):
            raise TypeError(listing, column)
        wanted = (str(listing.value), str(column.value))
        table = column_variable(*wanted)
        self.columns[wanted] = table
        return Code(f'{table}.get({self.expression(code)}, "")', Strength.ATOM)

    def _search(self, text: str, pattern: Node) -> Code:
        """Write the search of a pattern, which the function of the rule prepares before items."""
        if not isinstance(pattern, Literal):
            raise TypeError(pattern)
        self.imported.add("pattern")
        search = self.patterns.setdefault(str(pattern.value), f"search_{len(self.patterns) + 1}")
        return Code(f"{search}({text}) is not None", Strength.COMPARED)

    def _text(self, node: Node) -> str:
        """Write a text for a method of str, which takes a refused value for one: slicing stops."""
        text = self._atom(node)
        return text if isinstance(node, Literal) else f"{text}[:]"

    def _walked(self, node: Node) -> str:
        """Write a list that is gone through, its length paid for when it has to be."""
        text = self.expression(node, Strength.EITHER)
        if isinstance(node, Macro) or not isinstance(node.type, Listing):
            return text
        return f"run.spend({text})" if node.type.reach == "shared" else text

    def _compared(self, node: Binary, sign: str) -> str:
        left = self.expression(node.left, Strength.ADDED)
        right = self.expression(node.right, Strength.ADDED)
        return f"{left} {sign} {right}"

    def _membership(self, node: Binary, sign: str) -> str:
        if isinstance(node.right.type, Groups):
            return self._group_membership(node, sign)
        listed = self._walked(node.right)
        if not isinstance(node.right, (ListOf, Name, Select)):
            listed = f"({listed})"
        return f"{self.expression(node.left, Strength.ADDED)} {sign} {listed}"

    def _group_membership(self, node: Binary, sign: str) -> str:
        """Write whether a key is in an index; the group found gets a name when it is taken."""
        group = f"{written(node.right)}[{written(node.left)}]"
        if group not in self.taken:
            return f"{self._key(node.left)} {sign} {self.expression(node.right, Strength.ADDED)}"
        found = self._group_name(group, node.right)
        looked_up = f"{self.expression(node.right)}.get({self._key(node.left)})"
        compared = "is not" if sign == "in" else "is"
        return f"({found} := {looked_up}) {compared} None"

    def _group_name(self, text: str, index: Node) -> str:
        """Return the name of a group from the moment it is looked for."""
        if text not in self.groups:
            self.groups[text] = f"{written(index)}_{len(self.groups) + 1}"
        return self.groups[text]

    def _field_or_default(self, node: Conditional) -> Code:
        yes = node.yes
        if not isinstance(yes, Select):
            raise TypeError(yes)
        owner = self._atom(yes.base)
        default = self.expression(node.no)
        return Code(f'{owner}.get("{yes.field}", {default})', Strength.ATOM)


def column_variable(listing: str, column: str) -> str:
    """Return the name of the variable that holds a column of a code list, by code."""
    return f"{listing}_{column}".replace("-", "_").lower()


def tuple_of(values: Iterable[str]) -> str:
    """Write a tuple of what is already written."""
    listed = list(values)
    comma = "," if len(listed) == 1 else ""
    return f"({', '.join(listed)}{comma})"


def _has_an_opposite(node: Node) -> bool:
    """Report whether the opposite of a condition is written without ``not``."""
    if isinstance(node, Has):
        return True
    return isinstance(node, Binary) and node.operator not in _WORDS


def _is_field_or_default(node: Conditional) -> bool:
    """Report whether it is ``has(a.b) ? a.b : value``, where the value is written."""
    if not isinstance(node.yes, Select) or not isinstance(node.no, (ListOf, Literal)):
        return False
    return isinstance(node.test, Has) and node.test.target == node.yes
