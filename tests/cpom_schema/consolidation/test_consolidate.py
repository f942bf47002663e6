"""The contract of the campaign on one date as known on another, in Python and by the command."""

from __future__ import annotations

import copy
from pathlib import Path
from typing import Any, Final

import pytest

import cpom_schema
from cpom_schema.consolidation import Consolidation, consolidate
from cpom_schema.document import Document, Tree
from cpom_validators import validate
from tests.builders.command import cpom

CAMPAIGN: Final = cpom_schema.samples() / "campaign"
NEVER: Final = "9999-12-31"
IME, SESSAD, SAVS = "590999017", "590999025", "590999082"


def _read(name: str) -> Document:
    return cpom_schema.read(CAMPAIGN / name)


def _campaign(effective: str, known: str) -> Consolidation:
    avenants = [_read("avenant-2.json"), _read("avenant-1.json")]
    return consolidate(_read("contrat.json"), avenants, effective=effective, known=known)


def _find(items: list[Tree], **key: Any) -> Tree:
    (found,) = [i for i in items if key.items() <= i.items()]
    return found


@pytest.mark.parametrize(
    ("effective", "known", "last"),
    [
        ("2025-06-30", NEVER, 0),
        ("2025-07-01", NEVER, 1),
        ("2025-07-01", "2025-06-05", 1),
        ("2025-07-01", "2025-06-04", 0),
        ("2025-08-31", NEVER, 1),
        ("2025-12-31", "2025-07-17", 1),
        ("2025-12-31", "2025-07-18", 2),
        ("2025-12-31", "2026-04-27", 2),
    ],
)
def test_campaign_applies_what_is_signed_and_in_force(
    effective: str, known: str, last: int
) -> None:
    done = _campaign(effective, known)
    assert done.problems == ()
    assert done.document.tree["numeroAvenant"] == last
    assert done.document.tree["entete"] == _read("contrat.json").tree["entete"]
    esms = _find(done.document.tree["perimetre"], numeroFinessEt=SAVS)
    assert esms.get("dateSortie") == ("2025-06-30" if last else None)
    assert (esms.get("motifSortie") == "cession") is bool(last)
    assert validate(done.document).verdict == "recevable"


def test_conversion_of_places_keeps_both_capacities_dated() -> None:
    perimetre = _campaign("2025-12-31", NEVER).document.tree["perimetre"]
    before = _find(_find(perimetre, numeroFinessEt=IME)["capacites"], code="CAP-1")
    after = _find(_find(perimetre, numeroFinessEt=IME)["capacites"], code="CAP-4")
    assert (before["autorisee"], before["fin"]) == (36, "2025-08-31")
    assert (after["autorisee"], after["debut"]) == (28, "2025-09-01")
    assert len(_find(perimetre, numeroFinessEt=SESSAD)["capacites"]) == 2


def test_objectives_of_years_that_never_came_are_gone() -> None:
    objectives = _campaign("2025-12-31", NEVER).document.tree["objectifsActivite"]
    assert [o["annee"] for o in objectives if o["esms"] == SAVS] == [2024, 2025]


def test_avenants_one_by_one_or_together_give_the_same_contract() -> None:
    first = consolidate(
        _read("contrat.json"), [_read("avenant-1.json")], effective="2025-07-01", known=NEVER
    )
    then = consolidate(
        first.document,
        [_read("avenant-1.json"), _read("avenant-2.json")],
        effective="2025-12-31",
        known=NEVER,
    )
    assert then.problems == ()
    together = _campaign("2025-12-31", NEVER).document
    assert cpom_schema.digest(then.document) == cpom_schema.digest(together)


def test_inputs_are_unchanged_and_what_did_not_change_is_shared() -> None:
    documents = [_read(n) for n in ("contrat.json", "avenant-1.json", "avenant-2.json")]
    before = copy.deepcopy([d.tree for d in documents])
    done = consolidate(documents[0], documents[1:], effective=NEVER, known=NEVER).document
    assert [d.tree for d in documents] == before
    for name in ("parties", "diagnosticPartage", "comiteSuivi"):
        assert done.tree[name] is documents[0].tree[name]
    assert done.tree["perimetre"][2] is documents[0].tree["perimetre"][2]


def test_without_avenant_the_contract_is_the_same() -> None:
    contrat = _read("contrat.json")
    done = consolidate(contrat, [], effective=NEVER, known=NEVER)
    assert cpom_schema.digest(done.document) == cpom_schema.digest(contrat)
    assert done.problems == ()


