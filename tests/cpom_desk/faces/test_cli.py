"""The command line: what each command writes, where, and with which exit code."""

from __future__ import annotations

import hashlib
import json
import os
import pty
import subprocess
import sys
from pathlib import Path
from typing import Any, Final

import pytest

from cpom_schema.canonical import digest
from cpom_schema.formats import read_bytes
from cpom_validators.judgement import validate_bytes
from tests.builders import hostile, judges
from tests.builders.command import ENV, cpom

VALID: Final = judges.SAMPLES / "structure"
AVIS: Final = VALID / "avis" / "minimal.json"
FUTURE: Final = hostile.j('"1.0"', '"7.3"')
BROKEN: Final = hostile.j("ARS-84", "ARS-8")
# FAM, closed in FINESS in favour of 448 EAM: used before the end of the code, then after.
CLOSED: Final = judges.SAMPLES / "invalid" / "categorie-fermee.json"
ENGLISH: Final = (
    "Usage",
    "Error",
    "Missing",
    "Invalid",
    "Show this",
    "Try '",
    "No such",
    "not one",
)


@pytest.fixture(name="box")
def _box(tmp_path: Path) -> Path:
    """A folder with a receivable, a refused and an unjudged document, and other files."""
    (tmp_path / "a.json").write_bytes(hostile.J.encode())
    (tmp_path / "b").mkdir()
    (tmp_path / "b" / "c.XML").write_bytes(hostile.x("ARS-84", "ARS-8"))
    (tmp_path / "b" / "notes.txt").write_text("rien", "utf-8")
    (tmp_path / "d.json").write_bytes(FUTURE)
    return tmp_path


@pytest.mark.parametrize(
    "command", [(), ("validate",), ("convert",), ("digest",), ("codes",), ("schema",)]
)
def test_help_is_in_french(command: tuple[str, ...]) -> None:
    done = cpom(*command, "--help")
    assert (done.code, done.err) == (0, "")
    assert done.out.startswith("Emploi : cpom")
    assert "Montrer cette aide." in done.out
    assert [word for word in ENGLISH if word in done.out] == []


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ((), "Commandes"),
        (("valdate",), "« validate »"),
        (("-x",), "-x"),
        (("validate",), "CHEMIN"),
        (("validate", "absent.json"), "'absent.json' n'existe pas"),
        (("validate", AVIS, "--lnag", "fr"), "'--lang'"),
        (("validate", AVIS, "--lang"), "--lang attend une valeur"),
        (("validate", AVIS, "--lang", "de"), "'fr', 'en'"),
        (("validate", AVIS, "--report", "pdf"), "'text', 'json', 'xml'"),
        (("validate", AVIS, "--date", "31/12/2025"), "AAAA-MM-JJ"),
        (("validate", AVIS, "--date", "2025-02-30"), "AAAA-MM-JJ"),
        (("validate", AVIS, "--max-size", "gros"), "50M"),
        (("validate", VALID, "--report", "xml"), "--report json"),
        (("convert", AVIS), "SORTIE"),
        (("digest", AVIS, "b"), "de trop"),
        (("codes", "categorie-esms"), "« categories-esms »"),
        (("schema", "facture"), "'rapportControle'"),
    ],
)
def test_wrong_command_is_explained_in_french_with_exit_2(
    arguments: tuple[str | Path, ...], said: str
) -> None:
    done = cpom(*arguments)
    assert (done.code, done.out) == (2, "")
    assert said in done.err
    assert [word for word in ENGLISH if word in done.err] == []


def test_folder_without_document_is_a_usage_error(tmp_path: Path) -> None:
    (tmp_path / "lisez-moi.txt").write_text("rien", "utf-8")
    assert cpom("validate", tmp_path).code == 2


def test_version_is_the_one_of_the_library() -> None:
    assert cpom("--version").out == "cpom, version 0.1.0\n"


