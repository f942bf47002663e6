"""The avenants applied to a contract, one modification after the other."""

from __future__ import annotations

import datetime as dt
from typing import Any, NamedTuple

from cpom_schema.consolidation.closing import closed, last_day
from cpom_schema.consolidation.difference import Difference, difference
from cpom_schema.consolidation.editing import EditedObject, plain
from cpom_schema.consolidation.problems import Modification, Problem
from cpom_schema.consolidation.targets import (
    Target,
    as_list,
    as_number,
    as_tree,
    key_of,
    names,
    target,
)
from cpom_schema.document import Document, Tree
from cpom_schema.standard.campaign import STAYS, Ending, endings, term
from cpom_schema.standard.dictionary import Field


class _Spot(NamedTuple):
    """Where a modification applies in the contract.

    Attributes:
        place: the list or the object that holds the item, being edited.
        key: key of the item in the list, or name of its field in the object.
        held: the item as it stands there; None when there is none.
        trace: what names the item in the whole contract.
    """

    place: dict[Any, Any]
    key: Any
    held: Tree | None
    trace: tuple[Any, ...]

    def put(self, key: Any, content: Tree) -> None:
        """Put a new content in place of the item, under its key or another one."""
        if key != self.key:
            self.place.pop(self.key, None)
        self.place[key] = content


class AmendedContract:
    """A contract, the avenants applied to it so far, and what did not fit.

    Attributes:
        effective: the day the contract is looked at, as AAAA-MM-JJ.
        root: the contract being edited.
        problems: what did not fit, in the order of application; former contents that an avenant
            quotes are not looked at.
        removed: traces of the items that were removed, and not added since.
    """

    def __init__(self, contrat: Document, effective: str) -> None:
        self.edition = contrat.edition
        self.term = term(contrat.edition)
        self.endings = endings(contrat.edition)
        self.dictionary = contrat.edition.dictionary
        self.effective = effective
        self.root = EditedObject(self.dictionary, self.dictionary.objects["contrat"], contrat.tree)
        self.problems: list[Problem] = []
        self.removed: set[tuple[Any, ...]] = set()

    def _ending(self, aim: Target) -> Ending:
        return self.endings.get(aim.content, STAYS)

    def apply(self, avenant: Tree) -> None:
        """Apply one avenant: its modifications in order, then its number and its end date."""
        effect = str(avenant.get("dateEffet", ""))
        numero = as_number(avenant.get("numero"))
        for rank, item in enumerate(as_list(avenant.get("modifications"))):
            self._modify(Modification(numero, effect, rank, as_tree(item)))
        if "nouvelleEcheance" in avenant:
            self.root["dateEcheance"] = avenant["nouvelleEcheance"]
        self.root["numeroAvenant"] = max(numero, as_number(self.root.get("numeroAvenant")))

    def _modify(self, modification: Modification) -> None:
        """Apply one modification; one of an unknown kind changes nothing."""
        kind = modification.tree.get("objet")
        if kind == self.term:
            self._change_term(modification)
            return
        aim = target(self.edition, str(kind))
        if aim:
            self._change_item(aim, modification)

    def _change_term(self, modification: Modification) -> None:
        """Move the end date; a contract always has one, so removing it changes nothing."""
        held = self.root.get("dateEcheance")
        self._compare(self.term, {"dateEcheance": held}, modification)
        content = self._new_content(self.term, modification)
        if content and "dateEcheance" in content:
            self.root["dateEcheance"] = content["dateEcheance"]

    def _change_item(self, aim: Target, modification: Modification) -> None:
        """Add, replace or remove an item of the contract."""
        place = self._owner(aim, modification)
        if place is None:
            return
        content = self._new_content(aim.content, modification)
        spot = self._spot(aim, place, modification, content)
        if modification.is_removal:
            self._remove(aim, spot, modification)
        else:
            self._put(aim, spot, modification, content)

    def _owner(self, aim: Target, modification: Modification) -> dict[Any, Any] | None:
        """Open the list or the object that holds the item; None when its owner is not there."""
        here = self.root
        for step in aim.owners:
            below = self._step(here, step, modification)
            if below is None:
                return None
            here = below
        return here.open_list(aim.field) if aim.field.repeated else here

    def _step(
        self, here: EditedObject, step: Field, modification: Modification
    ) -> EditedObject | None:
        """Open what a field holds: the object, or the item of the list that the key names."""
        if not step.repeated:
            return here.open_object(here, step.name, step)
        items = here.open_list(step)
        key = key_of(modification.key, names(self.edition, step))
        if key in items:
            return here.open_object(items, key, step)
        self._report_absent(step, modification)
        return None

    def _spot(
        self,
        aim: Target,
        place: dict[Any, Any],
        modification: Modification,
        content: Tree | None,
    ) -> _Spot:
        """Locate in its place the item that a modification aims at."""
        key = self._key(aim.field, modification, content)
        found = plain(place.get(key))
        held = found if isinstance(found, dict) else None
        trace = (aim.content, *_owner_keys(aim, modification), key)
        return _Spot(place, key, held, trace)

    def _key(self, field: Field, modification: Modification, content: Tree | None) -> Any:
        """Return the key of the item: its own for an addition, else that of the modification."""
        if modification.is_addition or not field.repeated:
            return _own_key(field, content)
        return key_of(modification.key, names(self.edition, field))

    def _put(
        self, aim: Target, spot: _Spot, modification: Modification, content: Tree | None
    ) -> None:
        """Add an item, or replace one; what does not fit is reported and applied all the same."""
        if spot.held is None and not modification.is_addition:
            self._report_absent(aim.field, modification)
        self._compare(aim.content, spot.held, modification)
        if content is None:
            return
        key = _own_key(aim.field, content)
        if self._is_taken(aim, spot, key, modification):
            self.problems.append(modification.problem("deja_la", "valeur", aim.content))
        self.removed.discard(spot.trace)
        spot.put(key, content)

    def _is_taken(self, aim: Target, spot: _Spot, key: Any, modification: Modification) -> bool:
        """Return whether another item in force has the key of the one to put."""
        if key != spot.key:
            return key in spot.place
        if spot.held is None or not modification.is_addition:
            return False
        day = last_day(self._ending(aim), spot.held)
        has_ended = day is not None and day < modification.effect
        return not has_ended and spot.trace not in self.removed

    def _remove(self, aim: Target, spot: _Spot, modification: Modification) -> None:
        """Remove an item: leave of it what still stands after its last day."""
        self.removed.add(spot.trace)
        if spot.held is None:
            self._report_absent(aim.field, modification)
            return
        self._compare(aim.content, spot.held, modification)
        left = closed(self._ending(aim), spot.held, _end(modification), self.effective)
        if left is None:
            del spot.place[spot.key]
        elif left is not spot.held:
            spot.place[spot.key] = left
            # An opened object is closed with its fields in the order of the standard.
            self.root.open_object(spot.place, spot.key, aim.field)

    def _new_content(self, name: str, modification: Modification) -> Tree | None:
        """Return the new content; an addition or a replacement without one is reported."""
        if modification.is_removal:
            return None
        content = as_tree(modification.tree.get("valeur")).get(name)
        if isinstance(content, dict):
            return content
        self._report_without_content(modification)
        return None

    def _report_without_content(self, modification: Modification) -> None:
        """Report that there is no new content, at `valeur` when the modification has one."""
        steps = ["valeur"] if "valeur" in modification.tree else []
        self.problems.append(modification.problem("sans_contenu", *steps))

    def _report_absent(self, field: Field, modification: Modification) -> None:
        """Report that an item is not there, at the one part of the key that names it, if any."""
        cle = modification.key
        steps = ["cle"] if cle else []
        if len(field.key) == 1:
            steps += [name for name in names(self.edition, field) if name in cle]
        self.problems.append(modification.problem("absent", *steps))

    def _compare(self, name: str, held: Tree | None, modification: Modification) -> None:
        """Leave aside the former content an avenant quotes: it changes no contract."""


