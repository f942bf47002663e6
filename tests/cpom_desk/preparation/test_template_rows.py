"""The rows a follow-up owes its contract, and those whose choice it gives."""

from __future__ import annotations

import pytest

from cpom_schema.canonical import digest
from cpom_schema.standard.templates import follow_up as template
from tests.builders.editions import EDITION
from tests.builders.small_follow_up import (
    EAM,
    ESAT,
    IME,
    MOMENT,
    SAMSAH,
    Places,
    follow_up,
    keys,
    valid,
)

FINISHED = template(EDITION).followed["evolutionsOffre"].finished


def test_the_head_says_whose_follow_up_it_is() -> None:
    made = follow_up()
    tree = made.document.tree
    contrat = valid("contrat")
    assert tree["contrat"] == {
        "identifiant": "ARS-32-2024-0031", "numeroAvenant": 0, "empreinte": digest(contrat),
    }  # fmt: skip
    assert tree["organismeGestionnaire"] == {
        "numeroFinessEj": "590991006", "raisonSociale": "Association Les Charmes du Nord",
    }  # fmt: skip
    head = tree["entete"]
    assert head == {
        "identifiant": "SUIVI-2025-ARS-32-2024-0031",
        "versionDocument": 1,
        "statutDocument": "brouillon",
        "origine": "natif",
        "dateProduction": MOMENT,
        "emetteur": {"organisation": {**tree["organismeGestionnaire"], "siren": "999591001"}},
        "destinataires": ["ARS-32", "CD-59"],
    }
    assert made.filling.meta == {
        "contrat": "ARS-32-2024-0031", "gestionnaire": "590991006", "exercice": "2025",
    }  # fmt: skip


def test_a_long_contract_number_gives_way_to_the_body_in_the_identifier() -> None:
    made = follow_up({"/identifiant": "C" * 80})
    assert made.document.tree["entete"]["identifiant"] == "SUIVI-2025-590991006"


@pytest.mark.parametrize(
    ("exit_day", "addressed"),
    [("2024-12-31", ["ARS-32"]), ("2025-01-01", ["ARS-32", "CD-59"])],
)
def test_an_authority_that_left_is_not_written_to(exit_day: str, addressed: list[str]) -> None:
    made = follow_up({"/parties/1/dateSortie": exit_day})
    assert made.document.tree["entete"]["destinataires"] == addressed
    pays = made.filling.columns["executionFinanciere.produitsTarification"]
    assert pays == [(code,) for code in addressed]


FICHES: list[tuple[str, Places, bool]] = [
    ("in force", {}, True),
    ("done, without a date", {"/fichesActions/0/statut": "achevee"}, False),
    ("dropped, without a date", {"/fichesActions/0/statut": "abandonnee"}, False),
    ("ended the year before", {"/fichesActions/0/dateFin": "2024-12-31"}, False),
    (
        "dropped in the year",
        {"/fichesActions/0/statut": "abandonnee", "/fichesActions/0/dateFin": "2025-01-01"},
        True,
    ),
    ("begins next year", {"/fichesActions/0/periode": {"debut": "2026-01-01"}}, False),
    ("begins on the last day", {"/fichesActions/0/periode": {"debut": "2025-12-31"}}, True),
]


@pytest.mark.parametrize(("changes", "owed"), [c[1:] for c in FICHES], ids=[c[0] for c in FICHES])
def test_a_fiche_in_force_one_day_of_the_year_is_owed(changes: Places, *, owed: bool) -> None:
    made = follow_up(changes)
    assert ("FA-01" in keys(made, "suivisFiches", "ficheAction")) is owed
    assert ("FA-01" in keys(made, "valeursIndicateurs", "ficheAction")) is owed
    choices = dict(made.filling.references["contrat#fichesActions"])
    assert ("FA-01" in choices) is owed


def test_every_action_of_a_fiche_is_owed() -> None:
    made = follow_up(remove=("/fichesActions/2/actions",))
    actions = {
        f["ficheAction"]: [a["action"] for a in f.get("suivisActions", [])]
        for f in made.document.tree["suivisFiches"]
    }
    assert actions == {"FA-01": ["A-1", "A-2"], "FA-02": ["A-1", "A-2"], "FA-03": []}
    assert "suivisActions" not in made.document.tree["suivisFiches"][2]


