"""From one syntax to another: everything is carried, or nothing is written."""

from __future__ import annotations

import os
from pathlib import Path

from cpom_schema.document import Limits
from cpom_schema.errors import ConversionLossError, CpomError, Note
from cpom_schema.formats import is_folder, known, read, write

_HARMLESS = (
    "CPOM-F-004", "CPOM-F-020", "CPOM-F-030", "CPOM-F-031", "CPOM-F-032", "CPOM-F-033",
    "CPOM-F-034", "CPOM-F-035", "CPOM-F-043", "CPOM-F-044", "CPOM-F-045", "CPOM-F-053",
    "CPOM-F-054", "CPOM-F-058", "CPOM-F-066", "CPOM-F-067", "CPOM-F-072", "CPOM-F-073",
    "CPOM-F-075",
)  # fmt: skip
"""Notes about the source's form that lose nothing: a byte order mark, elements out of order, French
habits in a table, numbers typed as texts, hidden rows, macros, a column deleted from the
template: what another column without mark still holds is told by another note."""


def convert(
    source: str | os.PathLike[str], target: str | os.PathLike[str], limits: Limits | None = None
) -> None:
    """Convert a file, or a folder of CSV files, into the syntax of the target's suffix.

    A target without suffix, or that ends with a slash, is a folder of CSV files.

    The input is never overwritten, and the target is written whole or not at all.

    Raises:
        UnreadableError: the source is not a document of the standard.
        ConversionLossError: something would be lost; nothing is written.
        CpomError: the target is the source, or its suffix names no syntax.
        OSError: a file cannot be read or written.
    """
    here, there = Path(source), Path(target)
    if not is_folder(target):
        known(there)
    if there.exists() and here.exists() and there.samefile(here):
        raise CpomError(f"{there.name} est aussi le fichier lu : choisir un autre nom")
    document = read(here, limits)
    notes = tuple(n for n in document.notes if n.code not in _HARMLESS)
    if notes:
        raise ConversionLossError(tuple(map(_loss, notes)), notes)
    write(document, target)


def _loss(note: Note) -> str:
    """A note on something the source holds and the tree does not, as a line for people."""
    where = [
        *([note.sheet] if note.sheet else []),
        *([note.cell] if note.cell else []),
        *([f"ligne {note.line}"] if note.line else []),
    ]
    said = ", ".join(value for _, value in note.params)
    return f"{' '.join(where) or 'document'} : {note.code} {said}"
