"""The command, as people and scripts use it."""

from __future__ import annotations

import json
import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from cpom_schema.cli import cli
from cpom_validators.pipeline import validate_bytes
from tests import judges

GOOD = judges.SAMPLES / "campaign" / "suivi-2025.json"
BAD = judges.SAMPLES / "invalid" / "suivi-fautif.json"
CLOSED = judges.SAMPLES / "invalid" / "categorie-fermee.json"


def _run(*arguments: object, stdin: bytes | None = None) -> Result:
    return CliRunner().invoke(cli, [str(a) for a in arguments], input=stdin)


def test_exit_codes_say_the_verdict(tmp_path: Path) -> None:
    future = tmp_path / "futur.json"
    future.write_bytes(GOOD.read_bytes().replace(b'"cpom": "1.0"', b'"cpom": "9.9"'))
    assert _run("validate", GOOD).exit_code == 0
    assert _run("validate", CLOSED).exit_code == 0
    assert _run("validate", BAD).exit_code == 1
    assert _run("validate", future).exit_code == 3
    assert _run("validate", GOOD, BAD, future).exit_code == 3
    assert _run("validate", tmp_path / "absent.json").exit_code == 2
    assert _run("validate", tmp_path / "absent.json", "--report", "pdf").exit_code == 2
    assert _run("validate", tmp_path).exit_code == 2 or future.exists()


def test_a_folder_is_judged_whole_and_summed_up() -> None:
    result = _run("validate", judges.SAMPLES / "campaign")
    assert result.exit_code == 0
    assert result.output.count("RECEVABLE (aucune faute)") == 26
    assert "26 documents : 26 recevable" in result.output


def test_json_reports_are_one_per_line_for_several_files() -> None:
    result = _run("validate", GOOD, BAD, "--report", "json")
    reports = [json.loads(line) for line in result.output.splitlines()]
    assert [r["verdict"] for r in reports] == ["recevable", "irrecevable"]


@pytest.mark.parametrize("syntax", ["json", "xml"])
def test_a_report_is_a_document_of_the_standard(tmp_path: Path, syntax: str) -> None:
    target = tmp_path / f"rapport.{syntax}"
    assert _run("validate", BAD, "--report", syntax, "--output", target).exit_code == 1
    report = validate_bytes(target.read_bytes(), name="rapport", today=judges.TODAY)
    assert report.document is not None
    assert report.document.type == "rapportControle"
    assert report.verdict == "recevable", report.findings
    assert report.document.tree["compteurs"]["bloquants"] == 9


def test_the_date_option_judges_codes_at_that_date() -> None:
    today = _run("validate", CLOSED)
    then = _run("validate", CLOSED, "--date", "2018-01-01")
    assert "CPOM-L-002" in today.output
    assert "CPOM-L-002" not in then.output
    assert _run("validate", CLOSED, "--date", "01/01/2018").exit_code == 2


def test_the_report_speaks_english_on_request() -> None:
    french, english = _run("validate", BAD).output, _run("validate", BAD, "--lang", "en").output
    assert "IRRECEVABLE (9 fautes bloquantes)" in french
    assert "NOT RECEIVABLE (9 blocking faults)" in english
    assert [w for w in french.split() if w.startswith("CPOM-")] == [
        w for w in english.split() if w.startswith("CPOM-")
    ]


def test_both_engines_print_the_same_report() -> None:
    fast, reference = (_run("validate", BAD, "--engine", e).output for e in ("fast", "reference"))
    assert fast == reference


def test_standard_input_is_a_dash() -> None:
    result = _run("validate", "-", stdin=BAD.read_bytes())
    assert result.exit_code == 1
    assert result.output.startswith("entrée standard : IRRECEVABLE")


