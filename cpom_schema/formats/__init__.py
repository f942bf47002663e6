"""The syntaxes, behind one registry: read bytes into a Document, write a Document as bytes."""

from __future__ import annotations

import errno
import os
from importlib import import_module
from typing import TYPE_CHECKING, Final, Protocol, cast

from cpom_schema.document import Document, Format, Limits, Tree
from cpom_schema.errors import CpomError, Note, UnreadableError
from cpom_schema.formats.announce import check
from cpom_schema.formats.detect import detect
from cpom_schema.formats.saving import refuse, save, save_folder
from cpom_schema.standard.edition import Editions

if TYPE_CHECKING:
    from pathlib import Path


class Syntax(Protocol):
    """What a syntax module offers."""

    def read(self, source: bytes, limits: Limits, editions: Editions) -> Document:
        """Read one document of one of these editions; raises UnreadableError."""
        ...

    def write(self, document: Document) -> bytes:
        """Write one document; raises ConversionLossError."""
        ...


SYNTAXES: Final[dict[Format, str]] = {
    "json": "cpom_schema.formats.json.syntax",
    "xml": "cpom_schema.formats.xml.syntax",
    "csv": "cpom_schema.formats.csv.syntax",
    "xlsx": "cpom_schema.formats.workbook.syntax",
    "ods": "cpom_schema.formats.workbook.syntax",
}
SUFFIXES: Final[dict[str, Format]] = {
    ".json": "json",
    ".xml": "xml",
    ".zip": "csv",
    ".xlsx": "xlsx",
}
"""Suffixes of the files we write; what is read is told from its content."""
READ: Final = (*SUFFIXES, ".xlsm", ".ods")
"""Suffixes of the files looked for in a folder; one of CSV files is a document by itself."""


def syntax(name: Format) -> Syntax:
    """Return the module of a syntax, imported when first used: a JSON file never loads lxml."""
    return cast("Syntax", import_module(SYNTAXES[name]))


def read_bytes(
    source: bytes, limits: Limits | None = None, editions: Editions | None = None
) -> Document:
    """Read a document from bytes; format, type and version come from the content.

    Args:
        source: the bytes.
        limits: what is accepted to be read; the usual ones by default.
        editions: the editions a document may announce; by default those shipped with the library.

    Raises:
        UnreadableError: the bytes are not one document of the standard within the limits.

    >>> import cpom_schema
    >>> source = (cpom_schema.samples() / "valid" / "avis.xml").read_bytes()
    >>> cpom_schema.read_bytes(source).type
    'avis'
    """
    limits = limits or Limits()
    if len(source) > limits.size:
        raise UnreadableError(too_big(len(source), limits))
    return syntax(detect(source)).read(source, limits, editions or Editions.published())


def too_big(size: int, limits: Limits) -> Note:
    """Return the note of a source beyond the size limit; sizes are in bytes."""
    return Note("CPOM-F-015", (("taille", str(size)), ("limite", str(limits.size))))


def read(
    path: str | os.PathLike[str],
    limits: Limits | None = None,
    editions: Editions | None = None,
) -> Document:
    """Read a document from a file, or from a folder of CSV files, without trusting its name.

    Args:
        path: the file or the folder.
        limits: what is accepted to be read; the usual ones by default.
        editions: the editions a document may announce; by default those shipped with the library.

    Raises:
        UnreadableError: the file is not one document of the standard within the limits.
        OSError: the file cannot be opened.

    >>> import cpom_schema
    >>> cpom_schema.read(cpom_schema.samples() / "valid" / "avis.json").tree["decision"]
    'accepte_avec_reserves'
    """
    limits = limits or Limits()
    return read_bytes(load_bytes(path, limits, editions), limits, editions)


