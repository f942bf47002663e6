"""The avenants applied to a contract, one modification after the other."""

from __future__ import annotations

import datetime as dt
from typing import Any, Literal, NamedTuple

from cpom_schema.consolidation.closing import closed, last_day
from cpom_schema.consolidation.difference import difference
from cpom_schema.consolidation.draft import Draft, frozen
from cpom_schema.consolidation.targets import (
    TERM,
    Target,
    as_number,
    as_tree,
    key_of,
    names,
    target,
)
from cpom_schema.document import Document, Path, Tree
from cpom_schema.standard.dictionary import Field

Kind = Literal["absent", "deja_la", "ancienne_valeur_differente", "sans_contenu"]


class Problem(NamedTuple):
    """A modification that does not fit the contract it changes.

    Attributes:
        avenant: number of the avenant.
        path: place in the avenant where it can be put right.
        kind: the item to replace or remove is not there; the one to add is; the former content
            is not that of the contract; no new content is given.
        params: `modification` and `objet`, and for one differing value `contrat` and `avenant`.
    """

    avenant: int
    path: Path
    kind: Kind
    params: tuple[tuple[str, str], ...] = ()


def _day_before(day: str) -> str:
    try:
        return (dt.date.fromisoformat(day) - dt.timedelta(days=1)).isoformat()
    except (ValueError, OverflowError):  # no date: the structural checks say so
        return day


class Work:
    """The contract being changed, and the modification at hand."""

    def __init__(self, contrat: Document, effective: str) -> None:
        self.edition = contrat.edition
        self.dictionary = contrat.edition.dictionary
        self.effective = effective
        self.root = Draft(self.dictionary, self.dictionary.objects["contrat"], contrat.tree)
        self.problems: list[Problem] = []
        self.removed: set[tuple[Any, ...]] = set()
        self.effect = ""
        self.numero = 0
        self.modification: Tree = {}
        self.rank = 0

    def apply(self, avenant: Tree) -> None:
        """Apply one avenant: its modifications in order, then its number and its end date."""
        self.effect = str(avenant.get("dateEffet", ""))
        self.numero = as_number(avenant.get("numero"))
        modifications = avenant.get("modifications")
        for self.rank, item in enumerate(modifications if isinstance(modifications, list) else ()):
            self.modification = modification = as_tree(item)
            kind = modification.get("objet")
            aim = target(self.edition, str(kind))
            if kind == TERM:
                self._change_term(modification)
            elif aim:
                self._change(aim, modification)
        if "nouvelleEcheance" in avenant:
            self.root["dateEcheance"] = avenant["nouvelleEcheance"]
        self.root["numeroAvenant"] = max(self.numero, as_number(self.root.get("numeroAvenant")))

    def _problem(self, kind: Kind, *steps: str | int, **params: str) -> None:
        path: Path = ("modifications", self.rank, *steps)
        here = self.modification
        said = {"modification": here.get("code"), "objet": here.get("objet")}
        every = tuple((n, str(v)) for n, v in {**said, **params}.items())
        self.problems.append(Problem(self.numero, path, kind, every))

    def _change_term(self, modification: Tree) -> None:
        """Move the end date; a contract always has one, so removing it changes nothing."""
        held = self.root.get("dateEcheance")
        self._compare(TERM, {"dateEcheance": held}, modification)
        value = self._content(TERM, modification)
        if value and "dateEcheance" in value:
            self.root["dateEcheance"] = value["dateEcheance"]

    def _change(self, aim: Target, modification: Tree) -> None:
        cle = as_tree(modification.get("cle"))
        place = self._owner(aim, cle)
        if place is None:
            return
        adding = modification.get("operation") == "ajout"
        value = self._content(aim.content, modification)
        key: Any = aim.field.name
        new_key: Any = key
        if aim.field.repeated:
            new_key = key_of(value, aim.field.key) if value else None
            key = new_key if adding else key_of(cle, names(self.edition, aim.field))
        found = frozen(place.get(key))
        held = found if isinstance(found, dict) else None
        trace = (aim.content, *(cle.get(s.type) for s in aim.steps[:-1] if s.repeated), key)
        if modification.get("operation") == "retrait":
            self._remove(aim, place, key, held, modification)
            self.removed.add(trace)
            return
        if not adding and held is None:
            self._absent(aim.field, cle)
        self._compare(aim.content, held, modification)
        if value is None:
            return
        over = last_day(aim.content, held) if held else None
        ended = trace in self.removed or (over is not None and over < self.effect)
        moved = not adding and new_key != key
        if (adding and held is not None and not ended) or (moved and new_key in place):
            self._problem("deja_la", "valeur", aim.content)
        self.removed.discard(trace)
        if moved:
            place.pop(key, None)
        place[new_key] = value

    def _owner(self, aim: Target, cle: Tree) -> dict[Any, Any] | None:
        """The list or the object that holds the item, opened; None when its owner is not there."""
        here = self.root
        for step in aim.steps[:-1]:
            if not step.repeated:
                here = here.open(here, step.name, step)
                continue
            rows, key = here.rows(step), key_of(cle, names(self.edition, step))
            if key not in rows:
                self._absent(step, cle)
                return None
            here = here.open(rows, key, step)
        return here.rows(aim.field) if aim.field.repeated else here

    def _absent(self, field: Field, cle: Tree) -> None:
        """Say that an item is not there, at the one part of the key that names it, if any."""
        named = [n for n in names(self.edition, field) if n in cle]
        one = named if len(field.key) == 1 else []
        self._problem("absent", *(["cle", *one] if cle else []))

    def _content(self, name: str, modification: Tree) -> Tree | None:
        """The new content; a problem when an addition or a replacement has none."""
        if modification.get("operation") == "retrait":
            return None
        value = as_tree(modification.get("valeur")).get(name)
        if not isinstance(value, dict):
            self._problem("sans_contenu", *(["valeur"] if "valeur" in modification else []))
            return None
        return value

    def _remove(
        self, aim: Target, place: dict[Any, Any], key: Any, held: Any, modification: Tree
    ) -> None:
        if held is None:
            self._absent(aim.field, as_tree(modification.get("cle")))
            return
        self._compare(aim.content, held, modification)
        end = str(modification.get("dateFin", "")) or _day_before(self.effect)
        left = closed(aim.content, held, end, self.effective)
        if left is None:
            del place[key]
        elif left is not held:
            place[key] = left
            self.root.open(place, key, aim.field)  # closing puts its fields in order

    def _compare(self, name: str, held: Any, modification: Tree) -> None:
        """Say where the former content an avenant quotes is not that of the contract."""
        quoted = as_tree(modification.get("ancienneValeur")).get(name)
        if quoted is None or held is None:
            return
        field = self.dictionary.objects["valeurModification"].fields[name]
        found = difference(self.dictionary, field, held, quoted)
        if found is not None:
            both = {"contrat": found.held, "avenant": found.quoted}
            plain = all(isinstance(v, str | int | float) for v in both.values())
            path = ("ancienneValeur", name, *found.path)
            self._problem("ancienne_valeur_differente", *path, **(both if plain else {}))
