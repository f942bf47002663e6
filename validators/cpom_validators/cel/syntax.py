"""From the text of an expression to its tree. What is not in the subset is refused here."""

from __future__ import annotations

from typing import Final

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
    RuleError,
    Select,
    Unary,
)
from cpom_validators.cel.tokens import Token, tokens

LONGEST: Final = 2_000
"""Characters of one expression: a stranger's rule must not cost a fortune to read."""
DEEPEST: Final = 40
_LONGEST_NUMBER: Final = 16

_BOOLEANS: Final = {"true": True, "false": False}
MACROS: Final = ("all", "exists", "exists_one", "filter", "map")
_COMPARISONS: Final = ("==", "!=", "<=", ">=", "<", ">", "in")


class _Parser:
    def __init__(self, text: str) -> None:
        if len(text) > LONGEST:
            raise RuleError(f"expression de {len(text)} caractères, {LONGEST} au plus")
        self.text = text
        self.tokens = list(tokens(text))
        self.position = 0
        self.depth = 0

    def fail(self, reason: str) -> RuleError:
        rest = self.text[self.token().offset :] if self.more() else "la fin"
        return RuleError(f"« {self.text} » : {reason}, à « {rest[:30]} »")

    def more(self) -> bool:
        return self.position < len(self.tokens)

    def token(self) -> Token:
        return self.tokens[self.position]

    def accept(self, *signs: str) -> str | None:
        """Read one of these signs and return it; return None when none stands here."""
        if not self.more():
            return None
        token = self.token()
        if token.kind == "string" or token not in signs:
            return None
        self.position += 1
        return str(token)

    def expect(self, sign: str) -> None:
        if self.accept(sign) is None:
            raise self.fail(f"« {sign} » attendu")

    def name(self) -> str:
        if not self.more() or self.token().kind != "name":
            raise self.fail("nom attendu")
        name = str(self.token())
        self.position += 1
        return name

    def go_deeper(self) -> None:
        self.depth += 1
        if self.depth > DEEPEST:
            raise self.fail("expression trop imbriquée")

    def expression(self) -> Node:
        self.go_deeper()
        test = self.disjunction()
        if self.accept("?"):
            yes = self.expression()
            self.expect(":")
            test = Conditional(test, yes, self.expression())
        self.depth -= 1
        return test

    def disjunction(self) -> Node:
        left = self.conjunction()
        while self.accept("||"):
            left = Binary("||", left, self.conjunction())
        return left

    def conjunction(self) -> Node:
        left = self.comparison()
        while self.accept("&&"):
            left = Binary("&&", left, self.comparison())
        return left

    def comparison(self) -> Node:
        left = self.sum()
        sign = self.accept(*_COMPARISONS)
        return Binary(sign, left, self.sum()) if sign else left

    def sum(self) -> Node:
        left = self.product()
        sign = self.accept("+", "-")
        while sign:
            left = Binary(sign, left, self.product())
            sign = self.accept("+", "-")
        return left

    def product(self) -> Node:
        left = self.unary()
        sign = self.accept("*", "/")
        while sign:
            left = Binary(sign, left, self.unary())
            sign = self.accept("*", "/")
        return left

    def unary(self) -> Node:
        sign = self.accept("!", "-")
        if sign is None:
            return self.member()
        self.go_deeper()
        node = Unary(sign, self.unary())
        self.depth -= 1
        return node

    def member(self) -> Node:
        node = self.primary()
        sign = self.accept(".", "[")
        while sign:
            node = self.below(node) if sign == "." else self.indexed(node)
            sign = self.accept(".", "[")
        return node

    def below(self, base: Node) -> Node:
        name = self.name()
        return self.method(base, name) if self.accept("(") else Select(base, name)

    def indexed(self, base: Node) -> Node:
        key = self.expression()
        self.expect("]")
        return Item(base, key)

    def method(self, base: Node, name: str) -> Node:
        if name not in MACROS:
            return Method(base, name, self.arguments(")"))
        variable = self.name()
        self.expect(",")
        body = self.expression()
        self.expect(")")
        return Macro(base, name, variable, body)

    def arguments(self, closing: str) -> list[Node]:
        if self.accept(closing):
            return []
        items = [self.expression()]
        while not self.accept(closing):
            self.expect(",")
            items.append(self.expression())
        return items

    def primary(self) -> Node:
        if not self.more():
            raise self.fail("valeur attendue")
        read = {"number": self.number, "string": self.string}
        return read.get(self.token().kind, self.bracketed)()

    def string(self) -> Node:
        text = self.token()[1:-1]
        self.position += 1
        return Literal(text)

    def number(self) -> Node:
        token = self.token()
        if len(token) > _LONGEST_NUMBER:
            raise self.fail("nombre trop long")
        self.position += 1
        return Literal(float(token) if "." in token else int(token))

    def bracketed(self) -> Node:
        if self.accept("("):
            inside = self.expression()
            self.expect(")")
            return inside
        if self.accept("["):
            return ListOf(self.arguments("]"))
        return self.word()

    def word(self) -> Node:
        name = self.name()
        if name in _BOOLEANS:
            return Literal(_BOOLEANS[name])
        if self.accept("("):
            return self.call(name)
        return Name(name)

    def call(self, name: str) -> Node:
        args = self.arguments(")")
        if name != "has":
            return Call(name, args)
        if len(args) != 1 or not isinstance(args[0], Select):
            raise self.fail("has() demande un seul champ")
        return Has(args[0])


def parse(text: str) -> Node:
    """Parse an expression into its tree.

    Raises:
        RuleError: the text is not in the subset.
    """
    parser = _Parser(text)
    node = parser.expression()
    if parser.more():
        raise parser.fail("fin attendue")
    _refuse_deep(node)
    return node


def _refuse_deep(node: Node) -> None:
    """Refuse a tree of too many levels, counted one by one: what reads it calls itself for each."""
    depth = 0
    level = [node]
    while level:
        level = [part for above in level for part in above.parts()]
        depth += 1
    if depth > DEEPEST:
        raise RuleError(f"expression trop imbriquée : {depth} niveaux, {DEEPEST} au plus")