@pytest.mark.parametrize(
    ("content", "code"),
    [(hostile.J.encode(), 0), (hostile.BOM + hostile.J.encode(), 0), (BROKEN, 1), (FUTURE, 3)],
)
def test_exit_code_says_the_verdict(tmp_path: Path, content: bytes, code: int) -> None:
    path = tmp_path / "document.json"
    path.write_bytes(content)
    assert cpom("validate", path).code == code
    assert cpom("validate", "-", stdin=content).code == code


def test_folder_is_walked_in_order_and_the_worst_exit_code_kept(box: Path) -> None:
    done = cpom("validate", "--form-only", box)
    assert done.code == 3
    assert [n for n in ("a.json", "c.XML", "d.json", "notes") if n in done.out] == [
        "a.json", "c.XML", "d.json",
    ]  # fmt: skip
    assert done.out.index("d.json") < done.out.index("c.XML")
    assert done.out.endswith("\n3 documents : 1 recevable, 1 irrecevable, 1 non jugé\n")


def test_several_files_give_one_json_report_a_line(box: Path) -> None:
    done = cpom("validate", "--form-only", box / "b", box / "a.json", "--report", "json")
    lines = [json.loads(line) for line in done.out.splitlines()]
    assert done.code == 1
    assert [Path(r["document"]["fichier"]).name for r in lines] == ["c.XML", "a.json"]
    assert [r["verdict"] for r in lines] == ["irrecevable", "recevable"]


def test_json_report_counts_and_digests(box: Path) -> None:
    report = json.loads(
        cpom("validate", "--form-only", box / "b" / "c.XML", "--report", "json").out
    )
    source = (box / "b" / "c.XML").read_bytes()
    assert report["compteurs"]["bloquants"] == len(report["constats"]) == 1
    assert report["document"]["empreinteOctets"] == hashlib.sha256(source).hexdigest()
    assert report["document"]["empreinteContenu"] == digest(read_bytes(source))
    assert report["dateReference"] == "2026-06-12"


def test_xml_report_is_a_document_the_command_accepts(box: Path) -> None:
    done = cpom("validate", "--form-only", box / "b" / "c.XML", "--report", "xml")
    assert done.code == 1
    assert done.out.startswith("<?xml")
    assert cpom("validate", "--form-only", "-", stdin=done.out.encode()).code == 0


def test_output_goes_to_a_file_and_nowhere_else(box: Path) -> None:
    target = box / "rapport.txt"
    target.write_text("ancien", "utf-8")
    done = cpom("validate", "--form-only", box / "a.json", "--output", target)
    assert (done.code, done.out) == (0, "")
    assert target.name in done.err
    assert "RECEVABLE" in target.read_text("utf-8")
    assert "\x1b" not in target.read_text("utf-8")
    assert sorted(p.name for p in box.iterdir()) == ["a.json", "b", "d.json", "rapport.txt"]


@pytest.mark.parametrize("name", ["a.json", "lien.json", "dur.json"])
def test_report_never_overwrites_what_it_judges(box: Path, name: str) -> None:
    (box / "lien.json").symlink_to(box / "a.json")
    (box / "dur.json").hardlink_to(box / "a.json")
    done = cpom("validate", "--form-only", box / "a.json", "--output", box / name)
    assert done.code == 2
    assert (box / "a.json").read_bytes() == hostile.J.encode()


@pytest.mark.skipif(os.geteuid() == 0, reason="root reads everything")
def test_unreadable_file_is_not_judged_and_does_not_stop_the_others(box: Path) -> None:
    (box / "a.json").chmod(0)
    done = cpom("validate", "--form-only", box / "a.json", box / "b", "--report", "json")
    first, second = map(json.loads, done.out.splitlines())
    assert done.code == 3
    assert first["constats"][0]["regle"] == "CPOM-F-024"
    assert second["verdict"] == "irrecevable"


