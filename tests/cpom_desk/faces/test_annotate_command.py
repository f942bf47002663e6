"""`cpom validate --annotate`: what is written, what is refused, and with which exit code."""

from __future__ import annotations

import io
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Final
from zipfile import ZipFile

import openpyxl
import pytest

from cpom_schema.formats import read, write_bytes
from tests.builders import judges
from tests.builders import raw_workbooks as raw
from tests.builders.command import cpom
from tests.builders.rich_workbooks import macros
from tests.builders.workbooks import workbook

CAMPAIGN: Final = Path(__file__).parents[3] / "samples" / "campaign"
CONTRACT: Final = CAMPAIGN / "contrat.json"


@cache
def follow_up() -> bytes:
    return write_bytes(read(CAMPAIGN / "suivi-2025.json"), "xlsx")


def put(folder: Path, name: str, content: bytes) -> Path:
    path = folder / name
    path.write_bytes(content)
    return path


def test_the_return_is_written_beside_the_report(tmp_path: Path) -> None:
    source = put(tmp_path, "suivi.xlsx", follow_up())
    target = tmp_path / "retour.xlsx"
    run = cpom("validate", source, "--contract", CONTRACT, "--annotate", target)
    assert run.code == 0
    assert "RECEVABLE AVEC RÉSERVES" in run.out
    assert "Classeur annoté écrit dans" in run.err
    assert source.read_bytes() == follow_up()
    assert openpyxl.load_workbook(target).sheetnames[0] == "Anomalies"


def test_the_return_of_a_workbook_not_receivable_keeps_its_code(tmp_path: Path) -> None:
    source = put(tmp_path, "suivi.xlsx", workbook(form={"exercice": "inconnu"}))
    run = cpom("validate", source, "--annotate", tmp_path / "retour.xlsx", "--report", "json")
    assert run.code == 1
    assert run.out.startswith("{")
    assert (tmp_path / "retour.xlsx").exists()


def test_a_workbook_with_nothing_to_correct_says_its_verdict(tmp_path: Path) -> None:
    source = put(tmp_path, "suivi.xlsx", follow_up())
    target = tmp_path / "retour.xlsx"
    assert cpom("validate", source, "--annotate", target).code == 0
    first = openpyxl.load_workbook(target).worksheets[0]
    assert (first.title, first["B1"].value) == ("Anomalies", "Rien à corriger")


def test_the_standard_input_can_be_annotated(tmp_path: Path) -> None:
    target = tmp_path / "retour.xlsx"
    run = cpom("validate", "-", "--contract", CONTRACT, "--annotate", target, stdin=follow_up())
    assert run.code == 0
    assert "entrée standard" in openpyxl.load_workbook(target)["Anomalies"]["B2"].value


def _package(folder: Path) -> Path:
    run = cpom("convert", CAMPAIGN / "suivi-2025.json", folder / "tables.zip")
    assert run.code == 0, run.err
    return folder / "tables.zip"


def _ods(folder: Path) -> Path:
    return put(folder, "suivi.ods", raw.ods("<table:table-row/>"))


REFUSED: Final[dict[str, tuple[Callable[[Path], Path], str]]] = {
    "json": (lambda _: CAMPAIGN / "suivi-2025.json", "son rapport se lit à l'écran"),
    "xml": (lambda _: CAMPAIGN / "suivi-2025.xml", "son rapport se lit à l'écran"),
    "csv": (_package, "son rapport se lit à l'écran"),
    "ods": (_ods, "enregistrez-en une copie au format « Classeur Excel (.xlsx) »"),
}


@pytest.mark.parametrize("kind", REFUSED)
def test_what_is_not_an_xlsx_workbook_is_refused_and_said(kind: str, tmp_path: Path) -> None:
    build, advice = REFUSED[kind]
    run = cpom("validate", build(tmp_path), "--annotate", tmp_path / "retour.xlsx")
    said = " ".join(run.err.split())
    assert (run.code, run.out) == (2, "")
    assert "--annotate rend un classeur .xlsx" in said
    assert advice in said
    assert not (tmp_path / "retour.xlsx").exists()


def _damaged() -> bytes:
    return follow_up()[:20_000]


UNREAD: Final[dict[str, tuple[Callable[[], bytes], str]]] = {
    "damaged": (_damaged, "CPOM-F-0"),
    "old": (lambda: b"\xd0\xcf\x11\xe0" + bytes(2_000), "CPOM-F-002"),
    "no meta": (raw.xlsx, "CPOM-F-060"),
    "empty": (lambda: b"", "CPOM-F-001"),
}


