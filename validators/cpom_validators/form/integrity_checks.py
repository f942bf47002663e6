"""The checks of integrity, compiled from the dictionary: plain fields, keys, objects, lists.

Lists are looked at column by column first, where set operations run in C; objects one by one only
when their list is not clean.
"""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Iterator, Mapping
from operator import itemgetter
from typing import Any, Final

from cpom_schema.document import Chain, Path, Tree, flat
from cpom_schema.standard.dictionary import Field, ObjectType
from cpom_schema.standard.edition import Edition
from cpom_validators.findings.finding import Finding, Hints, shown
from cpom_validators.form.codes import code_finding
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

    def report_reference(self, value: Any, chain: Chain, target: str) -> None:
        """Report a reference whose value is not among the keys of the list `target`."""
        keys = self.keys[target]
        if value is BROKEN or BROKEN in keys:
            return  # the key it points to may be the broken one
        params = [("valeur", shown(value) or ""), ("liste", target)]
        params += [("proche", near) for near in self.hints.meant(value, {k: k for k in keys})]
        self.found.append(Finding("CPOM-S-021", flat(chain), tuple(params), seen=shown(value)))

    def report_code(self, value: Any, chain: Chain, name: str) -> None:
        """Report a code of the list `name` that is not simply valid at the date."""
        if value is BROKEN:
            return
        finding = code_finding(self.edition, name, value, flat(chain), self.date, self.hints)
        self.found.append(finding)

    def report_precision(self, value: float, chain: Chain, places: int) -> None:
        """Report a number that has more decimals than `places`."""
        if round(value, places) == value:
            return
        params = (("valeur", str(value)), ("limite", str(places)))
        self.found.append(Finding("CPOM-S-022", flat(chain), params, seen=str(value)))


Check = Callable[[Any, Chain, State], None]


def check_extensions(value: Any, chain: Chain, state: State) -> None:
    """Check that no extension is nested too deeply."""
    if type(value) is not dict:
        return
    for name, content in value.items():
        if _depth(content) > EXTENSION_DEPTH:
            params = (("limite", str(EXTENSION_DEPTH)),)
            state.found.append(Finding("CPOM-F-014", (*flat(chain), name), params))


def _depth(value: Any, level: int = 1) -> int:
    """Return how deep a value is nested, counting no further than one level too many."""
    if level > EXTENSION_DEPTH:
        return level
    deepest = level
    for member in _members(value):
        deepest = max(deepest, _depth(member, level + 1))
    return deepest


def _members(value: Any) -> Iterable[Any]:
    """Return what a list or an object holds, nothing for another value."""
    if isinstance(value, dict):
        return value.values()
    if isinstance(value, list):
        return value
    return ()


def keys_used_twice(field: Field, item: ObjectType) -> Check:
    """Return the check that no two items of a list have the same key."""
    names = field.key
    key_of = _key_getter(names, item)

    def check(value: Any, chain: Chain, state: State) -> None:
        keys = _keys_of(value, key_of)
        if len(set(keys)) < len(keys):
            apart = _apart(value, keys, field.apart)
            state.found += _together(_repeats(keys, names, flat(chain)), apart)

    return check


def _together(repeats: Iterable[Finding], apart: Container[Any]) -> Iterator[Finding]:
    """Yield the repeats but for those of items that another list tells apart."""
    for finding in repeats:
        if finding.path[-1] not in apart:
            yield finding


def _keys_of(items: Any, key_of: Callable[[Tree], Any]) -> list[Any]:
    """Return the key of each item of a list, `BROKEN` for those that are masked."""
    try:
        return list(map(key_of, items))
    except (TypeError, AttributeError):  # an item is masked: the careful way
        return [BROKEN if node is BROKEN else key_of(node) for node in items]


def _apart(items: list[Any], keys: list[Any], names: tuple[str, ...]) -> set[int]:
    """Return the ranks of the items that differ from all those before with their incomplete key.

    Args:
        items: the items of a list.
        keys: the key of each.
        names: the fields by which two items of one incomplete key may differ.
    """
    found: set[int] = set()
    if not names:
        return found
    seen: set[Any] = set()
    for rank, (item, key) in enumerate(zip(items, keys, strict=True)):
        if key is BROKEN or None not in key:
            continue
        own = (key, *(repr(item.get(name)) for name in names))
        if own not in seen:
            found.add(rank)
        seen.add(own)
    return found


def _key_getter(names: tuple[str, ...], item: ObjectType) -> Callable[[Tree], Any]:
    """Return what gives the key of an item: `itemgetter`, in C, when no part may be absent."""
    if all(item.fields[name].required for name in names):
        return itemgetter(*names)

    def key_of(node: Tree) -> Any:
        return tuple([node.get(name) for name in names])

    return key_of


def _repeats(keys: list[Any], names: tuple[str, ...], path: Path) -> Iterator[Finding]:
    """Yield a finding for each item whose key another one had before it."""
    first: dict[Any, int] = {}
    for rank, key in enumerate(keys):
        parts = key if isinstance(key, tuple) else (key,)
        earlier = first.setdefault(parts, rank)
        if earlier != rank and BROKEN not in parts:
            params = (("cle", _written(parts)), ("champs", ", ".join(names)))
            yield Finding("CPOM-S-020", (*path, rank), params, ((*path, earlier),))


def _written(key: tuple[Any, ...]) -> str:
    """Return a key as a message quotes it, without its absent parts."""
    return " / ".join(str(part) for part in key if part is not None)


