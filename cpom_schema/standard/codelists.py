"""The code lists at run time: membership at a date, successors, aliases, near misses."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any, NamedTuple

import orjson

from cpom_schema.standard.files import read_schema
from cpom_schema.version import CURRENT


class Code(NamedTuple):
    """One code: its labels, its validity (ISO dates or None) and what replaced it."""

    code: str
    label: Mapping[str, str]
    description: Mapping[str, str]
    start: str | None
    end: str | None
    successors: tuple[str, ...]
    aliases: tuple[str, ...]
    source: str
    confidence: str
    extra: Mapping[str, str]


class CodeList(NamedTuple):
    """One list, with its codes in the order of the specification."""

    name: str
    title: Mapping[str, str]
    description: Mapping[str, str]
    closed: bool
    owner: str
    version: str
    source: str
    sha256: str
    codes: Mapping[str, Code]
    aliases: Mapping[str, tuple[str, ...]]
    """Codes an alias stands for, by alias in upper case: several when it is ambiguous."""

    def resolve(self, word: str) -> tuple[str, ...]:
        """The codes a word names: itself when it is a code, else those of the alias."""
        return (word,) if word in self.codes else self.aliases.get(word.upper(), ())

    def column(self, name: str) -> dict[str, str]:
        """Return a column proper to the list: its value for each code that has one."""
        return {c.code: c.extra[name] for c in self.codes.values() if c.extra.get(name)}


def _code(raw: Mapping[str, Any]) -> Code:
    return Code(
        raw["code"],
        raw["label"],
        raw.get("description", {}),
        raw.get("from"),
        raw.get("until"),
        tuple(raw.get("successors", ())),
        tuple(raw.get("aliases", ())),
        raw["source"],
        raw["confidence"],
        raw.get("extra", {}),
    )


def _build_list(name: str, raw: Mapping[str, Any]) -> CodeList:
    codes = {c.code: c for c in map(_code, raw["codes"])}
    aliases: dict[str, tuple[str, ...]] = {}
    for code in codes.values():
        for alias in code.aliases:
            aliases[alias.upper()] = (*aliases.get(alias.upper(), ()), code.code)
    return CodeList(
        name,
        raw["title"],
        raw["description"],
        raw["kind"] == "closed",
        raw["owner"],
        raw["version"],
        raw["source"],
        raw["sha256"],
        codes,
        aliases,
    )


def build(raw_lists: Mapping[str, Any]) -> Mapping[str, CodeList]:
    """Build the code lists from the ``lists`` of ``codelists.json``, by name."""
    return {name: _build_list(name, raw) for name, raw in raw_lists.items()}


@cache
def _raw(version: str) -> Mapping[str, Any]:
    lists: Mapping[str, Any] = orjson.loads(read_schema(version, "codelists.json"))["lists"]
    return lists


@cache
def validity(version: str = CURRENT) -> Mapping[str, Mapping[str, tuple[str, str]]]:
    """First and last day of each code of the external lists, empty when unknown.

    Read from a file of its own, thirty times smaller than the lists with their texts.
    """
    lists: Mapping[str, Mapping[str, tuple[str, str]]] = orjson.loads(
        read_schema(version, "codes.json")
    )
    return lists


def names(version: str = CURRENT) -> tuple[str, ...]:
    """Names of every list of a version."""
    return tuple(_raw(version))


@cache
def _load(name: str, version: str) -> CodeList:
    return _build_list(name, _raw(version)[name])


def load(name: str, version: str = CURRENT) -> CodeList:
    """One list of a published version, built once.

    Raises:
        KeyError: no list has this name.
    """
    return _load(name, version)


class Published(Mapping[str, CodeList]):
    """The lists of a published version by name, each built when it is first asked for."""

    def __init__(self, version: str = CURRENT) -> None:
        self.version = version

    def __getitem__(self, name: str) -> CodeList:
        return load(name, self.version)

    def __iter__(self) -> Iterator[str]:
        return iter(_raw(self.version))

    def __len__(self) -> int:
        return len(_raw(self.version))
