"""What happens to a contract over the years: how its items end (spec/campaign/endings.yaml)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

from cpom_schema.standard.edition import Edition, per_edition


class Status(NamedTuple):
    """A status that changes when its item is removed."""

    field: str
    before: str
    after: str


class Ending(NamedTuple):
    """How an item of a contract ends when an avenant removes it.

    Attributes:
        first_day: place of its first day or year, () when it has none.
        last_day: place where its last day is written, () when it has none.
        status: a status that changes with it.
        trimmed: a list of the item that loses its later items, and the field of their year.
        leaves: True when it has no place for an end, and nothing else refers to it.
    """

    first_day: tuple[str, ...] = ()
    last_day: tuple[str, ...] = ()
    status: Status | None = None
    trimmed: tuple[str, str] | None = None
    leaves: bool = False


STAYS = Ending()
"""How an item ends that the standard says nothing of: it stays as it is."""


@per_edition
def endings(edition: Edition) -> Mapping[str, Ending]:
    """Return how items end, by the field of a modification that holds them."""
    listed = edition.campaign["endings"]["endings"]
    return {content: _ending(raw) for content, raw in listed.items()}


def _ending(raw: Mapping[str, Any]) -> Ending:
    status, trimmed = raw.get("status"), raw.get("trimmed")
    return Ending(
        _steps(raw.get("firstDay")),
        _steps(raw.get("lastDay")),
        Status(status["field"], status["from"], status["to"]) if status else None,
        (trimmed["list"], trimmed["by"]) if trimmed else None,
        raw.get("leaves", False),
    )


def _steps(place: str | None) -> tuple[str, ...]:
    return tuple(place.split(".")) if place else ()


def content_of(edition: Edition, kind: str) -> str:
    """Return the field of a modification that holds what a code of `objets-avenant` aims at."""
    return content_within(edition.campaign["endings"]["contents"], kind)


def content_within(contents: Mapping[str, str], kind: str) -> str:
    """Return the field a code aims at: the one given for it, or the code in camel case."""
    return contents.get(kind) or _camel(kind)


def _camel(code: str) -> str:
    first, *others = code.split("_")
    return first + "".join(map(str.capitalize, others))


def term(edition: Edition) -> str:
    """Return the code of `objets-avenant` that aims at the end date of the contract."""
    code: str = edition.campaign["endings"]["term"]
    return code
