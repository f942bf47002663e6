"""Documents judged together from the command line, and what each is judged with."""

from __future__ import annotations

import copy
import json
from pathlib import Path
from typing import Any

import cpom_schema
from cpom_schema.document import Document
from cpom_validators.judgement import validate
from cpom_validators.together.companions import Companions, related
from cpom_validators.together.sets import among
from tests.builders.command import cpom
from tests.builders.editions import EDITION
from tests.builders.judges import SAMPLES

CAMPAIGN = SAMPLES / "campaign"
SUIVI = CAMPAIGN / "suivi-2025.json"
CONTRAT = CAMPAIGN / "contrat.json"
AVENANTS = ("--avenant", CAMPAIGN / "avenant-1.json", "--avenant", CAMPAIGN / "avenant-2.xml")


def _report(*arguments: str | Path) -> Any:
    return json.loads(cpom("validate", *arguments, "--report", "json").out)


def _campaign() -> dict[str, Document]:
    return {p.stem: cpom_schema.read(p) for p in CAMPAIGN.glob("*.json")}


def test_a_follow_up_is_judged_on_the_contract_as_amended() -> None:
    alone = _report(SUIVI)
    given = _report(SUIVI, "--contract", CONTRAT, *AVENANTS)
    forgotten = _report(SUIVI, "--contract", CONTRAT)
    assert alone["verdict"] == given["verdict"] == "recevable"
    assert given["compteurs"]["reglesExecutees"] > alone["compteurs"]["reglesExecutees"]
    assert "CPOM-SA-003" in {c["regle"] for c in forgotten["constats"]}


def test_a_rule_without_its_document_is_said_not_run_and_why() -> None:
    causes = {r["code"]: r.get("cause", "") for r in _report(SUIVI)["regles"]}
    assert "contrat" in causes["CPOM-SA-016"]
    assert "précédente" in causes["CPOM-SA-041"]
    assert causes["CPOM-SA-013"] == ""


def test_form_only_runs_no_rule() -> None:
    report = _report(SUIVI, "--form-only")
    assert "regles" not in report
    assert report["compteurs"]["reglesExecutees"] == 0


def test_a_document_of_another_type_is_a_wrong_usage() -> None:
    done = cpom("validate", SUIVI, "--contract", CAMPAIGN / "avenant-1.json")
    assert done.code == 2
    assert "« avenant »" in done.err
    assert "« contrat » attendu" in done.err


def test_a_document_that_cannot_serve_is_said_and_its_rules_are_not_run(tmp_path: Path) -> None:
    broken = tmp_path / "contrat.json"
    broken.write_bytes(CONTRAT.read_bytes()[:-300])
    report = _report(SUIVI, "--contract", broken)
    assert [c["regle"] for c in report["constats"]] == ["CPOM-F-025"]
    assert "contrat.json" in report["constats"][0]["message"]
    assert {r["code"]: r["etat"] for r in report["regles"]}["CPOM-SA-016"] == "ignoree"


def test_the_whole_story_judged_together_is_receivable() -> None:
    done = cpom("validate", CAMPAIGN, "--together")
    assert done.code == 0
    assert done.out.endswith("26 documents : 26 recevables\n")


def test_together_chooses_and_so_takes_no_other_document() -> None:
    done = cpom("validate", CAMPAIGN, "--together", "--contract", CONTRAT)
    assert done.code == 2
    assert "--contract" in done.err


def test_each_document_of_a_set_finds_its_own() -> None:
    story = _campaign()
    every = list(story.values())
    for_suivi = among(story["suivi-2025"], every).given
    assert for_suivi["contrat"] == (story["contrat"],)
    (previous,) = for_suivi["precedent"]
    assert previous is story["suivi-2024"]
    assert {a.tree["numero"] for a in for_suivi["avenant"]} == {1, 2}
    assert len(for_suivi["avis"]) == 3
    (answered,) = among(story["avis-2025-ars"], every).given["suivi"]
    assert answered is story["suivi-2025"]
    (programming,) = among(story["contrat"], every).given["programmation"]
    assert programming is story["programmation-2023"]


def test_of_two_versions_the_last_one_serves() -> None:
    story = _campaign()
    tree = copy.deepcopy(story["contrat"].tree)
    tree["entete"]["versionDocument"] = 7
    newer = Document("json", EDITION, "contrat", tree)
    chosen = among(story["suivi-2024"], [story["contrat"], newer])
    seen = related(story["suivi-2024"], chosen)["contrat"]
    assert isinstance(seen, Document)
    assert seen.tree["entete"]["versionDocument"] == 7


def test_an_avenant_is_tried_on_the_contract_just_before_it() -> None:
    story = _campaign()
    given = Companions(
        {"contrat": (story["contrat"],), "avenant": (story["avenant-1"], story["avenant-2"])}
    )
    before = related(story["avenant-2"], given)["contrat"]
    assert isinstance(before, Document)
    assert before.tree["numeroAvenant"] == 1
    assert validate(story["avenant-2"], companions=given).verdict == "recevable"
    alone = validate(story["avenant-2"], companions=Companions({"contrat": (story["contrat"],)}))
    assert "CPOM-AV-002" in {f.code for f in alone.findings}
