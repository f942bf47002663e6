"""The judges of the rules agree with the definitions of functions and with each other."""

from __future__ import annotations

from copy import deepcopy
from functools import cache
from typing import Any

import orjson
import pytest
from lxml import etree

from spec.generator.schematron_compile import (
    SchematronError,
    alternatives,
    compile_schematron,
)
from spec.generator.source import read_yaml
from tests.builders.judges import ROOT
from tests.oracles import cel_node, cel_rust, functions, places, rules, saxon, schematron
from tests.oracles.places import Judged
from tests.oracles.rules import JudgeError, Request

CAMPAIGN = ROOT / "samples" / "campaign"
DATA = ROOT / "tests" / "data" / "oracles"
RULES: list[Any] = read_yaml(DATA / "rules.yaml")
SCHEMA = (DATA / "rules.sch").read_text("utf-8")
FUNCTIONS: Any = read_yaml(ROOT / "spec" / "rules" / "functions.yaml")


@cache
def _sample(name: str) -> Any:
    return orjson.loads((CAMPAIGN / f"{name}.json").read_bytes())


def _changed(name: str, *changes: tuple[str, Any]) -> Any:
    """A sample with some values replaced, or removed when the new one is None."""
    tree = deepcopy(_sample(name))
    for pointer, value in changes:
        *above, last = [int(p) if p.isdigit() else p for p in pointer.split("/")[1:]]
        owner = tree
        for part in above:
            owner = owner[part]
        if value is None:
            del owner[last]
        elif isinstance(last, int) and last == len(owner):
            owner.append(value)
        else:
            owner[last] = value
    return tree


def _contrat(*changes: tuple[str, Any]) -> Request:
    return Request("contrat", {"doc": _changed("contrat", *changes)}, "2026-11-21")


def _suivi(*changes: tuple[str, Any], **documents: Any) -> Request:
    documents |= {"doc": _changed("suivi-2024", *changes), "contrat": _sample("contrat")}
    return Request("suiviAnnuel", documents, "2026-11-21")


DOTATION = "/voletFinancier/dotations/0"
VALEUR = "/valeursIndicateurs/0"
CIBLE = "/fichesActions/0/indicateurs/0/cibles/1"
CASES: dict[str, tuple[Request, dict[str, list[str] | None]]] = {
    "sound contrat": (_contrat(), {}),
    "five years to the day": (_contrat(("/dateEcheanceInitiale", "2029-01-01")), {}),
    "five years and a day": (_contrat(("/dateEcheanceInitiale", "2029-01-02")), {"EX-001": [""]}),
    "no date, no rule": (
        _contrat(("/dateEffet", None), ("/dateEcheanceInitiale", "2090-01-01")),
        {},
    ),
    "one cent too many": (
        _contrat((f"{DOTATION}/montant", 12129918.36)),
        {"EX-003": [DOTATION]},
    ),
    "a number in a text": (
        _contrat(("/dispositions", {"litiges": "Voir 1850578006048 (dossier)."})),
        {"EX-004": ["/dispositions/litiges"]},
    ),
    "a longer number in a text": (
        _contrat(("/dispositions", {"litiges": "Voir 18505780060484 (dossier)."})),
        {},
    ),
    "a target below the start": (_contrat((f"{CIBLE}/valeur", 0.5)), {"EX-005": [CIBLE]}),
    "sound suivi": (_suivi(), {}),
    "no contrat": (
        Request("suiviAnnuel", {"doc": _sample("suivi-2024")}, "2026-11-21"),
        {"EX-002": None, "EX-006": None},
    ),
    "unknown indicator": (_suivi((f"{VALEUR}/indicateur", "IND-9")), {"EX-002": [VALEUR]}),
    "no target that year": (_suivi((f"{VALEUR}/annee", 2030)), {"EX-002": [VALEUR]}),
    "a fiche forgotten": (
        _suivi(("/suivisFiches/1", None)),
        {"EX-006": ["contrat#/fichesActions/1"]},
    ),
    "an avis of another year": (
        _suivi(avis=[_sample("avis-2024-ars"), _sample("avis-2025-ars")]),
        {"EX-007": ["avis/1#/observations/0"]},
    ),
}
NAMES = sorted(CASES)
IN_SCHEMA = {"EX-001", "EX-002", "EX-003", "EX-004", "EX-005"}


