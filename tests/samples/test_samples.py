"""The samples: the exhaustive hold every field, the minimal only the required, all are right."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

import cpom_schema
from cpom_schema.document import Document
from cpom_schema.standard.dictionary import Field, ObjectType
from cpom_validators import validate_bytes
from tests.builders.editions import EDITION

SAMPLES = cpom_schema.samples()
VALID = SAMPLES / "structure"
FOLDERS = ("structure", "valid", "campaign", "frames")
RIGHT = sorted(p for folder in FOLDERS for p in (SAMPLES / folder).rglob("*.json"))
TYPES = tuple(EDITION.dictionary.documents)
NEVER_NEEDED = "9999-12-31"

Steps = tuple[str, ...]


def _name(path: Path) -> str:
    return path.relative_to(SAMPLES).with_suffix("").as_posix()


@cache
def _document(kind: str, label: str) -> Document:
    return cpom_schema.read(VALID / kind / f"{label}.json")


@cache
def _xsd() -> Any:
    return etree.XMLSchema(etree.fromstring(EDITION.files.read("xsd", "cpom.xsd")))


def _declared(obj: ObjectType, path: Steps = ()) -> Iterator[tuple[Steps, Field]]:
    """Every field path of a document type, through its objects."""
    for field in obj.fields.values():
        here = (*path, field.name)
        yield here, field
        if field.kind == "object":
            yield from _declared(EDITION.dictionary.objects[field.type], here)


def _present(node: Any, path: Steps = ()) -> Iterator[tuple[Steps, Any]]:
    """Every field path of a tree with its value; the rank of an item is no step."""
    match node:
        case dict():
            for name, value in node.items():
                yield (*path, name), value
                yield from _present(value, (*path, name))
        case list():
            for item in node:
                yield from _present(item, path)
        case _:
            pass


def _values(kind: str) -> dict[Steps, list[Any]]:
    values: dict[Steps, list[Any]] = {}
    for path, value in _present(_document(kind, "exhaustif").tree):
        values.setdefault(path, []).append(value)
    return values


def _paths(kind: str) -> list[tuple[Steps, Field]]:
    return list(_declared(EDITION.dictionary.documents[kind].root))


def test_there_is_a_minimal_and_an_exhaustive_sample_of_each_type() -> None:
    expected = {f"structure/{kind}/{label}" for kind in TYPES for label in ("minimal", "exhaustif")}
    assert expected <= {_name(p) for p in RIGHT}


@pytest.mark.parametrize("kind", TYPES)
def test_exhaustive_sample_holds_every_field(kind: str) -> None:
    missing = {path for path, _ in _paths(kind)} - set(_values(kind))
    assert not missing


@pytest.mark.parametrize("kind", TYPES)
def test_exhaustive_sample_has_two_items_in_every_list(kind: str) -> None:
    values = _values(kind)
    short = [
        path for path, field in _paths(kind) if field.repeated and max(map(len, values[path])) < 2
    ]
    assert not short


@pytest.mark.parametrize("kind", TYPES)
def test_exhaustive_sample_has_each_optional_key_part_present_and_absent(kind: str) -> None:
    values = _values(kind)
    for path, field in _paths(kind):
        item = EDITION.dictionary.objects.get(field.type)
        for part in field.key:
            if item and not item.fields[part].required:
                here = [part in node for nodes in values[path] for node in nodes]
                assert set(here) == {True, False}, (path, part)


@pytest.mark.parametrize("kind", TYPES)
def test_exhaustive_sample_carries_an_extension_of_each_nature(kind: str) -> None:
    held = [v for path, v in _present(_document(kind, "exhaustif").tree) if "extensions" in path]
    inside = [item for value in held if isinstance(value, list) for item in value]
    assert {type(v) for v in held + inside} >= {bool, int, float, str, list, dict}


@pytest.mark.parametrize("kind", TYPES)
def test_minimal_sample_has_only_what_is_required(kind: str) -> None:
    spec = EDITION.dictionary

    def check(node: Any, obj: ObjectType, path: Steps) -> None:
        own = set(node) - ({"cpom", "type"} if not path else set())
        optional = own - set(obj.required)
        assert own >= set(obj.required), path
        assert len(optional) <= bool(obj.at_least_one), (path, optional)
        assert optional <= set(obj.at_least_one), (path, optional)
        for name in own:
            field, value = obj.fields[name], node[name]
            assert not field.repeated or len(value) == 1, (path, name)
            if field.kind == "object":
                for item in value if field.repeated else [value]:
                    check(item, spec.objects[field.type], (*path, name))

    check(_document(kind, "minimal").tree, spec.documents[kind].root, ())


def test_samples_are_there() -> None:
    assert RIGHT


@pytest.mark.parametrize("path", RIGHT, ids=_name)
@pytest.mark.parametrize("suffix", [".json", ".xml"])
def test_sample_is_receivable_without_any_reserve(path: Path, suffix: str) -> None:
    source = path.with_suffix(suffix).read_bytes()
    shape = VALID in path.parents  # shows every field: its figures tell no story to judge
    report = validate_bytes(source, name=path.name, today=NEVER_NEEDED, rules=() if shape else None)
    said = [(f.code, f.path, report.message(f)) for f in report.findings]
    assert report.verdict == "recevable", said
    assert {EDITION.catalogue[f.code].severity for f in report.findings} <= {"information"}, said
    assert report.date != NEVER_NEEDED


@pytest.mark.parametrize("path", RIGHT, ids=_name)
def test_sample_and_its_xml_twin_are_the_same_document(path: Path) -> None:
    document, twin = cpom_schema.read(path), cpom_schema.read(path.with_suffix(".xml"))
    assert (document.format, twin.format) == ("json", "xml")
    assert document.tree == twin.tree
    assert _natures(document.tree) == _natures(twin.tree)
    assert cpom_schema.digest(document) == cpom_schema.digest(twin)


def _natures(tree: Any) -> set[tuple[Steps, type]]:
    """12 and 12.0 are one number, but true and 1 are not one value."""
    kinds = {bool: bool, int: float, float: float}
    return {(path, kinds.get(type(v), type(v))) for path, v in _present(tree)}


@pytest.mark.parametrize("path", sorted(p.with_suffix(".xml") for p in RIGHT), ids=_name)
def test_xml_sample_is_valid_for_the_xsd(path: Path) -> None:
    assert _xsd().validate(etree.parse(path, None)), _xsd().error_log


def test_no_two_samples_have_the_same_content() -> None:
    digests = {cpom_schema.digest(cpom_schema.read(p)) for p in RIGHT}
    assert len(digests) == len(RIGHT)
