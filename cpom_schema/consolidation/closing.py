"""What a removal leaves: an end date where there is a place for one (decision 0011).

Which items have one is data: ``spec/campaign/endings.yaml``.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from cpom_schema.consolidation.targets import as_list, as_tree
from cpom_schema.document import Tree
from cpom_schema.standard.campaign import Ending, Status


def closed(ending: Ending, item: Tree, end: str, effective: str) -> Tree | None:
    """Return the item removed after its last day, as it stands on a day.

    Args:
        ending: how such an item ends.
        item: the item as the contract has it.
        end: its last day, as AAAA-MM-JJ.
        effective: the day the contract is looked at, as AAAA-MM-JJ.

    Returns:
        The same item when there is nothing to write. None when nothing of it remains: it never was
        in force, or no other part and no follow-up may refer to it and `effective` comes after its
        last day.
    """
    if str(_at(item, ending.first_day) or "") > end:
        return None
    if not ending.leaves:
        return _ended(ending, item, end)
    if effective > end:
        return None
    return item


def last_day(ending: Ending, item: Tree) -> str | None:
    """Return the last day an item is in force, as AAAA-MM-JJ; None when it gives none."""
    day = _at(item, ending.last_day)
    return day if isinstance(day, str) else None


def _at(item: Tree, place: Sequence[str]) -> Any:
    """Return the value at a place of an item, None when there is no place or nothing there."""
    if not place:
        return None
    *owners, name = place
    for owner in owners:
        item = as_tree(item.get(owner))
    return item.get(name)


def _ended(ending: Ending, item: Tree, end: str) -> Tree:
    """Return an item with its end written where there is a place for it."""
    if ending.trimmed:
        return _trimmed(item, *ending.trimmed, end[:4])
    if ending.status:
        item = _with_status(item, ending.status)
    if ending.last_day:
        item = _until(item, ending.last_day, end)
    return item


def _with_status(item: Tree, status: Status) -> Tree:
    """Return an item removed with the status it had as one that has the next, or as it is."""
    if item.get(status.field) != status.before:
        return item
    return {**item, status.field: status.after}


def _until(item: Tree, place: Sequence[str], end: str) -> Tree:
    """Return the item with its last day written, never a later one than it had."""
    name, *below = place
    if below:
        return {**item, name: _until(as_tree(item.get(name)), below, end)}
    return {**item, name: min(str(item.get(name, end)), end)}


def _trimmed(item: Tree, listing: str, by: str, year: str) -> Tree:
    """Return an item without what a list of it says of the years after one, nor an empty list."""
    held = as_list(item.get(listing))
    kept = [each for each in held if str(as_tree(each).get(by, "")) <= year]
    if len(kept) == len(held):
        return item
    left = {**item, listing: kept}
    if not kept:
        del left[listing]
    return left
