"""Expressions written as Python.

Only names, numbers and quoted texts that the checker accepted are ever written, so that a rule by a
stranger can say nothing but what its expression says.
"""

from __future__ import annotations

from typing import Final, NamedTuple

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
    written,
)
from cpom_validators.cel.types import Groups, Listing

_EITHER, _BOTH, _NOT, _COMPARED, _ADDED, _MULTIPLIED, _ATOM = range(1, 8)
_STRENGTHS: Final = {
    "||": _EITHER, "&&": _BOTH, "+": _ADDED, "-": _ADDED, "*": _MULTIPLIED, "/": _MULTIPLIED,
}  # fmt: skip
_WORDS: Final = {"&&": "and", "||": "or"}
_OPPOSITES: Final = {"==": "!=", "!=": "==", "<": ">=", ">=": "<", ">": "<=", "<=": ">"}
_IMPORTED: Final = {
    "luhn": "luhn",
    "finessKey": "finess_key",
    "addYears": "add_years",
    "addDays": "add_days",
    "date": "date",
    "isWhole": "is_whole",
}


class Module(NamedTuple):
    """What the functions of a module need from outside it.

    Attributes:
        functions: names to import from `cpom_validators.rules.functions`.
    """

    functions: set[str]


def column_variable(listing: str, column: str) -> str:
    """Return the name of the variable that holds a column of a code list, by code."""
    return f"{listing}_{column}".replace("-", "_").lower()


