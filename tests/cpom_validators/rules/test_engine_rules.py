"""The engine of the rules: refused values, failures, states, consequences, and what it costs."""

from __future__ import annotations

import copy
import datetime as dt
import sys
from collections.abc import Callable, Iterator
from functools import cache
from typing import Any, Final

import pytest

from cpom_schema.document import Document, Path, Tree, field_at, pointer, value_at
from cpom_schema.standard.dictionary import Field
from cpom_validators.findings.finding import Finding
from cpom_validators.judgement import validate
from cpom_validators.report_document import report_tree
from cpom_validators.rules import running as engine
from cpom_validators.rules import runtime
from cpom_validators.rules.compiled import rules
from cpom_validators.rules.running import RuleState
from cpom_validators.rules.runtime import Rows, Rule, Run
from cpom_validators.together.sets import among
from tests.builders.editions import EDITION
from tests.builders.judges import json_accepts
from tests.commands import rule_cases

DATE: Final = "2026-06-30"
NOW: Final = dt.datetime(2026, 6, 30, 12, tzinfo=dt.UTC)
KINDS: Final = ("contrat", "suiviAnnuel", "avenant", "avis", "programmation", "indicateurs")


def document(tree: Tree) -> Document:
    return Document("json", EDITION, str(tree["type"]), tree)


@cache
def _related(kind: str) -> dict[str, Any]:
    from spec.generator.cases import Case

    bases = rule_cases.bases()
    others: dict[str, Any] = {}
    for name, about in rule_cases.related()["documents"][kind].items():
        tree = bases[about.get("base", name)]
        others[name] = [tree] if "item" in about else tree
    return rule_cases.with_digests(Case("", kind, "", bases[kind], others, DATE, ()))


def _places(value: Any, path: Path = ()) -> Iterator[Path]:
    if path:
        yield path
    for name, below in value.items() if isinstance(value, dict) else enumerate(value):
        if isinstance(below, (dict, list)):
            yield from _places(below, (*path, name))
        else:
            yield (*path, name)


def _wrong(value: Any) -> Any:
    """A value of another nature than the one that stands there."""
    return ["faux"] if isinstance(value, (str, dict)) else {"faux": 1}


def _replaced(tree: Tree, path: Path) -> Tree:
    """The tree with one wrong value; only what holds it is copied."""
    root = node = dict(tree)
    for part in path[:-1]:
        below = node[part]  # type: ignore[index]
        node[part] = copy.copy(below)  # type: ignore[index]
        node = node[part]  # type: ignore[index]
    node[path[-1]] = _wrong(node[path[-1]])  # type: ignore[index]
    return root


@pytest.mark.parametrize("kind", KINDS)
def test_a_refused_value_never_stops_a_rule_on_an_error(kind: str) -> None:
    """The engine alone, on each place of the base in turn, all related documents given."""
    tree = rule_cases.bases()[kind]
    judging = rules(EDITION, kind)
    before = engine.run(document(tree), judging, DATE, _related(kind))
    executed = {t.code for t in before.rules if t.state == "executee"}
    assert executed
    assert before.findings == []
    for path in _places(tree):
        if path in (("cpom",), ("type",)):
            continue
        wrong = document(_replaced(tree, path))
        found = engine.run(wrong, judging, DATE, _related(kind), {path})
        assert [(f.code, f.path, f.params) for f in found.findings] == [], pointer(path)
        states = {t.code: t for t in found.rules}
        silent = {c for c in executed if states[c].state != "executee"}
        causes = {states[c].cause for c in silent}
        assert causes <= {"@cause_structure"}, (pointer(path), causes)


