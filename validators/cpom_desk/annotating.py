"""Annotate a workbook: the user's own, with each finding on its cell."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from cpom_desk.renderers.workbook import annotate as annotated
from cpom_desk.renderers.workbook import suffix
from cpom_schema.errors import CpomError, UnreadableError
from cpom_schema.formats.detect import detect
from cpom_schema.standard.dictionary import Lang
from cpom_validators.report import Report


@dataclass(frozen=True)
class AnnotateRequest:
    """The answer to give back on a workbook.

    Attributes:
        report: what was found in it; its source must be the bytes of the workbook.
        lang: language of the comments.
    """

    report: Report
    lang: Lang = "fr"


class Annotated(NamedTuple):
    """The workbook to give back.

    Attributes:
        content: its bytes; only the parts that carry a finding differ from the user's.
        suffix: how its name must end, for a spreadsheet to open it.
    """

    content: bytes
    suffix: str


def check(report: Report, target: str) -> None:
    """Refuse, before anything is written, what cannot be annotated or a name nothing would open.

    A source whose syntax was not recognised is not refused: the report says what it is.

    Raises:
        CpomError: the source is not an XLSX workbook, or the target is misnamed.
    """
    try:
        kind = detect(report.source)
    except UnreadableError:
        return
    if kind != "xlsx":
        raise CpomError("retour_non_xlsx", fichier=report.file, syntaxe=kind)
    try:
        wanted = suffix(report.source)
    except CpomError:
        return
    if not target.lower().endswith(wanted):
        raise CpomError("retour_mal_nomme", fichier=target, suffixe=wanted)


def annotate(request: AnnotateRequest) -> Annotated:
    """Give a workbook back with its findings: coloured cells, comments, a sheet that lists them.

    Raises:
        CpomError: the workbook could not be read, so that nothing has a cell; or its file is
            damaged or holds what cannot be annotated.

    >>> import cpom_schema
    >>> from cpom_desk import AnnotateRequest, Options, Source, annotate, judge
    >>> path = cpom_schema.samples() / "workbooks" / "suivi-2025-fautif.xlsx"
    >>> report = judge(Source(path.name, str(path)), Options(today="2026-05-04"))
    >>> annotate(AnnotateRequest(report)).suffix
    '.xlsx'
    """
    report = request.report
    located = any(report.location(finding).cell for finding in report.findings)
    if report.document is None and not located:
        raise CpomError("retour_sans_cellule")
    return Annotated(annotated(report.source, report, request.lang), suffix(report.source))
