"""The texts of a workbook: in one language, never a formula, the same bytes on every build."""

from __future__ import annotations

import io
import re
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from hashlib import sha256
from typing import Any

import openpyxl
import pytest

from cpom_desk.preparation import Given, blank, draft, workbook
from cpom_schema.canonical import canonical
from cpom_schema.document import Document, Tree
from cpom_schema.errors import ConversionLossError
from cpom_schema.formats import read_bytes, write_bytes
from cpom_schema.formats.workbook.planning.looks import Look, look_of
from cpom_schema.formats.workbook.planning.words import (
    CHOICES,
    COVER,
    OTHERS,
    WORDS,
    description,
    first_sentence,
)
from cpom_schema.standard import views as view
from cpom_schema.standard.dictionary import Lang
from cpom_schema.tabular.cells import code
from spec.generator.source import DOCUMENTS
from tests.builders.campaign import prepared, prepared_workbook, sample
from tests.builders.command import ENV
from tests.builders.editions import EDITION
from tests.builders.libreoffice import convert_all
from tests.builders.made_workbooks import BLANKS, EVERY, MOMENT, book_of, every, source_of
from tests.builders.small_follow_up import valid, with_changes


def _texts() -> Iterator[Any]:
    """Everything the standard says in two languages."""
    dictionary = EDITION.dictionary
    for obj in dictionary.objects.values():
        yield from (obj.title, obj.description)
        for field in obj.fields.values():
            yield from (field.title, field.description)
    for name in EDITION.codelists:
        yield from (code.label for code in EDITION.codelists[name].codes.values())
    for kind in DOCUMENTS:
        seen = view.view(EDITION, kind)
        yield from (seen.cover.title, *seen.cover.steps)
        for sheet in seen.sheets:
            yield from (sheet.name, sheet.intro)
            for block in sheet.blocks:
                if block.title:
                    yield block.title
                if isinstance(block, view.TableBlock):
                    yield from (text for c in block.context for text in (c.title, c.help))
    yield from (COVER, OTHERS, *WORDS.values())


@cache
def _known(lang: Lang) -> frozenset[str]:
    """What is said in a language and is not said so in the other."""
    own = {first_sentence(t[lang]) for t in _texts()}
    other: Lang = "en" if lang == "fr" else "fr"
    return frozenset(own - {first_sentence(t[other]) for t in _texts()})


def _said(book: Any) -> Iterator[str]:
    """Every text of a workbook, those of prompts and of warnings included."""
    yield str(book.properties.title)
    for tab in book.worksheets[:-1]:
        yield from (tab.title, str(tab.oddFooter.center.text))
        for check in tab.data_validations.dataValidation:
            yield from filter(
                None, (check.prompt, check.promptTitle, check.error, check.errorTitle)
            )
        for row in tab.iter_rows(values_only=True):
            yield from (value for value in row if isinstance(value, str))


def _pieces(text: str) -> set[str]:
    """A text, its first sentence, its lines, and what stands before and after a dash."""
    whole = text.removesuffix("\N{NO-BREAK SPACE}*")
    halves = re.split(" – |\N{NO-BREAK SPACE}?: ", whole)
    return {whole, first_sentence(whole), *whole.split("\n"), *halves}


@every
def test_a_workbook_speaks_one_language(name: str) -> None:
    lang: Lang = "en" if name == "suivi en" else "fr"
    other: Lang = "fr" if name == "suivi en" else "en"
    pieces = {piece for text in _said(book_of(name)) for piece in _pieces(text)}
    assert len(pieces & _known(lang)) > 50
    assert not (pieces & _known(other)) - set(_own(sample("contrat").tree))


def _own(value: Any) -> Iterator[str]:
    """The texts of a document itself, in the language of who wrote it."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for below in value.values() if isinstance(value, dict) else value:
            yield from _own(below)


@pytest.mark.parametrize("kind", DOCUMENTS)
def test_a_blank_workbook_in_english_has_no_french_left(kind: str) -> None:
    made = workbook(draft(kind, Given(MOMENT, EDITION, lang="en")), "en")
    book = openpyxl.load_workbook(io.BytesIO(made))
    pieces = {piece for text in _said(book) for piece in _pieces(text)}
    assert len(pieces & _known("en")) > 50
    assert not pieces & _known("fr")


def test_nobody_is_told_of_technical_words() -> None:
    """Jargon of the standard, that means something else or nothing to who fills a workbook."""
    jargon = re.compile(r"\b(clé|bloc|pointeur|XPath|cardinalité|identifiant technique)s?\b")
    for name in EVERY:
        if name not in ("rapportControle", "suivi en"):  # a report is about files
            told = [
                text
                for tab in book_of(name).worksheets[:-2]
                for row in tab.iter_rows(values_only=True)
                for text in row[1:]
                if isinstance(text, str) and jargon.search(text)
            ]
            assert not told, name


RUN = """
import hashlib
from spec.generator.source import DOCUMENTS
from cpom_desk.preparation import Given, draft, workbook
from tests.builders.campaign import prepared_workbook
from tests.builders.editions import EDITION
for kind in DOCUMENTS:
    made = workbook(draft(kind, Given("2026-03-01T00:00:00Z", EDITION)), "fr")
    print(kind, hashlib.sha256(made).hexdigest())
