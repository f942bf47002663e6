"""Hostile CSV packages end in a finding at its file and line, never in a traceback.

The heavy ones are judged by the real command, under a memory limit and a timeout.
"""

from __future__ import annotations

from functools import cache
from typing import Final, NamedTuple

import pytest

from cpom_schema.document import Limits
from cpom_schema.formats import read
from cpom_schema.formats.csv.package import packed
from cpom_schema.formats.csv.syntax import files
from cpom_validators.judgement import validate_bytes
from cpom_validators.report import Report
from tests.builders import csv_faults, judges
from tests.builders.editions import EDITION

SUIVI: Final = judges.SAMPLES / "campaign" / "suivi-2025.json"
Files = dict[str, bytes]


@cache
def _plain() -> Files:
    return files(read(SUIVI))


def _judge(source: bytes, limits: Limits | None = None) -> Report:
    report = validate_bytes(source, name="x", today=judges.TODAY, limits=limits, rules=())
    assert "CPOM-F-099" not in {f.code for f in report.findings}, report.findings
    for finding in report.findings:  # every one of them can be said
        assert report.message(finding)
        assert report.advice(finding, "en")
    return report


class Case(NamedTuple):
    """One package.

    Attributes:
        files: what differs from a valid package; None takes a file away.
        code: the only blocking finding.
        sheet: its file.
        line: its line.
        cell: its column.
        said: words of its message.
    """

    files: dict[str, bytes | None]
    code: str
    sheet: str | None
    line: int | None = None
    cell: str | None = None
    said: str = ""


def _changed(name: str, old: str, new: str) -> dict[str, bytes | None]:
    text = _plain()[name].decode()
    assert text.count(old) >= 1, old
    return {name: text.replace(old, new, 1).encode()}


EVENTS: Final = "evenements.csv"
HEADER: Final = "code,type,date,esms,description,extensions\r\n"
FIRST: Final = "EVT-01,travaux,2025-03-10"


def _line(line: int, old: str, new: str) -> dict[str, bytes | None]:
    """The events with one line changed."""
    lines = _plain()[EVENTS].decode().split("\r\n")
    assert old in lines[line - 1]
    lines[line - 1] = lines[line - 1].replace(old, new, 1)
    return {EVENTS: "\r\n".join(lines).encode()}


