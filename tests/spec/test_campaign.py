"""What a template prepares names only fields and codes of the standard."""

from __future__ import annotations

import copy
from functools import cache
from typing import Any

import pytest

from spec.generator import bundles, campaign, source


@cache
def _source() -> source.Source:
    return source.load()


def _changed(place: str, value: Any) -> dict[str, Any]:
    """The template of a follow-up, with another value at a place whose names are apart by /."""
    raw: dict[str, Any] = copy.deepcopy(_source().campaign["suiviAnnuel"])
    *steps, last = place.split("/")
    held: Any = raw
    for step in steps:
        held = held[step]
    held[last] = value
    return raw


def test_the_template_has_no_fault() -> None:
    assert list(campaign.faults_of(_source(), _source().campaign["suiviAnnuel"])) == []


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


@pytest.mark.parametrize(("place", "value", "fault"), FAULTY)
def test_a_name_the_standard_does_not_have_is_refused(place: str, value: Any, fault: str) -> None:
    raw = _changed(place, value)
    assert list(campaign.faults_of(_source(), raw)) == [fault]
    faulty = _source()._replace(campaign={**_source().campaign, "suiviAnnuel": raw})
    with pytest.raises(source.SpecificationError, match=r"campaign/suiviAnnuel\.yaml: "):
        campaign.check(faulty)


def test_nothing_is_published_from_a_faulty_template() -> None:
    raw = _changed("presence/perimetre/lastDay", "dateFin")
    faulty = _source()._replace(campaign={**_source().campaign, "suiviAnnuel": raw})
    with pytest.raises(source.SpecificationError, match="esms has no field dateFin"):
        bundles.campaign(faulty)
