"""What a follow-up is prepared from, and which items of the contract belong to its year.

Which days and codes decide of it is data: ``spec/campaign/suiviAnnuel.yaml``.
"""

from __future__ import annotations

from functools import cached_property

from cpom_desk.preparation.given import items, text, value_at
from cpom_schema.document import Tree
from cpom_schema.standard.edition import Edition
from cpom_schema.standard.templates import Decisive, Followed, Listed, Presence, follow_up


class Year:
    """The year of a follow-up.

    Attributes:
        edition: the edition of the follow-up.
        contrat: the contract in force at the end of the year.
        precedent: the follow-up of the year before; empty when it is not known.
        exercice: the year.
        template: what the template prepares.
    """

    def __init__(self, edition: Edition, contrat: Tree, precedent: Tree, exercice: int) -> None:
        self.edition = edition
        self.contrat = contrat
        self.precedent = precedent
        self.exercice = exercice
        self.template = follow_up(edition)

    def items(self, listed: Listed) -> list[Tree]:
        """Return the items of a list of the contract or of last year's follow-up."""
        document = self.contrat if listed.of_contract else self.precedent
        return items(document, *listed.place)

    def of(self, listed: Listed) -> int:
        """Return the year the items of a list describe, when each describes one."""
        return self.exercice if listed.of_contract else self.exercice - 1

    def kept(self, name: str) -> list[Tree] | None:
        """Return the items of a list that are present or followed, None when all of them are."""
        if name in self.present:
            return list(self.present[name].values())
        return self.followed.get(name)

    @cached_property
    def present(self) -> dict[str, dict[str, Tree]]:
        """The items in force one day at least of the year, by list of the contract and key."""
        found: dict[str, dict[str, Tree]] = {}
        for name, presence in self.template.presence.items():
            key = self.key_of_list(name)
            listed = items(self.contrat, name)
            found[name] = {text(i, key): i for i in listed if self._lives(presence, i)}
        return found

    @cached_property
    def followed(self) -> dict[str, list[Tree]]:
        """The items followed from year to year that are followed this year, by list."""
        found: dict[str, list[Tree]] = {}
        for name, followed in self.template.followed.items():
            found[name] = self._unfinished(name, followed)
        return found

    def _unfinished(self, name: str, followed: Followed) -> list[Tree]:
        """Return the items of a list that are due in the year, or not known as finished."""
        finished = self._finished(followed)
        key = self.key_of_list(name)
        kept: list[Tree] = []
        for item in items(self.contrat, name):
            is_finished = text(item, key) in finished
            if self._is_due(followed, item) or not is_finished:
                kept.append(item)
        return kept

    def key_of_list(self, name: str) -> str:
        """Return the field that is the key of a list at the root of the contract."""
        return self.edition.dictionary.documents["contrat"].root.fields[name].key[0]

    def _lives(self, presence: Presence, item: Tree) -> bool:
        year = str(self.exercice)
        first_day = value_at(item, presence.first_day) or ""
        last_day = value_at(item, presence.last_day)
        if first_day[:4] > year:
            return False
        if last_day:
            return bool(last_day[:4] >= year)
        return presence.otherwise is None or self._holds(item, presence.otherwise)

    def _holds(self, item: Tree, decisive: Decisive) -> bool:
        return bool(value_at(item, decisive.place) == decisive.code)

    def _is_due(self, followed: Followed, item: Tree) -> bool:
        day = value_at(item, followed.due) or ""
        return bool(day[:4] == str(self.exercice))

    def _finished(self, followed: Followed) -> set[str]:
        """Return the keys of the items that last year's follow-up says to be finished."""
        finished: set[str] = set()
        for row in items(self.precedent, followed.listed):
            if row.get(followed.field) in followed.finished:
                finished.add(text(row, followed.by))
        return finished
