"""What is shown beside what is to be typed, and what the other types are prepared with."""

from __future__ import annotations

from typing import Any

import pytest

from cpom_desk.preparation import Given, draft
from cpom_schema.canonical import digest
from cpom_schema.document import Document, Tree
from cpom_schema.formats import read
from cpom_schema.standard.dictionary import Lang
from tests.builders.editions import EDITION
from tests.builders.small_contract import CONTRACT
from tests.builders.small_follow_up import (
    EAM,
    IME,
    MOMENT,
    SAMPLES,
    follow_up,
    keys,
    valid,
    with_changes,
)

_NBSP = "\N{NO-BREAK SPACE}"

ABSENCES = ("FA-01", "IND-1", "", "2025", "annee")
AGREEMENT = ("FA-01", "IND-2", "", "2025", "annee")
PUPILS = ("FA-02", "IND-1", IME, "2025", "annee")
ENERGY = ("FA-03", "IND-1", "", "2025", "annee")
SHOWN: list[tuple[str, tuple[str, ...], str, Any]] = [
    ("suivisFiches", ("FA-01",), "statutPrecedent", "En cours"),
    ("suivisFiches", ("FA-01",), "statutContrat", "En vigueur"),
    ("suivisFiches.suivisActions", ("FA-02", "A-2"), "statutPrecedent", "Non démarré"),
    ("suivisFiches.suivisActions", ("FA-02", "A-2"), "echeanceAction", "2026-06-30"),
    ("suivisEvolutions", ("EVO-1",), "statutPrecedent", "Non démarré"),
    ("suivisEvolutions", ("EVO-1",), "natureEvolution", "Transformation"),
    ("suivisEvolutions", ("EVO-1",), "dateEvolution", "2026-01-01"),
    ("valeursIndicateurs", ABSENCES, "cible", f"8,6{_NBSP}%"),
    ("valeursIndicateurs", ABSENCES, "valeurPrecedente", f"8,72{_NBSP}%"),
    ("valeursIndicateurs", AGREEMENT, "cible", "30/06/2025"),
    ("valeursIndicateurs", AGREEMENT, "valeurPrecedente", "Sans objet"),
    ("valeursIndicateurs", PUPILS, "valeurPrecedente", "11"),
    ("valeursIndicateurs", PUPILS, "nomEsms", "IME Les Charmes"),
    ("valeursIndicateurs", ENERGY, "cible", f"48{_NBSP}000"),
    ("valeursIndicateurs", ENERGY, "valeurPrecedente", f"49{_NBSP}800,25"),
    ("activites", (IME, "2025", "", "13", "journee"), "realisePrecedent", 7434),
    ("filesActives", (IME, "2025", "PCPE-1"), "fileActivePrecedente", 24),
    ("ressourcesHumaines", (IME, "2025"), "etpPrecedents", 36),
    ("modulations", (EAM, "taux_occupation"), "objectifModulation", 0.95),
]  # fmt: skip


@pytest.mark.parametrize(("table", "key", "name", "value"), SHOWN)
def test_what_is_known_is_shown_beside_the_row(
    table: str, key: tuple[str, ...], name: str, value: Any
) -> None:
    assert follow_up(before={}).filling.context[table][key][name] == value


def test_last_year_is_shown_and_never_becomes_a_value() -> None:
    """Without the previous follow-up, the same rows say the same: only what is beside differs."""
    ours, alone = follow_up(before={}).document.tree, follow_up().document.tree
    for table in ("suivisFiches", "activites", "filesActives", "ressourcesHumaines", "modulations"):
        assert ours[table] == alone[table]
    keys = {"ficheAction", "indicateur", "esms", "annee", "periode"}
    assert all(row.keys() <= keys for row in ours["valeursIndicateurs"])
    assert all(row.keys() == {"esms", "annee", "section"} for row in ours["executionFinanciere"])
    assert all(row.keys() == {"esms", "annee", "financeur"} for row in ours["cretons"])
    assert "statut" not in str(ours["suivisEvolutions"])


