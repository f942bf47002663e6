"""Rules are compiled with the code lists of their own specification, and run with those given."""

from __future__ import annotations

from functools import cache
from typing import Any, Final

import pytest

from cpom_schema.standard.edition import Edition
from cpom_validators.cel import python_module
from cpom_validators.cel.nodes import RuleError
from cpom_validators.rules.runtime import Run
from spec.generator import bundles, schematron, source
from spec.generator import rules as generated
from spec.generator.source import ROOT, Source
from tests.builders.editions import EDITION
from tests.commands import rule_cases

TEXTS: Final = {"fr": "Un texte.", "en": "A text."}
SUSPENDED: Final = "self.statut == 'suspendu'"
PREFECTURE: Final = "codeAttribute('departements', '59', 'prefecture') == 'Lille'"


@cache
def _published() -> Source:
    return source.load()


def _rule(context: str, test: str) -> dict[str, Any]:
    return {
        "id": "CPOM-SA-999", "title": TEXTS, "documents": ["suiviAnnuel"], "context": context,
        "at": "self", "severity": "bloquant", "message": TEXTS, "assert": test,
    }  # fmt: skip


def _with_rule(test: str, context: str = "suivisFiches[].suivisActions[]") -> Source:
    return _published()._replace(rules=[_rule(context, test)])


def _with_code(spec: Source, listing: str, code: str) -> Source:
    """The same specification, one row more in a code list."""
    before = spec.codelists[listing]
    row = {**before.rows[-1], "code": code, "libelle_fr": "Suspendu", "libelle_en": "Suspended"}
    lists = {**spec.codelists, listing: before._replace(rows=[*before.rows, row])}
    return spec._replace(codelists=lists)


def _with_column(spec: Source, listing: str, column: str, values: dict[str, str]) -> Source:
    """The same specification, one column more in a code list."""
    before = spec.codelists[listing]
    rows = [{**row, column: values.get(row["code"], "")} for row in before.rows]
    lists = {**spec.codelists, listing: before._replace(rows=rows)}
    return spec._replace(codelists=lists)


def test_lists_of_the_specification_are_those_published() -> None:
    assert dict(generated.code_lists(_published())) == dict(EDITION.codelists)


def test_a_code_and_the_rule_that_uses_it_are_added_in_one_run() -> None:
    spec = _with_code(_with_rule(SUSPENDED), "statuts-avancement", "suspendu")
    (rule,) = generated.compiled(spec)["suiviAnnuel"]
    assert rule.id == "CPOM-SA-999"
    assert "'suspendu'" in schematron.schema(spec)
    with pytest.raises(RuleError, match="n'est pas un code de « statuts-avancement »"):
        generated.compiled(_with_rule(SUSPENDED))


def test_a_column_and_the_rule_that_looks_it_up_are_added_in_one_run() -> None:
    values = {"59": "Lille", "62": "Arras"}
    spec = _with_column(_with_rule(PREFECTURE, "$"), "departements", "prefecture", values)
    (rule,) = generated.compiled(spec)["suiviAnnuel"]
    assert "Arras" not in python_module.source([rule], "Une règle.")
    assert "59=Lille|62=Arras" in schematron.schema(spec)
    with pytest.raises(RuleError, match="pas de colonne « prefecture »"):
        generated.compiled(_with_rule(PREFECTURE, "$"))


@pytest.mark.parametrize(("city", "failures"), [("Lille", 0), ("Roubaix", 1)])
def test_a_compiled_rule_looks_up_the_lists_of_its_run(city: str, failures: int) -> None:
    rule = _with_rule(PREFECTURE, "$")
    compiled_with = _with_column(rule, "departements", "prefecture", {"59": "Lille"})
    run_with = _with_column(rule, "departements", "prefecture", {"59": city})
    executable = rule_cases.executable(generated.compiled(compiled_with)["suiviAnnuel"][0])
    texts = {"codes.json": bundles.codes(run_with), "columns.json": bundles.columns(run_with)}
    edition = Edition.built(run_with.version, {n: t.encode() for n, t in texts.items()})
    run = Run(edition, "suiviAnnuel", {}, "2026-06-30", {}, damaged=False)
    judged, failed = executable.judge(run, run.rows(executable.place))
    assert (judged, len(failed)) == (1, failures)


def test_no_column_of_a_list_is_frozen_in_the_published_rules() -> None:
    folder = ROOT / "validators" / "cpom_validators" / "rules" / "v1_0"
    texts = [path.read_text("utf-8") for path in sorted(folder.glob("*.py"))]
    assert any("run.column(" in text for text in texts)
    assert not any(": Final = {" in text for text in texts)
