"""The story of samples/campaign, and the workbooks prepared along it."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Final

from cpom_desk.preparation import Draft, Given, draft, workbook
from cpom_desk.preparation.given import in_force
from cpom_schema.document import Document
from cpom_schema.formats import read
from cpom_schema.standard.dictionary import Lang
from tests.builders.editions import EDITION

FOLDER: Final = Path(__file__).parents[2] / "samples" / "campaign"
YEARS: Final = (2024, 2025, 2026)


@cache
def sample(name: str) -> Document:
    """A document of the campaign."""
    return read(FOLDER / f"{name}.json")


def given(year: int, lang: Lang = "fr") -> Given:
    """What the follow-up of a year is prepared from, the day it was really sent."""
    moment = sample(f"suivi-{year}").tree["entete"]["dateProduction"]
    avenants = [sample("avenant-1"), sample("avenant-2")]
    done = in_force(sample("contrat"), avenants, year, moment[:10])
    assert not done.problems
    previous = sample(f"suivi-{year - 1}") if year - 1 in YEARS else None
    return Given(moment, EDITION, year, done.document, previous, lang=lang)


@cache
def prepared(year: int, lang: Lang = "fr") -> Draft:
    """The follow-up of a year, to be filled."""
    return draft("suiviAnnuel", given(year, lang))


@cache
def prepared_workbook(year: int, lang: Lang = "fr") -> bytes:
    """Its workbook."""
    return workbook(prepared(year, lang), lang)
