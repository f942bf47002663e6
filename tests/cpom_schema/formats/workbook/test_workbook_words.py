"""What is said to someone who types in a workbook: no name of a field, no code, French spaces."""

from __future__ import annotations

import re
from typing import Any, Final, get_args

import pytest

from cpom_schema.canonical import digest
from cpom_schema.document import pointer
from cpom_schema.formats import read_bytes
from cpom_schema.standard.catalogue import Check
from cpom_schema.standard.dictionary import Lang
from cpom_validators import judgement as pipeline
from cpom_validators.report import Report
from tests.builders import faults
from tests.builders.editions import EDITION
from tests.commands import syntaxes
from tests.commands.syntaxes import Fault

LANGS: Final[tuple[Lang, ...]] = get_args(Lang)
OWN: Final = [c for c in EDITION.catalogue.values() if "inWorkbook" in c.raw]
ADDED: Final = {"titre", "titres", "titreListe", "libelleProche", "vu"}
"""What a message for workbooks may quote besides the parameters."""
SAID: Final = [
    fault for fault in syntaxes.all_faults()
    if fault.name in {
        "suivi-fautif", "champ-absent", "annee-en-texte", "date-impossible", "cle-en-double",
        "cible-sans-valeur", "renvoi-sans-cible", "categorie-inconnue", "valeur-en-double",
        "residu-de-calcul", "taux-saisi-en-pourcentage", "esms-inconnu-du-contrat",
        "zero-initial-perdu", "mois-treize",
    }
]  # fmt: skip
NAMES: Final = {
    name
    for obj in EDITION.dictionary.objects.values()
    for name in obj.fields
    if re.search("[a-z][A-Z]", name)
}
"""Names of fields that no one takes for a word of French or English."""


def _texts(check: Check, lang: Lang) -> list[str]:
    said: dict[str, Any] = check.raw["inWorkbook"]
    return [texts[lang] for texts in said.values()]


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("check", OWN, ids=lambda c: c.id)
def test_a_text_quotes_what_exists_and_reads_like_a_sentence(check: Check, lang: Lang) -> None:
    declared = set(check.raw.get("parameters", ()))
    for text in _texts(check, lang):
        assert set(re.findall(r"\{(\w+)\}", text)) <= declared | ADDED
        assert text.rstrip("]")[-1] in ".?"
        if lang == "fr":
            assert not re.search(r"« | »|\w [?!;:%]", text), text


def _report(fault: Fault) -> Report:
    source = syntaxes.written(faults.document(fault.tree), "xlsx")
    document = read_bytes(source)
    rules = () if fault.form_only else None
    return pipeline.validate(document, date=fault.date, companions=fault.companions, rules=rules)


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("fault", SAID, ids=lambda fault: fault.name)
def test_a_workbook_is_spoken_of_by_what_its_reader_sees(fault: Fault, lang: Lang) -> None:
    report = _report(fault)
    said = [
        text for f in report.findings for text in (report.message(f, lang), report.advice(f, lang))
    ]
    assert said
    for text in said:
        assert not re.search(r"\{\w+\}|[\[\]]", text), text
        assert not NAMES & set(re.findall(r"\w+", text)), text
        assert not re.search(r"cpom codes|guillemets|quotes|AAAA-MM-JJ|fraction", text), text


def test_the_same_finding_is_told_otherwise_and_stays_the_same() -> None:
    fault = next(f for f in SAID if f.name == "champ-absent")
    there = _report(fault)
    here = pipeline.validate(faults.document(fault.tree), companions=fault.companions, rules=())
    assert here.document
    assert there.document
    assert digest(here.document) == digest(there.document)
    assert [(f.code, f.path, f.params) for f in here.findings] == [
        (f.code, f.path, f.params) for f in there.findings
    ]
    assert here.message(here.findings[0]) != there.message(there.findings[0])


@pytest.mark.parametrize(
    ("place", "typed", "wanted"),
    [
        ("/activites/0/modeFonctionnement", "semi internat", "un choix de la liste"),
        ("/entete/dateProduction", "le 27 avril", "2026-04-28T09:30:00"),
        ("/organismeGestionnaire/numeroFinessEj", "590 999 00", "sans espace"),
    ],
)
def test_what_is_not_written_as_it_should_be_is_told_how(
    place: str, typed: str, wanted: str
) -> None:
    tree = faults.seeded({"set": {place: typed}}, faults.campaign("suivi-2025"))
    document = read_bytes(syntaxes.written(faults.document(tree), "xlsx"))
    report = pipeline.validate(document, rules=())
    said = [report.message(f, "fr") for f in report.findings if pointer(f.path) == place]
    assert [typed in s and wanted in s for s in said] == [True]
