"""What a removal leaves: an end date where there is a place for one (decision 0011)."""

from __future__ import annotations

from typing import Any, Final

from cpom_schema.consolidation.targets import as_tree
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
    """The item removed after its last day `end`, as it stands on `effective`.

    None when nothing of it remains: it never was in force, or no other part and no follow-up may
    refer to it and `effective` comes after its last day.
    """
    if _begins(content, item) > end:
        return None
    if content in _LEAVES:
        return None if effective > end else item
    if content in _PERIOD:
        return {**item, "periode": _ended(item.get("periode"), "fin", end)}
    if content == "indicateur":
        return _without_later_targets(item, end[:4])
    if content == "ficheAction" and item.get("statut") == "en_vigueur":
        item = {**item, "statut": "abandonnee"}
    name = _LAST_DAY.get(content)
    return _ended(item, name, end) if name else item


def last_day(content: str, item: Tree) -> str | None:
    """The last day an item is in force, when it says one."""
    owner = as_tree(item.get("periode")) if content in _PERIOD else item
    name = "fin" if content in _PERIOD else _LAST_DAY.get(content, "")
    day = owner.get(name)
    return day if isinstance(day, str) else None


def _begins(content: str, item: Tree) -> str:
    if content in _PERIOD:
        return str(as_tree(item.get("periode")).get("debut", ""))
    return str(item.get(_FIRST_DAY.get(content, ""), ""))


def _ended(item: Any, name: str, end: str) -> Tree:
    """The item with its last day, never a later one than it had."""
    held = as_tree(item)
    return {**held, name: min(str(held.get(name, end)), end)}


def _without_later_targets(item: Tree, year: str) -> Tree:
    listed = item.get("cibles")
    targets = listed if isinstance(listed, list) else []
    kept = [t for t in targets if str(as_tree(t).get("annee", "")) <= year]
    if len(kept) == len(targets):
        return item
    return {n: kept if n == "cibles" else v for n, v in item.items() if n != "cibles" or kept}
