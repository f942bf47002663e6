"""What a spreadsheet checks while a cell is typed in: a type or a list, with a prompt."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, Final

from cpom_schema.formats.workbook.planning.cell_values import FIRST_DAY, LAST_DAY
from cpom_schema.formats.workbook.planning.columns import Choices, Column, Live
from cpom_schema.formats.workbook.planning.looks import Look
from cpom_schema.formats.workbook.planning.words import cut, say
from cpom_schema.standard.dictionary import Lang

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

_TITLE: Final = 32
_MESSAGE: Final = 255
"""Characters a spreadsheet takes for the title and for the text of a prompt."""
_SEVERAL: Final = 80
"""Characters kept for how several choices are made."""
_HUGE: Final = 10**15
_TYPES: Final[Mapping[Look, tuple[str, object, object, str]]] = {
    Look.INTEGER: ("integer", -_HUGE, _HUGE, "refused_whole"),
    Look.YEAR: ("integer", 1900, 2099, "refused_whole"),
    Look.DECIMAL: ("decimal", -_HUGE, _HUGE, "refused_number"),
    Look.AMOUNT: ("decimal", -_HUGE, _HUGE, "refused_number"),
    Look.RATE: ("decimal", -_HUGE, _HUGE, "refused_number"),
    Look.DATE: ("date", FIRST_DAY, LAST_DAY, "refused_date"),
}
"""For the look of a column: the type to check, its bounds, the word of what is refused."""

Settings = dict[str, Any]
"""A data validation, as XlsxWriter takes it."""


def _name_of(choices: Choices) -> str:
    """Return the defined name of what is chosen from."""
    if isinstance(choices, Live):
        return "cles_" + re.sub(r"\W", "_", f"{choices.table}_{choices.column}")
    return choices or ""


def _any_value() -> Settings:
    return {"validate": "any"}


def _one_of(source: str | list[str], lang: Lang) -> Settings:
    """Return the check of a list; a value out of it may be kept: the validator explains better."""
    return {
        "validate": "list",
        "source": source,
        "error_type": "warning",
        "error_title": say("refused", lang),
        "error_message": say("refused_code", lang),
    }


def _of_type(look: Look, lang: Lang) -> Settings:
    """Return the check of a number or a date, which refuses a text."""
    kind, low, high, word = _TYPES[look]
    return {
        "validate": kind,
        "criteria": "between",
        "minimum": low,
        "maximum": high,
        "error_title": say("refused", lang),
        "error_message": say(word, lang),
    }


def _settings(column: Column, lang: Lang) -> Settings:
    """Return the data validation of the cells of a column."""
    prompt = column.prompt
    if column.choices:
        settings = _one_of(f"={_name_of(column.choices)}", lang)
        prompt = f"{prompt} {say('list_prompt', lang)}"
    elif column.field is not None and column.field.repeated and column.field.kind == "code":
        settings = _any_value()
        prompt = f"{cut(prompt, _MESSAGE - _SEVERAL)} {say('several_prompt', lang)}"
    elif column.look in _TYPES:
        settings = _of_type(column.look, lang)
    else:
        settings = _any_value()
    if prompt:
        settings["input_title"] = cut(column.label, _TITLE)
        settings["input_message"] = cut(prompt, _MESSAGE)
    return settings


def _fits_a_list(texts: Sequence[str]) -> bool:
    """Return whether a spreadsheet can hold texts in the list of a single cell."""
    holds_comma = any("," in text for text in texts)
    return not holds_comma and len(",".join(texts)) <= _MESSAGE


class DataValidations:
    """Sets the data validations of the cells of a workbook.

    Attributes:
        lang: language of the prompts.
        live: the choices typed in the workbook itself, by the name of the cells that hold them.
    """

    def __init__(self, lang: Lang) -> None:
        self.lang: Lang = lang
        self.live: dict[str, Live] = {}

    def put(self, tab: Worksheet, rows: tuple[int, int], at: int, column: Column) -> None:
        """Check the cells of a column, from the first of two rows to the last."""
        if isinstance(column.choices, Live):
            self.live[_name_of(column.choices)] = column.choices
        tab.data_validation(rows[0], at, rows[1], at, _settings(column, self.lang))

    def offer(
        self, tab: Worksheet, row: int, at: int, column: Column, texts: Sequence[str]
    ) -> None:
        """Give one cell a list of its own texts, when a spreadsheet can hold their list."""
        settings = _settings(column, self.lang)
        if _fits_a_list(texts):
            settings |= _one_of(list(texts), self.lang)
        tab.data_validation(row, at, row, at, settings)