def load_bytes(
    path: str | os.PathLike[str], limits: Limits, editions: Editions | None = None
) -> bytes:
    """Return the bytes of a file, or of the archive a folder of CSV files makes, within the limit.

    Raises:
        UnreadableError: the file is bigger than the limit, or the folder cannot be taken whole.
        OSError: the file cannot be opened.
    """
    if os.path.isdir(path):  # noqa: PTH112 - pathlib is not loaded on a cold start
        from cpom_schema.formats.csv.package import folder_bytes

        return folder_bytes(os.fspath(path), limits, editions or Editions.published())
    _refuse_pipe(path)
    with open(path, "rb") as file:  # noqa: PTH123 - pathlib is not loaded on a cold start
        size = os.fstat(file.fileno()).st_size
        if size > limits.size:
            raise UnreadableError(too_big(size, limits))
        source = file.read(limits.size + 1)
    if len(source) > limits.size:  # a pipe or a device announces no size
        raise UnreadableError(too_big(len(source), limits))
    return source


def _refuse_pipe(path: str | os.PathLike[str]) -> None:
    """Refuse what is no file: a pipe nobody writes in would be waited for without end.

    Raises:
        OSError: it is a pipe, a device or a socket.
    """
    if os.path.exists(path) and not os.path.isfile(path):  # noqa: PTH110, PTH113
        raise OSError(errno.EINVAL, "ce n'est pas un fichier", os.fspath(path))


def from_tree(tree: Tree, editions: Editions | None = None) -> Document:
    """Return the document a plain tree makes, such as a model's `to_tree()`.

    Args:
        tree: the content, with its ``cpom`` and ``type``.
        editions: the editions it may announce; by default those shipped with the library.

    Raises:
        UnreadableError: the tree does not announce a known type and version.

    >>> import cpom_schema
    >>> cpom_schema.from_tree({"cpom": "1.0", "type": "avis"}).edition.version
    '1.0'
    """
    kind, edition = check(tree.get("type"), tree.get("cpom"), editions or Editions.published())
    return Document("json", edition, kind, tree)


def write_bytes(document: Document, to: Format) -> bytes:
    """Write a document in one syntax.

    Args:
        document: the document.
        to: the syntax: ``json``, ``xml``, ``csv`` (a ZIP archive) or ``xlsx``.

    Raises:
        ConversionLossError: the syntax cannot carry everything.

    >>> import cpom_schema
    >>> document = cpom_schema.read(cpom_schema.samples() / "valid" / "avis.json")
    >>> cpom_schema.write_bytes(document, "xml")[:5]
    b'<?xml'
    """
    return syntax(to).write(document)


def is_folder(path: str | os.PathLike[str]) -> bool:
    """Return True if a target is a folder of CSV files: without suffix, or a folder already."""
    name = os.fspath(path)
    if name.endswith(("/", os.sep)) or os.path.isdir(name):  # noqa: PTH112
        return True
    _, suffix = os.path.splitext(name)  # noqa: PTH122
    return not suffix


def write(document: Document, path: str | os.PathLike[str]) -> None:
    """Write a document in the syntax of the file's suffix, atomically.

    Args:
        document: the document.
        path: the file, or the folder, to write.

    A name without suffix, or that ends with a slash, is a folder of CSV files; it must not be
    there, or be empty.

    Raises:
        ConversionLossError: the syntax cannot carry everything; nothing is written.
        CpomError: the suffix names no syntax, or the folder is not empty.
        OSError: the file cannot be written.

    >>> import cpom_schema, tempfile
    >>> document = cpom_schema.read(cpom_schema.samples() / "valid" / "avis.json")
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     cpom_schema.write(document, f"{folder}/avis.xlsx")
    ...     cpom_schema.read(f"{folder}/avis.xlsx").format
    'xlsx'
    """
    from pathlib import Path

    target = Path(path)
    if is_folder(path):
        from cpom_schema.formats.csv import syntax as csv_

        refuse(target)
        save_folder(target, csv_.files(document))
        return
    save(target, write_bytes(document, known(target)))


def known(target: Path) -> Format:
    """Return the syntax the name of a file asks for.

    Raises:
        CpomError: its suffix names none.
    """
    to = SUFFIXES.get(target.suffix.lower())
    if to is None:
        names = ", ".join(SUFFIXES)
        raise CpomError("suffixe_inconnu", fichier=target.name, suffixes=names)
    return to
