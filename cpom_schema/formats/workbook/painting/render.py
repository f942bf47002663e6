"""From the plan of a workbook to its bytes: the same bytes for the same plan."""

from __future__ import annotations

import datetime as dt
from io import BytesIO
from typing import TYPE_CHECKING, Final

from cpom_schema.errors import ConversionLossError
from cpom_schema.formats.workbook.painting.cover import write_cover, write_hidden
from cpom_schema.formats.workbook.painting.painter import Painter
from cpom_schema.formats.workbook.painting.style import Formats
from cpom_schema.formats.workbook.planning.plan import Plan

if TYPE_CHECKING:
    from xlsxwriter import Workbook

_CREATED: Final = dt.datetime(2026, 1, 1)  # noqa: DTZ001 - a fixed date, so that bytes are fixed


def render(plan: Plan) -> bytes:
    """The XLSX file of a plan.

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
    too_long = _fill(book, plan)
    if too_long:
        raise ConversionLossError(tuple(too_long))
    book.close()
    return target.getvalue()


def _fill(book: Workbook, plan: Plan) -> list[str]:
    formats = Formats(book)
    cover = write_cover(book, formats, plan)
    painter = Painter(book, formats, plan)
    first = painter.sheets()
    write_hidden(book, plan)
    (cover if plan.guarded or first is None else first).activate()
    return painter.too_long
