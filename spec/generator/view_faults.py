"""What may be wrong in a view: each check yields its faults as texts.

A view gives every value of a document one place: in a form, in a block of rows, in the columns of
the list that holds it, or elsewhere, on the sheet of the other data.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import Final, NamedTuple

from cpom_schema.standard.dictionary import Field
from cpom_schema.standard.views import Block, Form, Pivot, Rates, TableBlock, View
from cpom_schema.tabular.layout import Table
from spec.generator.source import Source


class _Wording(NamedTuple):
    """How the faults of one kind of thing to place are worded."""

    repeated: str
    nowhere: str
    twofold: str


_VALUES: Final = _Wording(
    "in two forms",
    "in no form; add it to the form of a sheet or to elsewhere",
    "in a form and elsewhere",
)
_LISTS: Final = _Wording(
    "placed twice", "at no place; add it to a sheet or to elsewhere", "in a sheet and elsewhere"
)


def sheet_faults(view: View) -> Iterator[str]:
    """Yield the names that two sheets share in one language."""
    for lang in ("fr", "en"):
        # Spreadsheets compare the names of sheets without their case.
        names = [s.name[lang].casefold() for s in view.sheets]
        for name in _repeated(names):
            yield f"two sheets of one name ({lang}): {name}"


def form_faults(view: View, root: Table, laid: list[Table]) -> Iterator[str]:
    """Yield what is wrong in the forms: each single value of a document stands in one of them."""
    values = list(_single_values(root, laid))
    placed: list[str] = []
    for field in _form_fields(view):
        held = _names_within(values, field)
        if not held:
            yield f"form: {field} does not exist or holds no single value"
        placed += held
    yield from _placed_once(view, values, placed, _VALUES)


def block_faults(source: Source, view: View, laid: Mapping[str, Table]) -> Iterator[str]:
    """Yield what is wrong in each block of rows: its list, its last columns, rates and pivots."""
    for block in _table_blocks(view):
        table = laid.get(block.table)
        if table is None or table.item is None or table.parent is None:
            yield f"{block.table}: no list of objects has this name"
        else:
            yield from _row_faults(source, block, table, laid)


def _row_faults(
    source: Source, block: TableBlock, table: Table, laid: Mapping[str, Table]
) -> Iterator[str]:
    columns = _columns(table, laid)
    yield from _last_faults(block, table, columns)
    yield from _rate_faults(block, columns, laid)
    for name, pivot in block.pivot.items():
        yield from _pivot_faults(source, laid, table, name, pivot)


def list_faults(view: View, laid: Mapping[str, Table]) -> Iterator[str]:
    """Yield the lists of objects that do not stand at one place, and the places that are none."""
    lists = [t.id for t in laid.values() if t.parent and t.item]
    yield from _placed_once(view, lists, _placed_lists(view), _LISTS)
    known = list(_places(laid.values()))
    for place in view.elsewhere:
        if not _names_within(known, place):
            yield f"elsewhere: {place} does not exist"


def _repeated(names: list[str]) -> list[str]:
    counts = Counter(names)
    return sorted(name for name in counts if counts[name] > 1)


def _names_within(names: Iterable[str], place: str) -> list[str]:
    """Return the dotted names that are a place or stand below it."""
    return [name for name in names if name == place or name.startswith(f"{place}.")]


def _placed_once(
    view: View, wanted: list[str], placed: list[str], wording: _Wording
) -> Iterator[str]:
    """Yield what is placed twice, what is placed nowhere, then what is also elsewhere."""
    for name in _repeated(placed):
        yield f"{name}: {wording.repeated}"
    for name in wanted:
        if name not in placed and not view.is_elsewhere(name):
            yield f"{name}: {wording.nowhere}"
    for name in filter(view.is_elsewhere, placed):
        yield f"{name}: {wording.twofold}"


def _places(tables: Iterable[Table]) -> Iterator[str]:
    """Yield the ids of the tables, and those of their columns after the id of the table."""
    for table in tables:
        yield table.id
        for column in table.columns:
            yield f"{table.id}.{column.id}"


def _blocks(view: View) -> Iterator[Block]:
    for sheet in view.sheets:
        yield from sheet.blocks


def _table_blocks(view: View) -> list[TableBlock]:
    return [block for block in _blocks(view) if isinstance(block, TableBlock)]


def _form_fields(view: View) -> Iterator[str]:
    for block in _blocks(view):
        if isinstance(block, Form):
            yield from block.fields


def _placed_lists(view: View) -> list[str]:
    """Return the ids of the lists that stand in a sheet: blocks of rows, then their pivots."""
    blocks = _table_blocks(view)
    placed = [block.table for block in blocks]
    for block in blocks:
        for name in block.pivot:
            placed.append(f"{block.table}.{name}")  # noqa: PERF401 - one thought a line
    return placed


def _single_values(root: Table, laid: list[Table]) -> Iterator[str]:
    """Yield the ids of the single values of a document, then of its lists of plain values."""
    for column in root.columns:
        if column.field and column.field.kind != "extensions":
            yield column.id
    for table in laid:
        if table.parent is root and table.item is None:
            yield table.id


def _columns(table: Table, laid: Mapping[str, Table]) -> set[str]:
    """Return the ids of what a row shows: its columns, and one cell for each list of values."""
    columns = {column.id for column in table.columns}
    for other in laid.values():
        if other.parent is table and other.item is None:
            columns.add(other.id.removeprefix(f"{table.id}."))
    return columns


def _last_faults(block: TableBlock, table: Table, columns: set[str]) -> Iterator[str]:
    """Yield what cannot be put at the end of a row: no column, or a part of its key."""
    for name in block.last:
        if name not in columns or name in table.key:
            yield f"{block.table}: {name} cannot be put last"


def _rate_faults(block: TableBlock, columns: set[str], laid: Mapping[str, Table]) -> Iterator[str]:
    """Yield the columns shown as percents that stand neither in the row, beside it nor below."""
    if block.rates is None:
        return
    known = columns.union(_shown_beside(block, laid))
    for name in _rate_columns(block.rates):
        if name not in known:
            yield f"{block.table}: {name} is not a column"


def _rate_columns(rates: Rates) -> list[str]:
    """Return the columns that rates name: those of numbers, then the one that tells the rates."""
    return [*rates.columns, rates.by] if rates.by else [*rates.columns]


def _shown_beside(block: TableBlock, laid: Mapping[str, Table]) -> Iterator[str]:
    """Yield the names of the columns that a block shows beside those of its own table."""
    for context in block.context:
        yield context.name
    for name in block.pivot:
        for column in laid[f"{block.table}.{name}"].columns:
            yield f"{name}.{column.id}"


def _pivot_faults(
    source: Source, laid: Mapping[str, Table], parent: Table, name: str, pivot: Pivot
) -> Iterator[str]:
    """Yield why a list of a row cannot be laid out as columns: at most one reason."""
    child = laid.get(f"{parent.id}.{name}")
    if child is None or child.item is None or child.parent is not parent:
        yield f"{parent.id}: {name} is not a list of objects of the row"
    elif any(t.parent is child for t in laid.values()):
        yield f"{child.id}: a list that holds another one cannot be laid out as columns"
    elif not _has_suitable_key(source, child, pivot):
        yield f'{child.id}: its key does not suit columns by "{pivot}"'


def _has_suitable_key(source: Source, child: Table, pivot: Pivot) -> bool:
    """Return whether the key of a list can be the columns of a pivot."""
    parts = _key_fields(child)
    if pivot == "annees":
        return [f.type for f in parts] == ["annee"]
    if pivot == "codes":
        return len(parts) == 1 and _is_closed_code(source, parts[0])
    return True


def _key_fields(table: Table) -> list[Field]:
    own = {c.id: c.field for c in table.columns if not c.carried}
    names = table.field.key if table.field else ()
    fields = [own[name] for name in names]
    return [f for f in fields if f]


def _is_closed_code(source: Source, field: Field) -> bool:
    return field.kind == "code" and source.closed(field.type) is not None
