"""The generated files: fresh, the same at each run, and saying what the specification says."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from typing import Any, get_args

import jsonschema
import orjson
import pytest
from lxml import etree

from cpom_schema.models import v1_0
from cpom_schema.models.v1_0 import codes
from cpom_schema.standard.dictionary import NAMESPACE, Field, ObjectType
from spec.generator import source
from spec.generator.models import attribute, class_name, list_name
from spec.generator.source import DOCUMENTS, ROOT
from tests.builders.editions import EDITION

PUBLISHED = ROOT / "schemas" / "1.0"
COMMAND = "python -m spec.generator"
REFUSED_KEYWORDS = frozenset(
    {
        *("oneOf", "anyOf", "allOf", "not", "if", "then", "else", "dependentSchemas"),
        *("propertyNames", "multipleOf", "format", "unevaluatedProperties", "$dynamicRef"),
    }
)
NAMED = ("properties", "patternProperties", "$defs")
XS = "{http://www.w3.org/2001/XMLSchema}"
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
RENDER = """
import hashlib, sys
from spec.generator import artefacts
for path, content in artefacts.render():
    print(hashlib.sha256(content).hexdigest(), path.relative_to(artefacts.ROOT).as_posix())
"""


@cache
def _spec() -> source.Source:
    return source.load()


@cache
def _schema(document: str) -> dict[str, Any]:
    schema: dict[str, Any] = orjson.loads((PUBLISHED / f"json/{document}.schema.json").read_bytes())
    return schema


@cache
def _xsd() -> Any:
    return etree.parse(PUBLISHED / "xsd" / "cpom.xsd", None)


def _closed_lists_in_use() -> dict[str, list[str]]:
    fields = [f for o in _spec().dictionary.objects.values() for f in o.fields.values()]
    found = {f.type: _spec().closed(f.type) for f in fields if f.kind == "code"}
    return {name: listed for name, listed in found.items() if listed is not None}


def _start(seed: str, *arguments: str) -> subprocess.Popen[str]:
    path = os.pathsep.join((str(ROOT), str(ROOT / "validators")))
    return subprocess.Popen(
        [sys.executable, *arguments],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": path, "PYTHONHASHSEED": seed},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


@cache
def _renders() -> tuple[str, str]:
    """What two processes that hash texts differently give, side by side."""
    running = [_start(seed, "-c", RENDER) for seed in ("1", "2")]
    (first, _), (second, _) = [process.communicate() for process in running]
    return first, second


def test_generated_files_are_fresh() -> None:
    run = _start("0", *COMMAND.split()[1:], "--check")
    _, stale = run.communicate()
    assert (run.returncode, stale) == (0, ""), f"Run: {COMMAND}\n{stale}"


def test_two_processes_with_other_hash_seeds_write_the_same_bytes() -> None:
    first, second = _renders()
    assert len(first.splitlines()) > len(DOCUMENTS)
    assert first == second


def test_no_stray_file_stands_among_the_generated_ones() -> None:
    expected = {line.split(" ", 1)[1] for line in _renders()[0].splitlines()}
    folders = ("schemas/1.0", "spec/reference", "cpom_schema/models/v1_0")
    files = [p for folder in folders for p in (ROOT / folder).rglob("*") if p.is_file()]
    present = {p.relative_to(ROOT).as_posix() for p in files if p.suffix != ".pyc"}
    assert present <= expected


def test_manifest_gives_the_digest_of_every_published_file() -> None:
    manifest = orjson.loads((PUBLISHED / "manifest.json").read_bytes())
    files = {p for p in PUBLISHED.rglob("*") if p.is_file() and p.name != "manifest.json"}
    assert manifest["sha256"] == {
        p.relative_to(PUBLISHED).as_posix(): hashlib.sha256(p.read_bytes()).hexdigest()
        for p in files
    }
    assert manifest["version"] == "1.0"
    assert manifest["status"] in ("projet", "publiee")


def test_published_dictionary_is_the_one_of_the_specification() -> None:
    assert EDITION.dictionary == _spec().dictionary


def _subschemas(schema: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Every schema inside a schema; what stands under `properties` is a name, not a keyword."""
    yield schema
    for keyword, value in schema.items():
        if keyword in NAMED:
            for named in value.values():
                yield from _subschemas(named)
        elif isinstance(value, dict) and not keyword.startswith("x-"):
            yield from _subschemas(value)


