"""Conversions to and from CSV packages: whole or not at all, and never onto what is there."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

import orjson
import pytest

from cpom_schema.conversion import convert
from cpom_schema.document import Document, Tree, pointer
from cpom_schema.errors import ConversionLossError, CpomError
from cpom_schema.formats import write_bytes
from tests.builders import judges
from tests.builders.command import cpom
from tests.builders.editions import EDITION
from tests.builders.workbook_cases import CASES
from tests.builders.workbooks import workbook

SOURCE: Final = judges.SAMPLES / "campaign" / "suivi-2025.json"


def _everything(folder: Path) -> dict[str, bytes | None]:
    return {
        str(p.relative_to(folder)): p.read_bytes() if p.is_file() else None
        for p in folder.rglob("*")
    }


@pytest.fixture(name="package")
def _package(tmp_path: Path) -> Path:
    convert(SOURCE, tmp_path / "dossier")
    convert(SOURCE, tmp_path / "x.zip")
    (tmp_path / "lien.zip").symlink_to(tmp_path / "x.zip")
    (tmp_path / "lien").symlink_to(tmp_path / "dossier")
    (tmp_path / "vide").mkdir()
    (tmp_path / "fichier").write_bytes(b"un fichier sans suffixe")
    (tmp_path / "autre").mkdir()
    (tmp_path / "autre" / "notes.txt").write_bytes(b"ne pas perdre")
    return tmp_path


REFUSED: Final = {
    # source, target, words of the refusal, which says whether the system refused (3) or we did (1)
    "zip-onto-itself": ("x.zip", "x.zip", "est aussi le fichier lu"),
    "zip-by-a-link": ("x.zip", "lien.zip", "est aussi le fichier lu"),
    "folder-onto-itself": ("dossier", "dossier", "est aussi le fichier lu"),
    "folder-by-a-link": ("dossier", "lien/", "est aussi le fichier lu"),
    "full-folder": ("x.zip", "autre", "n'est pas un dossier vide"),
    "full-folder-with-a-slash": ("x.zip", "autre/", "n'est pas un dossier vide"),
    "file-in-place-of-a-folder": ("x.zip", "fichier", "n'est pas un dossier vide"),
    "no-parent": ("x.zip", "absent/ici/", "ce dossier n'existe pas"),
    "no-parent-of-a-file": ("dossier", "absent/x.zip", "ce dossier n'existe pas"),
    "unknown-suffix": ("dossier", "x.csv", "le nom doit finir par"),
}


@pytest.mark.parametrize(("source", "target", "said"), REFUSED.values(), ids=REFUSED)
def test_what_is_there_is_never_written_over(
    package: Path, source: str, target: str, said: str
) -> None:
    before = _everything(package)
    run = cpom("convert", package / source, f"{package}/{target}")
    assert run.code == (3 if "absent" in target else 1)
    assert said in run.err.replace("\n", " ")
    assert "Traceback" not in run.err
    assert _everything(package) == before


def test_what_the_system_refuses_is_said_in_french_of_the_file_that_was_asked_for() -> None:
    run = cpom("convert", SOURCE, "/proc/suivi.xml")
    assert (run.code, run.out) == (3, "")
    assert run.err == "/proc/suivi.xml : ce fichier ou ce dossier n'existe pas\n"


@pytest.mark.parametrize("target", ["vide", "vide/", "nouveau", "nouveau/", "y.zip", "y.json"])
def test_a_new_target_or_an_empty_folder_is_written(package: Path, target: str) -> None:
    before = _everything(package)
    run = cpom("convert", package / "dossier", f"{package}/{target}")
    assert run.code == 0, run.err
    after = _everything(package)
    assert before.items() <= after.items()
    name = target.rstrip("/")
    assert {p.partition("/")[0] for p in after.keys() - before.keys()} == {name}


def _fiche(tree: Tree) -> Any:
    return tree["suivisFiches"][0]


LOST: Final[dict[str, tuple[Callable[[Tree], Any], str]]] = {
    "text-in-a-number": (lambda t: t["activites"][0].update(prevue="6298"), "/activites/0/prevue"),
    "number-in-a-text": (lambda t: t["evenements"][0].update(description=12),
                         "/evenements/0/description"),
    "text-like-a-date": (lambda t: t["evenements"][0].update(date="10/03/2025"),
                         "/evenements/0/date"),
    "label-of-a-code": (lambda t: t["evenements"][0].update(type="Travaux ou déménagement"),
                        "/evenements/0/type"),
    "null": (lambda t: t["evenements"][0].update(description=None), "/evenements/0/description"),
    "empty-text": (lambda t: t["evenements"][0].update(description=""),
                   "/evenements/0/description"),
    "empty-list": (lambda t: t.update(modulations=[]), "/modulations"),
    "item-without-anything": (lambda t: t["evenements"].append({}), "/evenements"),
    "item-of-another-kind": (lambda t: t["evenements"].append("texte"), "/evenements"),
    "list-in-place-of-a-value": (lambda t: t["evenements"][0].update(description=["a"]),
                                 "/evenements/0/description"),
    "list-in-place-of-an-object": (lambda t: t.update(entete=[t["entete"]]), "/entete"),
    "object-in-place-of-a-list": (lambda t: t.update(evenements=t["evenements"][0]),
                                  "/evenements"),
    "unknown-object": (lambda t: t["entete"].update(inconnu={"a": 1}), "/entete/inconnu"),
    "parents-without-key": (lambda t: [f.pop("ficheAction") for f in t["suivisFiches"]],
                            "/suivisFiches"),
    "two-parents-with-one-key": (
        lambda t: t["suivisFiches"].append({**_fiche(t), "suivisActions": [{"action": "A"}]}),
        "/suivisFiches",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("change", "place"), LOST.values(), ids=LOST)
def test_what_tables_cannot_carry_is_listed_and_nothing_is_written(
    tmp_path: Path, change: Callable[[Tree], Any], place: str
) -> None:
    tree = orjson.loads(SOURCE.read_bytes())
    change(tree)
    with pytest.raises(ConversionLossError) as stopped:
        write_bytes(Document("json", EDITION, "suiviAnnuel", tree), "csv")
    places = {loss.place or pointer(loss.path) for loss in stopped.value.losses}
    assert any(place in lost for lost in places), stopped.value.losses
    source = tmp_path / "source.json"
    source.write_bytes(orjson.dumps(tree))
    for target in ("dossier/", "x.zip"):
        with pytest.raises(CpomError):
            convert(source, f"{tmp_path}/{target}")
    assert list(tmp_path.iterdir()) == [source]


READ_ALL_THE_SAME: Final = {
    "CPOM-F-053", "CPOM-F-054", "CPOM-F-058", "CPOM-F-066", "CPOM-F-067", "CPOM-F-072",
    "CPOM-F-073", *(f"CPOM-F-{n}" for n in range(100, 109)),
}  # fmt: skip
"""What is said of workbooks of which everything was read, or all that a document can hold."""
JUDGED: Final = {
    name: case
    for name, case in CASES.items()
    if (codes := {code for code, _ in case.found}) and all(c.startswith("CPOM-F-") for c in codes)
}


@pytest.mark.parametrize("name", JUDGED)
def test_a_workbook_is_converted_unless_something_was_not_read(tmp_path: Path, name: str) -> None:
    source = tmp_path / "classeur.xlsx"
    source.write_bytes(workbook(change=JUDGED[name].change, meta=JUDGED[name].meta))
    run = cpom("convert", source, tmp_path / "x.json")
    lost = [code for code, _ in JUDGED[name].found if code not in READ_ALL_THE_SAME]
    assert (run.code, (tmp_path / "x.json").exists()) == ((1, False) if lost else (0, True))
    for code in lost:
        assert f"{code} (" in run.err or f"{code} :" in run.err
