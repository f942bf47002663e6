"""The files of a CSV package: a ZIP archive, or a folder, which is the same thing laid out."""

from __future__ import annotations

import os
import zlib
from collections.abc import Iterator, Mapping, Sequence
from io import BytesIO
from pathlib import Path
from typing import Final, NamedTuple
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from cpom_schema.document import Limits
from cpom_schema.errors import Note, UnreadableError, Word
from cpom_schema.formats.csv.text import fault, oversize
from cpom_schema.standard.edition import Editions

SUFFIX: Final = ".csv"
DESCRIPTOR: Final = "datapackage.json"
_MOST: Final = 5_000
"""Files an archive may hold: the widest document type makes sixty-two."""
CIPHERED: Final = "CPOM-F-047"
_EPOCH: Final = (1980, 1, 1, 0, 0, 0)
_ENCRYPTED: Final = 1
_METHODS: Final = (ZIP_STORED, ZIP_DEFLATED)
"""The others may ask for gigabytes to unpack a few bytes; no spreadsheet program writes them."""
_BROKEN: Final = (BadZipFile, EOFError, OSError, ValueError, NotImplementedError, zlib.error)


class Member(NamedTuple):
    """One CSV file of a package: its name, folders included, and its bytes."""

    name: str
    content: bytes

    @property
    def table(self) -> str:
        """Id of the table the name announces."""
        return self.name.rpartition("/")[2][: -len(SUFFIX)]


def _is_table(name: str) -> bool:
    """Tell whether a file is a table: what macOS adds to archives is not."""
    parts = name.split("/")
    is_hidden = parts[0] == "__MACOSX" or parts[-1].startswith(".")
    return name.lower().endswith(SUFFIX) and not is_hidden


def _name(info: ZipInfo) -> str:
    return info.filename.replace("\\", "/")


def _check_archive(infos: Sequence[ZipInfo], limits: Limits) -> None:
    """Refuse an archive for what it announces of its files, before one is unpacked.

    Raises:
        UnreadableError: too many files, too big, encrypted, or named outside of the archive.
    """
    if len(infos) > _MOST:
        raise UnreadableError(oversize("@csv_fichiers", len(infos), _MOST))
    sizes = [info.file_size for info in infos]
    _check_size(sum(sizes), limits.unpacked)
    _check_size(max(sizes, default=0), limits.size)
    for info in infos:
        _check_member(info)


def _check_size(size: int, limit: int) -> None:
    if size > limit:
        raise UnreadableError(_heavy(str(size), limit))


def _check_member(info: ZipInfo) -> None:
    """Refuse a file of an archive that is not to be unpacked.

    Raises:
        UnreadableError: encrypted, named outside of the archive, or packed in a rare way.
    """
    name = _name(info)
    if info.flag_bits & _ENCRYPTED:
        raise UnreadableError(Note(CIPHERED, sheet=name))
    if _leads_outside(name):
        raise UnreadableError(fault(name, None, "@csv_chemin"))
    if info.compress_type not in _METHODS:
        raise UnreadableError(fault(name, None, "@csv_archive"))


def _leads_outside(name: str) -> bool:
    return name.startswith("/") or ":" in name or ".." in name.split("/")


def _heavy(size: str, limit: int) -> Note:
    return Note("CPOM-F-015", (("taille", size), ("limite", str(limit))))


def unpacked(source: bytes, limits: Limits) -> list[Member]:
    """Return the CSV files of an archive, in the order of their names; nothing is written.

    Raises:
        UnreadableError: encrypted, damaged, or bigger than the limits once unpacked.
    """
    try:
        with ZipFile(BytesIO(source)) as archive:
            infos = [info for info in archive.infolist() if _is_table(_name(info))]
            _check_archive(infos, limits)
            # zipfile stops each member at the size it announces, which was counted above
            members = [Member(_name(info), archive.read(info)) for info in infos]
    except _BROKEN:
        raise UnreadableError(fault(None, None, "@csv_archive")) from None
    return sorted(members)


def packed(files: Mapping[str, bytes], *, stored: bool = False) -> bytes:
    """Return an archive of some files, in the order of their names, the same bytes at each run.

    Args:
        files: content of each file, by name.
        stored: whether to leave the content as it is, for an archive nobody keeps.
    """
    target = BytesIO()
    method = ZIP_STORED if stored else ZIP_DEFLATED
    with ZipFile(target, "w") as archive:
        for name, content in sorted(files.items()):
            info = ZipInfo(name, _EPOCH)
            info.create_system = 3  # the same bytes on every system
            info.external_attr = 0o644 << 16
            info.compress_type = method
            archive.writestr(info, content)
    return target.getvalue()


def _fail(error: OSError) -> None:
    raise error


def _walk(folder: str) -> Iterator[str]:
    """Yield the paths of the CSV files of a folder, and of its links to folders, relative to it."""
    for here, folders, names in os.walk(folder, onerror=_fail):
        folders.sort()
        linked = [n for n in folders if os.path.islink(os.path.join(here, n))]  # noqa: PTH114, PTH118
        for name in sorted([*names, *linked]):
            path = os.path.relpath(os.path.join(here, name), folder)  # noqa: PTH118
            if name in linked or _is_table(path.replace(os.sep, "/")):
                yield path


def folder_bytes(folder: str, limits: Limits, editions: Editions) -> bytes:
    """Return a folder of CSV files as an archive in memory, so that all that follows sees bytes.

    Raises:
        UnreadableError: bigger than the limit, a link leads out of the folder, or a file cannot be
            opened.
        OSError: a folder cannot be opened.
    """
    inside = os.path.realpath(folder) + os.sep
    files: dict[str, bytes] = {}
    left = limits.size
    for path in _walk(folder):
        full = os.path.join(folder, path)  # noqa: PTH118
        if not f"{os.path.realpath(full)}{os.sep}".startswith(inside):
            raise UnreadableError(fault(path, None, "@csv_lien"))
        if Path(full).is_dir():
            continue  # a link to another place of the folder, where its files are read
        if len(files) >= _MOST and Path(full).is_file():
            raise UnreadableError(oversize("@csv_fichiers", len(files) + 1, _MOST))

        content = _start_of_file(full, path, left + 1)
        left -= len(content)
        if left < 0:
            raise UnreadableError(_heavy(f"plus de {limits.size}", limits.size))
        files[path.replace(os.sep, "/")] = content
    _check_some_file(folder, files, editions)
    return packed(files, stored=True)


def _start_of_file(full: str, path: str, most: int) -> bytes:
    """Return the first bytes of a file, never more than asked.

    Args:
        full: where the file is.
        path: the same inside the package, as notes name it.
        most: how many bytes are read.

    Raises:
        UnreadableError: it is no file, or cannot be opened.
    """
    if not Path(full).is_file():  # a pipe or a device would wait for ever
        raise UnreadableError(fault(path, None, "@csv_ferme"))
    try:
        with open(full, "rb") as file:  # noqa: PTH123 - beside os.walk
            return file.read(most)
    except OSError:
        raise UnreadableError(fault(path, None, "@csv_ferme")) from None


def _check_some_file(folder: str, files: Mapping[str, bytes], editions: Editions) -> None:
    if not files:
        expected = ", ".join(f"{name}{SUFFIX}" for name in editions.types)
        params = (("defaut", Word("@csv_sans_fichier")), ("attendu", expected))
        raise UnreadableError(Note("CPOM-F-041", params, sheet=os.path.basename(folder)))  # noqa: PTH119
