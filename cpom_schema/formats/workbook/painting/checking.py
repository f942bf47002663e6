"""What a cell is checked for while it is typed in: its type, or its list; nothing else."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, Final

from cpom_schema.formats.workbook.planning.columns import Choices, Column, Live
from cpom_schema.formats.workbook.planning.shown import FIRST, LAST, Look
from cpom_schema.formats.workbook.planning.words import cut, say
from cpom_schema.standard.dictionary import Lang

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

_TITLE: Final = 32
_MESSAGE: Final = 255
"""Characters a spreadsheet takes for the title and for the text of a prompt."""
_HUGE: Final = 10**15
_TYPES: Final[Mapping[Look, tuple[str, object, object, str]]] = {
    Look.INTEGER: ("integer", -_HUGE, _HUGE, "refused_whole"),
    Look.YEAR: ("integer", 1900, 2099, "refused_whole"),
    Look.DECIMAL: ("decimal", -_HUGE, _HUGE, "refused_number"),
    Look.AMOUNT: ("decimal", -_HUGE, _HUGE, "refused_number"),
    Look.RATE: ("decimal", -_HUGE, _HUGE, "refused_number"),
    Look.DATE: ("date", FIRST, LAST, "refused_date"),
}


def _name_of(choices: Choices) -> str:
    """The defined name of what is chosen from."""
    if isinstance(choices, Live):
        return "cles_" + re.sub(r"\W", "_", f"{choices.table}_{choices.column}")
    return choices or ""


def _check(column: Column, lang: Lang) -> dict[str, Any]:
    """The data validation of the cells of a column, as XlsxWriter takes it.

    A value out of a list may be kept, since the validator says better why it is wrong; a text in
    place of a number or of a date is refused.
    """
    found: dict[str, Any] = {"validate": "any"}
    said = column.prompt
    if column.choices:
        found = {
            "validate": "list",
            "source": f"={_name_of(column.choices)}",
            "error_type": "warning",
            "error_message": say("refused_code", lang),
        }
        said = f"{said} {say('list_prompt', lang)}"
    elif column.look in _TYPES:
        kind, low, high, word = _TYPES[column.look]
        found = {
            "validate": kind,
            "criteria": "between",
            "minimum": low,
            "maximum": high,
            "error_message": say(word, lang),
        }
    if found["validate"] != "any":
        found["error_title"] = say("refused", lang)
    if said:
        found |= {
            "input_title": cut(column.label, _TITLE),
            "input_message": cut(said, _MESSAGE),
        }
    return found


class Checks:
    """What is checked while people type in a workbook.

    Attributes:
        lang: language of what is said.
        live: the choices typed in the workbook itself, by the name of the cells that hold them.
    """

    def __init__(self, lang: Lang) -> None:
        self.lang: Lang = lang
        self.live: dict[str, Live] = {}

    def put(self, tab: Worksheet, rows: tuple[int, int], at: int, column: Column) -> None:
        """Check the cells of a column, from the first of two rows to the last."""
        if isinstance(column.choices, Live):
            self.live[_name_of(column.choices)] = column.choices
        tab.data_validation(rows[0], at, rows[1], at, _check(column, self.lang))

    def offer(
        self, tab: Worksheet, row: int, at: int, column: Column, texts: Sequence[str]
    ) -> None:
        """Let one cell choose among its own texts, when a spreadsheet can hold their list."""
        check = _check(column, self.lang)
        if not any("," in text for text in texts) and len(",".join(texts)) <= _MESSAGE:
            check |= {
                "validate": "list",
                "source": list(texts),
                "error_type": "warning",
                "error_title": say("refused", self.lang),
                "error_message": say("refused_code", self.lang),
            }
        tab.data_validation(row, at, row, at, check)
