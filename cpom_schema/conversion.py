"""From one syntax to another: everything is carried, or nothing is written."""

from __future__ import annotations

import os
from pathlib import Path

from cpom_schema.document import Limits
from cpom_schema.errors import ConversionLossError, CpomError, Loss, Note
from cpom_schema.formats import is_folder, known, read, write
from cpom_schema.standard.edition import Editions


def convert(
    source: str | os.PathLike[str],
    target: str | os.PathLike[str],
    limits: Limits | None = None,
    editions: Editions | None = None,
) -> None:
    """Convert a file, or a folder of CSV files, into the syntax of the target's suffix.

    A target without suffix, or that ends with a slash, is a folder of CSV files.

    The input is never overwritten, and the target is written whole or not at all.

    Args:
        source: a file, or a folder of CSV files; its syntax is recognised by its content.
        target: the file or folder to write.
        limits: what is accepted to be read; the usual ones by default.
        editions: the editions a document may announce; by default those shipped with the library.

    Raises:
        UnreadableError: the source is not a document of the standard.
        ConversionLossError: something would be lost; nothing is written.
        CpomError: the target is the source, or its suffix names no syntax.
        OSError: a file cannot be read or written.

    >>> import cpom_schema, tempfile
    >>> source = cpom_schema.samples() / "valid" / "avis.json"
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     cpom_schema.convert(source, f"{folder}/avis.xml")
    ...     cpom_schema.read(f"{folder}/avis.xml").format
    'xml'
    """
    here, there = Path(source), Path(target)
    if not is_folder(target):
        known(there)
    if there.exists() and here.exists() and there.samefile(here):
        raise CpomError("cible_lue", fichier=there.name)
    document = read(here, limits, editions)
    notes = tuple(n for n in document.notes if not document.edition.catalogue[n.code].carried)
    if notes:
        raise ConversionLossError(tuple(map(_loss, notes)), notes)
    write(document, target)


def _loss(note: Note) -> Loss:
    """Return the loss of something the source holds and the tree does not."""
    place = "!".join(filter(None, (note.sheet, note.cell)))
    return Loss(note.code, note.path, note.params, place)