def _expected(name: str) -> dict[str, list[str] | None]:
    request, failing = CASES[name]
    asked = {r["id"] for r in RULES if request.type in r["documents"]}
    if "avis" not in request.documents:
        failing = {"EX-007": None, **failing}
    return {rule: failing.get(rule, []) for rule in asked}


def test_rust_and_javascript_give_the_expected_items() -> None:
    requests = [CASES[name][0] for name in NAMES]
    expected = [_expected(name) for name in NAMES]
    in_rust = cel_rust.judge(RULES, requests)
    in_javascript = cel_node.judge(RULES, requests)
    for name, want, one, other in zip(NAMES, expected, in_rust, in_javascript, strict=True):
        assert one == want, name
        assert other == want, name


def test_saxon_and_node_schematron_give_the_same_items_and_messages() -> None:
    judged = [places.as_judged(CASES[name][0]) for name in NAMES]
    in_saxon = saxon.judge(compile_schematron(SCHEMA), judged)
    in_javascript = schematron.judge(SCHEMA, judged)
    for name, document, one, other in zip(NAMES, judged, in_saxon, in_javascript, strict=True):
        expected = {r: p for r, p in _expected(name).items() if p and r in IN_SCHEMA}
        assert places.pointers(document.source, one) == expected, name
        assert places.pointers(document.source, other) == expected, name
        assert sorted(one) == sorted(other), name
    messages = [f.message for failures in in_saxon for f in failures]
    assert "L'échéance 2029-01-02 vient après {2029-01-01}." in messages
    assert "Inconnu : IND-9, parmi IND-1 IND-2" in messages


def test_only_the_rules_asked_for_are_tried() -> None:
    request = CASES["unknown indicator"][0]
    only = request._replace(rules=("EX-004",))
    assert cel_rust.judge(RULES, [only]) == cel_node.judge(RULES, [only]) == [{"EX-004": []}]
    judged = places.as_judged(request)
    found = schematron.judge(SCHEMA, [judged, judged], [["EX-004"], ["EX-002", "EX-004"]])
    assert [[f.rule for f in failures] for failures in found] == [[], ["EX-002"]]


@pytest.mark.parametrize(
    ("rule", "why"),
    [
        ({"assert": "self.absent == 'x'"}, "absent"),
        ({"assert": "self.cpom"}, "gives"),
        ({"assert": "self.cpom < 1.0"}, "EX-009"),
    ],
)
def test_a_rule_that_fails_is_never_taken_for_an_answer(rule: dict[str, str], why: str) -> None:
    bad = {"id": "EX-009", "documents": ["contrat"], "context": "$", "at": "self", **rule}
    for judge in (cel_rust.judge, cel_node.judge):
        with pytest.raises(JudgeError, match=why):
            judge([bad], [_contrat()])


def test_a_judge_of_the_schema_says_when_an_expression_fails() -> None:
    broken = SCHEMA.replace("not(matches(.,", "not(unknown(.,")
    with pytest.raises(JudgeError, match="unknown"):
        schematron.judge(broken, [places.as_judged(_suivi())])


def test_both_cel_engines_hold_the_cases_of_the_added_functions() -> None:
    assert set(FUNCTIONS) == set(functions.FUNCTIONS)
    calls = [
        (name, arguments)
        for name, one in FUNCTIONS.items()
        for case in one["cases"]
        for arguments in (case["args"], case.get("other"))
        if arguments is not None
    ]
    in_rust = iter([cel_rust.call(name, arguments) for name, arguments in calls])
    in_javascript = iter(cel_node.call_all(calls))
    for name, one in FUNCTIONS.items():
        for case in one["cases"]:
            for answers in (in_rust, in_javascript):
                result = next(answers)
                if "other" in case:
                    result = result == next(answers)
                assert result == case["result"], (name, case)
                assert isinstance(result, bool) == isinstance(case["result"], bool)
        assert len({str(case["result"]) for case in one["cases"]}) > 1, f"{name}: one answer only"


