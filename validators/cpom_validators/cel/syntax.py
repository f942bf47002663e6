"""From the text of an expression to its tree. What is not in the subset is refused here."""

from __future__ import annotations

import re
from collections.abc import Iterator
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
    children,
)

LONGEST: Final = 2_000
"""Characters of one expression: a stranger's rule must not cost a fortune to read."""
DEEPEST: Final = 40
_LONGEST_NUMBER: Final = 16


MACROS: Final = ("all", "exists", "exists_one", "filter", "map")
_COMPARISONS: Final = ("==", "!=", "<=", ">=", "<", ">", "in")
_TOKEN: Final = re.compile(
    r"""\s*(?:(?P<number>\d+(?:\.\d+)?)|(?P<name>[A-Za-z][A-Za-z0-9_]*)
    |(?P<string>'[^'\\\x00-\x1f]*'|"[^"\\\x00-\x1f]*")|(?P<sign>&&|\|\||==|!=|<=|>=|[-+*/<>!?:.,()\[\]]))""",
    re.VERBOSE,
)


class _Token(str):
    __slots__ = ("kind", "offset")
    kind: str
    offset: int


def _tokens(text: str) -> Iterator[_Token]:
    end = len(text.rstrip())
    offset = 0
    while offset < end:
        match = _TOKEN.match(text, offset)
        if match is None:
            raise RuleError(f"« {text} » : illisible à partir de « {text[offset : offset + 20]} »")
        token = _Token(match[match.lastgroup or 0])
        token.kind = match.lastgroup or ""
        token.offset = match.start(match.lastgroup or 0)
        yield token
        offset = match.end()


class _Parser:
    def __init__(self, text: str) -> None:
        if len(text) > LONGEST:
            raise RuleError(f"expression de {len(text)} caractères, {LONGEST} au plus")
        self.text = text
        self.tokens = list(_tokens(text))
        self.position = 0
        self.depth = 0

    def fail(self, reason: str) -> RuleError:
        rest = self.text[self.tokens[self.position].offset :] if self.more() else "la fin"
        return RuleError(f"« {self.text} » : {reason}, à « {rest[:30]} »")

    def more(self) -> bool:
        return self.position < len(self.tokens)

    def accept(self, *signs: str) -> str | None:
        if self.more():
            token = self.tokens[self.position]
            if token.kind != "string" and token in signs:
                self.position += 1
                return str(token)
        return None

    def expect(self, sign: str) -> None:
        if self.accept(sign) is None:
            raise self.fail(f"« {sign} » attendu")

    def name(self) -> str:
        if not self.more() or self.tokens[self.position].kind != "name":
            raise self.fail("nom attendu")
        self.position += 1
        return str(self.tokens[self.position - 1])

    def expression(self) -> Node:
        self.depth += 1
        if self.depth > DEEPEST:
            raise self.fail("expression trop imbriquée")
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
        while sign := self.accept("+", "-"):
            left = Binary(sign, left, self.product())
        return left

    def product(self) -> Node:
        left = self.unary()
        while sign := self.accept("*", "/"):
            left = Binary(sign, left, self.unary())
        return left

    def unary(self) -> Node:
        if sign := self.accept("!", "-"):
            self.depth += 1
            if self.depth > DEEPEST:
                raise self.fail("expression trop imbriquée")
            node = Unary(sign, self.unary())
            self.depth -= 1
            return node
        return self.member()

    def member(self) -> Node:
        node = self.primary()
        while True:
            if self.accept("."):
                name = self.name()
                node = self.method(node, name) if self.accept("(") else Select(node, name)
            elif self.accept("["):
                node = Item(node, self.expression())
                self.expect("]")
            else:
                return node

    def method(self, base: Node, name: str) -> Node:
        if name not in MACROS:
            return Method(base, name, self.arguments(")"))
        variable = self.name()
        self.expect(",")
        body = self.expression()
        self.expect(")")
        return Macro(base, name, variable, body)

    def arguments(self, closing: str) -> list[Node]:
        items: list[Node] = []
        if self.accept(closing):
            return items
        while True:
            items.append(self.expression())
            if self.accept(closing):
                return items
            self.expect(",")

    def primary(self) -> Node:
        if not self.more():
            raise self.fail("valeur attendue")
        token = self.tokens[self.position]
        if token.kind == "number":
            if len(token) > _LONGEST_NUMBER:
                raise self.fail("nombre trop long")
            self.position += 1
            return Literal(float(token) if "." in token else int(token))
        if token.kind == "string":
            self.position += 1
            return Literal(token[1:-1])
        if self.accept("("):
            inside = self.expression()
            self.expect(")")
            return inside
        if self.accept("["):
            return ListOf(self.arguments("]"))
        return self.word()

    def word(self) -> Node:
        name = self.name()
        if name in ("true", "false"):
            return Literal(name == "true")
        if not self.accept("("):
            return Name(name)
        args = self.arguments(")")
        if name != "has":
            return Call(name, args)
        if len(args) != 1 or not isinstance(args[0], Select):
            raise self.fail("has() demande un seul champ")
        return Has(args[0])


def parse(text: str) -> Node:
    """The tree of an expression.

    Raises:
        RuleError: the text is not in the subset.
    """
    parser = _Parser(text)
    node = parser.expression()
    if parser.more():
        raise parser.fail("fin attendue")
    level, depth = [node], 0
    while level:  # what goes through it calls itself for each level
        level = [below for above in level for below in children(above)]
        depth += 1
    if depth > DEEPEST:
        raise RuleError(f"expression trop imbriquée : {depth} niveaux, {DEEPEST} au plus")
    return node
