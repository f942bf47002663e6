"""What does not change from item to item: worked out once, before the items are gone through."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Final, NamedTuple

from cpom_validators.cel.canonical import written
from cpom_validators.cel.check import Checker
from cpom_validators.cel.facts import NOTHING, Facts
from cpom_validators.cel.nodes import Binary, Call, Macro, Name, Node, RuleError

_WORTH: Final = ("year", "date", "addYears", "addDays")
"""The calls that cost enough to be made once only."""


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
    changing = _changing(items, lets)
    gate: list[Node] = []
    rest: list[Node] = []
    known = NOTHING
    for part in _conjuncts(when):
        if not _depends(part, changing) and _is_safe(checker, part, known):
            gate.append(part)
            known |= checker.prover.when_true(part)
        else:
            rest.append(part)
    calls: dict[str, Call] = {}
    for root in (*rest, asserted):
        for call in _worthy_calls(root, changing):
            if _is_safe(checker, call, known):
                calls[written(call)] = call
    same = tuple(name for name, _ in lets if name not in changing)
    return Fixed(_joined(gate), _joined(rest), same, tuple(calls.values()))


def _changing(items: Collection[str], lets: tuple[tuple[str, Node], ...]) -> set[str]:
    """Return the names whose value changes from item to item."""
    changing = set(items)
    for name, node in lets:
        if _depends(node, changing):
            changing.add(name)
    return changing


def _conjuncts(node: Node | None) -> Iterator[Node]:
    """Yield the conditions that ``&&`` joins."""
    if isinstance(node, Binary) and node.operator == "&&":
        yield from _conjuncts(node.left)
        yield from _conjuncts(node.right)
    elif node is not None:
        yield node


def _joined(nodes: list[Node]) -> Node | None:
    """Join conditions by ``&&``."""
    result: Node | None = None
    for node in nodes:
        result = node if result is None else Binary("&&", result, node)
    return result


def _depends(node: Node, names: Collection[str]) -> bool:
    """Report whether an expression looks at one of these names, macro variables excepted."""
    if isinstance(node, Name):
        return node.name in names
    inner = names
    if isinstance(node, Macro):
        inner = {name for name in names if name != node.variable}
    return any(_depends(part, inner) for part in node.parts())


def _worthy_calls(node: Node, names: Collection[str]) -> Iterator[Call]:
    """Yield the calls worth making once, those that look at none of these names."""
    if isinstance(node, Call) and node.name in _WORTH and not _depends(node, names):
        yield node
        return
    inner = {*names, node.variable} if isinstance(node, Macro) else names
    for part in node.parts():
        yield from _worthy_calls(part, inner)


def _is_safe(checker: Checker, node: Node, known: Facts) -> bool:
    """Report whether an expression cannot fail when only these facts are proved."""
    try:
        checker.check(node, known)
    except RuleError:
        return False
    return True
