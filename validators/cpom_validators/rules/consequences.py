"""Findings that another one explains: they become places of that one rather than be repeated."""

from __future__ import annotations

from collections.abc import Mapping

from cpom_schema.document import Path
from cpom_validators.findings.finding import Finding

_After = Mapping[str, tuple[str, ...]]
"""For the code of a rule, those of the rules whose finding explains its own."""


def linked(findings: list[Finding], after: _After) -> list[Finding]:
    """Return the findings, those that another one explains being only places of that one.

    Args:
        findings: what the rules found, in their order.
        after: for the code of a rule, those of the rules whose finding explains its own.
    """
    kept = _Kept()
    pending: list[Finding] = []
    for finding in findings:
        if finding.code in after:
            pending.append(finding)
        else:
            kept.add(finding)
    pending.sort(key=lambda finding: _depth(finding.code, after))  # causes first
    for finding in pending:
        cause = kept.cause_of(finding, after[finding.code])
        if cause is None:
            kept.add(finding)
        else:
            kept.link(finding, cause)
    return kept.findings


def _depth(code: str, after: _After, seen: tuple[str, ...] = ()) -> int:
    """Return how many causes stand in a chain before a code."""
    deepest = 0
    for cause in after.get(code, ()):
        if cause not in seen:
            deepest = max(deepest, 1 + _depth(cause, after, (*seen, code)))
    return deepest


class _Kept:
    """The findings that are kept, found by their code and by the objects they speak of.

    Attributes:
        findings: the findings, a rank being a place in them.
    """

    def __init__(self) -> None:
        self.findings: list[Finding] = []
        self._on: dict[tuple[str, Path], int] = {}
        self._in: dict[tuple[str, Path], int] = {}

    def add(self, finding: Finding) -> None:
        """Keep a finding that nothing explains."""
        rank = len(self.findings)
        self.findings.append(finding)
        for place in (finding.path, *finding.related):
            about = _object_of(place)
            self._on.setdefault((finding.code, about), rank)
            for length in range(1, len(about)):
                self._in.setdefault((finding.code, about[:length]), rank)

    def link(self, finding: Finding, cause: int) -> None:
        """Make a finding a place of the one that explains it, given by its rank."""
        explaining = self.findings[cause]
        related = (*explaining.related, finding.path)
        self.findings[cause] = explaining._replace(related=related)

    def cause_of(self, finding: Finding, codes: tuple[str, ...]) -> int | None:
        """Return the rank of the finding that explains another, None when there is none.

        Args:
            finding: the finding to explain.
            codes: the codes that may explain it, best first.
        """
        about = _object_of(finding.path)
        for code in codes:
            rank = self._rank(code, about)
            if rank is not None:
                return rank
        return None

    def _rank(self, code: str, about: Path) -> int | None:
        """Return the rank of a finding on an object, on what holds it, else on what it holds."""
        if not about:
            return self._on.get((code, about))
        for length in range(len(about), 0, -1):
            if (code, about[:length]) in self._on:
                return self._on[code, about[:length]]
        return self._in.get((code, about))


def _object_of(path: Path) -> Path:
    """Return the object that holds a place: up to its last rank."""
    for length in range(len(path), 0, -1):
        if isinstance(path[length - 1], int):
            return path[:length]
    return ()