def test_convert_goes_both_ways_and_loses_nothing(tmp_path: Path) -> None:
    there, back = tmp_path / "a.xml", tmp_path / "b.json"
    assert _run("convert", GOOD, there).exit_code == 0
    assert _run("convert", there, back).exit_code == 0
    assert json.loads(back.read_bytes()) == json.loads(GOOD.read_bytes())
    digests = {_run("digest", f).output for f in (GOOD, there, back)}
    assert len(digests) == 1


def test_convert_refuses_a_loss_and_writes_nothing(tmp_path: Path) -> None:
    source, target = tmp_path / "a.json", tmp_path / "a.xml"
    tree = json.loads(GOOD.read_bytes()) | {"inventé": 1, "exercice": "2025"}
    source.write_text(json.dumps(tree), "utf-8")
    result = _run("convert", source, target)
    assert result.exit_code == 1
    assert "/inventé" in result.output
    assert "/exercice" in result.output
    assert not target.exists()
    assert list(tmp_path.iterdir()) == [source]


def test_convert_never_overwrites_its_input(tmp_path: Path) -> None:
    source = tmp_path / "a.json"
    source.write_bytes(GOOD.read_bytes())
    assert _run("convert", source, source).exit_code == 1
    assert source.read_bytes() == GOOD.read_bytes()
    assert _run("convert", source, tmp_path / "a.pdf").exit_code == 1


def test_codes_are_found_without_accents_nor_case() -> None:
    assert "198" in _run("codes", "categories-esms", "--search", "PREORIENTATION").output
    assert "DIT" in _run("codes", "--search", "ditep").output
    assert "types-bilan" in _run("codes").output
    assert _run("codes", "categories-esms", "--search", "zzz").exit_code == 1
    near = _run("codes", "categories")
    assert near.exit_code == 2
    assert "Vouliez-vous dire" in near.output


@pytest.mark.parametrize("kind", judges.TYPES)
def test_schema_prints_the_published_file(kind: str) -> None:
    published = judges.ROOT / "schemas" / "1.0"
    expected = (published / "json" / f"{kind}.schema.json").read_bytes()
    assert _run("schema", kind).stdout_bytes == expected
    assert (
        _run("schema", kind, "--as", "xsd").stdout_bytes
        == (published / "xsd" / "cpom.xsd").read_bytes()
    )


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_the_demo_shows_the_same_faults_in_both_syntaxes(lang: str) -> None:
    result = _run("demo", "--lang", lang)
    assert result.exit_code == 0, result.output
    assert result.output.count("CPOM-S-022") == 2
    assert result.output.count("CPOM-S-003") == 1


@pytest.mark.parametrize(
    "name", [(), ("validate",), ("convert",), ("digest",), ("codes",), ("schema",), ("demo",)]
)
def test_every_command_explains_itself(name: tuple[str, ...]) -> None:
    result = _run(*name, "--help")
    assert result.exit_code == 0
    assert len(result.output.splitlines()) >= 5


def test_a_misspelt_command_is_put_right() -> None:
    result = _run("valider", GOOD)
    assert result.exit_code == 2
    assert "Vouliez-vous dire « validate »" in result.output


def _environment(**more: str) -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": os.pathsep.join(p for p in sys.path if p), **more}


def test_output_is_utf8_whatever_the_locale() -> None:
    run = subprocess.run(
        [sys.executable, "-m", "cpom_schema.cli", "validate", str(BAD)],
        capture_output=True,
        check=False,
        env=_environment(LANG="C", LC_ALL="C", PYTHONUTF8="0"),
    )
    assert "À faire" in run.stdout.decode("utf-8")
    assert b"\x1b[" not in run.stdout


def test_colours_are_for_terminals() -> None:
    owner, terminal = pty.openpty()
    subprocess.run(
        [sys.executable, "-m", "cpom_schema.cli", "validate", str(BAD)],
        stdout=terminal,
        check=False,
        env=_environment(TERM="xterm"),
    )
    os.close(terminal)
    assert b"\x1b[31m" in os.read(owner, 4096)
    os.close(owner)
