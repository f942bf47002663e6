"""The models, as someone who writes software in Python meets them."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from pathlib import Path
from typing import Any

import orjson
import pytest
from pydantic import BaseModel, ValidationError

import cpom_schema
from cpom_schema.document import Document
from cpom_schema.formats import read_bytes
from cpom_schema.models.v1_0 import (
    DOCUMENTS,
    Activite,
    Cible,
    ContratSuivi,
    Emetteur,
    Entete,
    FicheAction,
    Indicateur,
    OrganisationEmettrice,
    OrganismeGestionnaire,
    Periode,
    SuiviAnnuel,
)
from cpom_validators import validate
from tests.builders.editions import EDITION

SAMPLES = sorted(
    p
    for folder in ("structure", "campaign")
    for p in (cpom_schema.samples() / folder).rglob("*.json")
)


def _indicateur() -> Indicateur:
    return Indicateur(
        code="IND-1",
        libelle="Taux de départs",
        nature="resultat",
        type_valeur="taux",
        definition="Départs de l'année rapportés à l'effectif au 1er janvier.",
        unite="fraction",
        sens="baisse",
        source="tableau_bord",
        periodicite="annuelle",
        esms=["010000024"],
        cibles=[Cible(annee=2025, valeur=Decimal("0.12")), Cible(annee=2026, max=Decimal("0.1"))],
    )


def _fiche() -> FicheAction:
    return FicheAction(
        code="FA-03",
        intitule="Fidéliser les équipes",
        axe="gouvernance_interne",
        statut="en_vigueur",
        objectifs_operationnels=["Réduire les départs", "Former les tuteurs"],
        periode=Periode(debut=dt.date(2026, 1, 1)),
        cout=Decimal(40_000),
        indicateurs=(_indicateur(),),
    )


def _suivi() -> SuiviAnnuel:
    return SuiviAnnuel(
        entete=Entete(
            identifiant="SUIVI-2025-010780054",
            version_document=1,
            statut_document="transmis",
            origine="natif",
            date_production=dt.datetime(2026, 4, 28, 9, 30, tzinfo=dt.UTC),
            emetteur=Emetteur(organisation=OrganisationEmettrice(raison_sociale="Les Tilleuls")),
        ),
        types_bilan=["suivi_annuel"],
        exercice=2025,
        contrat=ContratSuivi(identifiant="CPOM-84-2024-0012", numero_avenant=0),
        organisme_gestionnaire=OrganismeGestionnaire(
            numero_finess_ej="010780054", raison_sociale="Les Tilleuls"
        ),
        date_arrete_donnees=dt.date(2025, 12, 31),
        activites=[
            Activite(
                esms="010000024",
                annee=2025,
                mode_fonctionnement="ENSEMBLE",
                unite="journee",
                prevue=Decimal(9_000),
                realisee=Decimal("8712.5"),
            )
        ],
    )


def test_lists_become_tuples_and_absent_fields_are_none() -> None:
    fiche = _fiche()
    assert fiche.objectifs_operationnels == ("Réduire les départs", "Former les tuteurs")
    assert fiche.indicateurs == (_indicateur(),)
    assert fiche.theme is None


@pytest.mark.parametrize("value", [12, 12.5, Decimal("12.50"), 0.1, 0, -3])
def test_a_number_of_any_kind_makes_an_exact_decimal(value: Any) -> None:
    assert Cible(annee=2026, valeur=value).valeur == Decimal(str(value))


def test_a_document_built_in_python_is_receivable() -> None:
    suivi = _suivi()
    document = Document("json", EDITION, suivi.type, suivi.to_tree())
    report = validate(document, rules=())
    assert report.verdict == "recevable", [report.message(f) for f in report.findings]


def test_tree_has_the_names_of_the_standard_numbers_and_no_null() -> None:
    tree = _suivi().to_tree()
    assert tree["cpom"] == "1.0"
    assert tree["type"] == "suiviAnnuel"
    assert tree["dateArreteDonnees"] == "2025-12-31"
    assert tree["entete"]["dateProduction"] == "2026-04-28T09:30:00Z"
    assert tree["organismeGestionnaire"]["numeroFinessEj"] == "010780054"
    (activite,) = tree["activites"]
    assert activite == {
        "esms": "010000024",
        "annee": 2025,
        "modeFonctionnement": "ENSEMBLE",
        "unite": "journee",
        "prevue": 9000,
        "realisee": 8712.5,
    }
    assert [type(activite[n]) for n in ("prevue", "realisee")] == [int, float]


def test_json_of_a_model_has_the_names_of_the_standard_and_decimals_as_numbers() -> None:
    written = Cible(annee=2026, valeur=Decimal("12.50")).model_dump_json(exclude_none=True)
    assert written == '{"annee":2026,"valeur":12.5}'
    assert '"versionDocument":1' in _suivi().entete.model_dump_json(exclude_none=True)


def test_a_model_is_frozen_and_copied_with_changes() -> None:
    fiche = _fiche()
    with pytest.raises(ValidationError, match="frozen"):
        fiche.intitule = "Autre"  # type: ignore[misc] # pyright: ignore[reportAttributeAccessIssue]
    closed = fiche.model_copy(update={"statut": "achevee"})
    assert (fiche.statut, closed.statut) == ("en_vigueur", "achevee")
    assert fiche == _fiche() != closed


@pytest.mark.parametrize(
    ("model", "values", "says"),
    [
        (
            Cible,
            {"annee": 2026, "valeur": 1, "seuil": 2},
            "seuil\n  Extra inputs are not permitted",
        ),
        (Cible, {"annee": 2026}, "au moins un de valeur, min, max, modalite, date"),
        (Cible, {"valeur": 1}, "annee\n  Field required"),
        (Cible, {"annee": "2026", "valeur": 1}, "annee\n  Input should be a valid integer"),
        (
            Cible,
            {"annee": 2026, "valeur": "12,5"},
            "valeur\n  Input should be an instance of Decimal",
        ),
        (Cible, {"annee": 2026, "valeur": True}, "valeur\n"),
        (
            Cible,
            {"annee": 2026, "valeur": float("nan")},
            "valeur\n  Input should be a finite number",
        ),
        (Cible, {"annee": 2026, "valeur": 0.1234567}, "valeur\n  Value error, au plus 6 décimales"),
        (
            Cible,
            {"annee": 1899, "valeur": 1},
            "annee\n  Input should be greater than or equal to 1900",
        ),
        (Cible, {"annee": 2026, "date": "31/12/2026"}, "une date s'écrit AAAA-MM-JJ"),
        (Cible, {"annee": 2026, "date": "2026-02-30"}, "une date s'écrit AAAA-MM-JJ"),
        (Cible, {"annee": 2026, "date": dt.date(1899, 12, 31)}, "entre 1900 et 2099"),
        (Cible, {"annee": 2026, "modalite": ""}, "modalite\n  String should match pattern"),
        (Periode, {"debut": dt.datetime(2026, 1, 1, tzinfo=dt.UTC)}, "debut\n"),
        (FicheAction, {"cout": Decimal("12.345")}, "cout\n  Value error, au plus 2 décimales"),
        (FicheAction, {"objectifs_operationnels": []}, "at least 1 item"),
        (FicheAction, {"objectifs_operationnels": "Former"}, "objectifs_operationnels\n"),
        (FicheAction, {"esms": ["010000024"] * 2}, "une même valeur figure deux fois"),
        (FicheAction, {"esms": [10000024]}, "esms.0\n  Input should be a valid string"),
        (FicheAction, {"esms": ["10000024"]}, "esms.0\n  String should match pattern"),
        (FicheAction, {"axe": "qualite2"}, "axe\n  Input should be 'gouvernance_interne'"),
        (Entete, {"date_production": dt.datetime(2026, 4, 28, 9, 30)}, "le fuseau horaire manque"),  # noqa: DTZ001
        (Activite, {"prevue": -1}, "prevue\n  Input should be greater than or equal to 0"),
        (Activite, {"extensions": {}}, "at least 1 item"),
        (Activite, {"extensions": {"champ": 1}}, "'champ' n'est pas une URI"),
        (Activite, {"extensions": {"urn:a:b": None}}, "valeur vide ou de type inconnu"),
        (Activite, {"extensions": {"urn:a:b": 2**53}}, "nombre trop grand"),
    ],
)
def test_what_is_wrong_is_refused_and_named(
    model: type[BaseModel], values: dict[str, Any], says: str
) -> None:
    with pytest.raises(ValidationError) as refusal:
        model(**values)
    assert says in str(refusal.value)


@pytest.mark.parametrize("name", ["numero_avenant", "numeroAvenant"])
def test_both_names_build_a_model_in_python(name: str) -> None:
    values: dict[str, Any] = {"identifiant": "CPOM-84-2024-0012", name: 0}
    assert ContratSuivi(**values) == _suivi().contrat


@pytest.mark.parametrize(
    ("changed", "says"),
    [
        ({"date_transmission": "2026-04-28"}, "champ inconnu : date_transmission"),
        ({"synthèse": "Bonne année"}, "champ inconnu : synthèse"),
        ({"synthese": None}, "synthese : null n'existe pas"),
        ({"cpom": ...}, "cpom manque"),
        ({"type": ...}, "type manque"),
        ({"exercice": ...}, "exercice\n  Field required"),
        ({"cpom": "1.1"}, "cpom\n  Input should be '1.0'"),
        ({"type": "avis"}, "type\n  Input should be 'suiviAnnuel'"),
        ({"exercice": "2025"}, "exercice\n  Input should be a valid integer"),
        ({"exercice": 2025.5}, "exercice\n  Input should be a valid integer"),
        ({"typesBilan": "suivi_annuel"}, "typesBilan\n"),
        ({"contrat": {"identifiant": "C", "numero_avenant": 0}}, "champ inconnu : numero_avenant"),
    ],
)
def test_an_exchanged_tree_is_read_with_its_exact_names_only(
    changed: dict[str, Any], says: str
) -> None:
    tree = _suivi().to_tree() | changed
    with pytest.raises(ValidationError) as refusal:
        SuiviAnnuel.from_tree({n: v for n, v in tree.items() if v is not ...})
    assert says in str(refusal.value)


def test_an_exchanged_tree_does_not_tell_12_from_12_0() -> None:
    tree = _suivi().to_tree()
    assert SuiviAnnuel.from_tree(tree | {"exercice": 2025.0}) == _suivi()


def _same(left: Any, right: Any) -> bool:
    """Equal, and 1 is not true."""
    return bool(orjson.dumps(left) == orjson.dumps(right))


def test_there_is_a_model_of_every_type_of_the_samples() -> None:
    assert {orjson.loads(p.read_bytes())["type"] for p in SAMPLES} == set(DOCUMENTS)


@pytest.mark.parametrize("path", SAMPLES, ids=lambda p: f"{p.parent.name}/{p.stem}")
def test_sample_goes_through_its_model_unchanged(path: Path) -> None:
    document = cpom_schema.read(path)
    kind = DOCUMENTS[document.type]
    model = kind.from_tree(document.tree)
    assert _same(model.to_tree(), document.tree)
    assert kind.model_validate_json(path.read_bytes()) == model
    assert kind.from_tree(orjson.loads(model.model_dump_json(exclude_none=True))) == model


@pytest.mark.parametrize("path", SAMPLES, ids=lambda p: f"{p.parent.name}/{p.stem}")
def test_a_model_reads_and_writes_json_by_itself(path: Path) -> None:
    document = cpom_schema.read(path)
    model = DOCUMENTS[document.type].from_json(path.read_bytes())
    assert read_bytes(model.to_json()).tree == document.tree
    assert cpom_schema.from_tree(model.to_tree()).tree == document.tree
