"""How cells look: colours that say what to do, formats that say what a value is."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Final, Literal

from cpom_schema.formats.workbook.planning.looks import Look, is_number

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.format import Format

State = Literal["open", "plain", "locked", "shut", "context", "free"]
"""``open``: to fill in a template; ``plain``: of an open document; ``locked``: known;
``context``: informs; ``free``: whole columns below the last row."""

INK: Final = "#1F2A37"
BAND: Final = "#1F4E79"
BAND_CONTEXT: Final = "#7A8B9C"
_MUTED: Final = "#5F6B7A"
_GREY: Final = "#ECEFF3"
_YELLOW: Final = "#FFFBE6"
_LINE: Final = "#C9D1DB"
TABS: Final = {
    "cover": "#1F4E79", "form": "#2E75B6", "required": "#3A8F6B", "optional": "#C9A227",
    "others": "#9AA5B1",
}  # fmt: skip
"""Colours of the tabs by what a sheet is for."""

NUMBERS: Final[Mapping[Look, str]] = {
    Look.AMOUNT: "#,##0.00 [$€-40C]",
    Look.RATE: "0.0##\\ %",
    Look.INTEGER: "#,##0",
    Look.YEAR: "0",
    Look.DECIMAL: "General",
    Look.DATE: "dd/mm/yyyy",
}
"""Number formats; every other look is a text (``@``), so that no zero nor date is guessed."""

WIDTHS: Final[Mapping[Look, float]] = {
    Look.TEXT: 28,
    Look.LONG: 46,
    Look.IDENTIFIER: 14,
    Look.TIMESTAMP: 26,
    Look.CODE: 22,
    Look.REFERENCE: 16,
    Look.TRUTH: 9,
    Look.INTEGER: 11,
    Look.YEAR: 9,
    Look.DECIMAL: 13,
    Look.AMOUNT: 16,
    Look.RATE: 12,
    Look.DATE: 13,
    Look.LINES: 32,
}
"""Width of a column, in characters, before its labels and contents are known."""

_FONT: Final = {"font_name": "Calibri", "font_size": 11, "font_color": INK}
_PLAIN: Final[Mapping[str, Mapping[str, Any]]] = {
    "title": {"bold": True, "font_size": 18, "font_color": BAND, "valign": "vcenter"},
    "intro": {"font_color": _MUTED},
    "about": {"font_color": _MUTED, "text_wrap": True, "valign": "top"},
    "block": {"bold": True, "font_size": 13, "font_color": BAND, "valign": "vcenter"},
    "heading": {"bold": True, "font_color": BAND, "bottom": 1, "bottom_color": BAND},
    "label": {
        "bold": True, "font_color": "#FFFFFF", "bg_color": BAND, "text_wrap": True,
        "valign": "vcenter", "border": 1, "border_color": "#FFFFFF",
    },
    "label_context": {
        "bold": True, "font_color": "#FFFFFF", "bg_color": BAND_CONTEXT, "text_wrap": True,
        "valign": "vcenter", "border": 1, "border_color": "#FFFFFF",
    },
    "help": {
        "italic": True, "font_size": 8, "font_color": _MUTED, "text_wrap": True, "valign": "top",
        "bg_color": "#F6F8FA", "bottom": 1, "bottom_color": _LINE,
    },
    "line": {"text_wrap": True, "valign": "top", "bg_color": "#F6F8FA", "border": 1,
             "border_color": _LINE},
    "line_help": {
        "italic": True, "font_size": 9, "font_color": _MUTED, "text_wrap": True, "valign": "top",
        "indent": 1,
    },
    "id": {"font_size": 8, "font_color": _MUTED},
    "step": {"text_wrap": True, "valign": "top"},
    "number": {
        "bold": True, "font_color": "#FFFFFF", "bg_color": BAND, "align": "center",
        "valign": "top",
    },
    "strong": {"bold": True, "valign": "top", "text_wrap": True},
    "link": {"font_color": "#1F5FA8", "underline": 1, "valign": "top"},
    "swatch_open": {"bg_color": _YELLOW, "border": 1, "border_color": _LINE, "align": "center"},
    "swatch_shut": {"pattern": 14, "fg_color": "#D3D9E0", "bg_color": "#FFFFFF", "border": 1,
                    "border_color": _LINE, "align": "center"},
    "swatch_locked": {"bg_color": _GREY, "border": 1, "border_color": _LINE, "align": "center"},
}  # fmt: skip
_STATES: Final[Mapping[State, Mapping[str, Any]]] = {
    "open": {"bg_color": _YELLOW, "border": 1, "border_color": _LINE, "locked": False},
    "plain": {"border": 1, "border_color": _LINE, "locked": False},
    "locked": {"bg_color": _GREY, "border": 1, "border_color": _LINE, "font_color": "#3D4852"},
    "shut": {
        "pattern": 14,
        "fg_color": "#D3D9E0",
        "bg_color": "#FFFFFF",
        "border": 1,
        "border_color": _LINE,
    },
    "context": {"bg_color": _GREY, "border": 1, "border_color": _LINE, "font_color": _MUTED},
    "free": {"locked": False},
}


class Formats:
    """The formats of one workbook, each made once, when first asked for."""

    def __init__(self, book: Workbook) -> None:
        self._book = book
        self._made: dict[str, Format] = {}

    def plain(self, name: str) -> Format:
        """Return the format of what is neither a value nor an empty cell: titles, labels, help."""
        if name not in self._made:
            self._made[name] = self._book.add_format({**_FONT, **_PLAIN[name]})
        return self._made[name]

    def cell(self, state: State, look: Look) -> Format:
        """Return the format of the cells of a column."""
        side: dict[str, Any] = {"text_wrap": True}
        if look in (Look.DATE, Look.YEAR):
            side = {"align": "center"}
        elif is_number(look):
            side = {"align": "right"}
        return self._value(state, look, side)

    def line(self, state: State, look: Look) -> Format:
        """Return the format of the value of a form: on the left, beside its label."""
        return self._value(state, look, {"align": "left", "text_wrap": True})

    def _value(self, state: State, look: Look, side: Mapping[str, Any]) -> Format:
        code = NUMBERS.get(look, "@")
        name = f"{state} {code} {side}"
        if name not in self._made:
            common = {**_FONT, "num_format": code, "valign": "top"}
            self._made[name] = self._book.add_format({**common, **side, **_STATES[state]})
        return self._made[name]