@pytest.mark.parametrize("kind", UNREAD)
def test_a_workbook_that_could_not_be_read_has_no_return_and_this_is_said(
    kind: str, tmp_path: Path
) -> None:
    build, code = UNREAD[kind]
    source = put(tmp_path, "suivi.xlsx", build())
    run = cpom("validate", source, "--annotate", tmp_path / "retour.xlsx")
    assert run.code == 3
    assert code in run.out
    assert "Pas de retour annoté : le classeur n'a pas pu être lu" in run.err
    assert not (tmp_path / "retour.xlsx").exists()


@pytest.mark.parametrize(
    ("target", "said"),
    [
        ("suivi.xlsx", "serait effacé"),
        ("contrat.xlsx", "serait effacé"),
        ("rapport.txt", "nomment le même fichier"),
        ("retour.xlsm", "nommez ce retour « retour.xlsx »"),
        ("retour", "nommez ce retour « retour.xlsx »"),
    ],
)
def test_a_target_that_would_not_do_is_refused(target: str, said: str, tmp_path: Path) -> None:
    source = put(tmp_path, "suivi.xlsx", follow_up())
    contract = put(tmp_path, "contrat.xlsx", write_bytes(read(CONTRACT), "xlsx"))
    before = {p: p.read_bytes() for p in tmp_path.iterdir()}
    arguments = ("--contract", contract, "--output", tmp_path / "rapport.txt")
    run = cpom("validate", source, *arguments, "--annotate", tmp_path / target)
    assert run.code == 2
    assert said in " ".join(run.err.split())
    assert {p: p.read_bytes() for p in tmp_path.iterdir()} == before


def test_a_return_with_macros_is_named_as_such(tmp_path: Path) -> None:
    parts = io.BytesIO(follow_up())
    with ZipFile(parts, "a") as made, ZipFile(io.BytesIO(macros())) as other:
        made.writestr("xl/vbaProject.bin", other.read("xl/vbaProject.bin"))
    source = put(tmp_path, "suivi.xlsm", _as_macros(parts.getvalue()))
    refused = cpom("validate", source, "--annotate", tmp_path / "retour.xlsx")
    assert refused.code == 2
    assert "« retour.xlsm »" in refused.err
    target = tmp_path / "retour.xlsm"
    assert cpom("validate", source, "--annotate", target).code == 0
    with ZipFile(target) as made:
        assert made.read("xl/vbaProject.bin") == bytes(range(256)) * 8


def _as_macros(source: bytes) -> bytes:
    from tests.builders.rich_workbooks import with_parts

    def change(found: dict[str, bytes]) -> None:
        old = b"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
        new = b"application/vnd.ms-excel.sheet.macroEnabled.main+xml"
        assert old in found["[Content_Types].xml"]
        found["[Content_Types].xml"] = found["[Content_Types].xml"].replace(old, new)

    return with_parts(source, change)


def test_several_documents_need_a_folder(tmp_path: Path) -> None:
    files = [put(tmp_path, f"{n}.xlsx", follow_up()) for n in "ab"]
    run = cpom("validate", *files, "--annotate", tmp_path / "retour.xlsx")
    assert (run.code, "un dossier" in run.err) == (2, True)


def test_every_workbook_of_a_folder_is_given_back(tmp_path: Path) -> None:
    folder, returned = tmp_path / "suivis", tmp_path / "retours"
    (folder / "sous").mkdir(parents=True)
    sources = [put(folder, "a.xlsx", follow_up()), put(folder / "sous", "a.xlsx", follow_up())]
    put(folder, "b.json", (judges.SAMPLES / "valid" / "avis.json").read_bytes())
    before = [path.read_bytes() for path in sources]
    for together in ((), ("--together",)):
        run = cpom("validate", folder, *together, "--annotate", returned)
        assert "Documents sans retour annoté, pas en .xlsx : 1." in run.err
        assert sorted(path.name for path in returned.iterdir()) == ["a (2).xlsx", "a.xlsx"]
        assert [path.read_bytes() for path in sources] == before
        for path in returned.iterdir():
            assert read(path).tree == read(sources[0]).tree
            path.unlink()


def test_a_folder_that_is_not_there_is_said(tmp_path: Path) -> None:
    source = put(tmp_path, "suivi.xlsx", follow_up())
    run = cpom("validate", source, "--annotate", tmp_path / "absent" / "retour.xlsx")
    assert run.code == 3
    assert "ce dossier n'existe pas" in run.err
    assert "Traceback" not in run.err
    assert "RECEVABLE" in run.out


def test_the_help_says_what_the_exit_codes_mean() -> None:
    said = " ".join(cpom("validate", "--help").out.split())
    assert "ou le retour annoté n'a pas pu être écrit" in said
    assert "RETOUR.xlsx" in said
