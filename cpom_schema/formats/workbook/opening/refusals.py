"""Why a workbook is not opened: one function for each refusal, with its note."""

from __future__ import annotations

from cpom_schema.errors import Note, UnreadableError
from cpom_schema.formats.workbook.cell_names import cell_name


def damaged() -> UnreadableError:
    """Return the refusal of an archive or a part that is not what a spreadsheet program writes."""
    return UnreadableError(Note("CPOM-F-064"))


def encrypted() -> UnreadableError:
    """Return the refusal of a workbook protected by a password at opening."""
    return UnreadableError(Note("CPOM-F-063"))


def with_dtd() -> UnreadableError:
    """Return the refusal of a part that declares a document type or entities."""
    return UnreadableError(Note("CPOM-F-012"))


def too_heavy(size: int, limit: int) -> UnreadableError:
    """Return the refusal of what grows over a limit once unpacked.

    Args:
        size: bytes it takes, as far as they were counted.
        limit: bytes it may take.
    """
    return UnreadableError(Note("CPOM-F-015", (("taille", str(size)), ("limite", str(limit)))))


def too_big(sheet: str, rows: int, columns: int) -> UnreadableError:
    """Return the refusal of a sheet that spreads too far, at the corner it reaches.

    Args:
        sheet: name of the sheet.
        rows: number of the last row, from 1.
        columns: number of the last column, from 1.
    """
    params = (("lignes", str(rows)), ("colonnes", str(columns)))
    corner = cell_name(max(rows, 1) - 1, max(columns, 1) - 1)
    return UnreadableError(Note("CPOM-F-065", params, sheet=sheet, cell=corner))
