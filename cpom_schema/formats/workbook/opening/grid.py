"""Open a workbook safely: bytes in, grids of raw cells out.

Nothing here knows what a CPOM is.
"""

from __future__ import annotations

from typing import Literal

from cpom_schema.document import Limits
from cpom_schema.errors import Note, UnreadableError, Word
from cpom_schema.formats.workbook.opening import guard
from cpom_schema.formats.workbook.opening.raw import (
    ERROR,
    FORMULA,
    Raw,
    Sheet,
    Workbook,
    cell_name,
    column_name,
)

__all__ = [
    "ERROR",
    "FORMULA",
    "Raw",
    "Sheet",
    "Workbook",
    "cell_name",
    "column_name",
    "kind",
    "read",
]


def _kind(names: frozenset[str]) -> Literal["xlsx", "ods", "csv"] | None:
    if "xl/workbook.xml" in names:
        return "xlsx"
    if names >= {"meta-inf/manifest.xml"} and names & {"content.xml", "encrypted-package"}:
        return "ods"
    return "csv" if any(n.endswith(".csv") for n in names) else None


def kind(source: bytes) -> Literal["xlsx", "ods", "csv"] | None:
    """Which of our syntaxes an archive is, from the names of what it holds.

    Returns:
        ``csv`` for an archive of CSV files; None for any other archive, and for what is none.
    """
    return _kind(guard.members(source))


def read(source: bytes, limits: Limits) -> Workbook:
    """The sheets of an XLSX or ODS file.

    Args:
        source: bytes of the file.
        limits: what the file may hold; time and memory follow from them.

    Raises:
        UnreadableError: not a workbook (``CPOM-F-002``), encrypted (``CPOM-F-063``), damaged
            (``CPOM-F-064``), too large once open (``CPOM-F-015``, ``CPOM-F-065``), or with a DTD
            (``CPOM-F-012``).
    """
    guard.refuse_ole(source)
    parts = guard.unpack(source, limits)
    syntax = _kind(parts.names)
    if syntax == "xlsx":
        from cpom_schema.formats.workbook.opening import xlsx

        return xlsx.read(parts, limits)
    if syntax == "ods":
        from cpom_schema.formats.workbook.opening import ods

        return ods.read(parts, limits)
    raise UnreadableError(Note("CPOM-F-002", (("nature", Word("@zip")),)))
