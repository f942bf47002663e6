"""What the template of a follow-up prepares (spec/campaign/suiviAnnuel.yaml, chapter 12).

A place is a tuple of names, from an item to one of its values.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

from cpom_schema.standard.edition import Edition, per_edition

Place = tuple[str, ...]


class Decisive(NamedTuple):
    """A value that decides of something: a place, and the code it must hold."""

    place: Place
    code: str


class Presence(NamedTuple):
    """When an item of the contract is in force.

    Attributes:
        first_day: place of its first day; an item without one began before.
        last_day: place of its last day; an item without one goes on.
        otherwise: what decides when it has no last day.
    """

    first_day: Place
    last_day: Place
    otherwise: Decisive | None


class Followed(NamedTuple):
    """Until when an item of the contract is followed from year to year.

    Attributes:
        due: place of the day it is due.
        listed: list of last year's follow-up that says how far it is.
        by: field of that list that names the item.
        field: field of that list that says how far it is.
        finished: codes after which it is followed no more.
    """

    due: Place
    listed: str
    by: str
    field: str
    finished: frozenset[str]


class Listed(NamedTuple):
    """A list of a document given: the contract, or last year's follow-up."""

    document: str
    place: Place

    @property
    def of_contract(self) -> bool:
        """Whether it is a list of the contract."""
        return self.document == "contrat"


class Measured(NamedTuple):
    """The values owed for an indicator of the contract.

    Attributes:
        before: list of last year's follow-up that says where the indicator was measured.
        at: field that says where, named alike in the indicator and in the row.
        period: field of the row that says when.
        frequency: field of the indicator that says how often.
        periods: codes of the periods owed, by code of frequency.
        targets: list of the targets of the indicator, and the field of their year.
        aimed: periods owed in the year of a target, with any other frequency.
    """

    before: Listed
    at: str
    period: str
    frequency: str
    periods: Mapping[str, Place]
    targets: tuple[str, str]
    aimed: Place


class Prepared(NamedTuple):
    """The rows prepared from the items of a list.

    Attributes:
        listed: the list, from a document given; from the item, in `holds` and `parts`.
        copies: fields of the row, and those of the item they are copied from.
        dated: field of the year of an item; items of other years make no row.
        present: fields of an item that must name an item in force, and the list it is in.
        unless: field whose presence in an item spares its row.
        decided: fields of the row that the contract decides besides its key.
        holds: rows of lists inside the row, by name of these lists.
        parts: one more row for each item of a list inside the item.
        only_parts: whether the item itself makes no row.
        measured: the values owed, when the item is an indicator.
        computed: procedure that finds the rows; none of the above then holds.
    """

    listed: Listed
    copies: Mapping[str, str]
    dated: str | None
    present: Mapping[str, str]
    unless: str | None
    decided: Place
    holds: Mapping[str, Prepared]
    parts: Prepared | None
    only_parts: bool
    measured: Measured | None
    computed: str | None


class Looked(NamedTuple):
    """A field of the item that a list of the contract has under some values of a row."""

    listed: Listed
    by: Place
    field: str


class Shown(NamedTuple):
    """A value shown beside a row: one of the three.

    Attributes:
        places: places from a field of the row that refers to the contract, or from ``precedent``;
            the first one that is known is shown.
        looked: a field of an item that is looked for.
        words: a procedure that finds the words, and the field of the row that names the indicator.
    """

    places: tuple[Place, ...] = ()
    looked: Looked | None = None
    words: tuple[str, str] | None = None


class Fitting(NamedTuple):
    """Which fields a row may fill.

    Attributes:
        by: place of the type of its indicator.
        fields: the fields, by type.
        rate: what makes its plain numbers rates.
        choices: fields chosen from a list of texts, and the place of that list.
    """

    by: Place
    fields: Mapping[str, frozenset[str]]
    rate: Decisive
    choices: Mapping[str, Place]


