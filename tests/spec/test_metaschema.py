"""The metaschema refuses malformed dictionaries, and YAML is read with the scalars of YAML 1.2."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import pytest

from spec.generator import artefacts
from spec.generator.__main__ import main
from spec.generator.source import SpecificationError, checked, read_yaml

GOOD = """
objects:
  fiche:
    title: {fr: "Fiche", en: "Sheet"}
    description: {fr: "Un engagement du contrat.", en: "A commitment of the contract."}
    source: "Choix du standard"
    atLeastOne: [note, actions]
    fields:
      code:
        type: identifiant
        card: "1"
        title: {fr: "Code", en: "Code"}
        description: {fr: "Ce qui la désigne.", en: "What names it."}
        example: "FA-03"
        source: "Choix du standard"
      note:
        codes: themes
        card: "0..1"
        ref: "contrat#fichesActions.indicateurs"
        title: {fr: "Note", en: "Note"}
        description: {fr: "Ce qui s'ajoute.", en: "What is added."}
        example: "gouvernance"
        source: "Choix du standard"
      actions:
        object: action
        card: "0..n"
        item: action
        key: [code]
        title: {fr: "Actions", en: "Actions"}
        description: {fr: "Ce qui se fait.", en: "What is done."}
        source: "Choix du standard"
"""
MALFORMED = {
    "two kinds at once": ("type: identifiant", "type: identifiant\n        codes: themes"),
    "no kind at all": ("        type: identifiant\n", ""),
    "type outside the closed set": ("type: identifiant", "type: chaine"),
    "code list named in capitals": ("codes: themes", "codes: Themes"),
    "scalar without example": ('        example: "FA-03"\n', ""),
    "object with an example": ("object: action", 'object: action\n        example: "x"'),
    "example that is a list": ('example: "FA-03"', "example: [FA-03]"),
    "cardinality nobody defined": ('card: "1"', 'card: "1..5"'),
    "list without item name": ("        item: action\n", ""),
    "item name of a single value": ('card: "1"', 'card: "1"\n        item: code'),
    "repeated object without key": ("        key: [code]\n", ""),
    "empty key": ("key: [code]", "key: []"),
    "key part named twice": ("key: [code]", "key: [code, code]"),
    "key of a single value": ('card: "1"', 'card: "1"\n        key: [code]'),
    "unique list of objects": ("item: action", "item: action\n        unique: true"),
    "unknown word in a field": ('card: "1"', 'card: "1"\n        taille: 3'),
    "unknown word in an object": ("atLeastOne:", "atLeast:"),
    "reference to a path": ("contrat#fichesActions", "/fichesActions"),
    "reference with two documents": ("contrat#fiches", "contrat#avis#fiches"),
    "at least one of one": ("[note, actions]", "[note]"),
    "field name in capitals": ("      code:\n", "      Code:\n"),
    "field name with a dash": ("      note:\n", "      ma-note:\n"),
    "title in one language": ('{fr: "Note", en: "Note"}', '{fr: "Note"}'),
    "title in a third language": ('en: "Note"', 'en: "Note", de: "Notiz"'),
    "title without capital": ('fr: "Note"', 'fr: "note"'),
    "title of more than 80 characters": ('fr: "Note"', f'fr: "N{"o" * 80}"'),
    "empty description": ('fr: "Ce qui se fait."', 'fr: ""'),
    "no source": ('        source: "Choix du standard"\n', ""),
    "object without field": (GOOD[GOOD.index("    fields:") :], "    fields: {}\n"),
    "document without reference dates": ("objects:", "document: fiche\nobjects:"),
}


def _file(folder: Path, text: str) -> Path:
    path = folder / "fiche.yaml"
    path.write_text(text, "utf-8")
    return path


def test_metaschema_accepts_the_base_of_the_malformed_cases(tmp_path: Path) -> None:
    assert checked(_file(tmp_path, GOOD), "dictionary")["objects"]["fiche"]["fields"]


@pytest.mark.parametrize("case", MALFORMED)
def test_metaschema_refuses(case: str, tmp_path: Path) -> None:
    old, new = MALFORMED[case]
    assert old in GOOD
    with pytest.raises(SpecificationError, match=r"fiche\.yaml \$"):
        checked(_file(tmp_path, GOOD.replace(old, new, 1)), "dictionary")


def test_key_written_twice_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SpecificationError, match="ligne 3 : clé écrite deux fois : code"):
        read_yaml(_file(tmp_path, "fields:\n  # deux fois\n  code: 1\n  note: 2\n  code: 3\n"))


HINTS = {
    "nothing that says what it is": ("        type: identifiant\n", "", "a field has one of type"),
    "key of a single value": ('card: "1"', 'card: "1"\n        key: [code]', "not expected"),
    "a type nobody knows": ("type: identifiant", "type: chaine", "one of ['texte'"),
}


@pytest.mark.parametrize("case", HINTS)
def test_a_refusal_says_where_and_what_is_expected(case: str, tmp_path: Path) -> None:
    old, new, hint = HINTS[case]
    with pytest.raises(SpecificationError) as refused:
        checked(_file(tmp_path, GOOD.replace(old, new, 1)), "dictionary")
    assert "$.objects.fiche.fields.code" in str(refused.value)
    assert hint in str(refused.value)
    assert "description" not in str(refused.value)  # not the whole field again


def test_what_is_not_yaml_is_refused_with_its_file_and_line(tmp_path: Path) -> None:
    with pytest.raises(SpecificationError, match=r"(?s)fiche\.yaml: .*line 2"):
        read_yaml(_file(tmp_path, "title: Un titre\n  source: mal alignée\n"))


def test_the_command_shows_what_to_correct_and_writes_nothing(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def refuse() -> list[str]:
        raise SpecificationError("spec/workbooks/avis.yaml: lieuAvis: in no form")

    monkeypatch.setattr(artefacts, "write", refuse)
    monkeypatch.setattr(sys, "argv", ["spec.generator"])
    assert main() == 2
    shown = capsys.readouterr()
    assert shown.out == ""
    assert shown.err.endswith("spec/workbooks/avis.yaml: lieuAvis: in no form\n")


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        *(
            (w, w)
            for w in ("010000014", "NO", "no", "on", "off", "yes", "y", "2024-01-01", "1_000")
        ),
        *((w, w) for w in ("12:30:00", "2A", "0o17", "True", ".5", "2024-01-01T00:00:00Z")),
        *(
            ("true", True),
            ("false", False),
            ("null", None),
            ("12", 12),
            ("-3", -3),
            ("0.875", 0.875),
        ),
    ],
)
def test_yaml_scalars_are_those_of_version_1_2(written: str, expected: Any, tmp_path: Path) -> None:
    value = read_yaml(_file(tmp_path, f"valeur: {written}\n"))["valeur"]
    assert (type(value), value) == (type(expected), expected)
