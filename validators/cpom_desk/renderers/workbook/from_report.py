"""From a report to what is written on the workbook: its marks, and the words of Anomalies."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import PurePath
from typing import Final

from cpom_desk.renderers.not_judged import not_judged
from cpom_desk.renderers.verdict_text import heading
from cpom_desk.renderers.wording import in_lang, plural_s
from cpom_desk.renderers.workbook.annotations import HEADINGS, Content, Mark, Row
from cpom_desk.renderers.workbook.styles import SEVERITIES
from cpom_schema.document import Location
from cpom_schema.standard.catalogue import Severity
from cpom_schema.standard.dictionary import Lang
from cpom_validators.findings.finding import Finding
from cpom_validators.report import Report, Verdict

MOST_ALIKE: Final = 10
"""Findings of one fault that all show; beyond, only the first does, the others being folded."""
_MESSAGE: Final = 4
"""Rank of the message among the texts of a row."""
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


def marks(report: Report, lang: Lang) -> Iterator[Mark]:
    """Yield one mark for each finding that stands in a cell, in the order to correct them."""
    colon = in_lang(lang, " :", ":")
    todo = in_lang(lang, "À faire : ", "To do: ")
    for finding in first_to_correct(report):
        where = report.location(finding)
        if where.sheet and where.cell:
            severity = report.check(finding).severity
            yield Mark(
                sheet=where.sheet,
                cell=where.cell,
                severity=severity,
                word=_severity(report, severity, lang) + colon,
                message=report.message(finding, lang),
                advice=todo + report.advice(finding, lang),
                code=finding.code,
            )


def _severity(report: Report, severity: Severity, lang: Lang) -> str:
    """Return the word of a severity."""
    return report.edition.codelists["gravites"].codes[severity].label[lang]


def first_to_correct(report: Report) -> list[Finding]:
    """Return the findings in the order to correct them.

    What stops the judgement comes first, then blocking findings; causes come before consequences.
    """
    return sorted(report.findings, key=lambda finding: _urgency(report, finding))


def _urgency(report: Report, finding: Finding) -> tuple[bool, int, int]:
    check = report.check(finding)
    step = _STEPS.index(check.step) if check.step in _STEPS else len(_STEPS)
    return check.judged, SEVERITIES.index(check.severity), step


def _rows(report: Report, lang: Lang) -> Iterator[Row]:
    """Yield a line for each finding; those of a fault that repeats too much are folded together."""
    findings = first_to_correct(report)
    alike = _alike(findings)
    for finding in findings:
        group = alike[_fault(finding)]
        if len(group) <= MOST_ALIKE:
            yield _row(report, finding, lang)
        elif finding is group[0]:
            yield from _folded(report, group, lang)


def _alike(findings: Iterable[Finding]) -> dict[tuple[str, ...], list[Finding]]:
    """Return the findings of each fault together."""
    found: dict[tuple[str, ...], list[Finding]] = {}
    for finding in findings:
        found.setdefault(_fault(finding), []).append(finding)
    return found


def _folded(report: Report, group: Sequence[Finding], lang: Lang) -> Iterator[Row]:
    """Yield the line of the first finding of a fault, then the others, folded below it."""
    head, *others = group
    first = _row(report, head, lang)
    texts = list(first.texts)
    texts[_MESSAGE] += _elsewhere(report, others, lang)
    yield first._replace(texts=tuple(texts))
    for finding in others:
        yield _row(report, finding, lang)._replace(folded=True)


def _fault(finding: Finding) -> tuple[str, ...]:
    """Return what makes two findings the same fault: the code, and the field whatever the item."""
    names = [part for part in finding.path if isinstance(part, str)]
    return (finding.code, *names)


def _elsewhere(report: Report, others: Sequence[Finding], lang: Lang) -> str:
    """Return how often a fault comes back, and on which sheets."""
    sheets = Counter(_sheet(report, finding, lang) for finding in others)
    listed = ", ".join(f"{sheet} {count}" for sheet, count in sheets.items())
    return in_lang(
        lang,
        f"\nMême constat à {len(others)} autres endroits ({listed}) : les lignes sont repliées "
        "dessous, le + de la marge gauche les montre.",
        f"\nSame finding at {len(others)} other places ({listed}): their lines are folded below, "
        "the + of the left margin shows them.",
    )


def _sheet(report: Report, finding: Finding, lang: Lang) -> str:
    """Return the name of the sheet of a finding, or what stands for the whole workbook."""
    return report.location(finding).sheet or _whole(lang)


def _whole(lang: Lang) -> str:
    return in_lang(lang, "Tout le classeur", "Whole workbook")


def _row(report: Report, finding: Finding, lang: Lang) -> Row:
    """Return the line of a finding."""
    where = report.location(finding)
    sheet = where.sheet or ""
    cell = _cell(where)
    severity = report.check(finding).severity
    texts = (
        _severity(report, severity, lang),
        sheet or _whole(lang),
        cell,
        report.label(finding, lang),
        report.message(finding, lang),
        report.advice(finding, lang),
        finding.code,
    )
    return Row(texts, severity, sheet, cell, folded=False)


def _cell(where: Location) -> str:
    """Return the address of a cell, empty for a place that is in no sheet."""
    if not where.sheet:
        return ""
    return where.cell or ""


def _counts(report: Report, lang: Lang) -> str:
    """Return ``Par feuille : Indicateurs 3 (dont 2 bloquants) ; …``, in the order they come."""
    if not report.findings:
        return in_lang(
            lang, "Rien à corriger dans les cellules.", "Nothing to correct in the cells."
        )
    total: Counter[str] = Counter()
    blocking: Counter[str] = Counter()
    for finding in report.findings:
        sheet = _sheet(report, finding, lang)
        total[sheet] += 1
        blocking[sheet] += report.check(finding).severity == "bloquant"
    parts = [f"{sheet} {count}{_blocking(blocking[sheet], lang)}" for sheet, count in total.items()]
    return in_lang(lang, "Par feuille : ", "By sheet: ") + " ; ".join(parts)


def _blocking(count: int, lang: Lang) -> str:
    if not count:
        return ""
    s = plural_s(count)
    return in_lang(lang, f" (dont {count} bloquant{s})", f" ({count} blocking)")


def _title(report: Report, lang: Lang) -> str:
    if not report.findings:
        return in_lang(lang, "Rien à corriger", "Nothing to correct")
    return in_lang(lang, "À corriger d'abord", "To correct first")


def _help(report: Report, lang: Lang) -> str:
    """Return how to read the sheet, and what becomes of it."""
    if not report.findings:
        return in_lang(
            lang,
            "Le prochain contrôle remplace cette feuille.",
            "The next check replaces this sheet.",
        )
    return in_lang(
        lang,
        "Corrigez de haut en bas : les premières lignes causent souvent les suivantes. "
        "Cliquez sur une cellule pour y aller ; elle est colorée, et son commentaire redit "
        "la faute. Au prochain contrôle, cette feuille, ces couleurs et ces commentaires sont "
        "remplacés ; les vôtres restent.",
        "Correct from top to bottom: the first lines often cause the next ones. Click on a "
        "cell to go there; it is coloured, and its comment says the fault again. The next "
        "check replaces this sheet, these colours and these comments; yours stay.",
    )


def content(report: Report, lang: Lang) -> Content:
    """Return what the Anomalies sheet says of a report."""
    # the return goes to other people, who have no use for the folders of this one
    named = replace(report, file=PurePath(report.file).name)
    return Content(
        tab="Anomalies",
        title=_title(report, lang),
        verdict=heading(named, lang),
        tone=_TONES[report.verdict],
        counts="\n".join(filter(None, (_counts(report, lang), not_judged(report, lang)))),
        help=_help(report, lang),
        headers=_HEADERS[lang],
        rows=list(_rows(report, lang)),
        heading=HEADINGS[lang],
        more=in_lang(
            lang,
            "autres constats : voir la feuille Anomalies",
            "other findings: see the sheet Anomalies",
        ),
        page=in_lang(lang, "Page {} sur {}", "Page {} of {}"),
    )
