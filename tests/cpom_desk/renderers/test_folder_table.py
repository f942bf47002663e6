"""The table of a folder: forty follow-ups of twenty members, as an agent reads it."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import Any, Final

import openpyxl
import pytest

from tests.builders.command import cpom
from tests.builders.sets import organisations

MEMBERS: Final = 20
TITLES: Final = ["Organisme", "Exercice", "Fichier", "Verdict", "Bloquantes", "Avertissements"]
WORST_FIRST: Final = ["IRRECEVABLE", "NON JUGÉ", "RECEVABLE AVEC RÉSERVES", "RECEVABLE"]


def _follow_up(text: str, year: int) -> dict[str, Any]:
    tree: dict[str, Any] = json.loads(text)
    tree["entete"]["identifiant"] += f"-{year}"
    tree["exercice"] = year
    return tree


@pytest.fixture(scope="module")
def received(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """A folder of follow-ups, two a member, and one of contracts; a member has no contract."""
    folder = tmp_path_factory.mktemp("campagne")
    sent, contracts = folder / "suivis", folder / "contrats"
    contracts.mkdir()
    for rank, (contract, text) in enumerate(organisations(MEMBERS)):
        member = sent / f"membre-{rank:02}"
        member.mkdir(parents=True)
        tree = json.loads(text)
        for year in (tree["exercice"], tree["exercice"] + 1):
            content = json.dumps(_follow_up(text, year), ensure_ascii=False)
            (member / f"suivi-{year}.json").write_text(content, "utf-8")
        if rank:
            (contracts / f"contrat-{rank:02}.json").write_text(contract, "utf-8")
    (sent / "membre-03" / "suivi-abime.json").write_text("{", "utf-8")
    return sent, contracts


def _rows(table: Path) -> list[list[str]]:
    if table.suffix == ".csv":
        text = table.read_text("utf-8-sig")
        return list(csv.reader(io.StringIO(text, newline=""), delimiter=";"))
    sheet = openpyxl.load_workbook(table).worksheets[0]
    return [["" if c is None else str(c) for c in row] for row in sheet.iter_rows(values_only=True)]


@pytest.mark.parametrize("suffix", [".csv", ".xlsx"])
def test_each_follow_up_has_its_line_the_worst_first(
    received: tuple[Path, Path], tmp_path: Path, suffix: str
) -> None:
    sent, contracts = received
    table = tmp_path / f"tableau{suffix}"
    done = cpom("validate", sent, "--contract", contracts, "--table", table)
    titles, *rows = _rows(table)
    assert titles[:6] == TITLES
    assert len(rows) == 2 * MEMBERS + 1
    verdicts = [row[3] for row in rows]
    assert verdicts == sorted(verdicts, key=WORST_FIRST.index)
    files = {row[2].rpartition("/")[2] for row in rows}
    assert "suivi-abime.json" in files
    alone = [row for row in rows if "membre-00" in row[2]]
    assert [row[6] for row in alone] == ["", ""]
    assert all(int(row[8]) > 50 for row in alone)
    others = [row for row in rows if "membre-00" not in row[2] and "abime" not in row[2]]
    assert all(row[6].startswith("ARS-32-2024-") for row in others)
    assert all(int(row[8]) < 50 for row in others)
    assert done.code in (1, 3)


def test_the_screen_ends_with_the_table_and_the_counts(received: tuple[Path, Path]) -> None:
    sent, contracts = received
    lines = cpom("validate", sent, "--contract", contracts).out.rstrip().splitlines()
    assert lines[-1].startswith("41 documents : ")
    start = next(n for n, line in enumerate(lines) if line.startswith("Organisme "))
    assert len(lines) - start == 2 * MEMBERS + 1 + 4  # titles, rule, a blank line, counts


def test_a_table_in_another_format_is_refused(received: tuple[Path, Path], tmp_path: Path) -> None:
    done = cpom("validate", received[0], "--table", tmp_path / "tableau.pdf")
    assert done.code == 2
    assert ".xlsx" in done.err


def test_a_table_never_replaces_what_is_read(received: tuple[Path, Path]) -> None:
    sent = received[0]
    read = next(sent.rglob("*.json"))
    linked = read.parent / "lien.csv"
    linked.symlink_to(read)
    before = read.read_bytes()
    assert cpom("validate", sent, "--table", linked).code == 2
    assert read.read_bytes() == before
    linked.unlink()
