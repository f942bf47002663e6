"""The checks of integrity, compiled from the dictionary: plain fields, keys, objects, lists.

Lists are looked at column by column first, where set operations run in C; objects one by one only
when their list is not clean.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from operator import itemgetter
from typing import Any, Final

from cpom_schema.document import Chain, Path, Tree, flat
from cpom_schema.standard.dictionary import Field, ObjectType
from cpom_schema.standard.edition import Edition
from cpom_validators.findings.finding import Finding, Hints, shown
from cpom_validators.form.codes import questioned
from cpom_validators.masking import BROKEN

EXTENSION_DEPTH: Final = 32


class State:
    """One run: the date of judgement, the keys references may point to, and what was found."""

    __slots__ = ("date", "edition", "found", "hints", "keys", "valid")

    def __init__(self, edition: Edition, date: str | None, keys: dict[str, frozenset[Any]]) -> None:
        self.edition = edition
        self.date = date or ""
        self.keys = keys
        self.valid = {name: codes.at(date) for name, codes in edition.validity.items()}
        self.found: list[Finding] = []
        self.hints = Hints()

    def dangling(self, value: Any, chain: Chain, target: str) -> None:
        """A reference whose value is not among the keys of its target."""
        keys = self.keys[target]
        if value is BROKEN or BROKEN in keys:
            return  # the key it points to may be the broken one
        params = [("valeur", shown(value) or ""), ("liste", target)]
        params += [("proche", near) for near in self.hints.nearest(value, keys)]
        self.found.append(Finding("CPOM-S-021", flat(chain), tuple(params), seen=shown(value)))

    def questioned(self, value: Any, chain: Chain, name: str) -> None:
        """A code that is not simply valid at the date."""
        if value is not BROKEN:
            self.found.append(
                questioned(self.edition, name, value, flat(chain), self.date, self.hints)
            )

    def too_precise(self, value: float, chain: Chain, places: int) -> None:
        """A number that does not sit on its last decimal."""
        if round(value, places) != value:
            params = (("valeur", str(value)), ("limite", str(places)))
            self.found.append(Finding("CPOM-S-022", flat(chain), params, seen=str(value)))


Check = Callable[[Any, Chain, State], None]


def _depth(value: Any, level: int = 1) -> int:
    if not isinstance(value, (dict, list)) or level > EXTENSION_DEPTH:
        return level
    members = value.values() if isinstance(value, dict) else value
    return max((_depth(v, level + 1) for v in members), default=level)


def extensions(value: Any, chain: Chain, state: State) -> None:
    """Check that no extension is nested too deeply."""
    if type(value) is dict:
        for name, content in value.items():
            if _depth(content) > EXTENSION_DEPTH:
                params = (("limite", str(EXTENSION_DEPTH)),)
                state.found.append(Finding("CPOM-F-014", (*flat(chain), name), params))


def _key_of(names: tuple[str, ...], *, always: bool) -> Callable[[Tree], Any]:
    """What identifies an item; `itemgetter` runs in C, when every part is always there."""
    return itemgetter(*names) if always else lambda node: tuple([node.get(n) for n in names])


def keys_used_twice(field: Field, item: ObjectType) -> Check:
    """The check that no two items of a list have the same key."""
    names = field.key
    key_of = _key_of(names, always=all(item.fields[n].required for n in names))

    def check(value: Any, chain: Chain, state: State) -> None:
        try:
            keys = list(map(key_of, value))
        except (TypeError, AttributeError):  # an item is masked: the careful way
            keys = [BROKEN if node is BROKEN else key_of(node) for node in value]
        if len(set(keys)) < len(keys):
            state.found += _repeats(keys, names, flat(chain))

    return check


def _repeats(keys: list[Any], names: tuple[str, ...], path: Path) -> Iterator[Finding]:
    first: dict[Any, int] = {}
    for rank, key in enumerate(keys):
        parts = key if isinstance(key, tuple) else (key,)
        if BROKEN in parts:
            continue
        if parts in first:
            named = " / ".join(str(p) for p in parts if p is not None)
            params = (("cle", named), ("champs", ", ".join(names)))
            yield Finding("CPOM-S-020", (*path, rank), params, ((*path, first[parts]),))
        else:
            first[parts] = rank


class Leaves:
    """The checks of the plain fields of an object: `clean` for a list, `detail` for one."""

    def __init__(
        self,
        references: list[tuple[Field, str]],
        codes: list[tuple[Field, str]],
        numbers: list[tuple[str, int]],
        wanted: tuple[str, ...],
    ) -> None:
        self.references = [(f.name, target) for f, target in references]
        self.codes = [(f.name, listing) for f, listing in codes]
        self.numbers = [(name, 10**places, places) for name, places in numbers]
        self.wanted = wanted
        self.content = frozenset(wanted)
        self.say_something = bool(references or codes or numbers or wanted)

    def clean(self, items: list[Tree], state: State) -> bool:
        """Whether no object of the list has anything wrong in its plain fields."""
        for name, target in self.references:
            if not state.keys[target].issuperset([n[name] for n in items if name in n]):
                return False
        for name, listing in self.codes:
            if not state.valid[listing].issuperset([n[name] for n in items if name in n]):
                return False
        for name, factor, _ in self.numbers:
            for node in items:
                if name in node:
                    value = node[name]
                    if type(value) is float and round(value * factor) / factor != value:
                        return False
        return not self.content or next(filter(self.content.isdisjoint, items), None) is None

    def detail(self, node: Tree, chain: Chain, state: State) -> None:
        """Say what is wrong in the plain fields of one object."""
        for name, target in self.references:
            if name in node and node[name] not in state.keys[target]:
                state.dangling(node[name], (chain, name), target)
        for name, listing in self.codes:
            if name in node and node[name] not in state.valid[listing]:
                state.questioned(node[name], (chain, name), listing)
        for name, factor, places in self.numbers:
            value = node.get(name)
            if type(value) is float and round(value * factor) / factor != value:
                state.too_precise(value, (chain, name), places)
        if self.content and self.content.isdisjoint(node):
            params = (("champs", ", ".join(self.wanted)),)
            state.found.append(Finding("CPOM-S-009", flat(chain), params))

    def scalars(self, value: Any, chain: Chain, state: State) -> None:
        """Check a list of scalars: references or codes."""
        if value is BROKEN:
            return
        for _, target in self.references:
            for rank, item in enumerate(value):
                if item not in state.keys[target]:
                    state.dangling(item, (chain, rank), target)
        for _, listing in self.codes:
            for rank, item in enumerate(value):
                if item not in state.valid[listing]:
                    state.questioned(item, (chain, rank), listing)


class ObjectCheck:
    """The checks of an object: its plain fields, then what is nested in it."""

    def __init__(self, leaves: Leaves, branches: list[tuple[str, Check]]) -> None:
        self.leaves = leaves
        self.branches = branches

    def single(self, node: Any, chain: Chain, state: State) -> None:
        """Check one object."""
        if node is BROKEN:
            return
        self.leaves.detail(node, chain, state)
        for name, branch in self.branches:
            value = node.get(name)
            if value is not None:
                branch(value, (chain, name), state)

    def every(self, items: Any, chain: Chain, state: State) -> None:
        """Check a list of objects."""
        if self.leaves.say_something and not self._clean(items, state):
            for rank, node in enumerate(items):
                if node is not BROKEN:
                    self.leaves.detail(node, (chain, rank), state)
        for name, branch in self.branches:
            for rank, node in enumerate(items):
                if node is not BROKEN and name in node:
                    branch(node[name], ((chain, rank), name), state)

    def _clean(self, items: list[Any], state: State) -> bool:
        try:
            return self.leaves.clean(items, state)
        except (TypeError, AttributeError):  # an item is masked: look at the others one by one
            return False


def list_check(keys: Check, items: Check | None) -> Check:
    """The check of a list: its keys, then its items."""

    def check(value: Any, chain: Chain, state: State) -> None:
        if value is not BROKEN:
            keys(value, chain, state)
            if items:
                items(value, chain, state)

    return check
