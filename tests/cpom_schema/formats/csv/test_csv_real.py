"""Extracts of the State's own databases, read with the readers of cells."""

from __future__ import annotations

import re
from typing import Final

import pytest

from cpom_schema.document import Limits
from cpom_schema.formats import read
from cpom_schema.formats.csv.package import packed
from cpom_schema.formats.csv.syntax import files
from cpom_schema.formats.csv.text import Text, open_text, records
from cpom_schema.standard.habits import habits
from cpom_schema.tabular import cells
from cpom_schema.tabular.days import Calendar, day
from cpom_schema.tabular.readings import DATE, NUMBER
from cpom_validators.judgement import validate_bytes
from tests.builders import judges
from tests.builders.editions import EDITION

REAL: Final = judges.ROOT.parent / "shared" / "domain" / "real"
KNOWN: Final = habits(EDITION)
CALENDAR: Final = Calendar(KNOWN)
NAMES: Final = (
    "ANN_CA_EJ_ET_2022_09_01.csv",
    "ANN_ERRD_EJ_ET_2022_06_07.csv",
    "ANN_MS_TDP_ET_2022_06_07.csv",
)
pytestmark = pytest.mark.skipif(
    not REAL.is_dir(), reason="the extracts are not part of the repository"
)


def _text(name: str) -> Text:
    return open_text(name, (REAL / name).read_bytes(), (), None)


def _columns(name: str) -> dict[str, list[str]]:
    """The filled cells of each column."""
    (_, header), *rows = records(_text(name), Limits())
    found: dict[str, list[str]] = {}
    for _, row in rows:
        for title, cell in zip(header, row, strict=False):
            if title and cell:
                found.setdefault(title, []).append(cell)
    return found


def _notes(name: str) -> dict[str, set[str | None]]:
    """What the cells of each column follow, read for what the column holds."""
    notes: dict[str, set[str | None]] = {}
    for title, column in _columns(name).items():
        if re.match(r"Finess|Type|Etat|Id ", title):
            continue
        is_date = title.startswith("Date")
        for cell in column:
            reading = day(cell, CALENDAR) if is_date else cells.number(cell, KNOWN)
            assert is_date or isinstance(reading.value, int | float), (title, cell)
            notes.setdefault(title, set()).add(reading.note)
    return notes


@pytest.mark.parametrize("name", NAMES)
def test_an_extract_is_cut_in_columns(name: str) -> None:
    text = _text(name)
    assert (text.separator, text.encoding, text.marked) == (";", "utf-8", False)
    widths = {len(row) for _, row in records(text, Limits())}
    assert len(widths) == 1
    assert min(widths) > 15


@pytest.mark.parametrize("name", NAMES)
def test_every_number_of_an_extract_is_read(name: str) -> None:
    told = set[str | None]().union(*_notes(name).values())
    assert None in told
    assert told <= {None, NUMBER, DATE}


def test_dates_as_text_and_zeros_left_out_are_recognised() -> None:
    notes = _notes("ANN_MS_TDP_ET_2022_06_07.csv")
    assert notes["Date d'entrée en vigueur du CPOM"] == {DATE}
    bare = [c for column in _columns("ANN_MS_TDP_ET_2022_06_07.csv").values() for c in column
            if c.startswith(".")]  # fmt: skip
    assert bare
    assert {cells.number(c, KNOWN).note for c in bare} == {NUMBER}


FIELDS: Final = {
    "Finess": "esms",
    "Année": "annee",
    "Dépenses Groupe I ERRD": "charges.groupe1",
    "Dépenses Groupe II ERRD": "charges.groupe2",
    "Dépenses Groupe III ERRD": "charges.groupe3",
    "Recettes Groupe I ERRD": "produits.groupe1",
    "Recettes Groupe II ERRD": "produits.groupe2",
    "Recettes Groupe III ERRD": "produits.groupe3",
    "MS Résultat net comptable ERRD": "resultat",
}


def _as_table(*, zeros: bool) -> bytes:
    """An extract with the names of the standard, as a spreadsheet program would save it again."""
    name = "ANN_ERRD_EJ_ET_2022_06_07.csv"
    (_, header), *rows = records(_text(name), Limits())
    ranks = [header.index(title) for title in FIELDS]
    lines = [";".join((*FIELDS.values(), "section"))]
    for _, row in rows:
        kept = [row[rank].replace(".", ",") for rank in ranks]
        kept[0] = kept[0] if zeros else kept[0].lstrip("0")
        lines.append(";".join((*kept, "globale")))
    return "\r\n".join((*lines, "")).encode("cp1252")


@pytest.mark.parametrize("zeros", [True, False], ids=["whole", "without-zeros"])
def test_an_extract_put_in_a_follow_up_is_judged(zeros: bool) -> None:
    plain = files(read(judges.SAMPLES / "structure" / "suiviAnnuel" / "minimal.json"))
    source = packed({**plain, "executionFinanciere.csv": _as_table(zeros=zeros)})
    report = validate_bytes(source, name="x", today=judges.TODAY, rules=())
    assert report.verdict == "irrecevable"
    codes = {f.code for f in report.findings}
    assert {"CPOM-F-030", "CPOM-F-032", "CPOM-S-022"} <= codes  # amounts with the dust of sums
    assert ("CPOM-S-011" in codes) is not zeros
    assert "CPOM-F-099" not in codes
    assert all(
        report.location(f).sheet == "executionFinanciere.csv"
        for f in report.findings
        if f.code in ("CPOM-F-032", "CPOM-S-011", "CPOM-S-022")
    )
