"""What spec/campaign says names only fields and codes of the standard."""

from __future__ import annotations

import copy
from functools import cache
from typing import Any

import pytest

from spec.generator import bundles, campaign, source


@cache
def _source() -> source.Source:
    return source.load()


def _changed(name: str, place: str, value: Any) -> dict[str, Any]:
    """A file of spec/campaign, with another value at a place whose names are apart by /."""
    raw: dict[str, Any] = copy.deepcopy(_source().campaign[name])
    *steps, last = place.split("/")
    held: Any = raw
    for step in steps:
        held = held[step]
    held[last] = value
    return raw


@pytest.mark.parametrize("name", ["suiviAnnuel", "endings"])
def test_what_is_published_has_no_fault(name: str) -> None:
    assert list(campaign.faults_of(_source(), name, _source().campaign[name])) == []


FAULTY: list[tuple[str, Any, str]] = [
    ("presence/perimetre/lastDay", "dateFin", "esms has no field dateFin"),
    ("presence/fichesActions/firstDay", "periode.jour", "periode has no field jour"),
    ("presence/fichesActions/otherwise/is", "ouverte", "statut: no code ouverte"),
    ("followed/evolutionsOffre/finished/by", "code", "suiviEvolution has no field code"),
    ("followed/evolutionsOffre/finished/codes", ["fini"], "statut: no code fini"),
    ("rows/cretons/from", "precedent#creton", "suiviAnnuel has no field creton"),
    ("rows/filesActives/copies", {"etablissement": "nom"}, "fileActive has no field etablissement"),
    ("rows/filesActives/unless", "antenne", "esms has no field antenne"),
    ("rows/activites/decided", ["prevu"], "activite has no field prevu"),
    ("rows/activites/present", {"esms": "etablissements"}, "contrat has no field etablissements"),
    ("rows/suivisFiches/holds/suivisActions/from", "taches", "ficheAction has no field taches"),
    ("rows/valeursIndicateurs/parts/measured/period", "mois", "valeurIndicateur has no field mois"),
    ("rows/valeursIndicateurs/parts/measured/aimed", ["an"], "periode: no code an"),
    ("locked", ["annee"], "suiviAnnuel has no field annee"),
    ("columns", {"notifications.parts": "sections"}, "suiviAnnuel has no list notifications.parts"),
    ("contexts/cretons/nomEsms", "esms.raisonSociale", "esms has no field raisonSociale"),
    ("contexts/cretons/nomEsms", "annee.nom", "cretons.annee refers to no list of the contract"),
    ("contexts/suivisFiches/pilote", "precedent.pilote", "suiviFiche has no field pilote"),
    ("contexts/modulations/objectifModulation/field", "but", "modulationPrevue has no field but"),
    ("fits/valeursIndicateurs/fields/nombre", ["total"], "valeurIndicateur has no field total"),
    ("fits/valeursIndicateurs/rate/is", "pourcent", "unite: no code pourcent"),
]


ENDINGS: list[tuple[str, Any, str]] = [
    ("contents", {"comite": "comiteSuivi"}, "valeurModification has no field disposition"),
    ("contents/annexe", "pieceJointe", "valeurModification has no field pieceJointe"),
    ("contents/cession", "esms", "objet: no code cession"),
    ("term", "echeance", "objet: no code echeance"),
    ("endings/antenne", {"leaves": True}, "valeurModification has no field antenne"),
    ("endings/esms/lastDay", "dateFin", "esms has no field dateFin"),
    ("endings/fraisSiege/firstDay", "periode.jour", "periode has no field jour"),
    ("endings/indicateur/trimmed/list", "seuils", "indicateur has no field seuils"),
    ("endings/indicateur/trimmed/by", "exercice", "cible has no field exercice"),
    ("endings/ficheAction/status/field", "etat", "ficheAction has no field etat"),
    ("endings/ficheAction/status/from", "ouverte", "statut: no code ouverte"),
    ("endings/ficheAction/status/to", "close", "statut: no code close"),
]


@pytest.mark.parametrize(
    ("name", "place", "value", "fault"),
    [*(("suiviAnnuel", *row) for row in FAULTY), *(("endings", *row) for row in ENDINGS)],
)
def test_a_name_the_standard_does_not_have_is_refused(
    name: str, place: str, value: Any, fault: str
) -> None:
    raw = _changed(name, place, value)
    assert list(campaign.faults_of(_source(), name, raw)) == [fault]
    faulty = _source()._replace(campaign={**_source().campaign, name: raw})
    with pytest.raises(source.SpecificationError, match=rf"^spec/campaign/{name}\.yaml: "):
        campaign.check(faulty)


def test_nothing_is_published_from_a_faulty_template() -> None:
    raw = _changed("suiviAnnuel", "presence/perimetre/lastDay", "dateFin")
    faulty = _source()._replace(campaign={**_source().campaign, "suiviAnnuel": raw})
    with pytest.raises(source.SpecificationError, match="esms has no field dateFin"):
        bundles.campaign(faulty)