@pytest.mark.parametrize("kind", KINDS)
def test_a_document_with_one_wrong_value_is_not_receivable_and_names_no_rule(kind: str) -> None:
    tree = rule_cases.bases()[kind]
    paths = [p for p in _places(tree) if p[0] not in ("cpom", "type")]
    for path in paths[:: max(1, len(paths) // 60)]:
        report = validate(document(_replaced(tree, path)), date=DATE)
        assert report.verdict == "irrecevable", pointer(path)
        codes = {f.code for f in report.findings}
        assert all(c.startswith(("CPOM-S", "CPOM-L", "CPOM-F-0")) for c in codes), codes
        assert not codes & {"CPOM-F-098", "CPOM-F-099"}


@pytest.mark.parametrize("kind", KINDS)
def test_a_required_value_that_is_missing_never_stops_a_rule_on_an_error(kind: str) -> None:
    base = rule_cases.bases()[kind]
    root = EDITION.dictionary.objects[kind]
    for path in _places(base):
        field: Field | None = field_at(EDITION.dictionary, root, path)
        if field is None or not field.required or isinstance(path[-1], int) or len(path) < 2:
            continue
        tree = _replaced(base, path)
        holder = value_at(tree, path[:-1])
        del holder[path[-1]]
        found = engine.run(document(tree), rules(EDITION, kind), DATE, _related(kind), {path})
        assert "CPOM-F-098" not in {f.code for f in found.findings}, pointer(path)


def _failing(run: Run, rows: Rows) -> runtime.Outcome:
    raise ZeroDivisionError(len(rows), run.date)


def _instead(broken: str, judge: Callable[[Run, Rows], runtime.Outcome]) -> list[Rule]:
    """The published rules, one of which does something else."""
    return [r._replace(judge=judge) if r.id == broken else r for r in rules(EDITION, "contrat")]


def test_a_rule_that_fails_is_named_and_the_others_are_judged() -> None:
    tree = {**rule_cases.bases()["contrat"], "dateEcheanceInitiale": "2029-01-02"}
    tree["dateEcheance"] = "2029-01-02"
    expected = {f.code for f in validate(document(tree), date=DATE).findings}
    assert "CPOM-CT-002" in expected
    report = validate(document(tree), date=DATE, rules=_instead("CPOM-CT-010", _failing))
    assert report.verdict == "indetermine"
    assert {f.code for f in report.findings} == {*expected, "CPOM-F-098"}
    (failure,) = [f for f in report.findings if f.code == "CPOM-F-098"]
    assert dict(failure.params)["regle"] == "CPOM-CT-010"
    assert "CPOM-CT-010" in report.message(failure)
    states = {t.code: t for t in report.rules}
    assert states["CPOM-CT-010"] == RuleState("CPOM-CT-010", "ignoree", "@cause_erreur")
    assert states["CPOM-CT-002"].state == "executee"


def test_a_rule_that_would_cost_too_much_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(runtime, "MOST_STEPS", 10)
    judging = _instead("CPOM-CT-010", lambda run, _: (len(run.spend([0] * 11)), []))
    report = validate(document(rule_cases.bases()["contrat"]), date=DATE, rules=judging)
    named = {dict(f.params)["regle"] for f in report.findings if f.code == "CPOM-F-098"}
    assert report.verdict == "indetermine"
    assert "CPOM-CT-010" in named


@pytest.mark.parametrize("kind", KINDS)
def test_the_report_gives_each_rule_one_state_and_is_a_document_itself(kind: str) -> None:
    tree = rule_cases.bases()[kind]
    alone = validate(document(tree), date=DATE)
    report = report_tree(alone, NOW)
    assert json_accepts(report)
    assert [r["code"] for r in report["regles"]] == sorted(r.id for r in rules(EDITION, kind))
    needs = {r.id: r.needs for r in rules(EDITION, kind)}
    for state in alone.rules:
        if needs[state.code]:
            assert state.cause in {f"@cause_{n}" for n in needs[state.code]}
        assert (state.state == "ignoree") is bool(state.cause)
        assert (state.state == "ignoree") is bool(needs[state.code])
    counted = report["compteurs"]
    total = sum(counted[f"regles{n}"] for n in ("Executees", "SansObjet", "Ignorees"))
    assert total == len(needs)
    given = among(document(tree), [document(t) for t in rule_cases.bases().values()])
    known = validate(document(tree), date=DATE, companions=given)
    assert json_accepts(report_tree(known, NOW))
    assert len([t for t in known.rules if t.state == "ignoree"]) <= len(
        [t for t in alone.rules if t.state == "ignoree"]
    )


def test_a_rule_out_of_its_dates_or_without_object_says_so() -> None:
    base = rule_cases.bases()["contrat"]
    (rule,) = [r for r in rules(EDITION, "contrat") if r.id == "CPOM-CT-002"]
    bare = {k: v for k, v in base.items() if k != "dateEffet"}
    cases: list[tuple[Tree, Rule, RuleState]] = [
        (base, rule, RuleState(rule.id, "executee")),
        (bare, rule, RuleState(rule.id, "sans_objet")),
        (
            base,
            rule._replace(valid=("2027-01-01", "")),
            RuleState(rule.id, "ignoree", "@cause_date"),
        ),
        (
            base,
            rule._replace(valid=("", "2026-06-29")),
            RuleState(rule.id, "ignoree", "@cause_date"),
        ),
        (base, rule._replace(valid=(DATE, DATE)), RuleState(rule.id, "executee")),
        (base, rule._replace(needs=("autres",)), RuleState(rule.id, "ignoree", "@cause_autres")),
    ]
    for tree, judging, state in cases:
        assert engine.run(document(tree), [judging], DATE, {}).rules == [state]


def test_a_consequence_is_linked_to_its_cause_once() -> None:
    tree = {**rule_cases.bases()["contrat"], "dateEffet": "1900-01-01"}
    found = validate(document(tree), date=DATE).findings
    (cause,) = [f for f in found if f.code == "CPOM-CT-008"]
    explained = {r.id for r in rules(EDITION, "contrat") if "CPOM-CT-008" in r.after}
    assert explained
    assert not explained & {f.code for f in found}
    assert ("dateEcheanceInitiale",) in cause.related
    assert len(set(cause.related)) == len(cause.related)


def test_free_text_is_never_shown_as_the_value_seen() -> None:
    tree = {**rule_cases.bases()["suiviAnnuel"], "synthese": "Mme DUPONT, 06 12 34 56 78."}
    found = [f for f in validate(document(tree), date=DATE).findings if f.path == ("synthese",)]
    assert len(found) >= 2
    assert all(f.seen is None and f.params == () for f in found)
    report = report_tree(validate(document(tree), date=DATE), NOW)
    assert all("valeurVue" not in c for c in report["constats"])
    assert "06 12 34" not in str(report)


def _calls(run: Callable[[], object]) -> int:
    """How many calls of functions, ours or Python's, a run makes: a cost no machine changes."""
    count = 0

    def tick(_: object, event: str, __: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    sys.setprofile(tick)
    try:
        run()
    finally:
        sys.setprofile(None)
    return count


def _indicators(number: int) -> Tree:
    """The contract, its first indicator repeated under other codes."""
    tree: Tree = copy.deepcopy(rule_cases.bases()["contrat"])
    sheet = tree["fichesActions"][0]
    first = sheet["indicateurs"][0]
    sheet["indicateurs"] = [{**first, "code": f"IND-{n}"} for n in range(1, number + 1)]
    return tree


def _faulty(number: int) -> Tree:
    """Indicators whose first target is out of the contract, and against the direction."""
    tree = _indicators(number)
    for indicator in tree["fichesActions"][0]["indicateurs"]:
        first, *others = indicator["cibles"]
        indicator["cibles"] = [{**first, "annee": 2019, "valeur": 0.99}, *others]
    return tree


def _judged(tree: Tree) -> list[Finding]:
    return engine.run(document(tree), rules(EDITION, "contrat"), DATE, _related("contrat")).findings


@pytest.mark.parametrize("grown", [_indicators, _faulty])
@pytest.mark.parametrize("size", [600, 5_000])
def test_ten_times_more_costs_ten_times_more(grown: Callable[[int], Tree], size: int) -> None:
    small, big = grown(size), grown(10 * size)
    _judged(small)
    found = len(_judged(small))
    assert (found >= size) is (grown is _faulty)
    assert 8 < _calls(lambda: _judged(big)) / _calls(lambda: _judged(small)) < 11
