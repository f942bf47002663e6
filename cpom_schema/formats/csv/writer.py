"""The tables of a document as CSV texts."""

from __future__ import annotations

import csv
import io
from typing import Any

from cpom_schema.document import Document
from cpom_schema.formats.csv.cell_notes import is_protected
from cpom_schema.formats.csv.package import SUFFIX
from cpom_schema.formats.csv.text import COMMA
from cpom_schema.standard.habits import habits
from cpom_schema.tabular.cells import text_of
from cpom_schema.tabular.tree_to_rows import FilledTable, filled_tables


def _cell(value: Any, absent: frozenset[str]) -> str:
    """Return one value as a text; one that could be taken for something else gets an apostrophe."""
    spelt = text_of(value)
    if isinstance(value, str) and spelt and is_protected(spelt, absent):
        return f"'{spelt}"
    return spelt


def _csv_text(found: FilledTable, absent: frozenset[str]) -> bytes:
    """Return one table as CSV (RFC 4180): commas, CRLF, quotes only where they are needed."""
    stream = io.StringIO(newline="")
    writer = csv.writer(stream, delimiter=COMMA, lineterminator="\r\n")
    writer.writerow(found.ids)
    writer.writerows([None if v is None else _cell(v, absent) for v in row] for row in found.rows)
    return stream.getvalue().encode("utf-8", "surrogatepass")


def table_files(document: Document) -> dict[str, bytes]:
    """Return the tables of a document, by file name, even when something of the tree is in none."""
    absent = habits(document.edition).absence_in_csv
    return {f"{s.table.id}{SUFFIX}": _csv_text(s, absent) for s in filled_tables(document)}
