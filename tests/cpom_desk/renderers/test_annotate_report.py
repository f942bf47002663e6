"""What a report says of a workbook stands on it: each finding on its cell, and in Anomalies."""

from __future__ import annotations

import io
from collections import Counter
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any, Final

import openpyxl
import pytest
from openpyxl.utils import get_column_letter

from cpom_desk.renderers.workbook import annotate, marked
from cpom_desk.renderers.workbook.annotations import HEADINGS
from cpom_desk.renderers.workbook.from_report import MOST_ALIKE
from cpom_schema.canonical import digest
from cpom_schema.formats import read, write_bytes
from cpom_schema.standard.dictionary import Lang
from cpom_validators.judgement import validate_bytes
from cpom_validators.report import Report
from cpom_validators.together.companions import Companions
from tests.builders.editions import EDITION
from tests.builders.rich_workbooks import parts

CAMPAIGN: Final = Path(__file__).parents[3] / "samples" / "campaign"
FIRST: Final = 6
"""First row of the table of Anomalies."""


def _sound() -> bytes:
    return write_bytes(read(CAMPAIGN / "suivi-2025.json"), "xlsx")


def _seeded() -> bytes:
    """A follow-up with faults of all kinds, some cells having several of them."""
    book: Any = openpyxl.load_workbook(io.BytesIO(_sound()))
    form = book["Identification"]
    for row in form.iter_rows():
        for cell in row:
            if cell.value == "590999009":
                cell.value = 590999009  # an identifier as a number: read, and told
    for row in book["Activité"].iter_rows(min_row=34):  # four realised values the contract asks for
        for cell in row:
            cell.value = None
    for row in book["Indicateurs"].iter_rows(min_row=7):
        row[1].value = "FA-99"
    book["Activité"]["G8"].value = "12,3,4"
    book["Activité"]["G9"].value = "#REF!"
    book["Activité"]["G9"].data_type = "e"
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


SOURCES: Final = {"seeded": _seeded, "sound": _sound}


@cache
def source(name: str) -> bytes:
    return SOURCES[name]()


@cache
def companions() -> Companions:
    return Companions({"contrat": (read(CAMPAIGN / "contrat.json"),)})


def judged(content: bytes) -> Report:
    name = "dossier/suivi.xlsx"
    return validate_bytes(content, name=name, today="2026-05-01", companions=companions())


@cache
def report(name: str) -> Report:
    return judged(source(name))


@cache
def answer(name: str, lang: Lang = "fr") -> bytes:
    return annotate(source(name), report(name), lang)


@cache
def opened(name: str, lang: Lang = "fr") -> Any:
    return openpyxl.load_workbook(io.BytesIO(answer(name, lang)))


def lines(name: str, lang: Lang = "fr") -> list[tuple[Any, ...]]:
    sheet = opened(name, lang)["Anomalies"]
    return [r[1:] for r in sheet.iter_rows(min_row=FIRST, values_only=True)]


def test_the_seeded_workbook_has_enough_to_say() -> None:
    found = report("seeded")
    cells = Counter((w.sheet, w.cell) for w in map(found.location, found.findings))
    assert max(cells.values()) > 1, "several findings on one cell"
    assert max(Counter(f.code for f in found.findings).values()) > MOST_ALIKE
    assert {EDITION.catalogue[f.code].severity for f in found.findings} >= {
        "bloquant",
        "information",
    }
    assert len({sheet for sheet, _ in cells}) > 3


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_each_finding_is_told_once_on_its_cell(lang: Lang) -> None:
    book, found = opened("seeded", lang), report("seeded")
    for finding in found.findings:
        where = found.location(finding)
        if where.sheet and where.cell:
            comment = book[where.sheet][where.cell].comment.text
            colon = " : " if lang == "fr" else ": "
            assert colon + found.message(finding, lang) in comment
            assert found.advice(finding, lang) in comment
            assert f"\n{finding.code}" in comment
            assert comment.count(HEADINGS[lang]) == 1


def test_each_cell_has_the_colour_of_its_worst_finding() -> None:
    book, found = opened("seeded"), report("seeded")
    order = ("bloquant", "avertissement", "information")
    worst: dict[tuple[str, str], str] = {}
    for finding in found.findings:
        where = found.location(finding)
        if where.sheet and where.cell:
            key = (where.sheet, where.cell)
            worst[key] = min(
                worst.get(key, order[-1]), EDITION.catalogue[finding.code].severity, key=order.index
            )
    assert len(set(worst.values())) > 1
    for sheet in book:
        rules = [
            (severity, covered)
            for covered in sheet.conditional_formatting
            for severity in order
            if any(f'"cpom:{severity}"' in "".join(rule.formula) for rule in covered.rules)
        ]
        marked = {
            cell: severity
            for severity, covered in rules
            for row in covered.sqref.ranges
            for r, c in row.cells
            for cell in [f"{get_column_letter(c)}{r}"]
        }
        assert marked == {cell: s for (tab, cell), s in worst.items() if tab == sheet.title}


