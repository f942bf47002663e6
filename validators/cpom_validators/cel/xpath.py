"""Rules written as XPath 2, for Schematron: the same answers on the XML of a document.

XML knows no types: each value is read as what the dictionary says it is. Nothing here may fail on a
value that the structure already refused, since XPath may try both sides of an ``and``.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final, NamedTuple

from cpom_schema.standard.codelists import CodeList
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
)
from cpom_validators.cel.places import Index, Place, Step
from cpom_validators.cel.rule import Rule
from cpom_validators.cel.types import BOOLEAN, NUMBER, TEXT, Groups, Listing, Scalar, Type

_SIGNS: Final = {"==": "=", "!=": "!=", "&&": "and", "||": "or", "*": "*", "/": "div"}
_PAD: Final = "substring(string(100 + {}), 2)"


def quoted(text: str) -> str:
    """A text as an XPath literal."""
    return "'" + text.replace("'", "''") + "'"


def table(listing: str, column: str) -> str:
    """Name of the variable that gives a column of a code list by code."""
    return f"{listing}_{column}"


def table_value(listing: CodeList, column: str) -> str:
    """Write a column of a code list as one text: ``|182=enfants|183=enfants|``."""
    return "|" + "".join(f"{code}={value}|" for code, value in listing.column(column).items())


def _luhn(text: str, letters: str) -> str:
    digits = f"translate($_n, {letters})" if letters else "$_n"
    doubled = "(if ($_d * $_w > 9) then $_d * $_w - 9 else $_d * $_w)"
    return (
        f"(for $_n in {text}, $_s in {digits} return matches($_s, '^[0-9]+$') and "
        "sum(for $_i in 1 to string-length($_s), $_d in number(substring($_s, $_i, 1)), "
        f"$_w in 1 + (string-length($_s) - $_i) mod 2 return {doubled}) mod 10 = 0)"
    )


def _add_years(day: str, years: str) -> str:
    leap = "($_y mod 4 = 0 and ($_y mod 100 != 0 or $_y mod 400 = 0))"
    rest = f"(if (substring($_d, 5) = '-02-29' and not{leap}) then '-02-28' else substring($_d, 5))"
    return (
        f"(for $_d in {day}, $_y in number(substring($_d, 1, 4)) + ({years}) "
        f"return concat(string($_y), {rest}))"
    )


def _add_days(day: str, days: str) -> str:
    moved = f"string(xs:date($_d) + xs:dayTimeDuration('P1D') * ({days}))"
    return f"(for $_d in {day} return if ($_d castable as xs:date) then {moved} else '')"


def _date(year: str, month: str, day: str) -> str:
    leap = "($_y mod 4 = 0 and ($_y mod 100 != 0 or $_y mod 400 = 0))"
    others = "if ($_m = (4, 6, 9, 11)) then 30 else 31"
    last = f"(if ($_m = 2) then (if ({leap}) then 29 else 28) else {others})"
    return (
        f"(for $_y in min((max(({year}, 1000)), 9000)), $_m in min((max(({month}, 1)), 12)), "
        f"$_j in min((max(({day}, 1)), {last})) return "
        f"concat(string($_y), '-', {_PAD.format('$_m')}, '-', {_PAD.format('$_j')}))"
    )


_FUNCTIONS: Final[Mapping[str, Callable[..., str]]] = {
    "luhn": lambda text: _luhn(text, ""),
    "finessKey": lambda text: _luhn(text, "'AB', '12'"),
    "addYears": _add_years,
    "addDays": _add_days,
    "year": lambda day: f"number(substring({day}, 1, 4))",
    "date": _date,
    "cents": lambda euros: f"round(({euros}) * 100)",
    "near": lambda a, b, tolerance: f"(abs(({a}) - ({b})) <= {tolerance} + {HAIR})",
    "isWhole": lambda value: f"(for $_v in {value} return $_v = floor($_v))",
}
_METHODS: Final = {"startsWith": "starts-with", "endsWith": "ends-with"}


class Tests(NamedTuple):
    """A rule in XPath.

    Attributes:
        context: where the test is made; absolute.
        bindings: variables of the test, in order.
        test: true where the rule holds.
        parameters: the values of the message, empty when the items are in another document.
        tables: (list, column) of the code lists it looks up.
    """

    context: str
    bindings: tuple[tuple[str, str], ...]
    test: str
    parameters: Mapping[str, str]
    tables: frozenset[tuple[str, str]]


class Writer:
    """Writes the expressions of one rule."""

    def __init__(self, rule: Rule, texts: tuple[str, ...]) -> None:
        self.rule = rule
        self.texts = texts
        self.indexes = {i.name: i for i in rule.indexes}
        self.lets = dict(rule.lets)
        self.tables: set[tuple[str, str]] = set()
        self.names: dict[str, str] = {}
        steps = rule.context.steps if rule.context else ()
        path = "$self"
        for step, above in zip(reversed(steps), reversed(steps[:-1]), strict=False):
            path += "/../.." if step.repeated else "/.."
            self.names[above.bound] = path

    def write(self) -> Tests:
        """The whole rule."""
        rule = self.rule
        here = rule.context is None or rule.context.document == "doc"
        test = self._held()
        if here:
            context = self._context()
            bindings = [("self", "."), ("doc", "/*")]
            parameters = {n: self._shown(p.value) for n, p in rule.parameters.items()}
        else:
            context = f"/c:{rule.document}"
            bindings = [("doc", ".")]
            parameters = {}
            place = self.place(rule.context) if rule.context else ""
            test = f"every $self in {place} satisfies ({test})"
        return Tests(context, tuple(bindings), test, parameters, frozenset(self.tables))

    def _shown(self, node: Node) -> str:
        """A value of the message; numbers are written alike by every engine."""
        text = self.expression(node)
        if node.type != NUMBER:
            return text
        exact = "string(round-half-to-even(xs:decimal($_n), 6))"
        return f"(for $_n in {text} return if ($_n castable as xs:decimal) then {exact} else '')"

    def _held(self) -> str:
        asserted = self.expression(self.rule.asserted)
        if self.rule.when is None:
            return asserted
        return f"if ({self.expression(self.rule.when)}) then {asserted} else true()"

    def _context(self) -> str:
        if self.rule.context is None:
            return " | ".join(self.texts)
        return f"/c:{self.rule.document}" + _down(self.rule.context.steps)

    def place(self, place: Place) -> str:
        """The items of a place."""
        steps = place.steps
        if steps and not steps[0].field:
            steps = steps[1:]
        return f"${place.document}" + _down(steps)

    def expression(self, node: Node) -> str:
        """An expression that gives a value of its type."""
        text = self._raw(node)
        named = isinstance(node, Name) and node.name in self.lets  # already read
        if isinstance(node, (Name, Select)) and isinstance(node.type, Scalar) and not named:
            return _read(text, node.type)
        return text

    def _raw(self, node: Node) -> str:
        match node:
            case Literal(value=bool() as value):
                return "true()" if value else "false()"
            case Literal(value=str() as value):
                return quoted(value)
            case Literal(value=value):
                return repr(value)
            case Name(name=name):
                return self._name(name)
            case Select(base=base, field=name):
                return self._select(base, name, node.type)
            case Has(target=target):
                return f"exists({self._raw(target.base)}/c:{target.field})"
            case Item(base=base, key=key):
                if isinstance(base.type, Groups) and isinstance(base, Name):
                    return self._group(self.indexes[base.name], key)
                return f"({self._raw(base)})[1]"
            case Call(name=name, args=args):
                return self._call(name, args)
            case Method(base=base, name=name, args=args):
                subject = self.expression(base)
                return f"{_METHODS.get(name, name)}({subject}, {self.expression(args[0])})"
            case Macro():
                return self._macro(node)
            case Unary(operator=sign, operand=operand):
                inside = self.expression(operand)
                return f"not({inside})" if sign == "!" else f"(-({inside}))"
            case Binary():
                return self._binary(node)
            case Conditional(test=test, yes=yes, no=no):
                branches = f"{self.expression(yes)} else {self.expression(no)}"
                return f"(if ({self.expression(test)}) then {branches})"
            case ListOf(items=items):
                return f"({', '.join(map(self.expression, items))})"
            case _:
                raise TypeError(node)

    def _name(self, name: str) -> str:
        if name in self.lets:
            return self.expression(self.lets[name])
        return self.names.get(name, f"${name}")

    def _select(self, base: Node, name: str, kind: Type) -> str:
        path = f"{self._raw(base)}/c:{name}"
        return f"{path}/*" if isinstance(kind, Listing) else path

    def _group(self, index: Index, key: Node) -> str:
        if not (isinstance(key, Call) and isinstance(key.args[0], ListOf)):
            raise TypeError(key)
        tests: list[str] = []
        steps = index.of.steps
        for (up, name, _, kind), part in zip(index.by, key.args[0].items, strict=True):
            above = "".join(
                "../../" if s.repeated else "../" for s in reversed(steps[len(steps) - up :])
            )
            tests.append(f"{_read(f'{above}c:{name}', kind)} = {self.expression(part)}")
        return f"{self.place(index.of)}[{' and '.join(tests)}]"

    def _call(self, name: str, args: list[Node]) -> str:
        match name, args:
            case "size", [listed]:
                return f"count({self.expression(listed)})"
            case "sum", [listed]:
                return f"sum({self.expression(listed)})"
            case "codeAttribute", [Literal(value=listing), code, Literal(value=column)]:
                self.tables.add((str(listing), str(column)))
                searched = f"concat('|', {self.expression(code)}, '=')"
                found = f"substring-after(${table(str(listing), str(column))}, {searched})"
                return f"substring-before({found}, '|')"
            case _:
                return _FUNCTIONS[name](*map(self.expression, args))

    def _macro(self, node: Macro) -> str:
        listed, body, name = self.expression(node.base), self.expression(node.body), node.variable
        match node.name:
            case "all":
                return f"(every ${name} in {listed} satisfies {body})"
            case "exists":
                return f"(some ${name} in {listed} satisfies {body})"
            case "exists_one":
                return f"(count(for ${name} in {listed} return if ({body}) then 1 else ()) = 1)"
            case "filter":
                return f"(for ${name} in {listed} return if ({body}) then ${name} else ())"
            case _:
                return f"(for ${name} in {listed} return {body})"

    def _binary(self, node: Binary) -> str:
        sign = node.operator
        if sign != "in":
            left, right = self.expression(node.left), self.expression(node.right)
            return f"({left} {_SIGNS.get(sign, sign)} {right})"
        if isinstance(node.right.type, Groups) and isinstance(node.right, Name):
            return f"exists({self._group(self.indexes[node.right.name], node.left)})"
        listed, left = self.expression(node.right), self.expression(node.left)
        item = node.right.type.item if isinstance(node.right.type, Listing) else TEXT
        if isinstance(node.right, ListOf) or not isinstance(item, Scalar):
            return f"({left} = {listed})"
        return f"(some $_un in {listed} satisfies {_read('$_un', item)} = {left})"


def _read(text: str, kind: Scalar) -> str:
    """A node as a value of its type; spaces around a value that is no free text do not count."""
    if kind == NUMBER:
        return f"number({text})"
    if kind == BOOLEAN:
        return f"(normalize-space({text}) = 'true')"
    return f"string({text})" if kind.free else f"normalize-space({text})"


def _down(steps: tuple[Step, ...]) -> str:
    return "".join(f"/c:{s.field}/c:{s.bound}" if s.repeated else f"/c:{s.field}" for s in steps)