Listed = list[tuple[str, str]]
"""Fields whose value must be in a list, each with the name of that list."""
Allowed = Mapping[str, frozenset[Any]]
"""The values each list allows, by its name."""
Reporter = Callable[[Any, Chain, str], None]
"""What reports a value that is not in a list: the value, its place, the name of the list."""


class Leaves:
    """The checks of the plain fields of an object.

    Attributes:
        references: fields that point to a list of the document, each with the name of that list.
        codes: fields that hold a code, each with the name of its external list.
        numbers: fields whose decimals are limited: name, power of ten, number of decimals.
        wanted: fields one of which must be there.
    """

    def __init__(self, wanted: tuple[str, ...]) -> None:
        self.references: Listed = []
        self.codes: Listed = []
        self.numbers: list[tuple[str, int, int]] = []
        self.wanted = frozenset(wanted)
        self._names = ", ".join(wanted)

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to check."""
        return not (self.references or self.codes or self.numbers or self.wanted)

    def are_clean(self, items: list[Tree], state: State) -> bool:
        """Return True if no object of a list has anything wrong in its plain fields."""
        return (
            _are_allowed(items, self.references, state.keys)
            and _are_allowed(items, self.codes, state.valid)
            and self._are_precise(items)
            and self._have_content(items)
        )

    def _are_precise(self, items: list[Tree]) -> bool:
        """Return True if no number of a list has too many decimals."""
        for name, factor, _ in self.numbers:
            for node in items:
                value = node.get(name)
                if type(value) is float and round(value * factor) / factor != value:
                    return False
        return True

    def _have_content(self, items: list[Tree]) -> bool:
        """Return True if each object of a list has one of the fields that are wanted."""
        if not self.wanted:
            return True
        empty = filter(self.wanted.isdisjoint, items)
        return next(empty, None) is None

    def check(self, node: Tree, chain: Chain, state: State) -> None:
        """Report what is wrong in the plain fields of one object."""
        _check_fields(node, chain, self.references, state.keys, state.report_reference)
        _check_fields(node, chain, self.codes, state.valid, state.report_code)
        self._check_numbers(node, chain, state)
        if self.wanted and self.wanted.isdisjoint(node):
            params = (("champs", self._names),)
            state.found.append(Finding("CPOM-S-009", flat(chain), params))

    def _check_numbers(self, node: Tree, chain: Chain, state: State) -> None:
        """Report each number of an object that has too many decimals."""
        for name, factor, places in self.numbers:
            value = node.get(name)
            if type(value) is float and round(value * factor) / factor != value:
                state.report_precision(value, (chain, name), places)

    def check_values(self, value: Any, chain: Chain, state: State) -> None:
        """Report what is wrong in a list of plain values, references or codes."""
        if value is BROKEN:
            return
        for _, target in self.references:
            _check_items(value, chain, target, state.keys, state.report_reference)
        for _, listing in self.codes:
            _check_items(value, chain, listing, state.valid, state.report_code)


def _are_allowed(items: list[Tree], fields: Listed, allowed: Allowed) -> bool:
    """Return True if, in a list of objects, each value of these fields is among its list."""
    for name, listing in fields:
        values = [node[name] for node in items if name in node]
        if not allowed[listing].issuperset(values):
            return False
    return True


def _check_fields(
    node: Tree, chain: Chain, fields: Listed, allowed: Allowed, report: Reporter
) -> None:
    """Report each of these fields of an object whose value is not among its list."""
    for name, listing in fields:
        if name in node and node[name] not in allowed[listing]:
            report(node[name], (chain, name), listing)


def _check_items(
    values: Any, chain: Chain, listing: str, allowed: Allowed, report: Reporter
) -> None:
    """Report each plain value of a list that is not among those allowed."""
    for rank, item in enumerate(values):
        if item not in allowed[listing]:
            report(item, (chain, rank), listing)


class ObjectCheck:
    """The checks of an object: its plain fields, then what is nested in it."""

    def __init__(self, leaves: Leaves, branches: list[tuple[str, Check]]) -> None:
        self.leaves = leaves
        self.branches = branches
        self._has_leaves = not leaves.is_empty

    def single(self, node: Any, chain: Chain, state: State) -> None:
        """Check one object."""
        if node is BROKEN:
            return
        self.leaves.check(node, chain, state)
        for name, branch in self.branches:
            value = node.get(name)
            if value is not None:
                branch(value, (chain, name), state)

    def every(self, items: Any, chain: Chain, state: State) -> None:
        """Check a list of objects."""
        if self._has_leaves and not self._are_clean(items, state):
            self._check_leaves(items, chain, state)
        for name, branch in self.branches:
            for rank, node in enumerate(items):
                if node is not BROKEN and name in node:
                    branch(node[name], ((chain, rank), name), state)

    def _are_clean(self, items: list[Any], state: State) -> bool:
        try:
            return self.leaves.are_clean(items, state)
        except (TypeError, AttributeError):  # an item is masked: look at the others one by one
            return False

    def _check_leaves(self, items: list[Any], chain: Chain, state: State) -> None:
        for rank, node in enumerate(items):
            if node is not BROKEN:
                self.leaves.check(node, (chain, rank), state)


def list_check(keys: Check, items: Check | None) -> Check:
    """Return the check of a list: its keys, then its items."""

    def check(value: Any, chain: Chain, state: State) -> None:
        if value is BROKEN:
            return
        keys(value, chain, state)
        if items:
            items(value, chain, state)

    return check
