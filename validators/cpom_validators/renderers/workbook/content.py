"""From a report to what is written on the workbook: its marks, and the words of Anomalies."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Final

from click import unstyle

from cpom_schema import codelists
from cpom_schema.dictionary import Lang
from cpom_validators.catalogue import Severity
from cpom_validators.finding import Finding
from cpom_validators.renderers.text import heading
from cpom_validators.renderers.workbook.marks import HEADINGS, Content, Mark, Row
from cpom_validators.renderers.workbook.styles import SEVERITIES
from cpom_validators.report import Report, Verdict

MOST_ALIKE: Final = 20
"""Findings of one code that get a line each; beyond, they share one."""
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
                _severity(finding.check.severity, lang),
                finding.message(lang),
                todo + finding.advice(lang),
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


def _groups(report: Report) -> Iterator[list[Finding]]:
    """Findings one by one, but those of a code that repeats too much all together."""
    findings = first_to_correct(report)
    repeated = {c for c, n in Counter(f.code for f in findings).items() if n > MOST_ALIKE}
    alike: dict[str, list[Finding]] = {}
    for finding in findings:
        if finding.code in repeated:
            alike.setdefault(finding.code, []).append(finding)
    for finding in findings:
        if finding.code not in repeated:
            yield [finding]
        elif finding.code in alike:
            yield alike.pop(finding.code)


def _alike(report: Report, group: Sequence[Finding], lang: Lang) -> str:
    """The other places of a fault that repeats: the first of them, and how many in all."""
    cells: dict[str, list[str]] = {}
    for finding in group[1 : MOST_ALIKE + 1]:
        where = report.location(finding)
        if where.sheet and where.cell:
            cells.setdefault(where.sheet, []).append(where.cell)
    listed = " ; ".join(f"{s} {', '.join(c)}" for s, c in cells.items())
    more = "…" if len(group) > MOST_ALIKE + 1 else ""
    count = len(group) - 1
    s = "s" if count > 1 else ""
    fr = f"Même constat à {count} autre{s} endroit{s}"
    en = f"Same finding at {count} other place{s}"
    said = _words(lang, fr, en)
    if not listed:
        return f"\n{said}."
    return f"\n{said}{_words(lang, ' :', ':')} {listed}{more}"


def _row(report: Report, group: Sequence[Finding], number: int, lang: Lang) -> Row:
    finding = group[0]
    severity = finding.check.severity
    where = report.location(finding)
    message = finding.message(lang)
    if len(group) > 1:
        message += _alike(report, group, lang)
    texts = (
        str(number),
        _severity(severity, lang),
        where.sheet or _words(lang, "Tout le classeur", "Whole workbook"),
        (where.cell or "") if where.sheet else "",
        report.label(finding, lang),
        message,
        finding.advice(lang),
        finding.code,
    )
    return Row(texts, severity, where.sheet or "", where.cell or "")


def _counts(report: Report, lang: Lang) -> str:
    """``Par feuille : Indicateurs 3 (dont 2 bloquants) ; …``, in the order they come."""
    whole = _words(lang, "tout le classeur", "whole workbook")
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
    rows = [_row(report, g, n, lang) for n, g in enumerate(_groups(report), 1)]
    return Content(
        tab="Anomalies",
        title=_words(lang, "À corriger d'abord", "To correct first"),
        verdict=unstyle(heading(report, lang)),
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
        rows=rows,
        heading=HEADINGS[lang],
        more=_words(
            lang,
            "autres constats : voir la feuille Anomalies",
            "other findings: see the sheet Anomalies",
        ),
        page=_words(lang, "Page {} sur {}", "Page {} of {}"),
    )
