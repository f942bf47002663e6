"""What a person sees in a workbook: formats, what is open, titles, widths, print."""

from __future__ import annotations

import re
from typing import Any

import pytest
from openpyxl.utils import get_column_letter

from cpom_schema.standard import views as view
from tests.builders.campaign import prepared, sample
from tests.builders.editions import EDITION
from tests.builders.gestionnaire import locked
from tests.builders.made_workbooks import (
    blocks_of,
    book_of,
    every,
    field_of,
    kind_of,
    tabs_of,
)

FORMATS = {
    "date": "dd/mm/yyyy", "montant": "#,##0.00 [$€-40C]", "taux": r"0.0##\ %", "entier": "#,##0",
    "annee": "0", "decimal": "General",
}  # fmt: skip


@every
def test_each_column_shows_its_type(name: str) -> None:
    kind = kind_of(name)
    seen: set[str] = set()
    for block in blocks_of(name):
        for at, identifier in block.ids.items():
            field = field_of(kind, block, identifier)
            if field is None:
                continue
            scalar = field.type if field.kind == "scalar" and not field.repeated else "texte"
            wanted = FORMATS.get(scalar, "@")
            row = block.last - 2  # a free row, whatever is prepared above
            assert block.cell(row, at).number_format == wanted, (block.table, identifier)
            seen.add(wanted)
    assert len(seen) > 1 or name == "avis du contrat"


def test_a_value_shows_a_percent_in_the_rows_of_a_rate() -> None:
    contrat = {f["code"]: f for f in sample("contrat").tree["fichesActions"]}
    (block,) = (b for b in blocks_of("suivi") if b.table == "valeursIndicateurs")
    at = {identifier: column for column, identifier in block.ids.items()}
    seen: set[bool] = set()
    for row, value in enumerate(prepared(2025).document.tree["valeursIndicateurs"], block.first):
        indicators = contrat[value["ficheAction"]]["indicateurs"]
        (unit,) = (i["unite"] for i in indicators if i["code"] == value["indicateur"])
        percent = block.cell(row, at["valeur"]).number_format == FORMATS["taux"]
        assert percent is (unit == "fraction")
        assert ("%" in (block.cell(row, at["?cible"]).value or "")) is (unit == "fraction")
        assert block.cell(row, at["numerateur"]).number_format == "General"
        seen.add(percent)
    assert seen == {True, False}


@pytest.mark.parametrize("name", ["suivi", "suivi en"])
def test_only_what_must_be_typed_is_open(name: str) -> None:
    made = prepared(2025)
    for block in blocks_of(name):
        given = len(made.filling.rows.get(block.table, ()))
        decided = set(made.filling.locked.get(block.table, ()))
        fits = list(made.filling.fits.get(block.table, {}).values())
        for row in range(block.first, block.last - 1):
            for at, identifier in block.ids.items():
                informs = identifier.startswith("?")
                known = row < block.first + given and identifier in decided
                rank = row - block.first
                shut = rank < len(fits) and identifier in fits[rank].shut
                cell = block.cell(row, at)
                assert locked(cell) is (informs or known or shut), (block.table, cell.coordinate)
                grey = cell.fill.fgColor.rgb == "FFECEFF3"
                hatched = cell.fill.patternType == "lightUp"
                assert (grey, hatched) == (informs or known, shut)  # what is locked is seen to be
        checks = block.tab.data_validations.dataValidation
        first = [block.cell(block.first, at) for at in block.ids]
        asked = {c.coordinate for c in first if any(c.coordinate in v.sqref for v in checks)}
        assert asked == {c.coordinate for c in first if not locked(c)}  # no prompt elsewhere
        for at, identifier in block.ids.items():  # titles and help are never open
            assert all(locked(block.cell(block.top + n, at)) for n in (1, 2)), identifier


@every
def test_in_a_blank_table_everything_is_open(name: str) -> None:
    for block in blocks_of(name):
        cells = [block.cell(block.last - 2, at) for at, i in block.ids.items() if i[0] != "?"]
        assert cells
        assert not any(map(locked, cells)), block.table


@every
def test_below_the_last_table_of_a_sheet_rows_may_still_be_typed(name: str) -> None:
    for tab in tabs_of(name):
        blocks = [b for b in blocks_of(name) if b.tab is tab]
        if blocks:
            last = blocks[-1]
            cells = [last.cell(last.last + 100, at) for at, i in last.ids.items() if i[0] != "?"]
            assert not any(map(locked, cells))
            formats = [
                next(c for c in tab.column_dimensions.values() if c.min <= x.column <= c.max)
                for x in cells
            ]
            free = [last.cell(last.last - 2, at) for at, i in last.ids.items() if i[0] != "?"]
            shown = [c.number_format for c in free]
            assert [c.number_format for c in formats] == shown


