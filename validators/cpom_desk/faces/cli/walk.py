"""The documents of folders: each file of a known suffix, and each package of CSV files."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from cpom_schema.formats import READ

_TABLE: Final = ".csv"
_DESCRIPTOR: Final = "datapackage.json"
_UNREAD: Final = (
    *(".xls", ".xlsb", ".xlt", ".xltx", ".xltm", ".xlam", ".fods", ".ots", ".sxc", ".numbers"),
    *(".doc", ".docx", ".docm", ".odt", ".rtf", ".pdf", ".tsv", ".slk", ".dif", ".dbf"),
    *(".7z", ".rar", ".gz", ".tgz", ".tar", ".bz2", ".xz", ".zst", ".zipx"),
    *(".eml", ".msg", ".htm", ".html", ".mht", ".mhtml"),
    *(".part", ".crdownload", ".download"),  # a transfer that did not end
)
"""Suffixes of the files that people send a document in, and that are not read."""


def documents(paths: Iterable[str]) -> Iterator[str]:
    """Yield the documents to judge: folders are walked in name order, `-` is the standard input."""
    for path in paths:
        if path != "-" and os.path.isdir(path):  # noqa: PTH112 - no pathlib on a cold start
            yield from _inside(path)
        else:
            yield path


def unread(paths: Iterable[str], read: Iterable[str]) -> Iterator[str]:
    """Yield what folders hold that may be documents and is not read: it is to be named.

    Args:
        paths: the folders, and files that are left aside.
        read: the documents that are read; a package says itself what is wrong with its links.
    """
    packages = tuple(path + os.sep for path in read if _is_folder(path))
    for folder in filter(_is_folder, paths):
        for found in _unread_inside(folder):
            is_of_a_package = found.startswith(packages) and os.path.islink(found)  # noqa: PTH114
            if not is_of_a_package:
                yield found


def _is_folder(path: str) -> bool:
    return path != "-" and os.path.isdir(path)  # noqa: PTH112 - no pathlib on a cold start


def _unread_inside(folder: str) -> Iterator[str]:
    """Yield the files of other formats, the links to folders, and the folders that do not open."""
    closed: list[OSError] = []
    for here, folders, names in os.walk(folder, onerror=closed.append):
        folders[:] = sorted(filter(_is_shown, folders))
        others = [name for name in names if _is_other(name)]
        linked = [n for n in folders if os.path.islink(os.path.join(here, n))]  # noqa: PTH114, PTH118
        for name in sorted([*others, *linked]):
            yield os.path.join(here, name)  # noqa: PTH118
    yield from (str(error.filename) for error in closed)


def _is_other(name: str) -> bool:
    return name.lower().endswith(_UNREAD) and not name.startswith((".", "~$"))


def _inside(folder: str) -> Iterator[str]:
    """Yield the documents of a folder; a package reaches down to the CSV files of its folders."""
    packages: list[str] = []
    for here, folders, names in os.walk(folder):
        folders[:] = sorted(filter(_is_shown, folders))
        others = sorted(filter(_is_document, names))
        if not here.startswith(tuple(packages)) and _is_package(names, others):
            packages.append(here + os.sep)
            yield here
            others = list(filter(_is_not_descriptor, others))
        for name in others:
            yield os.path.join(here, name)  # noqa: PTH118 - no pathlib on a cold start


def _is_shown(name: str) -> bool:
    return not name.startswith(".")


def _is_document(name: str) -> bool:
    return name.lower().endswith(READ) and not name.startswith((".", "~$"))


def _is_table(name: str) -> bool:
    return name.lower().endswith(_TABLE)


def _is_not_descriptor(name: str) -> bool:
    return name.lower() != _DESCRIPTOR


def _is_package(names: Iterable[str], others: Sequence[str]) -> bool:
    """Return whether the CSV files of a folder are a document: it is alone, or announces one."""
    tables = list(filter(_is_table, names))
    if not tables:
        return False
    return not others or _announce(tables)


def _announce(tables: Iterable[str]) -> bool:
    """Return whether one of the CSV files is that of a document, and not someone's own export."""
    from cpom_schema.standard.edition import Editions

    types = {f"{name.lower()}{_TABLE}" for name in Editions.published().types}
    return not types.isdisjoint(map(str.lower, tables))
