"""What each kind of modification aims at: where it stands in a contract and what names it."""

from __future__ import annotations

from typing import Any, Final, NamedTuple

from cpom_schema.document import Tree
from cpom_schema.standard.campaign import content_of
from cpom_schema.standard.dictionary import Dictionary, Field, ObjectType
from cpom_schema.standard.edition import Edition, per_edition

_PLAIN: Final = (str, int, float)
"""Types of the values that stand in a key as they are."""


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

    @property
    def owners(self) -> tuple[Field, ...]:
        """The fields that lead to what holds the item, outermost first."""
        return self.steps[:-1]


def _steps(dictionary: Dictionary, obj: ObjectType, wanted: str) -> tuple[Field, ...]:
    """Return the fields that lead to the first object of a type, outermost first; or ()."""
    for field in obj.fields.values():
        steps = _steps_through(dictionary, field, wanted)
        if steps:
            return steps
    return ()


def _steps_through(dictionary: Dictionary, field: Field, wanted: str) -> tuple[Field, ...]:
    if field.kind != "object":
        return ()
    if field.type == wanted:
        return (field,)
    below = _steps(dictionary, dictionary.objects[field.type], wanted)
    return (field, *below) if below else ()


@per_edition
def target(edition: Edition, kind: str) -> Target | None:
    """Return what a code of `objets-avenant` aims at; None when the standard has no such object."""
    dictionary = edition.dictionary
    content = content_of(edition, kind)
    field = dictionary.objects["valeurModification"].fields.get(content)
    if field is None:
        return None
    steps = _steps(dictionary, dictionary.documents["contrat"].root, field.type)
    if not steps:
        return None
    return Target(content, steps)


def names(edition: Edition, field: Field) -> tuple[str, ...]:
    """Return the fields of `cle` that carry the key of an item of a list, in the order of its key.

    A part of the key that `cle` does not know stands there under the name of the object.
    """
    known = edition.dictionary.objects["cleModification"].fields
    return tuple(part if part in known else field.type for part in field.key)


def key_of(item: Tree, parts: tuple[str, ...]) -> tuple[str | float | None, ...]:
    """Return the key of an item, an absent part being a value of its own."""
    return tuple([_key_part(item.get(part)) for part in parts])


def _key_part(value: Any) -> str | float | None:
    """Return a value as it stands in a key, which must be hashable whatever the document holds."""
    if value is None or isinstance(value, _PLAIN):
        return value
    return repr(value)


def as_tree(value: Any) -> Tree:
    """Return the value when it is an object, else an empty one: the structural checks report it."""
    return value if isinstance(value, dict) else {}


def as_list(value: Any) -> list[Any]:
    """Return the value when it is a list, else an empty one: the structural checks report it."""
    return value if isinstance(value, list) else []


def as_number(value: Any) -> int:
    """Return the value when it is a whole number, else 0."""
    return value if isinstance(value, int) else 0
