"""The kinds of expressions, ways through them, and the visitor that handles each kind."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from cpom_validators.cel.types import UNKNOWN, Type

Result = TypeVar("Result")


class RuleError(Exception):
    """A rule that cannot be accepted; the message says what, where and why, in French."""


class Visitor(ABC, Generic[Result]):
    """Handles an expression: one method for each kind of node, called by `Node.accept`."""

    @abstractmethod
    def literal(self, node: Literal) -> Result: ...

    @abstractmethod
    def name(self, node: Name) -> Result: ...

    @abstractmethod
    def select(self, node: Select) -> Result: ...

    @abstractmethod
    def has(self, node: Has) -> Result: ...

    @abstractmethod
    def item(self, node: Item) -> Result: ...

    @abstractmethod
    def call(self, node: Call) -> Result: ...

    @abstractmethod
    def method(self, node: Method) -> Result: ...

    @abstractmethod
    def macro(self, node: Macro) -> Result: ...

    @abstractmethod
    def unary(self, node: Unary) -> Result: ...

    @abstractmethod
    def binary(self, node: Binary) -> Result: ...

    @abstractmethod
    def conditional(self, node: Conditional) -> Result: ...

    @abstractmethod
    def list_of(self, node: ListOf) -> Result: ...


@dataclass(slots=True)
class Node(ABC):
    """A part of an expression; its type is filled in by the checker."""

    type: Type = field(default=UNKNOWN, init=False, compare=False, repr=False)

    @abstractmethod
    def accept(self, visitor: Visitor[Result]) -> Result:
        """Return what the method of a visitor for this kind of node makes of it."""

    def parts(self) -> tuple[Node, ...]:
        """Return the expressions that stand directly in this one."""
        return ()


@dataclass(slots=True)
class Literal(Node):
    """A written value: ``'texte'``, ``5.0``, ``1``, ``true``."""

    value: str | float | int | bool

    def accept(self, visitor: Visitor[Result]) -> Result:
        return visitor.literal(self)


@dataclass(slots=True)
class Name(Node):
    """A variable, or what ``let`` or ``index`` gave a name to."""

    name: str

    def accept(self, visitor: Visitor[Result]) -> Result:
        return visitor.name(self)


@dataclass(slots=True)
class Select(Node):
    """``base.field``: a field of an object."""

    base: Node
    field: str

    def accept(self, visitor: Visitor[Result]) -> Result:
        return visitor.select(self)

    def parts(self) -> tuple[Node, ...]:
        return (self.base,)


@dataclass(slots=True)
class Has(Node):
    """``has(base.field)``: whether an optional field is there."""

    target: Select

    def accept(self, visitor: Visitor[Result]) -> Result:
        return visitor.has(self)

    def parts(self) -> tuple[Node, ...]:
        return (self.target,)


@dataclass(slots=True)
class Item(Node):
    """``base[key]``: a group by its key, or the first of a group."""

    base: Node
    key: Node

    def accept(self, visitor: Visitor[Result]) -> Result:
        return visitor.item(self)

    def parts(self) -> tuple[Node, ...]:
        return (self.base, self.key)


@dataclass(slots=True)
class Call(Node):
    """``name(args)``."""

    name: str
    args: list[Node]

    def accept(self, visitor: Visitor[Result]) -> Result:
        return visitor.call(self)

    def parts(self) -> tuple[Node, ...]:
        return tuple(self.args)


@dataclass(slots=True)
class Method(Node):
    """``base.name(args)``, where the base is a text."""

    base: Node
    name: str
    args: list[Node]

    def accept(self, visitor: Visitor[Result]) -> Result:
        return visitor.method(self)

    def parts(self) -> tuple[Node, ...]:
        return (self.base, *self.args)


@dataclass(slots=True)
class Macro(Node):
    """``base.name(variable, body)``: ``all``, ``exists``, ``exists_one``, ``filter``, ``map``."""

    base: Node
    name: str
    variable: str
    body: Node

    def accept(self, visitor: Visitor[Result]) -> Result:
        return visitor.macro(self)

    def parts(self) -> tuple[Node, ...]:
        return (self.base, self.body)


@dataclass(slots=True)
class Unary(Node):
    """``!operand`` or ``-operand``."""

    operator: str
    operand: Node

    def accept(self, visitor: Visitor[Result]) -> Result:
        return visitor.unary(self)

    def parts(self) -> tuple[Node, ...]:
        return (self.operand,)


@dataclass(slots=True)
class Binary(Node):
    """``left operator right``."""

    operator: str
    left: Node
    right: Node

    def accept(self, visitor: Visitor[Result]) -> Result:
        return visitor.binary(self)

    def parts(self) -> tuple[Node, ...]:
        return (self.left, self.right)


@dataclass(slots=True)
class Conditional(Node):
    """``test ? yes : no``."""

    test: Node
    yes: Node
    no: Node

    def accept(self, visitor: Visitor[Result]) -> Result:
        return visitor.conditional(self)

    def parts(self) -> tuple[Node, ...]:
        return (self.test, self.yes, self.no)


@dataclass(slots=True)
class ListOf(Node):
    """``[items]``."""

    items: list[Node]

    def accept(self, visitor: Visitor[Result]) -> Result:
        return visitor.list_of(self)

    def parts(self) -> tuple[Node, ...]:
        return tuple(self.items)


def walk(node: Node) -> Iterator[Node]:
    """Yield every part of an expression, itself first."""
    yield node
    for part in node.parts():
        yield from walk(part)