print("suivi", hashlib.sha256(prepared_workbook(2025)).hexdigest())
"""


def test_the_same_bytes_are_made_by_any_process() -> None:
    wanted = [f"{n} {sha256(source_of(n)).hexdigest()}" for n in (*BLANKS, "suivi")]
    for seed, zone in (("0", "Europe/Paris"), ("7", "America/Cayenne")):
        env = {**ENV, "PYTHONHASHSEED": seed, "TZ": zone, "LC_ALL": "C"}
        run = subprocess.run(
            [sys.executable, "-c", RUN], capture_output=True, text=True, check=False, env=env
        )
        assert run.returncode == 0, run.stderr
        assert run.stdout.split("\n") == [*wanted, ""]


ODD_TEXTS = [
    "=1+1", "+33 6 00 00 00 00", "-5", "@SOMME(A1)", "'=1", "{=A1}", '=HYPERLINK("http://x")',
    "http://example.org/a", "internal:'Actions'!A1", "external:C:\\x.xlsx", "mailto:a@b.fr",
    "_x000D_", "_x0041_", "007", "1e5", "31/12/2025", "VRAI", "#REF!", "a\nb", "  devant", "\tx",
    "*", "?", "~", "<b>&amp;</b>", "\U0001f600",
]  # fmt: skip


def test_a_text_is_written_as_a_text_whatever_it_begins_with() -> None:
    events = [
        {"code": f"E-{n}", "type": "autre", "date": "2025-01-01", "description": text}
        for n, text in enumerate(ODD_TEXTS)
    ]
    document = with_changes(valid("suiviAnnuel"), {"/evenements": events, "/synthese": "=1+1"})
    made = write_bytes(document, "xlsx")
    book: Any = openpyxl.load_workbook(io.BytesIO(made))
    cells = [c for tab in book for row in tab.iter_rows() for c in row if c.value is not None]
    assert not [c.coordinate for c in cells if c.data_type == "f" and c.value != "=1+1"]
    links = [c for tab in book for row in tab.iter_rows() for c in row if c.hyperlink]
    assert {c.parent.title for c in links} == {COVER["fr"]}
    assert all(c.hyperlink.location and not c.hyperlink.target for c in links)
    assert canonical(read_bytes(made)) == canonical(document)


def _long(text: str) -> Document:
    return with_changes(valid("suiviAnnuel"), {"/synthese": text})


@pytest.mark.parametrize(
    ("text", "fits"),
    [
        ("a" * 32_767, True),
        ("a" * 32_768, False),
        ("\U0001f600" * 16_383, True),  # two units each
        ("\U0001f600" * 16_384, False),
    ],
    ids=["just", "one more", "just, in pairs", "one more pair"],
)
def test_a_text_too_long_for_a_cell_is_a_loss_that_is_listed(text: str, *, fits: bool) -> None:
    if fits:
        made = read_bytes(write_bytes(_long(text), "xlsx"))
        assert made.tree["synthese"] == text
        return
    with pytest.raises(ConversionLossError) as refused:
        write_bytes(_long(text), "xlsx")
    (loss,) = refused.value.losses
    assert loss.code == "classeur_texte_trop_long"
    assert re.fullmatch(r"Identification!C\d+", loss.place)


def test_what_has_no_cell_in_a_template_stops_it() -> None:
    tree: Tree = {**blank("suiviAnnuel", EDITION).tree, "synthese": "", "evenements": []}
    with pytest.raises(ConversionLossError) as refused:
        workbook(
            prepared(2025)._replace(document=Document("json", EDITION, "suiviAnnuel", tree)), "fr"
        )
    assert len(refused.value.losses) == 2


def test_libreoffice_gives_the_same_documents_back() -> None:
    names = ("suivi", "suivi en", "avenant du contrat", "contrat 2027")
    sources = [source_of(name) for name in names]
    before = [read_bytes(source) for source in sources]
    for suffix in ("xlsx", "ods"):
        for name, was, saved in zip(
            names, before, convert_all(sources, "xlsx", suffix), strict=True
        ):
            document = read_bytes(saved)
            assert document.notes == (), (name, suffix)
            assert canonical(document) == canonical(was), (name, suffix)
    assert before[0].tree == read_bytes(prepared_workbook(2025)).tree


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_a_rate_is_never_told_as_a_fraction_to_who_types_percents(lang: Lang) -> None:
    fields = [f for o in EDITION.dictionary.objects.values() for f in o.fields.values()]
    looks = [(f, look_of(f)) for f in fields]
    told = [description(f, k, lang) for f, k in looks if k in (Look.RATE, Look.DECIMAL)]
    assert any("%" in text for text in told)
    for text in told:
        assert not re.search(r"fraction \(|: fraction|(?:en|as a) fraction|[a-z]\.\d", text), text
        assert text[-1] in ".…", text


@pytest.mark.parametrize("name", ["suivi", "contrat", "suivi en"])
def test_what_a_cell_may_hold_several_of_is_in_sight(name: str) -> None:
    book = book_of(name)
    tab = next(tab for tab in book.worksheets if tab.title in CHOICES.values())
    assert tab.sheet_state == "visible"
    edition_lang: Lang = "en" if name.endswith(" en") else "fr"
    for column in tab.iter_cols(min_row=3, values_only=True):
        texts = [text for text in column[1:] if text]
        listed = next(
            codes for codes in EDITION.codelists.values() if codes.title[edition_lang] == column[0]
        )
        read = code(EDITION, listed.name)
        assert texts
        assert all(read(str(text)).value in listed.codes for text in texts)
