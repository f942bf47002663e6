"""Where published files are: inside the installed package, in the checkout, or in memory."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from os import listdir
from os.path import dirname, isdir, isfile, join  # pathlib costs 5 ms at start, these nothing
from typing import TYPE_CHECKING, NamedTuple, Protocol

if TYPE_CHECKING:
    from pathlib import Path

_PACKAGE = dirname(dirname(__file__))  # noqa: PTH120
_MANIFEST = "manifest.json"


class Files(Protocol):
    """The published files of one version, wherever they are."""

    def read(self, *parts: str) -> bytes:
        """Return the bytes of a file, named as ``("json", "avis.schema.json")``."""
        ...


class Folder(NamedTuple):
    """Published files in a folder, read when they are asked for."""

    path: str

    def read(self, *parts: str) -> bytes:
        """Return the bytes of a file.

        Raises:
            OSError: the folder has no such file.
        """
        with open(join(self.path, *parts), "rb") as file:  # noqa: PTH118, PTH123
            return file.read()


class Memory(NamedTuple):
    """Published files that are not written yet, by path with slashes."""

    contents: Mapping[str, bytes]

    def read(self, *parts: str) -> bytes:
        """Return the bytes of a file.

        Raises:
            KeyError: there is no such file.
        """
        return self.contents["/".join(parts)]


@cache
def _shipped(name: str) -> str:
    installed = join(_PACKAGE, "_data", name)  # noqa: PTH118
    if isdir(installed):  # noqa: PTH112
        return installed
    return join(dirname(_PACKAGE), name)  # noqa: PTH118, PTH120


def published(version: str) -> Folder:
    """Return the shipped files of one version of the standard."""
    return Folder(join(_shipped("schemas"), version))  # noqa: PTH118


@cache
def versions() -> tuple[str, ...]:
    """Return the versions shipped with this library, oldest first."""
    schemas = _shipped("schemas")
    found = [v for v in listdir(schemas) if isfile(join(schemas, v, _MANIFEST))]  # noqa: PTH113, PTH118, PTH208
    return tuple(sorted(found, key=_rank))


def _rank(version: str) -> tuple[int, ...]:
    """Return what orders versions: 1.10 comes after 1.9."""
    return tuple(int(part) for part in version.split("."))


def samples() -> Path:
    """Return the folder of the shipped samples.

    >>> import cpom_schema
    >>> (cpom_schema.samples() / "campaign" / "contrat.json").is_file()
    True
    """
    from pathlib import Path

    return Path(_shipped("samples"))
