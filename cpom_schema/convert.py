"""From one syntax to another: everything is carried, or nothing is written."""

from __future__ import annotations

import os
from pathlib import Path

from cpom_schema.document import Limits
from cpom_schema.errors import ConversionLossError, CpomError
from cpom_schema.formats import SUFFIXES, read, save, write_bytes

_HARMLESS = ("CPOM-F-004", "CPOM-F-020")
"""Notes about the source's form that lose nothing: a byte order mark, elements out of order."""


def convert(
    source: str | os.PathLike[str], target: str | os.PathLike[str], limits: Limits | None = None
) -> None:
    """Convert a file into the syntax of the target's suffix.

    The input is never overwritten, and the target is written whole or not at all.

    Raises:
        UnreadableError: the source is not a document of the standard.
        ConversionLossError: something would be lost; nothing is written.
        CpomError: the target is the source, or its suffix names no syntax.
        OSError: a file cannot be read or written.
    """
    here, there = Path(source), Path(target)
    to = SUFFIXES.get(there.suffix.lower())
    if to is None:
        raise CpomError(f"{there.name} : le nom doit finir par {', '.join(SUFFIXES)}")
    if there.exists() and here.exists() and there.samefile(here):
        raise CpomError(f"{there.name} est aussi le fichier lu : choisir un autre nom")
    document = read(here, limits)
    losses = tuple(
        f"ligne {n.line} : {n.code} {', '.join(v for _, v in n.params)}"
        for n in document.notes
        if n.code not in _HARMLESS
    )
    if losses:
        raise ConversionLossError(losses)
    save(there, write_bytes(document, to))
