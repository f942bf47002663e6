"""From a report to what is written on the workbook: its marks, and the words of Anomalies."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import PurePath
from typing import Final

from cpom_desk.renderers.verdict_text import heading
from cpom_desk.renderers.workbook.marks import HEADINGS, Content, Mark, Row
from cpom_desk.renderers.workbook.styles import SEVERITIES
from cpom_schema.standard import codelists
from cpom_schema.standard.catalogue import Severity
from cpom_schema.standard.dictionary import Lang
from cpom_validators.findings.finding import Finding
from cpom_validators.report import Report, Verdict

MOST_ALIKE: Final = 10
"""Findings of one fault that all show; beyond, only the first does, the others being folded."""
_MESSAGE: Final = 4
_STEPS: Final = ("lecture", "structure", "integrite", "nomenclatures", "regles")
"""From causes to consequences: what the reader could not read makes the rules fail."""
_TONES: Final[dict[Verdict, Severity]] = {
    "recevable": "information",
    "recevable_avec_reserves": "avertissement",
    "irrecevable": "bloquant",
    "indetermine": "bloquant",
}
_HEADERS: Final = {
    "fr": ("N°", "Gravité", "Feuille", "Cellule", "Où", "Ce qui ne va pas", "Que faire", "Code"),
    "en": ("No.", "Severity", "Sheet", "Cell", "Where", "What is wrong", "What to do", "Code"),
}


def _words(lang: Lang, fr: str, en: str) -> str:
    return fr if lang == "fr" else en


def _severity(severity: Severity, lang: Lang) -> str:
    return codelists.load("gravites").codes[severity].label[lang]


def marks(report: Report, lang: Lang) -> Iterator[Mark]:
    """One mark for each finding that stands in a cell, in the order to correct them."""
    todo = _words(lang, "À faire : ", "To do: ")
    for finding in first_to_correct(report):
        where = report.location(finding)
        if where.sheet and where.cell:
            yield Mark(
                where.sheet,
                where.cell,
                finding.check.severity,
                _severity(finding.check.severity, lang) + _words(lang, " :", ":"),
                report.message(finding, lang),
                todo + report.advice(finding, lang),
                finding.code,
            )


def first_to_correct(report: Report) -> list[Finding]:
    """The findings: what stops the judgement, then blocking ones, causes before consequences."""
    return sorted(
        report.findings,
        key=lambda f: (
            f.check.judged,
            SEVERITIES.index(f.check.severity),
            _STEPS.index(f.check.step) if f.check.step in _STEPS else len(_STEPS),
        ),
    )


def _rows(report: Report, lang: Lang) -> Iterator[Row]:
    """A line for each finding; those of a fault that repeats too much stand folded together."""
    findings = first_to_correct(report)
    alike: dict[tuple[str, ...], list[Finding]] = {}
    for finding in findings:
        alike.setdefault(_fault(finding), []).append(finding)
    for finding in findings:
        group = alike[_fault(finding)]
        if len(group) <= MOST_ALIKE:
            yield _row(report, finding, lang)
        elif finding is group[0]:
            first = _row(report, finding, lang)
            said = first.texts[_MESSAGE] + _elsewhere(report, group[1:], lang)
            yield first._replace(
                texts=(*first.texts[:_MESSAGE], said, *first.texts[_MESSAGE + 1 :])
            )
            yield from (_row(report, f, lang)._replace(folded=True) for f in group[1:])


def _fault(finding: Finding) -> tuple[str, ...]:
    """What makes two findings the same fault: the code, and the field whatever the item."""
    return (finding.code, *(p for p in finding.path if isinstance(p, str)))


def _elsewhere(report: Report, others: Sequence[Finding], lang: Lang) -> str:
    """How often a fault comes back, and on which sheets."""
    whole = _whole(lang)
    sheets = Counter(report.location(f).sheet or whole for f in others)
    listed = ", ".join(f"{sheet} {count}" for sheet, count in sheets.items())
    return _words(
        lang,
        f"\nMême constat à {len(others)} autres endroits ({listed}) : les lignes sont repliées "
        "dessous, le + de la marge gauche les montre.",
        f"\nSame finding at {len(others)} other places ({listed}): their lines are folded below, "
        "the + of the left margin shows them.",
    )


def _row(report: Report, finding: Finding, lang: Lang) -> Row:
    where = report.location(finding)
    sheet = where.sheet or ""
    cell = (where.cell or "") if sheet else ""
    severity = finding.check.severity
    texts = (
        _severity(severity, lang),
        sheet or _whole(lang),
        cell,
        report.label(finding, lang),
        report.message(finding, lang),
        report.advice(finding, lang),
        finding.code,
    )
    return Row(texts, severity, sheet, cell, folded=False)


def _whole(lang: Lang) -> str:
    return _words(lang, "Tout le classeur", "Whole workbook")


def _counts(report: Report, lang: Lang) -> str:
    """``Par feuille : Indicateurs 3 (dont 2 bloquants) ; …``, in the order they come."""
    whole = _whole(lang)
    total: Counter[str] = Counter()
    blocking: Counter[str] = Counter()
    for finding in report.findings:
        sheet = report.location(finding).sheet or whole
        total[sheet] += 1
        blocking[sheet] += finding.check.severity == "bloquant"
    parts: list[str] = []
    for sheet, count in total.items():
        bad = blocking[sheet]
        s = "s" if bad > 1 else ""
        of_which = _words(lang, f" (dont {bad} bloquant{s})", f" ({bad} blocking)") if bad else ""
        parts.append(f"{sheet} {count}{of_which}")
    return _words(lang, "Par feuille : ", "By sheet: ") + " ; ".join(parts)


def content(report: Report, lang: Lang) -> Content:
    """What the Anomalies sheet says of a report."""
    # the return goes to other people, who have no use for the folders of this one
    named = replace(report, file=PurePath(report.file).name)
    return Content(
        tab="Anomalies",
        title=_words(lang, "À corriger d'abord", "To correct first"),
        verdict=heading(named, lang),
        tone=_TONES[report.verdict],
        counts=_counts(report, lang),
        help=_words(
            lang,
            "Corrigez de haut en bas : les premières lignes causent souvent les suivantes. "
            "Cliquez sur une cellule pour y aller ; elle est colorée, et son commentaire redit "
            "la faute. Au prochain contrôle, cette feuille, ces couleurs et ces commentaires sont "
            "remplacés ; les vôtres restent.",
            "Correct from top to bottom: the first lines often cause the next ones. Click on a "
            "cell to go there; it is coloured, and its comment says the fault again. The next "
            "check replaces this sheet, these colours and these comments; yours stay.",
        ),
        headers=_HEADERS[lang],
        rows=list(_rows(report, lang)),
        heading=HEADINGS[lang],
        more=_words(
            lang,
            "autres constats : voir la feuille Anomalies",
            "other findings: see the sheet Anomalies",
        ),
        page=_words(lang, "Page {} sur {}", "Page {} of {}"),
    )
