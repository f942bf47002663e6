"""The blank workbook of each document type, in French: the same bytes on every build."""

from __future__ import annotations

from cpom_desk.preparation import Given, draft, workbook
from spec.generator.source import DOCUMENTS, Source


def files(source: Source) -> dict[str, bytes]:
    """Path below `schemas/1.0` and content of each workbook, laid out by the published views."""
    given = Given(moment="", version=source.version)
    return {f"workbooks/{kind}.xlsx": workbook(draft(kind, given), "fr") for kind in DOCUMENTS}
