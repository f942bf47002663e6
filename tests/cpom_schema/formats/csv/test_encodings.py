"""Which encoding a CSV file has: that of its French words, whatever menu it was saved by."""

from __future__ import annotations

from typing import Final

import pytest

from cpom_schema.formats import read, read_bytes
from cpom_schema.formats.csv.encodings import guessed
from cpom_schema.formats.csv.package import packed
from cpom_schema.formats.csv.syntax import files
from cpom_schema.standard.habits import habits
from tests.builders.editions import EDITION
from tests.builders.judges import SAMPLES

KNOWN: Final = habits(EDITION)
ENCODINGS: Final = {
    "windows-1252": "CPOM-F-031", "ibm850": "CPOM-F-112", "macintosh": "CPOM-F-112",
}  # fmt: skip
TEXTS: Final = {
    "a sentence": "Le suivi a été adressé à l'agence régionale de santé ; l'activité décroît.",
    "a capital": "École, Établissement, À revoir",
    "a quotation": "« L’année » – fin…",
    "one word": "Lycée",
    "a foreign name": "Monsieur Muñoz, à la côte",
    "degrees": "n° 12, 3 m², 15 €",
}
EVERY: Final = [
    (text, name)
    for text in TEXTS.values()
    for name in ENCODINGS
    if text.encode(name, "ignore").decode(name) == text
]


@pytest.mark.parametrize(("text", "name"), EVERY)
def test_a_text_has_the_encoding_that_makes_it_french(text: str, name: str) -> None:
    found = guessed([text.encode(name)], KNOWN)
    assert found is not None
    assert text.encode(name).decode(found) == text


@pytest.mark.parametrize("name", ENCODINGS)
@pytest.mark.parametrize("sample", ["avis-2025-ars", "suivi-2025", "contrat", "avenant-1"])
def test_a_package_saved_by_any_menu_is_the_same_document_and_it_is_said(
    sample: str, name: str
) -> None:
    document = read(SAMPLES / "campaign" / f"{sample}.json")
    plain = files(document)
    other = {
        file: content.decode().replace("’", "'").encode(name, "replace")
        for file, content in plain.items()
        if file.endswith(".csv")
    }
    again = read_bytes(packed({**plain, **other}))
    expected = {file: content.decode(name).encode() for file, content in other.items()}
    assert again.tree == read_bytes(packed({**plain, **expected})).tree
    assert ENCODINGS[name] in {note.code for note in again.notes}


def test_what_is_french_in_no_encoding_is_refused() -> None:
    assert guessed([b"\x81\xb0\xb1\xdb\xdc\xfe"], KNOWN) is None