CASES: Final = {
    "unclosed-quote": Case(_line(3, "EVT-02", '"EVT-02'), "CPOM-F-039", EVENTS, 3,
                           said="guillemet"),
    "text-after-quote": Case(_line(3, "EVT-02", '"EVT"-02'), "CPOM-F-039", EVENTS, 3,
                             said="guillemet"),
    "nul": Case(_line(3, "EVT-02", "EVT\0-02"), "CPOM-F-039", EVENTS, 3, said="nuls"),
    "utf-16-cut": Case({EVENTS: _plain()[EVENTS].decode().encode("utf-16")[:-1]}, "CPOM-F-039",
                       EVENTS, 1, said="UTF-16"),
    "utf-16-nul": Case({EVENTS: (HEADER + "E\0").encode("utf-16")}, "CPOM-F-039", EVENTS, 2,
                       said="nuls"),
    "utf-16-without-mark": Case({EVENTS: _plain()[EVENTS].decode().encode("utf-16-le")},
                                "CPOM-F-039", EVENTS, 1, said="nuls"),
    "two-encodings": Case({EVENTS: _plain()[EVENTS] + "EVT-99,autre,,,été,\r\n".encode("cp1252")},
                          "CPOM-F-039", EVENTS, _plain()[EVENTS].count(b"\n") + 1,
                          said="deux encodages"),
    "no-encoding": Case({EVENTS: HEADER.encode() + b"E1,autre,,,\x81\xb0\xb1\xdb\xdc\xfe,\r\n"},
                        "CPOM-F-039", EVENTS, 2, said="encodage"),
    "cut-in-an-accent": Case({EVENTS: HEADER.encode() + "E1,autre,,,é\r\nE2,é".encode()[:-1]},
                             "CPOM-F-039", EVENTS, 3, said="interrompu"),
    "cut-in-a-row": Case({EVENTS: (HEADER + FIRST).encode()}, "CPOM-F-039", EVENTS, 2,
                         said="interrompu"),
    "row-too-long": Case(_changed(EVENTS, HEADER, f"{HEADER}EVT-99,autre,,,,,,de trop\r\n"),
                         "CPOM-F-039", EVENTS, 2, said="plus de valeurs"),
    "header-twice": Case({EVENTS: HEADER.encode() + _plain()[EVENTS]}, "CPOM-F-039", EVENTS, 2,
                         said="répète les titres"),
    "value-without-header": Case({EVENTS: (HEADER.replace("description", "")
                                 + FIRST + ",,perdu,\r\n").encode()}, "CPOM-F-039", EVENTS, 2,
                                 said="sans titre"),
    "no-header": Case({EVENTS: (FIRST + ",,,\r\n").encode()}, "CPOM-F-039", EVENTS, 1,
                      said="noms techniques"),
    "empty": Case({EVENTS: b""}, "CPOM-F-039", EVENTS, 1, said="vide"),
    "only-a-mark": Case({EVENTS: b"\xef\xbb\xbf"}, "CPOM-F-039", EVENTS, 1, said="vide"),
    "only-blanks": Case({EVENTS: b"\r\n \r\n"}, "CPOM-F-039", EVENTS, 1, said="vide"),
    "column-twice": Case(_changed(EVENTS, HEADER, HEADER.replace("esms", "code")), "CPOM-F-040",
                         EVENTS, 1, "code", "deux fois"),
    "key-column-missing": Case(_changed("activites.motifsEcart.csv", "activite.esms", "activite"),
                               "CPOM-F-039", "activites.motifsEcart.csv", 1, "activite.esms",
                               "se rattache"),
    "rank-not-a-number": Case(_changed("typesBilan.csv", "\r\n1,", "\r\nun,"), "CPOM-F-039",
                              "typesBilan.csv", 2, said="rang"),
    "rank-twice": Case(_changed("entete.destinataires.csv", "\r\n2,", "\r\n1,"), "CPOM-F-039",
                       "entete.destinataires.csv", 3, said="rang"),
    "unknown-column-of-values": Case(_changed("typesBilan.csv", "typeBilan\r\n",
                                              "typeBilan,typBilan\r\n"),
                                     "CPOM-S-002", "typesBilan.csv", 1, "typBilan", "typeBilan"),
    "unknown-file": Case({"evenement.csv": b"a,b\r\n"}, "CPOM-F-037", "evenement.csv",
                         said="evenements.csv"),
    "table-twice": Case({"copie/evenements.csv": _plain()[EVENTS]}, "CPOM-F-042", EVENTS,
                        said="copie/evenements.csv"),
    "two-cases-of-a-name": Case({"EVENEMENTS.CSV": _plain()[EVENTS]}, "CPOM-F-042", EVENTS,
                                said="EVENEMENTS.CSV"),
    "dangling": Case(_changed("activites.motifsEcart.csv", "\r\n590999017,", "\r\n590999018,"),
                     "CPOM-F-038", "activites.motifsEcart.csv", 2, said="tableau «\u00a0activites"),
    "no-root": Case({"suiviAnnuel.csv": None}, "CPOM-F-041", None, said="suiviAnnuel.csv"),
    "two-roots": Case({"avis.csv": b"cpom,type\r\n1.0,avis\r\n"}, "CPOM-F-041", "avis.csv",
                      said="suiviAnnuel.csv"),
    "root-without-row": Case({"suiviAnnuel.csv": b"cpom,type\r\n"}, "CPOM-F-041",
                             "suiviAnnuel.csv", 1, said="une seule ligne"),
    "root-twice": Case({"suiviAnnuel.csv": _plain()["suiviAnnuel.csv"]
                        + _plain()["suiviAnnuel.csv"].split(b"\r\n", 1)[1]}, "CPOM-F-041",
                       "suiviAnnuel.csv", _plain()["suiviAnnuel.csv"].count(b"\n") + 1,
                       said="une seule ligne"),
    "root-of-another": Case(_changed("suiviAnnuel.csv", ",suiviAnnuel,", ",avis,"), "CPOM-F-041",
                            "suiviAnnuel.csv", 2, "type", "avis"),
    "unknown-type": Case(_changed("suiviAnnuel.csv", ",suiviAnnuel,", ",suivi,"), "CPOM-F-016",
                         "suiviAnnuel.csv", 2, "type"),
    "unknown-version": Case(_changed("suiviAnnuel.csv", "1.0,suiviAnnuel", "7.3,suiviAnnuel"),
                            "CPOM-F-018", "suiviAnnuel.csv", 2, "cpom"),
    "no-version": Case(_changed("suiviAnnuel.csv", "1.0,suiviAnnuel", ",suiviAnnuel"),
                       "CPOM-F-017", "suiviAnnuel.csv", 2, "cpom"),
}  # fmt: skip


