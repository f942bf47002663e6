"""What other steps do with a finding: the flags of the catalogue, and what each one changes."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, Final

import pytest

import cpom_schema
from cpom_schema.document import Document
from cpom_schema.formats.workbook.planning.choices import Chooser
from cpom_schema.formats.workbook.planning.filling import Filling
from cpom_validators import Companions, check_form, validate
from cpom_validators.rules import running
from cpom_validators.rules.compiled import rules
from cpom_validators.rules.runtime import Outcome, Rows, Run
from cpom_validators.together.companions import before
from tests.builders.editions import EDITION

CAMPAIGN: Final = cpom_schema.samples() / "campaign"
HOLDERS: Final = {"CPOM-S-009": "holders"}
CARRIED: Final = (
    4, 20, 30, 31, 32, 33, 34, 35, 43, 44, 45, 53, 54, 58, 66, 67, 72, 73, 75,
    *range(100, 109), 112, 113,
)  # fmt: skip
"""Notes of a reader that lose nothing: a lawful habit of spreadsheets, or what nobody typed."""
UNREAD: Final = (36, 50, 51, 55, 57, 70)
"""Notes of a value that was not read: what is missing there is their consequence."""


def _flagged(flag: str) -> set[str]:
    return {code for code, check in EDITION.catalogue.items() if getattr(check, flag)}


def _tree(name: str) -> dict[str, Any]:
    tree: dict[str, Any] = json.loads((CAMPAIGN / name).read_text("utf-8"))
    return tree


def test_a_conversion_carries_what_these_notes_say() -> None:
    assert _flagged("carried") == {f"CPOM-F-{number:03}" for number in CARRIED}


def test_these_notes_are_of_values_nobody_read() -> None:
    assert _flagged("unread") == {f"CPOM-F-{number:03}" for number in UNREAD}


def test_these_notes_explain_a_fault_of_structure() -> None:
    explained = {code: dict(EDITION.catalogue[code].explains) for code in _flagged("explains")}
    unread = {f"CPOM-F-{number:03}": HOLDERS for number in UNREAD}
    assert explained == {
        **unread,
        "CPOM-F-021": {"CPOM-S-008": "place"},
        "CPOM-S-035": {"CPOM-S-030": "place"},
    }


def test_rules_still_look_at_a_value_that_can_be_read() -> None:
    assert _flagged("spares") == {"CPOM-L-002", "CPOM-L-004", "CPOM-S-035", "CPOM-S-036"}


def test_a_misprint_is_the_only_finding_that_names_a_field() -> None:
    assert {c: EDITION.catalogue[c].stands_for for c in _flagged("stands_for")} == {
        "CPOM-S-002": "proche"
    }


def test_a_csv_that_excel_wrote_is_converted(tmp_path: Path) -> None:
    source = cpom_schema.samples() / "valid" / "avis.json"
    tables = tmp_path / "tables"
    cpom_schema.convert(source, tables)
    for path in tables.glob("*.csv"):
        path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes())
    read = cpom_schema.read(tables)
    assert {note.code for note in read.notes} == {"CPOM-F-045"}
    cpom_schema.convert(tables, tmp_path / "retour.json")
    assert cpom_schema.digest(cpom_schema.read(tmp_path / "retour.json")) == cpom_schema.digest(
        cpom_schema.read(source)
    )


@pytest.mark.parametrize(
    ("name", "code", "is_refused"),
    [
        ("categorie-fermee", "CPOM-L-002", False),
        ("code-trop-recent", "CPOM-L-004", False),
        ("categorie-inconnue", "CPOM-L-001", True),
    ],
)
def test_rules_leave_alone_only_a_code_that_means_nothing(
    name: str, code: str, *, is_refused: bool
) -> None:
    found = check_form(cpom_schema.read(cpom_schema.samples() / "invalid" / f"{name}.json"))
    (place,) = {f.path for f in found.findings if f.code == code}
    assert (place in found.refused) is is_refused


def test_rules_leave_alone_the_field_a_misprint_stands_for() -> None:
    source = cpom_schema.samples() / "invalid" / "champ-mal-orthographie.json"
    found = check_form(cpom_schema.read(source))
    (misprint,) = [f for f in found.findings if f.code == "CPOM-S-002"]
    meant = dict(misprint.params)["proche"]
    assert (*misprint.path[:-1], meant) in found.refused


@pytest.mark.parametrize(
    "refused", [{("entete",)}, {("entete", "producteur")}, {("entete", "producteur", "nom")}]
)
def test_a_rule_that_points_inside_a_refused_value_is_not_reported(refused: set[Any]) -> None:
    """A rule may point to what it did not read: nothing is reported under what is refused."""
    place = ("entete", "producteur", "nom")

    def judge(run: Run, _: Rows) -> Outcome:
        return 1, [(0, (run.doc,), {})]

    rule = next(r for r in rules(EDITION, "contrat") if r.id == "CPOM-CT-002")
    pointing = rule._replace(judge=judge, fields=(place,))
    document = Document("json", EDITION, "contrat", _tree("contrat.json"))
    found = running.run(document, [pointing], "2024-01-01", {})
    assert [f.path for f in found.findings] == [place]
    found = running.run(document, [pointing], "2024-01-01", {}, refused)
    assert found.findings == []


def test_codes_to_choose_from_are_those_of_the_day_of_the_document() -> None:
    """A contract of 2015 does not offer a category of 2017, one of 2025 offers no closed one."""
    offered = {}
    for day in ("2015-01-01", "2025-01-01"):
        tree = {**_tree("contrat.json"), "dateEffet": day}
        chooser = Chooser(Document("json", EDITION, "contrat", tree), Filling(), "fr", {})
        offered[day] = chooser.day
    assert offered == {"2015-01-01": "2015-01-01", "2025-01-01": "2025-01-01"}


def test_an_avenant_the_contract_includes_is_not_applied_again() -> None:
    contract = cpom_schema.read(CAMPAIGN / "contrat.json")
    first, second = (cpom_schema.read(CAMPAIGN / f"avenant-{n}.json") for n in (1, 2))
    companions = Companions({"avenant": (first,)})
    bare = before(second, contract, companions)
    assert cpom_schema.digest(bare) != cpom_schema.digest(contract)
    included = Document("json", EDITION, "contrat", {**contract.tree, "numeroAvenant": 1})
    assert cpom_schema.digest(before(second, included, companions)) == cpom_schema.digest(included)


def test_a_document_with_a_spared_code_is_judged_by_every_rule() -> None:
    tree = _tree("contrat.json")
    clean = validate(Document("json", EDITION, "contrat", tree), date="2024-01-01")
    tree["perimetre"][0] = {**tree["perimetre"][0], "categorie": "437"}
    spared = validate(Document("json", EDITION, "contrat", tree), date="2024-01-01")
    assert {f.code for f in spared.findings} >= {"CPOM-L-002"}
    ignored = {s.code for s in spared.rules if s.cause == "@cause_structure"}
    assert ignored == {s.code for s in clean.rules if s.cause == "@cause_structure"}
