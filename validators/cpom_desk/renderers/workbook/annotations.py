"""What is written on a workbook, in plain data: marks on cells, and the rows of Anomalies."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, NamedTuple

from cpom_schema.standard.catalogue import Severity

MARKER: Final = "cpom:"
"""How every marker we leave in a workbook begins, to be known again at the next check."""
HEADINGS: Final = {"fr": "— Contrôle CPOM —", "en": "— CPOM check —"}
"""First line of what we write in a comment, our marker there, in both languages."""


class Mark(NamedTuple):
    """One finding on a cell.

    Attributes:
        sheet: name of the tab.
        cell: address, ``F12``.
        severity: what colours the cell, with the worst of the other marks of it.
        word: the severity in words, with its colon.
        message: what is wrong.
        advice: what to do, with its introduction.
        code: permanent code of the finding, alone on the last line.
    """

    sheet: str
    cell: str
    severity: Severity
    word: str
    message: str
    advice: str
    code: str


class Row(NamedTuple):
    """One line of the Anomalies sheet.

    Attributes:
        texts: severity, sheet, cell, place in business words, message, advice, code.
        severity: what colours its first text.
        sheet: name of the tab its link leads to, empty for none.
        cell: address it leads to, empty for the top of the tab.
        folded: whether it stays hidden below the line of its like until asked for.
    """

    texts: tuple[str, ...]
    severity: Severity
    sheet: str
    cell: str
    folded: bool


class Content(NamedTuple):
    """What the Anomalies sheet says.

    Attributes:
        tab: name of the sheet.
        title: its first line.
        verdict: the verdict in words, with the counts.
        tone: the severity whose colour the verdict takes.
        counts: the counts of each sheet.
        help: what to do with all this.
        headers: titles of the columns.
        rows: what is wrong, in the order to correct it.
        heading: first line of each comment.
        more: last line of a comment that does not say everything, with ``{}`` for how many.
        page: ``Page {} sur {}``.
    """

    tab: str
    title: str
    verdict: str
    tone: Severity
    counts: str
    help: str
    headers: tuple[str, ...]
    rows: Sequence[Row]
    heading: str
    more: str
    page: str