def test_date_decides_whether_a_code_is_closed() -> None:
    after = json.loads(cpom("validate", "--form-only", CLOSED, "--report", "json").out)
    before = json.loads(
        cpom("validate", "--form-only", CLOSED, "--report", "json", "--date", "2015-01-01").out
    )
    assert [c["regle"] for c in after["constats"]] == ["CPOM-L-002"]
    assert "constats" not in before
    assert before["dateReference"] == "2015-01-01"


def test_both_engines_and_languages_give_the_same_codes(box: Path) -> None:
    path = box / "b" / "c.XML"
    french = json.loads(cpom("validate", "--form-only", path, "--report", "json").out)
    english = json.loads(
        cpom(
            "validate",
            "--form-only",
            path,
            "--report",
            "json",
            "--lang",
            "en",
            "--engine",
            "reference",
        ).out
    )
    (fr,), (en,) = french["constats"], english["constats"]
    assert (fr["regle"], fr["emplacements"]) == (en["regle"], en["emplacements"])
    assert fr["message"] != en["message"]
    assert "does not exist" in en["message"]
    assert "NOT RECEIVABLE" in cpom("validate", "--form-only", path, "--lang", "en").out


def test_size_limit_is_an_option(box: Path) -> None:
    done = cpom("validate", "--form-only", box / "a.json", "--max-size", "100", "--report", "json")
    assert done.code == 3
    assert json.loads(done.out)["constats"][0]["regle"] == "CPOM-F-015"
    assert (
        cpom("validate", "--form-only", "-", "--max-size", "100", stdin=hostile.J.encode()).code
        == 3
    )
    assert cpom("validate", "--form-only", box / "a.json", "--max-size", "1K").code == 0


@pytest.mark.parametrize("encoding", ["ascii", "latin-1", "utf-8"])
def test_output_is_utf8_whatever_the_locale(box: Path, encoding: str) -> None:
    env = {"LANG": "C", "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONIOENCODING": encoding}
    done = cpom("validate", "--form-only", box, env=env)
    assert "À faire : " in done.out
    assert cpom("codes", "departements", "--search", "reunion", env=env).out.count("La Réunion")


def test_hostile_text_cannot_command_the_terminal(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_bytes(hostile.j('"ARS-84"', '"\\u001b]0;x\\u0007\\u009b2J\\u202e", "\\u001b[1m": 1'))
    out = cpom("validate", "--form-only", path).out
    assert "\\x1b" not in out
    assert not set(out) & set("\x1b\x07\x9b\u202e")


def _on_a_terminal(*arguments: str) -> bytes:
    leader, follower = pty.openpty()
    with subprocess.Popen(
        [sys.executable, "-m", "cpom_desk.faces.cli", *arguments], stdout=follower, env=ENV
    ):
        os.close(follower)
        written = b""
        try:
            while chunk := os.read(leader, 65536):
                written += chunk
        except OSError:  # Linux says so when the other side has closed
            pass
    os.close(leader)
    return written


def test_colours_are_only_for_a_terminal() -> None:
    assert b"\x1b[" in _on_a_terminal("validate", "--form-only", str(AVIS))
    assert "\x1b[" not in cpom("validate", "--form-only", AVIS).out


def test_report_in_a_pipe_that_closes_early_is_no_traceback() -> None:
    with subprocess.Popen(
        [sys.executable, "-m", "cpom_desk.faces.cli", "validate", "--form-only", str(VALID),
         "--report", "json"],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=ENV,
    ) as run:  # fmt: skip
        assert run.stdout
        assert run.stderr
        run.stdout.close()
        assert b"Traceback" not in run.stderr.read()


def test_every_report_on_the_samples_is_itself_receivable() -> None:
    done = cpom("validate", "--form-only", VALID, judges.SAMPLES / "invalid", "--report", "json")
    reports: list[dict[str, Any]] = [json.loads(line) for line in done.out.splitlines()]
    assert len(reports) > 28
    for report in reports:
        judged = validate_bytes(json.dumps(report).encode(), name="r", today=judges.TODAY)
        assert judged.verdict == "recevable", report["document"]