@every
def test_each_column_has_a_title_of_its_own_and_a_help_that_says_more(name: str) -> None:
    for block in blocks_of(name):
        titles = [str(block.cell(block.top + 1, at).value) for at in block.ids]
        helps = [str(block.cell(block.top + 2, at).value) for at in block.ids]
        assert len(titles) == len(set(titles)), (block.table, titles)
        for title, help_ in zip(titles, helps, strict=True):
            own = title.removesuffix("\N{NO-BREAK SPACE}*").casefold()
            assert len(help_) > 10
            assert help_.rstrip(".").casefold() != own


@every
def test_columns_are_wide_enough_for_their_titles(name: str) -> None:
    for block in blocks_of(name):
        for at in block.ids:
            columns = block.tab.column_dimensions.values()
            (width,) = {c.width for c in columns if c.min and c.min <= at <= c.max}
            title = str(block.cell(block.top + 1, at).value)
            assert 5 <= width <= 80
            assert max(map(len, title.split(" "))) <= width, (block.table, title)
            lines = -(-len(title) // int(width))
            height = block.tab.row_dimensions[block.top + 1].height
            assert height >= 13 * lines, (block.table, title)


@every
def test_heads_stay_in_sight_and_sheets_print(name: str) -> None:
    book = book_of(name)
    for tab in book.worksheets[:-2]:
        assert (tab.page_setup.orientation, int(tab.page_setup.paperSize)) == ("landscape", 9)
        assert tab.sheet_properties.pageSetUpPr.fitToPage
        assert 1 <= int(tab.page_setup.fitToWidth or 1) <= 4
        assert tab.page_setup.fitToHeight == 0  # as many pages down as needed
        assert tab.oddFooter.right.text
    blocks = list(blocks_of(name))
    for tab in tabs_of(name):
        own = [b for b in blocks if b.tab is tab]
        forms = [
            n for n in range(1, tab.max_row + 1)
            if str(tab.cell(n, 1).value or "") == "#champs"
        ]  # fmt: skip
        if len(own) == 1 and not forms:
            (block,) = own
            assert tab.freeze_panes is not None
            assert int(re.sub(r"\D", "", tab.freeze_panes)) == block.first
            assert tab.print_title_rows == f"${block.top + 1}:${block.top + 1}"
        elif own and tab.cell(own[-1].top, 1).value:
            assert (tab.freeze_panes is None) or tab.freeze_panes == "C3"


def test_a_column_of_the_plan_stands_where_it_is_said() -> None:
    """The reading of the tests themselves: as many columns as letters."""
    (block,) = (b for b in blocks_of("suivi") if b.table == "valeursIndicateurs")
    assert [get_column_letter(at) for at in block.ids] == list("BCDEFGHIJKLMNOPQRSTU")


LABELS = {
    "exercice": "Exercice du suivi", "identifiant": "Identifiant du contrat",
    "numeroAvenant": "Numéro du dernier avenant", "empreinte": "Empreinte du contrat",
    "numeroFinessEj": "N° FINESS juridique du gestionnaire",
    "raisonSociale": "Raison sociale du gestionnaire",
}  # fmt: skip


def test_what_the_contract_decides_of_the_document_is_locked_and_the_rest_is_open() -> None:
    tab = book_of("suivi")["Identification"]
    tree = prepared(2025).document.tree
    known = {"exercice": tree["exercice"], **tree["contrat"], **tree["organismeGestionnaire"]}
    said: dict[str, Any] = {}
    for row in range(1, tab.max_row + 1):
        address, label, value = (tab.cell(row, at) for at in (1, 2, 3))
        if address.value and not str(address.value).startswith("#"):
            if locked(value):
                said[str(label.value).removesuffix("\N{NO-BREAK SPACE}*")] = value.value
            assert locked(label)
            assert tab.cell(row, 4).value
    assert said == {LABELS[name]: value for name, value in known.items()}


@pytest.mark.parametrize(
    ("name", "label", "day"),
    [
        ("suivi", "À transmettre au plus tard le", "30/04/2026"),
        ("suivi en", "To be sent by", "30/04/2026"),
    ],
)
def test_the_first_sheet_says_what_to_do_and_by_when(name: str, label: str, day: str) -> None:
    lang = "en" if name == "suivi en" else "fr"
    tab = book_of(name).worksheets[0]
    pairs = {tab.cell(n, 2).value: tab.cell(n, 3).value for n in range(1, tab.max_row + 1)}
    assert pairs[label] == day
    seen = view.view(EDITION, "suiviAnnuel")
    said = [label for label in pairs if label in {step[lang] for step in seen.cover.steps}]
    assert said == [step[lang] for step in seen.cover.steps]
    assert {s.name[lang]: s.intro[lang] for s in seen.sheets}.items() <= pairs.items()
    links = {c.hyperlink.location for row in tab.iter_rows() for c in row if c.hyperlink}
    assert links == {f"'{s.name[lang]}'!A1" for s in seen.sheets}