class Writer:
    """Writes the expressions of one rule.

    Attributes:
        taken: groups that the rule takes somewhere, as it writes them.
        patterns: name of the search of each pattern it uses.
        columns: name of the variable of each column it looks up, by (code list, column).
        fixed: expressions that do not change from item to item, and their names.
        groups: groups already looked for, and the names they were given then; the checker proves
            that a group is only taken where it was looked for before.
    """

    def __init__(self, module: Module, taken: frozenset[str] = frozenset()) -> None:
        self.module = module
        self.taken = taken
        self.patterns: dict[str, str] = {}
        self.columns: dict[tuple[str, str], str] = {}
        self.fixed: dict[str, str] = {}
        self.groups: dict[str, str] = {}

    def fix(self, node: Node, name: str) -> None:
        """Write a name wherever this expression stands from now on."""
        self.fixed[written(node)] = name

    def expression(self, node: Node, strength: int = 0) -> str:
        """An expression, in brackets when it binds less than what stands around it."""
        text, own = self._written(node)
        return f"({text})" if own < strength else text

    def negated(self, node: Node) -> str:
        """The opposite of a condition, as a person would write it."""
        match node:
            case Unary(operator="!", operand=operand):
                return self.expression(operand)
            case Has(target=target):
                return f'"{target.field}" not in {self.expression(target.base, _ATOM)}'
            case Binary(operator="in"):
                return self._membership(node, "not in")
            case Binary(operator=sign) if sign in _OPPOSITES:
                return self._compared(node, _OPPOSITES[sign])
            case _:
                return f"not {self.expression(node, _NOT)}"

    def _written(self, node: Node) -> tuple[str, int]:
        match node:
            case Literal(value=value):
                return repr(value), _ATOM
            case Name(name=name):
                return "run.date" if name == "dateReference" else name, _ATOM
            case Select(base=base, field=name):
                return f'{self.expression(base, _ATOM)}["{name}"]', _ATOM
            case Has(target=target):
                return f'"{target.field}" in {self.expression(target.base, _ATOM)}', _COMPARED
            case Item(base=base, key=key):
                known = self.groups.get(written(node))
                return known or f"{self.expression(base, _ATOM)}[{self._key(key)}]", _ATOM
            case Call(name=name, args=args):
                fixed = self.fixed.get(written(node))
                return (fixed, _ATOM) if fixed else self._call(name, args)
            case Method(base=base, name=name, args=args):
                return self._method(base, name, args[0])
            case Macro():
                return self._macro(node), _ATOM
            case Unary(operator="!", operand=operand):
                return self.negated(operand), _NOT if _is_loose(operand) else _COMPARED
            case Unary(operand=operand):
                return f"-{self.expression(operand, _ATOM)}", _MULTIPLIED
            case Binary():
                return self._binary(node)
            case Conditional():
                return self._conditional(node)
            case ListOf(items=items):
                inside = ", ".join(map(self.expression, items))
                return f"({inside}{',' * (len(items) == 1)})", _ATOM
            case _:
                raise TypeError(node)

    def _key(self, node: Node) -> str:
        if not (isinstance(node, Call) and isinstance(node.args[0], ListOf)):
            return self.expression(node)
        parts = [self.expression(p) for p in node.args[0].items]
        return parts[0] if len(parts) == 1 else f"({', '.join(parts)})"

    def _call(self, name: str, args: list[Node]) -> tuple[str, int]:
        match name, args:
            case "size", [listed]:
                return f"len({self.expression(listed)})", _ATOM
            case "sum", [listed]:
                return f"sum({self.expression(listed)})", _ATOM
            case "year", [day]:
                return f"int({self.expression(day, _ATOM)}[:4])", _ATOM
            case "cents", [euros]:
                self.module.functions.add("floor")
                return f"floor({self.expression(euros, _MULTIPLIED)} * 100 + 0.5)", _ATOM
            case "near", [left, right, Literal(value=float() as tolerance)]:
                gap = f"{self.expression(left, _ADDED)} - {self.expression(right, _MULTIPLIED)}"
                return f"abs({gap}) <= {tolerance!r} + {HAIR!r}", _COMPARED
            case "codeAttribute", [Literal(value=listing), code, Literal(value=column)]:
                table = column_variable(str(listing), str(column))
                self.columns[str(listing), str(column)] = table
                return f'{table}.get({self.expression(code)}, "")', _ATOM
            case _:
                self.module.functions.add(_IMPORTED[name])
                return f"{_IMPORTED[name]}({', '.join(map(self.expression, args))})", _ATOM

    def _method(self, base: Node, name: str, arg: Node) -> tuple[str, int]:
        text = self.expression(base, _ATOM)
        match name:
            case "matches" if isinstance(arg, Literal):
                self.module.functions.add("pattern")
                search = self.patterns.setdefault(
                    str(arg.value), f"search_{len(self.patterns) + 1}"
                )
                return f"{search}({text}) is not None", _COMPARED
            case "contains":
                return f"{self._text(arg)} in {text}", _COMPARED
            case _:
                return f"{text}.{name.lower()}({self._text(arg)})", _ATOM

    def _text(self, node: Node) -> str:
        """A text for a method of str, which would not know a refused value: slicing it does."""
        text = self.expression(node, _ATOM)
        return text if isinstance(node, Literal) else f"{text}[:]"

    def _walked(self, node: Node) -> str:
        text = self.expression(node, _EITHER)
        far = isinstance(node.type, Listing) and node.type.reach == "shared"
        return f"run.spend({text})" if far and not isinstance(node, Macro) else text

    def _macro(self, node: Macro) -> str:
        listed, name = self._walked(node.base), node.variable
        if node.name == "map":
            return f"[{self.expression(node.body)} for {name} in {listed}]"
        body = self.expression(node.body, _EITHER)
        match node.name:
            case "all" | "exists":
                function = "all" if node.name == "all" else "any"
                return f"{function}({body} for {name} in {listed})"
            case "exists_one":
                return f"(sum(1 for {name} in {listed} if {body}) == 1)"
            case _:
                return f"[{name} for {name} in {listed} if {body}]"

    def _binary(self, node: Binary) -> tuple[str, int]:
        sign = node.operator
        if sign == "in":
            return self._membership(node, "in"), _COMPARED
        own = _STRENGTHS.get(sign)
        if own is None:
            return self._compared(node, sign), _COMPARED
        left = self.expression(node.left, own)
        right = self.expression(node.right, own if sign in _WORDS else own + 1)
        return f"{left} {_WORDS.get(sign, sign)} {right}", own

    def _compared(self, node: Binary, sign: str) -> str:
        return f"{self.expression(node.left, _ADDED)} {sign} {self.expression(node.right, _ADDED)}"

    def _membership(self, node: Binary, sign: str) -> str:
        group = f"{written(node.right)}[{written(node.left)}]"
        if isinstance(node.right.type, Groups) and group not in self.taken:
            return f"{self._key(node.left)} {sign} {self.expression(node.right, _ADDED)}"
        if isinstance(node.right.type, Groups):
            found = self._group(group, node.right)
            looked = f"({found} := {self.expression(node.right)}.get({self._key(node.left)}))"
            return f"{looked} is {'not ' if sign == 'in' else ''}None"
        listed = self._walked(node.right)
        listed = listed if isinstance(node.right, (ListOf, Name, Select)) else f"({listed})"
        return f"{self.expression(node.left, _ADDED)} {sign} {listed}"

    def _group(self, text: str, index: Node) -> str:
        """The name of a group from the moment it is looked for."""
        if text not in self.groups:
            self.groups[text] = f"{written(index)}_{len(self.groups) + 1}"
        return self.groups[text]

    def _conditional(self, node: Conditional) -> tuple[str, int]:
        optional = isinstance(node.test, Has) and node.test.target == node.yes
        if optional and isinstance(node.yes, Select) and isinstance(node.no, (ListOf, Literal)):
            base, name = self.expression(node.yes.base, _ATOM), node.yes.field
            return f'{base}.get("{name}", {self.expression(node.no)})', _ATOM
        test = self.expression(node.test, _EITHER)  # first: it may name the group taken by yes
        yes = self.expression(node.yes, _EITHER)
        return f"{yes} if {test} else {self.expression(node.no, _EITHER)}", 0


def _is_loose(node: Node) -> bool:
    """Whether the opposite of a condition is written with ``not``."""
    tight = isinstance(node, Has) or (isinstance(node, Binary) and node.operator not in _WORDS)
    return not tight
