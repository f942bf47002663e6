"""What an accountant types in a prepared workbook is the document a program would have written."""

from __future__ import annotations

import io
from typing import Any

import openpyxl
import pytest

from cpom_desk.preparation import Given, draft, workbook
from cpom_schema.canonical import canonical, digest
from cpom_schema.document import Document, Tree
from cpom_schema.formats import read_bytes, write_bytes
from tests.builders.campaign import YEARS, given, prepared, prepared_workbook, sample
from tests.builders.editions import EDITION
from tests.builders.gestionnaire import Gestionnaire, locked
from tests.builders.libreoffice import convert
from tests.builders.small_follow_up import valid

NOT_DUE = "not due this year: the real follow-up says so, and nothing asked"
BY_ESMS = "the contract wants one value for all; detailed by ESMS for the first time"
FIRST_TIME = "no allocation pays this account, and no follow-up came before"
PROGRAMME = "a programme of the contract: such rows are not prepared yet"
REVIEW = "values of past years, said again for the review"
ADDED: dict[int, dict[tuple[str, tuple[Any, ...]], str]] = {
    2024: {
        ("valeursIndicateurs", ("FA-06", "IND-2", None, 2024, "annee")): NOT_DUE,
        ("valeursIndicateurs", ("FA-11", "IND-3", None, 2024, "annee")): NOT_DUE,
        **{
            ("valeursIndicateurs", ("FA-07", "IND-1", esms, 2024, "annee")): BY_ESMS
            for esms in ("590999066", "620999094", "620999128", "620999136")
        },
        ("executionFinanciere", ("590999058", 2024, "production")): FIRST_TIME,
        ("cretons", ("590999017", 2024, "assurance_maladie")): FIRST_TIME,
        ("cretons", ("590999017", 2024, "departement")): FIRST_TIME,
        ("cretons", ("620999094", 2024, "assurance_maladie")): FIRST_TIME,
        ("suivisInvestissements", ("PPI-01",)): PROGRAMME,
    },
    2025: {
        ("valeursIndicateurs", ("FA-01", "IND-2", None, 2025, "annee")): NOT_DUE,
        ("valeursIndicateurs", ("FA-06", "IND-2", None, 2025, "annee")): NOT_DUE,
        ("valeursIndicateurs", ("FA-11", "IND-3", None, 2025, "annee")): NOT_DUE,
        ("suivisInvestissements", ("PPI-01",)): PROGRAMME,
        ("suivisInvestissements", ("PPI-02",)): PROGRAMME,
    },
    2026: {
        ("valeursIndicateurs", ("FA-01", "IND-2", None, 2026, "annee")): NOT_DUE,
        ("valeursIndicateurs", ("FA-11", "IND-3", None, 2026, "annee")): NOT_DUE,
        ("suivisInvestissements", ("PPI-01",)): PROGRAMME,
        ("suivisInvestissements", ("PPI-02",)): PROGRAMME,
    },
}
"""Rows of the real follow-ups that were not prepared, and why."""
FREE = {
    "executionFinanciere.affectations", "notifications", "creditsNonReconductibles", "depots",
    "evenements", "propositionsAvenant", "reponses", "reserves", "filesActives.domiciles",
    "reunionsTenues", "reunionsTenues.decisions",
}  # fmt: skip
"""Tables of which the contract knows no row."""


def _filled(source: bytes, document: Document) -> tuple[Document, Gestionnaire]:
    book = openpyxl.load_workbook(io.BytesIO(source))
    someone = Gestionnaire(book, document)
    someone.fill()
    return _saved(book), someone


def _saved(book: openpyxl.Workbook) -> Document:
    file = io.BytesIO()
    book.save(file)
    return read_bytes(file.getvalue())


@pytest.mark.parametrize("year", YEARS)
def test_a_follow_up_typed_by_a_person_is_that_of_a_program(year: int) -> None:
    real = sample(f"suivi-{year}")
    typed, someone = _filled(prepared_workbook(year), real)
    assert typed.notes == ()
    assert canonical(typed) == canonical(real)
    assert digest(typed) == digest(real)
    assert someone.typed > 1_000
    assert someone.known == len(_decided(prepared(year).document.tree))


def _decided(tree: Tree) -> list[Any]:
    """What a person finds already there: the head of the document, the planned activity."""
    head = [tree["exercice"], *tree["contrat"].values(), *tree["organismeGestionnaire"].values()]
    return [*head, *(a["prevue"] for a in tree["activites"])]


@pytest.mark.parametrize("year", YEARS)
def test_what_the_contract_asks_is_prepared_and_the_rest_has_a_reason(year: int) -> None:
    _, someone = _filled(prepared_workbook(year), sample(f"suivi-{year}"))
    added = {row for row in someone.added if row[0] not in FREE}
    said_again = {
        row for row in added
        if year == 2026 and row[0] == "valeursIndicateurs" and row[1][3] < year
    }  # fmt: skip
    assert added - said_again == set(ADDED[year]), REVIEW


