"""The values owed for an indicator of the contract, and the words for what it aims at.

They stay a procedure: where a value is owed depends on last year's values, and a target is
worded by whichever of its fields it has.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any, Final, NamedTuple

from cpom_desk.preparation.given import items, text
from cpom_desk.preparation.presence import Year
from cpom_desk.preparation.words import Words
from cpom_schema.document import Tree
from cpom_schema.standard.templates import Measured


def measures(year: Year, measured: Measured, indicator: Tree, row: Tree) -> Iterator[Tree]:
    """Yield where and when the values of an indicator are owed, as fields of their rows.

    Args:
        year: the year.
        measured: what decides of it.
        indicator: the indicator of the contract.
        row: what names the indicator in the follow-up, and the year.
    """
    periods = _periods(year, measured, indicator)
    for esms in _measured_at(year, measured, indicator, row):
        where = {measured.at: esms} if esms else {}
        for period in periods:
            yield {**where, measured.period: period}


def _periods(year: Year, measured: Measured, indicator: Tree) -> tuple[str, ...]:
    """Return the periods owed: by frequency, else those of the year of a target."""
    by_frequency = measured.periods.get(text(indicator, measured.frequency))
    if by_frequency:
        return by_frequency
    targets, by = measured.targets
    aimed = any(target.get(by) == year.exercice for target in items(indicator, targets))
    return measured.aimed if aimed else ()


def _measured_at(year: Year, measured: Measured, indicator: Tree, row: Tree) -> list[str]:
    """Return where a value is owed: as last year, else for all the ESMS together ("")."""
    allowed = _allowed(year, indicator.get(measured.at))
    last_year = {**row, year.template.year: year.of(measured.before)}
    kept: dict[str, None] = {}
    for value in year.items(measured.before):
        esms = text(value, measured.at)
        if esms in allowed and last_year.items() <= value.items():
            kept[esms] = None
    return list(kept) or [""]


def _allowed(year: Year, declared: Any) -> set[str]:
    """Return where an indicator may be measured: the present ESMS it declares, and all of them."""
    present = set(year.present["perimetre"])
    return present.intersection(declared or present) | {""}


class Line(NamedTuple):
    """A row whose words are looked for.

    Attributes:
        row: the row.
        before: the same row of last year; empty when it is not known.
        indicator: the indicator of the contract that the row names.
        names: the names of the ESMS of the contract, by number.
    """

    row: Tree
    before: Tree
    indicator: Tree
    names: Mapping[str, Any]


def _where(line: Line, words: Words) -> str | None:
    """Return the name of the ESMS a value is about, or of the only one of its indicator."""
    del words
    number = line.row.get("esms")
    declared = line.indicator.get("esms", ())
    if not number and len(declared) == 1:
        number = declared[0]
    return line.names.get(number or "")


def _unit(line: Line, words: Words) -> str | None:
    return words.unit(line.indicator.get("unite"))


def _target(line: Line, words: Words) -> str | None:
    """Return what the indicator aims at in the year of the row."""
    by_year = {target.get("annee"): target for target in items(line.indicator, "cibles")}
    target = by_year.get(line.row["annee"])
    if target is None:
        return None
    return words.target(target, line.indicator.get("unite"))


def _value(line: Line, words: Words) -> str | None:
    """Return the value given last year."""
    if not line.before:
        return None
    return words.value(line.before, line.indicator.get("unite"))


WORDS: Final[Mapping[str, Callable[[Line, Words], str | None]]] = {
    "where": _where,
    "unit": _unit,
    "target": _target,
    "value": _value,
}
"""The procedures of `contexts.*.*.words`."""