PERIODS: list[tuple[str, int, list[str]]] = [
    ("annuelle", 2025, ["annee"]),
    ("semestrielle", 2025, ["S1", "S2"]),
    ("trimestrielle", 2025, ["T1", "T2", "T3", "T4"]),
    ("mi_parcours", 2025, ["annee"]),  # its target is of 2025
    ("mi_parcours", 2026, []),
    ("fin_contrat", 2026, []),
    ("ponctuelle", 2025, ["annee"]),
    ("ponctuelle", 2024, []),
]


@pytest.mark.parametrize(("frequency", "year", "periods"), PERIODS)
def test_values_are_owed_by_frequency(frequency: str, year: int, periods: list[str]) -> None:
    made = follow_up({"/fichesActions/0/indicateurs/1/periodicite": frequency}, year=year)
    found = keys(made, "valeursIndicateurs", "ficheAction", "indicateur", "annee", "periode")
    assert [r[2:] for r in found if r[:2] == ("FA-01", "IND-2")] == [(year, p) for p in periods]


MEASURED: list[tuple[str, Places, Places | None, list[str | None]]] = [
    ("one ESMS, nothing before", {}, None, [None]),
    ("one ESMS, as last year", {}, {}, [IME]),
    (
        "several, as last year: all together and each",
        {"/fichesActions/1/indicateurs/0/esms": [IME, SAMSAH, ESAT]},
        {"/valeursIndicateurs/-": {"ficheAction": "FA-02", "indicateur": "IND-1", "annee": 2024,
                                   "periode": "annee", "valeur": 3}},
        [IME, None],
    ),
    (
        "the ESMS of last year is no longer one of the indicator",
        {"/fichesActions/1/indicateurs/0/esms": [SAMSAH]}, {}, [None],
    ),
    ("the ESMS of last year has left", {"/perimetre/0/dateSortie": "2024-12-31"}, {}, [None]),
]  # fmt: skip


@pytest.mark.parametrize(
    ("changes", "before", "esms"), [c[1:] for c in MEASURED], ids=[c[0] for c in MEASURED]
)
def test_a_value_is_owed_where_it_was_given_last_year(
    changes: Places, before: Places | None, esms: list[str | None]
) -> None:
    made = follow_up(changes, before=before)
    found = keys(made, "valeursIndicateurs", "ficheAction", "indicateur", "esms")
    assert [r[2] for r in found if r[:2] == ("FA-02", "IND-1")] == esms


PRESENCE: list[tuple[str, Places, bool]] = [
    ("always there", {}, True),
    ("left the year before", {"/perimetre/2/dateSortie": "2024-12-31"}, False),
    ("left in the year", {"/perimetre/2/dateSortie": "2025-01-01"}, True),
    ("entered in the year", {"/perimetre/2/dateEntree": "2025-12-31"}, True),
    ("enters next year", {"/perimetre/2/dateEntree": "2026-01-01"}, False),
]


@pytest.mark.parametrize(
    ("changes", "owed"), [c[1:] for c in PRESENCE], ids=[c[0] for c in PRESENCE]
)
def test_an_esms_present_one_day_of_the_year_is_owed(changes: Places, *, owed: bool) -> None:
    made = follow_up(changes, before={})
    for table in ("activites", "filesActives", "ressourcesHumaines", "executionFinanciere"):
        assert (ESAT in keys(made, table, "esms")) is owed, table
    assert (ESAT in dict(made.filling.references["contrat#perimetre"])) is owed
    parts = made.filling.columns["notifications.repartition"]
    assert ((ESAT, "globale") in parts) is owed


def test_a_branch_has_a_caseload_of_its_schemes_and_no_account() -> None:
    made = follow_up(
        {"/perimetre/2/rattachement": IME, "/perimetre/2/dispositifs": [{"code": "D-1"}]}
    )
    assert (ESAT, None) not in keys(made, "filesActives", "esms", "dispositif")
    assert (ESAT, "D-1") in keys(made, "filesActives", "esms", "dispositif")
    assert (IME, None) in keys(made, "filesActives", "esms", "dispositif")
    assert (IME, "PCPE-1") in keys(made, "filesActives", "esms", "dispositif")
    assert ESAT not in keys(made, "ressourcesHumaines", "esms")


def test_activity_is_that_of_the_objectives_of_the_year_and_what_was_planned_is_known() -> None:
    made = follow_up()
    contrat = valid("contrat").tree
    names = ("esms", "annee", "dispositif", "modeFonctionnement", "unite")
    wanted = [
        (*(o.get(n) for n in names), o["activitePrevue"])
        for o in contrat["objectifsActivite"]
        if o["annee"] == 2025
    ]
    assert wanted
    assert keys(made, "activites", *names, "prevue") == wanted
    assert "prevue" in made.filling.locked["activites"]
    assert keys(follow_up(remove=("/objectifsActivite",)), "activites", "esms") == []


