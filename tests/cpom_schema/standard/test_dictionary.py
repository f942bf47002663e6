"""The dictionary: what its metaschema cannot say about objects, fields and their texts."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from typing import Any, get_type_hints
from unicodedata import combining, normalize

import jsonschema_rs
import pytest
from pydantic import BaseModel, ConfigDict, TypeAdapter
from pydantic.alias_generators import to_camel

from cpom_schema.models import v1_0
from cpom_schema.standard.dictionary import Field, ObjectType
from spec.generator import json_schema, source
from spec.generator.models import attribute
from tests.builders.editions import EDITION

UNUSED_LISTS = {
    "regions": "départements and authorities name their region by its code",
}
MOST_USES_OF_ONE_DESCRIPTION = 3
ARTICLES = re.compile(r"\b(an?|aux?|des?|du|d|la|les?|l|of|the|une?)\b")


@cache
def _spec() -> source.Source:
    return source.load()


def _objects() -> Iterator[ObjectType]:
    yield from _spec().dictionary.objects.values()


def _fields() -> Iterator[tuple[ObjectType, Field]]:
    """Every field an object declares itself, with its object."""
    for obj in _objects():
        declared = _spec().raw_dictionary["objects"][obj.name]["fields"]
        for name in declared:
            yield obj, obj.fields[name]


def _words(text: str) -> tuple[str, ...]:
    """The words of a text, lower case, without accents nor articles."""
    plain = "".join(c for c in normalize("NFD", text.lower()) if not combining(c))
    return tuple(re.findall("[0-9a-z]+", ARTICLES.sub(" ", plain)))


def _says_nothing(name: str, title: str, description: str) -> bool:
    known = {*_words(title), *_words(attribute(name).replace("_", " "))}
    return set(_words(description)) <= known


@pytest.mark.parametrize(
    ("name", "title", "description", "empty"),
    [
        ("dateEffet", "Date d'effet", "La date d'effet.", True),
        ("dateEffet", "Prise d'effet", "Date effet", True),
        ("dateEffet", "Date d'effet", "DATE DE L'EFFET", True),
        ("arrete", "Arrêté", "L’arrete.", True),
        ("dateEffet", "Date d'effet", "Premier jour où le contrat s'applique.", False),
    ],
)
def test_a_description_that_repeats_is_recognised(
    name: str, title: str, description: str, *, empty: bool
) -> None:
    assert _says_nothing(name, title, description) is empty


def test_no_description_only_repeats_its_name_or_title() -> None:
    assert not [
        f"{obj.name}.{field.name} {lang}"
        for obj, field in _fields()
        for lang in ("fr", "en")
        if _says_nothing(field.name, field.title[lang], field.description[lang])
    ]


def test_no_description_serves_more_than_three_fields() -> None:
    uses: dict[tuple[str, ...], list[str]] = defaultdict(list)
    for obj, field in _fields():
        for lang in ("fr", "en"):
            uses[lang, *_words(field.description[lang])].append(f"{obj.name}.{field.name}")
    assert not [names for names in uses.values() if len(names) > MOST_USES_OF_ONE_DESCRIPTION]


def test_english_is_a_translation_and_not_a_copy() -> None:
    spec = _spec()
    told: list[tuple[str, Any]] = [(o.name, o) for o in _objects()]
    told += [(f"{o.name}.{f.name}", f) for o, f in _fields()]
    told += list(spec.dictionary.types.items())
    assert not [
        name
        for name, item in told
        for texts in (item.title, item.description)
        if len(texts["fr"].split()) > 3 and texts["fr"] == texts["en"]
    ]


def _example_schema(obj: ObjectType, field: Field) -> dict[str, Any]:
    document = next(d for d in _spec().dictionary.documents if obj in _reachable(d))
    schema = _schema(document)
    owner = schema if obj.name == document else schema["$defs"][obj.name]
    rule = owner["properties"][field.name]
    return {"$defs": schema["$defs"], **(rule["items"] if field.repeated else rule)}


@cache
def _schema(document: str) -> dict[str, Any]:
    return json_schema.schema(_spec(), document)


@cache
def _reachable(document: str) -> tuple[ObjectType, ...]:
    return _spec().dictionary.reachable(document)


@cache
def _adapter(annotation: Any) -> TypeAdapter[Any]:
    return TypeAdapter(annotation, config=ConfigDict(strict=True))


@cache
def _hints(name: str) -> dict[str, Any]:
    model: type[BaseModel] = getattr(v1_0, name[0].upper() + name[1:])
    return get_type_hints(model, include_extras=True)


def test_every_example_is_accepted_by_its_own_type() -> None:
    refused: list[str] = []
    for obj, field in _fields():
        if field.kind == "object":
            continue
        value = field.example
        if not jsonschema_rs.is_valid(_example_schema(obj, field), value):
            refused.append(f"JSON Schema: {obj.name}.{field.name} {value!r}")
        _adapter(_hints(obj.name)[attribute(field.name)]).validate_python(
            [value] if field.repeated else value
        )
    assert not refused


def test_every_example_of_a_code_is_in_its_list_and_not_closed() -> None:
    coded = [(o, f) for o, f in _fields() if f.kind == "code"]
    assert coded
    found = [EDITION.codelists[f.type].codes.get(f.example) for _, f in coded]
    assert not [
        f"{o.name}.{f.name}"
        for (o, f), code in zip(coded, found, strict=True)
        if code is None or code.end
    ]


def test_every_scalar_type_accepts_its_own_example() -> None:
    for scalar in _spec().dictionary.types.values():
        schema = _schema("contrat")["$defs"].get(scalar.name) or {"type": scalar.base}
        assert jsonschema_rs.is_valid(schema, scalar.example), scalar.name


def test_every_key_names_scalar_fields_of_the_item() -> None:
    repeated = [(o, f) for o, f in _fields() if f.repeated and f.kind == "object"]
    for obj, field in repeated:
        item = _spec().dictionary.objects[field.type]
        for part in field.key:
            assert part in item.fields, f"{obj.name}.{field.name}: {part}"
            assert item.fields[part].kind in ("scalar", "code"), f"{obj.name}.{field.name}: {part}"
            assert not item.fields[part].repeated, f"{obj.name}.{field.name}: {part}"


def _target(root: ObjectType, path: str) -> Field:
    """The first part of the key that a reference's values are compared with."""
    obj, field = root, root.fields[path.split(".", maxsplit=1)[0]]
    for name in path.split("."):
        field = obj.fields[name]
        obj = _spec().dictionary.objects[field.type]
    assert field.repeated
    return obj.fields[field.key[0]]


