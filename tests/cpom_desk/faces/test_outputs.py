"""Where answers are written: never over what is read, and an output that fails is no verdict."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import Final

import pytest

from cpom_schema import conversion
from tests.builders.command import ENV, cpom
from tests.builders.judges import SAMPLES

AVIS: Final = SAMPLES / "valid" / "avis.json"
COMMAND: Final = f"{sys.executable} -m cpom_desk.faces.cli validate {AVIS}"


@pytest.fixture
def package(tmp_path: Path) -> Path:
    folder = tmp_path / "tables"
    conversion.convert(AVIS, f"{folder}/")
    return folder


@pytest.mark.parametrize(
    "arguments",
    [
        ("validate", "{p}", "--output", "{p}/avis.csv"),
        ("validate", "{p}", "--output", "{p}/rapport.txt"),
        ("validate", "{p}", "--output", "{l}/avis.csv"),
        ("validate", str(AVIS), "--contract", "{p}", "--output", "{p}/avis.csv"),
        ("validate", "{p}", "--table", "{p}/avis.csv"),
        ("convert", "{p}", "{p}/datapackage.json"),
        ("convert", "{p}", "{p}/autre.xml"),
        ("convert", "{p}", "{l}/autre.xml"),
    ],
    ids=" ".join,
)
def test_nothing_is_written_in_a_folder_that_is_read(
    package: Path, tmp_path: Path, arguments: tuple[str, ...]
) -> None:
    link = tmp_path / "lien"
    link.symlink_to(package)
    before = {path.name: path.read_bytes() for path in package.iterdir()}
    done = cpom(*(a.format(p=package, l=link) for a in arguments))
    assert done.code in (1, 2)
    assert {path.name: path.read_bytes() for path in package.iterdir()} == before


def test_a_link_is_followed_and_a_file_keeps_its_permissions(tmp_path: Path) -> None:
    real, link = tmp_path / "rapport.txt", tmp_path / "lien.txt"
    real.write_text("ancien", "utf-8")
    real.chmod(0o600)
    link.symlink_to(real)
    assert cpom("validate", AVIS, "--output", link).code == 0
    assert link.is_symlink()
    assert "RECEVABLE" in real.read_text("utf-8")
    assert real.stat().st_mode & 0o777 == 0o600


def test_a_device_is_written_to_and_stays_one() -> None:
    null = Path("/dev/null")
    if not null.is_char_device():
        pytest.skip("no such device here")
    assert cpom("validate", AVIS, "--output", null).code == 0
    assert null.is_char_device()


@pytest.mark.parametrize(
    ("redirection", "code"),
    [("> /dev/null 2>&-", 0), (">&-", 0), ("> /dev/full", 3), (">&- 2>&-", 0)],
)
def test_an_output_that_fails_never_refuses_a_document(redirection: str, code: int) -> None:
    if not Path("/dev/full").exists():
        pytest.skip("no such device here")
    command = ["/bin/sh", "-c", f"{COMMAND} {redirection}"]
    done = subprocess.run(command, env=ENV, capture_output=True, text=True, check=False)
    assert done.returncode == code
    assert "Traceback" not in done.stderr


def test_a_report_that_cannot_be_written_is_no_verdict(tmp_path: Path) -> None:
    done = cpom("validate", AVIS, "--output", tmp_path / "absent" / "rapport.txt")
    assert done.code == 3
    assert "ce dossier n'existe pas" in done.err
    assert "Traceback" not in done.err


@pytest.mark.parametrize("command", ["validate", "digest", "convert"])
def test_a_pipe_is_refused_at_once(tmp_path: Path, command: str) -> None:
    pipe = tmp_path / "tube.json"
    os.mkfifo(pipe)
    more = [tmp_path / "cible.xml"] if command == "convert" else []
    done = cpom(command, pipe, *more)
    assert done.code == 3
    assert "ce n'est pas un fichier" in done.out + done.err


def test_a_pipe_in_a_folder_does_not_stop_the_others(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "tube.json")
    (tmp_path / "avis.json").write_bytes(AVIS.read_bytes())
    done = cpom("validate", tmp_path)
    assert done.code == 3
    assert "2 documents : 1 recevable, 1 non jugé" in done.out