ACCOUNTS: list[tuple[str, Places, tuple[str, ...], Places | None, list[tuple[str, str]]]] = [
    (
        "those the allocations of the year pay",
        {}, (), None,
        [(IME, "globale"), (SAMSAH, "soins"), (SAMSAH, "accompagnement_vie_sociale"),
         (ESAT, "globale"), (EAM, "soins"), (EAM, "hebergement")],
    ),
    (
        "one undivided account when nothing is known",
        {}, ("/voletFinancier",), None,
        [(IME, "globale"), (SAMSAH, "globale"), (ESAT, "globale"), (EAM, "globale")],
    ),
    (
        "those of the budget bases when there is no allocation",
        {}, ("/voletFinancier/dotations",), None,
        [(IME, "globale"), (SAMSAH, "soins"), (SAMSAH, "accompagnement_vie_sociale"),
         (ESAT, "globale"), (EAM, "soins"), (EAM, "hebergement")],
    ),
    (
        "not those of bases whose allocation says another section",
        {"/voletFinancier/bases/2/section": "soins"}, (), None,
        [(IME, "globale"), (SAMSAH, "soins"), (SAMSAH, "accompagnement_vie_sociale"),
         (ESAT, "globale"), (EAM, "soins"), (EAM, "hebergement")],
    ),
    (
        "not those of the years before last",
        {}, (), {"/executionFinanciere/-": {"esms": ESAT, "annee": 2023, "section": "production"}},
        [(IME, "globale"), (SAMSAH, "soins"), (SAMSAH, "accompagnement_vie_sociale"),
         (ESAT, "globale"), (EAM, "soins"), (EAM, "hebergement")],
    ),
    (
        "those of last year too",
        {}, (), {"/executionFinanciere/-": {"esms": ESAT, "annee": 2024, "section": "production"}},
        [(IME, "globale"), (SAMSAH, "soins"), (SAMSAH, "accompagnement_vie_sociale"),
         (ESAT, "globale"), (ESAT, "production"), (EAM, "soins"), (EAM, "hebergement")],
    ),
]  # fmt: skip


@pytest.mark.parametrize(
    ("changes", "remove", "before", "wanted"),
    [c[1:] for c in ACCOUNTS],
    ids=[c[0] for c in ACCOUNTS],
)
def test_accounts_are_owed_by_section(
    changes: Places, remove: tuple[str, ...], before: Places | None, wanted: list[tuple[str, str]]
) -> None:
    made = follow_up(changes, remove, before=before)
    assert keys(made, "executionFinanciere", "esms", "section") == wanted
    assert set(keys(made, "executionFinanciere", "annee")) == {2025}


def test_creton_rows_and_modulations_come_from_last_year_and_from_the_contract() -> None:
    made = follow_up(before={})
    wanted = [(IME, 2025, "departement"), (IME, 2025, "assurance_maladie")]
    assert keys(made, "cretons", "esms", "annee", "financeur") == wanted
    assert keys(follow_up(), "cretons", "esms") == []
    wanted_ = [(EAM, "taux_occupation"), (SAMSAH, "personnes_accompagnees")]
    assert keys(made, "modulations", "esms", "indicateur") == wanted_


@pytest.mark.parametrize(
    ("year", "before", "owed"),
    [
        (2025, None, True),
        (2026, None, True),
        (2025, {"/suivisEvolutions/0/statut": "en_cours"}, True),
        *((2025, {"/suivisEvolutions/0/statut": s}, False) for s in sorted(FINISHED)),
    ],
)
def test_a_service_change_is_followed_until_it_is_finished(
    year: int, before: Places | None, *, owed: bool
) -> None:
    made = follow_up(year=year, before=before)
    assert keys(made, "suivisEvolutions", "evolution") == (["EVO-1"] if owed else [])


def test_a_service_change_due_in_the_year_is_followed_even_finished_before() -> None:
    due = {"/evolutionsOffre/0/datePrevue": "2025-03-01"}
    made = follow_up(due, before={"/suivisEvolutions/0/statut": "realise"})
    assert keys(made, "suivisEvolutions", "evolution") == ["EVO-1"]
