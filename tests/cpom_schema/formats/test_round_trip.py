"""Properties: a valid document survives every conversion, and every judge accepts it."""

from __future__ import annotations

import random
from typing import Any

import orjson
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cpom_schema.canonical import digest
from cpom_schema.document import Document, Tree
from cpom_schema.formats import read_bytes, write_bytes
from cpom_schema.models.v1_0 import DOCUMENTS
from tests.builders import judges
from tests.builders.editions import EDITION
from tests.builders.strategies import documents

OFTEN = settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
    derandomize=True,
)


def _document(tree: Tree) -> Document:
    return Document("json", EDITION, tree["type"], tree)


@pytest.mark.parametrize("kind", judges.TYPES)
@given(data=st.data())
@OFTEN
def test_json_to_xml_to_json_loses_nothing(kind: str, data: st.DataObject) -> None:
    tree = data.draw(documents(kind))
    as_json = write_bytes(_document(tree), "json")
    from_json = read_bytes(as_json)
    as_xml = write_bytes(from_json, "xml")
    from_xml = read_bytes(as_xml)
    assert from_json.tree == tree
    assert from_xml.tree == tree
    assert not from_json.notes
    assert not from_xml.notes
    assert digest(from_xml) == digest(from_json)


@pytest.mark.parametrize("kind", judges.TYPES)
@given(data=st.data())
@OFTEN
def test_every_judge_accepts_a_valid_document(kind: str, data: st.DataObject) -> None:
    tree = data.draw(documents(kind))
    as_xml = write_bytes(_document(tree), "xml")
    assert judges.findings(orjson.dumps(tree)) == []
    assert judges.findings(as_xml) == []
    assert judges.json_accepts(tree)
    assert judges.xsd_accepts(as_xml), judges.xsd().error_log
    model = DOCUMENTS[kind].from_tree(tree)
    again = DOCUMENTS[kind].from_tree(model.to_tree())
    assert again == model


def _shuffled(value: Any, keyed: Any, rng: random.Random) -> Any:
    """The same content with keyed lists and object members in another order."""
    dictionary = EDITION.dictionary
    if not isinstance(value, dict):
        return value
    members = list(value.items())
    rng.shuffle(members)
    shuffled: Tree = {}
    for name, item in members:
        field = keyed.fields.get(name)
        if field is None or field.kind != "object":
            shuffled[name] = item
            continue
        below = dictionary.objects[field.type]
        if isinstance(item, list):
            items = [_shuffled(i, below, rng) for i in item]
            rng.shuffle(items)
            shuffled[name] = items
        else:
            shuffled[name] = _shuffled(item, below, rng)
    return shuffled


@pytest.mark.parametrize("kind", judges.TYPES)
def test_the_digest_ignores_order_and_header_and_nothing_else(kind: str) -> None:
    tree = orjson.loads((judges.SAMPLES / "structure" / kind / "exhaustif.json").read_bytes())
    root = EDITION.dictionary.documents[kind].root
    shuffled = _shuffled(tree, root, random.Random(7))
    assert digest(_document(shuffled)) == digest(_document(tree))
    header = {**tree, "entete": {**tree["entete"], "versionDocument": 99}}
    assert digest(_document(header)) == digest(_document(tree))
    name = next(n for n in root.fields if n not in ("entete", "extensions") and n in tree)
    fewer = {n: v for n, v in tree.items() if n != name}
    assert digest(_document(fewer)) != digest(_document(tree))
