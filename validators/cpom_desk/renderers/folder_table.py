"""The follow-ups of a folder at a glance: a line each, the worst first; text, CSV or workbook."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from typing import Final, NamedTuple

from cpom_desk.renderers.not_judged import count_not_judged
from cpom_desk.renderers.screen import safe
from cpom_desk.renderers.verdict_text import verdict_word
from cpom_schema.document import value_at
from cpom_schema.standard.dictionary import Lang
from cpom_validators.report import Report, Verdict

FOLLOW_UP: Final = "suiviAnnuel"
_ORDER: Final[tuple[Verdict, ...]] = (
    "irrecevable",
    "indetermine",
    "recevable_avec_reserves",
    "recevable",
)
"""Verdicts, those to deal with first."""
_TITLES: Final = {
    "fr": (
        *("Organisme", "Exercice", "Fichier", "Verdict", "Bloquantes", "Avertissements"),
        *("Contrat", "Avenants appliqués", "Règles non jugées"),
    ),
    "en": (
        *("Organisation", "Year", "File", "Verdict", "Blocking", "Warnings"),
        *("Contract", "Amendments applied", "Rules not judged"),
    ),
}
_SHORT: Final = {
    "fr": (
        *("Organisme", "Année", "Fichier", "Verdict", "Bloq.", "Avert."),
        *("Contrat", "Av.", "Non jugées"),
    ),
    "en": (
        *("Organisation", "Year", "File", "Verdict", "Block.", "Warn."),
        *("Contract", "Am.", "Not judged"),
    ),
}
"""Titles that leave room for the rest on a screen."""
_WIDEST: Final = 32
"""Characters of a column on the screen."""
_TINTS: Final[dict[Verdict, str]] = {
    "irrecevable": "#F8D7DA",
    "indetermine": "#E2D9F3",
    "recevable_avec_reserves": "#FFF3CD",
    "recevable": "#D1E7DD",
}


_TITLE_HEIGHT: Final = 32.0


class Line(NamedTuple):
    """One follow-up, or a file that could not be read.

    Attributes:
        organisation: who reports.
        year: the exercise; None when it is not known.
        file: name of the file.
        verdict: its verdict.
        blocking: how many findings block.
        warnings: how many warn.
        contract: the contract it was judged with, empty when there was none.
        avenant: number of the last avenant applied to it; None without contract.
        not_judged: rules that wanted a document that is not there.
    """

    organisation: str
    year: int | None
    file: str
    verdict: Verdict
    blocking: int
    warnings: int
    contract: str
    avenant: int | None
    not_judged: int


def line(report: Report) -> Line | None:
    """Return the line of a report, None for a document of another type."""
    document = report.document
    if document is not None and document.type != FOLLOW_UP:
        return None
    tree = document.tree if document else {}
    name = value_at(tree, ("organismeGestionnaire", "raisonSociale"))
    year = tree.get("exercice")
    contract = report.contract
    return Line(
        name if isinstance(name, str) else "",
        year if isinstance(year, int) else None,
        report.file,
        report.verdict,
        report.counts["bloquant"],
        report.counts["avertissement"],
        contract.identifier if contract else "",
        contract.avenant if contract else None,
        count_not_judged(report),
    )


def in_order(lines: Iterable[Line]) -> list[Line]:
    """Return lines sorted by verdict, the worst first, then by organisation, year and file."""
    return sorted(
        lines,
        key=lambda one: (
            _ORDER.index(one.verdict),
            one.organisation.casefold(),
            one.year or 0,
            one.file,
        ),
    )


def _cells(one: Line, lang: Lang) -> list[str | int | None]:
    words = one._asdict() | {"verdict": verdict_word(one.verdict, lang)}
    return list(words.values())


def as_text(lines: Sequence[Line], lang: Lang) -> str:
    """Return the table for a screen, its columns as wide as what they hold."""
    rows = [_SHORT[lang], *(_shown(one, lang) for one in lines)]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    rule = tuple("─" * width for width in widths)
    titles, *others = rows
    return "\n".join(_aligned(row, widths) for row in (titles, rule, *others))


def _shown(one: Line, lang: Lang) -> tuple[str, ...]:
    """Return the cells of a line as a screen shows them."""
    return tuple(_short("" if cell is None else safe(str(cell))) for cell in _cells(one, lang))


def _aligned(row: Sequence[str], widths: Sequence[int]) -> str:
    return "  ".join(map(str.ljust, row, widths)).rstrip()


def _short(cell: str) -> str:
    """Return a cell with its end, which tells files apart, when it is too long."""
    return cell if len(cell) <= _WIDEST else "…" + cell[-_WIDEST + 1 :]


def as_csv(lines: Sequence[Line], lang: Lang) -> bytes:
    """Return the table as CSV that Excel opens in French: semicolons, a byte order mark."""
    stream = io.StringIO(newline="")
    writer = csv.writer(stream, delimiter=";", lineterminator="\r\n")
    writer.writerow(_TITLES[lang])
    writer.writerows([_unharmed(cell) for cell in _cells(one, lang)] for one in lines)
    return stream.getvalue().encode("utf-8-sig", "replace")


def _unharmed(cell: str | int | None) -> str | int | None:
    """Return a cell that no spreadsheet takes for a formula."""
    if isinstance(cell, str) and cell[:1] in "=+-@\t\r" and cell:
        return f"'{cell}"
    return cell


def as_xlsx(lines: Sequence[Line], lang: Lang) -> bytes:
    """Return the table as a workbook, with filters, its titles on each printed page."""
    from xlsxwriter import Workbook

    content = io.BytesIO()
    with Workbook(content, {"in_memory": True, "strings_to_formulas": False}) as book:
        sheet = book.add_worksheet("Suivis" if lang == "fr" else "Follow-ups")
        title = book.add_format(
            {"bold": True, "bg_color": "#1F3864", "font_color": "white", "text_wrap": True,
             "valign": "vcenter", "border": 1}
        )  # fmt: skip
        sheet.set_row(0, _TITLE_HEIGHT)
        sheet.write_row(0, 0, _TITLES[lang], title)
        for rank, one in enumerate(lines, 1):
            tint = book.add_format({"bg_color": _TINTS[one.verdict], "border": 1})
            centred = book.add_format(
                {"bg_color": _TINTS[one.verdict], "border": 1, "align": "center"}
            )
            for column, cell in enumerate(_cells(one, lang)):
                if isinstance(cell, str):
                    sheet.write_string(rank, column, cell, tint)
                elif cell is None:
                    sheet.write_blank(rank, column, None, tint)
                else:
                    sheet.write_number(rank, column, cell, centred)
        for column, width in enumerate((36, 9, 44, 24, 11, 15, 20, 12, 12)):
            sheet.set_column(column, column, width)
        sheet.autofilter(0, 0, max(len(lines), 1), len(_TITLES[lang]) - 1)
        sheet.freeze_panes(1, 0)
        sheet.repeat_rows(0)
        sheet.set_landscape()
        sheet.set_paper(9)
        sheet.fit_to_pages(1, 0)
    return content.getvalue()
