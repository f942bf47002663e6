"""A set is judged as its documents would be one by one, each read and checked once."""

from __future__ import annotations

import tracemalloc
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from cpom_desk import Options, Source, judge, judge_set, set_judging, shelf
from cpom_schema import consolidation, formats
from cpom_schema.standard.edition import Editions
from cpom_validators import Report, judgement
from cpom_validators.together import shared
from tests.builders.judges import SAMPLES
from tests.builders.sets import write_set

OPTIONS = Options(today="2026-05-04")
STORY = sorted((SAMPLES / "campaign").glob("*.json"))


def _sources(paths: list[Path]) -> list[Source]:
    return [Source(path.name, str(path)) for path in paths]


def _judged(paths: list[Path]) -> list[Report]:
    found = dict(judge_set(_sources(paths), OPTIONS))
    assert sorted(found) == list(range(len(paths)))
    return [found[rank] for rank in range(len(paths))]


def test_each_document_is_read_and_checked_once(monkeypatch: pytest.MonkeyPatch) -> None:
    read: Counter[str] = Counter()
    checked: Counter[str] = Counter()
    load, check = Source.load, judgement.check_form

    def loading(self: Source, *given: Any) -> bytes:
        read[self.name] += 1
        return load(self, *given)

    def checking(document: Any, *given: Any) -> Any:
        checked[document.tree["entete"]["identifiant"]] += 1
        return check(document, *given)

    monkeypatch.setattr(Source, "load", loading)
    monkeypatch.setattr(set_judging, "check_form", checking)
    monkeypatch.setattr(judgement, "check_form", checking)
    parsed: list[bytes] = []
    parse = formats.read_bytes

    def parsing(source: bytes, *given: Any) -> Any:
        parsed.append(source)
        return parse(source, *given)

    monkeypatch.setattr(set_judging, "read_bytes", parsing)
    reports = _judged(STORY)
    assert {report.verdict for report in reports} == {"recevable"}
    assert read == Counter(path.name for path in STORY)
    assert set(checked.values()) == {1}
    assert len(parsed) == len(checked) == len(STORY)


def test_each_state_of_a_contract_is_consolidated_once(monkeypatch: pytest.MonkeyPatch) -> None:
    made: Counter[tuple[Any, ...]] = Counter()
    amended = consolidation.amended

    def applying(contract: Any, avenants: Any, *, effective: str) -> Any:
        made[tuple(a.tree["numero"] for a in avenants), effective] += 1
        return amended(contract, avenants, effective=effective)

    monkeypatch.setattr(shared, "amended", applying)
    _judged(STORY)
    assert made
    assert set(made.values()) == {1}


def test_a_set_gives_what_each_document_gives_with_its_own() -> None:
    folder = SAMPLES / "campaign"
    given = {
        "contrat": [str(folder / "contrat.json")],
        "avenant": [str(folder / f"avenant-{n}.json") for n in (1, 2)],
        "precedent": [str(folder / "suivi-2024.json")],
        "avis": [str(path) for path in folder.glob("avis-2024-*.json")],
    }
    alone = judge(Source("suivi", str(folder / "suivi-2025.json")), OPTIONS, given)
    together = _judged(STORY)[[p.name for p in STORY].index("suivi-2025.json")]
    assert together.findings == alone.findings
    assert together.rules == alone.rules
    assert together.source_digest == alone.source_digest


def test_the_order_of_the_files_changes_nothing(tmp_path: Path) -> None:
    paths = write_set(tmp_path, 12)
    straight = {r.file: (r.findings, r.rules) for r in _judged(paths)}
    backwards = {r.file: (r.findings, r.rules) for r in _judged(paths[::-1])}
    assert straight == backwards


def test_places_of_what_only_rules_found_are_those_of_the_file(tmp_path: Path) -> None:
    paths = write_set(tmp_path, 2)
    contract = paths[0]
    contract.write_text(contract.read_text("utf-8").replace('"duree', '"duree'), "utf-8")
    for report in _judged(paths):
        again = judge(Source(report.file, str(tmp_path / report.file)), OPTIONS)
        for finding in report.findings:
            if finding in again.findings:
                assert report.location(finding) == again.location(finding)
                assert report.location(finding).line


def test_what_cannot_be_read_stops_nobody(tmp_path: Path) -> None:
    paths = write_set(tmp_path, 4)
    paths[0].write_bytes(b"{")
    verdicts = [report.verdict for report in _judged(paths)]
    assert verdicts[0] == "irrecevable"
    assert all(v.startswith("recevable") for v in verdicts[1:])


def _peak(paths: list[Path]) -> int:
    tracemalloc.start()
    for _ in judge_set(_sources(paths), OPTIONS):
        pass
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return peak


@pytest.mark.slow
def test_memory_is_that_of_one_dossier(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What one more document keeps in memory is what others find it by, not its tree."""
    monkeypatch.setattr(shelf, "_MOST_IN_MEMORY", 1)
    few, many = write_set(tmp_path / "few", 40), write_set(tmp_path / "many", 200)
    _peak(few)  # what is worked out once for an edition
    assert (_peak(many) - _peak(few)) / (len(many) - len(few)) < 4_000


def test_editions_are_asked_of_the_options() -> None:
    assert OPTIONS.editions is Editions.published() or OPTIONS.editions == Editions.published()