def test_a_revised_due_date_replaces_that_of_the_contract() -> None:
    made = follow_up(before={"/suivisFiches/1/suivisActions/1/echeanceRevisee": "2027-03-01"})
    shown = made.filling.context["suivisFiches.suivisActions"]
    assert shown["FA-02", "A-2"]["echeanceAction"] == "2027-03-01"
    assert shown["FA-02", "A-1"]["echeanceAction"] == "2025-09-01"


TARGETS: list[tuple[dict[str, Any], str, Lang, str]] = [
    ({"valeur": 0.125}, "fraction", "fr", f"12,5{_NBSP}%"),
    ({"valeur": 0.125}, "fraction", "en", "12.5%"),
    ({"min": 1200, "max": 1500.5}, "nombre", "fr", f"1{_NBSP}200 – 1{_NBSP}500,5"),
    ({"min": 0}, "nombre", "fr", "au moins 0"),
    ({"max": 0.1}, "fraction", "fr", f"au plus 10{_NBSP}%"),
    ({"max": 0.1}, "fraction", "en", "at most 10%"),
    ({"valeur": 0}, "nombre", "fr", "0"),
    ({"modalite": "Engagée"}, "niveau", "fr", "Engagée"),
    ({"date": "2025-06-30"}, "date", "en", "30/06/2025"),
]  # fmt: skip


@pytest.mark.parametrize(("target", "unit", "lang", "said"), TARGETS)
def test_a_target_is_said_as_a_person_says_it(
    target: dict[str, Any], unit: str, lang: Lang, said: str
) -> None:
    place = "/fichesActions/0/indicateurs/0"
    made = follow_up(
        {f"{place}/cibles": [{"annee": 2025, **target}], f"{place}/unite": unit}, lang=lang
    )
    row = made.filling.context["valeursIndicateurs"]["FA-01", "IND-1", "", "2025", "annee"]
    assert row["cible"] == said


DEADLINES: list[tuple[str, Any, int, str]] = [
    ("the year after", {"jour": 30, "mois": 4, "decalageAnnees": 1}, 2025, "30/04/2026"),
    ("the year itself", {"jour": 1, "mois": 12, "decalageAnnees": 0}, 2025, "01/12/2025"),
    ("the year before", {"jour": 31, "mois": 10, "decalageAnnees": -1}, 2025, "31/10/2024"),
    ("29 February, leap year", {"jour": 29, "mois": 2, "decalageAnnees": 1}, 2027, "29/02/2028"),
    ("29 February of another", {"jour": 29, "mois": 2, "decalageAnnees": 1}, 2025, ""),
    ("31 February", {"jour": 31, "mois": 2, "decalageAnnees": 1}, 2025, ""),
    ("none", None, 2025, ""),
]  # fmt: skip


@pytest.mark.parametrize(("lang", "never", "label"), [
    ("fr", "le contrat ne fixe pas de date pour le suivi annuel", "À transmettre au plus tard le"),
    ("en", "the contract sets no date for the annual follow-up", "To be sent by"),
])  # fmt: skip
@pytest.mark.parametrize(
    ("rule", "year", "said"), [c[1:] for c in DEADLINES], ids=[c[0] for c in DEADLINES]
)
def test_the_deadline_is_that_of_the_contract(
    rule: dict[str, Any] | None, year: int, said: str, lang: Lang, never: str, label: str
) -> None:
    place = "/transmissions/3"
    asked: dict[str, Any] = {"typeDocument": "suivi_annuel", "support": "avec_ERRD", **(rule or {})}
    changes = {place: asked} if rule else {}
    made = follow_up(changes, () if rule else (place,), year, lang=lang)
    assert dict(made.filling.cover)[label] == (said or never)