class Template(NamedTuple):
    """What the template of a follow-up prepares.

    Attributes:
        presence: by list of the contract, when its items are in force.
        followed: by list of the contract, until when its items are followed.
        year: field that takes the year, in the rows of the lists that have it in their key.
        rows: the rows prepared, by list of the follow-up, in their order.
        columns: by id of a list laid out as columns, the procedure that finds their keys.
        locked: addresses of the values of the document that the contract decides.
        contexts: by id of a table and name of a column of context, what is shown.
        fits: by id of a table, which fields its rows may fill.
    """

    presence: Mapping[str, Presence]
    followed: Mapping[str, Followed]
    year: str
    rows: Mapping[str, Prepared]
    columns: Mapping[str, str]
    locked: tuple[str, ...]
    contexts: Mapping[str, Mapping[str, Shown]]
    fits: Mapping[str, Fitting]


@per_edition
def follow_up(edition: Edition) -> Template:
    """Return what the template of a follow-up prepares."""
    return build(edition.campaign["suiviAnnuel"])


def build(raw: Mapping[str, Any]) -> Template:
    """Return what a template prepares, from the content of its file."""
    contexts: dict[str, Mapping[str, Shown]] = {}
    for table, columns in raw["contexts"].items():
        contexts[table] = {name: _shown(one) for name, one in columns.items()}
    return Template(
        presence={name: _presence(one) for name, one in raw["presence"].items()},
        followed={name: _followed(one) for name, one in raw["followed"].items()},
        year=raw["year"],
        rows={name: _prepared(one) for name, one in raw["rows"].items()},
        columns=raw["columns"],
        locked=tuple(raw["locked"]),
        contexts=contexts,
        fits={name: _fitting(one) for name, one in raw["fits"].items()},
    )


def _presence(raw: Mapping[str, Any]) -> Presence:
    otherwise = _decisive(raw["otherwise"]) if "otherwise" in raw else None
    return Presence(_place(raw["firstDay"]), _place(raw["lastDay"]), otherwise)


def _followed(raw: Mapping[str, Any]) -> Followed:
    finished = raw["finished"]
    return Followed(
        _place(raw["due"]),
        finished["list"],
        finished["by"],
        finished["field"],
        frozenset(finished["codes"]),
    )


def _prepared(raw: Mapping[str, Any]) -> Prepared:
    return Prepared(
        listed=_listed(raw.get("from", "")),
        copies=raw.get("copies", {}),
        dated=raw.get("dated"),
        present=raw.get("present", {}),
        unless=raw.get("unless"),
        decided=tuple(raw.get("decided", ())),
        holds={name: _prepared(held) for name, held in raw.get("holds", {}).items()},
        parts=_prepared(raw["parts"]) if "parts" in raw else None,
        only_parts=raw.get("onlyParts", False),
        measured=_measured(raw["measured"]) if "measured" in raw else None,
        computed=raw.get("computed"),
    )


def _measured(raw: Mapping[str, Any]) -> Measured:
    targets = raw["targets"]
    return Measured(
        before=_listed(raw["before"]),
        at=raw["at"],
        period=raw["period"],
        frequency=raw["frequency"],
        periods={frequency: tuple(codes) for frequency, codes in raw["periods"].items()},
        targets=(targets["list"], targets["by"]),
        aimed=tuple(raw["aimed"]),
    )


def _shown(raw: Any) -> Shown:
    match raw:
        case str():
            return Shown(places=(_place(raw),))
        case list():
            return Shown(places=tuple(map(_place, raw)))
        case {"words": words, "of": field}:
            return Shown(words=(words, field))
        case _:
            looked = Looked(_listed(raw["of"]), tuple(raw["by"]), raw["field"])
            return Shown(looked=looked)


def _fitting(raw: Mapping[str, Any]) -> Fitting:
    return Fitting(
        by=_place(raw["by"]),
        fields={kind: frozenset(names) for kind, names in raw["fields"].items()},
        rate=_decisive(raw["rate"]),
        choices={field: _place(place) for field, place in raw["choices"].items()},
    )


def _decisive(raw: Mapping[str, str]) -> Decisive:
    return Decisive(_place(raw["field"]), raw["is"])


def _listed(text: str) -> Listed:
    """Return the list a text names; its document is empty for a list inside an item."""
    document, _, place = text.rpartition("#")
    return Listed(document, _place(place))


def _place(text: str) -> Place:
    return tuple(text.split("."))
