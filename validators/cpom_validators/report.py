"""The answer: findings in order, verdict, places and labels; read by people and by programs."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Final, Literal

from cpom_schema.document import Document, Location, Path
from cpom_schema.standard.catalogue import Check
from cpom_schema.standard.dictionary import Lang, ObjectType
from cpom_schema.standard.edition import Edition
from cpom_validators.findings.finding import Finding
from cpom_validators.findings.labels import label
from cpom_validators.findings.sentences import sentence
from cpom_validators.rules.running import RuleState

Verdict = Literal["recevable", "recevable_avec_reserves", "irrecevable", "indetermine"]

EXIT_CODES: Final[Mapping[Verdict, int]] = {
    "recevable": 0,
    "recevable_avec_reserves": 0,
    "irrecevable": 1,
    "indetermine": 3,
}
_UNKNOWN_RANK: Final = 10_000


def _rank(document: Document | None, path: Path) -> tuple[tuple[int, str], ...]:
    """Where a path comes in the order of the dictionary, whatever the order of the keys."""
    ranks: list[tuple[int, str]] = []
    obj: ObjectType | None = document.root if document else None
    for part in path:
        if isinstance(part, int):
            ranks.append((part, ""))
            continue
        names = list(obj.fields) if obj else []
        ranks.append((names.index(part), "") if part in names else (_UNKNOWN_RANK, part))
        found = obj.fields.get(part) if obj else None
        obj = (
            document.dictionary.objects[found.type]
            if document and found and found.kind == "object"
            else None
        )
    return tuple(ranks)


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
    """

    file: str
    source: bytes = field(repr=False)
    date: str
    edition: Edition = field(repr=False)
    document: Document | None = field(repr=False)
    findings: tuple[Finding, ...]
    rules: tuple[RuleState, ...] = field(default=(), repr=False)
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
        if any(not self.check(f).judged for f in self.findings):
            return "indetermine"
        severities = {self.check(f).severity for f in self.findings}
        if "bloquant" in severities:
            return "irrecevable"
        return "recevable_avec_reserves" if "avertissement" in severities else "recevable"

    @property
    def exit_code(self) -> int:
        """0 receivable, 1 not receivable, 3 not judged."""
        return EXIT_CODES[self.verdict]

    @property
    def counts(self) -> Mapping[str, int]:
        """Number of findings by severity."""
        severities = [self.check(f).severity for f in self.findings]
        return {s: severities.count(s) for s in ("bloquant", "avertissement", "information")}

    @property
    def states(self) -> Mapping[str, int]:
        """Number of rules run, without object and skipped."""
        states = [rule.state for rule in self.rules]
        return {s: states.count(s) for s in ("executee", "sans_objet", "ignoree")}

    @cached_property
    def locations(self) -> Mapping[Path, Location]:
        """Where each finding's place stands in the source."""
        if self.document is None or not self.findings:
            return {}
        paths = {f.path for f in self.findings} | {p for f in self.findings for p in f.related}
        return self.document.locate(paths)

    def location(self, finding: Finding) -> Location:
        """Where a finding stands: what its reader saw, else the place of its path."""
        if finding.sheet is not None:
            return Location(finding.line, finding.column, sheet=finding.sheet, cell=finding.cell)
        if not finding.path and finding.line is None and self.check(finding).step == "lecture":
            return Location()  # it speaks of the check, or of another file
        found = self.locations.get(finding.path, Location())
        if finding.line is not None:
            column = found.column if found.line == finding.line else None
            return Location(finding.line, finding.column or column, found.xpath)
        return found

    def label(self, finding: Finding, lang: Lang = "fr") -> str:
        """The place of a finding in business words."""
        return label(self.document, finding.path, lang) if self.document else ""

    def message(self, finding: Finding, lang: Lang = "fr") -> str:
        """What is wrong, in one sentence."""
        return sentence(self.edition, finding, self.document, "message", lang)

    def advice(self, finding: Finding, lang: Lang = "fr") -> str:
        """What to do, in one sentence."""
        return sentence(self.edition, finding, self.document, "advice", lang)


def ordered(document: Document | None, findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """The findings in the order of the document, each once."""
    unique = {(f.code, f.path, f.params, *f[5:]): f for f in findings}
    return tuple(
        sorted(
            unique.values(),
            key=lambda f: (
                _rank(document, f.path),
                f.line or 0,
                f.column or 0,
                f.sheet or "",
                f.cell or "",
                f.code,
                f.params,
            ),
        )
    )
