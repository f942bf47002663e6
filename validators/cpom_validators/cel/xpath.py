"""Rules written as XPath 2, for Schematron: the same answers on the XML of a document.

XML knows no types: each value is read as what the dictionary says it is. Nothing here may fail on a
value that the structure already refused, since XPath may try both sides of an ``and``.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final, NamedTuple

from cpom_schema.standard.codelists import CodeList
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
from cpom_validators.cel.places import Index, KeyPart, Place, Step
from cpom_validators.cel.rule import Rule
from cpom_validators.cel.types import BOOLEAN, NUMBER, TEXT, Groups, Listing, Scalar
from cpom_validators.cel.xpath_functions import FUNCTIONS

_SIGNS: Final = {"==": "=", "!=": "!=", "&&": "and", "||": "or", "*": "*", "/": "div"}
_MACROS: Final = {
    "all": "(every {variable} in {listed} satisfies {body})",
    "exists": "(some {variable} in {listed} satisfies {body})",
    "exists_one": "(count(for {variable} in {listed} return if ({body}) then 1 else ()) = 1)",
    "filter": "(for {variable} in {listed} return if ({body}) then {variable} else ())",
    "map": "(for {variable} in {listed} return {body})",
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


def in_xpath(rule: Rule, texts: Iterable[str]) -> Tests:
    """Write a rule as XPath.

    Args:
        rule: the checked rule.
        texts: the paths of every long text of its type of document.
    """
    place = rule.context
    if place is None:
        return _here(rule, " | ".join(texts))
    if place.is_judged:
        return _here(rule, f"/c:{rule.document}{_down(place.steps)}")
    return _elsewhere(rule, place)


def _here(rule: Rule, context: str) -> Tests:
    """Write a rule whose items are in the judged document: it is tested on each of them."""
    writer = _Writer(rule)
    test = _whole_test(rule, writer)
    bindings = (("self", "."), ("doc", "/*"))
    parameters = {name: writer.shown(p.value) for name, p in rule.parameters.items()}
    return Tests(context, bindings, test, parameters, frozenset(writer.tables))


def _elsewhere(rule: Rule, place: Place) -> Tests:
    """Write a rule whose items are in another document: it is tested on all of them at once."""
    writer = _Writer(rule)
    test = f"every $self in {_place_path(place)} satisfies ({_whole_test(rule, writer)})"
    bindings = (("doc", "."),)
    return Tests(f"/c:{rule.document}", bindings, test, {}, frozenset(writer.tables))


def quoted(text: str) -> str:
    """Write a text as an XPath literal."""
    return "'" + text.replace("'", "''") + "'"


def table(listing: str, column: str) -> str:
    """Return the name of the variable that gives a column of a code list by code."""
    return f"{listing}_{column}"


def table_value(listing: CodeList, column: str) -> str:
    """Write a column of a code list as one text: ``|182=enfants|183=enfants|``."""
    return "|" + "".join(f"{code}={value}|" for code, value in listing.column(column).items())


class _Writer(Visitor[str]):
    """Writes the expressions of one rule as nodes, or as values: see `expression`.

    Attributes:
        indexes: what it looks up by key, by name.
        lets: what the rule names: each is written where its name stands.
        names: the way up from the item to each ancestor that the rule may name.
        tables: (list, column) of the code lists looked up so far.
    """

    def __init__(self, rule: Rule) -> None:
        self.indexes = {index.name: index for index in rule.indexes}
        self.lets = dict(rule.lets)
        self.tables: set[tuple[str, str]] = set()
        self.names = _ways_up(rule.context.steps) if rule.context else {}

    def expression(self, node: Node) -> str:
        """Write an expression that gives a value of its type."""
        text = node.accept(self)
        if isinstance(node.type, Scalar) and self._is_node(node):
            return _read(text, node.type)
        return text

    def shown(self, node: Node) -> str:
        """Write a value of a message; numbers are written alike by every engine."""
        text = self.expression(node)
        if node.type != NUMBER:
            return text
        exact = "string(round-half-to-even(xs:decimal($_n), 6))"
        return f"(for $_n in {text} return if ($_n castable as xs:decimal) then {exact} else '')"

    def _is_node(self, node: Node) -> bool:
        """Report whether an expression is written as a node of the XML, still to be read."""
        if isinstance(node, Name):
            return node.name not in self.lets
        return isinstance(node, Select)

    def literal(self, node: Literal) -> str:
        value = node.value
        if isinstance(value, bool):
            return "true()" if value else "false()"
        if isinstance(value, str):
            return quoted(value)
        return repr(value)

    def name(self, node: Name) -> str:
        if node.name in self.lets:
            return self.expression(self.lets[node.name])
        return self.names.get(node.name, f"${node.name}")

    def select(self, node: Select) -> str:
        path = f"{node.base.accept(self)}/c:{node.field}"
        return f"{path}/*" if isinstance(node.type, Listing) else path

    def has(self, node: Has) -> str:
        return f"exists({node.target.base.accept(self)}/c:{node.target.field})"

    def item(self, node: Item) -> str:
        base = node.base
        if isinstance(base.type, Groups) and isinstance(base, Name):
            return self._group(self.indexes[base.name], node.key)
        return f"({base.accept(self)})[1]"

    def call(self, node: Call) -> str:
        if node.name == "codeAttribute":
            return self._code_attribute(*node.args)
        return FUNCTIONS[node.name](*map(self.expression, node.args))

    def method(self, node: Method) -> str:
        function = _METHODS.get(node.name, node.name)
        return f"{function}({self.expression(node.base)}, {self.expression(node.args[0])})"

    def macro(self, node: Macro) -> str:
        listed = self.expression(node.base)
        body = self.expression(node.body)
        return _MACROS[node.name].format(body=body, variable=f"${node.variable}", listed=listed)

    def unary(self, node: Unary) -> str:
        operand = self.expression(node.operand)
        return f"not({operand})" if node.operator == "!" else f"(-({operand}))"

    def binary(self, node: Binary) -> str:
        if node.operator == "in":
            return self._membership(node)
        left = self.expression(node.left)
        right = self.expression(node.right)
        return f"({left} {_SIGNS.get(node.operator, node.operator)} {right})"

    def conditional(self, node: Conditional) -> str:
        yes = self.expression(node.yes)
        no = self.expression(node.no)
        return f"(if ({self.expression(node.test)}) then {yes} else {no})"

    def list_of(self, node: ListOf) -> str:
        return f"({', '.join(map(self.expression, node.items))})"

    def _membership(self, node: Binary) -> str:
        index = node.right
        if isinstance(index.type, Groups) and isinstance(index, Name):
            return f"exists({self._group(self.indexes[index.name], node.left)})"
        return self._membership_of_list(node.left, node.right)

    def _membership_of_list(self, value: Node, listed: Node) -> str:
        """Write whether a value is in a list, each item of which is read when it is a node."""
        items = self.expression(listed)
        wanted = self.expression(value)
        item = listed.type.item if isinstance(listed.type, Listing) else TEXT
        if isinstance(listed, ListOf) or not isinstance(item, Scalar):
            return f"({wanted} = {items})"
        return f"(some $_un in {items} satisfies {_read('$_un', item)} = {wanted})"

    def _group(self, index: Index, key: Node) -> str:
        """Write the items of an index that have a key."""
        if not isinstance(key, Call) or not isinstance(key.args[0], ListOf):
            raise TypeError(key)
        tests: list[str] = []
        for part, value in zip(index.by, key.args[0].items, strict=True):
            tests.append(f"{_key_part(index.of, part)} = {self.expression(value)}")
        return f"{_place_path(index.of)}[{' and '.join(tests)}]"

    def _code_attribute(self, listing: Node, code: Node, column: Node) -> str:
        """Write the look-up of a code in the text that stands for a column of its list."""
        if not isinstance(listing, Literal) or not isinstance(column, Literal):
            raise TypeError(listing, column)
        wanted = (str(listing.value), str(column.value))
        self.tables.add(wanted)
        searched = f"concat('|', {self.expression(code)}, '=')"
        found = f"substring-after(${table(*wanted)}, {searched})"
        return f"substring-before({found}, '|')"


def _whole_test(rule: Rule, writer: _Writer) -> str:
    """Write the condition of a rule and what it asserts."""
    asserted = writer.expression(rule.asserted)
    if rule.when is None:
        return asserted
    return f"if ({writer.expression(rule.when)}) then {asserted} else true()"


def _ways_up(steps: tuple[Step, ...]) -> dict[str, str]:
    """Return the path from an item to each of its ancestors, by the names they are bound to."""
    found: dict[str, str] = {}
    path = "$self"
    for step, above in zip(reversed(steps), reversed(steps[:-1]), strict=False):
        path += _up(step)
        found[above.bound] = path
    return found


def _up(step: Step) -> str:
    """Write the way up one step: the items of a list stand in an element of their own."""
    return "/../.." if step.repeated else "/.."


def _down(steps: Iterable[Step]) -> str:
    """Write the way down some steps."""
    path = ""
    for step in steps:
        path += f"/c:{step.field}"
        if step.repeated:
            path += f"/c:{step.bound}"
    return path


def _place_path(place: Place) -> str:
    """Write the items of a place."""
    steps = place.steps
    if steps and not steps[0].field:  # one of several documents: they all are the variable
        steps = steps[1:]
    return f"${place.document}{_down(steps)}"


def _key_part(place: Place, part: KeyPart) -> str:
    """Write a part of the key of an item of an index, read from the item or above it."""
    steps = place.steps[len(place.steps) - part.up :]
    ways = [_up(step).removeprefix("/") + "/" for step in reversed(steps)]
    return _read(f"{''.join(ways)}c:{part.field}", part.type)


def _read(text: str, kind: Scalar) -> str:
    """Read a node as a value of its type, without spaces around unless it is a free text."""
    if kind == NUMBER:
        return f"number({text})"
    if kind == BOOLEAN:
        return f"(normalize-space({text}) = 'true')"
    return f"string({text})" if kind.free else f"normalize-space({text})"
