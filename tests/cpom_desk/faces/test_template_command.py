"""The command `cpom template`: what it refuses, what it writes and what it says."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import orjson
import pytest
from click.testing import CliRunner, Result

from cpom_desk.faces.cli import cli
from cpom_schema.formats import read, write_bytes
from cpom_schema.formats.saving import save
from tests.builders.campaign import FOLDER
from tests.builders.command import cpom
from tests.builders.small_follow_up import SAMPLES, valid


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
    sheet = book["ESMS"]
    beyond = sheet.max_column + 2
    sheet.cell(6, beyond, "Mes notes")
    sheet.cell(8, beyond, "mon calcul")
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
