"""What does not change from item to item: worked out once, before the items are gone through."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Final, NamedTuple

from cpom_validators.cel.check import Checker
from cpom_validators.cel.nodes import Binary, Call, Macro, Name, Node, RuleError, children, written

_WORTH: Final = ("year", "date", "addYears", "addDays")


class Fixed(NamedTuple):
    """The parts of a rule that are the same for all its items.

    Attributes:
        gate: conditions that must hold for any item to be judged, None when there is none.
        rest: what is left of ``when``.
        lets: names whose value is the same for all items.
        calls: calls whose value is, that the gate makes safe.
    """

    gate: Node | None
    rest: Node | None
    lets: tuple[str, ...]
    calls: tuple[Call, ...]


def conjuncts(node: Node | None) -> Iterator[Node]:
    """The conditions that ``&&`` joins."""
    if isinstance(node, Binary) and node.operator == "&&":
        yield from conjuncts(node.left)
        yield from conjuncts(node.right)
    elif node is not None:
        yield node


def joined(nodes: list[Node]) -> Node | None:
    """The conditions joined by ``&&``."""
    result: Node | None = None
    for node in nodes:
        result = node if result is None else Binary("&&", result, node)
    return result


def _depends(node: Node, names: Collection[str]) -> bool:
    """Whether an expression looks at one of these names, macro variables excepted."""
    if isinstance(node, Name):
        return node.name in names
    inner = names
    if isinstance(node, Macro):
        inner = {n for n in names if n != node.variable}
    return any(_depends(child, inner) for child in children(node))


def _calls(node: Node, names: Collection[str]) -> Iterator[Call]:
    if isinstance(node, Call) and node.name in _WORTH and not _depends(node, names):
        yield node
        return
    inner = {*names, node.variable} if isinstance(node, Macro) else names
    for child in children(node):
        yield from _calls(child, inner)


def fixed(
    checker: Checker, items: Collection[str], lets: tuple[tuple[str, Node], ...],
    when: Node | None, asserted: Node,
) -> Fixed:  # fmt: skip
    """Set apart what does not depend on the item nor on its ancestors.

    Args:
        checker: the checker of the rule, all its names known.
        items: names bound to the item and its ancestors.
        lets: what the rule names, in order.
        when: its condition.
        asserted: what it asserts.
    """
    changing = set(items)
    for name, node in lets:
        if _depends(node, changing):
            changing.add(name)
    gate: list[Node] = []
    rest: list[Node] = []
    known = frozenset[str]()
    for part in conjuncts(when):
        if not _depends(part, changing) and _safe(checker, part, known):
            gate.append(part)
            known |= checker.prover.when_true(part)
        else:
            rest.append(part)
    calls = {
        written(call): call
        for root in (*rest, asserted)
        for call in _calls(root, changing)
        if _safe(checker, call, known)
    }
    same = tuple(n for n, _ in lets if n not in changing)
    return Fixed(joined(gate), joined(rest), same, tuple(calls.values()))


def _safe(checker: Checker, node: Node, known: frozenset[str]) -> bool:
    try:
        checker.check(node, known)
    except RuleError:
        return False
    return True
