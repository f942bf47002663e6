"""Each indicator opens the cell of its kind only, and offers its own levels."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any, Final

import openpyxl
import pytest

from tests.builders import campaign
from tests.builders.gestionnaire import locked, offered

FORMS: Final = {
    "nombre": {"valeur", "numerateur", "denominateur"},
    "taux": {"valeur", "numerateur", "denominateur"},
    "montant": {"valeur", "numerateur", "denominateur"},
    "booleen": {"modalite"},
    "echelle": {"modalite"},
    "date": {"valeurDate"},
}
ALL: Final = set().union(*FORMS.values())


def _indicators(year: int) -> dict[tuple[str, str], dict[str, Any]]:
    contract = campaign.given(year).contrat
    assert contract
    return {
        (f["code"], i["code"]): i for f in contract.tree["fichesActions"] for i in f["indicateurs"]
    }


@pytest.fixture(scope="module")
def rows() -> list[tuple[dict[str, Any], dict[str, Any], Any]]:
    """Indicator, cells by column and workbook of each value to be given."""
    return [row for year in campaign.YEARS for row in _rows(year)]


def _rows(year: int) -> Iterator[tuple[dict[str, Any], dict[str, Any], Any]]:
    book = openpyxl.load_workbook(io.BytesIO(campaign.prepared_workbook(year)))
    tab = book["Indicateurs"]
    top = next(r for r in range(1, 20) if str(tab.cell(r, 1).value).startswith("#table:"))
    ids = {str(c.value): at for at, c in enumerate(tab[top], 1) if c.value}
    known = _indicators(year)
    for row in range(top + 3, tab.max_row + 1):
        cells = {name: tab.cell(row, at) for name, at in ids.items()}
        key = (str(cells["ficheAction"].value), str(cells["indicateur"].value))
        if key in known:
            yield known[key], cells, book


def test_every_kind_of_indicator_is_seen(rows: list[Any]) -> None:
    assert {indicator["typeValeur"] for indicator, _, _ in rows} == set(FORMS)


def test_a_value_is_open_only_where_its_indicator_wants_it(rows: list[Any]) -> None:
    for indicator, cells, _ in rows:
        opened = {name for name in ALL if not locked(cells[name])}
        assert opened == FORMS[indicator["typeValeur"]], cells["indicateur"].coordinate
        assert not locked(cells["motifAbsence"])
        assert not locked(cells["commentaire"])


def test_a_level_is_chosen_among_those_of_the_indicator(rows: list[Any]) -> None:
    chosen = [
        (indicator["modalites"], offered(book, cells["modalite"]))
        for indicator, cells, book in rows
        if "modalites" in indicator
    ]
    assert chosen
    assert all(wanted == shown for wanted, shown in chosen)
