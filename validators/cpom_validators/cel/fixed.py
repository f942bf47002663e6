"""What does not change from item to item: worked out once, before the items are gone through."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from typing import Final, NamedTuple

from cpom_validators.cel.canonical import written
from cpom_validators.cel.check import Checker
from cpom_validators.cel.facts import NOTHING
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
    sorter = _Sorter(checker, items)
    sorter.follow(lets)
    rest = list(sorter.pass_gate(when))
    calls = sorter.calls((*rest, asserted))
    return Fixed(
        gate=_joined(sorter.gate),
        rest=_joined(rest),
        lets=tuple(name for name, _ in lets if name not in sorter.changing),
        calls=tuple(calls.values()),
    )


class _Sorter:
    """Tells what changes from item to item from what does not.

    Attributes:
        changing: names whose value changes from item to item.
        gate: the conditions found that are the same for all items.
        known: what they prove.
    """

    def __init__(self, checker: Checker, items: Collection[str]) -> None:
        self.checker = checker
        self.changing = set(items)
        self.gate: list[Node] = []
        self.known = NOTHING

    def follow(self, lets: tuple[tuple[str, Node], ...]) -> None:
        """Add the names whose expression looks at a name that changes."""
        for name, node in lets:
            if _depends(node, self.changing):
                self.changing.add(name)

    def pass_gate(self, when: Node | None) -> Iterator[Node]:
        """Yield the parts of a condition that change, and keep the others for the gate."""
        for part in _conjuncts(when):
            if _depends(part, self.changing) or not self.is_safe(part):
                yield part
            else:
                self.gate.append(part)
                self.known |= self.checker.prover.when_true(part)

    def calls(self, roots: Iterable[Node]) -> dict[str, Call]:
        """Return the calls to make once, by their writing: those the gate makes safe."""
        found = (call for root in roots for call in _worthy_calls(root, self.changing))
        return {written(call): call for call in found if self.is_safe(call)}

    def is_safe(self, node: Node) -> bool:
        """Report whether an expression cannot fail where only the gate has been passed."""
        try:
            self.checker.check(node, self.known)
        except RuleError:
            return False
        return True


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
