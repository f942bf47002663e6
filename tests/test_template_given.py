"""What a template is made from is checked: each refusal says in French what to do instead."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import openpyxl
import orjson
import pytest
from click.testing import CliRunner, Result

from cpom_schema.cli import cli
from cpom_schema.errors import CpomError
from cpom_schema.formats import read, save, write_bytes
from cpom_schema.template import Given, draft
from tests.campaign import FOLDER
from tests.command import cpom
from tests.small_follow_up import MOMENT, SAMPLES, Places, follow_up, valid, with_changes

OTHER: dict[str, Any] = {
    "code": "OG2", "role": "organisme_gestionnaire", "nature": "OG",
    "raisonSociale": "Fondation du Canal", "numeroFinessEj": "590992004",
}  # fmt: skip
BODY = "590991006"


def _given(**more: Any) -> Given:
    usual: dict[str, Any] = {"contrat": valid("contrat"), "exercice": 2025}
    return Given(MOMENT, **(usual | more))


REFUSED: list[tuple[str, str, Given, str]] = [
    (
        "a year to know", "suiviAnnuel", _given(exercice=None),
        "de quel exercice rend-on compte ? Le donner avec --year, ex. 2025",
    ),
    (
        "a managing body without contract", "suiviAnnuel", _given(contrat=None, gestionnaire=BODY),
        "--gestionnaire s'emploie avec --contract : donner aussi le contrat",
    ),
    (
        "a previous follow-up without contract", "suiviAnnuel",
        _given(contrat=None, precedent=valid("precedent")),
        "--previous s'emploie avec --contract : donner aussi le contrat",
    ),
    (
        "a contract that is not one", "suiviAnnuel", _given(contrat=valid("avis")),
        "--contract : ce document est « avis » ; donner un contrat",
    ),
    (
        "a contract that is not one, for an avenant", "avenant",
        _given(contrat=valid("avis"), exercice=None),
        "--contract : ce document est « avis » ; donner un contrat",
    ),
    (
        "a contract that is not one, for an avis", "avis",
        _given(contrat=valid("suiviAnnuel"), exercice=None),
        "--contract : ce document est « suiviAnnuel » ; donner un contrat",
    ),
    (
        "before the contract", "suiviAnnuel", _given(exercice=2023),
        ("l'exercice 2023 est hors du contrat ARS-32-2024-0031, qui va de 2024 à 2028 : choisir "
        "une année du contrat avec --year, ou donner avec --avenant l'avenant qui le proroge"),
    ),
    (
        "after the contract", "suiviAnnuel", _given(exercice=2029),
        ("l'exercice 2029 est hors du contrat ARS-32-2024-0031, qui va de 2024 à 2028 : choisir "
        "une année du contrat avec --year, ou donner avec --avenant l'avenant qui le proroge"),
    ),
    (
        "another type before", "suiviAnnuel", _given(precedent=valid("contrat")),
        "--previous : ce document est « contrat » ; donner le suivi annuel de 2024",
    ),
    (
        "not the year before", "suiviAnnuel", _given(precedent=valid("precedent"), exercice=2026),
        "--previous : ce suivi porte sur 2024 ; donner celui de 2025, l'année d'avant",
    ),
    (
        "the follow-up of another contract", "suiviAnnuel",
        _given(precedent=with_changes(valid("precedent"), {"/contrat/identifiant": "AUTRE"})),
        ("--previous : ce suivi est celui du contrat « AUTRE » et non de « ARS-32-2024-0031 » ; "
        "donner le suivi du même contrat"),
    ),
    (
        "no managing body", "suiviAnnuel",
        _given(contrat=with_changes(valid("contrat"), {}, ("/parties/2/numeroFinessEj",))),
        ("le contrat ne donne aucun organisme gestionnaire avec son numéro FINESS juridique : "
        "compléter ses parties, ou préparer le classeur sans --contract"),
    ),
    (
        "several managing bodies", "suiviAnnuel",
        _given(contrat=with_changes(valid("contrat"), {"/parties/-": OTHER})),
        ("le contrat a plusieurs gestionnaires : en choisir un avec --gestionnaire, parmi "
        "590991006 (Association Les Charmes du Nord), 590992004 (Fondation du Canal)"),
    ),
    (
        "a managing body of another contract", "suiviAnnuel", _given(gestionnaire="590991105"),
        ("le gestionnaire 590991105 n'est pas une partie du contrat ; ceux du contrat : "
        "590991006 (Association Les Charmes du Nord)"),
    ),
    (
        "a contract for a contract", "contrat", _given(exercice=None),
        "le modèle de « contrat » se fait sans --contract : retirer cette option",
    ),
    (
        "a year for an avenant", "avenant", _given(),
        "le modèle de « avenant » se fait sans --year : retirer cette option",
    ),
    (
        "a previous follow-up for an avis", "avis",
        _given(exercice=None, precedent=valid("precedent")),
        "le modèle de « avis » se fait sans --previous : retirer cette option",
    ),
    (
        "a year for a programming order", "programmation", _given(contrat=None),
        "le modèle de « programmation » se fait sans --year : retirer cette option",
    ),
    (
        "a managing body for an avis", "avis", _given(exercice=None, gestionnaire=BODY),
        "le modèle de « avis » se fait sans --gestionnaire : retirer cette option",
    ),
]  # fmt: skip


@pytest.mark.parametrize(
    ("kind", "given", "said"), [c[1:] for c in REFUSED], ids=[c[0] for c in REFUSED]
)
def test_what_does_not_go_together_is_refused(kind: str, given: Given, said: str) -> None:
    with pytest.raises(CpomError, match=f"^{re.escape(said)}$"):
        draft(kind, given)


@pytest.mark.parametrize("year", [2024, 2028])
def test_the_first_and_the_last_year_are_of_the_contract(year: int) -> None:
    assert follow_up(year=year).document.tree["exercice"] == year


def test_a_contract_extended_goes_on() -> None:
    made = follow_up({"/dateEcheance": "2029-12-31"}, year=2029)
    assert made.document.tree["exercice"] == 2029


BODIES: list[tuple[str, Places, Places | None, str | None, str]] = [
    ("the only one", {}, None, None, BODY),
    ("the one that is named", {"/parties/-": OTHER}, None, OTHER["numeroFinessEj"], "590992004"),
    (
        "the one of last year", {"/parties/-": OTHER},
        {"/organismeGestionnaire/numeroFinessEj": "590992004"}, None, "590992004",
    ),
    (
        "the one that is named, whatever last year",
        {"/parties/-": OTHER}, {}, OTHER["numeroFinessEj"], "590992004",
    ),
    (
        "the one that took over from last year's",
        {"/parties/-": OTHER, "/parties/2/dateSortie": "2024-12-31"}, {}, None, "590992004",
    ),
    ("the one that leaves in the year", {"/parties/2/dateSortie": "2025-06-30"}, {}, None, BODY),
]  # fmt: skip


@pytest.mark.parametrize(
    ("places", "before", "named", "number"), [c[1:] for c in BODIES], ids=[c[0] for c in BODIES]
)
def test_the_managing_body_is(
    places: Places, before: Places | None, named: str | None, number: str
) -> None:
    made = follow_up(places, before=before, gestionnaire=named)
    assert made.document.tree["organismeGestionnaire"]["numeroFinessEj"] == number
    assert made.document.tree["entete"]["emetteur"]["organisation"]["numeroFinessEj"] == number
    assert made.filling.meta["gestionnaire"] == number


def _run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(cli, ["template", *map(str, arguments)])


CONTRACT = SAMPLES / "valid" / "contrat.json"
CAMPAIGN = FOLDER / "contrat.json"
BROKEN = SAMPLES / "invalid" / "champ-absent.json"
COMMANDS: list[tuple[str, tuple[str | Path, ...], int, str]] = [
    (
        "an avenant without contract", ("suiviAnnuel", "--avenant", FOLDER / "avenant-1.json"), 1,
        "--avenant s'emploie avec --contract : donner aussi le contrat",
    ),
    (
        "a contract that is not one",
        ("suiviAnnuel", "--contract", SAMPLES / "valid" / "avis.json", "--year", "2025"), 1,
        "ce document est « avis » ; donner un contrat",
    ),
    (
        "an avenant of another contract",
        ("suiviAnnuel", "--contract", CONTRACT, "--avenant", FOLDER / "avenant-1.json"), 1,
        "cet avenant modifie un autre contrat, « ARS-32-2024-0027 »",
    ),
    (
        "an avenant that is not one",
        ("suiviAnnuel", "--contract", CAMPAIGN, "--avenant", FOLDER / "suivi-2024.json"), 1,
        "ce document n'est pas un avenant",
    ),
    (
        "a contract at fault", ("suiviAnnuel", "--contract", BROKEN, "--year", "2025"), 1,
        "ce document a des fautes ; les corriger d'abord, « cpom validate",
    ),
    (
        "a contract that cannot be read", ("suiviAnnuel", "--contract", FOLDER / "absent.json"), 2,
        "n'existe pas",
    ),
    ("a year in words", ("suiviAnnuel", "--year", "l'an dernier"), 2, "écrire par exemple 2025"),
    ("a year too early", ("suiviAnnuel", "--year", "1825"), 2, "écrire par exemple 2025"),
    ("a day that is not one", ("avis", "--date", "31/12/2025"), 2, "écrire AAAA-MM-JJ"),
    ("a type that is not one", ("facture",), 2, "facture"),
    ("a language not spoken", ("avis", "--lang", "de"), 2, "de"),
    ("a year for an avis", ("avis", "--year", "2025"), 1, "se fait sans --year"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("arguments", "code", "said"), [c[1:] for c in COMMANDS], ids=[c[0] for c in COMMANDS]
)
def test_the_command_refuses(
    arguments: tuple[str | Path, ...], code: int, said: str, tmp_path: Path
) -> None:
    target = tmp_path / "modele.xlsx"
    done = cpom("template", *arguments, "-o", target)
    assert (done.code, done.out) == (code, "")
    assert said in done.err
    assert "Traceback" not in done.err
    assert not target.exists()


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("modele.ods", "modele.ods : le nom doit finir par .xlsx"),
        ("modele", "modele : le nom doit finir par .xlsx"),
    ],
)
def test_only_an_xlsx_file_is_written(name: str, said: str, tmp_path: Path) -> None:
    done = _run("avis", "-o", tmp_path / name)
    assert (done.exit_code, done.stderr) == (1, f"{said}\n")
    assert not (tmp_path / name).exists()


def test_a_folder_that_does_not_exist_is_told(tmp_path: Path) -> None:
    done = _run("avis", "-o", tmp_path / "absent" / "avis.xlsx")
    assert done.exit_code == 3
    assert "absent" in done.stderr


def test_what_is_read_is_not_overwritten(tmp_path: Path) -> None:
    contract = tmp_path / "contrat.xlsx"
    save(contract, CONTRACT.read_bytes())  # whatever its name, a file is what it holds
    done = _run("suiviAnnuel", "--contract", contract, "--year", "2025", "-o", contract)
    assert done.exit_code == 1
    assert "est aussi un fichier lu : choisir un autre nom" in done.stderr
    assert contract.read_bytes() == CONTRACT.read_bytes()


def test_the_command_says_what_the_workbook_is_made_on(tmp_path: Path) -> None:
    avenants = ("--avenant", FOLDER / "avenant-2.json", "--avenant", FOLDER / "avenant-1.json")
    files = ("--contract", CAMPAIGN, *avenants, "--previous", FOLDER / "suivi-2024.json")
    target = tmp_path / "suivi.XLSX"
    done = cpom(
        "template", "suiviAnnuel", *files, "--year", "2025", "--date", "2026-03-01", "-o", target
    )
    assert done.err == ""
    assert done.out == (
        "suivi.XLSX écrit. Contrat ARS-32-2024-0027, avec les avenants jusqu'au n° 2.\n"
    )
    tree = read(target).tree
    assert (tree["exercice"], tree["contrat"]["numeroAvenant"]) == (2025, 2)
    assert tree["entete"]["dateProduction"] == "2026-03-01T00:00:00Z"


@pytest.mark.parametrize(("day", "number"), [("2025-06-04", 0), ("2025-06-05", 1)])
def test_an_avenant_counts_once_signed(day: str, number: int, tmp_path: Path) -> None:
    files = ("--contract", CAMPAIGN, "--avenant", FOLDER / "avenant-1.json")
    done = _run("suiviAnnuel", *files, "--year", "2025", "--date", day, "-o", tmp_path / "a.xlsx")
    assert done.exit_code == 0, done.stderr
    assert read(tmp_path / "a.xlsx").tree["contrat"]["numeroAvenant"] == number
    assert ("sans avenant" in done.stdout) is not number


def test_an_avenant_that_does_not_fit_is_told_and_the_workbook_written(tmp_path: Path) -> None:
    avenant = orjson.loads((FOLDER / "avenant-1.json").read_bytes())
    removed = next(m for m in avenant["modifications"] if m["operation"] == "retrait")
    removed["cle"] = {"esms": "590991105"}
    path = tmp_path / "avenant.json"
    path.write_bytes(orjson.dumps(avenant))
    target = tmp_path / "suivi.xlsx"
    done = _run("suiviAnnuel", "--contract", CAMPAIGN, "--avenant", path, "--year", "2025",
                "--date", "2026-03-01", "-o", target)  # fmt: skip
    assert done.exit_code == 1
    said = f"Avenant 1, modification {removed['code']} : l'élément visé n'est pas dans le contrat"
    assert said in done.stderr
    assert "suivi.xlsx écrit." in done.stdout
    assert read(target).type == "suiviAnnuel"


def test_a_contract_read_from_a_workbook_with_a_remark_serves(tmp_path: Path) -> None:
    """A column someone added is told, and is no fault."""
    path = tmp_path / "contrat.xlsx"
    path.write_bytes(write_bytes(valid("contrat"), "xlsx"))
    book = openpyxl.load_workbook(path)
    book["ESMS"]["BH5"], book["ESMS"]["BH8"] = "Mes notes", "mon calcul"
    book.save(path)
    assert [n.code for n in read(path).notes] == ["CPOM-F-061"]
    done = _run("suiviAnnuel", "--contract", path, "--year", "2025", "-o", tmp_path / "suivi.xlsx")
    assert (done.exit_code, done.stderr) == (0, "")


def test_half_a_contract_is_refused_with_its_finding(tmp_path: Path) -> None:
    half = tmp_path / "contrat.json"
    half.write_bytes(CONTRACT.read_bytes()[:-40])
    done = _run("suiviAnnuel", "--contract", half, "--year", "2025", "-o", tmp_path / "suivi.xlsx")
    assert done.exit_code == 1
    assert "CPOM-F-" in done.stderr
    assert not (tmp_path / "suivi.xlsx").exists()
