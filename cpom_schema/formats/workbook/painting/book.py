"""From the plan of a workbook to its bytes: the same bytes for the same plan."""

from __future__ import annotations

import datetime as dt
from io import BytesIO
from typing import TYPE_CHECKING, Final

from cpom_schema.errors import ConversionLossError, Loss
from cpom_schema.formats.workbook.painting.choices_sheet import write_choices
from cpom_schema.formats.workbook.painting.cover import write_cover
from cpom_schema.formats.workbook.painting.hidden_sheets import write_hidden_sheets
from cpom_schema.formats.workbook.painting.sheets import SheetPainter
from cpom_schema.formats.workbook.painting.style import Formats
from cpom_schema.formats.workbook.planning.plan import Plan

if TYPE_CHECKING:
    from xlsxwriter import Workbook

_CREATED: Final = dt.datetime(2026, 1, 1)  # noqa: DTZ001 - a fixed date, so that bytes are fixed


def render(plan: Plan) -> bytes:
    """Return the XLSX file of a plan.

    Raises:
        ConversionLossError: something of the tree has no cell, or a text is too long for one.
    """
    from xlsxwriter import Workbook

    if plan.losses:
        raise ConversionLossError(plan.losses)
    target = BytesIO()
    book = Workbook(target, {"in_memory": True})
    book.set_properties(
        {"title": plan.title, "subject": "CPOM-ESMS", "comments": "", "created": _CREATED}
    )
    book.set_calc_mode("auto")
    too_long = _write_sheets(book, plan)
    if too_long:
        raise ConversionLossError(tuple(too_long))
    book.close()
    return target.getvalue()


def _write_sheets(book: Workbook, plan: Plan) -> list[Loss]:
    """Write every sheet; return what does not fit in a cell.

    A template opens on its cover, which says what to do; a document on its first sheet.
    """
    formats = Formats(book)
    cover = write_cover(book, formats, plan)
    painter = SheetPainter(book, formats, plan)
    first = painter.paint_all()
    write_choices(book, formats, plan)
    write_hidden_sheets(book, plan)
    opened = cover if plan.guarded or first is None else first
    opened.activate()
    return painter.too_long