@pytest.mark.parametrize("name", SOURCES)
def test_anomalies_has_a_line_for_each_finding(name: str) -> None:
    found = report(name)
    told = Counter(
        (severity, sheet, cell, code) for _, severity, sheet, cell, *_, code in lines(name)
    )
    labels = {
        "bloquant": "Bloquant",
        "avertissement": "Avertissement",
        "information": "Information",
    }
    wanted = Counter[tuple[Any, ...]]()
    for finding in found.findings:
        where = found.location(finding)
        sheet = where.sheet or "Tout le classeur"
        wanted[
            labels[EDITION.catalogue[finding.code].severity], sheet, where.cell, finding.code
        ] += 1
    assert told == wanted


def test_each_line_leads_to_its_cell() -> None:
    sheet = opened("seeded")["Anomalies"]
    for row, (_, _, tab, cell, *_) in enumerate(lines("seeded"), FIRST):
        link = sheet[f"E{row}"].hyperlink
        assert (link and link.location) == (f"'{tab}'!{cell}" if cell else None)


def test_lines_go_from_what_to_correct_first_to_the_rest() -> None:
    order = ["Bloquant", "Avertissement", "Information"]
    told = lines("seeded")
    assert [number for number, *_ in told] == list(range(1, len(told) + 1))
    ranks = [order.index(severity) for _, severity, *_ in told]
    assert ranks == sorted(ranks)


def test_counts_of_each_sheet_are_right() -> None:
    counts, _, missing = opened("seeded")["Anomalies"]["B3"].value.partition("\n")
    assert "règles non jugées" in missing
    total = Counter(sheet for _, _, sheet, *_ in lines("seeded"))
    bad = Counter(sheet for _, severity, sheet, *_ in lines("seeded") if severity == "Bloquant")
    said = dict(part.rsplit(" (dont ", 1)[0].rsplit(" ", 1) for part in counts[14:].split(" ; "))
    assert said == {sheet: str(count) for sheet, count in total.items()}
    for sheet, count in bad.items():
        assert f"{sheet} {total[sheet]} (dont {count} bloquant{'s' if count > 1 else ''})" in counts


def test_a_fault_that_repeats_too_much_is_folded_below_its_first_line() -> None:
    sheet = opened("seeded")["Anomalies"]
    folded = [r for r in range(FIRST, sheet.max_row + 1) if sheet.row_dimensions[r].hidden]
    assert folded
    assert all(sheet.row_dimensions[r].outlineLevel == 1 for r in folded)
    heads = [r for r in range(FIRST, sheet.max_row + 1) if r + 1 in folded and r not in folded]
    for head in heads:
        count = next(n for n in range(1, 10_000) if head + n + 1 not in folded)
        assert count >= MOST_ALIKE
        assert f"Même constat à {count} autres endroits" in sheet[f"G{head}"].value
        assert {sheet[f"I{r}"].value for r in range(head, head + count + 1)} == {
            sheet[f"I{head}"].value
        }


def test_the_verdict_names_the_file_without_its_folder() -> None:
    said = opened("seeded")["Anomalies"]["B2"].value
    assert said.startswith("suivi.xlsx : IRRECEVABLE (")
    assert "dossier" not in said


@pytest.mark.parametrize("name", SOURCES)
def test_the_answer_reads_back_as_its_source(name: str) -> None:
    before, after = report(name), judged(answer(name))
    assert before.document
    assert after.document
    assert after.document.tree == before.document.tree
    assert after.document.notes == before.document.notes
    assert digest(after.document) == digest(before.document)
    assert after.findings == before.findings
    assert [after.location(f) for f in after.findings] == [
        before.location(f) for f in before.findings
    ]
    assert after.rules == before.rules


def test_the_same_answer_again_changes_no_byte() -> None:
    again = answer("seeded")
    assert annotate(again, judged(again)) == again


def test_a_corrected_workbook_comes_back_without_marks() -> None:
    clean = replace(report("seeded"), findings=())
    back = annotate(answer("seeded"), clean)
    assert not [name for name in parts(back) if "comments" in name]
    assert parts(marked(back, (), None)) == parts(source("seeded"))


def test_a_receivable_workbook_without_finding_says_its_verdict() -> None:
    found = validate_bytes(source("sound"), name="suivi.xlsx", today="2026-05-01")
    assert not found.findings
    back = annotate(source("sound"), found)
    sheet = openpyxl.load_workbook(io.BytesIO(back)).worksheets[0]
    assert sheet.title == "Anomalies"
    assert sheet["B1"].value == "Rien à corriger"
    assert "RECEVABLE (aucune faute ; " in sheet["B2"].value
    assert "le contrat n'est pas disponible" in sheet["B3"].value
    assert parts(marked(back, (), None)) == parts(source("sound"))


def test_english_marks_are_taken_away_by_a_french_answer() -> None:
    assert annotate(answer("seeded", "en"), report("seeded")) == answer("seeded")
