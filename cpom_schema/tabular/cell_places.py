"""From a place of the tree to the cell it was read in, or would be."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Protocol

from cpom_schema.document import Location, Path, Tree, field_at, value_at
from cpom_schema.standard.dictionary import Dictionary, ObjectType
from cpom_schema.tabular.address import Address, Step, key_of, written
from cpom_schema.tabular.layout import RANK


class Block(Protocol):
    """Where rows come from: one file of a package, one part of a tab."""

    @property
    def ids(self) -> Sequence[str | None]:
        """Id of each column, None for a column that is not read."""
        ...

    def location(self, row: int | None, column: int | None) -> Location:
        """Where a row and a column stand; None for the header, or for no column in particular."""
        ...


class CellPlaces:
    """What an assembler remembers of the cells, and answers from.

    Attributes:
        rows: the row of each item.
        blocks: the block of each list, by the dotted names that lead to it.
        cells: the cells of values read one by one.
        document: the row of the document's own table, if it has one.
    """

    def __init__(self, dictionary: Dictionary, root: ObjectType) -> None:
        self.dictionary = dictionary
        self.root = root
        self.rows: dict[Path, tuple[Block, int]] = {}
        self.blocks: dict[str, Block] = {}
        self.cells: dict[Path, tuple[Block, int, int]] = {}
        self.document: tuple[Block, int] | None = None
        self._made: dict[tuple[int, int], Path] = {}

    def item(self, block: Block, row: int) -> Path:
        """The item a row of a block made, once all are read; the document if it made none."""
        if len(self._made) != len(self.rows):
            self._made = {(id(b), r): path for path, (b, r) in self.rows.items()}
        return self._made.get((id(block), row), ())

    def locate(self, tree: Tree, paths: Iterable[Path]) -> Mapping[Path, Location]:
        """The cells of some places; for an absent value, the cell where it belongs."""
        return {path: self._locate(tree, path) for path in paths}

    def _locate(self, tree: Tree, path: Path) -> Location:
        for length in range(len(path), -1, -1):
            here, rest = path[:length], path[length:]
            if here in self.cells:
                block, row, column = self.cells[here]
                return block.location(row, column)
            if here in self.rows:
                return self._in_row(tree, *self.rows[here], here, rest)
        below = self._near(path)
        if below:
            return below
        listed = self._listed((), path)
        if listed:
            return listed
        return self._in_row(tree, *self.document, (), path) if self.document else Location()

    def _near(self, path: Path) -> Location | None:
        """The cell of the first value below a place that has no cell of its own."""
        found = (place for other, place in self.cells.items() if other[: len(path)] == path)
        first = next(found, None) if path else None
        return first[0].location(first[1], first[2]) if first else None

    def _listed(self, item: Path, rest: Path) -> Location | None:
        """The head of the table that holds the items of a list below an item."""
        before = [p for p in item if isinstance(p, str)]
        for length in range(len(rest), 0, -1):
            name = ".".join([*before, *(p for p in rest[:length] if isinstance(p, str))])
            if name in self.blocks:
                return self.blocks[name].location(None, None)
        return None

    def _in_row(self, tree: Tree, block: Block, row: int, item: Path, rest: Path) -> Location:
        """The cell of a row that holds, or would hold, what is below its item."""
        ids = block.ids
        address = self._address(tree, item, rest)
        name = written(address)
        plain = ".".join(p for p in rest if isinstance(p, str))
        if name in ids:
            return block.location(row, ids.index(name))
        for index, identifier in enumerate(ids):
            if rest and identifier and _close(identifier, name, plain):
                return block.location(row, index)
        beside = _beside(ids, address)
        if beside is not None:
            return block.location(row, beside)
        listed = self._listed(item, rest)
        if listed:
            return listed
        if isinstance(value_at(tree, item), dict):
            return block.location(row, None)
        value = next((i for i, c in enumerate(ids) if c and "." not in c and c != RANK), None)
        return block.location(row, value)

    def _address(self, tree: Tree, item: Path, rest: Path) -> Address:
        steps: list[Step] = []
        path = item
        for part in rest:
            path = (*path, part)
            if isinstance(part, str):
                steps.append(Step(part))
                continue
            field = field_at(self.dictionary, self.root, path[:-1])
            if field and field.key and steps:
                key = key_of(value_at(tree, path), field.key)
                steps[-1] = steps[-1]._replace(key=key)
        return tuple(steps)


def _beside(ids: Sequence[str | None], address: Address) -> int | None:
    """The first column of the item of a list laid out as columns, for what has none in it."""
    keyed = max((i for i, step in enumerate(address, 1) if step.key is not None), default=0)
    start = f"{written(address[:keyed])}."
    found = (i for i, name in enumerate(ids) if keyed and name and name.startswith(start))
    return next(found, None)


def _close(identifier: str, name: str, plain: str) -> bool:
    """Whether a column holds the value, a part of it, or the list it is in."""
    return (
        identifier == plain
        or identifier.startswith((f"{name}.", f"{name}[", f"{plain}."))
        or name.startswith(f"{identifier}.")
    )
