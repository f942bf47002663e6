"""From a place of the tree to the cell it was read in, or would be."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Protocol

from cpom_schema.document import Location, Path, Tree, field_at, value_at
from cpom_schema.standard.dictionary import Dictionary, ObjectType
from cpom_schema.tabular.address import Address, Step, key_of, written
from cpom_schema.tabular.layout import RANK

Ids = Sequence[str | None]
"""Id of each column of a block, None for a column that is not read."""


class Block(Protocol):
    """Where rows come from: one file of a package, one part of a tab."""

    @property
    def ids(self) -> Ids:
        """Id of each column, None for a column that is not read."""
        ...

    def location(self, row: int | None, column: int | None) -> Location:
        """Return where a row and a column stand.

        Args:
            row: number of the row in its block; None for the header.
            column: rank of the column, from 0; None for no column in particular.
        """
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
        """Return the item a row made, once all rows are read; the document if it made none."""
        if len(self._made) != len(self.rows):
            self._made = {(id(b), r): path for path, (b, r) in self.rows.items()}
        return self._made.get((id(block), row), ())

    def locate(self, tree: Tree, paths: Iterable[Path]) -> Mapping[Path, Location]:
        """Return the cells of some places; for an absent value, the cell where it belongs."""
        return {path: self._locate(tree, path) for path in paths}

    def _locate(self, tree: Tree, path: Path) -> Location:
        return (
            self._nearest_cell(tree, path)
            or self._first_cell_below(path)
            or self._head_of_list((), path)
            or self._in_document_row(tree, path)
        )

    def _nearest_cell(self, tree: Tree, path: Path) -> Location | None:
        """Return the cell of a place, or its cell in the row of the nearest item it is in."""
        for length in range(len(path), -1, -1):
            here = path[:length]
            if here in self.cells:
                block, row, column = self.cells[here]
                return block.location(row, column)
            if here in self.rows:
                block, row = self.rows[here]
                return self._in_row(tree, block, row, here, path[length:])
        return None

    def _first_cell_below(self, path: Path) -> Location | None:
        """Return the cell of the first value below a place that has no cell of its own."""
        if not path:
            return None
        length = len(path)
        for other, (block, row, column) in self.cells.items():
            if other[:length] == path:
                return block.location(row, column)
        return None

    def _head_of_list(self, item: Path, rest: Path) -> Location | None:
        """Return the head of the table that holds the items of a list below an item."""
        before = _names(item)
        for length in range(len(rest), 0, -1):
            name = ".".join([*before, *_names(rest[:length])])
            if name in self.blocks:
                return self.blocks[name].location(None, None)
        return None

    def _in_document_row(self, tree: Tree, path: Path) -> Location:
        if self.document is None:
            return Location()
        block, row = self.document
        return self._in_row(tree, block, row, (), path)

    def _in_row(self, tree: Tree, block: Block, row: int, item: Path, rest: Path) -> Location:
        """Return the cell of a row that holds, or would hold, what is below its item."""
        column = _column_of(block.ids, self._address(tree, item, rest), rest)
        if column is not None:
            return block.location(row, column)
        if not isinstance(value_at(tree, item), dict):
            column = _value_column(block.ids)
        return self._head_of_list(item, rest) or block.location(row, column)

    def _address(self, tree: Tree, item: Path, rest: Path) -> Address:
        """Return the address of a place below an item, with the keys its items have in the tree."""
        steps: list[Step] = []
        path = item
        for part in rest:
            path = (*path, part)
            if isinstance(part, str):
                steps.append(Step(part))
            elif steps:
                steps[-1] = self._with_key(tree, steps[-1], path)
        return tuple(steps)

    def _with_key(self, tree: Tree, step: Step, path: Path) -> Step:
        """Return the step of a list, with the key of its item at a path of the tree."""
        field = field_at(self.dictionary, self.root, path[:-1])
        if field is None or not field.key:
            return step
        return step._replace(key=key_of(value_at(tree, path), field.key))


def _names(path: Path) -> list[str]:
    return [part for part in path if isinstance(part, str)]


def _column_of(ids: Ids, address: Address, rest: Path) -> int | None:
    """Return the column of a place below the item of a row: its own, a close one, or one beside."""
    name = written(address)
    if name in ids:
        return ids.index(name)
    close = _close_column(ids, name, rest)
    if close is not None:
        return close
    return _column_beside(ids, address)


def _close_column(ids: Ids, name: str, rest: Path) -> int | None:
    if not rest:
        return None
    plain = ".".join(_names(rest))
    return _first_column(ids, lambda identifier: _is_close(identifier, name, plain))


def _first_column(ids: Ids, accepts: Callable[[str], bool]) -> int | None:
    for column, identifier in enumerate(ids):
        if identifier and accepts(identifier):
            return column
    return None


def _is_close(identifier: str, name: str, plain: str) -> bool:
    """Tell whether a column holds the value, a part of it, or the list it is in.

    Args:
        identifier: id of the column.
        name: address of the value below the item of the row.
        plain: the same without the keys.
    """
    if identifier == plain or name.startswith(f"{identifier}."):
        return True
    return identifier.startswith((f"{name}.", f"{name}[", f"{plain}."))


def _column_beside(ids: Ids, address: Address) -> int | None:
    """Return the first column of an item laid out as columns, for what has no column in it."""
    item = _up_to_last_item(address)
    if not item:
        return None
    start = f"{written(item)}."
    return _first_column(ids, lambda identifier: identifier.startswith(start))


def _up_to_last_item(address: Address) -> Address:
    """Return the beginning of an address that ends with the last item it names."""
    for length in range(len(address), 0, -1):
        if address[length - 1].key is not None:
            return address[:length]
    return ()


def _value_column(ids: Ids) -> int | None:
    """Return the column of the value in the table of a list without key."""
    return _first_column(ids, lambda identifier: "." not in identifier and identifier != RANK)
