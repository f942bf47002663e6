"""What is written is safe: no formula, no link, locked without password, lists of dated codes."""

from __future__ import annotations

import io
import re
from typing import Any
from zipfile import ZipFile

import openpyxl

from cpom_desk.preparation import Given, draft, workbook
from cpom_schema.standard import views as view
from tests.builders.campaign import prepared
from tests.builders.editions import EDITION
from tests.builders.gestionnaire import listed
from tests.builders.made_workbooks import (
    HIDDEN,
    MOMENT,
    blocks_of,
    book_of,
    every,
    kind_of,
    source_of,
    tabs_of,
)


@every
def test_nothing_runs_and_nothing_leads_out(name: str) -> None:
    with ZipFile(io.BytesIO(source_of(name))) as package:
        parts = {p: package.read(p).decode() for p in package.namelist()}
    assert not [
        p for p in parts if re.search(r"vba|macro|external|connections|\.bin", p, re.IGNORECASE)
    ]
    sheets = [text for part, text in parts.items() if part.startswith("xl/worksheets/sheet")]
    assert len(sheets) == len(book_of(name).sheetnames)
    assert not [text for text in sheets if re.search(r"<f[ >/]", text)]
    relations = [text for part, text in parts.items() if part.endswith(".rels")]
    assert not [text for text in relations if "External" in text]


@every
def test_names_lead_to_cells(name: str) -> None:
    book = book_of(name)
    assert book.defined_names
    for defined in book.defined_names:
        ((tab, area),) = book.defined_names[defined].destinations
        assert tab in book.sheetnames
        assert re.fullmatch(r"\$[A-Z]+\$\d+:\$[A-Z]+\$\d+", area)
        if tab == "_listes":
            assert listed(book, defined), defined


@every
def test_cells_are_checked_for_their_type_or_their_list_and_nothing_else(name: str) -> None:
    book = book_of(name)
    seen: set[Any] = set()
    for tab in tabs_of(name):
        for check in tab.data_validations.dataValidation:
            seen.add(check.type)
            assert check.type in (None, "list", "whole", "decimal", "date")
            if check.type == "list":
                source = check.formula1.removeprefix("=")
                assert source in book.defined_names or source.startswith('"')
                assert check.errorStyle == "warning"  # a value out of the list may be kept
            assert len(check.prompt or "") <= 255
            assert len(check.promptTitle or "") <= 32
            assert len(check.error or "") <= 255
    assert "list" in seen


def _spelt(name: str, day: str | None, lang: str) -> list[list[str]]:
    """The ways the codes of a list valid on a day may be written, in order."""
    found = EDITION.codelists[name]
    valid = [
        c
        for c in found.codes.values()
        if (day is None or not c.start or c.start <= day)
        and (not c.end if day is None else not c.end or day <= c.end)
    ]
    return [[c.label[lang], f"{c.code} – {c.label[lang]}"] for c in valid]


@every
def test_lists_offer_the_codes_valid_on_the_day_with_their_labels(name: str) -> None:
    book = book_of(name)
    lang = "en" if name == "suivi en" else "fr"
    day = {"suivi": "2025-12-31", "suivi en": "2025-12-31", "contrat 2027": "2027-01-01"}.get(name)
    lists = [n for n in book.defined_names if n.startswith("liste_")]
    assert lists
    for defined in lists:
        ways = _spelt(defined.removeprefix("liste_").replace("_", "-"), day, lang)
        texts = listed(book, defined)
        assert len(texts) == len(ways) == len(set(texts))
        assert all(text in way for text, way in zip(texts, ways, strict=True)), defined


def test_a_code_closed_before_the_year_is_not_offered_and_one_closed_later_is() -> None:
    def modes(year: int) -> str:
        made = workbook(draft("contrat", Given(MOMENT, EDITION, year)), "fr")
        return "\n".join(listed(openpyxl.load_workbook(io.BytesIO(made)), "liste_categories_esms"))

    assert "437 – " in modes(2018)  # closed on 26/10/2018
    assert "437 – " not in modes(2019)
    assert "437 – " not in "\n".join(listed(book_of("contrat"), "liste_categories_esms"))


@every
def test_each_sheet_is_protected_without_password(name: str) -> None:
    for tab in book_of(name).worksheets:
        assert tab.protection.sheet, tab.title
        assert not tab.protection.password
        assert not tab.protection.formatColumns  # False: allowed
        assert not tab.protection.insertRows
    security = book_of(name).security
    assert security is None or not security.workbookPassword


@every
def test_technical_rows_and_columns_are_hidden_and_nothing_else(name: str) -> None:
    for tab in tabs_of(name):
        assert tab.column_dimensions["A"].hidden
        shown = [c for c in tab.column_dimensions.values() if c.min and c.min > 1]
        assert shown
        assert not any(c.hidden for c in shown)
        hidden = {n for n, row in tab.row_dimensions.items() if row.hidden}
        marks = {
            n
            for n in range(1, tab.max_row + 1)
            for at in (1, 2)
            if str(tab.cell(n, at).value or "").startswith(("#table:", "#champs"))
        }
        assert hidden == marks, tab.title


@every
def test_the_hidden_sheets_say_what_the_workbook_is(name: str) -> None:
    book = book_of(name)
    assert tuple(book.sheetnames[-2:]) == HIDDEN
    assert all(book[n].sheet_state == "veryHidden" for n in HIDDEN)
    assert all(tab.sheet_state == "visible" for tab in book.worksheets[:-2])
    meta = dict(book["_meta"].iter_rows(values_only=True))
    kind = kind_of(name)
    wanted = {
        "standard": "1.0", "type": kind, "modele": kind,
        "empreinte": view.digest(EDITION, kind),
        "lang": "en" if name == "suivi en" else "fr",
        "blocs": ";".join(b.table for b in blocks_of(name)),
    }  # fmt: skip
    if name in ("suivi", "suivi en"):
        wanted |= dict(prepared(2025).filling.meta)
    assert {k: v for k, v in meta.items() if k in wanted} == wanted


@every
def test_sheets_are_few_and_their_names_are_valid(name: str) -> None:
    names = book_of(name).sheetnames
    assert len(names) == len({n.casefold() for n in names})
    assert all(1 <= len(n) <= 31 and not set(n) & set("[]:*?/\\") for n in names)
    views = view.view(EDITION, kind_of(name)).sheets
    more = 1 if kind_of(name) == "avenant" else 0  # the contents of the changes
    assert len(tabs_of(name)) == len(views) + more
    assert len(tabs_of("contrat")) == 13
    assert len(tabs_of("suivi")) == 11
