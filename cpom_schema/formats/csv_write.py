"""The tables of a document as CSV texts."""

from __future__ import annotations

import csv
import io
from typing import Any

from cpom_schema.document import Document
from cpom_schema.formats.csv_package import SUFFIX
from cpom_schema.formats.csv_rows import PROTECTED, is_text
from cpom_schema.formats.csv_text import COMMA
from cpom_schema.tabular.cells import text_of
from cpom_schema.tabular.spread import Spread, spread


def _cell(value: Any, *, text: bool) -> str:
    spelt = text_of(value)
    return f"'{spelt}" if text and spelt and spelt[0] in PROTECTED else spelt


def _table(document: Document, found: Spread) -> bytes:
    """One table as CSV (RFC 4180): commas, CRLF, quotes only where they are needed."""
    fields = {c.id: c.field for c in found.table.columns}
    dictionary = document.dictionary
    texts = [is_text(dictionary, fields.get(name)) for name in found.ids]
    stream = io.StringIO(newline="")
    writer = csv.writer(stream, delimiter=COMMA, lineterminator="\r\n")
    writer.writerow(found.ids)
    writer.writerows(
        [
            value
            if value is None or (type(value) is str and value[:1] not in PROTECTED)
            else _cell(value, text=text)
            for value, text in zip(row, texts, strict=True)
        ]
        for row in found.rows
    )
    return stream.getvalue().encode("utf-8", "surrogatepass")


def laid(document: Document) -> dict[str, bytes]:
    """The tables of a document, by file name, even when something of the tree is in none."""
    return {f"{s.table.id}{SUFFIX}": _table(document, s) for s in spread(document)}