@pytest.mark.parametrize(
    ("expression", "names"),
    [
        ("self.a == doc.b && has(contrat.c)", {"self", "doc", "contrat"}),
        ("key(['doc', \"avis\"]) in valeurs", {"in", "valeurs"}),
        ("self.doc.avis.exists(x, x.contrat == x)", {"self", "x"}),
        ("'l\\'avis' == precedent . avis", {"precedent"}),
    ],
)
def test_the_variables_of_an_expression_are_seen(expression: str, names: set[str]) -> None:
    assert rules.names_of(expression) == names


def test_an_absent_part_of_a_key_is_empty() -> None:
    documents = {"doc": {"objectifsActivite": [{"esms": "590000006", "annee": 2024.0}]}}
    raw = {"of": "objectifsActivite[]", "by": ["esms", "dispositif", "annee"]}
    found = rules.index(raw, "contrat", documents)
    assert list(found) == [functions.key(["590000006", "", 2024.0])]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('queryBinding="xslt2"', 'queryBinding="xslt"'),
        ("<title>", "<include href='x'/><title>"),
        ("<title>", "<xsl:key xmlns:xsl='http://www.w3.org/1999/XSL/Transform'/><title>"),
        ('pattern id="EX-001"', 'pattern abstract="true"'),
        ('pattern id="EX-001"', 'pattern documents="$contratUri"'),
        ('prefix="c"', 'prefix="svrl"'),
        ('diagnostic id="EX-001.en"', 'diagnostic id="EX-001.fr"'),
        (" value=\"''\"", ""),
        ("</schema>", ""),
    ],
)
def test_what_a_stylesheet_could_not_say_is_refused(old: str, new: str) -> None:
    assert old in SCHEMA
    with pytest.raises(SchematronError):
        compile_schematron(SCHEMA.replace(old, new))


def test_the_answer_of_a_stylesheet_is_svrl() -> None:
    judged = places.as_judged(_contrat(("/dateEcheanceInitiale", "2029-01-02")))
    answer = etree.fromstring(saxon.svrl(compile_schematron(SCHEMA), judged.source, {}).encode())
    tags = [etree.QName(one).localname for one in answer]
    assert etree.QName(answer).localname == "schematron-output"
    assert answer.get("title") == "Rules that only try the judges {}"
    assert tags.count("active-pattern") == 5
    start = tags.index("active-pattern")
    assert tags[:start] == ["ns-prefix-in-attribute-values"] * 2
    first = ["active-pattern", "fired-rule", "failed-assert", "active-pattern"]
    assert tags[start : start + 4] == first
    failed = answer[start + 2]
    assert failed.get("location") == "/c:contrat[1]"
    assert [etree.QName(one).localname for one in failed] == ["diagnostic-reference", "text"]
    assert failed[0].findtext("{*}text") == "Later than 2029-01-01."


def test_reports_are_asked_for_by_themselves() -> None:
    judged = [places.as_judged(_contrat(("/fichesActions/0/indicateurs/0/sens", "baisse")))]
    in_saxon = saxon.judge(compile_schematron(SCHEMA), judged, reports=True)
    assert in_saxon == schematron.judge(SCHEMA, judged, reports=True)
    assert {f.rule for f in in_saxon[0]} == {"EX-005-autre"}


def test_a_context_is_cut_where_it_is_a_union() -> None:
    context = "/a[b|c = '|'] | //d(\"|\") |e"
    assert alternatives(context) == ["/a[b|c = '|']", '//d("|")', "e"]


def test_several_documents_are_given_by_one_parameter() -> None:
    schema = """<schema xmlns="http://purl.oclc.org/dsdl/schematron" queryBinding="xslt2">
      <ns prefix="c" uri="urn:cpom-esms:1"/><let name="avisUris" value="''"/>
      <let name="x" value="'0'"/>
      <pattern><rule context="/*"><assert id="A" test="sum(for $u in tokenize($avisUris, ' ')
        return count(doc($u)/c:avis)) = number($x)">Non.</assert></rule></pattern></schema>"""
    source = places.as_xml(_sample("suivi-2024"))
    avis = [places.as_xml(_sample("avis-2024-ars")), places.as_xml(_sample("avis-2025-ars"))]
    judged = [Judged(source, {"avisUris": avis, "x": x}) for x in ("2", "3")]
    expected = [[], ["A"]]
    assert [
        [f.rule for f in o] for o in saxon.judge(compile_schematron(schema), judged)
    ] == expected
    assert [[f.rule for f in o] for o in schematron.judge(schema, judged)] == expected
