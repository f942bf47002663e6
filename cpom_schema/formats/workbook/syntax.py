"""Workbooks: XLSX, read and written, and ODS, read."""

from __future__ import annotations

from cpom_schema.document import Document, Limits
from cpom_schema.standard.edition import Editions

__all__ = ["read", "write"]


def read(source: bytes, limits: Limits, editions: Editions) -> Document:
    """Read a workbook.

    Raises:
        UnreadableError: the bytes are not a workbook of the standard within the limits.
    """
    from cpom_schema.formats.workbook.reading import reader as reading

    return reading.read(source, limits, editions)


def write(document: Document) -> bytes:
    """Write a document as an XLSX workbook, in French.

    Raises:
        ConversionLossError: the workbook does not give the same document back.
    """
    from cpom_schema.formats.workbook import writing

    return writing.write(document)
