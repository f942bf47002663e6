"""The documents of folders: each file of a known suffix, and each package of CSV files."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from typing import Final

from cpom_schema.formats import READ

_TABLE: Final = ".csv"
_DESCRIPTOR: Final = "datapackage.json"


def documents(paths: Iterable[str]) -> Iterator[str]:
    """The documents to judge: folders are walked in name order, `-` is the standard input."""
    for path in paths:
        if path != "-" and os.path.isdir(path):  # noqa: PTH112 - no pathlib on a cold start
            yield from _inside(path)
        else:
            yield path


def _inside(folder: str) -> Iterator[str]:
    """The documents of a folder; a package reaches down to the CSV files of its own folders."""
    packages: list[str] = []
    for here, folders, names in os.walk(folder):
        folders[:] = sorted(f for f in folders if not f.startswith("."))
        within = any(here.startswith(package + os.sep) for package in packages)
        tables = [n for n in names if n.lower().endswith(_TABLE)]
        others = sorted(filter(_is_document, names))
        if tables and not within and (_announce(tables) or not others):
            packages.append(here)
            yield here
            others = [n for n in others if n.lower() != _DESCRIPTOR]
        yield from (os.path.join(here, name) for name in others)  # noqa: PTH118


def _is_document(name: str) -> bool:
    return name.lower().endswith(READ) and not name.startswith((".", "~$"))


def _announce(tables: Iterable[str]) -> bool:
    """Whether some of the CSV files is that of a document, and not someone's own export."""
    from cpom_schema.standard.edition import Editions

    types = {f"{name.lower()}{_TABLE}" for name in Editions.published().types}
    return not types.isdisjoint(name.lower() for name in tables)
