"""What a folder holds: no document is left aside because of what stands beside it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Final

import pytest

from cpom_desk.faces.cli.walk import documents
from cpom_schema.conversion import convert
from tests.builders import judges
from tests.builders.command import cpom

AVIS: Final = judges.SAMPLES / "valid" / "avis.json"
PACKAGE: Final = ("avis.csv", "observations.csv", "datapackage.json")

FOLDERS: Final = {
    # files of the folder, what is judged: its files, "." for the folder itself
    "a stray export beside documents": (("a.json", "notes.csv"), {"a.json"}),
    "a package": (PACKAGE, {"."}),
    "a package in capitals": (("AVIS.CSV", "observations.csv"), {"."}),
    "a package and a document": ((*PACKAGE, "a.json"), {".", "a.json"}),
    "a package and a document below": ((*PACKAGE, "sous/a.json"), {".", "sous/a.json"}),
    "a package with a folder of its own": ((*PACKAGE, "sous/motifs.csv"), {"."}),
    "tables without that of a document": (("observations.csv",), {"."}),
    "two packages": (("un/avis.csv", "deux/avis.csv"), {"un", "deux"}),
    "what programs leave": (("a.xlsx", "~$a.xlsx", ".~lock.a.xlsx#", ".git/b.json"), {"a.xlsx"}),
}


@pytest.mark.parametrize(("names", "judged"), FOLDERS.values(), ids=FOLDERS)
def test_what_is_judged_in_a_folder(
    names: tuple[str, ...], judged: set[str], tmp_path: Path
) -> None:
    for name in names:
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).touch()
    found = [Path(p).relative_to(tmp_path).as_posix() for p in documents([str(tmp_path)])]
    assert len(found) == len(set(found))
    assert set(found) == judged


def test_a_stray_export_does_not_hide_the_documents_of_its_folder(tmp_path: Path) -> None:
    (tmp_path / "avis.json").write_bytes(AVIS.read_bytes())
    (tmp_path / "export.csv").write_bytes(b"a;b\n1;2\n")
    convert(AVIS, tmp_path / "paquet")
    done = cpom("validate", tmp_path)
    assert done.code == 0
    assert "avis.json" in done.out
    assert "paquet" in done.out
    assert "export.csv" not in done.out


OTHERS: Final = ("membre.xls", "membre.XLSB", "notes.fods", "courrier.docx", "envoi.7z", "a.pdf")


def test_what_is_not_read_in_a_folder_is_named_and_counted(tmp_path: Path) -> None:
    (tmp_path / "avis.json").write_bytes(AVIS.read_bytes())
    for name in (*OTHERS, "~$membre.xls", ".cache.xls", "Thumbs.db", "photo.png"):
        (tmp_path / name).touch()
    done = cpom("validate", tmp_path)
    assert done.code == 3
    assert "6 fichiers non lus" in done.out
    assert all(str(tmp_path / name) in done.out for name in OTHERS)
    assert not any(name in done.out for name in ("~$", ".cache", "Thumbs", "photo"))


def test_what_stands_beside_the_tables_of_a_package_is_named_too(tmp_path: Path) -> None:
    convert(AVIS, tmp_path / "paquet")
    (tmp_path / "paquet" / "membre.xls").touch()
    done = cpom("validate", tmp_path / "paquet")
    assert done.code == 3
    assert str(tmp_path / "paquet" / "membre.xls") in done.out


def test_a_program_gets_the_reports_alone_and_is_still_told(tmp_path: Path) -> None:
    (tmp_path / "avis.json").write_bytes(AVIS.read_bytes())
    (tmp_path / "membre.xls").touch()
    done = cpom("validate", tmp_path, "--report", "json")
    assert done.code == 3
    assert json.loads(done.out)["verdict"]
    assert "1 fichier non lu" in done.err


def test_a_folder_of_other_formats_alone_was_not_judged(tmp_path: Path) -> None:
    (tmp_path / "membre.xls").touch()
    done = cpom("validate", tmp_path)
    assert done.code == 3
    assert "membre.xls" in done.err


def test_a_link_to_a_folder_is_named(tmp_path: Path) -> None:
    (tmp_path / "ailleurs").mkdir()
    (tmp_path / "ici").mkdir()
    (tmp_path / "ici" / "avis.json").write_bytes(AVIS.read_bytes())
    (tmp_path / "ici" / "lien").symlink_to(tmp_path / "ailleurs")
    done = cpom("validate", tmp_path / "ici")
    assert done.code == 3
    assert str(tmp_path / "ici" / "lien") in done.out