def _resolved(obj: ObjectType, field: Field, ref: str) -> Field:
    documents = _spec().dictionary.documents
    other, mark, path = ref.rpartition("#")
    if mark and not path:
        return documents[other].root.fields["entete"]._replace(type="identifiant")
    if mark:
        return _target(documents[other].root, path)
    homes = [d for n, d in documents.items() if obj in _reachable(n) and path in d.root.fields]
    assert homes, f"{obj.name}.{field.name}: no document that holds it has a list {path}"
    return _target(homes[0].root, path)


def test_every_reference_leads_to_a_key_of_its_own_type() -> None:
    references = [(o, f, f.ref) for o, f in _fields() if f.ref]
    assert references
    for obj, field, ref in references:
        assert _resolved(obj, field, ref).type == field.type, f"{obj.name}.{field.name}: {ref}"


def test_no_object_can_be_empty() -> None:
    assert not [o.name for o in _objects() if not o.required and not o.at_least_one]


def test_at_least_one_names_optional_fields() -> None:
    for obj in _objects():
        for name in obj.at_least_one:
            assert not obj.fields[name].required, f"{obj.name}: {name}"


def test_every_object_belongs_to_a_document() -> None:
    used = {o.name for d in _spec().dictionary.documents for o in _reachable(d)}
    assert not {o.name for o in _objects()} - used


def test_every_list_used_exists_and_every_list_is_used_or_explained() -> None:
    used = {f.type for _, f in _fields() if f.kind == "code"}
    assert not used - set(_spec().codelists)
    assert set(_spec().codelists) - used == set(UNUSED_LISTS)


def test_an_item_never_has_the_name_of_a_field_beside_its_list() -> None:
    assert not [f"{o.name}.{f.name}" for o, f in _fields() if f.item and f.item in o.fields]


def test_python_names_give_the_names_of_the_standard_back() -> None:
    names = {n for _, f in _fields() for n in (f.name, f.item or f.name)}
    assert not [n for n in names if to_camel(attribute(n)) != n]


def test_a_name_that_python_could_not_give_back_stops_the_generator() -> None:
    with pytest.raises(ValueError, match="lot1bis -> lot1bis -> lot1Bis"):
        attribute("lot1bis")


def test_reference_dates_are_dates_of_the_document_and_end_with_a_required_one() -> None:
    for document in _spec().dictionary.documents.values():
        for path in document.reference_dates:
            obj, field = document.root, None
            for name in path.split("."):
                field = obj.fields[name]
                obj = _spec().dictionary.objects.get(field.type, obj)
            assert field, document.name
            assert field.type in ("date", "horodatage"), f"{document.name}: {path}"
        assert document.reference_dates[-1] == "entete.dateProduction"
