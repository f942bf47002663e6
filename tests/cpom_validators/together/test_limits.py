"""What limits a judgement with others: another's contract, missing avenants, replaced versions."""

from __future__ import annotations

import copy
from pathlib import Path
from typing import Any, Final

import orjson
import pytest

from cpom_desk import Options, Source, judge_set
from cpom_schema.document import Document
from cpom_schema.formats import from_tree, read, read_bytes, write_bytes
from cpom_validators.judgement import validate
from cpom_validators.together.companions import Companions
from tests.builders.judges import SAMPLES, TODAY

STORY: Final = SAMPLES / "campaign"
SYNTAXES: Final = ("json", "xml", "csv", "xlsx")


def _tree(name: str) -> dict[str, Any]:
    tree: dict[str, Any] = orjson.loads((STORY / f"{name}.json").read_bytes())
    return tree


def _of_another() -> Document:
    """The contract of another organisation, under another number."""
    tree = _tree("contrat")
    text = orjson.dumps(tree).decode().replace(tree["identifiant"], "ARS-32-2024-0099")
    for party in tree["parties"]:
        if "numeroFinessEj" in party:
            text = text.replace(party["numeroFinessEj"], "590999835")
    return from_tree(orjson.loads(text))


@pytest.mark.parametrize("syntax", SYNTAXES)
def test_the_contract_of_another_organisation_is_the_only_finding_of_its_kind(syntax: Any) -> None:
    source = write_bytes(read(STORY / "suivi-2025.json"), syntax)
    alone = validate(read_bytes(source), today=TODAY)
    given = Companions({"contrat": (_of_another(),)})
    report = validate(read_bytes(source), companions=given, today=TODAY)
    more = [f for f in report.findings if f not in alone.findings]
    assert [(f.code, f.path) for f in more] == [("CPOM-S-040", ("contrat", "identifiant"))]
    assert dict(more[0].params) == {"cite": "ARS-32-2024-0027", "donne": "ARS-32-2024-0099"}
    assert {s.code for s in report.rules if s.cause} == {s.code for s in alone.rules if s.cause}


def test_a_misspelt_identifier_is_still_judged_with_the_contract() -> None:
    tree = copy.deepcopy(_tree("suivi-2025"))
    tree["contrat"]["identifiant"] = "ARS-32-2024-0O27"
    given = Companions({"contrat": (read(STORY / "contrat.json"),)})
    codes = {f.code for f in validate(from_tree(tree), companions=given, today=TODAY).findings}
    assert "CPOM-SA-001" in codes
    assert "CPOM-S-040" not in codes


@pytest.mark.parametrize(
    ("numbers", "included", "missing"),
    [((1, 2), 0, ""), ((2,), 0, "1"), ((2,), 1, ""), ((1,), 0, ""), ((), 0, ""), ((2,), 2, "")],
)
def test_an_avenant_missing_between_those_given_is_named(
    numbers: tuple[int, ...], included: int, missing: str
) -> None:
    contract = _tree("contrat") | ({"numeroAvenant": included} if included else {})
    avenants = tuple(read(STORY / f"avenant-{number}.json") for number in numbers)
    given = Companions({"contrat": (from_tree(contract),), "avenant": avenants})
    report = validate(read(STORY / "suivi-2025.json"), companions=given, today=TODAY)
    found = [dict(f.params)["numeros"] for f in report.findings if f.code == "CPOM-S-041"]
    assert found == ([missing] if missing else [])


def test_a_version_that_another_of_the_set_replaces_says_so(tmp_path: Path) -> None:
    for version in (1, 2):
        tree = _tree("suivi-2025")
        tree["entete"]["versionDocument"] = version
        (tmp_path / f"v{version}.json").write_bytes(orjson.dumps(tree))
    other = _tree("suivi-2025")
    other["entete"]["emetteur"]["organisation"]["numeroFinessEj"] = "590999835"
    (tmp_path / "d-un-autre.json").write_bytes(orjson.dumps(other))
    paths = sorted(tmp_path.iterdir())
    sources = [Source(path.name, str(path)) for path in paths]
    replaced = {
        paths[ranked.rank].name: [
            dict(f.params) for f in ranked.report.findings if f.code == "CPOM-S-042"
        ]
        for ranked in judge_set(sources, Options(today=TODAY))
    }
    assert replaced == {
        "d-un-autre.json": [], "v1.json": [{"version": "2", "fichier": "v2.json"}], "v2.json": [],
    }  # fmt: skip
