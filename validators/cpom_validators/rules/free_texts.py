"""The long free texts of a document, wherever they stand."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from cpom_schema.document import Path
from cpom_schema.standard.dictionary import Field
from cpom_schema.standard.edition import Edition, per_edition
from cpom_validators.rules.refused import REFUSED


class _Member(NamedTuple):
    """A field that is a long text, or holds some.

    Attributes:
        name: the field.
        repeated: whether it is a list.
        below: type of the object it holds, None for a text.
    """

    name: str
    repeated: bool
    below: str | None


_Members = dict[str, tuple[_Member, ...]]


def texts(edition: Edition, name: str, node: Any) -> list[str]:
    """Return every long free text below an object, leaving out what was refused.

    Args:
        edition: the edition of the document.
        name: type of the object.
        node: the object.
    """
    found: list[str] = []
    _gather(_members(edition, name), name, node, found)
    return found


def _gather(members: _Members, name: str, node: Any, found: list[str]) -> None:
    for field, repeated, below in members[name]:
        value = node.get(field)
        if value is None or value is REFUSED:
            continue
        for item in value if repeated else (value,):
            if item is REFUSED:
                continue
            if below is None:
                found.append(item)
            else:
                _gather(members, below, item, found)


def places(edition: Edition, name: str, node: Any) -> Iterator[Path]:
    """Yield the path of every text of `texts`, in the same order."""
    return _walk(_members(edition, name), name, node, ())


def _walk(members: _Members, name: str, node: Any, path: Path) -> Iterator[Path]:
    for member in members[name]:
        for place, item in _items(member, node, path):
            if member.below is None:
                yield place
            else:
                yield from _walk(members, member.below, item, place)


def _items(member: _Member, node: Any, path: Path) -> Iterator[tuple[Path, Any]]:
    """Yield what a field holds with its path, leaving out what was refused."""
    value = node.get(member.name)
    here = (*path, member.name)
    if value is None or value is REFUSED:
        return
    if not member.repeated:
        yield here, value
        return
    for rank, item in enumerate(value):
        if item is not REFUSED:
            yield (*here, rank), item


@per_edition
def _members(edition: Edition, root: str) -> _Members:
    """Return, by type of object below a type, the fields that are long texts or hold some."""
    return {
        obj.name: tuple(_member(f) for f in obj.fields.values() if _has_text(edition, f))
        for obj in edition.dictionary.reachable(root)
    }


def _member(field: Field) -> _Member:
    below = field.type if field.kind == "object" else None
    return _Member(field.name, field.repeated, below)


def _has_text(edition: Edition, field: Field) -> bool:
    """Return True for a long text, or an object that holds some."""
    if field.kind == "object":
        return _holds_text(edition, field.type)
    return field.type == "texteLong"


@per_edition
def _holds_text(edition: Edition, name: str) -> bool:
    """Return True if an object, or one below it, has a long text."""
    fields = edition.dictionary.objects[name].fields.values()
    return any(_has_text(edition, field) for field in fields)
