"""The blank workbook of each document type, in French: the same bytes on every build."""

from __future__ import annotations

from cpom_desk.preparation import Given, draft, workbook
from cpom_schema.standard.edition import Edition
from spec.generator.source import DOCUMENTS


def files(edition: Edition) -> dict[str, bytes]:
    """Return the path and content of each workbook, laid out by the views of an edition."""
    given = Given(moment="", edition=edition)
    return {f"workbooks/{kind}.xlsx": workbook(draft(kind, given), "fr") for kind in DOCUMENTS}
