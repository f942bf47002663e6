"""Hostile input ends in a finding, in bounded time and memory, never in a traceback.

The real command runs in a process of its own, under a memory limit and a timeout.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final

import pytest

from cpom_validators.judgement import validate_bytes
from tests.builders import hostile, judges
from tests.builders.limited import VERDICTS, Report, validate


def _place(finding: Report) -> Report:
    places: list[Report] = finding.get("emplacements", [{}])
    return places[0]


@pytest.fixture(scope="module", name="reports")
def _reports(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Report]:
    """The report of each small file: one run for those that must give the same exit code."""
    found: dict[str, Report] = {}
    for expected in VERDICTS:
        folder = tmp_path_factory.mktemp(f"exit-{expected}")
        secret = folder / "SECRET"
        secret.write_text("NE-PAS-LIRE", "utf-8")
        cases = [case for case in hostile.SMALL if case.exit == expected]
        for case in cases:
            content = case.content.replace(b"file:SECRET", secret.as_uri().encode())
            (folder / case.name).write_bytes(content)
        code, reports = validate(*(folder / case.name for case in cases))
        assert code == expected
        found |= {case.name: report for case, report in zip(cases, reports, strict=True)}
    return found


def test_names_of_the_small_files_are_unique(reports: dict[str, Report]) -> None:
    assert len(reports) == len(hostile.SMALL)


@pytest.mark.parametrize("case", hostile.SMALL, ids=lambda case: case.name)
def test_small_hostile_file_gets_its_finding_at_its_place(
    case: hostile.Case, reports: dict[str, Report]
) -> None:
    report = reports[case.name]
    found = report.get("constats", [])
    assert report["verdict"] in VERDICTS[case.exit]
    assert [f["regle"] for f in found[:1]] == ([case.code] if case.code else [])
    if found:
        place = _place(found[0])
        assert place.get("pointeur", "") == case.pointer
        if case.place:
            assert (place.get("ligne"), place.get("colonne")) == case.place
    assert "NE-PAS-LIRE" not in json.dumps(report)


@pytest.mark.parametrize("suffix", ["json", "xml"])
def test_a_document_cut_anywhere_is_said_to_be_cut(tmp_path: Path, suffix: str) -> None:
    source = (
        (judges.SAMPLES / "structure" / "contrat" / f"exhaustif.{suffix}").read_bytes().rstrip()
    )
    inside_an_accent = source.index("é".encode()) + 1
    cuts = [inside_an_accent, *(len(source) * step // 50 for step in range(1, 50))]
    paths = [tmp_path / f"{cut}.{suffix}" for cut in cuts]
    for path, cut in zip(paths, cuts, strict=True):
        path.write_bytes(source[:cut])
    code, reports = validate(*paths)
    assert code == 1
    found = [(f["regle"], _place(f)["ligne"]) for r in reports for f in r["constats"]]
    lines = [source.count(b"\n", 0, cut) + 1 for cut in cuts]
    assert [code for code, _ in found] == ["CPOM-F-006"] * len(cuts)
    assert all(said <= line for (_, said), line in zip(found, lines, strict=True))


def _megabytes(around: str, count: int) -> Iterator[bytes]:
    """A text of so many megabytes where the name `Les` stands."""
    before, after = around.split("Les")
    yield before.encode()
    yield from [b"a" * 1_000_000] * count
    yield after.encode()


def _repeated(text: str, where: str, what: Callable[[int], str], count: int) -> Iterator[bytes]:
    """The document with many things before a place."""
    before, after = text.split(where)
    yield before.encode()
    yield "".join(map(what, range(count))).encode()
    yield (where + after).encode()


_CODES: Final = '"emetteur"'
_J_CODES: Final = hostile.swap(hostile.J, _CODES, f'"destinataires": ["x"], {_CODES}')
_X_ITEMS: Final = hostile.swap(
    hostile.X, "<emetteur>", "<destinataires><destinataire>ARS-84</destinataire></destinataires>"
    "<emetteur>",
)  # fmt: skip
BIG: Final[dict[str, tuple[Callable[[], Iterator[bytes]], int, str, str]]] = {
    # name: content, exit code, first and last codes of the report
    "300-mb.json": (lambda: _megabytes('{"cpom": "Les"}', 300), 3, "CPOM-F-015", "CPOM-F-015"),
    "300-mb.xml": (lambda: _megabytes("<avis>Les</avis>", 300), 3, "CPOM-F-015", "CPOM-F-015"),
    "40-mb-text.json": (lambda: _megabytes(hostile.J, 40), 1, "CPOM-S-006",
                        "CPOM-S-006"),
    "40-mb-text.xml": (lambda: _megabytes(hostile.X, 40), 3, "CPOM-F-015",
                       "CPOM-F-015"),
    "opening-brackets.json": (lambda: iter([b"[" * 5_000_000]), 1, "CPOM-F-014", "CPOM-F-014"),
    "opening-braces.json": (lambda: iter([b'{"a":' * 1_000_000]), 1, "CPOM-F-014", "CPOM-F-014"),
    "opening-tags.xml": (lambda: iter([b"<a>" * 1_700_000]), 1, "CPOM-F-014", "CPOM-F-014"),
    "chevrons.xml": (lambda: iter([b"<" * 5_000_000]), 1, "CPOM-F-011", "CPOM-F-011"),
    "backslashes.json": (lambda: iter([b'"' + b"\\" * 5_000_000]), 1, "CPOM-F-006", "CPOM-F-006"),
    "digits.json": (lambda: iter([b"1" * 5_000_000]), 1, "CPOM-F-008", "CPOM-F-008"),
    # begins indented and goes on dense: orjson alone takes it for a lack of memory
    "dense.json": (lambda: _repeated(_J_CODES, '"x"', lambda _: "1,", 20_000), 1, "CPOM-F-023",
                   "CPOM-S-003"),
    "million-wrong.json": (lambda: _repeated(_J_CODES, '"x"', lambda _: "1,", 1_000_000), 1,
                           "CPOM-F-023", "CPOM-S-003"),
    "million-codes.json": (lambda: _repeated(_J_CODES, '"x"', lambda n: f'"X{n}",', 1_000_000), 1,
                           "CPOM-F-023", "CPOM-L-001"),
    "unknown-fields.json": (lambda: _repeated(hostile.J, '"autorite"', lambda n: f'"x{n}":1,',
                                              100_000), 1, "CPOM-F-023", "CPOM-S-002"),
    "repeated-keys.json": (lambda: _repeated(hostile.J, '"autorite"', lambda _: '"x":1,', 100_000),
                           1, "CPOM-F-023", "CPOM-F-007"),
    "attributes.xml": (lambda: _repeated(_X_ITEMS, "</destinataires>", lambda _:
                       '<destinataire a="1">ARS-84</destinataire>\n', 40_000), 1, "CPOM-F-023",
                       "CPOM-S-024"),
    "foreign-items.xml": (lambda: _repeated(_X_ITEMS, "</destinataires>", lambda _: "<a/>\n",
                                            70_000), 1, "CPOM-F-023", "CPOM-F-021"),
    "unknown-elements.xml": (lambda: _repeated(hostile.X, "<autorite>", lambda n: f"<x{n}/>",
                                               20_000), 1, "CPOM-F-023", "CPOM-S-002"),
    "repeated-element.xml": (lambda: _repeated(hostile.X, "<autorite>", lambda _:
                             "<autorite>A</autorite>", 200_000), 1, "CPOM-S-013", "CPOM-S-013"),
}  # fmt: skip


@pytest.mark.slow
@pytest.mark.parametrize("name", BIG)
def test_big_hostile_file_ends_in_a_finding(tmp_path: Path, name: str) -> None:
    content, expected, first, last = BIG[name]
    path = tmp_path / name
    with path.open("wb") as file:
        file.writelines(content())
    code, (report,) = validate(path)
    path.unlink()
    found = report["constats"]
    assert (code, report["verdict"]) == (expected, VERDICTS[expected][0])
    assert (found[0]["regle"], found[-1]["regle"]) == (first, last)
    assert len(found) <= 10_001
    if first == "CPOM-F-023":
        counted = {p["nom"]: int(p["valeur"]) for p in found[0]["parametres"]}
        assert counted["limite"] == len(found) - 1 < counted["nombre"]


def test_standard_input_is_judged_like_a_file() -> None:
    code, (report,) = validate(stdin=hostile.j("ARS-84", "ARS-8"))
    assert code == 1
    assert [f["regle"] for f in report["constats"]] == ["CPOM-L-001"]
    assert report["document"]["fichier"] == "entrée standard"


def test_what_the_limit_left_unseen_is_not_judged_further() -> None:
    tree = json.loads((judges.SAMPLES / "structure" / "suiviAnnuel" / "minimal.json").read_bytes())
    # Two broken keywords a value: the limit is reached at half as many findings, before the
    # second list is looked at, whose items no other check could bear.
    tree |= {"typesBilan": [1] * 120_000, "filesActives": [1, 2]}
    report = validate_bytes(json.dumps(tree).encode(), name="x", today=judges.TODAY, rules=())
    assert report.verdict == "irrecevable", report.findings[:2]
    assert {f.code for f in report.findings} <= {"CPOM-S-003", "CPOM-S-024", "CPOM-F-023"}
