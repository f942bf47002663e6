"""What each kind of modification aims at: where it stands in a contract and what names it."""

from __future__ import annotations

from typing import Any, Final, NamedTuple

from cpom_schema.document import Tree
from cpom_schema.standard.dictionary import Dictionary, Field, ObjectType
from cpom_schema.standard.edition import Edition, per_edition

TERM: Final = "duree"
"""The only kind that is no object of the contract: its end date."""

_CONTENTS: Final = {"comite": "comiteSuivi", "disposition": "dispositions"}
"""Kinds whose content is not simply their code in camel case."""


class Target(NamedTuple):
    """A kind of item an avenant may change.

    Attributes:
        content: the field of `valeur` and `ancienneValeur` that holds the item.
        steps: the fields that lead to it from the root of a contract.
    """

    content: str
    steps: tuple[Field, ...]

    @property
    def field(self) -> Field:
        """The field of the contract that holds the item."""
        return self.steps[-1]


def _camel(code: str) -> str:
    first, *others = code.split("_")
    return first + "".join(o.capitalize() for o in others)


def _steps(dictionary: Dictionary, obj: ObjectType, wanted: str) -> tuple[Field, ...]:
    """The fields that lead to the first object of a type, outermost first; () when none does."""
    for field in obj.fields.values():
        if field.kind != "object":
            continue
        if field.type == wanted:
            return (field,)
        below = _steps(dictionary, dictionary.objects[field.type], wanted)
        if below:
            return (field, *below)
    return ()


@per_edition
def target(edition: Edition, kind: str) -> Target | None:
    """What a code of `objets-avenant` aims at, or None when the standard knows no such object."""
    dictionary = edition.dictionary
    content = _CONTENTS.get(kind) or _camel(kind)
    field = dictionary.objects["valeurModification"].fields.get(content)
    if field is None:
        return None
    steps = _steps(dictionary, dictionary.documents["contrat"].root, field.type)
    return Target(content, steps) if steps else None


def names(edition: Edition, field: Field) -> tuple[str, ...]:
    """The fields of `cle` that carry the key of an item of a list, in the order of its key."""
    known = edition.dictionary.objects["cleModification"].fields
    return tuple(part if part in known else field.type for part in field.key)


def key_of(item: Tree, parts: tuple[str, ...]) -> tuple[str | float | None, ...]:
    """The key of an item, an absent part being a value of its own."""
    values = (item.get(part) for part in parts)
    return tuple(v if v is None or isinstance(v, str | int | float) else repr(v) for v in values)


def as_tree(value: Any) -> Tree:
    """The value when it is an object, else an empty one: the structural checks say the rest."""
    return value if isinstance(value, dict) else {}


def as_number(value: Any) -> int:
    """The value when it is a whole number, else 0."""
    return value if isinstance(value, int) else 0
