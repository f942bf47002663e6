"""Runs the compiled rules on one document and says, for each, whether it could speak.

What was already refused silences only the rules that touch it; an exception inside a rule is
reported, and names it; a finding that another one explains is linked to it rather than repeated.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Any, Final, Literal, NamedTuple, get_args

from cpom_schema.document import Document, Path, field_at, value_at
from cpom_validators.findings.finding import Finding, shown
from cpom_validators.masking import masked
from cpom_validators.rules.consequences import linked
from cpom_validators.rules.refused import REFUSED, TouchedError
from cpom_validators.rules.runtime import Facts, Place, Row, Rows, Rule, Run, TooCostlyError

State = Literal["executee", "sans_objet", "ignoree"]
STATES: Final[tuple[State, ...]] = get_args(State)
_FREE_TEXT: Final = ("texte", "texteLong")
_LONGEST_REASON: Final = 200


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
    tree: Any = document.tree
    if refused:
        tree = masked(tree, refused, REFUSED)
    if tree is REFUSED:
        return Outcome([], ignored(rules, "@cause_structure"))
    here = Run(
        document.edition, document.type, tree, date, related, damaged=bool(refused), facts=facts
    )
    return _run_all(here, rules, refused)


def ignored(rules: Iterable[Rule], cause: str) -> list[RuleState]:
    """Return the states of rules that cannot be run, all for one cause."""
    return [RuleState(rule.id, "ignoree", cause) for rule in rules]


def _run_all(run: Run, rules: Iterable[Rule], refused: Collection[Path]) -> Outcome:
    """Return what the rules find, each judged in turn, and what became of them."""
    findings: list[Finding] = []
    states: list[RuleState] = []
    after: dict[str, tuple[str, ...]] = {}
    for rule in rules:
        found, state = _judge(run, rule)
        kept = _not_refused(found, refused)
        states.append(state)
        findings += kept
        after.update(_causes(rule, kept))
    return Outcome(linked(findings, after), states)


def _causes(rule: Rule, found: Sequence[Finding]) -> dict[str, tuple[str, ...]]:
    """Return the rules that explain what a rule found, under its code; none when it found none."""
    return {rule.id: rule.after} if found and rule.after else {}


def _not_refused(findings: list[Finding], refused: Collection[Path]) -> list[Finding]:
    """Return the findings but for those at a place already known to be wrong.

    A rule may point to a field that it does not read.
    """
    if not refused:
        return findings
    return [finding for finding in findings if not _is_refused(finding.path, refused)]


def _is_refused(path: Path, refused: Collection[Path]) -> bool:
    """Return True if a place, or what holds it, is already known to be wrong."""
    return any(path[:length] in refused for length in range(1, len(path) + 1))


def _judge(run: Run, rule: Rule) -> tuple[list[Finding], RuleState]:
    """Return the findings of a rule and what became of it, whatever happens inside."""
    cause = _cause_not_to_run(run, rule)
    if cause is not None:
        return [], RuleState(rule.id, "ignoree", cause)
    run.start()
    try:
        return _applied(run, rule)
    except TouchedError:
        return [], RuleState(rule.id, "ignoree", "@cause_structure")
    except TooCostlyError:
        return _failed(rule, "trop d'éléments à parcourir")
    except Exception as error:  # noqa: BLE001 - a rule that fails must be named, not hidden
        return _failed(rule, f"{type(error).__name__}, {error}")


def _cause_not_to_run(run: Run, rule: Rule) -> str | None:
    """Return why a rule cannot be run, None when it can."""
    for name in rule.needs:
        if name not in run.related:
            return f"@cause_{name}"
    start, end = rule.valid
    is_in_force = (start or run.date) <= run.date <= (end or run.date)
    return None if is_in_force else "@cause_date"


def _applied(run: Run, rule: Rule) -> tuple[list[Finding], RuleState]:
    """Return the findings of a rule that is run, and its state.

    Raises:
        TouchedError: it looked at what was refused.
        TooCostlyError: it went through too many items.
    """
    rows = run.rows(rule.place)
    if run.damaged:
        return _one_by_one(run, rule, rows)
    judged, failures = rule.judge(run, rows)
    findings = [_finding(run, rule, *failure) for failure in failures]
    return findings, _run_state(rule, judged)


def _run_state(rule: Rule, judged: int, *, is_partial: bool = False) -> RuleState:
    """Return the state of a rule that was run.

    Args:
        rule: the rule.
        judged: how many items it judged.
        is_partial: whether what was refused may have hidden some.
    """
    if judged:
        return RuleState(rule.id, "executee")
    if is_partial:
        return RuleState(rule.id, "ignoree", "@cause_structure")
    return RuleState(rule.id, "sans_objet")


def _failed(rule: Rule, reason: str) -> tuple[list[Finding], RuleState]:
    """Return the finding that names a rule which failed, and its state."""
    params = (("regle", rule.id), ("erreur", reason[:_LONGEST_REASON]))
    return [Finding("CPOM-F-098", (), params)], RuleState(rule.id, "ignoree", "@cause_erreur")


def _one_by_one(run: Run, rule: Rule, rows: Rows) -> tuple[list[Finding], RuleState]:
    """Judge each item by itself, so that a refused value silences its own item only."""
    findings: list[Finding] = []
    judged = 0
    was_touched = False
    for rank, row in enumerate(rows):
        try:
            some, found = _one(run, rule, rank, row)
        except TouchedError:
            was_touched = True
            continue
        judged += some
        findings += found
    is_partial = was_touched or rule.place in run.partial
    return findings, _run_state(rule, judged, is_partial=is_partial)


def _one(run: Run, rule: Rule, rank: int, row: Row) -> tuple[int, list[Finding]]:
    """Judge the item of a row, and return how many were judged, one or none, with what was found.

    Raises:
        TouchedError: the rule looked at what was refused, or its message quotes some.
    """
    judged, failures = rule.judge(run, [row])
    findings = [_finding(run, rule, rank, nodes, values) for _, nodes, values in failures]
    return judged, findings


def _finding(
    run: Run, rule: Rule, rank: int, nodes: tuple[Any, ...], values: Mapping[str, Any]
) -> Finding:
    """Return the finding of a failure of a rule.

    Args:
        run: the document under judgement.
        rule: the rule.
        rank: rank of the item that fails among those of the place of the rule.
        nodes: the objects the rule points to, that of the finding first.
        values: what the message quotes.
    """
    places: dict[Path, None] = {}
    for node, fields in zip(nodes, rule.fields, strict=True):
        places[*_path(run, rule, rank, node), *fields] = None
    first, *others = places
    params = tuple((name, _plain(value)) for name, value in values.items())
    return Finding(rule.id, first, params, tuple(others), _seen(run, first))


def _seen(run: Run, path: Path) -> str | None:
    """Return the value found at a path, None for a free text, which may name people."""
    dictionary = run.edition.dictionary
    field = field_at(dictionary, dictionary.objects[run.root], path)
    if field is None or field.type in _FREE_TEXT:
        return None
    return shown(value_at(run.doc, path))


def _plain(value: Any) -> str:
    """Return a value without language: a whole number has no decimals, a date stays ISO."""
    if value is REFUSED:
        raise TouchedError
    if isinstance(value, float):
        return _plain_number(value)
    if isinstance(value, str) and " " not in value:
        return value  # a code has its label only when it is whole
    return shown(value) or ""


def _plain_number(value: float) -> str:
    if value.is_integer():
        return str(int(value))
    return str(round(value, 6))


def _path(run: Run, rule: Rule, rank: int, node: Any) -> Path:
    """Return the path of an object that a rule points to.

    It is most often the item judged or one of its ancestors, else the document or another item.
    """
    if node is run.doc:
        return ()
    if rule.place.is_elsewhere:
        return run.path_of(node)
    return _path_near(run, rule.place, rank, node)


def _path_near(run: Run, place: Place, rank: int, node: Any) -> Path:
    """Return the path of an object, looked for first in the item of a place and what holds it."""
    for item, path in _upwards(run, place, rank):
        if item is node:
            return path
    return run.path_of(node)


def _upwards(run: Run, place: Place, rank: int) -> Iterator[tuple[Any, Path]]:
    """Yield an item of a place then its ancestors, each with its path."""
    path = run.paths(place)[rank]
    here: Place | None = place
    for item in run.rows(place)[rank]:
        yield item, path
        if here is not None:
            path = path[: -1 - here.repeated]
            here = here.parent
