"""Open a workbook safely: bytes in, sheets of cells out."""

from __future__ import annotations

from typing import Literal

from cpom_schema.document import Limits
from cpom_schema.formats.foreign import no_syntax
from cpom_schema.formats.workbook.opening import guard
from cpom_schema.formats.workbook.opening.sheets import Sheet, Workbook

__all__ = ["Sheet", "Workbook", "kind", "read"]

Kind = Literal["xlsx", "ods", "csv"]


def _kind(names: frozenset[str]) -> Kind | None:
    """Return the kind of an archive, given the names of its files in lower case."""
    if "xl/workbook.xml" in names:
        return "xlsx"
    if _is_ods(names):
        return "ods"
    if any(name.endswith(".csv") for name in names):
        return "csv"
    return None


def _is_ods(names: frozenset[str]) -> bool:
    has_content = "content.xml" in names or "encrypted-package" in names
    return has_content and "meta-inf/manifest.xml" in names


def kind(source: bytes) -> Kind | None:
    """Guess which of the syntaxes of the standard an archive is, from the names of its files.

    Returns:
        ``csv`` for an archive of CSV files; None for any other archive, and for what is none.
    """
    return _kind(guard.members(source))


def read(source: bytes, limits: Limits) -> Workbook:
    """Read the sheets of an XLSX or ODS file.

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
    raise no_syntax("@zip")
