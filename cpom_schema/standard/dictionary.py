"""The dictionary at run time: objects, fields and scalar types, as read from dictionary.json."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final, Literal, NamedTuple

NAMESPACE: Final = "urn:cpom-esms:1"

Kind = Literal["scalar", "code", "object", "extensions"]
Lang = Literal["fr", "en"]


class ScalarType(NamedTuple):
    """One of the scalar types: its base in JSON and what narrows it."""

    name: str
    base: Literal["string", "integer", "number", "boolean"]
    title: Mapping[str, str]
    description: Mapping[str, str]
    example: Any
    pattern: str | None
    xsd_pattern: str | None
    xsd_base: str | None
    max_length: int | None
    minimum: int | None
    maximum: int | None
    decimals: int | None
    key: str | None = None


class Field(NamedTuple):
    """One field of an object.

    Attributes:
        kind: whether ``type`` names a scalar type, a code list or an object.
        item: name of one item when the field is repeated, else None.
        key: the fields that identify an item of this list; their absence is a value of its own.
        ref: where the value must be found: ``perimetre`` in this document, ``contrat#perimetre``
            in another one.
        apart: lists that tell apart two items of one key, while a part of the key is absent.
        wrong_key: why a number with a wrong key only warns here: it is ``quoted``, or ``masked``.
    """

    name: str
    kind: Kind
    type: str
    required: bool
    item: str | None
    key: tuple[str, ...]
    minimum: int | None
    maximum: int | None
    unique: bool
    ref: str | None
    title: Mapping[str, str]
    description: Mapping[str, str]
    example: Any
    source: str
    apart: tuple[str, ...] = ()
    wrong_key: str | None = None

    @property
    def repeated(self) -> bool:
        """Whether the value is a list."""
        return self.item is not None

    @property
    def local_ref(self) -> str | None:
        """The list of this document whose keys are the allowed values, if any."""
        return self.ref if self.ref and "#" not in self.ref else None


class ObjectType(NamedTuple):
    """An object: its fields in the order of the standard."""

    name: str
    title: Mapping[str, str]
    description: Mapping[str, str]
    source: str
    at_least_one: tuple[str, ...]
    fields: Mapping[str, Field]

    @property
    def required(self) -> tuple[str, ...]:
        """Names of the fields no document can lack."""
        return tuple(f.name for f in self.fields.values() if f.required)


class DocumentType(NamedTuple):
    """A document type: its root object, and the dates it may be judged at, best first."""

    name: str
    reference_dates: tuple[str, ...]
    root: ObjectType


class Dictionary(NamedTuple):
    """Everything the standard says of one version, without the code lists."""

    version: str
    types: Mapping[str, ScalarType]
    objects: Mapping[str, ObjectType]
    documents: Mapping[str, DocumentType]
    envelope: Mapping[str, Mapping[str, Mapping[str, str]]]

    def reachable(self, root: str) -> tuple[ObjectType, ...]:
        """Return the objects used by ``root``, itself first, each once, in order of first use."""
        seen: dict[str, ObjectType] = {}

        def visit(name: str) -> None:
            if name in seen:
                return
            seen[name] = self.objects[name]
            for field in self.objects[name].fields.values():
                if field.kind == "object":
                    visit(field.type)

        visit(root)
        return tuple(seen.values())


def _kind(raw: Mapping[str, Any]) -> tuple[Kind, str]:
    """Return what a field holds, and the name of its type, list or object."""
    if "type" in raw:
        return "scalar", raw["type"]
    if "codes" in raw:
        return "code", raw["codes"]
    return "object", raw["object"]


def _field(name: str, raw: Mapping[str, Any]) -> Field:
    kind, type_ = _kind(raw)
    return Field(
        name=name,
        kind=kind,
        type=type_,
        required=raw["card"][0] == "1",
        item=raw.get("item"),
        key=tuple(raw.get("key", ())),
        minimum=raw.get("minimum"),
        maximum=raw.get("maximum"),
        unique=raw.get("unique", False),
        ref=raw.get("ref"),
        title=raw["title"],
        description=raw["description"],
        example=raw.get("example"),
        source=raw.get("source", ""),
        apart=tuple(raw.get("apart", ())),
        wrong_key=raw.get("wrongKey"),
    )


def _envelope_field(name: str, kind: Kind, texts: Mapping[str, Any], *, required: bool) -> Field:
    texts = texts[name]
    return Field(
        name, kind, name, required, None, (), None, None, False, None,
        texts["title"], texts["description"], None, "Choix du standard",
    )  # fmt: skip


def _scalar(name: str, raw: Mapping[str, Any]) -> ScalarType:
    return ScalarType(
        name,
        raw["base"],
        raw["title"],
        raw["description"],
        raw["example"],
        raw.get("pattern"),
        raw.get("xsdPattern"),
        raw.get("xsdBase"),
        raw.get("maxLength"),
        raw.get("minimum"),
        raw.get("maximum"),
        raw.get("decimals"),
        raw.get("key"),
    )


def build(raw: Mapping[str, Any]) -> Dictionary:
    """Build the dictionary from the content of dictionary.json."""
    envelope = raw["envelope"]
    header = _envelope_field("entete", "object", envelope, required=True)
    extensions = _envelope_field("extensions", "extensions", envelope, required=False)
    objects: dict[str, ObjectType] = {}
    for name, about in raw["objects"].items():
        fields: dict[str, Field] = {}
        if name in raw["documents"]:
            fields["entete"] = header
        for field, content in about["fields"].items():
            fields[field] = _field(field, content)
        if about.get("extensible"):
            fields["extensions"] = extensions
        wanted = tuple(about.get("atLeastOne", ()))
        objects[name] = ObjectType(
            name, about["title"], about["description"], about["source"], wanted, fields
        )
    documents: dict[str, DocumentType] = {}
    for name, about in raw["documents"].items():
        documents[name] = DocumentType(name, tuple(about["referenceDates"]), objects[name])
    types = {name: _scalar(name, about) for name, about in raw["types"].items()}
    return Dictionary(raw["version"], types, objects, documents, envelope)
