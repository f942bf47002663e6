"""Where items are: the places rules look at, and the indexes that join them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, Final, NamedTuple

from cpom_schema.standard.dictionary import Dictionary, Field
from cpom_validators.cel.nodes import RuleError
from cpom_validators.cel.types import Groups, Obj, Scalar, of_field

_STEP: Final = re.compile(r"([a-z][A-Za-z0-9]*)(\[\])?")


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
    def written(self) -> str:
        """The place as a rule writes it, its document always said."""
        parts = [s.field + "[]" * s.repeated for s in self.steps]
        return ".".join([self.document, *parts])


class Index(NamedTuple):
    """Items of a place, grouped by some of their fields.

    Attributes:
        by: for each part of the key, the steps up to the ancestor that has it, the field, whether
            it may be absent, and its type.
    """

    name: str
    of: Place
    by: tuple[tuple[int, str, bool, Scalar], ...]


class Places:
    """Finds the places of one version of the standard."""

    def __init__(
        self, dictionary: Dictionary, related: Mapping[str, Mapping[str, Related]]
    ) -> None:
        self.dictionary = dictionary
        self.related = related

    def place(self, text: str, document: str) -> tuple[Place, list[tuple[str, Obj]]]:
        """A place as a rule writes it, and the names bound on the way down.

        Raises:
            RuleError: no such place.
        """
        parts = text.split(".")
        root, start = "doc", document
        steps: list[Step] = []
        bound: list[tuple[str, Obj]] = []
        first = _STEP.fullmatch(parts[0])
        related = self.related[document].get(first.group(1)) if first else None
        if first and (related or first.group(1) == "doc"):
            root = first.group(1)
            parts = parts[1:]
            if related:
                start = related.type
                if bool(related.item) != bool(first.group(2)):
                    raise RuleError(f"« {text} » : « {root} » s'écrit avec [] s'il est multiple")
                if related.item:
                    steps.append(Step("", related.item, repeated=True, object=start))
                    bound.append((related.item, Obj(start)))
        obj = start
        for part in parts:
            match = _STEP.fullmatch(part)
            found = self.dictionary.objects[obj].fields.get(match.group(1)) if match else None
            if match is None or found is None or found.kind != "object":
                raise RuleError(f"« {text} » : « {part} » n'est pas un objet de « {obj} »")
            if found.repeated != bool(match.group(2)):
                raise RuleError(f"« {text} » : « {part} » s'écrit avec [] s'il est répété")
            name = found.item or found.name
            steps.append(Step(found.name, name, found.repeated, found.type))
            bound.append((name, Obj(found.type)))
            obj = found.type
        return Place(root, tuple(steps)), bound

    def index(self, name: str, raw: Mapping[str, Any], document: str) -> tuple[Index, Groups]:
        """An index as a rule declares it, and its type.

        Raises:
            RuleError: no such list, or a part of the key is not a plain value.
        """
        place, bound = self.place(raw["of"], document)
        if not place.steps:
            raise RuleError(f"index « {name} » : liste ou nom inattendu")
        by: list[tuple[int, str, bool, Scalar]] = []
        for part in raw["by"]:
            owner, _, name_of_field = part.rpartition(".")
            names = [n for n, _ in bound]
            rank = names.index(owner) if owner in names else len(bound) - 1
            if owner and owner not in names:
                raise RuleError(f"index « {name} » : « {owner} » n'est pas un ancêtre")
            found: Field | None = self.dictionary.objects[bound[rank][1].name].fields.get(
                name_of_field
            )
            kind = of_field(found) if found else None
            if found is None or not isinstance(kind, Scalar):
                raise RuleError(f"index « {name} » : « {part} » n'est pas une valeur simple")
            if not found.required and kind.name != "texte":
                raise RuleError(f"index « {name} » : « {part} » peut manquer et n'est pas un texte")
            by.append((len(bound) - 1 - rank, name_of_field, not found.required, kind))
        groups = Groups(bound[-1][1], tuple(k for *_, k in by))
        return Index(name, place, tuple(by)), groups
