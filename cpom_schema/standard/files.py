"""Where the published files are: inside the installed package, else in the checkout."""

from __future__ import annotations

from functools import cache
from os.path import dirname, isdir, join  # pathlib costs 5 ms at start, these nothing
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

_PACKAGE = dirname(dirname(__file__))  # noqa: PTH120


@cache
def _folder(name: str) -> str:
    installed = join(_PACKAGE, "_data", name)  # noqa: PTH118
    return installed if isdir(installed) else join(dirname(_PACKAGE), name)  # noqa: PTH112, PTH118, PTH120


def schema_path(version: str, *parts: str) -> str:
    """Path of a published file of one version, such as ``("1.0", "json", "avis.schema.json")``."""
    return join(_folder("schemas"), version, *parts)  # noqa: PTH118


def read_schema(version: str, *parts: str) -> bytes:
    """Bytes of a published file of one version."""
    with open(schema_path(version, *parts), "rb") as file:  # noqa: PTH123
        return file.read()


def samples() -> Path:
    """Folder of the shipped samples."""
    from pathlib import Path

    return Path(_folder("samples"))
