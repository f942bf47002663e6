"""The standard as a value: everything one version says, read when it is first asked for.

An edition is made from the published files of a version, from files in memory (the generator), or
from another edition with a later external list or with a profile. Nothing looks for "the" standard:
a document carries its edition, and whoever judges it asks that one.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from functools import cache, cached_property, wraps
from typing import Any, Concatenate, ParamSpec, TypeVar

from cpom_schema.standard import catalogue, codelists, files
from cpom_schema.standard.catalogue import Check
from cpom_schema.standard.codelists import CodeList, Codelists, Validity
from cpom_schema.standard.dictionary import Dictionary
from cpom_schema.standard.files import Files, Memory
from cpom_schema.standard.profile import Profile

P = ParamSpec("P")
R = TypeVar("R")


@dataclass(frozen=True, eq=False)
class Edition:
    """One version of the standard, and what was laid over it; compared by identity.

    Attributes:
        version: version of the standard, such as ``1.0``.
        files: its published files.
        later: external lists that replace those published with the version, by name.
        profile: the profile laid over it, if any.
    """

    version: str
    files: Files = field(repr=False)
    later: Mapping[str, CodeList] = field(default_factory=dict, repr=False)
    profile: Profile | None = None
    derived: dict[Any, Any] = field(default_factory=dict, init=False, repr=False)

    @classmethod
    def published(cls, version: str) -> Edition:
        """Return the edition shipped with this library for a version, always the same one.

        Raises:
            KeyError: no published version has this number.
        """
        if version not in files.versions():
            raise KeyError(version)
        return _published(version)

    @classmethod
    def built(cls, version: str, contents: Mapping[str, bytes]) -> Edition:
        """Return an edition from files in memory, by path (``json/avis.bare.json``)."""
        return cls(version, Memory(contents))

    def with_list(self, later: CodeList) -> Edition:
        """Return the same edition with a later edition of one of its external lists.

        Raises:
            ValueError: the version has no external list of this name.
        """
        if later.name not in self.validity:
            raise ValueError(later.name)
        return replace(self, later={**self.later, later.name: later})

    def with_profile(self, profile: Profile) -> Edition:
        """Return the same edition with a profile laid over it.

        Raises:
            ValueError: the profile stands on another version, or relaxes what the standard blocks.
        """
        profile.check(self.version, self.catalogue)
        return replace(self, profile=profile)

    def content(self, *parts: str) -> Any:
        """Return a published JSON file, parsed; the caller keeps it if it is needed twice."""
        import orjson

        return orjson.loads(self.files.read(*parts))

    @cached_property
    def dictionary(self) -> Dictionary:
        """Objects, fields and scalar types."""
        from cpom_schema.standard.dictionary import build

        return build(self.content("dictionary.json"))

    @cached_property
    def codelists(self) -> Mapping[str, CodeList]:
        """The code lists by name, each built when it is first asked for."""
        published = self.content("codelists.json")["lists"]
        added = self.profile.codes if self.profile else {}
        return Codelists(published, self.later, added)

    @cached_property
    def validity(self) -> Mapping[str, Validity]:
        """When each code of the external lists is in force, read from a file of its own.

        It is thirty times smaller than the lists with their texts: a sound document needs no more.
        """
        found: dict[str, Validity] = {}
        for name, dates in self.content("codes.json").items():
            if self._is_changed(name):
                found[name] = codelists.validity(self.codelists[name])
            else:
                found[name] = Validity.of(dates)
        return found

    def _is_changed(self, listing: str) -> bool:
        """Return True if a list is not, or not only, the published one."""
        has_more = self.profile is not None and listing in self.profile.codes
        return has_more or listing in self.later

    @cached_property
    def _columns(self) -> Mapping[str, Mapping[str, Mapping[str, str]]]:
        columns: Mapping[str, Mapping[str, Mapping[str, str]]] = self.content("columns.json")
        return columns

    def column(self, listing: str, name: str) -> Mapping[str, str]:
        """Return a column proper to a list, by code, read from a file of its own as `validity` is.

        Raises:
            KeyError: no list, or no column of it, has this name.
        """
        if self._is_changed(listing):
            return self.codelists[listing].column(name)
        return self._columns[listing][name]

    @cached_property
    def rulebook(self) -> Mapping[str, Any]:
        """The content of ``rules.json``: checks, rules, words, related documents."""
        content: Mapping[str, Any] = self.content("rules.json")
        return content

    @cached_property
    def catalogue(self) -> Mapping[str, Check]:
        """Every check and rule by its code, those of the profile included."""
        entries = catalogue.build(self.rulebook)
        return self.profile.over(entries) if self.profile else entries

    @property
    def words(self) -> Mapping[str, Mapping[str, str]]:
        """The words that stand for a parameter, by name and language."""
        words: Mapping[str, Mapping[str, str]] = self.rulebook["words"]
        return words

    @property
    def related(self) -> Mapping[str, Any]:
        """With which other documents each type is judged (``spec/exchange.yaml``)."""
        related: Mapping[str, Any] = self.rulebook["related"]
        return related

    @cached_property
    def campaign(self) -> Mapping[str, Any]:
        """What a template prepares and how an item ends (``spec/campaign``)."""
        campaign: Mapping[str, Any] = self.content("campaign.json")
        return campaign

    @cached_property
    def habits(self) -> Mapping[str, Any]:
        """How people write what the standard spells otherwise (``spec/habits.yaml``)."""
        habits: Mapping[str, Any] = self.content("habits.json")
        return habits

    @cached_property
    def views(self) -> Mapping[str, Any]:
        """How each document type is laid out in a workbook, as published."""
        views: Mapping[str, Any] = self.content("views.json")["views"]
        return views

    @cached_property
    def rules_digest(self) -> str:
        """SHA-256 of the published rules."""
        from hashlib import sha256

        return sha256(self.files.read("rules.json")).hexdigest()


@cache
def _published(version: str) -> Edition:
    return Edition(version, files.published(version))


def per_edition(
    function: Callable[Concatenate[Edition, P], R],
) -> Callable[Concatenate[Edition, P], R]:
    """Keep what a function of an edition returns with that edition: it is worked out once.

    The other arguments must come from the edition itself (names of types, lists and languages), so
    that what is kept is bounded by the standard; it goes when the edition goes.
    """

    @wraps(function)
    def kept(edition: Edition, *args: P.args, **kwargs: P.kwargs) -> R:
        key = (function, args, tuple(kwargs.items()))
        try:
            found: R = edition.derived[key]
        except KeyError:
            found = edition.derived[key] = function(edition, *args, **kwargs)
        return found

    return kept  # type: ignore[return-value] # mypy names the first argument, callers do not


@dataclass(frozen=True)
class Editions:
    """The editions a reader may find announced in a document, by version, oldest first."""

    known: Mapping[str, Edition]

    @classmethod
    def published(cls) -> Editions:
        """Return every edition shipped with this library."""
        return _every()

    @property
    def latest(self) -> Edition:
        """The edition of the highest version: it words what is found before a version is known."""
        return list(self.known.values())[-1]

    @property
    def types(self) -> tuple[str, ...]:
        """The names of the document types of every edition, each once."""
        names: dict[str, None] = {}
        for edition in self.known.values():
            names |= dict.fromkeys(edition.dictionary.documents)
        return tuple(names)

    def adding(self, edition: Edition) -> Editions:
        """Return the same editions, with one more or one replaced by another of its version."""
        return Editions({**self.known, edition.version: edition})


@cache
def _every() -> Editions:
    return Editions({version: Edition.published(version) for version in files.versions()})
