"""Where items are: the places rules look at, and the indexes that join them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, Final, NamedTuple

from cpom_schema.standard.dictionary import Dictionary, Field
from cpom_validators.cel.nodes import RuleError
from cpom_validators.cel.types import TEXT, Groups, Obj, Scalar, of_field

_STEP: Final = re.compile(r"([a-z][A-Za-z0-9]*)(\[\])?")

Bound = list[tuple[str, Obj]]
"""The names bound on the way down to an item, the item itself last, and their types."""


class Related(NamedTuple):
    """Another document a type may be judged with.

    Attributes:
        item: name of one of them when several may be given, else None.
    """

    type: str
    item: str | None


class Step(NamedTuple):
    """One step of a place: a field, and the name its value is bound to."""

    field: str
    bound: str
    repeated: bool
    object: str


class Place(NamedTuple):
    """Where items are: a document (``doc`` or a related one) and the steps down from its root."""

    document: str
    steps: tuple[Step, ...]

    @property
    def above(self) -> Place:
        """The place one step up."""
        return Place(self.document, self.steps[:-1])

    @property
    def ancestors(self) -> tuple[str, ...]:
        """Names that what holds the items is bound to, nearest first."""
        return tuple(step.bound for step in reversed(self.steps[:-1]))

    @property
    def is_judged(self) -> bool:
        """Whether the items are in the document under judgement."""
        return self.document == "doc"


class KeyPart(NamedTuple):
    """One part of the key of an index.

    Attributes:
        up: steps up from the item to the ancestor that has the field, 0 for the item itself.
        field: the field whose value is the part.
        optional: whether it may be absent, which counts as an empty text.
        type: the type of the value.
    """

    up: int
    field: str
    optional: bool
    type: Scalar


class Index(NamedTuple):
    """Items of a place, grouped by some of their fields.

    Attributes:
        by: the parts of the key, in order.
    """

    name: str
    of: Place
    by: tuple[KeyPart, ...]


class Places:
    """Finds the places of one version of the standard."""

    def __init__(
        self, dictionary: Dictionary, related: Mapping[str, Mapping[str, Related]]
    ) -> None:
        self.dictionary = dictionary
        self.related = related

    def place(self, text: str, document: str) -> tuple[Place, Bound]:
        """Find a place as a rule writes it, and the names bound on the way down.

        Args:
            text: ``perimetre[].capacites[]``, with the name of another document before if need be.
            document: the type of document under judgement.

        Raises:
            RuleError: no such place.
        """
        first, *below = text.split(".")
        name, repeated = _split_step(first)
        related = self.related[document].get(name)
        if related:
            return self._in_related(text, name, related, repeated=repeated)
        parts = below if name == "doc" else [first, *below]
        return _Walk(self.dictionary, text, document).place("doc", parts)

    def _in_related(
        self, text: str, root: str, related: Related, *, repeated: bool
    ) -> tuple[Place, Bound]:
        """Find a place in another document."""
        if bool(related.item) != repeated:
            raise RuleError(f"« {text} » : « {root} » s'écrit avec [] s'il est multiple")
        walk = _Walk(self.dictionary, text, related.type)
        if related.item:
            walk.add(Step("", related.item, repeated=True, object=related.type))
        return walk.place(root, text.split(".")[1:])

    def index(self, name: str, raw: Mapping[str, Any], document: str) -> tuple[Index, Groups]:
        """Find an index as a rule declares it, and its type.

        Raises:
            RuleError: no such list, or a part of the key is not a plain value.
        """
        place, bound = self.place(raw["of"], document)
        if not place.steps:
            raise RuleError(f"index « {name} » : liste ou nom inattendu")
        by = tuple(self._key_part(name, text, bound) for text in raw["by"])
        _, item = bound[-1]
        keys = tuple(part.type for part in by)
        return Index(name, place, by), Groups(item, keys)

    def _key_part(self, index: str, text: str, bound: Bound) -> KeyPart:
        """Find a part of a key: a field of the item, or of the ancestor named before it."""
        owner, _, name = text.rpartition(".")
        up = _steps_up(owner, bound)
        if up is None:
            raise RuleError(f"index « {index} » : « {owner} » n'est pas un ancêtre")
        _, holder = bound[-1 - up]
        found = self.dictionary.objects[holder.name].fields.get(name)
        kind = _key_type(found, f"index « {index} » : « {text} »")
        return KeyPart(up, name, found is not None and not found.required, kind)


def _key_type(field: Field | None, where: str) -> Scalar:
    """Return the type of a field that may be a part of a key.

    Raises:
        RuleError: it is no plain value, or may be absent and is no text.
    """
    kind = of_field(field) if field else None
    if field is None or not isinstance(kind, Scalar):
        raise RuleError(f"{where} n'est pas une valeur simple")
    if not field.required and kind.name != TEXT.name:
        raise RuleError(f"{where} peut manquer et n'est pas un texte")
    return kind


def _split_step(text: str) -> tuple[str, bool]:
    """Return the name of a step as a rule writes it, "" when it is none, and whether [] follows."""
    match = _STEP.fullmatch(text)
    return (match.group(1), bool(match.group(2))) if match else ("", False)


def _steps_up(owner: str, bound: Bound) -> int | None:
    """Count the steps from the item up to one of its ancestors, None for any other name."""
    if not owner:
        return 0
    names = [name for name, _ in bound]
    return len(names) - 1 - names.index(owner) if owner in names else None


class _Walk:
    """A way down from the root of a document.

    Attributes:
        text: the place as the rule writes it, for the messages of errors.
        object: the type of the object where the walk stands.
    """

    def __init__(self, dictionary: Dictionary, text: str, root: str) -> None:
        self.dictionary = dictionary
        self.text = text
        self.object = root
        self.steps: list[Step] = []
        self.bound: Bound = []

    def add(self, step: Step) -> None:
        """Walk one step down."""
        self.steps.append(step)
        self.bound.append((step.bound, Obj(step.object)))
        self.object = step.object

    def place(self, document: str, parts: list[str]) -> tuple[Place, Bound]:
        """Walk down through the fields a rule writes, and return the place where that leads.

        Raises:
            RuleError: one of them is not an object, or is repeated and not written so.
        """
        for part in parts:
            self.add(self._step(part))
        return Place(document, tuple(self.steps)), self.bound

    def _step(self, part: str) -> Step:
        name, repeated = _split_step(part)
        field = self._object_field(name)
        if field is None:
            raise self._fail(f"« {part} » n'est pas un objet de « {self.object} »")
        if field.repeated != repeated:
            raise self._fail(f"« {part} » s'écrit avec [] s'il est répété")
        return Step(field.name, field.item or field.name, field.repeated, field.type)

    def _fail(self, reason: str) -> RuleError:
        return RuleError(f"« {self.text} » : {reason}")

    def _object_field(self, name: str) -> Field | None:
        """Return the field of this name when it holds objects."""
        found = self.dictionary.objects[self.object].fields.get(name)
        return found if found and found.kind == "object" else None
