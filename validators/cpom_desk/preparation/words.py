"""Values as a person reads them: labels of codes, percentages, amounts, dates."""

from __future__ import annotations

from decimal import Decimal
from typing import Any, Final

from cpom_schema.standard.dictionary import Lang
from cpom_schema.standard.edition import Edition

_SPACE: Final = "\N{NO-BREAK SPACE}"
_FRACTION: Final = "fraction"
"""The unit of rates."""


class Words:
    """What is written beside the data, in one language."""

    def __init__(self, edition: Edition, lang: Lang) -> None:
        self.edition = edition
        self.lang: Lang = lang

    def say(self, fr: str, en: str) -> str:
        """Return one of two sentences."""
        return fr if self.lang == "fr" else en

    def label(self, codes: str, code: Any) -> str | None:
        """Return the label of a code; the code itself when the list does not know it."""
        if not isinstance(code, str):
            return None
        found = self.edition.codelists[codes].codes.get(code)
        return found.label[self.lang] if found else code

    def date(self, value: str) -> str:
        """Return a date of the standard as the cells of the workbook show dates: 31/12/2025."""
        return "/".join(reversed(value.split("-")))

    def number(self, value: float, unit: Any = None) -> str:
        """Return a number with its separators, a fraction as a percentage."""
        exact = Decimal(str(value))
        if unit != _FRACTION:
            return self._plain(exact)
        percent = self._plain(exact * 100)
        return self.say(f"{percent}{_SPACE}%", f"{percent}%")

    def _plain(self, exact: Decimal) -> str:
        """Return a number as its language writes it, without zeros at its end."""
        english = f"{exact:,f}"
        if "." in english:
            english = english.rstrip("0").rstrip(".")
        french = english.replace(",", _SPACE).replace(".", ",")
        return self.say(french, english)

    def unit(self, unit: Any) -> str | None:
        """Return the unit a value is typed in: a cell takes « 8,4 % » for the fraction 0.084."""
        if unit == _FRACTION:
            return self.say(f"Taux (saisir 8,4{_SPACE}%)", "Rate (type 8.4%)")
        return self.label("unites", unit)

    def target(self, target: dict[str, Any], unit: Any) -> str | None:
        """Return what an indicator aims at: a value, a range or one side of it, a level, a date."""
        if "valeur" in target:
            return self.number(target["valeur"], unit)
        if "min" in target or "max" in target:
            return self._range(target, unit)
        if "modalite" in target:
            return str(target["modalite"])
        if "date" in target:
            return self.date(target["date"])
        return None

    def _range(self, target: dict[str, Any], unit: Any) -> str:
        """Return a range of numbers, or the only side it has."""
        if "max" not in target:
            low = self.number(target["min"], unit)
            return self.say(f"au moins {low}", f"at least {low}")
        high = self.number(target["max"], unit)
        if "min" not in target:
            return self.say(f"au plus {high}", f"at most {high}")
        return f"{self.number(target['min'], unit)} – {high}"

    def value(self, value: dict[str, Any], unit: Any) -> str | None:
        """Return what was given for an indicator: a value, a level, a date, or why none is."""
        if "valeur" in value:
            return self.number(value["valeur"], unit)
        if "modalite" in value:
            return str(value["modalite"])
        if "valeurDate" in value:
            return self.date(value["valeurDate"])
        return self.label("motifs-absence", value.get("motifAbsence"))
