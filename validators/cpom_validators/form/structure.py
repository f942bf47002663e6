"""Structure: the failures of the published JSON Schema, put in words.

Everything a finding says beyond that is computed from the tree and the dictionary.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Final, NamedTuple

from cpom_schema.document import Document, Path, field_at, value_at
from cpom_validators.findings.finding import Finding, Hints
from cpom_validators.form import structure_findings
from cpom_validators.form.failing import Failing
from cpom_validators.form.schema_engines import ENGINES, MOST_FAILURES, EngineName, Failure

MOST_FINDINGS: Final = 20_000
"""Findings made of one document, twice what a report keeps: one object may hold a million names."""
_Keywords = dict[str, list[str]]
"""The keywords a value breaks; with ``required``, the names of the missing fields."""


class Structure(NamedTuple):
    """The structural findings of a document, each cause once.

    Attributes:
        complete: False when there were too many to look at: what is left is not fit to be judged.
    """

    findings: list[Finding]
    complete: bool


def check(document: Document, engine: EngineName = "fast") -> Structure:
    """Judge the structure of a document.

    Args:
        document: the document.
        engine: who runs the JSON Schema; both give the same findings.
    """
    run = ENGINES[engine](document.edition, document.type)
    looked_at = list(islice(run(document.tree), MOST_FAILURES + 1))
    by_path = _by_path(set(looked_at[:MOST_FAILURES]))
    hints = Hints()
    findings: list[Finding] = []
    for path in sorted(by_path):  # one order, so that both engines get the same suggestions
        failing = _failing(document, path, hints)
        findings += islice(_explained(failing, by_path[path]), MOST_FINDINGS - len(findings))
        if len(findings) == MOST_FINDINGS:
            break
    is_whole = len(looked_at) <= MOST_FAILURES and len(findings) < MOST_FINDINGS
    return Structure(findings, complete=is_whole)


def _by_path(failures: Iterable[Failure]) -> dict[Path, _Keywords]:
    found: dict[Path, _Keywords] = {}
    for failure in failures:
        keywords = found.setdefault(failure.path, {})
        keywords.setdefault(failure.keyword, []).append(failure.name)
    return found


def _failing(document: Document, path: Path, hints: Hints) -> Failing:
    """Return a value that breaks the schema, with what the dictionary says of it."""
    return Failing(
        document.edition,
        path,
        value_at(document.tree, path),
        field_at(document.dictionary, document.root, path),
        document.root,
        hints,
    )


def _explained(failing: Failing, keywords: _Keywords) -> Iterator[Finding]:
    """Return the findings of one value: the first cause that explains the others."""
    has_unknown = "additionalProperties" in keywords
    if has_unknown or "required" in keywords:
        missing = sorted(keywords.get("required", []))
        return structure_findings.of_fields(failing, missing, has_unknown=has_unknown)
    if "type" not in keywords and failing.value in ("", [], {}):
        return structure_findings.of_empty(failing)
    return structure_findings.of_keywords(failing, keywords)
