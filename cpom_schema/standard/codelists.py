"""The code lists at run time: membership at a date, successors, aliases, near misses."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple


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
    open: str = ""
    """When a code it lacks may be right: ``always``, ``later`` than its version, or never."""

    def may_miss_a_code(self, date: str) -> bool:
        """Return whether a code in use at an ISO date may be missing from the list."""
        return self.open == "always" or (self.open == "later" and date > self.version)

    def resolve(self, word: str) -> tuple[str, ...]:
        """Return the codes a word names: itself when it is a code, else those of the alias."""
        if word in self.codes:
            return (word,)
        return self.aliases.get(word.upper(), ())

    def column(self, name: str) -> dict[str, str]:
        """Return a column proper to the list: its value for each code that has one."""
        values: dict[str, str] = {}
        for code in self.codes.values():
            value = code.extra.get(name)
            if value:
                values[code.code] = value
        return values


class Validity:
    """When the codes of a list are in force.

    The codes in force change on a few days only: what is worked out for a date is kept for the
    stretch it falls in, so that the dates of documents, however many, fill no memory.
    """

    def __init__(self, days: Mapping[str, tuple[str, str]]) -> None:
        """Take the first and last day of each code, ISO dates, empty when unknown."""
        self.days = days
        changes: set[str] = set()
        for start, end in days.values():
            changes.add(start)
            if end:
                changes.add(f"{end}+")  # comes after the last day, and before the next one
        self._changes = sorted(changes)
        self._stretches: dict[int, frozenset[str]] = {}

    @classmethod
    def of(cls, raw: Mapping[str, Any]) -> Validity:
        """Return the validity of a list from its content in ``codes.json``."""
        return cls({code: (start, end) for code, (start, end) in raw.items()})

    def at(self, date: str | None) -> frozenset[str]:
        """Return the codes that raise no question at an ISO date; every code without a date."""
        if date is None:
            return frozenset(self.days)
        stretch = bisect_right(self._changes, date)
        if stretch not in self._stretches:
            self._stretches[stretch] = frozenset(self._in_force(date))
        return self._stretches[stretch]

    def _in_force(self, date: str) -> Iterator[str]:
        """Yield the codes in force at an ISO date."""
        for code, (start, end) in self.days.items():
            is_over = end != "" and end < date
            if start <= date and not is_over:
                yield code


def validity(codes: CodeList) -> Validity:
    """Return when the codes of a whole list are in force."""
    days: dict[str, tuple[str, str]] = {}
    for code in codes.codes.values():
        days[code.code] = (code.start or "", code.end or "")
    return Validity(days)


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


def build(name: str, raw: Mapping[str, Any]) -> CodeList:
    """Return one list from its content in ``codelists.json``."""
    codes: dict[str, Code] = {}
    for code in map(_code, raw["codes"]):
        codes[code.code] = code
    aliases: dict[str, tuple[str, ...]] = {}
    for code in codes.values():
        for alias in map(str.upper, code.aliases):
            aliases[alias] = (*aliases.get(alias, ()), code.code)
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
        raw.get("open", ""),
    )


class Codelists(Mapping[str, CodeList]):
    """The lists of an edition by name, each built when it is first asked for."""

    def __init__(
        self,
        raw: Mapping[str, Any],
        later: Mapping[str, CodeList],
        added: Mapping[str, tuple[Mapping[str, Any], ...]],
    ) -> None:
        """Take the published lists, those that replace them, and codes added to some."""
        self._raw = raw
        self._later = later
        self._added = added
        self._built: dict[str, CodeList] = {}

    def __getitem__(self, name: str) -> CodeList:
        if name not in self._built:
            self._built[name] = self._one(name)
        return self._built[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._raw)

    def __len__(self) -> int:
        return len(self._raw)

    def _one(self, name: str) -> CodeList:
        if name in self._later:
            return self._later[name]
        raw = self._raw[name]
        if name in self._added:
            raw = {**raw, "codes": [*raw["codes"], *self._added[name]]}
        return build(name, raw)
