"""Properties: a document written as a workbook comes back, through LibreOffice too."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Final

import orjson
import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from cpom_schema.canonical import canonical, digest
from cpom_schema.document import Document, Format, Tree
from cpom_schema.formats import read, read_bytes, write_bytes
from tests.builders import judges
from tests.builders.editions import EDITION
from tests.builders.libreoffice import convert_all
from tests.builders.strategies import documents

SOME = settings(
    max_examples=10,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
    derandomize=True,
)
SAMPLES: Final = sorted(
    path for folder in ("campaign", "valid") for path in (judges.SAMPLES / folder).glob("*.json")
)
CHAIN: Final[tuple[Format, ...]] = ("xml", "csv", "xlsx", "json")


def _document(tree: Tree) -> Document:
    return Document("json", EDITION, tree["type"], tree)


def _shows(value: Any) -> bool:
    """Whether each text can be seen: a cell of non-breaking spaces is one left empty."""
    match value:
        case dict():
            return all(map(_shows, value.values()))
        case list():
            return all(map(_shows, value))
        case _:
            return not isinstance(value, str) or bool(value.strip())


def _drawn(kind: str, data: st.DataObject) -> Document:
    tree = data.draw(documents(kind))
    assume(_shows(tree))
    return _document(tree)


def _same(document: Document, other: Document) -> None:
    assert canonical(other) == canonical(document)
    assert digest(other) == digest(document)


@pytest.mark.parametrize("kind", judges.TYPES)
@given(data=st.data())
@SOME
def test_a_document_comes_back_from_a_workbook(kind: str, data: st.DataObject) -> None:
    document = _drawn(kind, data)
    again = read_bytes(write_bytes(document, "xlsx"))
    _same(document, again)
    assert not again.notes


@pytest.mark.parametrize("path", SAMPLES, ids=lambda p: f"{p.parent.name}-{p.stem}")
def test_a_sample_comes_back_from_every_syntax_in_turn(path: Path) -> None:
    document = read(path)
    again = document
    for to in CHAIN:
        again = read_bytes(write_bytes(again, to))
        assert again.format == to
    _same(document, again)


@pytest.mark.parametrize("kind", judges.TYPES)
@given(data=st.data())
@settings(SOME, max_examples=3)
def test_a_document_comes_back_from_every_syntax_in_turn(kind: str, data: st.DataObject) -> None:
    document = _drawn(kind, data)
    again = document
    for to in CHAIN:
        again = read_bytes(write_bytes(again, to))
    _same(document, again)


TEXTS: Final = {
    "escapes of XLSX": "_x0041_ _x000D_ _x005F_",
    "blanks around": "  deux  espaces  ",
    "lines": "une\n  deux\n\ntrois ",
    "formula": '=LIEN_HYPERTEXTE("https://exemple.org")',
    "plus": "+33 1 23",
    "minus": "-5",
    "at": "@SOMME(A1)",
    "apostrophe": "'010000024",
    "17 digits": "12345678901234567",
    "zeros in front": "010000024",
    "exponent": "1E5",
    "number with a comma": "1,5",
    "date": "31/12/2025",
    "yes": "Oui",
    "truth": "TRUE",
    "error": "#REF!",
    "mark of a block": "#champs",
    "mark of a table": "#table:evenements",
    "star": "*",
    "code and label": "FA-01 – Piloter",
    "emoji": "😀 é e\u0301 \u00a0fin",
    "markup": "<b>&amp;</b> ]]>",
    "long": "mot " * 3_999 + "fin",
}
"""Texts that programs of workbooks are known to change."""
DATES: Final = ("1900-01-01", "1900-02-28", "1900-03-01", "2025-12-31", "2099-12-31")


def _with_texts() -> Tree:
    """A follow-up where each text is told as an event, the first ones before 1 March 1900."""
    path = judges.SAMPLES / "structure" / "suiviAnnuel" / "exhaustif.json"
    tree: Tree = orjson.loads(path.read_bytes())
    event = tree["evenements"][0]
    tree["evenements"] = [
        {**event, "code": f"EVT-{rank}", "date": DATES[rank % len(DATES)], "description": told}
        for rank, told in enumerate(TEXTS.values())
    ]
    return tree


@pytest.mark.parametrize("name", TEXTS)
def test_a_text_comes_back_from_a_form_and_from_a_table(name: str) -> None:
    tree = {**_with_texts(), "synthese": TEXTS[name]}
    again = read_bytes(write_bytes(_document(tree), "xlsx")).tree
    assert again["synthese"] == TEXTS[name]
    assert again["evenements"] == tree["evenements"]


OFFICE: Final[dict[str, Document]] = {
    "texts": _document(_with_texts()),
    **{
        f"{path.parent.name}-{path.stem}": read(path)
        for path in (
            judges.SAMPLES / "campaign" / "suivi-2025.json",
            judges.SAMPLES / "structure" / "contrat" / "exhaustif.json",
            judges.SAMPLES / "structure" / "rapportControle" / "exhaustif.json",
        )
    },
}


@pytest.mark.slow
@pytest.mark.parametrize("to", ["xlsx", "ods"])
def test_documents_come_back_once_saved_by_libreoffice(to: str) -> None:
    made = [write_bytes(document, "xlsx") for document in OFFICE.values()]
    saved = convert_all(made, "xlsx", to)
    for name, document, source in zip(OFFICE, OFFICE.values(), saved, strict=True):
        again = read_bytes(source)
        assert (name, again.format) == (name, to)
        _same(document, again)
        assert not again.notes