class ComparedContract(AmendedContract):
    """A contract whose avenants are compared with it: a former content they quote is a problem."""

    def _compare(self, name: str, held: Tree | None, modification: Modification) -> None:
        """Report where the former content an avenant quotes is not that of the contract."""
        quoted = as_tree(modification.tree.get("ancienneValeur")).get(name)
        if quoted is None or held is None:
            return
        field = self.dictionary.objects["valeurModification"].fields[name]
        found = difference(self.dictionary, field, held, quoted)
        if found is not None:
            problem = modification.problem(
                "ancienne_valeur_differente",
                *("ancienneValeur", name, *found.path),
                **_differing_values(found),
            )
            self.problems.append(problem)


def _own_key(field: Field, content: Tree | None) -> Any:
    """Return the key of a new content where its field stands; None for an item without content."""
    if not field.repeated:
        return field.name
    return key_of(content, field.key) if content else None


def _owner_keys(aim: Target, modification: Modification) -> list[Any]:
    """Return what names, in the key of a modification, each item that holds the one it aims at."""
    return [modification.key.get(step.type) for step in aim.owners if step.repeated]


def _differing_values(found: Difference) -> dict[str, str]:
    """Return both values of a difference by the document that has them; none unless plain."""
    if _is_plain(found.held) and _is_plain(found.quoted):
        return {"contrat": str(found.held), "avenant": str(found.quoted)}
    return {}


def _is_plain(value: Any) -> bool:
    return isinstance(value, str | int | float)


def _end(modification: Modification) -> str:
    """Return the last day of the item that a removal aims at: the one given, or the eve."""
    given = str(modification.tree.get("dateFin", ""))
    return given or _day_before(modification.effect)


def _day_before(day: str) -> str:
    """Return the eve of a day, as AAAA-MM-JJ, or the same text when it is no date."""
    try:
        return (dt.date.fromisoformat(day) - dt.timedelta(days=1)).isoformat()
    except (ValueError, OverflowError):  # no date: the structural checks report it
        return day
