"""French habits in CSV packages: read, told once a column, and nothing guessed."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import pytest

from cpom_schema.canonical import digest
from cpom_schema.formats import read, read_bytes
from cpom_schema.formats.csv.package import packed
from cpom_schema.formats.csv.syntax import files
from cpom_validators.findings.finding import Finding
from cpom_validators.findings.sentences import sentence
from cpom_validators.judgement import validate_bytes
from tests.builders import french, judges
from tests.builders.editions import EDITION

NOT_CARRIED: Final = {  # each a value that is another one once in a table
    "code-ferme-inconnu", "date-a-la-francaise", "deux-exercices", "liste-vide", "suivi-fautif",
    "texte-d-espaces", "texte-vide",
}  # fmt: skip
SAMPLES: Final = sorted(
    p
    for folder in ("valid", "campaign", "invalid")
    for p in judges.SAMPLES.glob(f"{folder}/*.json")
    if p.stem not in {"attendus", *NOT_CARRIED}
)


def _findings(source: bytes) -> tuple[Finding, ...]:
    report = validate_bytes(source, name="x", today=judges.TODAY)
    assert report.verdict != "indetermine", report.findings
    return report.findings


HABITS: Final = {f"CPOM-F-03{n}" for n in range(6)} | {"CPOM-F-045", "CPOM-F-113"}


@pytest.mark.parametrize("path", SAMPLES, ids=lambda p: f"{p.parent.name}-{p.stem}")
def test_a_package_in_french_habits_is_judged_like_the_original(path: Path) -> None:
    document = read(path)
    plain = packed(files(document))
    written = french.rewritten(document)
    source = packed(written.files)
    assert written.habits
    again = read_bytes(source)
    assert digest(again) == digest(document)
    assert again.tree == document.tree
    found = _findings(source)
    told = {
        (f.code, f.sheet or "", f.cell or ""): int(dict(f.params)["nombre"])
        for f in found
        if f.code in HABITS and f.cell
    }
    assert told == written.habits
    others = [f for f in found if f.code not in HABITS]
    assert others == list(_findings(plain))
    placeless = [f._replace(line=None, column=None, sheet=None, cell=None) for f in others]
    assert placeless == list(_findings(path.read_bytes()))


SUIVI: Final = judges.SAMPLES / "campaign" / "suivi-2025.json"
WAYS: Final = {
    # separator, encoding, codes told of the files
    "semicolon-cp1252": (";", "cp1252", ["CPOM-F-030", "CPOM-F-031"]),
    "semicolon-bom": (";", "utf-8-sig", ["CPOM-F-030", "CPOM-F-045"]),
    "tab-bom": ("\t", "utf-8-sig", ["CPOM-F-030", "CPOM-F-045"]),
    "tab-utf-8": ("\t", "utf-8", ["CPOM-F-030"]),
    "tab-utf-16": ("\t", "utf-16", ["CPOM-F-030", "CPOM-F-113"]),
    "comma-cp1252": (",", "cp1252", ["CPOM-F-031"]),
    "comma-utf-8": (",", "utf-8", []),
}


@pytest.mark.parametrize(("separator", "encoding", "codes"), WAYS.values(), ids=WAYS)
def test_how_files_are_written_is_told_once(
    separator: str, encoding: str, codes: list[str]
) -> None:
    document = read(SUIVI)
    written = french.rewritten(document, separator, encoding)
    again = read_bytes(packed(written.files))
    assert digest(again) == digest(document)
    told = [n for n in again.notes if n.cell is None]
    assert sorted(n.code for n in told) == codes
    names = sorted(written.files)
    for note in told:
        params = dict(note.params)
        accented = [n for n in names if not written.files[n].isascii()]
        concerned = accented if note.code == "CPOM-F-031" else names
        assert int(params["nombre"]) == len(concerned)
        assert note.sheet in concerned
        assert note.line == 1


def test_a_line_that_excel_hides_gives_the_separator() -> None:
    document = read(SUIVI)
    plain = files(document)
    said = {
        name: b"sep=,\r\n" + content for name, content in plain.items() if name.endswith(".csv")
    }
    again = read_bytes(packed(said))
    assert again.tree == document.tree
    assert not again.notes
    where = again.locate([("evenements", 0, "date")])["evenements", 0, "date"]
    assert where.line == 3  # after that line and the header


def test_the_place_of_a_habit_is_its_first_cell() -> None:
    plain = files(read(SUIVI))
    lines = plain["evenements.csv"].decode().splitlines()
    lines[2] = lines[2].replace("2025-04-08", "08/04/2025")
    source = packed({**plain, "evenements.csv": "\r\n".join(lines).encode()})
    (found,) = _findings_of(source, "CPOM-F-033")
    assert (found.sheet, found.line, found.cell) == ("evenements.csv", 3, "date")
    assert found.path == ("evenements", 1, "date")
    assert dict(found.params) == {"valeur": "08/04/2025", "lue": "2025-04-08", "nombre": "1"}


def _findings_of(source: bytes, code: str) -> list[Finding]:
    return [f for f in _findings(source) if f.code == code]


DOUBTS: Final = {
    # file, text replaced in it, by what, column
    "thousands": ("activites.csv", ",6243,", ',"6,243",', "realisee", "6.243 ; 6243"),
    "year": ("evenements.csv", "2025-04-08", "08/04/74", "date", "08/04/1974 ; 08/04/2074"),
    "month": ("evenements.csv", "2025-04-08", "04/30/2025", "date", "30/04/2025 ; 04/??/2025"),
}


@pytest.mark.parametrize(("file", "old", "new", "column", "ways"), DOUBTS.values(), ids=DOUBTS)
def test_what_has_two_readings_is_one_finding_and_is_not_guessed(
    file: str, old: str, new: str, column: str, ways: str
) -> None:
    plain = files(read(SUIVI))
    text = plain[file].decode()
    assert text.count(old) == 1
    source = packed({**plain, file: text.replace(old, new).encode()})
    line = text[: text.index(old)].count("\n") + 1
    blocking = [f for f in _findings(source) if EDITION.catalogue[f.code].severity == "bloquant"]
    assert [(f.code, f.sheet, f.line, f.cell) for f in blocking] == [
        ("CPOM-F-036", file, line, column)
    ]
    assert dict(blocking[0].params)["lectures"] == ways
    assert new.strip(',"') in sentence(EDITION, blocking[0], None, "message", "fr")


def test_a_lost_zero_is_proposed_and_never_put_back() -> None:
    document = read(judges.SAMPLES / "structure" / "contrat" / "minimal.json")
    plain = files(document)
    name, number = "perimetre.csv", document.tree["perimetre"][0]["numeroFinessEt"]
    assert number.startswith("0")
    text = plain[name].decode()
    source = packed({**plain, name: text.replace(number, number.lstrip("0")).encode()})
    (found,) = _findings_of(source, "CPOM-S-011")
    assert EDITION.catalogue[found.code].severity == "bloquant"
    assert number in sentence(EDITION, found, None, "message", "fr") + sentence(
        EDITION, found, None, "advice", "fr"
    )
    again = read_bytes(source)
    assert again.tree["perimetre"][0]["numeroFinessEt"] == number.lstrip("0")
    where = again.locate([found.path])[found.path]
    assert (where.sheet, where.line, where.cell) == (name, 2, "numeroFinessEt")
