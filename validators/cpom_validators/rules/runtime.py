"""What the compiled rules stand on: places, the items found there, and indexes.

A run belongs to one document. Everything is worked out once and shared by all the rules.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, Final, NamedTuple

from cpom_schema.document import Path, Tree
from cpom_schema.standard.edition import Edition, per_edition

MOST_STEPS: Final = 5_000_000
"""Items that one rule may go through beyond once each: minutes become an answer that says so."""

Row = tuple[Any, ...]
"""An item and its ancestors, nearest first."""
Rows = Sequence[Row]
Failures = list[tuple[int, tuple[Any, ...], dict[str, Any]]]
"""For each failure: rank of its item, objects it points to, values of its message."""
Outcome = tuple[int, Failures]
"""How many items were judged, and the failures."""


class TouchedError(Exception):
    """A rule looked at a value that was already refused: it has nothing to say."""


class TooCostlyError(Exception):
    """The rules went through more items than a document can ask for."""


class Refused:
    """Stands for a value that was already refused: whatever a rule does with it stops the rule."""

    __slots__ = ()

    def _touched(self, *_: object) -> Any:
        raise TouchedError

    __eq__ = __ne__ = __lt__ = __le__ = __gt__ = __ge__ = _touched
    __hash__ = __bool__ = __len__ = __iter__ = __getitem__ = __contains__ = _touched
    __add__ = __radd__ = __sub__ = __rsub__ = __mul__ = __rmul__ = _touched

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        raise TouchedError

    __truediv__ = __rtruediv__ = __neg__ = __abs__ = __round__ = __int__ = __float__ = _touched


REFUSED: Final = Refused()


class Place:
    """Where items are: a document, or a field below another place."""

    __slots__ = ("document", "field", "name", "parent", "repeated")

    def __init__(
        self, name: str, parent: Place | None = None, field: str = "", *, repeated: bool = False
    ) -> None:
        self.name = name
        self.document: str = parent.document if parent else name
        self.parent = parent
        self.field = field
        self.repeated = repeated

    def list(self, field: str) -> Place:
        """The items of a repeated field."""
        return Place(f"{self.name}.{field}[]", self, field, repeated=True)

    def single(self, field: str) -> Place:
        """The object of a field."""
        return Place(f"{self.name}.{field}", self, field)

    def each(self) -> Place:
        """The documents of a related name that stands for several."""
        return Place(f"{self.name}[]", self, repeated=True)


DOC: Final = Place("doc")
TEXTS: Final = Place("textes[]")

By = tuple[tuple[int, str, bool], ...]
Judge = Callable[["Run", Rows], Outcome]


class Held(NamedTuple):
    """What was found in a related document, which does not change from judgement to judgement.

    Attributes:
        tree: the document itself, held so that its identity stays its own.
        rows: items with their ancestors, by name of place.
        groups: items grouped by the values of some fields, by name of place and fields.
    """

    tree: Tree
    rows: dict[str, Rows]
    groups: dict[tuple[str, By], dict[Any, list[Any]]]


Facts = dict[int, Held]
"""What was found in related documents, by identity of their tree."""


class Rule(NamedTuple):
    """A compiled rule.

    Attributes:
        fields: for the place of the finding, then for each related one, the fields below the
            object that the function points to.
        needs: related documents without which it is not run.
        after: rules whose finding on the same object explains this one.
        valid: first and last day of judgement it applies to, empty for no limit.
    """

    id: str
    judge: Judge
    place: Place
    fields: tuple[tuple[str, ...], ...]
    needs: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    valid: tuple[str, str] = ("", "")


class Run:
    """One document under judgement.

    Attributes:
        doc: its tree, in which what was already refused is `REFUSED`.
        date: ISO date of judgement.
        related: trees (or lists of trees) of the other documents, and their digests.
        damaged: whether the tree holds refused values: items are then judged one by one.
        partial: places some items of which were refused.
    """

    __slots__ = ("_facts", "_groups", "_paths", "_places", "_rows", "_spent", "damaged", "date",
                 "doc", "edition", "partial", "related", "root")  # fmt: skip

    def __init__(
        self,
        edition: Edition,
        root: str,
        doc: Tree,
        date: str,
        related: Mapping[str, Any],
        *,
        damaged: bool,
        facts: Facts | None = None,
    ) -> None:
        self.edition = edition
        self.root = root
        self.doc = doc
        self.date = date
        self.related = related
        self.damaged = damaged
        self._rows: dict[Place, Rows] = {DOC: [(doc,)]}
        self.partial: set[Place] = set()
        self._paths: dict[Place, list[Path]] = {}
        self._places: dict[int, Path] = {}
        self._groups: dict[tuple[Place, By], dict[Any, list[Any]] | None] = {}
        self._spent = 0
        self._facts: Facts = {} if facts is None else facts

    def rows(self, place: Place) -> Rows:
        """The items of a place, each with its ancestors."""
        found = self._rows.get(place)
        if found is None:
            held = self._held(place)
            if held is None:
                found = self._rows[place] = self._found(place)
            else:
                if place.name not in held.rows:
                    held.rows[place.name] = self._found(place)
                found = self._rows[place] = held.rows[place.name]
        return found

    def _held(self, place: Place) -> Held | None:
        """Return what is known of the related document a place is in; None in the judged one."""
        root = place.document
        if root not in self.related or root == "doc":
            return None
        tree = self.related[root]
        if not isinstance(tree, dict):
            return None
        return self._facts.setdefault(id(tree), Held(tree, {}, {}))

    def _found(self, place: Place) -> Rows:
        if place is TEXTS:
            return [(text,) for _, text in self._texts()]
        if place.parent is None:
            return [(self.related[place.name],)]
        if not place.field:
            return [(tree,) for tree in self.rows(place.parent)[0][0]]
        if self.damaged:
            return [row for _, row in self._walk(place)]
        parents, name = self.rows(place.parent), place.field
        if place.repeated:
            return [(item, *row) for row in parents for item in row[0].get(name, ())]
        return [(row[0][name], *row) for row in parents if name in row[0]]

    def _walk(self, place: Place) -> Iterator[tuple[Path, Row]]:
        """The items of a place with their paths, leaving out what was refused."""
        if place.parent is None or not place.field:
            for row in self.rows(place):
                yield (), row
            return
        for path, row in self._walk(place.parent):
            value = row[0].get(place.field) if row[0] is not REFUSED else None
            if value is REFUSED:
                self.partial.add(place)
            elif value is not None and not place.repeated:
                yield (*path, place.field), (value, *row)
            elif value is not None:
                for rank, item in enumerate(value):
                    if item is REFUSED:
                        self.partial.add(place)
                    else:
                        yield (*path, place.field, rank), (item, *row)
        if place.parent in self.partial:
            self.partial.add(place)

    def paths(self, place: Place) -> list[Path]:
        """The path of each item of a place, in the order of its rows."""
        found = self._paths.get(place)
        if found is None:
            pairs = self._texts() if place is TEXTS else self._walk(place)
            found = self._paths[place] = [path for path, _ in pairs]
        return found

    def path_of(self, node: Any) -> Path:
        """The path of an object of the document, found by what it is."""
        if not self._places:
            self._places.update((id(found), path) for path, found in _objects(self.doc, ()))
        return self._places[id(node)]

    def _texts(self) -> list[tuple[Path, str]]:
        return list(_texts(self.edition, self.root, self.doc, ()))

    def index(self, place: Place, by: By) -> dict[Any, list[Any]]:
        """The items of a place, grouped by the values of some fields.

        Raises:
            TouchedError: one of them was refused: no group can be trusted.
        """
        if (place, by) not in self._groups:
            self._groups[place, by] = None
            self._groups[place, by] = self._grouped(place, by)
        found = self._groups[place, by]
        if found is None:
            raise TouchedError
        return found

    def _grouped(self, place: Place, by: By) -> dict[Any, list[Any]] | None:
        """Return the groups of a place, None when one of its items was refused."""
        held = self._held(place)
        if held is not None and (place.name, by) in held.groups:
            return held.groups[place.name, by]
        rows = self.rows(place)
        if place in self.partial:
            return None
        groups: dict[Any, list[Any]] = defaultdict(list)
        keys = _columns(rows, by)
        named = keys[0] if len(keys) == 1 else zip(*keys, strict=True)
        for key, row in zip(named, rows, strict=True):
            groups[key].append(row[0])
        if held is not None:
            held.groups[place.name, by] = groups
        return groups

    def column(self, listing: str, name: str) -> Mapping[str, str]:
        """Return a column proper to a code list: its value for each code that has one.

        Raises:
            KeyError: no list, or no column, has this name.
        """
        return self.edition.column(listing, name)

    def start(self) -> None:
        """A new rule starts, with a budget of its own."""
        self._spent = 0

    def spend(self, items: Sequence[Any]) -> Sequence[Any]:
        """The same list, its length paid for.

        Raises:
            TooCostlyError: the document asks for more than `MOST_STEPS`.
        """
        self._spent += len(items)
        if self._spent > MOST_STEPS:
            raise TooCostlyError
        return items


def _objects(node: Any, path: Path) -> Iterator[tuple[Path, Any]]:
    """Every object and list below a tree, with its path."""
    yield path, node
    for name, value in node.items() if isinstance(node, dict) else enumerate(node):
        if isinstance(value, (dict, list)):
            yield from _objects(value, (*path, name))


def _columns(rows: Rows, by: By) -> list[list[Any]]:
    """The parts of the keys, part by part: comprehensions are what Python does fastest."""
    return [
        [row[up].get(name, "") for row in rows] if optional else [row[up][name] for row in rows]
        for up, name, optional in by
    ]


def _texts(edition: Edition, name: str, node: Any, path: Path) -> Iterator[tuple[Path, str]]:
    """Every long free text below an object."""
    for field in _wordy(edition, name):
        value = node.get(field.name)
        if value is None or value is REFUSED:
            continue
        here = (*path, field.name)
        items = enumerate(value) if field.repeated else (("", value),)
        for rank, item in items:
            if item is REFUSED:
                continue
            there = (*here, rank) if field.repeated else here
            if field.kind == "object":
                yield from _texts(edition, field.type, item, there)
            else:
                yield there, item


@per_edition
def _wordy(edition: Edition, name: str) -> tuple[Any, ...]:
    """The fields of an object that are long texts, or hold some."""
    fields = edition.dictionary.objects[name].fields.values()
    return tuple(
        f
        for f in fields
        if f.type == "texteLong" or (f.kind == "object" and _wordy(edition, f.type))
    )