@pytest.mark.parametrize("year", YEARS)
def test_no_row_is_asked_that_the_real_follow_up_did_not_need(year: int) -> None:
    """Rows of ``optional`` blocks may stay empty; those of the others would be faults."""
    real, ours = sample(f"suivi-{year}").tree, prepared(year).document.tree
    for name, keys in (
        ("suivisFiches", ("ficheAction",)),
        ("valeursIndicateurs", ("ficheAction", "indicateur", "esms", "annee", "periode")),
        ("activites", ("esms", "annee", "dispositif", "modeFonctionnement", "unite")),
    ):
        said, asked = (
            {tuple(row.get(k) for k in keys) for row in tree[name]} for tree in (real, ours)
        )
        assert asked
        assert asked <= said, name


def test_a_workbook_left_as_it_was_says_what_is_known_and_asks_for_the_rest() -> None:
    untouched = read_bytes(prepared_workbook(2025)).tree
    ours = prepared(2025).document.tree
    fiches = [{"ficheAction": fiche["ficheAction"]} for fiche in ours["suivisFiches"]]
    assert untouched["suivisFiches"] == fiches
    assert all("suivisActions" in fiche for fiche in ours["suivisFiches"])
    assert untouched["valeursIndicateurs"] == ours["valeursIndicateurs"]
    assert untouched["activites"] == ours["activites"]
    optional = {"suivisEvolutions", "filesActives", "cretons", "ressourcesHumaines",
                "executionFinanciere", "modulations"}  # fmt: skip
    assert optional <= ours.keys()
    assert not optional & untouched.keys()


def test_an_avenant_typed_by_a_person_is_that_of_a_program() -> None:
    real = sample("avenant-1")
    contents = ("valeur", "ancienneValeur")
    listed = [{n: v for n, v in m.items() if n not in contents} for m in real.tree["modifications"]]
    assert listed != real.tree["modifications"]
    shown = Document("json", EDITION, "avenant", {**real.tree, "modifications": listed})
    made = workbook(draft("avenant", Given("2025-05-01", EDITION, contrat=sample("contrat"))), "fr")
    book = openpyxl.load_workbook(io.BytesIO(made))
    Gestionnaire(book, shown).fill()
    source = openpyxl.load_workbook(io.BytesIO(write_bytes(real, "xlsx")))["Autres données"]
    target = book["Autres données"]
    first = next(n for n in range(1, 10) if not target.cell(n, 2).protection.locked)
    for offset, (place, value) in enumerate(source.iter_rows(6, None, 2, 3, values_only=True)):
        cells: Any = target.cell(first + offset, 2), target.cell(first + offset, 3)
        assert not any(map(locked, cells))
        cells[0].value, cells[1].value = place, value
    assert digest(_saved(book)) == digest(real)


PARTS = {"dotations", "bases", "affectationResultats", "programmesInvestissement"}
"""What takes more rows than a blank table has: someone inserts them, and this reader does not."""


def test_a_contract_typed_in_a_blank_workbook_is_that_of_a_program() -> None:
    whole = valid("contrat").tree
    money = {n: v for n, v in whole["voletFinancier"].items() if n not in PARTS}
    assert money["modalitesEvolution"][0]["taux"]
    kept = {n: v for n, v in whole.items() if n != "objectifsActivite"}
    real = Document("json", EDITION, "contrat", {**kept, "voletFinancier": money})
    made = workbook(draft("contrat", Given("2024-01-09", EDITION, 2024)), "fr")
    typed, someone = _filled(made, real)
    assert typed.notes == ()
    assert canonical(typed) == canonical(real)
    assert someone.known == 0


def test_libreoffice_saves_what_was_typed() -> None:
    book = openpyxl.load_workbook(io.BytesIO(prepared_workbook(2025)))
    Gestionnaire(book, sample("suivi-2025")).fill()
    file = io.BytesIO()
    book.save(file)
    for suffix in ("xlsx", "ods"):
        saved = read_bytes(convert(file.getvalue(), "xlsx", suffix))
        assert saved.notes == ()
        assert digest(saved) == digest(sample("suivi-2025"))


def test_the_contract_of_the_year_is_the_one_in_force_at_its_end() -> None:
    numbers = {y: prepared(y).document.tree["contrat"]["numeroAvenant"] for y in YEARS}
    assert numbers == {2024: 0, 2025: 2, 2026: 2}
    left = {e["esms"] for e in prepared(2026).document.tree["ressourcesHumaines"]}
    before = {e["esms"] for e in prepared(2025).document.tree["ressourcesHumaines"]}
    assert before - left == {"590999082"}  # the SAVS, given to another body on 30/06/2025
    contract = given(2026).contrat
    assert contract
    assert len(contract.tree["perimetre"]) == len(before)
