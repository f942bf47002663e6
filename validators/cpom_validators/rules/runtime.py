"""What the compiled rules stand on: places, the items found there, and indexes.

A run belongs to one document. Everything is worked out once and shared by all the rules.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any, Final, NamedTuple

from cpom_schema.document import Path, Tree
from cpom_schema.standard.edition import Edition
from cpom_validators.rules.refused import REFUSED, TouchedError
from cpom_validators.rules.texts import long_texts

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
    """Where items are: a document, or a field below another place.

    Attributes:
        name: the whole place, such as ``doc.fichesActions[].actions[]``.
        document: name of the document the items are in, ``doc`` for the judged one.
        parent: the place that holds this one, None for a document.
        field: name of the field, empty for a document.
        repeated: whether the field is a list.
    """

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
        """Return the items of a repeated field."""
        return Place(f"{self.name}.{field}[]", self, field, repeated=True)

    def single(self, field: str) -> Place:
        """Return the object of a field."""
        return Place(f"{self.name}.{field}", self, field)

    def each(self) -> Place:
        """Return the documents of a related name that stands for several."""
        return Place(f"{self.name}[]", self, repeated=True)

    @property
    def is_elsewhere(self) -> bool:
        """Whether the items are in another document than the judged one."""
        return self.document not in (DOC.name, TEXTS.name)


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
        """Return the items of a place, each with its ancestors."""
        found = self._rows.get(place)
        if found is None:
            found = self._rows[place] = self._rows_or_held(place)
        return found

    def _rows_or_held(self, place: Place) -> Rows:
        """Return the items of a place, from what is known of a related document when it is one."""
        held = self._held(place)
        if held is None:
            return self._find(place)
        if place.name not in held.rows:
            held.rows[place.name] = self._find(place)
        return held.rows[place.name]

    def _held(self, place: Place) -> Held | None:
        """Return what is known of the related document a place is in; None in the judged one."""
        name = place.document
        if name == DOC.name or name not in self.related:
            return None
        tree = self.related[name]
        if not isinstance(tree, dict):
            return None
        return self._facts.setdefault(id(tree), Held(tree, {}, {}))

    def _find(self, place: Place) -> Rows:
        """Return the items of a place that was not looked at yet."""
        if place is TEXTS:
            return [(text,) for _, text in self._texts()]
        if place.parent is None or not place.field:
            return self._documents(place)
        if self.damaged:
            return [row for _, row in self._walk(place)]
        return _below(self.rows(place.parent), place)

    def _documents(self, place: Place) -> Rows:
        """Return the related document of a place, or each of them when there are several."""
        if place.parent is None:
            return [(self.related[place.name],)]
        documents = self.rows(place.parent)[0][0]
        return [(tree,) for tree in documents]

    def _walk(self, place: Place) -> Iterator[tuple[Path, Row]]:
        """Yield the items of a place with their paths, leaving out what was refused."""
        if place.parent is None or not place.field:
            for row in self.rows(place):
                yield (), row
            return
        for path, row in self._walk(place.parent):
            yield from self._walk_below(place, path, row)
        if place.parent in self.partial:
            self.partial.add(place)

    def _walk_below(self, place: Place, path: Path, row: Row) -> Iterator[tuple[Path, Row]]:
        """Yield the items of a place that one item of its parent holds, with their paths."""
        value = row[0].get(place.field)
        if value is None:
            return
        here = (*path, place.field)
        held: list[tuple[Path, Any]] = [(here, value)]
        if place.repeated and value is not REFUSED:
            held = [((*here, rank), item) for rank, item in enumerate(value)]
        for there, item in held:
            if item is REFUSED:
                self.partial.add(place)
            else:
                yield there, (item, *row)

    def paths(self, place: Place) -> list[Path]:
        """Return the path of each item of a place, in the order of its rows."""
        found = self._paths.get(place)
        if found is None:
            pairs = self._texts() if place is TEXTS else self._walk(place)
            found = self._paths[place] = [path for path, _ in pairs]
        return found

    def path_of(self, node: Any) -> Path:
        """Return the path of an object of the document, found by its identity."""
        if not self._places:
            for path, found in _objects(self.doc, ()):
                self._places[id(found)] = path
        return self._places[id(node)]

    def _texts(self) -> Iterator[tuple[Path, str]]:
        return long_texts(self.edition, self.root, self.doc, ())

    def index(self, place: Place, by: By) -> dict[Any, list[Any]]:
        """Return the items of a place, grouped by the values of some fields.

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
        for key, row in zip(_keys(rows, by), rows, strict=True):
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
        """Start a new rule, with a budget of its own."""
        self._spent = 0

    def spend(self, items: Sequence[Any]) -> Sequence[Any]:
        """Return the same list, its length being counted in what the rule costs.

        Raises:
            TooCostlyError: the document asks for more than `MOST_STEPS`.
        """
        self._spent += len(items)
        if self._spent > MOST_STEPS:
            raise TooCostlyError
        return items


def _objects(node: Any, path: Path) -> Iterator[tuple[Path, Any]]:
    """Yield every object and list below a tree, with its path."""
    yield path, node
    for name, value in node.items() if isinstance(node, dict) else enumerate(node):
        if isinstance(value, (dict, list)):
            yield from _objects(value, (*path, name))


def _below(rows: Rows, place: Place) -> Rows:
    """Return the items of a place, given those of its parent; nothing in them was refused."""
    name = place.field
    if place.repeated:
        return [(item, *row) for row in rows for item in row[0].get(name, ())]
    return [(row[0][name], *row) for row in rows if name in row[0]]


def _keys(rows: Rows, by: By) -> Iterable[Any]:
    """Return the key of each row: its value when there is one part, else a tuple of values."""
    columns = [_column(rows, *part) for part in by]
    if len(columns) == 1:
        return columns[0]
    return zip(*columns, strict=True)


def _column(rows: Rows, up: int, name: str, optional: bool) -> list[Any]:
    """Return one part of the key of each row: comprehensions are what Python does fastest.

    Args:
        rows: the items with their ancestors.
        up: how far above the item the field is.
        name: the field.
        optional: whether it may be absent, and then counts as empty.
    """
    if optional:
        return [row[up].get(name, "") for row in rows]
    return [row[up][name] for row in rows]
