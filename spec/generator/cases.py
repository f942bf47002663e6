"""The cases of the rules as whole documents: a base, changed a little, and what must be found."""

from __future__ import annotations

import copy
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from cpom_schema.document import Tree
from spec.generator.source import SpecificationError

CASE_DATE = "2026-06-30"
"""Date of judgement of a case that does not give its own."""


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


def at(tree: Any, pointer: str) -> Any:
    """Return what stands at a JSON Pointer.

    Raises:
        LookupError: nothing stands there.
        TypeError: the pointer goes below a plain value.
        ValueError: the pointer gives a name where there is a list.
    """
    return _value_at(tree, _parts(pointer))


def changed(base: Tree, change: Mapping[str, Any], where: str) -> Tree:
    """Return a copy of a base with the changes of a case.

    Args:
        base: the document to start from, left as it is.
        change: `set` (values by JSON Pointer), then `remove` (pointers), then `append` (items by
            pointer of their list, which may be absent).
        where: what the message of an error begins with.

    Raises:
        SpecificationError: a pointer leads nowhere.
    """
    tree = copy.deepcopy(base)
    try:
        _apply(tree, change)
    except (KeyError, IndexError, ValueError, TypeError, AttributeError) as error:
        raise SpecificationError(f"{where}: a pointer leads nowhere ({error!r})") from None
    return tree


def _apply(tree: Tree, change: Mapping[str, Any]) -> None:
    """Make in a document the changes of a case."""
    for pointer, value in change.get("set", {}).items():
        _set(tree, pointer, copy.deepcopy(value))
    for pointer in change.get("remove", ()):
        _remove(tree, pointer)
    for pointer, item in change.get("append", {}).items():
        _append(tree, pointer, copy.deepcopy(item))


def _parts(pointer: str) -> list[str]:
    _, *parts = pointer.split("/")
    return [part.replace("~1", "/").replace("~0", "~") for part in parts]


def _value_at(tree: Any, parts: list[str]) -> Any:
    for part in parts:
        tree = tree[_step(tree, part)]
    return tree


def _step(owner: Any, part: str) -> Any:
    """Return a part of a pointer as the index or the name that its owner takes."""
    return int(part) if isinstance(owner, list) else part


def _set(tree: Any, pointer: str, value: Any) -> None:
    *parents, last = _parts(pointer)
    owner = _value_at(tree, parents)
    owner[_step(owner, last)] = value


def _remove(tree: Any, pointer: str) -> None:
    *parents, last = _parts(pointer)
    owner = _value_at(tree, parents)
    del owner[_step(owner, last)]


def _append(tree: Any, pointer: str, item: Any) -> None:
    *parents, last = _parts(pointer)
    owner = _value_at(tree, parents)
    if isinstance(owner, list):
        owner[int(last)].append(item)
    else:
        owner.setdefault(last, []).append(item)


def cases(
    rule: Mapping[str, Any], bases: Mapping[str, Tree], related: Mapping[str, Any]
) -> Iterator[Case]:
    """Yield every case of a rule, for each type of document it judges.

    Args:
        rule: the rule as the specification writes it.
        bases: the documents the cases start from, by name.
        related: what the specification gives of the documents related to each type.

    Raises:
        SpecificationError: a pointer leads nowhere, or a related document does not exist.
    """
    for document in rule["documents"]:
        for case in rule["cases"]:
            if case.get("document", document) == document:
                yield _case(rule["id"], document, case, bases, related["documents"][document])


def _case(
    rule: str,
    document: str,
    case: Mapping[str, Any],
    bases: Mapping[str, Tree],
    related: Mapping[str, Any],
) -> Case:
    where = f'{rule}, case "{case["name"]}"'
    return Case(
        rule=rule,
        document=document,
        name=case["name"],
        tree=changed(bases[document], case, where),
        related=_others(case, bases, related, where),
        date=case.get("date", CASE_DATE),
        expect=tuple(case["expect"]),
    )


def _others(
    case: Mapping[str, Any],
    bases: Mapping[str, Tree],
    related: Mapping[str, Any],
    where: str,
) -> dict[str, Any]:
    """Return the other documents of a case, by name: their bases, changed as the case wants."""
    changes = case.get("with", {})
    withheld = case.get("without", ())
    unknown = {*changes, *withheld} - set(related)
    if unknown:
        raise SpecificationError(f"{where}: no related document {', '.join(sorted(unknown))}")
    others: dict[str, Any] = {}
    for name in related:
        if name not in withheld:
            base = bases[related[name].get("base", name)]
            tree = changed(base, changes.get(name, {}), where)
            others[name] = [tree] if "item" in related[name] else tree
    return others
