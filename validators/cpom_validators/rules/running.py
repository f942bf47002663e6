"""Runs the compiled rules on one document and says, for each, whether it could speak.

What was already refused silences only the rules that touch it; an exception inside a rule is said,
and names it; a finding that another one explains is linked to it rather than repeated.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from typing import Any, Literal, NamedTuple

from cpom_schema.document import Document, Path, field_at, value_at
from cpom_validators.findings.finding import Finding, shown
from cpom_validators.masking import masked
from cpom_validators.rules.refused import REFUSED, TouchedError
from cpom_validators.rules.runtime import Facts, Place, Rows, Rule, Run, TooCostlyError

State = Literal["executee", "sans_objet", "ignoree"]


class RuleState(NamedTuple):
    """What became of a rule; ``cause``: why it was not run, in words of ``words.yaml``."""

    code: str
    state: State
    cause: str | None = None


class Outcome(NamedTuple):
    """The findings of the rules, and what became of each rule."""

    findings: list[Finding]
    rules: list[RuleState]


def run(
    document: Document,
    rules: Iterable[Rule],
    date: str,
    related: Mapping[str, Any],
    refused: Collection[Path] = (),
    facts: Facts | None = None,
) -> Outcome:
    """Judge a document by rules.

    Args:
        document: the document.
        rules: the rules of its type.
        date: ISO date of judgement.
        related: trees of the other documents by the name the rules give them, and their digests.
        refused: places of what is already known to be wrong.
        facts: what earlier judgements found in the related documents, kept for the next ones.
    """
    tree = masked(document.tree, refused, REFUSED) if refused else document.tree
    if tree is REFUSED:
        return Outcome([], [RuleState(r.id, "ignoree", "@cause_structure") for r in rules])
    here = Run(
        document.edition, document.type, tree, date, related, damaged=bool(refused), facts=facts
    )
    findings: list[Finding] = []
    states: list[RuleState] = []
    after: dict[str, tuple[str, ...]] = {}
    for rule in rules:
        found, state = _judge(here, rule)
        if refused:
            found = [f for f in found if not _is_refused(f.path, refused)]
        states.append(state)
        if found:
            findings += found
            if rule.after:
                after[rule.id] = rule.after
    return Outcome(_linked(findings, after) if after else findings, states)


def _is_refused(path: Path, refused: Collection[Path]) -> bool:
    """Whether a place, or what holds it, is already known to be wrong: that was said."""
    return any(path[:length] in refused for length in range(1, len(path) + 1))


def _judge(run: Run, rule: Rule) -> tuple[list[Finding], RuleState]:
    for name in rule.needs:
        if name not in run.related:
            return [], RuleState(rule.id, "ignoree", f"@cause_{name}")
    start, end = rule.valid
    if (start and run.date < start) or (end and run.date > end):
        return [], RuleState(rule.id, "ignoree", "@cause_date")
    run.start()
    try:
        rows = run.rows(rule.place)
        if run.damaged:
            return _one_by_one(run, rule, rows)
        judged, failed = rule.judge(run, rows)
        findings = [_finding(run, rule, *failure) for failure in failed] if failed else []
    except TouchedError:
        return [], RuleState(rule.id, "ignoree", "@cause_structure")
    except TooCostlyError:
        return [_crash(rule, "trop d'éléments à parcourir")], _crashed(rule)
    except Exception as error:  # noqa: BLE001 - a rule that fails must be named, not hidden
        return [_crash(rule, f"{type(error).__name__}, {error}")], _crashed(rule)
    return findings, RuleState(rule.id, "executee" if judged else "sans_objet")


def _crashed(rule: Rule) -> RuleState:
    return RuleState(rule.id, "ignoree", "@cause_erreur")


def _crash(rule: Rule, reason: str) -> Finding:
    return Finding("CPOM-F-098", (), (("regle", rule.id), ("erreur", reason[:200])))


def _one_by_one(run: Run, rule: Rule, rows: Rows) -> tuple[list[Finding], RuleState]:
    """Judge each item by itself, so that a refused value silences its own item only."""
    findings: list[Finding] = []
    judged = touched = 0
    for rank, row in enumerate(rows):
        try:
            some, failed = rule.judge(run, [row])
            findings += [_finding(run, rule, rank, nodes, values) for _, nodes, values in failed]
        except TouchedError:
            touched += 1
            continue
        judged += some
    if (touched or rule.place in run.partial) and not judged:
        return findings, RuleState(rule.id, "ignoree", "@cause_structure")
    return findings, RuleState(rule.id, "executee" if judged else "sans_objet")


def _finding(
    run: Run, rule: Rule, rank: int, nodes: tuple[Any, ...], values: Mapping[str, Any]
) -> Finding:
    places = [
        (*_path(run, rule, rank, node), *fields)
        for node, fields in zip(nodes, rule.fields, strict=True)
    ]
    first, *others = dict.fromkeys(places)
    params = tuple((name, _plain(value)) for name, value in values.items())
    field = field_at(run.edition.dictionary, run.edition.dictionary.objects[run.root], first)
    free = field is None or field.type in ("texte", "texteLong")
    seen = None if free else shown(value_at(run.doc, first))
    return Finding(rule.id, first, params, tuple(others), seen)


def _plain(value: Any) -> str:
    """A value without language: a whole number has no decimals, a date stays ISO."""
    if value is REFUSED:
        raise TouchedError
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, str) and " " not in value:  # a code has its label only when it is whole
        return value
    return shown(round(value, 6) if isinstance(value, float) else value) or ""


def _path(run: Run, rule: Rule, rank: int, node: Any) -> Path:
    """The path of an object that a rule points to: the document, an ancestor, or another item."""
    if node is run.doc:
        return ()
    place: Place | None = rule.place
    row = run.rows(rule.place)[rank]
    if rule.place.name.startswith(("doc", "textes")):
        path = run.paths(rule.place)[rank]
        for item in row:
            if item is node:
                return path
            if place is not None:
                path = path[: -1 - place.repeated]
                place = place.parent
    return run.path_of(node)


def _linked(findings: list[Finding], after: Mapping[str, tuple[str, ...]]) -> list[Finding]:
    """The findings, those that another one explains being only places of that one."""
    kept = [f for f in findings if f.code not in after]
    causes = _Causes()
    for rank, cause in enumerate(kept):
        causes.add(rank, cause)
    pending = [f for f in findings if f.code in after]
    for finding in sorted(pending, key=lambda f: _depth(f.code, after)):  # causes first
        explained = causes.of(finding, after[finding.code])
        if explained is None:
            causes.add(len(kept), finding)
            kept.append(finding)
        else:
            cause = kept[explained]
            kept[explained] = cause._replace(related=(*cause.related, finding.path))
    return kept


def _depth(code: str, after: Mapping[str, tuple[str, ...]], seen: tuple[str, ...] = ()) -> int:
    """How many causes stand in a chain before a code."""
    causes = [c for c in after.get(code, ()) if c not in seen]
    return max((1 + _depth(c, after, (*seen, code)) for c in causes), default=0)


class _Causes:
    """Findings by code and by the objects they speak of."""

    def __init__(self) -> None:
        self.objects: dict[tuple[str, Path], int] = {}
        self.holders: dict[tuple[str, Path], int] = {}

    def add(self, rank: int, cause: Finding) -> None:
        for place in (cause.path, *cause.related):
            about = _object(place)
            self.objects.setdefault((cause.code, about), rank)
            for length in range(1, len(about)):
                self.holders.setdefault((cause.code, about[:length]), rank)

    def of(self, finding: Finding, codes: tuple[str, ...]) -> int | None:
        """The finding that explains another: it speaks of the same object, or of one in it."""
        about = _object(finding.path)
        for code in codes:
            for length in range(len(about), 0, -1):
                if (code, about[:length]) in self.objects:
                    return self.objects[code, about[:length]]
            found = self.holders.get((code, about))
            if found is None and not about:
                found = self.objects.get((code, ()))
            if found is not None:
                return found
        return None


def _object(path: Path) -> Path:
    """The object that holds a place: up to its last rank."""
    ranks = [i for i, part in enumerate(path) if isinstance(part, int)]
    return path[: ranks[-1] + 1] if ranks else ()