@pytest.mark.parametrize(
    ("year", "said"),
    [(2024, []), (2025, ["Bilan d'étape"]), (2026, ["Bilan d'étape"]), (2027, ["Bilan final"])],
)
def test_a_review_meeting_to_come_is_recalled(year: int, said: list[str]) -> None:
    labels = [label for label, _ in follow_up(year=year).filling.cover]
    assert [label for label in labels if label.startswith("Bilan")] == said


def test_the_cover_counts_the_rows_prepared() -> None:
    made = follow_up(before={})
    cover = dict(made.filling.cover)
    assert cover["Suivi des fiches actions"] == "3 lignes préparées"
    assert cover["Suivi des évolutions de l'offre"] == "1 ligne préparée"
    assert cover["Dernier avenant pris en compte"] == "aucun"
    assert cover["Contrat"] == (
        "ARS-32-2024-0031 – CPOM 2024-2028 de l'association Les Charmes du Nord"
    )


def test_a_contract_without_optional_parts_makes_a_follow_up() -> None:
    parties = [
        {
            "code": "OG",
            "role": "organisme_gestionnaire",
            "nature": "OG",
            "raisonSociale": "Association Les Tilleuls",
            "numeroFinessEj": "010780054",
        }
    ]
    bare = read(SAMPLES / "structure" / "contrat" / "minimal.json")
    made = draft(
        "suiviAnnuel", Given(MOMENT, EDITION, 2025, with_changes(bare, {"/parties": parties}))
    )
    tree = made.document.tree
    assert "destinataires" not in tree["entete"]
    assert keys(made, "filesActives", "esms") == ["010000024"]
    assert keys(made, "executionFinanciere", "esms", "section") == [("010000024", "globale")]
    lists = {n for n, v in tree.items() if isinstance(v, list)}
    assert lists == {"typesBilan", "filesActives", "ressourcesHumaines", "executionFinanciere"}
    small: Tree = {**CONTRACT, "parties": parties}
    made = draft(
        "suiviAnnuel", Given(MOMENT, EDITION, 2025, Document("json", EDITION, "contrat", small))
    )
    assert keys(made, "suivisFiches", "ficheAction") == ["F1"]


def test_an_avenant_goes_on_from_the_contract() -> None:
    contrat = with_changes(valid("contrat"), {
        "/numeroAvenant": 3, "/parties/1/dateSortie": "2025-06-30",
    })  # fmt: skip
    made = draft("avenant", Given(MOMENT, EDITION, contrat=contrat))
    tree = made.document.tree
    assert tree["numero"] == 4
    assert tree["contrat"] == {"identifiant": "ARS-32-2024-0031", "empreinte": digest(contrat)}
    assert [p["code"] for p in tree["signataires"]] == ["ARS", "OG"]
    assert not any({"representant", "dateSignature"} & p.keys() for p in tree["signataires"])
    assert made.filling.locked[""] == ("numero", "contrat.identifiant", "contrat.empreinte")
    assert made.filling.meta == {"contrat": "ARS-32-2024-0031"}


def test_an_avis_chooses_in_the_contract_and_says_nothing_yet() -> None:
    made = draft("avis", Given(MOMENT, EDITION, contrat=valid("contrat")))
    assert made.document.tree == {"cpom": "1.0", "type": "avis"}
    assert dict(made.filling.references["contrat#perimetre"])[IME] == "IME Les Charmes"
    assert dict(made.filling.references["contrat#fichesActions.actions"])["A-1"] == ""


@pytest.mark.parametrize("year", [None, 2027])
def test_a_new_contract_has_a_column_for_each_of_its_years(year: int | None) -> None:
    made = draft("contrat", Given(MOMENT, EDITION, year))
    assert made.document.tree == {"cpom": "1.0", "type": "contrat"}
    years = [("2027",), ("2028",), ("2029",), ("2030",), ("2031",)]
    by_year = {"fichesActions.indicateurs.cibles", "voletFinancier.modalitesEvolution.taux"}
    assert made.filling.columns == (dict.fromkeys(by_year, years) if year else {})
