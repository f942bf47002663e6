"""Integrity: what schemas cannot say, driven by the dictionary, for every syntax alike.

Keys used twice, references to nothing, decimals, objects without content, codes judged at the
document's date. The checks of a type are compiled once into closures that visit only the fields
that need one.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from difflib import get_close_matches
from functools import cache
from typing import Any, Final, NamedTuple

from cpom_schema import codelists, dictionary
from cpom_schema.codelists import CodeList
from cpom_schema.dictionary import Field, ObjectType
from cpom_schema.document import Document, Path
from cpom_validators.finding import Finding, shown

EXTENSION_DEPTH: Final = 32
_NEAR: Final = 0.6
_KEY_DEPTH: Final = 3
"""Length of the path of a key: its list, the rank of its item, its own name."""


class _State:
    """One run: the date of judgement, the keys references may point to, and what was found."""

    __slots__ = ("date", "found", "keys", "valid")

    def __init__(self, date: str, keys: dict[str, frozenset[Any] | None]) -> None:
        self.date = date
        self.keys = keys
        self.found: list[Finding] = []
        self.valid: dict[str, frozenset[str]] = {}

    def codes(self, name: str) -> frozenset[str]:
        """The codes of a list that raise no question at the date of judgement."""
        if name not in self.valid:
            self.valid[name] = frozenset(
                c.code
                for c in codelists.load(name).codes.values()
                if (c.start is None or c.start <= self.date) and not _is_closed(c.end, self.date)
            )
        return self.valid[name]


_Check = Callable[[Any, Path, _State], None]


def _is_closed(end: str | None, date: str) -> bool:
    return end is not None and end < date


class _Compiled(NamedTuple):
    members: list[tuple[str, _Check]]
    at_least_one: tuple[str, ...]


def _decimals(places: int) -> _Check:
    factor = 10**places

    def check(value: Any, path: Path, state: _State) -> None:
        if (
            type(value) is float
            and round(value * factor) / factor != value
            and round(value, places) != value
        ):
            params = (("valeur", str(value)), ("limite", str(places)))
            state.found.append(Finding("CPOM-S-022", path, params, seen=str(value)))

    return check


def _reference(target: str) -> _Check:
    def check(value: Any, path: Path, state: _State) -> None:
        keys = state.keys[target]
        if keys is not None and isinstance(value, str) and value not in keys:
            near = get_close_matches(value, [k for k in keys if isinstance(k, str)], 1, _NEAR)
            hint = tuple(("proche", n) for n in near)
            params = (("valeur", shown(value) or ""), ("liste", target), *hint)
            state.found.append(Finding("CPOM-S-021", path, params, seen=shown(value)))

    return check


def _membership(name: str) -> _Check:
    def check(value: Any, path: Path, state: _State) -> None:
        if isinstance(value, str) and value and value not in state.codes(name):
            state.found.append(_questioned(codelists.load(name), value, path, state.date))

    return check


def _questioned(codes: CodeList, value: str, path: Path, date: str) -> Finding:
    """The finding of a code that is not simply valid at the date."""
    seen = shown(value) or ""
    params: tuple[tuple[str, str], ...] = (("valeur", seen), ("liste", codes.name))
    code = codes.codes.get(value)
    if code is None:
        meant = codes.resolve(value)
        if meant:
            named = ", ".join(f"{c} ({codes.codes[c].label['fr']})" for c in meant)
            return Finding("CPOM-L-003", path, (*params, ("codes", named)), seen=seen)
        near = _nearest(codes, value)
        if near:
            params += (("proche", near), ("libelle", codes.codes[near].label["fr"]))
        return Finding("CPOM-L-001", path, params, seen=seen)
    params += (("libelle", code.label["fr"]), ("date", date))
    if code.start is not None and code.start > date:
        return Finding("CPOM-L-004", path, (*params, ("debut", code.start)), seen=seen)
    params += (("fin", code.end or ""),)
    if code.successors:
        named = ", ".join(f"{c} ({codes.codes[c].label['fr']})" for c in code.successors)
        params += (("successeurs", named),)
    return Finding("CPOM-L-002", path, params, seen=seen)


def _nearest(codes: CodeList, value: str) -> str | None:
    """The code whose own writing, alias or label is nearest to what was typed."""
    writings = {alias: found[0] for alias, found in codes.aliases.items()}
    writings |= {c.label["fr"].upper(): c.code for c in codes.codes.values()}
    writings |= {c.upper(): c for c in codes.codes}
    near = get_close_matches(value.upper(), writings, 1, _NEAR)
    return writings[near[0]] if near else None


def _depth(value: Any, level: int = 1) -> int:
    match value:
        case dict() | list():
            if level > EXTENSION_DEPTH:
                return level
            members = value.values() if isinstance(value, dict) else value
            return max((_depth(v, level + 1) for v in members), default=level)
        case _:
            return level


def _extensions(value: Any, path: Path, state: _State) -> None:
    if isinstance(value, dict):
        for name, content in value.items():
            if _depth(content) > EXTENSION_DEPTH:
                params = (("limite", str(EXTENSION_DEPTH)),)
                state.found.append(Finding("CPOM-F-014", (*path, name), params))


def _key_of(names: tuple[str, ...]) -> Callable[[Any], Any]:
    if len(names) == 1:
        (name,) = names
        return lambda item: item.get(name)
    return lambda item: tuple([item.get(n) for n in names])


def _keys_used_twice(field: Field, item: ObjectType) -> _Check:
    key_of = _key_of(field.key)
    required = [n for n in field.key if item.fields[n].required]

    def check(value: Any, path: Path, state: _State) -> None:
        try:
            keys = [key_of(v) for v in value]
            if len(set(keys)) == len(keys):
                return
        except (TypeError, AttributeError):
            pass  # an item or a key part of the wrong type: the careful way below
        first: dict[Any, int] = {}
        for rank, node in enumerate(value):
            if not isinstance(node, dict) or any(n not in node for n in required):
                continue
            parts = tuple(node.get(n) for n in field.key)
            if any(isinstance(p, (dict, list)) for p in parts):
                continue
            if parts in first:
                named = " / ".join(str(p) for p in parts if p is not None)
                params = (("cle", named), ("champs", ", ".join(field.key)))
                related = ((*path, first[parts]),)
                state.found.append(Finding("CPOM-S-020", (*path, rank), params, related))
            else:
                first[parts] = rank

    return check


def _each(check: _Check) -> _Check:
    def check_all(value: Any, path: Path, state: _State) -> None:
        if isinstance(value, list):
            for rank, item in enumerate(value):
                check(item, (*path, rank), state)

    return check_all


def _both(first: _Check, second: _Check) -> _Check:
    def check(value: Any, path: Path, state: _State) -> None:
        if isinstance(value, list):
            first(value, path, state)
            second(value, path, state)

    return check


class _Compiler:
    """Builds the checks of one document type; an object without any is not visited at all."""

    def __init__(self, version: str, kind: str) -> None:
        self.dictionary = dictionary.load(version)
        self.root = self.dictionary.documents[kind].root
        self.done: dict[str, _Check | None] = {}

    def scalar(self, field: Field) -> _Check | None:
        if field.kind == "extensions":
            return _extensions
        if field.kind == "code":
            return None if codelists.load(field.type).closed else _membership(field.type)
        if field.local_ref in self.root.fields:
            return _reference(field.local_ref or "")
        places = self.dictionary.types[field.type].decimals
        return _decimals(places) if places else None

    def field(self, field: Field) -> _Check | None:
        check = self.object(field.type) if field.kind == "object" else self.scalar(field)
        if not field.repeated:
            return check
        items = _each(check) if check else None
        if not field.key:
            return items
        keys = _keys_used_twice(field, self.dictionary.objects[field.type])
        return _both(keys, items) if items else keys

    def object(self, name: str) -> _Check | None:
        if name not in self.done:
            obj = self.dictionary.objects[name]
            checks = [(f.name, self.field(f)) for f in obj.fields.values()]
            members = [(n, c) for n, c in checks if c is not None]
            self.done[name] = (
                _object_check(_Compiled(members, obj.at_least_one))
                if members or obj.at_least_one
                else None
            )
        return self.done[name]


def _object_check(compiled: _Compiled) -> _Check:
    members, wanted = compiled

    def check(node: Any, path: Path, state: _State) -> None:
        if not isinstance(node, dict):
            return
        for name, member in members:
            value = node.get(name)
            if value is not None:
                member(value, (*path, name), state)
        if wanted and not any(n in node for n in wanted):
            state.found.append(Finding("CPOM-S-009", path, (("champs", ", ".join(wanted)),)))

    return check


@cache
def _compiled(version: str, kind: str) -> _Check | None:
    return _Compiler(version, kind).object(kind)


def _keys(document: Document, broken: Collection[Path]) -> dict[str, frozenset[Any] | None]:
    """Keys of the lists that references may point to.

    None when the list or one of its keys is broken: a reference that finds nothing there would be
    a consequence, not a fault.
    """
    keys: dict[str, frozenset[Any] | None] = {}
    for field in document.root.fields.values():
        if field.key:
            items = document.tree.get(field.name, [])
            lost = any(
                path[0] == field.name and (len(path) < _KEY_DEPTH or path[2] in field.key)
                for path in broken
                if path and len(path) <= _KEY_DEPTH
            )
            keys[field.name] = None if lost else frozenset([v.get(field.key[0]) for v in items])
    return keys


def reference_date(document: Document) -> str | None:
    """The date the document's codes are judged at: the first present of its declared dates."""
    for name in document.dictionary.documents[document.type].reference_dates:
        value: Any = document.tree
        for part in name.split("."):
            value = value.get(part) if isinstance(value, dict) else None
        if isinstance(value, str) and value[:4].isdigit():
            return value[:10]
    return None


def check(document: Document, date: str, broken: Collection[Path] = ()) -> list[Finding]:
    """The integrity findings of a document.

    Args:
        document: the document to judge.
        date: ISO date its codes are judged at.
        broken: places of the structural findings, whose consequences are not findings.
    """
    state = _State(date, _keys(document, broken))
    compiled = _compiled(document.version, document.type)
    if compiled:
        compiled(document.tree, (), state)
    return state.found
