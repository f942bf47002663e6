"""`cpom rules`: the list, and every code of the catalogue explained in both languages.

CPOM_UPDATE_SNAPSHOTS=1 rewrites tests/snapshots/: read the difference as an accountant would.
"""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import Final, get_args

import orjson
import pytest
from click import unstyle

from cpom_desk.faces.cli.failures import OPTIONS
from cpom_desk.faces.cli.rules import DOCUMENTS, library, needs
from cpom_desk.renderers.chapters import CHAPTERS, chapter, letters, needed
from cpom_desk.renderers.explanation import Explanation, explanation
from cpom_desk.renderers.explanation_text import MOST_CASES, page
from cpom_schema.standard.dictionary import Lang
from tests.builders.command import Outcome, cpom
from tests.builders.editions import EDITION

SNAPSHOTS: Final = Path(__file__).parents[2] / "snapshots"
UPDATE: Final = (
    "Read the difference over. Run: CPOM_UPDATE_SNAPSHOTS=1 pytest -k snapshot tests/cpom_desk"
)
LANGS: Final[tuple[Lang, ...]] = get_args(Lang)
CODES: Final = tuple(EDITION.catalogue)
LIBRARY: Final = library()
WIDE: Final = {"COLUMNS": "100"}
SCREENS: Final = {
    "rules-ct-001": ("ct-1",),
    "rules-sa-004": ("CPOM-SA-004",),
    "rules-f-002": ("f002",),
    "rules-programmation": ("--document", "programmation"),
}


def _rules(*arguments: str) -> Outcome:
    return cpom("rules", *arguments, env=WIDE)


def _explained(code: str, lang: Lang) -> Explanation:
    raw = EDITION.catalogue[code].raw
    return explanation(raw, needs(code, raw.get("documents", ())), LIBRARY, lang)


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("name", SCREENS)
def test_screen_reads_as_its_snapshot(name: str, lang: Lang) -> None:
    done = _rules(*SCREENS[name], "--lang", lang)
    assert (done.code, done.err) == (0, "")
    snapshot = SNAPSHOTS / f"{name}.{lang}.txt"
    if os.environ.get("CPOM_UPDATE_SNAPSHOTS"):
        snapshot.write_text(done.out, "utf-8")
    assert done.out == snapshot.read_text("utf-8"), UPDATE


@pytest.mark.parametrize("lang", LANGS)
def test_every_code_explains_itself(lang: Lang) -> None:
    for code in CODES:
        told = _explained(code, lang)
        text = unstyle(page(told, chapter(code).title[lang], lang, 100))
        assert told.kept, code
        assert told.broken, code
        assert all(fact and words.strip() for fact, words in told.facts), code
        assert not re.search(r"\{[a-z]\w*\}|\ue000|@cause|\bNone\b(?! of)", text), code
        assert all(len(line) <= 100 or "'" in line for line in text.split("\n")), code


def test_every_rule_shows_its_condition_and_where_it_points() -> None:
    for code in CODES:
        raw, told = EDITION.catalogue[code].raw, _explained(code, "fr")
        assert bool(told.condition) is ("assert" in raw), code
        if told.condition:
            assert told.condition[-1] == ("Il faut", " ".join(raw["assert"].split())), code
            assert all(case.places and case.changes for case in told.broken), code


def test_every_document_a_rule_asks_for_has_a_name_and_an_option() -> None:
    offered = set(re.findall(r"--[a-z-]+", cpom("validate", "--help").out))
    for code in CODES:
        for document, names in needs(
            code, EDITION.catalogue[code].raw.get("documents", ())
        ).items():
            for name in names:
                other = needed(EDITION, name, document)
                assert other, (code, name)
                assert OPTIONS[other.role] in offered


