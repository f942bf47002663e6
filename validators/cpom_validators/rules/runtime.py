"""What the compiled rules stand on: places, the items found there, and indexes.

A run belongs to one document. Everything is worked out once and shared by all the rules.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any, Final, NamedTuple

from cpom_schema.document import Path, Tree
from cpom_schema.standard.edition import Edition
from cpom_validators.rules import free_texts
from cpom_validators.rules.refused import REFUSED, TouchedError

MOST_STEPS: Final = 5_000_000
"""Items that one rule may go through beyond once each: minutes become an answer that says so."""

Row = tuple[Any, ...]
"""An item and its ancestors, nearest first."""
Rows = Sequence[Row]
Failures = list[tuple[int, tuple[Any, ...], dict[str, Any]]]
"""For each failure: rank of its item, objects it points to, values of its message."""
Outcome = tuple[int, Failures]
"""How many items were judged, and the failures."""


class TooCostlyError(Exception):
    """The rules went through more items than a document can ask for."""


class Place:
    """Where items are: a document, or a field below another place."""

    __slots__ = ("below", "document", "field", "name", "parent", "repeated")

    def __init__(
        self, name: str, parent: Place | None = None, field: str = "", *, repeated: bool = False
    ) -> None:
        self.name = name
        self.document: str = parent.document if parent else name
        self.below = name.removeprefix(self.document)
        self.parent = parent
        self.field = field
        self.repeated = repeated

    def list(self, field: str) -> Place:
        """Return the place of the items of a repeated field."""
        return Place(f"{self.name}.{field}[]", self, field, repeated=True)

    def single(self, field: str) -> Place:
        """Return the place of the object of a field."""
        return Place(f"{self.name}.{field}", self, field)

    def each(self) -> Place:
        """Return the place of the documents of a related name that stands for several."""
        return Place(f"{self.name}[]", self, repeated=True)

    @property
    def is_elsewhere(self) -> bool:
        """Whether the items are in another document than the judged one."""
        return self.document not in (DOC.name, TEXTS.document)


DOC: Final = Place("doc")
TEXTS: Final = Place("textes[]")

By = tuple[tuple[int, str, bool], ...]
"""For each part of a key: steps up to the object that has the field, its name, may it be absent."""
Groups = dict[Any, list[Any]]
"""Items by key."""
Judge = Callable[["Run", Rows], Outcome]


class Held(NamedTuple):
    """What was found in a related document, which does not change from judgement to judgement.

    Attributes:
        tree: the document itself, held so that its identity stays its own.
        rows: items with their ancestors, by name of place below it.
        groups: items grouped by the values of some fields, by name of place below it and fields.
    """

    tree: Tree
    rows: dict[str, Rows]
    groups: dict[tuple[str, By], Groups]


class Facts:
    """What was found in documents, by identity of their tree, for the judgements to come.

    Args:
        judged: True to keep what is found in the judged documents too: they are given to others.
    """

    def __init__(self, *, judged: bool = False) -> None:
        self.judged = judged
        self._held: dict[int, Held] = {}

    def of(self, tree: Tree) -> Held:
        """Return what is known of a document."""
        return self._held.setdefault(id(tree), Held(tree, {}, {}))


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

    __slots__ = ("_facts", "_groups", "_own", "_paths", "_places", "_rows", "_spent", "damaged",
                 "date", "doc", "edition", "partial", "related", "root")  # fmt: skip

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
        self._groups: dict[tuple[Place, By], Groups | None] = {}
        self._spent = 0
        self._facts = facts or Facts()
        self._own = self._facts.of(doc) if self._facts.judged and not damaged else None

    def rows(self, place: Place) -> Rows:
        """Return the items of a place, each with its ancestors."""
        found = self._rows.get(place)
        if found is None:
            found = self._rows[place] = self._found_or_held(place)
        return found

    def _found_or_held(self, place: Place) -> Rows:
        """Return the items of a place, which an earlier judgement may have found already."""
        held = self._held(place)
        if held is None:
            return self._found(place)
        if place.below not in held.rows:
            held.rows[place.below] = self._found(place)
        return held.rows[place.below]

    def _held(self, place: Place) -> Held | None:
        """Return what is known of the document a place is in; None when nothing is kept of it."""
        root = place.document
        if root == DOC.name:
            return self._own
        tree = self.related.get(root)
        if not isinstance(tree, dict):
            return None
        return self._facts.of(tree)

    def _found(self, place: Place) -> Rows:
        if place.parent is None:
            return self._roots(place)
        if not place.field:  # each of the documents of one name
            return [(tree,) for tree in self.rows(place.parent)[0][0]]
        if self.damaged:
            return [row for _, row in self._walk(place)]
        return _rows_below(self.rows(place.parent), place)

    def _roots(self, place: Place) -> Rows:
        if place is TEXTS:
            return [(text,) for text in free_texts.texts(self.edition, self.root, self.doc)]
        return [(self.related[place.name],)]

    def _walk(self, place: Place) -> Iterator[tuple[Path, Row]]:
        """Yield the items of a place with their paths, leaving out what was refused."""
        if place.parent is not None and place.field:
            yield from self._walk_below(place.parent, place)
            return
        for row in self.rows(place):
            yield (), row

    def _walk_below(self, parent: Place, place: Place) -> Iterator[tuple[Path, Row]]:
        """Yield the items that the field of a place holds in each of its owners."""
        for path, row in self._walk(parent):
            value = None if row[0] is REFUSED else row[0].get(place.field)
            if value is REFUSED:
                self.partial.add(place)
            elif value is not None:
                yield from self._walk_value(place, path, row, value)
        if parent in self.partial:
            self.partial.add(place)

    def _walk_value(
        self, place: Place, path: Path, row: Row, value: Any
    ) -> Iterator[tuple[Path, Row]]:
        """Yield the items that the field of a place holds in one of them."""
        if not place.repeated:
            yield (*path, place.field), (value, *row)
            return
        for rank, item in enumerate(value):
            if item is REFUSED:
                self.partial.add(place)
            else:
                yield (*path, place.field, rank), (item, *row)

    def paths(self, place: Place) -> list[Path]:
        """Return the path of each item of a place, in the order of its rows."""
        found = self._paths.get(place)
        if found is None:
            found = self._paths[place] = list(self._walked(place))
        return found

    def _walked(self, place: Place) -> Iterator[Path]:
        if place is TEXTS:
            return free_texts.places(self.edition, self.root, self.doc)
        return (path for path, _ in self._walk(place))

    def path_of(self, node: Any) -> Path:
        """Return the path of an object of the document, found by what it is."""
        if not self._places:
            for found, path in _objects(self.doc, ()):
                self._places[id(found)] = path
        return self._places[id(node)]

    def index(self, place: Place, by: By) -> Groups:
        """Return the items of a place, grouped by the values of some fields.

        Raises:
            TouchedError: one of them was refused: no group can be trusted.
        """
        if (place, by) not in self._groups:
            self._groups[place, by] = None  # what stops half-way stays without groups
            self._groups[place, by] = self._grouped_or_held(place, by)
        found = self._groups[place, by]
        if found is None:
            raise TouchedError
        return found

    def _grouped_or_held(self, place: Place, by: By) -> Groups | None:
        """Return the items by key, which an earlier judgement may have grouped already."""
        held = self._held(place)
        if held is None:
            return self._grouped(place, by)
        key = (place.below, by)
        if key not in held.groups:
            groups = self._grouped(place, by)
            if groups is None:
                return None
            held.groups[key] = groups
        return held.groups[key]

    def _grouped(self, place: Place, by: By) -> Groups | None:
        """Return the items by key, None when one of them was refused."""
        rows = self.rows(place)
        if place in self.partial:
            return None
        keys = list(_keys(rows, by))
        groups: Groups = {key: [row[0]] for key, row in zip(keys, rows, strict=True)}
        if len(groups) == len(rows):  # as many keys as items, most often
            return groups
        groups = defaultdict(list)
        for key, row in zip(keys, rows, strict=True):
            groups[key].append(row[0])
        return groups

    def column(self, listing: str, name: str) -> Mapping[str, str]:
        """Return a column proper to a code list: its value for each code that has one.

        Raises:
            KeyError: no list, or no column, has this name.
        """
        return self.edition.column(listing, name)

    def start(self) -> None:
        """Start a new rule, with a budget of its own."""
        self._spent = 0

    def spend(self, items: Sequence[Any]) -> Sequence[Any]:
        """Return the same list, its length paid for.

        Raises:
            TooCostlyError: the document asks for more than `MOST_STEPS`.
        """
        self._spent += len(items)
        if self._spent > MOST_STEPS:
            raise TooCostlyError
        return items


def _rows_below(parents: Rows, place: Place) -> Rows:
    """Return the items a field holds in each of its owners: a hot loop, hence comprehensions."""
    name = place.field
    if place.repeated:
        return [(item, *row) for row in parents for item in row[0].get(name, ())]
    return [(row[0][name], *row) for row in parents if name in row[0]]


def _objects(node: Any, path: Path) -> Iterator[tuple[Any, Path]]:
    """Yield every object and list below a tree, with its path."""
    yield node, path
    for name, value in node.items() if isinstance(node, dict) else enumerate(node):
        if isinstance(value, (dict, list)):
            yield from _objects(value, (*path, name))


def _keys(rows: Rows, by: By) -> Iterable[Any]:
    """Return the key of each row: the value of its only part, or a tuple of the values of all."""
    columns = [_column(rows, *part) for part in by]
    if len(columns) == 1:
        return columns[0]
    return zip(*columns, strict=True)


def _column(rows: Rows, up: int, name: str, optional: bool) -> list[Any]:
    """Return a part of the key of each row: comprehensions are what Python does fastest."""
    if optional:
        return [row[up].get(name, "") for row in rows]
    return [row[up][name] for row in rows]
