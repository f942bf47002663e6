"""The report in words: three whole reports, and every check of the catalogue, in both languages.

CPOM_UPDATE_SNAPSHOTS=1 rewrites tests/snapshots/: read the difference as an accountant would.
"""

from __future__ import annotations

import json
import os
import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any, Final, get_args

import pytest
from click import unstyle

from cpom_desk.faces.cli.failures import OPTIONS
from cpom_desk.renderers.report_text import MOST_GROUPS, render
from cpom_desk.renderers.verdict_text import summary
from cpom_schema.errors import Word
from cpom_schema.standard.dictionary import Lang
from cpom_validators.findings.finding import Finding
from cpom_validators.findings.sentences import sentence
from cpom_validators.judgement import unreadable, validate_bytes
from cpom_validators.report import Report, Verdict
from cpom_validators.rules.running import RuleState
from tests.builders import hostile, judges
from tests.builders.editions import EDITION

SNAPSHOTS: Final = Path(__file__).parents[2] / "snapshots"
UPDATE: Final = (
    "Read the difference over. Run: CPOM_UPDATE_SNAPSHOTS=1 pytest -k snapshot tests/cpom_desk"
)
CAMPAIGN: Final = judges.SAMPLES / "campaign"
LANGS: Final[tuple[Lang, ...]] = get_args(Lang)


def _hasty_follow_up() -> bytes:
    """An annual follow-up typed by hand and passed through a spreadsheet."""
    tree: dict[str, Any] = json.loads((CAMPAIGN / "suivi-2025.json").read_bytes())
    tree["exercice"] = "2025"
    tree["contrat"]["identifiant"] = ""
    del tree["organismeGestionnaire"]["raisonSociale"]
    first, second, third = tree["suivisFiches"][:3]
    first["statut"] = "en cours"
    second["commentaires"] = "à revoir"
    third["tauxAvancement"] = 60
    third["ficheAction"] = first["ficheAction"]
    tree["activites"][0]["esms"] = "10000024"
    tree["activites"][1]["realisee"] = [6243, 6244]
    tree["filesActives"][0] |= {"dispositif": "SESSAD 2", "fileActive": -4}
    tree["executionFinanciere"][0]["resultat"] = 1234.5678
    tree["dateTransmission"] = "28/04/2026"
    tree["typesBilan"] = ["suivi_annuel", "suivi_annuel"]
    tree["propositionsAvenant"] = []
    tree["synthese"] = "a\x07b"
    return json.dumps(tree, ensure_ascii=False, indent=2).encode()


def _foreign_contract() -> bytes:
    """A contract exported by a program that does not follow the XSD."""
    text = (CAMPAIGN / "contrat.xml").read_text("utf-8")
    text = hostile.swap(
        text, ' version="1.0">\n  <entete>', ' version="1.0" lang="fr">\n  <entete>'
    )
    text = re.sub(
        r"(\s*<identifiant>.*?</identifiant>)(\s*<intitule>.*?</intitule>)", r"\2\1", text
    )
    text = text.replace("<perimetre>", "<perimetre>Voici le périmètre :<esms/>", 1)
    text = re.sub(r"<categorie>\d+</categorie>", "<categorie>437</categorie>", text, count=1)
    text = re.sub(r"<categorie>1\d+</categorie>", "<categorie>CPO</categorie>", text, count=1)
    text = re.sub(r"<clientele>\d+</clientele>", "<clientele>9999</clientele>", text, count=1)
    text = re.sub(r"<dateEffet>", "<dateEffet>2024-02-30</dateEffet><dateEffet>", text, count=1)
    text = re.sub(r"<esms>\d{9}</esms>", "<esms>590000000</esms>", text, count=1)
    return text.encode()


def _everything_wrong() -> bytes:
    """One fault at many places, and more kinds of faults than a screen can hold."""
    tree: dict[str, Any] = json.loads((CAMPAIGN / "contrat.json").read_bytes())
    for sheet in tree["fichesActions"]:
        sheet["indicateurs"][0] |= {"nature": "obligatoire"}
    tree["fichesActions"][0]["esms"] = ["590999025", "59099901O", "59099902B"]
    tree["perimetre"][0] |= {"departement": "599", "categorie": "445"}
    tree |= {f"colonne{n}": n for n in range(MOST_GROUPS + 1)}
    return hostile.BOM + json.dumps(tree, ensure_ascii=False).encode()


