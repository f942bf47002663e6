"""From one syntax to another: everything is carried, or nothing is written."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from cpom_schema.document import Document, Limits
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
    if _are_one_file(here, there):
        raise CpomError("cible_lue", fichier=there.name)
    document = read(here, limits, editions)
    _refuse_losses(document)
    write(document, target)


def _are_one_file(source: Path, target: Path) -> bool:
    """Return True if a target is the source, or stands in the folder of tables that it is."""
    if source.is_dir() and source.resolve() in target.resolve().parents:
        return True
    return target.exists() and source.exists() and target.samefile(source)


def _refuse_losses(document: Document) -> None:
    """Refuse a document whose source holds something that its tree does not.

    Raises:
        ConversionLossError: it does.
    """
    notes = tuple(_not_carried(document))
    if notes:
        raise ConversionLossError(tuple(map(_loss, notes)), notes)


def _not_carried(document: Document) -> Iterator[Note]:
    """Yield the notes on what the source holds and the tree does not."""
    for note in document.notes:
        if not document.edition.catalogue[note.code].carried:
            yield note


def _loss(note: Note) -> Loss:
    """Return the loss of something the source holds and the tree does not."""
    place = "!".join(filter(None, (note.sheet, note.cell)))
    return Loss(note.code, note.path, note.params, place)