def test_list_holds_every_code_once_under_its_chapter() -> None:
    shown: dict[str, str] = {}
    heading = ""
    for line in _rules().out.split("\n"):
        found = re.match(r"  (CPOM-\w+-\d{3}) ", line)
        if found:
            assert found.group(1) not in shown
            shown[found.group(1)] = heading
        elif line:
            heading = line
    assert shown == {code: chapter(code).title["fr"] for code in CODES}


def test_every_code_has_a_chapter_of_its_own() -> None:
    assert {letters(code) for code in CODES} == {c.letters for c in CHAPTERS}


@pytest.mark.parametrize(
    ("filters", "kept"),
    [
        (("--document", "avis"), lambda c: "avis" in c.raw.get("documents", ())),
        (("--severity", "information"), lambda c: c.severity == "information"),
        (
            ("--document", "contrat", "--severity", "bloquant"),
            lambda c: "contrat" in c.raw.get("documents", ()) and c.severity == "bloquant",
        ),
        (("--search", "fichier est VIDE"), lambda c: c.id == "CPOM-F-001"),
        (("--search", "ct-001"), lambda c: c.id == "CPOM-CT-001"),
    ],
)  # fmt: skip
def test_filters_combine(filters: tuple[str, ...], kept: object) -> None:
    assert callable(kept)
    wanted = [code for code, check in EDITION.catalogue.items() if kept(check)]
    found = orjson.loads(_rules(*filters, "--json").out)
    assert [entry["id"] for entry in found] == wanted


def test_word_nobody_uses_is_said() -> None:
    done = _rules("--search", "zzzzzz")
    assert (done.code, done.out) == (1, "Aucune règle ne correspond.\n")
    assert _rules("--search", "zzzzzz", "--json").out == "[]\n"


def test_json_gives_the_entry_its_needs_and_its_cases() -> None:
    found = orjson.loads(_rules("SA-4", "--json").out)
    raw = EDITION.catalogue["CPOM-SA-004"].raw
    assert found["needs"] == {"suiviAnnuel": ["contrat"]}
    assert found["cases"] == LIBRARY.cases["CPOM-SA-004"]
    assert {name: found[name] for name in raw} == raw


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("CPOM-CT-998",), "CPOM-CT-998 n'est pas dans la version 1.0 du standard"),
        (("ct-998",), "plus récente que ce logiciel. Vouliez-vous dire « CPOM-CT-"),
        (("CPOM-ZZ-001",), "Le code « CPOM-ZZ-001 » n'existe pas. Vouliez-vous dire « CPOM-"),
        (("bonjour",), "Le code « bonjour » n'existe pas.\n"),
        (("CT-001", "--severity", "bloquant"), "Les filtres s'emploient sans CODE."),
        (("--document", "facture"), "'facture' n'est pas l'un de"),
    ],
)
def test_wrong_command_says_what_is_wrong(arguments: tuple[str, ...], said: str) -> None:
    done = _rules(*arguments)
    assert (done.code, done.out) == (2, "")
    assert said in done.err


def test_a_long_list_of_examples_is_cut_and_says_so() -> None:
    code = max(LIBRARY.cases, key=lambda c: len(LIBRARY.cases[c]))
    told = _explained(code, "fr")
    rest = max(len(told.kept), len(told.broken)) - MOST_CASES
    assert f"et {rest} autre" in unstyle(page(told, "", "fr", 100))


def test_what_a_source_is_worth_is_said() -> None:
    for code in CODES:
        check = EDITION.catalogue[code]
        source = dict(_explained(code, "fr").facts)["Source"]
        assert ("aucun texte officiel" in source) is (check.source == "Choix du standard")
        for level in ("moyenne", "faible"):
            doubted = check.confidence == level and check.source != "Choix du standard"
            assert (f"Confiance {level}" in source) is doubted, code


def test_documents_of_the_filter_are_those_some_rule_judges() -> None:
    judged = {d for c in EDITION.catalogue.values() for d in c.raw.get("documents", ())}
    assert judged - {"rapportControle"} == set(DOCUMENTS)