def _package(changes: dict[str, bytes | None]) -> Files:
    return {n: c for n, c in {**_plain(), **changes}.items() if c is not None}


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_a_hostile_package_gets_its_finding_at_its_place(case: Case) -> None:
    report = _judge(packed(_package(case.files)))
    blocking = [f for f in report.findings if EDITION.catalogue[f.code].severity == "bloquant"]
    places = [(f.code, report.location(f)) for f in blocking]
    assert [code for code, _ in places] == [case.code], places
    place = places[0][1]
    assert (place.sheet, place.line, place.cell) == (case.sheet, case.line, case.cell)
    assert case.said in report.message(blocking[0])


TOLD: Final = {
    "blank-rows": (_changed(EVENTS, HEADER, f"{HEADER},,,,,\r\n\r\n"), "CPOM-F-043", EVENTS, 2),
    "header-only": ({"modulations.csv": _plain()["modulations.csv"].split(b"\r\n")[0] + b"\r\n"},
                    "CPOM-F-044", "modulations.csv", 1),
}  # fmt: skip


@pytest.mark.parametrize(("changes", "code", "sheet", "line"), TOLD.values(), ids=TOLD)
def test_what_is_only_odd_is_told_and_read(
    changes: dict[str, bytes | None], code: str, sheet: str, line: int
) -> None:
    report = _judge(packed(_package(changes)))
    assert report.verdict == "recevable"
    assert [(f.code, f.sheet, f.line) for f in report.findings] == [(code, sheet, line)]


TABLES: Final = sorted(n for n in _plain() if n.endswith(".csv"))


@pytest.mark.parametrize("name", TABLES)
def test_no_cell_can_stop_the_check(name: str) -> None:
    header, first, *rest = csv_faults.grid(_plain()[name])
    for rank, column in enumerate(header):
        doubt = "01/02/25" if "date" in column.lower() else "1,234"
        changed = [header, [*first[:rank], doubt, *first[rank + 1 :]], *rest]
        _judge(packed({**_plain(), name: csv_faults.written(changed)}, stored=True))


@pytest.mark.parametrize("name", TABLES)
def test_no_name_of_a_column_can_stop_the_check(name: str) -> None:
    rows = csv_faults.grid(_plain()[name])
    misspelt = [c.replace("e", "_", 1) for c in rows[0]]
    odd = [f"{rows[0][0]}{end}" for end in (".x", "[a].x", "[a]", "\ufeff")]
    held = ("evenements", "entete", "entete.destinataires", "suivisActions", "charges")
    for rank, column in enumerate((*misspelt, *odd, *held)):
        header = list(rows[0])
        header[rank % len(header)] = column
        _judge(packed({**_plain(), name: csv_faults.written([header, *rows[1:]])}, stored=True))
