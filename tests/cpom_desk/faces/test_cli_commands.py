"""The commands that convert, digest, and show code lists and schemas."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final

import pytest

from cpom_schema.canonical import digest
from cpom_schema.formats import read
from tests.builders import hostile, judges
from tests.builders.command import cpom
from tests.builders.editions import EDITION

VALID: Final = judges.SAMPLES / "structure"
FUTURE: Final = hostile.j('"1.0"', '"7.3"')


def test_output_in_a_missing_folder_says_so(tmp_path: Path) -> None:
    done = cpom("convert", VALID / "avis" / "minimal.json", tmp_path / "absent" / "b.xml")
    assert done.code == 3
    assert done.err == f"{tmp_path / 'absent'} : ce dossier n'existe pas\n"


@pytest.mark.parametrize("kind", ["contrat", "avenant", "suiviAnnuel", "programmation"])
def test_conversion_there_and_back_gives_the_same_bytes(tmp_path: Path, kind: str) -> None:
    source = VALID / kind / "exhaustif.json"
    there, back = tmp_path / "a.xml", tmp_path / "b.json"
    assert cpom("convert", source, there).code == 0
    assert cpom("convert", there, back).code == 0
    assert back.read_bytes() == source.read_bytes()
    assert there.read_bytes() == source.with_suffix(".xml").read_bytes()
    found = [cpom("digest", path).out for path in (source, there, back)]
    assert found == [digest(read(source)) + "\n"] * 3


@pytest.mark.parametrize(
    ("name", "content", "target", "code", "said"),
    [
        ("a.json", hostile.J.encode(), "a.json", 1, "est aussi le fichier lu"),
        ("a.json", hostile.J.encode(), "b.csv", 1, ".json, .xml"),
        ("a.json", hostile.j('"autorite"', '"inconnu": 1, "autorite"'), "b.xml", 1, "/inconnu"),
        ("a.json", hostile.j(': 2,\n    "st', ': "2",\n    "st'), "b.xml", 1, "/versionDocument"),
        ("a.json", hostile.j('"1.0",', '"1.0", "cpom": "1.0",'), "b.xml", 1, "CPOM-F-007"),
        ("a.json", hostile.j("Les", "\\u0001"), "b.xml", 1, "caractère"),
        ("a.xml", hostile.x("<decision>", '<decision a="1">'), "b.json", 1, "CPOM-F-019"),
        ("a.xml", hostile.x("<organisation>", "<organisation>x"), "b.json", 1, "CPOM-F-022"),
        ("a.xml", b"<avis", "b.json", 1, "CPOM-F-006"),
        ("a.json", FUTURE, "b.xml", 1, "CPOM-F-018"),
    ],
)  # fmt: skip
def test_conversion_refuses_to_lose(
    tmp_path: Path, name: str, content: bytes, target: str, code: int, said: str
) -> None:
    (tmp_path / name).write_bytes(content)
    done = cpom("convert", tmp_path / name, tmp_path / target)
    assert (done.code, done.out) == (code, "")
    assert said in done.err
    assert [p.name for p in tmp_path.iterdir()] == [name]
    assert (tmp_path / name).read_bytes() == content


def test_digest_of_what_has_none_says_why(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_bytes(hostile.extended(str(2**53)))
    done = cpom("digest", path)
    assert (done.code, done.out) == (1, "")
    assert "nombre est trop grand" in done.err


@pytest.mark.parametrize(
    ("arguments", "said", "code"),
    [
        ((), "categories-esms", 0),
        (("decisions-avis",), "complements_demandes", 0),
        (("--search", "etablissement"), "Établissement", 0),
        (("--search", "ÉTABLISSEMENT"), "Établissement", 0),
        (("categories-esms", "--search", "fam"), "→ 448", 0),
        (("decisions-avis", "--lang", "en"), "requested", 0),
        (("--search", "zzzzzz"), "« zzzzzz »", 1),
    ],
)
def test_codes_are_shown_and_searched(arguments: tuple[str, ...], said: str, code: int) -> None:
    done = cpom("codes", *arguments)
    assert (done.code, done.err) == (code, "")
    assert said in done.out


@pytest.mark.parametrize("kind", judges.TYPES)
def test_schemas_are_written_byte_for_byte(kind: str) -> None:
    published = EDITION.files.read("json", f"{kind}.schema.json")
    assert cpom("schema", kind).out.encode() == published
    assert cpom("schema", kind, "--as", "xsd").out.encode() == EDITION.files.read("xsd", "cpom.xsd")


@pytest.mark.parametrize("command", ["digest", "convert"])
def test_a_folder_without_tables_says_which_file_it_wants(command: str, tmp_path: Path) -> None:
    target = [tmp_path / "b.xml"] if command == "convert" else []
    done = cpom(command, VALID, *target)
    assert done.code == 1
    assert done.err.startswith("CPOM-F-041 (structure)")
    assert "suiviAnnuel.csv" in done.err
    assert not (tmp_path / "b.xml").exists()


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_demo_follows_a_workbook_and_its_document_in_every_syntax(
    lang: str, tmp_path: Path
) -> None:
    done = cpom("demo", "--lang", lang, "-o", str(tmp_path))
    assert (done.code, done.err) == (0, "")
    assert "Identification!C" in done.out
    digests = re.findall(r"suivi-2025\.(\w+).* ([0-9a-f]{16})…", done.out)
    assert [suffix for suffix, _ in digests] == ["xlsx", "json", "xml", "zip"]
    assert len({short for _, short in digests}) == 1
    kept = {p.name: p.read_bytes() for p in tmp_path.iterdir()}
    shipped = {p.name: p.read_bytes() for p in (judges.SAMPLES / "workbooks").glob("*.xlsx")}
    assert kept["suivi-2025-fautif.xlsx"] == shipped["suivi-2025-fautif.xlsx"]
    assert all(content.startswith(b"PK") for content in kept.values())
    assert len(kept) == 3
