"""The accounts a follow-up owes and the authorities that pay, which no copy of a field tells.

They stay a procedure: the accounts of an ESMS are those its allocations pay, else those of its
budget bases, with those of last year, else one; three lists and their order decide together.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Final

from cpom_desk.preparation.given import items, signed, text
from cpom_desk.preparation.presence import Year
from cpom_schema.document import Tree
from cpom_schema.formats.workbook.planning.filling import Key

_Account = tuple[str, str]
"""An ESMS and a tariff section."""


def sections(year: Year) -> list[_Account]:
    """Return the ESMS and tariff section of each allocation, in the order of the scope."""
    found: list[_Account] = []
    served: set[tuple[str, str]] = set()
    for esms, authority, section in _granted(year):
        found.append((esms, section))
        served.add((esms, authority))
    for esms, authority, section in _based(year):
        if (esms, authority) not in served:
            found.append((esms, section))
    return _in_order(year, found)


def _based(year: Year) -> Iterator[tuple[str, str, str]]:
    """Yield ESMS, authority and tariff section of each budget base."""
    for base in items(year.contrat, "voletFinancier", "bases"):
        yield _part(base, base)


def _granted(year: Year) -> Iterator[tuple[str, str, str]]:
    """Yield ESMS, authority and tariff section of each part of the allocations of the year."""
    for allocation in items(year.contrat, "voletFinancier", "dotations"):
        if allocation.get("annee") == year.exercice:
            for part in items(allocation, "repartition"):
                yield _part(part, allocation)


def _part(part: Tree, allocation: Tree) -> tuple[str, str, str]:
    return text(part, "esms"), text(allocation, "autorite"), text(part, "section")


def accounts(year: Year) -> list[Tree]:
    """Return the ESMS and tariff section of each account: those funded, those of last year.

    An ESMS of which nothing is known has one undivided account, but a branch has none: it is
    followed with the ESMS it belongs to.
    """
    known = [*sections(year), *_last_year(year)]
    found = _in_order(year, [*known, *_undivided(year, known)])
    return [{"esms": esms, "section": section} for esms, section in found]


def _undivided(year: Year, known: Iterable[_Account]) -> Iterator[_Account]:
    """Yield the one account of each ESMS that has none among those known."""
    held = {esms for esms, _ in known}
    for number, esms in year.present["perimetre"].items():
        if number not in held and "rattachement" not in esms:
            yield number, "globale"


def _last_year(year: Year) -> Iterator[_Account]:
    """Yield the accounts of last year's follow-up, but for those it gives of earlier years."""
    for row in items(year.precedent, "executionFinanciere"):
        if row.get("annee") == year.exercice - 1:
            yield text(row, "esms"), text(row, "section")


def _in_order(year: Year, found: Iterable[_Account]) -> list[_Account]:
    """Return each account of an ESMS that is present once, in the order of the scope."""
    ranks = {number: rank for rank, number in enumerate(year.present["perimetre"])}
    unique = dict.fromkeys(account for account in found if account[0] in ranks)
    return sorted(unique, key=lambda account: ranks[account[0]])


def payers(contrat: Tree, exercice: int) -> list[str]:
    """Return the codes of the authorities that set tariffs under a contract in a year."""
    parties = signed(contrat, "autorite_tarification", exercice)
    codes = dict.fromkeys(text(party, "codeAutorite") for party in parties)
    return [code for code in codes if code]


def _payer_keys(year: Year) -> list[Key]:
    return [(code,) for code in payers(year.contrat, year.exercice)]


def _section_keys(year: Year) -> list[Key]:
    return [*sections(year)]


ROWS: Final[Mapping[str, Callable[[Year], list[Tree]]]] = {"accounts": accounts}
"""The procedures of `rows.*.computed`."""
COLUMNS: Final[Mapping[str, Callable[[Year], list[Key]]]] = {
    "sections": _section_keys,
    "payers": _payer_keys,
}
"""The procedures of `columns`."""
