"""Values as a person reads them: labels of codes, percentages, amounts, dates."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from cpom_schema.standard.dictionary import Lang
from cpom_schema.standard.edition import Edition

_SPACE = "\N{NO-BREAK SPACE}"


class Words:
    """What is written beside the data, in one language."""

    def __init__(self, edition: Edition, lang: Lang) -> None:
        self.edition = edition
        self.lang: Lang = lang

    def say(self, fr: str, en: str) -> str:
        """One of two sentences."""
        return fr if self.lang == "fr" else en

    def label(self, codes: str, code: Any) -> str | None:
        """The label of a code; the code itself when the list does not know it."""
        if not isinstance(code, str):
            return None
        found = self.edition.codelists[codes].codes.get(code)
        return found.label[self.lang] if found else code

    def date(self, value: str) -> str:
        """A date of the standard as the cells of the workbook show dates: 31/12/2025."""
        return "/".join(reversed(value.split("-")))

    def number(self, value: float, unit: Any = None) -> str:
        """A number with its separators; a fraction is said as a percentage."""
        exact = Decimal(str(value)) * (100 if unit == "fraction" else 1)
        plain = f"{exact:,f}"
        plain = plain.rstrip("0").rstrip(".") if "." in plain else plain
        if self.lang == "fr":
            plain = plain.replace(",", _SPACE).replace(".", ",")
            return f"{plain}{_SPACE}%" if unit == "fraction" else plain
        return f"{plain}%" if unit == "fraction" else plain

    def unit(self, unit: Any) -> str | None:
        """The unit a value is typed in: a cell takes « 8,4 % » for the fraction 0.084."""
        if unit == "fraction":
            return self.say(f"Taux (saisir 8,4{_SPACE}%)", "Rate (type 8.4%)")
        return self.label("unites", unit)

    def target(self, target: dict[str, Any], unit: Any) -> str | None:
        """What an indicator aims at: a value, a range or one side of it, a level, a date."""
        low, high = (self.number(target[n], unit) if n in target else None for n in ("min", "max"))
        if "valeur" in target:
            return self.number(target["valeur"], unit)
        if low and high:
            return f"{low} – {high}"
        if low:
            return self.say(f"au moins {low}", f"at least {low}")
        if high:
            return self.say(f"au plus {high}", f"at most {high}")
        if "modalite" in target:
            return str(target["modalite"])
        return self.date(target["date"]) if "date" in target else None

    def value(self, value: dict[str, Any], unit: Any) -> str | None:
        """What was given for an indicator: a value, a level, a date, or why there is none."""
        if "valeur" in value:
            return self.number(value["valeur"], unit)
        if "modalite" in value:
            return str(value["modalite"])
        if "valeurDate" in value:
            return self.date(value["valeurDate"])
        return self.label("motifs-absence", value.get("motifAbsence"))