def test_campaign_quotes_the_digests_of_the_contract_it_rests_on() -> None:
    contrat, avenants = _read("contrat.json"), [_read(f"avenant-{n}.json") for n in (1, 2)]

    def quoted(document: Document, numero: int, effective: str) -> None:
        cited = [a for a in avenants if a.tree["numero"] <= numero]
        done = consolidate(contrat, cited, effective=effective, known=NEVER)
        assert document.tree["contrat"]["empreinte"] == cpom_schema.digest(done.document)

    for avenant in avenants:
        quoted(avenant, avenant.tree["numero"] - 1, avenant.tree["dateEffet"])
    for year in (2024, 2025, 2026):
        suivi = _read(f"suivi-{year}.json")
        quoted(suivi, suivi.tree["contrat"]["numeroAvenant"], f"{year}-12-31")
    for path in sorted(CAMPAIGN.glob("avis-*.json")):
        suivi = _read(f"suivi-{path.stem.split('-')[1]}.json")
        cited = cpom_schema.read(path).tree["document"]
        assert cited["empreinte"] == cpom_schema.digest(suivi), path.name


def _campaign_files(*names: str) -> list[Path]:
    return [CAMPAIGN / n for n in names]


@pytest.mark.parametrize("suffix", [".json", ".xml"])
def test_command_writes_the_contract_of_a_day(tmp_path: Path, suffix: str) -> None:
    target = tmp_path / f"a{suffix}"
    files = _campaign_files("contrat.json", "avenant-2.json", "avenant-1.xml")
    done = cpom("consolidate", *files, "--date", "2025-12-31", "-o", target)
    assert (done.code, done.err) == (0, "")
    assert done.out == f"a{suffix} écrit : contrat au 2025-12-31, avenants appliqués : 1, 2.\n"
    expected = _campaign("2025-12-31", NEVER).document
    assert cpom_schema.digest(cpom_schema.read(target)) == cpom_schema.digest(expected)
    done = cpom(
        "consolidate", *files, "--date", "2025-12-31", "--known", "2025-01-01", "-o", target
    )
    assert done.out.endswith("avenants appliqués : aucun.\n")


def test_command_says_what_does_not_fit_and_fails(tmp_path: Path) -> None:
    files = _campaign_files("contrat.json", "avenant-1.json")
    first, second = tmp_path / "1.json", tmp_path / "2.json"
    assert cpom("consolidate", *files, "--date", "2025-12-31", "-o", first).code == 0
    tree = dict(cpom_schema.read(first).tree)
    cpom_schema.write(cpom_schema.from_tree({**tree, "numeroAvenant": 0}), second)
    done = cpom("consolidate", second, files[1], "--date", "2025-12-31", "-o", tmp_path / "3.json")
    assert done.code == 1
    assert "Avenant 1, modification M06 : l'élément visé n'est pas dans le contrat" in done.err
    assert "(/modifications/5/cle)" in done.err
    assert (tmp_path / "3.json").exists()


@pytest.mark.parametrize(
    ("names", "date", "code", "said"),
    [
        (("avenant-1.json",), "2025-12-31", 1, "n'est pas un contrat"),
        (("contrat.json", "contrat.json"), "2025-12-31", 1, "n'est pas un avenant"),
        (("contrat.json", "avenant-1.json", "avenant-1.xml"), "2025-12-31", 1, "est déjà donné"),
        (("contrat.json", "autre.json"), "2025-12-31", 1, "modifie un autre contrat, « AUTRE »"),
        (("contrat.json",), "31/12/2025", 2, "écrire AAAA-MM-JJ"),
        (("contrat.json", "vide.json"), "2025-12-31", 1, "CPOM-F-001"),
    ],
)
def test_command_refuses_what_it_would_leave_aside(
    tmp_path: Path, names: tuple[str, ...], date: str, code: int, said: str
) -> None:
    other = {**_read("avenant-1.json").tree, "contrat": {"identifiant": "AUTRE"}}
    cpom_schema.write(cpom_schema.from_tree(other), tmp_path / "autre.json")
    (tmp_path / "vide.json").touch()
    paths = [tmp_path / n if (tmp_path / n).exists() else CAMPAIGN / n for n in names]
    done = cpom("consolidate", *paths, "--date", date, "-o", tmp_path / "out.json")
    assert (done.code, done.out) == (code, "")
    assert said in done.err
    assert not (tmp_path / "out.json").exists()


def test_command_never_overwrites_what_it_reads(tmp_path: Path) -> None:
    source = tmp_path / "a.json"
    content = (CAMPAIGN / "contrat.json").read_bytes()
    source.write_bytes(content)
    done = cpom("consolidate", source, "--date", "2025-12-31", "-o", source)
    assert (done.code, done.out) == (1, "")
    assert "est aussi un fichier lu" in done.err
    assert source.read_bytes() == content
