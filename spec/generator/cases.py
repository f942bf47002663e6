"""The cases of the rules as whole documents: a base, changed a little, and what must be found."""

from __future__ import annotations

import copy
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from cpom_schema.document import Tree
from spec.generator.source import SpecificationError

CASE_DATE = "2026-06-30"
"""Date of judgement of a case that does not say its own."""


def other_bases(related: Mapping[str, Any]) -> dict[str, str]:
    """Return the base of each related document (``avis.suivi``) that has another name than it."""
    found: dict[str, str] = {}
    for judged, links in related["documents"].items():
        for name, about in links.items():
            if "base" in about:
                found[f"{judged}.{name}"] = about["base"]
    return found


class Case(NamedTuple):
    """One case of one rule for one type of document.

    Attributes:
        related: the other documents by name, a list where several may be given.
        expect: JSON Pointers of the findings of the rule.
    """

    rule: str
    document: str
    name: str
    tree: Tree
    related: Mapping[str, Any]
    date: str
    expect: tuple[str, ...]


def _parts(pointer: str) -> list[str]:
    return [p.replace("~1", "/").replace("~0", "~") for p in pointer.split("/")[1:]]


def _step(node: Any, part: str) -> Any:
    return node[int(part)] if isinstance(node, list) else node[part]


def changed(base: Tree, change: Mapping[str, Any], where: str) -> Tree:
    """A copy of a base with the changes of a case: `set`, then `remove`, then `append`.

    Raises:
        SpecificationError: a pointer leads nowhere.
    """
    tree = copy.deepcopy(base)
    try:
        for pointer, value in change.get("set", {}).items():
            _set(tree, _parts(pointer), copy.deepcopy(value))
        for pointer in change.get("remove", ()):
            *parents, last = _parts(pointer)
            owner = _at(tree, parents)
            del owner[int(last) if isinstance(owner, list) else last]
        for pointer, item in change.get("append", {}).items():
            *parents, last = _parts(pointer)
            owner = _at(tree, parents)
            listing = owner[int(last)] if isinstance(owner, list) else owner.setdefault(last, [])
            listing.append(copy.deepcopy(item))
    except (KeyError, IndexError, ValueError, TypeError, AttributeError) as error:
        raise SpecificationError(f"{where} : un pointeur ne mène nulle part ({error!r})") from None
    return tree


def at(tree: Any, pointer: str) -> Any:
    """What stands at a JSON Pointer."""
    return _at(tree, _parts(pointer))


def _at(tree: Any, parts: list[str]) -> Any:
    for part in parts:
        tree = _step(tree, part)
    return tree


def _set(tree: Any, parts: list[str], value: Any) -> None:
    *parents, last = parts
    owner = _at(tree, parents)
    owner[int(last) if isinstance(owner, list) else last] = value


def cases(
    rule: Mapping[str, Any], bases: Mapping[str, Tree], related: Mapping[str, Any]
) -> Iterator[Case]:
    """Every case of a rule, for each type of document it judges."""
    for document in rule["documents"]:
        for case in (c for c in rule["cases"] if c.get("document", document) == document):
            where = f"{rule['id']}, cas « {case['name']} »"
            tree = changed(bases[document], case, where)
            others = dict(_others(case, document, bases, related, where))
            date = case.get("date", CASE_DATE)
            yield Case(rule["id"], document, case["name"], tree, others, date,
                       tuple(case["expect"]))  # fmt: skip


def _others(
    case: Mapping[str, Any],
    document: str,
    bases: Mapping[str, Tree],
    related: Mapping[str, Any],
    where: str,
) -> Iterator[tuple[str, Any]]:
    names = related["documents"][document]
    unknown = {*case.get("with", {}), *case.get("without", ())} - set(names)
    if unknown:
        raise SpecificationError(f"{where} : pas de document lié {', '.join(sorted(unknown))}")
    for name, about in names.items():
        if name not in case.get("without", ()):
            base = bases[about.get("base", name)]
            tree = changed(base, case.get("with", {}).get(name, {}), where)
            yield name, [tree] if "item" in about else tree
