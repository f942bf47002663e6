"""The follow-up prepared on the small valid contract, changed here and there."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Final

from cpom_desk.preparation import Draft, Given, draft
from cpom_schema.document import Document
from cpom_schema.formats import read
from spec.generator import cases
from tests.builders.editions import EDITION

SAMPLES: Final = Path(__file__).parents[2] / "samples"
MOMENT: Final = "2026-04-27T09:30:00+02:00"
IME, SAMSAH, ESAT, EAM = "590991105", "590991113", "590991121", "590991139"
"""The ESMS of the contract."""

Places = dict[str, Any]
"""New content by place; a place that ends with ``-`` is a new item of a list."""


def valid(name: str) -> Document:
    """A document of samples/valid."""
    return read(SAMPLES / "valid" / f"{name}.json")


def with_changes(document: Document, places: Places, remove: tuple[str, ...] = ()) -> Document:
    """A document changed."""
    change = {
        "set": {p: v for p, v in places.items() if not p.endswith("/-")},
        "remove": remove,
        "append": {p.removesuffix("/-"): v for p, v in places.items() if p.endswith("/-")},
    }
    tree = cases.changed(document.tree, change, "change")
    return Document(document.format, document.edition, document.type, tree)


def follow_up(
    places: Places | None = None, remove: tuple[str, ...] = (), year: int = 2025,
    before: Places | None = None, **more: Any,
) -> Draft:  # fmt: skip
    """The follow-up of the contract, changed.

    Args:
        places: what is changed in the contract.
        remove: what is removed from it.
        year: year reported.
        before: what is changed in the previous follow-up; without it, there is none.
        more: what else is given.
    """
    contrat = with_changes(valid("contrat"), places or {}, remove)
    precedent = None if before is None else with_changes(valid("precedent"), before)
    return draft("suiviAnnuel", Given(MOMENT, EDITION, year, contrat, precedent, **more))


def keys(made: Draft, table: str, *names: str) -> list[Any]:
    """Some fields of each row of a table; bare when only one is asked for."""
    rows = [tuple(row.get(name) for name in names) for row in made.document.tree.get(table, [])]
    return [row[0] if len(names) == 1 else row for row in rows]
