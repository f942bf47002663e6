"""The JSON reader: places of values, keys written twice, numbers, extensions."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any, Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cpom_schema.canonical import canonical
from cpom_schema.document import Document, Location, Path, value_at
from cpom_schema.errors import UnreadableError
from cpom_schema.formats import read, read_bytes, write_bytes
from tests.builders import hostile, judges
from tests.builders.editions import EDITION

CONTRAT: Final = judges.SAMPLES / "structure" / "contrat" / "exhaustif.json"


def _paths(tree: Any, path: Path = ()) -> Iterator[Path]:
    """Every path of a tree, the root first."""
    yield path
    if isinstance(tree, dict):
        for name, value in tree.items():
            yield from _paths(value, (*path, name))
    elif isinstance(tree, list):
        for rank, value in enumerate(tree):
            yield from _paths(value, (*path, rank))


def _at(lines: list[str], place: Location) -> str:
    """What stands in the source from a place on."""
    assert place.line
    assert place.column
    return lines[place.line - 1][place.column - 1 :]


def _starts(text: str, path: Path, tree: Any) -> bool:
    """Whether a text begins as the source does at a path: with its key, or with its value."""
    if path and isinstance(path[-1], str):
        return (
            re.match(re.escape(json.dumps(path[-1], ensure_ascii=False)) + " *:", text) is not None
        )
    value = value_at(tree, path)
    if isinstance(value, (dict, list)):
        return text[0] == json.dumps(value)[0]
    return text.startswith(json.dumps(value, ensure_ascii=False))


@pytest.mark.parametrize("indent", [2, None, "\t"])
def test_every_path_of_a_document_is_located_at_its_key(indent: int | str | None) -> None:
    tree = json.loads(CONTRAT.read_bytes())
    tree["intitule"] = 'Un "titre" : {[é😀]}, \\ fin'
    text = json.dumps(tree, ensure_ascii=False, indent=indent)
    paths = list(_paths(tree))
    places = read_bytes(text.encode()).locate(paths)
    lines = text.split("\n")
    assert len(paths) > 1000
    assert [p for p in paths if not _starts(_at(lines, places[p]), p, tree)] == []
    found = [(places[p].line, places[p].column) for p in paths]
    assert found == sorted(found), "paths and places come in the same order"


def test_places_do_not_depend_on_what_else_is_asked() -> None:
    document = read(CONTRAT)
    paths = list(_paths(document.tree))[::37]
    together = document.locate(paths)
    assert [document.locate([p])[p] for p in paths] == [together[p] for p in paths]


@pytest.mark.parametrize(
    ("path", "nearest"),
    [
        (("parties", 0, "absent"), ("parties", 0)),
        (("parties", 99), ("parties",)),
        (("parties", 0, "adresse", "a", "b", 3), ("parties", 0, "adresse")),
        (("rien",), ()),
        (("intitule", "x"), ("intitule",)),
    ],
)
def test_missing_path_stands_at_its_nearest_ancestor(path: Path, nearest: Path) -> None:
    places = read(CONTRAT).locate([path, nearest])
    assert places[path] == places[nearest]


def test_places_survive_odd_layouts() -> None:
    source = b'\t\r\n { "cpom"\n:\t"1.0" , "type":"avis","autorite"  :\r\n\n 5 }'
    places = read_bytes(source).locate([(), ("cpom",), ("type",), ("autorite",)])
    assert [(p.line, p.column) for p in places.values()] == [(2, 2), (2, 4), (3, 11), (3, 25)]


def test_places_after_a_byte_order_mark_ignore_it() -> None:
    document = read_bytes(hostile.BOM + hostile.J.replace("\n", "").encode())
    assert document.locate([("cpom",)])[("cpom",)] == Location(1, 4)


@pytest.mark.parametrize(
    ("again", "pointer"),
    [
        ('"a": 1, "a": 1', "a"),
        ('"a": 1, "\\u0061": 1', "a"),
        ('"a:b": ":", "a\\u003ab": 2', "a:b"),
        ('"\\u00e9": 1, "é": 1', "é"),
        ('"": 1, "": 2', ""),
        ('"a": {"b": [0, {"c": 1, "c": 2}]}', "c"),
        ('"a": "x\\"", "a": "\\\\"', "a"),
    ],
)
def test_key_written_twice_is_noted(again: str, pointer: str) -> None:
    document = read_bytes(hostile.extended("{" + again + "}"))
    (note,) = document.notes
    assert (note.code, note.path[-1]) == ("CPOM-F-007", pointer)


@pytest.mark.parametrize(
    "once",
    [
        '"a": 1, "A": 1',
        '"a": {"b": 1}, "c": {"b": 1}',
        '"a": [{"b": 1}, {"b": 1}]',
        '"a": ":\\u003a::", "b": "\\"a\\": 1"',
        '"é": 1, "e\\u0301": 1',
        '"1": 1, "01": 1',
    ],
)
def test_key_that_only_looks_written_twice_is_not_noted(once: str) -> None:
    assert read_bytes(hostile.extended("{" + once + "}")).notes == ()


def test_three_repeats_make_two_notes_in_order() -> None:
    document = read_bytes(hostile.extended('{"a": 1, "a": 2,\n "a": 3}'))
    line = document.locate([("extensions", "urn:a:b")])[("extensions", "urn:a:b")].line
    assert line
    assert [n.line for n in document.notes] == [line, line + 1]
    assert document.tree["extensions"]["urn:a:b"] == {"a": 3}


def test_below_a_key_written_twice_the_last_value_is_located() -> None:
    source = '{"cpom": "1.0", "type": "avis",\n "document": {"type": "x"},\n "document": {"a": 1}}'
    places = read_bytes(source.encode()).locate([("document", "type"), ("document", "a")])
    assert [(p.line, p.column) for p in places.values()] == [(3, 2), (3, 15)]


@pytest.mark.parametrize(
    ("written", "read_as"),
    [("12", 12), ("12.0", 12), ("1.2e1", 12), ("120e-1", 12), ("-0", 0), ("1E+2", 100),
     ("0.1", 0.1), ("9007199254740991", 2**53 - 1), ("1e-400", 0)],
)  # fmt: skip
def test_ways_of_writing_a_number_are_one(written: str, read_as: float) -> None:
    source = hostile.j(': 2,\n    "statut', f': {written},\n    "statut')
    assert read_bytes(source).tree["entete"]["versionDocument"] == read_as


@pytest.mark.parametrize("levels", [200, 250])
def test_depth_within_the_limit_is_read(levels: int) -> None:
    inside = levels - 2
    document = read_bytes(hostile.extended("[" * inside + "1" + "]" * inside))
    assert document.notes == ()


@pytest.mark.parametrize("levels", [256, 1000])
def test_depth_beyond_the_limit_is_refused(levels: int) -> None:
    with pytest.raises(UnreadableError, match="CPOM-F-014"):
        read_bytes(hostile.extended("[" * levels + "]" * levels))


def test_text_that_the_fast_parser_has_no_room_for_is_read() -> None:
    dense = '{\n "cpom": "1.0", "type": "avis", "extensions": {"urn:a:b": [' + "1," * 50_000
    document = read_bytes((dense + '18446744073709551616, "é"]}}').encode())
    assert document.tree["extensions"]["urn:a:b"][-2:] == [2.0**64, "é"]
    assert document.notes == ()


_TEXTS: Final = st.text(
    st.characters(exclude_categories=("Cs", "Cc"), exclude_characters="\ufffe\uffff"), min_size=1
).filter(str.strip)
_NUMBERS: Final = st.integers(-(2**53) + 1, 2**53 - 1) | st.floats(
    -1e15, 1e15, allow_nan=False, allow_subnormal=False
)
_VALUES: Final = st.recursive(
    _TEXTS | _NUMBERS | st.booleans(),
    lambda inner: (
        st.lists(inner, min_size=1, max_size=3)
        | st.dictionaries(_TEXTS, inner, min_size=1, max_size=3)
    ),
    max_leaves=8,
)


@given(_VALUES)
def test_extension_values_of_every_kind_survive_both_syntaxes(value: Any) -> None:
    tree = json.loads(hostile.J) | {"extensions": {"urn:a:b": value}}
    document = Document("json", EDITION, "avis", tree)
    for syntax in ("json", "xml"):
        again = read_bytes(write_bytes(document, syntax))
        assert again.notes == ()
        assert canonical(again) == canonical(document)
