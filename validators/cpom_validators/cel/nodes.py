"""The parts of an expression, one writing for each, and ways through them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from cpom_validators.cel.types import UNKNOWN, Type


class RuleError(Exception):
    """A rule that cannot be accepted; the message says what, where and why, in French."""


@dataclass(slots=True)
class Node:
    """A part of an expression; its type is filled in by the checker."""

    type: Type = field(default=UNKNOWN, init=False, compare=False, repr=False)


@dataclass(slots=True)
class Literal(Node):
    value: str | float | int | bool


@dataclass(slots=True)
class Name(Node):
    name: str


@dataclass(slots=True)
class Select(Node):
    base: Node
    field: str


@dataclass(slots=True)
class Has(Node):
    target: Select


@dataclass(slots=True)
class Item(Node):
    """``base[key]``: a group by its key, or the first of a group."""

    base: Node
    key: Node


@dataclass(slots=True)
class Call(Node):
    name: str
    args: list[Node]


@dataclass(slots=True)
class Method(Node):
    base: Node
    name: str
    args: list[Node]


@dataclass(slots=True)
class Macro(Node):
    base: Node
    name: str
    variable: str
    body: Node


@dataclass(slots=True)
class Unary(Node):
    operator: str
    operand: Node


@dataclass(slots=True)
class Binary(Node):
    operator: str
    left: Node
    right: Node


@dataclass(slots=True)
class Conditional(Node):
    test: Node
    yes: Node
    no: Node


@dataclass(slots=True)
class ListOf(Node):
    items: list[Node]


def written(node: Node) -> str:
    """The expression in one canonical writing: two equal texts mean the same value."""
    match node:
        case Literal(value=bool() as value):
            return "true" if value else "false"
        case Literal(value=str() as value):
            return f'"{value}"' if "'" in value else f"'{value}'"
        case Literal(value=value):
            return repr(value)
        case Name(name=name):
            return name
        case Select(base=base, field=name):
            return f"{written(base)}.{name}"
        case Has(target=target):
            return f"has({written(target)})"
        case Item(base=base, key=key):
            return f"{written(base)}[{written(key)}]"
        case Call(name=name, args=args):
            return f"{name}({', '.join(map(written, args))})"
        case Method(base=base, name=name, args=args):
            return f"{written(base)}.{name}({', '.join(map(written, args))})"
        case Macro(base=base, name=name, variable=variable, body=body):
            return f"{written(base)}.{name}({variable}, {written(body)})"
        case Unary(operator=sign, operand=operand):
            return f"{sign}({written(operand)})"
        case Binary(operator=sign, left=left, right=right):
            return f"({written(left)} {sign} {written(right)})"
        case Conditional(test=test, yes=yes, no=no):
            return f"({written(test)} ? {written(yes)} : {written(no)})"
        case ListOf(items=items):
            return f"[{', '.join(map(written, items))}]"
        case _:
            raise TypeError(node)


def children(node: Node) -> tuple[Node, ...]:
    """The direct parts of an expression."""
    match node:
        case Select(base=base):
            return (base,)
        case Has(target=target):
            return (target,)
        case Item(base=base, key=key):
            return (base, key)
        case Call(args=args) | ListOf(items=args):
            return tuple(args)
        case Method(base=base, args=args):
            return (base, *args)
        case Macro(base=base, body=body):
            return (base, body)
        case Unary(operand=operand):
            return (operand,)
        case Binary(left=left, right=right):
            return (left, right)
        case Conditional(test=test, yes=yes, no=no):
            return (test, yes, no)
        case _:
            return ()


def walk(node: Node) -> Iterator[Node]:
    """Every part of an expression, itself first."""
    yield node
    for child in children(node):
        yield from walk(child)