DOCUMENTS: Final[dict[str, Callable[[], bytes]]] = {
    "suivi-2025.json": _hasty_follow_up,
    "contrat.xml": _foreign_contract,
    "contrat-minifie.json": _everything_wrong,
    "avis-2031.json": lambda: hostile.j('"1.0"', '"2.0"'),
    "avis.json": lambda: hostile.J.encode()[:300],
}


def _report(name: str) -> Report:
    return validate_bytes(DOCUMENTS[name](), name=name, today=judges.TODAY)


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("name", DOCUMENTS)
def test_report_reads_as_its_snapshot(name: str, lang: Lang) -> None:
    text = unstyle(render(_report(name), lang, width=100, options=OPTIONS))
    snapshot = SNAPSHOTS / f"{name}.{lang}.txt"
    if os.environ.get("CPOM_UPDATE_SNAPSHOTS"):
        snapshot.parent.mkdir(exist_ok=True)
        snapshot.write_text(text, "utf-8")
    assert text == snapshot.read_text("utf-8"), UPDATE


@pytest.mark.parametrize("width", [60, 100])
def test_lines_keep_within_the_width(width: int) -> None:
    for line in unstyle(render(_report("suivi-2025.json"), "fr", width, options=OPTIONS)).split(
        "\n"
    ):
        wrapped = line.startswith("    ") and "→" not in line
        assert len(line) <= width or not wrapped, line


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("word", ["@zip", "@type_date", "@nothing", "{champ}", "[{x}]", "\\1"])
def test_what_a_document_holds_is_quoted_as_it_is(word: str, lang: Lang) -> None:
    finding = Finding("CPOM-S-004", (), (("valeur", word), ("type", Word("@type_date"))))
    assert word in sentence(EDITION, finding, None, "message", lang)


def test_one_more_place_is_singular() -> None:
    tree: dict[str, Any] = json.loads(hostile.J)
    tree["entete"]["destinataires"] = [True] * 5
    report = validate_bytes(json.dumps(tree).encode(), name="a", today=judges.TODAY)
    text = unstyle(render(report, "fr", 100))
    assert "→ et 1 autre endroit\n" in text
    assert "→ and 1 other place\n" in unstyle(render(report, "en", 100))


def test_summary_counts_each_verdict_once_the_good_ones_first() -> None:
    verdicts: list[Verdict] = ["irrecevable", "recevable", "indetermine", "recevable"]
    assert summary(verdicts, "fr") == "4 documents : 2 recevables, 1 irrecevable, 1 non jugé"
    assert summary(verdicts, "en") == "4 documents: 2 receivable, 1 not receivable, 1 not judged"


def test_file_that_could_not_be_opened_is_not_called_faulty() -> None:
    reason = (("erreur", "Permission denied"),)
    report = unreadable("a.json", judges.TODAY, EDITION, Finding("CPOM-F-024", (), reason))
    text = unstyle(render(report, "fr", 100))
    assert text.startswith("a.json : NON JUGÉ\n  Non jugé CPOM-F-024\n")
    assert "faute" not in text


CONTRACT: Final = "le contrat n'est pas disponible (--contract)."
AVIS: Final = "aucun avis n'est disponible (--avis)."


@pytest.mark.parametrize(
    ("causes", "closing"),
    [
        ((), ""),
        (("@cause_structure", "@cause_erreur", "@cause_date", None), ""),
        (("@cause_contrat",), f"  1 règle non jugée : {CONTRACT}"),
        (
            ("@cause_avis", "@cause_contrat", "@cause_structure", "@cause_contratEmpreinte"),
            f"  2 règles non jugées : {CONTRACT} 1 : {AVIS}",
        ),
    ],
)
def test_rules_that_wanted_another_document_close_the_report(
    causes: tuple[str | None, ...], closing: str
) -> None:
    rules = tuple(RuleState(f"CPOM-SA-{n:03d}", "ignoree", cause) for n, cause in enumerate(causes))
    follow_up = (judges.SAMPLES / "structure" / "suiviAnnuel" / "minimal.json").read_bytes()
    report = replace(validate_bytes(follow_up, name="a", today=judges.TODAY), rules=rules)
    last = unstyle(render(report, "fr", 200, options=OPTIONS)).rstrip().split("\n")[-1]
    assert last == closing if closing else "non jugée" not in last
    assert ("not judged" in unstyle(render(report, "en", 200, options=OPTIONS))) is bool(closing)
