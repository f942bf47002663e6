"""What a removal leaves: an end date where there is a place for one (decision 0011)."""

from __future__ import annotations

from typing import Any, Final

from cpom_schema.consolidation.targets import as_list, as_tree
from cpom_schema.document import Tree

_FIRST_DAY: Final = {"capacite": "debut", "objectifActivite": "annee", "dotation": "annee"}
_LAST_DAY: Final = {
    "partie": "dateSortie",
    "esms": "dateSortie",
    "capacite": "fin",
    "ficheAction": "dateFin",
}
_PERIOD: Final = ("fraisSiege", "programmeInvestissement")
_LEAVES: Final = ("comiteSuivi", "transmission", "dispositions", "annexe")
"""Items with no place for an end date, that nothing else may refer to."""


def closed(content: str, item: Tree, end: str, effective: str) -> Tree | None:
    """Return the item removed after its last day, as it stands on a day.

    Args:
        content: the field of `valeur` that holds such an item.
        item: the item as the contract has it.
        end: its last day, as AAAA-MM-JJ.
        effective: the day the contract is looked at, as AAAA-MM-JJ.

    Returns:
        The same item when there is nothing to write. None when nothing of it remains: it never was
        in force, or no other part and no follow-up may refer to it and `effective` comes after its
        last day.
    """
    if _first_day(content, item) > end:
        return None
    if content not in _LEAVES:
        return _ended(content, item, end)
    if effective > end:
        return None
    return item


def last_day(content: str, item: Tree) -> str | None:
    """Return the last day an item is in force, as AAAA-MM-JJ; None when it gives none."""
    if content in _PERIOD:
        day = as_tree(item.get("periode")).get("fin")
    else:
        day = item.get(_LAST_DAY.get(content, ""))
    return day if isinstance(day, str) else None


def _first_day(content: str, item: Tree) -> str:
    """Return the first day or the year an item is in force; empty when it gives none."""
    if content in _PERIOD:
        return str(as_tree(item.get("periode")).get("debut", ""))
    return str(item.get(_FIRST_DAY.get(content, ""), ""))


def _ended(content: str, item: Tree, end: str) -> Tree:
    """Return an item of some kind with its end written where there is a place for it."""
    if content in _PERIOD:
        period = _until(as_tree(item.get("periode")), "fin", end)
        return {**item, "periode": period}
    if content == "indicateur":
        return _without_later_targets(item, end[:4])
    if content == "ficheAction":
        item = _abandoned(item)
    name = _LAST_DAY.get(content)
    return _until(item, name, end) if name else item


def _abandoned(item: Tree) -> Tree:
    """Return an action sheet removed while in force as abandoned, any other one as it is."""
    if item.get("statut") != "en_vigueur":
        return item
    return {**item, "statut": "abandonnee"}


def _until(item: Tree, name: str, end: str) -> Tree:
    """Return the item with its last day in a field, never a later one than it had."""
    return {**item, name: min(str(item.get(name, end)), end)}


def _without_later_targets(item: Tree, year: str) -> Tree:
    """Return an indicator without its targets of the years after one, nor an empty list of them."""
    targets = as_list(item.get("cibles"))
    kept = [target for target in targets if _year(target) <= year]
    if len(kept) == len(targets):
        return item
    left = {**item, "cibles": kept}
    if not kept:
        del left["cibles"]
    return left


def _year(target: Any) -> str:
    return str(as_tree(target).get("annee", ""))
