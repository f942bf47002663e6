"""Properties of CSV packages: a valid document survives them, and frictionless accepts them."""

from __future__ import annotations

import csv
import io
import zipfile
from pathlib import Path
from typing import Any, Final

import orjson
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cpom_schema.canonical import digest
from cpom_schema.conversion import convert
from cpom_schema.document import Document, Tree
from cpom_schema.formats import read, read_bytes, write_bytes
from tests.builders import judges
from tests.builders.editions import EDITION
from tests.builders.strategies import documents

OFTEN: Final = settings(
    max_examples=15,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
    derandomize=True,
)
SAMPLES: Final = sorted(
    p
    for folder in ("valid", "campaign", "structure/*")
    for p in judges.SAMPLES.glob(f"{folder}/*.json")
)


def _document(tree: Tree) -> Document:
    return Document("json", EDITION, tree["type"], tree)


def _shape(value: Any) -> Any:
    """A value with its numbers by kind: JSON makes 1 and 1.0 two, Python does not."""
    match value:
        case dict():
            return {k: _shape(v) for k, v in value.items()}
        case list():
            return [_shape(v) for v in value]
        case _:
            return type(value), value


@pytest.mark.parametrize("kind", judges.TYPES)
@given(data=st.data())
@OFTEN
def test_a_package_gives_the_same_document_back(kind: str, data: st.DataObject) -> None:
    document = read_bytes(orjson.dumps(data.draw(documents(kind))))
    again = read_bytes(write_bytes(document, "csv"))
    assert again.tree == document.tree
    assert list(again.tree) == list(document.tree)
    assert not again.notes
    assert digest(again) == digest(document)


@pytest.mark.parametrize("path", SAMPLES, ids=lambda p: f"{p.parent.name}-{p.stem}")
def test_a_sample_is_the_same_in_a_folder_and_in_a_zip(path: Path, tmp_path: Path) -> None:
    document = read(path)
    folder, archive = tmp_path / "dossier", tmp_path / "x.zip"
    convert(path, folder)
    convert(path, archive)
    for target in (folder, archive):
        again = read(target)
        assert _shape(again.tree) == _shape(document.tree)
        assert not again.notes
        assert digest(again) == digest(document)
    with zipfile.ZipFile(archive) as packed:
        assert {n: packed.read(n) for n in packed.namelist()} == {
            p.name: p.read_bytes() for p in folder.iterdir()
        }


TEXTS: Final = {
    "formula": "=1+1",
    "formula-quoted": "'=1+1",
    "formula-quoted-twice": "''=1+1",
    "command": "=cmd|' /C calc'!A0",
    "plus": "+33 1 23 45 67 89",
    "minus": "- un tiret",
    "mention": "@directrice",
    "apostrophe": "'cité'",
    "apostrophe-alone": "'",
    "apostrophe-then-letter": "'a",
    "tab": "\tretrait",
    "quotes": 'dit "oui", puis ""',
    "lines": "une ligne\nune autre\n\n=dernière",
    "separators": "a;b,c\td",
    "spaces": "  autour  ",
    "no-break": "\u00a01\u202f000\u00a0",
    "like-a-number": "1 234,50",
    "like-a-date": "31/12/2025",
    "like-a-boolean": "OUI",
    "like-json": '{"a": 1}',
    "like-a-mark": "\ufeffa",
    "next-line": "a\u0085b\u2028c",
}


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
def test_a_text_comes_back_as_it_is(text: str) -> None:
    tree = orjson.loads((judges.SAMPLES / "campaign" / "suivi-2025.json").read_bytes())
    tree["suivisFiches"][0]["commentaire"] = text
    tree["evenements"][-1]["description"] = text  # the last column but one of the last row
    tree["extensions"] = {"urn:exemple:a": text, "urn:exemple:b": [text, {text: 1.0}]}
    again = read_bytes(write_bytes(_document(tree), "csv"))
    assert _shape(again.tree) == _shape(tree)
    assert not again.notes


def test_no_cell_of_a_text_can_run_in_a_spreadsheet() -> None:
    tree = orjson.loads((judges.SAMPLES / "campaign" / "suivi-2025.json").read_bytes())
    for text in TEXTS.values():
        tree["evenements"][0]["description"] = text
        with zipfile.ZipFile(io.BytesIO(write_bytes(_document(tree), "csv"))) as packed:
            written = packed.read("evenements.csv").decode()
        cell = next(csv.DictReader(io.StringIO(written, newline="")))["description"]
        assert cell[0] not in "=+-@\t"
        assert cell in (text, f"'{text}")
