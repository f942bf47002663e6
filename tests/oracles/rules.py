"""What a rule looks at, read again from its text: items, names, joins, documents it needs.

A judge is independent of the compiler: this is written from the specification of rules, not from
it. Only what both must take as given is shared: the dictionary, and which documents go together.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import Any, NamedTuple

from cpom_schema.standard.dictionary import ObjectType
from tests.builders.editions import EDITION
from tests.oracles import functions

Raw = Mapping[str, Any]
"""A rule as its YAML file says it."""

_PUBLISHED: Any = EDITION.content("rules.json")["related"]
RELATED: dict[str, dict[str, tuple[str, str | None]]] = {
    kind: {name: (one["type"], one.get("item")) for name, one in others.items()}
    for kind, others in _PUBLISHED["documents"].items()
}
"""The other documents of a type: their type, and the name of one item when there are several."""
DIGESTS: dict[str, tuple[str, ...]] = {k: tuple(v) for k, v in _PUBLISHED["digests"].items()}
_TOKEN = re.compile(
    r"""'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"|(\.\s*)?([A-Za-z_]\w*)(\s*\()?(?:\.([A-Za-z]\w*)(?!\w|\s*\())?"""
)


class Request(NamedTuple):
    """A document to judge.

    Attributes:
        documents: ``doc`` and the related documents given, by the names rules use; digests too.
        rules: ids of the rules to try, all those of its type when None.
    """

    type: str
    documents: Mapping[str, Any]
    date: str
    rules: tuple[str, ...] | None = None

    def asks(self, rule: Raw) -> bool:
        """Whether a rule is to be tried on this document."""
        return self.type in rule["documents"] and (self.rules is None or rule["id"] in self.rules)


Answers = dict[str, "list[str] | None"]
"""For each rule tried, sorted pointers of the failing items; None when a document was missing."""


class JudgeError(AssertionError):
    """A judge could not evaluate a rule: the rules of the subset never fail."""


class Item(NamedTuple):
    """An item a rule looks at, with the names bound on the way down to it."""

    pointer: str
    value: Any
    names: Mapping[str, Any]


def names_of(expression: str) -> set[str]:
    """The variables an expression may read: names that follow no dot and open no parenthesis."""
    found = _TOKEN.finditer(expression)
    return {m.group(2) for m in found if m.group(2) and not m.group(1) and not m.group(3)}


def fields_of(expression: str) -> dict[str, set[str] | None]:
    """For each variable of an expression, the fields read from it; None when it is read whole."""
    read: dict[str, set[str] | None] = {}
    for match in _TOKEN.finditer(expression):
        dot, name, call, field = match.groups()
        if not name or dot or call:
            continue
        before = read.setdefault(name, set())
        if field is None or before is None:
            read[name] = None
        else:
            before.add(field)
    return read


def expressions(rule: Raw) -> Iterator[str]:
    """Every expression of a rule."""
    yield from rule.get("let", {}).values()
    yield from (rule[k] for k in ("when", "assert", "at") if k in rule)
    yield from rule.get("related", ())
    yield from (p["value"] for p in rule.get("parameters", {}).values())


def steps(place: str) -> list[tuple[str, bool]]:
    """The names of a place, and whether each is a list."""
    return [(s.removesuffix("[]"), s.endswith("[]")) for s in place.split(".")]


def needs(rule: Raw, kind: str) -> set[str]:
    """The related documents a rule cannot do without."""
    places = [rule["context"], *(i["of"] for i in rule.get("index", {}).values())]
    bound = {name for name, _, _ in path_of(rule["context"], kind)[1]}
    bound |= {*rule.get("let", {}), *rule.get("index", {})}
    used = {steps(p)[0][0] for p in places}
    used |= {n for e in expressions(rule) for n in names_of(e)} - bound
    return used & {*RELATED.get(kind, {}), *DIGESTS.get(kind, ())}


@cache
def path_of(place: str, kind: str) -> tuple[str, tuple[tuple[str, str, bool], ...]]:
    """The document of a place, and its steps: name bound, field, whether it is a list."""
    if place in {"$", "textes[]"}:
        return "doc", ()
    parts = steps(place)
    document, obj = "doc", kind
    found: list[tuple[str, str, bool]] = []
    others = RELATED.get(kind, {})
    if parts[0][0] in {"doc", *others}:
        document = parts[0][0]
        parts = parts[1:]
        if document != "doc":
            obj, item = others[document]
            if item:
                found.append((item, "", True))
    dictionary = EDITION.dictionary
    for name, repeated in parts:
        field = dictionary.objects[obj].fields[name]
        found.append((field.item or name, name, repeated))
        obj = field.type
    return document, tuple(found)


def items(place: str, kind: str, documents: Mapping[str, Any]) -> list[Item]:
    """Every item of a place, in the order of the document."""
    if place == "$":
        return [Item("", documents["doc"], {})]
    if place == "textes[]":
        return list(_texts(documents["doc"], EDITION.dictionary.objects[kind], ""))
    document, path = path_of(place, kind)
    start = "" if document == "doc" else f"{document}#"
    found = [Item(start, documents[document], {})]
    for name, field, repeated in path:
        found = [
            Item(pointer, value, {**item.names, name: value})
            for item in found
            for pointer, value in _below(item, field, repeated=repeated)
        ]
    return found


def _below(item: Item, field: str, *, repeated: bool) -> Iterator[tuple[str, Any]]:
    if not field:  # one document of several
        owner = item.pointer.removesuffix("#")
        yield from ((f"{owner}/{rank}#", one) for rank, one in enumerate(item.value))
        return
    if field not in item.value:
        return
    pointer, value = f"{item.pointer}/{field}", item.value[field]
    if repeated:
        yield from ((f"{pointer}/{rank}", one) for rank, one in enumerate(value))
    else:
        yield pointer, value


def _texts(value: Any, obj: ObjectType, pointer: str) -> Iterator[Item]:
    for field in obj.fields.values():
        if field.name not in value or field.kind == "extensions":
            continue
        here = f"{pointer}/{field.name}"
        one = value[field.name]
        listed = [(f"{here}/{i}", v) for i, v in enumerate(one)] if field.item else [(here, one)]
        for place, content in listed:
            if field.kind == "object":
                yield from _texts(content, EDITION.dictionary.objects[field.type], place)
            elif field.kind == "scalar" and field.type == "texteLong":
                yield Item(place, content, {})


def index(raw: Mapping[str, Any], kind: str, documents: Mapping[str, Any]) -> dict[str, list[Any]]:
    """Items of a place by key; an absent part of the key is empty."""
    groups: dict[str, list[Any]] = {}
    for item in items(raw["of"], kind, documents):
        parts: Sequence[Any] = [_part(item, by) for by in raw["by"]]
        groups.setdefault(functions.key(parts), []).append(item.value)
    return groups


def _part(item: Item, by: str) -> Any:
    owner, _, field = by.rpartition(".")
    return (item.names[owner] if owner else item.value).get(field, "")


def numbers(tree: Any) -> Any:
    """The tree with every number as a double."""
    if isinstance(tree, dict):
        return {k: numbers(v) for k, v in tree.items()}
    if isinstance(tree, list):
        return [numbers(v) for v in tree]
    return float(tree) if isinstance(tree, int) and not isinstance(tree, bool) else tree
