"""Someone who fills a workbook: finds a place by the words on the sheet, and types what it asks.

Nothing here looks at technical rows and columns: a sheet, a title, a label and the row that says
the right fiche, ESMS and year are all a person sees.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from typing import Any, Final, NamedTuple

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from cpom_schema.document import Document, Tree
from cpom_schema.standard import views as view
from cpom_schema.standard.dictionary import Dictionary, Field, ObjectType
from cpom_schema.tabular.layout import Table, tables

_STAR: Final = "\N{NO-BREAK SPACE}*"
_COLON: Final = "\N{NO-BREAK SPACE}: "
_FAR: Final = 300
"""Rows below which nobody looks."""

Values = Mapping[str, tuple[Field, Any]]
"""What to type, by label."""


class Entry(NamedTuple):
    """One row to fill: the labels and values that name it, and those to type in it."""

    keys: Values
    values: Values


def shown(cell: Any) -> str:
    """The text of a cell without the mark of what is required."""
    return cell.value.removesuffix(_STAR) if isinstance(cell.value, str) else ""


def offered(book: Workbook, cell: Any) -> list[str] | None:
    """What the drop-down of a cell offers; None when it has none, or nothing yet."""
    for check in cell.parent.data_validations.dataValidation:
        if check.type == "list" and cell.coordinate in check.sqref:
            return listed(book, check.formula1.removeprefix("=")) or None
    return None


def listed(book: Workbook, name: str) -> list[str]:
    """The texts of the cells that have a name, or those written in the check itself."""
    if name.startswith('"'):
        return name.strip('"').split(",")
    ((tab, area),) = book.defined_names[name].destinations
    cells: Any = book[tab][area]
    return [str(c.value) for row in cells for c in row if c.value is not None]


def locked(cell: Any) -> bool:
    """Whether nothing can be typed in a cell: one that nobody wrote is as its column says."""
    if cell.has_style or cell.value is not None:
        return bool(cell.protection.locked)
    columns = cell.parent.column_dimensions.values()
    own = next((c for c in columns if c.min <= cell.column <= c.max), None)
    return own is None or bool(own.protection.locked)


def label_of(field: Field, above: Field | None) -> str:
    """How a value is called: after the single object it belongs to, if any."""
    own, before = field.title["fr"], above.title["fr"] if above else ""
    return own if own.casefold().startswith(before.casefold()) else f"{before} – {own}"


def values_of(
    dictionary: Dictionary, obj: ObjectType, item: Tree, above: Field | None = None
) -> Iterator[tuple[str, tuple[Field, Any]]]:
    """The values of an item, those of single objects included, its lists of objects left out."""
    for name, value in item.items():
        field = obj.fields[name]
        if field.kind == "object" and not field.repeated:
            yield from values_of(dictionary, dictionary.objects[field.type], value, field)
        elif field.kind != "object":
            yield label_of(field, above), (field, value)


class Gestionnaire:
    """Types a document in a workbook prepared for it.

    Args:
        book: the workbook.
        document: what to type.

    Attributes:
        known: how many cells already said what was to be typed, and are locked.
        typed: how many cells were filled.
        added: tables and keys of the rows that were not prepared.
    """

    def __init__(self, book: Workbook, document: Document) -> None:
        self.book = book
        self.document = document
        self.dictionary = document.dictionary
        self.known = self.typed = 0
        self.added: list[tuple[str, tuple[Any, ...]]] = []

    def fill(self) -> None:
        """Type the whole document, sheet after sheet."""
        known = {t.id: t for t in tables(self.document.edition, self.document.type)}
        forms: list[Worksheet] = []
        for sheet in view.view(self.document.edition, self.document.type).sheets:
            tab = self.book[sheet.name["fr"]]
            for block in sheet.blocks:
                if isinstance(block, view.Form):
                    continue
                table = known[block.table]
                assert table.field
                title = table.field.title["fr"] if block.title is None else block.title["fr"]
                self._table(tab, title if len(sheet.blocks) > 1 else "", block, table)
            if any(isinstance(block, view.Form) for block in sheet.blocks):
                forms.append(tab)
        for name, value in self.document.tree.items():
            if field := self.document.root.fields.get(name):
                self._form(forms, (), field, value)

    def _form(
        self, tabs: list[Worksheet], above: tuple[Field, ...], field: Field, value: Any
    ) -> None:
        """Type a value beside its label, below the right heading, or all that an object holds."""
        if field.kind == "object":
            obj = self.dictionary.objects[field.type]
            for name, below in () if field.repeated else value.items():
                self._form(tabs, (*above, field), obj.fields[name], below)
            return
        heading = " – ".join(f.title["fr"] for f in above)
        cell = next(c for tab in tabs for c in _beside(tab, heading, field.title["fr"]))
        self._type(cell, field, value)

    def _table(self, tab: Worksheet, title: str, block: view.TableBlock, table: Table) -> None:
        head = Head(tab, title)
        for entry in self._entries(table, block.pivot, self.document.tree):
            row, found = head.row(self, entry.keys)
            if not found:
                self.added.append((table.id, tuple(v for _, v in entry.keys.values())))
                for label, (field, value) in entry.keys.items():
                    self._type(head.cell(row, label), field, value)
            for label, (field, value) in entry.values.items():
                self._type(head.cell(row, label), field, value)

    def _entries(self, table: Table, pivots: Mapping[str, str], tree: Tree) -> Iterator[Entry]:
        """The rows of a table, whatever holds them."""
        chain = [table]
        while chain[0].parent and chain[0].parent.field:
            chain.insert(0, chain[0].parent)

        def below(rank: int, owner: Tree, keys: Values) -> Iterator[Entry]:
            here = chain[rank]
            assert here.field
            assert here.item
            for name in here.steps[:-1]:
                owner = owner.get(name, {})
            for item in owner.get(here.steps[-1], ()):
                own = {n: here.item.fields[n] for n in here.field.key}
                if rank == len(chain) - 1:
                    named = {f.title["fr"]: (f, item.get(n)) for n, f in own.items()}
                    yield Entry({**keys, **named}, dict(self._typed(here, pivots, item)))
                    continue
                bare = len(own) == 1 and not next(iter(own.values())).ref
                carried = {
                    here.item.title["fr"] if bare else f.title["fr"]: (f, item.get(n))
                    for n, f in own.items()
                }
                yield from below(rank + 1, item, {**keys, **carried})

        return below(0, tree, {})

    def _typed(
        self, table: Table, pivots: Mapping[str, str], item: Tree
    ) -> Iterator[tuple[str, tuple[Field, Any]]]:
        assert table.field
        assert table.item
        own = {n: v for n, v in item.items() if n not in table.field.key}
        yield from values_of(self.dictionary, table.item, own)
        for name in pivots:
            field = table.item.fields[name]
            obj = self.dictionary.objects[field.type]
            for below in item.get(name, ()):
                key = [(obj.fields[n], below[n]) for n in field.key]
                values = [obj.fields[n] for n in obj.fields if n not in field.key]
                for value in values:
                    if value.name in below:
                        more = "" if value is values[0] else f" – {value.title['fr']}"
                        label = self._spelt(obj, key) + more
                        yield label, (value, below[value.name])

    def _spelt(self, obj: ObjectType, key: list[tuple[Field, Any]]) -> str:
        said = " – ".join(self._said(f, v) for f, v in key)
        return f"{obj.title['fr']}{' ' if said.isdigit() else _COLON}{said}"

    def _said(self, field: Field, value: Any) -> str:
        """A key as a title writes it: the label of a code, the number and name of an ESMS."""
        if field.kind == "code":
            code = self.document.edition.codelists[field.type].codes[value]
            closed = self.document.edition.codelists[field.type].closed
            return code.label["fr"] if closed else f"{value} – {code.label['fr']}"
        if field.ref is None:
            return str(value)
        names = listed(self.book, "renvoi_contrat_perimetre")
        return next(c for c in names if c.startswith(f"{value} – "))

    def says(self, cell: Any, field: Field, value: Any) -> bool:
        """Whether a cell says a value already."""
        if isinstance(value, str) and isinstance(cell.value, str):
            if field.kind == "code":
                label = self.document.edition.codelists[field.type].codes[value].label["fr"]
                return cell.value in (label, f"{value} – {label}")
            return cell.value == value or cell.value.startswith(f"{value} – ")
        return bool(_plain(cell.value) == value)

    def _type(self, cell: Any, field: Field, value: Any) -> None:
        """Type a value, or see that it is already there where nothing can be typed."""
        if locked(cell):
            assert self.says(cell, field, value), (cell.parent.title, cell.coordinate, value)
            self.known += 1
        elif value is not None:
            cell.value = self._spell(cell, field, value)
            self.typed += 1

    def _spell(self, cell: Any, field: Field, value: Any) -> Any:
        if field.repeated:
            return "\n".join(self._spell(cell, field._replace(item=None), v) for v in value)
        choices = offered(self.book, cell)
        if field.kind == "code":
            label = self.document.edition.codelists[field.type].codes[value].label["fr"]
            if choices is None:  # several values in one cell: typed, not chosen
                return label
            (found,) = {label, f"{value} – {label}"} & set(choices)
            return found
        if isinstance(value, bool):
            assert choices == ["Oui", "Non"]
            return "Oui" if value else "Non"
        if choices is not None and field.ref:
            found_ = [c for c in choices if c == value or c.startswith(f"{value} – ")]
            assert len(found_) == 1, (cell.parent.title, cell.coordinate, value, choices)
            return found_[0]
        return dt.date.fromisoformat(value) if field.type == "date" else value


class Head:
    """The labels of a table, found below its title.

    Args:
        tab: the sheet.
        title: what stands above the table; empty when the sheet has one table.
    """

    def __init__(self, tab: Worksheet, title: str) -> None:
        self.tab = tab
        top = next(n for n in range(3, _FAR) if shown(tab.cell(n, 2)) == title) if title else 2
        visible = [n for n in range(top + 1, top + 5) if not tab.row_dimensions[n].hidden]
        self.row_ = next(n for n in visible if shown(tab.cell(n, 2)))
        cells = [tab.cell(self.row_, at) for at in range(2, tab.max_column + 1)]
        labels = [shown(c) for c in cells if shown(c)]
        assert len(labels) == len(set(labels)), (tab.title, labels)
        self.columns = {shown(c): at for at, c in enumerate(cells, 2) if shown(c)}

    def cell(self, row: int, label: str) -> Any:
        """The cell of a row below a label."""
        return self.tab.cell(row, self.columns[label])

    def row(self, who: Gestionnaire, keys: Values) -> tuple[int, bool]:
        """The row that says these keys, or the first empty one; and whether it was prepared."""
        for number in range(self.row_ + 2, _FAR):
            cells = [self.tab.cell(number, at) for at in self.columns.values()]
            if all(who.says(self.cell(number, label), f, v) for label, (f, v) in keys.items()):
                return number, True
            if all(c.value is None for c in cells):
                return number, False
        raise AssertionError(keys)


def _beside(tab: Worksheet, heading: str, label: str) -> Iterator[Any]:
    """The cells beside a label, below a heading; anywhere when there is no heading."""
    below = not heading
    for row in range(3, tab.max_row + 1):
        text = shown(tab.cell(row, 2))
        below = below or text == heading
        if below and text == label:
            yield tab.cell(row, 3)


def _plain(value: Any) -> Any:
    """A value of a cell as a person reads it: a day has no hour."""
    return value.date().isoformat() if isinstance(value, dt.datetime) else value
