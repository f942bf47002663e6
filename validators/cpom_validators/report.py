"""The answer: findings in order, verdict, places and labels; read by people and by programs."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Final, Literal, NamedTuple

from cpom_schema.document import Document, Location, Path
from cpom_schema.standard.catalogue import SEVERITIES, Check, Severity
from cpom_schema.standard.dictionary import Field, Lang
from cpom_schema.standard.edition import Edition
from cpom_validators.findings.finding import Finding
from cpom_validators.findings.labels import label
from cpom_validators.findings.sentences import sentence
from cpom_validators.rules.running import STATES, RuleState

Verdict = Literal["recevable", "recevable_avec_reserves", "irrecevable", "indetermine"]

EXIT_CODES: Final[Mapping[Verdict, int]] = {
    "recevable": 0,
    "recevable_avec_reserves": 0,
    "irrecevable": 1,
    "indetermine": 3,
}
_VERDICTS: Final[Mapping[Severity, Verdict]] = {
    "bloquant": "irrecevable",
    "avertissement": "recevable_avec_reserves",
    "information": "recevable",
}
_UNKNOWN_RANK: Final = 10_000


def _worst(checks: Iterable[Check]) -> Severity:
    """Return the worst of the severities, the mildest one when there is none."""
    severities = {check.severity for check in checks}
    for severity in SEVERITIES:
        if severity in severities:
            return severity
    return "information"


_Rank = tuple[tuple[int, str], ...]


def _rank(document: Document | None, path: Path) -> _Rank:
    """Return where a path comes in the order of the dictionary, whatever the order of the keys."""
    ranks: list[tuple[int, str]] = []
    fields: Mapping[str, Field] = document.root.fields if document else {}
    for part in path:
        ranks.append(_part_rank(fields, part))
        if isinstance(part, str):
            fields = _fields_below(document, fields.get(part))
    return tuple(ranks)


def _part_rank(fields: Mapping[str, Field], part: str | int) -> tuple[int, str]:
    """Return the rank of an item in its list, or of a field in its object, unknown ones last."""
    if isinstance(part, int):
        return part, ""
    if part not in fields:
        return _UNKNOWN_RANK, part
    return list(fields).index(part), ""


def _fields_below(document: Document | None, field: Field | None) -> Mapping[str, Field]:
    """Return the fields of the object a field holds, none for another kind of field."""
    if document is None or field is None or field.kind != "object":
        return {}
    return document.dictionary.objects[field.type].fields


class ContractSeen(NamedTuple):
    """The contract a document was judged with: its identifier, and the last avenant applied."""

    identifier: str
    avenant: int


@dataclass(frozen=True)
class Report:
    """What the validator answers on one source.

    Attributes:
        file: name of the source as the user gave it.
        source: bytes of the source, empty when they were not kept.
        date: ISO date the codes were judged at, empty when nothing gave one.
        edition: the standard it was judged by.
        document: the document, None when nothing could be read.
        findings: every finding, in the order of the document.
        rules: what became of each rule: run, without object, or skipped and why.
        contract: the contract it was judged with, None when there was none.
    """

    file: str
    source: bytes = field(repr=False)
    date: str
    edition: Edition = field(repr=False)
    document: Document | None = field(repr=False)
    findings: tuple[Finding, ...]
    rules: tuple[RuleState, ...] = field(default=(), repr=False)
    contract: ContractSeen | None = field(default=None, repr=False)
    octets: str = field(default="", repr=False)
    """SHA-256 of the bytes of the source, when these were not kept."""

    @cached_property
    def source_digest(self) -> str:
        """SHA-256 of the bytes of the source."""
        from hashlib import sha256

        return self.octets or sha256(self.source).hexdigest()

    def check(self, finding: Finding) -> Check:
        """Return the entry of a finding in the catalogue of the edition."""
        return self.edition.catalogue[finding.code]

    @cached_property
    def verdict(self) -> Verdict:
        """Receivable is the machine's word; accepted is an authority's, in an avis."""
        checks = [self.check(finding) for finding in self.findings]
        if not all(check.judged for check in checks):
            return "indetermine"
        return _VERDICTS[_worst(checks)]

    @property
    def exit_code(self) -> int:
        """0 receivable, 1 not receivable, 3 not judged."""
        return EXIT_CODES[self.verdict]

    @property
    def counts(self) -> Mapping[str, int]:
        """Number of findings by severity."""
        counts: dict[str, int] = dict.fromkeys(SEVERITIES, 0)
        for finding in self.findings:
            counts[self.check(finding).severity] += 1
        return counts

    @property
    def states(self) -> Mapping[str, int]:
        """Number of rules run, without object and skipped."""
        counts: dict[str, int] = dict.fromkeys(STATES, 0)
        for rule in self.rules:
            counts[rule.state] += 1
        return counts

    @cached_property
    def locations(self) -> Mapping[Path, Location]:
        """Where each finding's place stands in the source."""
        if self.document is None or not self.findings:
            return {}
        paths: set[Path] = set()
        for finding in self.findings:
            paths.add(finding.path)
            paths.update(finding.related)
        return self.document.locate(paths)

    def location(self, finding: Finding) -> Location:
        """Return where a finding stands: what its reader saw, else the place of its path."""
        if finding.sheet is not None:
            return Location(finding.line, finding.column, sheet=finding.sheet, cell=finding.cell)
        if finding.line is None:
            return self._location_of_path(finding)
        return self._location_of_line(finding)

    def _location_of_line(self, finding: Finding) -> Location:
        """Return the place a reader saw, with the path of the element that stands on its line."""
        found = self.locations.get(finding.path, Location())
        column = finding.column
        if not column and found.line == finding.line:
            column = found.column
        return Location(finding.line, column, found.xpath)

    def _location_of_path(self, finding: Finding) -> Location:
        """Return the place of the path of a finding, none when it is about no document."""
        if not finding.path and self.check(finding).step == "lecture":
            return Location()  # it speaks of the check, or of another file
        return self.locations.get(finding.path, Location())

    def label(self, finding: Finding, lang: Lang = "fr") -> str:
        """Return the place of a finding in business words, empty when nothing could be read."""
        if self.document is None:
            return ""
        return label(self.document, finding.path, lang)

    def message(self, finding: Finding, lang: Lang = "fr") -> str:
        """Return what is wrong, in one sentence."""
        return sentence(self.edition, finding, self.document, "message", lang)

    def advice(self, finding: Finding, lang: Lang = "fr") -> str:
        """Return what to do, in one sentence."""
        return sentence(self.edition, finding, self.document, "advice", lang)


def ordered(document: Document | None, findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Return the findings in the order of the document, each once."""

    def order(finding: Finding) -> tuple[Any, ...]:
        return (
            _rank(document, finding.path),
            *_read_order(finding),
            finding.code,
            finding.params,
        )

    return tuple(sorted(_unique(findings), key=order))


def _read_order(finding: Finding) -> tuple[int, int, str, str]:
    """Return where a finding comes among those of one place that the reader saw in the source."""
    return (
        finding.line or 0,
        finding.column or 0,
        finding.sheet or "",
        finding.cell or "",
    )


def _unique(findings: Iterable[Finding]) -> list[Finding]:
    """Return the findings each once; what compares them is freed before they are sorted."""
    unique: dict[tuple[Any, ...], Finding] = {}
    for finding in findings:
        unique[finding.code, finding.path, finding.params, *_read_at(finding)] = finding
    return list(unique.values())


def _read_at(finding: Finding) -> tuple[int | str | None, ...]:
    """Return the place in the source that only the reader could know."""
    return finding.line, finding.column, finding.sheet, finding.cell