@pytest.mark.parametrize("document", DOCUMENTS)
def test_json_schema_is_valid_self_contained_and_without_combinators(document: str) -> None:
    schema = _schema(document)
    jsonschema.Draft202012Validator.check_schema(schema)
    assert schema["$id"] == f"urn:cpom-esms:1.0:{document}"
    for part in _subschemas(schema):
        assert not REFUSED_KEYWORDS & set(part), part
        reference = part.get("$ref", "#/$defs/identifiant")
        assert reference.removeprefix("#/$defs/") in schema["$defs"], reference
        if part.get("type") == "object":
            assert part["additionalProperties"] is False, part.get("title")


@pytest.mark.parametrize("document", DOCUMENTS)
def test_json_schema_uses_every_definition_it_carries(document: str) -> None:
    used = {
        part["$ref"].rsplit("/", 1)[1] for part in _subschemas(_schema(document)) if "$ref" in part
    }
    assert used | {"identifiant", "valeurExtension"} == set(_schema(document)["$defs"])


def test_json_schema_enumerations_are_the_closed_lists() -> None:
    found: dict[str, list[str]] = {}
    for document in DOCUMENTS:
        for part in _subschemas(_schema(document)):
            listed = part.get("x-cpom-codelist", "")
            assert ("enum" in part) is (listed in _closed_lists_in_use())
            if "enum" in part:
                found[listed] = part["enum"]
    assert found == _closed_lists_in_use()


def test_xsd_compiles_with_libxml2() -> None:
    compiled = etree.XMLSchema(_xsd())
    assert not compiled.validate(etree.fromstring(f'<avis xmlns="{NAMESPACE}" version="1.0"/>'))


def test_xsd_enumerations_are_the_closed_lists() -> None:
    found = {
        kind.get("name").removeprefix("liste-"): [
            v.get("value") for v in kind.iter(f"{XS}enumeration")
        ]
        for kind in _xsd().iterfind(f"{XS}simpleType")
        if kind.get("name").startswith("liste-")
    }
    assert found == _closed_lists_in_use()


def _documentation(node: Any) -> dict[str, str]:
    texts = node.iterfind(f"{XS}annotation/{XS}documentation")
    return {text.get(XML_LANG): text.text for text in texts}


def _pascal(name: str) -> str:
    return name[0].upper() + name[1:]


def test_xsd_documents_each_object_and_each_field_in_both_languages() -> None:
    kinds = {k.get("name"): k for k in _xsd().iterfind(f"{XS}complexType")}
    for obj in _spec().dictionary.objects.values():
        kind = kinds[_pascal(obj.name)]
        elements = kind.findall(f"{XS}sequence/{XS}element")
        assert [e.get("name") for e in elements] == list(obj.fields)
        told: list[tuple[ObjectType | Field, Any]] = [(obj, kind)]
        told += zip(obj.fields.values(), elements, strict=True)
        for item, node in told:
            assert _documentation(node) == {
                "fr": f"{item.title['fr']} : {item.description['fr']}",
                "en": f"{item.title['en']}: {item.description['en']}",
            }


def test_xsd_documents_each_code_in_both_languages() -> None:
    for value in _xsd().iter(f"{XS}enumeration"):
        if value.getparent().getparent().get("name", "").startswith("liste-"):
            assert all(_documentation(value).get(lang) for lang in ("fr", "en")), value.get("value")


def test_models_enumerations_are_the_closed_lists() -> None:
    declared = {n: list(get_args(getattr(codes, list_name(n)))) for n in _closed_lists_in_use()}
    assert declared == _closed_lists_in_use()


def test_models_have_each_object_and_each_field_documented() -> None:
    for obj in _spec().dictionary.objects.values():
        model = getattr(v1_0, class_name(obj.name))
        declared = {n: f for n, f in model.model_fields.items() if n not in ("cpom", "type")}
        own = {n: f for n, f in obj.fields.items() if n not in ("cpom", "type")}
        assert list(declared) == [attribute(n) for n in own]
        for field in own.values():
            info = declared[attribute(field.name)]
            assert info.is_required() is field.required, f"{obj.name}.{field.name}"
            assert info.description.startswith(field.title["fr"]), f"{obj.name}.{field.name}"
