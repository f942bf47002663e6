"""Judge a set: each document with those it cites, each read and checked once.

A first pass reads every document, judges its form, lays its tree on a shelf and keeps the few
values others find it by. A second one opens a contract and what goes with it, judges them, and
closes them: what is in memory at once is one dossier, however many documents there are.
"""

from __future__ import annotations

import marshal
from collections.abc import Iterable, Iterator, Mapping
from hashlib import sha256
from typing import Final, NamedTuple

from cpom_desk.judging import Options
from cpom_desk.shelf import Shelf, Slot
from cpom_desk.sources import Source, unusable
from cpom_schema.document import Document, Format, Location, Locator, Path
from cpom_schema.errors import Note
from cpom_schema.formats import read_bytes
from cpom_schema.formats.places import locate
from cpom_schema.standard.edition import Edition
from cpom_validators.findings.finding import Finding
from cpom_validators.judgement import Form, check_form, crashed, validate
from cpom_validators.report import Report
from cpom_validators.together.companions import Companions
from cpom_validators.together.sets import Identity, Index, identity_of
from cpom_validators.together.shared import Shared

_REPLACED: Final = "CPOM-S-042"


class Ranked(NamedTuple):
    """The report of one document of a set, with its rank among the sources."""

    rank: int
    report: Report


class _Laid(NamedTuple):
    """What is laid on the shelf of a document that was read and checked.

    Attributes:
        tree: its tree, packed by ``marshal``: twice as fast as ``pickle`` for plain values.
    """

    tree: bytes
    notes: tuple[Note, ...]
    form: Form


class _Kept(NamedTuple):
    """A document that was read and checked, until its dossier is judged.

    Attributes:
        octets: SHA-256 of its bytes.
        usable: True when others may rely on it.
        slot: where the rest is laid.
    """

    source: Source
    octets: str
    format: Format
    edition: Edition
    type: str
    identity: Identity
    usable: bool
    slot: Slot


def judge_set(sources: Iterable[Source], options: Options) -> Iterator[Ranked]:
    """Judge sources with one another: each finds its contract, its avenants, the year before.

    The reports come dossier after dossier, not in the order of the sources: their rank says which
    is which.

    Args:
        sources: what is judged; each is read once.
        options: how.

    >>> from cpom_desk import Options, Source, judge_set
    >>> import cpom_schema
    >>> folder = cpom_schema.samples() / "campaign"
    >>> names = ("contrat.json", "suivi-2024.json")
    >>> sources = [Source(name, str(folder / name)) for name in names]
    >>> found = {r.rank: r.report for r in judge_set(sources, Options(today="2026-05-04"))}
    >>> [found[rank].verdict for rank in sorted(found)]
    ['recevable', 'recevable']
    """
    kept: dict[int, _Kept] = {}
    with Shelf() as shelf:
        for rank, source in enumerate(sources):
            content = b""
            try:
                content = source.load(options.limits, options.editions)
                kept[rank] = _checked(source, content, options, shelf)
            except Exception as error:  # noqa: BLE001 - one broken source never stops the others
                date, latest = options.date or options.today, options.editions.latest
                yield Ranked(rank, unusable(source.name, date, latest, error, content))
        yield from _Dossiers(kept, shelf, options).reports()


def _checked(source: Source, content: bytes, options: Options, shelf: Shelf) -> _Kept:
    """Read a source, judge its form, and lay it on the shelf."""
    document = read_bytes(content, options.limits, options.editions)
    found = check_form(document, options.date, options.today, options.engine)
    slot = shelf.lay(_Laid(marshal.dumps(document.tree), document.notes, found))
    return _Kept(
        source,
        sha256(content).hexdigest(),
        document.format,
        document.edition,
        document.type,
        identity_of(document),
        found.first_fault(document.edition) is None,
        slot,
    )


class _Open(NamedTuple):
    """A document taken from the shelf, and what its form gave."""

    document: Document
    form: Form


class _Dossiers:
    """The documents of a set, judged contract by contract."""

    def __init__(self, kept: Mapping[int, _Kept], shelf: Shelf, options: Options) -> None:
        self._kept = kept
        self._shelf = shelf
        self._options = options
        self._index = Index({rank: one.identity for rank, one in kept.items() if one.usable})
        self._open: dict[int, _Open] = {}
        self._shared = Shared(judged=True)

    def reports(self) -> Iterator[Ranked]:
        """Yield the report of each document, those of one contract together."""
        dossiers: dict[int, list[int]] = {}
        for rank, one in self._kept.items():
            dossiers.setdefault(self._index.contract(rank, one.identity), []).append(rank)
        for ranks in dossiers.values():
            for rank in ranks:
                yield Ranked(rank, self._report(rank))
            self._open = {}
            self._shared = Shared(judged=True)

    def _report(self, rank: int) -> Report:
        one = self._kept[rank]
        date = self._options.today
        try:
            taken = self._taken(rank)
            date = taken.form.date or date
            return validate(
                taken.document,
                name=one.source.name,
                companions=self._companions(rank),
                rules=self._options.rules,
                checked=taken.form,
                octets=one.octets,
            )
        except Exception as error:  # noqa: BLE001 - one broken document never stops the others
            return crashed(one.source.name, b"", date, one.edition, error)

    def _companions(self, rank: int) -> Companions:
        given: dict[str, tuple[Document, ...]] = {}
        for role, ranks in self._index.companions(rank, self._kept[rank].identity).items():
            given[role] = tuple(self._taken(other).document for other in ranks)
        return Companions(given, self._replaced(rank), self._shared)

    def _replaced(self, rank: int) -> tuple[Finding, ...]:
        """Return the finding of a document of which the set has a newer version."""
        newer = self._index.newer(self._kept[rank].identity)
        if newer is None:
            return ()
        one = self._kept[newer]
        params = (("version", str(one.identity.version)), ("fichier", one.source.name))
        return (Finding(_REPLACED, ("entete", "versionDocument"), params),)

    def _taken(self, rank: int) -> _Open:
        """Return a document of the open dossier, taken from the shelf when it is first needed."""
        if rank not in self._open:
            one = self._kept[rank]
            laid: _Laid = self._shelf.take(one.slot)
            places = _reopened(one, self._options)
            tree = marshal.loads(laid.tree)  # noqa: S302 - packed by `_checked`
            document = Document(one.format, one.edition, one.type, tree, laid.notes, places)
            self._open[rank] = _Open(document, laid.form)
        return self._open[rank]


def _reopened(one: _Kept, options: Options) -> Locator:
    """Return what finds places in a source, which is opened again when a finding needs one."""

    def places(paths: Iterable[Path]) -> Mapping[Path, Location]:
        content = one.source.load(options.limits, options.editions)
        if sha256(content).hexdigest() != one.octets:  # it was changed meanwhile
            return {path: Location() for path in paths}
        return locate(one.format, content, one.edition, options.limits, paths)

    return places
