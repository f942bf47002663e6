"""A CSV package as French people and their spreadsheet programs write it."""

from __future__ import annotations

import csv
import datetime as dt
import io
import re
from collections import Counter
from collections.abc import Callable, Mapping
from functools import partial
from typing import Final, NamedTuple

from cpom_schema.document import Document
from cpom_schema.formats.csv.syntax import files
from cpom_schema.tabular.layout import Column, tables
from tests.builders.editions import EDITION

SPACES: Final = {"cp1252": "\u00a0"}
"""The space Excel puts between thousands, where the encoding lacks the narrow one."""
NARROW: Final = "\u202f"
Habit = tuple[str, str, str]
"""Code of a habit, file and column it was written in."""


class Written(NamedTuple):
    """A package written with French habits.

    Attributes:
        files: its files.
        habits: cells written with each habit, by habit, file and column.
    """

    files: Mapping[str, bytes]
    habits: Mapping[Habit, int]


def _number(cell: str, space: str) -> str:
    """``1603250.75`` as ``1 603 250,75``."""
    found = re.fullmatch(r"(-?)([0-9]+)(?:\.([0-9]+))?", cell)
    if found is None:
        return cell
    sign, digits, decimals = found.groups("")
    grouped = f"{int(digits):,}".replace(",", space)
    return sign + grouped + (f",{decimals}" if decimals else "")


def _date(cell: str) -> str:
    try:
        return dt.date.fromisoformat(cell).strftime("%d/%m/%Y")
    except ValueError:
        return cell


def _truth(cell: str) -> str:
    return {"true": "OUI", "false": "Non"}.get(cell, cell)


def _label(listing: str) -> Callable[[str], str]:
    """A code as its label, or as ``code – label`` when other codes have the same label."""
    codes = EDITION.codelists[listing].codes
    bearers: dict[str, set[str]] = {}
    for code in codes.values():
        for label in code.label.values():
            bearers.setdefault(" ".join(label.split()).casefold(), set()).add(code.code)

    def written(cell: str) -> str:
        if cell not in codes:
            return cell
        label = codes[cell].label["fr"]
        alone = bearers[" ".join(label.split()).casefold()] == {cell}
        return label if alone else f"{cell} – {label}"

    return written


def _way(column: Column | None, space: str) -> tuple[str, Callable[[str], str]] | None:
    """Code of the habit of a column, and how its cells are written."""
    field = column.field if column else None
    if field is None:
        return None
    if field.kind == "code":
        return "CPOM-F-035", _label(field.type)
    base = EDITION.dictionary.types[field.type].base if field.kind == "scalar" else ""
    if base in ("number", "integer"):
        return "CPOM-F-032", partial(_number, space=space)
    if base == "boolean":
        return "CPOM-F-034", _truth
    return ("CPOM-F-033", _date) if field.type == "date" else None


def rewritten(document: Document, separator: str = ";", encoding: str = "cp1252") -> Written:
    """The package of a document, with the habits of chapter 12.3 in every cell they fit."""
    habits: Counter[Habit] = Counter()
    found: dict[str, bytes] = {}
    by_id = {t.id: {c.id: c for c in t.columns} for t in tables(document.edition, document.type)}
    for name, content in files(document).items():
        if not name.endswith(".csv"):
            continue
        columns = by_id[name.removesuffix(".csv")]
        header, *rows = csv.reader(io.StringIO(content.decode(), newline=""))
        for rank, identifier in enumerate(header):
            way = _way(columns.get(identifier), SPACES.get(encoding, NARROW))
            for row in rows if way else ():
                if way and row[rank] and way[1](row[rank]) != row[rank]:
                    row[rank] = way[1](row[rank])
                    habits[way[0], name, identifier] += 1
        stream = io.StringIO(newline="")
        csv.writer(stream, delimiter=separator, lineterminator="\r\n").writerows([header, *rows])
        found[name] = stream.getvalue().encode(encoding)
    return Written(found, habits)
