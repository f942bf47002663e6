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
    kept = [finding for finding in findings if finding.code not in after]
    causes = _Causes()
    for rank, cause in enumerate(kept):
        causes.add(rank, cause)
    pending = [finding for finding in findings if finding.code in after]
    pending.sort(key=lambda finding: _depth(finding.code, after))  # causes first
    for finding in pending:
        rank_of_cause = causes.rank_of(finding, after[finding.code])
        if rank_of_cause is None:
            causes.add(len(kept), finding)
            kept.append(finding)
        else:
            cause = kept[rank_of_cause]
            kept[rank_of_cause] = cause._replace(related=(*cause.related, finding.path))
    return kept


def _depth(code: str, after: _After, seen: tuple[str, ...] = ()) -> int:
    """Return how many causes stand in a chain before a code."""
    deepest = 0
    for cause in after.get(code, ()):
        if cause not in seen:
            deepest = max(deepest, 1 + _depth(cause, after, (*seen, code)))
    return deepest


class _Causes:
    """Findings by code and by the objects they speak of."""

    def __init__(self) -> None:
        self.objects: dict[tuple[str, Path], int] = {}
        self.holders: dict[tuple[str, Path], int] = {}

    def add(self, rank: int, cause: Finding) -> None:
        """Add a finding, at its rank among those that are kept."""
        for place in (cause.path, *cause.related):
            about = _object_of(place)
            self.objects.setdefault((cause.code, about), rank)
            for length in range(1, len(about)):
                self.holders.setdefault((cause.code, about[:length]), rank)

    def rank_of(self, finding: Finding, codes: tuple[str, ...]) -> int | None:
        """Return the rank of the finding that explains another: on the same object, or in it.

        Args:
            finding: the finding to explain.
            codes: the codes that may explain it, best first.
        """
        about = _object_of(finding.path)
        for code in codes:
            found = self._rank_above(code, about)
            if found is None:
                found = self.holders.get((code, about))
            if found is None and not about:
                found = self.objects.get((code, ()))
            if found is not None:
                return found
        return None

    def _rank_above(self, code: str, about: Path) -> int | None:
        """Return the rank of the finding on an object, or on the nearest one that holds it."""
        for length in range(len(about), 0, -1):
            found = self.objects.get((code, about[:length]))
            if found is not None:
                return found
        return None


def _object_of(path: Path) -> Path:
    """Return the object that holds a place: up to its last rank."""
    for length in range(len(path), 0, -1):
        if isinstance(path[length - 1], int):
            return path[:length]
    return ()
