"""The views lay out every value of every document type in one place, and nothing that is not."""

from __future__ import annotations

import copy
import re
from collections.abc import Callable
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any

import orjson
import pytest

from cpom_schema.formats.workbook.planning.words import OTHERS
from cpom_schema.standard import views as view
from cpom_schema.standard.dictionary import Lang
from spec.generator import source, views
from tests.builders.editions import EDITION

SHEETS = {
    "contrat": 13, "suiviAnnuel": 11, "rapportControle": 4, "avenant": 3, "indicateurs": 3,
    "programmation": 3, "avis": 2,
}  # fmt: skip


@cache
def _source() -> source.Source:
    return source.load()


def _raw(kind: str = "suiviAnnuel") -> dict[str, Any]:
    return copy.deepcopy(_source().workbooks[kind])


def _sheet(raw: dict[str, Any], name: str) -> dict[str, Any]:
    found: dict[str, Any] = next(s for s in raw["sheets"] if s["name"]["fr"] == name)
    return found


def _write(folder: Path, raw: dict[str, Any]) -> Path:
    path = folder / "suiviAnnuel.yaml"
    path.write_bytes(orjson.dumps(raw))
    return path


@pytest.mark.parametrize("kind", source.DOCUMENTS)
def test_each_type_has_a_view_without_fault(kind: str) -> None:
    assert views.faults_of(_source(), kind, _raw(kind)) == []


@pytest.mark.parametrize("kind", source.DOCUMENTS)
def test_sheets_stay_few(kind: str) -> None:
    assert len(view.view(EDITION, kind).sheets) == SHEETS[kind]


def test_published_views_are_those_of_the_specification() -> None:
    assert EDITION.files.read("views.json").decode() == views.render(_source())


def test_the_digest_is_that_of_the_published_view() -> None:
    published = EDITION.content("views.json")["views"]["avis"]
    canonical = orjson.dumps(published, option=orjson.OPT_SORT_KEYS)
    assert view.digest(EDITION, "avis") == sha256(canonical).hexdigest()
    assert len({view.digest(EDITION, kind) for kind in source.DOCUMENTS}) == len(SHEETS)


def test_an_unknown_type_has_no_view() -> None:
    with pytest.raises(KeyError):
        view.view(EDITION, "facture")


def test_what_is_read_is_typed() -> None:
    loaded = view.view(EDITION, "suiviAnnuel")
    form, *_ = loaded.sheets[0].blocks
    assert isinstance(form, view.Form)
    assert form.fields[0] == "exercice"
    indicators = next(s for s in loaded.sheets if s.name["fr"] == "Indicateurs").blocks[0]
    assert isinstance(indicators, view.TableBlock)
    assert [c.name for c in indicators.context][-2:] == ["cible", "valeurPrecedente"]
    assert (indicators.last, indicators.filled) == (("numerateur", "denominateur"), "required")


def test_the_typed_contents_of_an_avenant_are_elsewhere() -> None:
    loaded = view.view(EDITION, "avenant")
    assert loaded.is_elsewhere("modifications.valeur.partie.code")
    assert loaded.is_elsewhere("modifications.ancienneValeur.ficheAction.indicateurs")
    assert not loaded.is_elsewhere("modifications.valeurs")
    assert not loaded.is_elsewhere("modifications")


def test_every_context_says_where_a_template_finds_it() -> None:
    text = (source.SPEC / "workbooks" / "suiviAnnuel.yaml").read_text("utf-8")
    said: set[tuple[str, str]] = set()
    table = ""
    for line in re.findall(r"^# .*$", text, re.MULTILINE):
        if head := re.match(r"# ([A-Za-z.]+), key ", line):
            table = head[1]
        elif name := re.match(r"#   ([A-Za-z]+) +\S", line):
            said.add((table, name[1]))
    used = {
        (b.table, c.name)
        for s in view.view(EDITION, "suiviAnnuel").sheets
        for b in s.blocks
        if isinstance(b, view.TableBlock)
        for c in b.context
    }
    assert said == used


@pytest.mark.parametrize("kind", source.DOCUMENTS)
def test_a_sheet_that_a_text_names_exists(kind: str) -> None:
    raw = _raw(kind)
    texts = [*raw["cover"]["steps"], *(s["intro"] for s in raw["sheets"])]
    quotes: dict[Lang, str] = {"fr": r"« ([^»]+) »", "en": r"“([^”]+)”"}
    for lang, quoted in quotes.items():
        known = {s["name"][lang] for s in raw["sheets"]} | {OTHERS[lang], "NC", "néant"}
        named = {n for t in texts for n in re.findall(quoted, t[lang])} - {"N/A", "none"}
        assert named <= known


def _cut(raw: dict[str, Any], sheet: str, block: int) -> None:
    del _sheet(raw, sheet)["blocks"][block]


Change = Callable[[dict[str, Any]], object]

REFUSED_BY_THE_METASCHEMA: dict[str, Change] = {
    "name of 32 characters": lambda r: r["sheets"][0]["name"].update(fr="N" * 32),
    "name with a colon": lambda r: r["sheets"][0]["name"].update(fr="Suivi : fiches"),
    "name with a slash": lambda r: r["sheets"][0]["name"].update(en="In/out"),
    "name with a backslash": lambda r: r["sheets"][0]["name"].update(en="In\\out"),
    "name with a bracket": lambda r: r["sheets"][0]["name"].update(en="Total [1]"),
    "name with a question mark": lambda r: r["sheets"][0]["name"].update(en="Why?"),
    "name ending with an apostrophe": lambda r: r["sheets"][0]["name"].update(en="Years'"),
    "name without English": lambda r: r["sheets"][0]["name"].pop("en"),
    "sheet without block": lambda r: r["sheets"][0].update(blocks=[]),
    "sheet without intro": lambda r: r["sheets"][0].pop("intro"),
    "cover without step": lambda r: r["cover"].update(steps=[]),
    "block of two kinds": lambda r: r["sheets"][0]["blocks"][0].update(table="depots"),
    "form with a context": lambda r: r["sheets"][0]["blocks"][0].update(context=["cible"]),
    "field twice in a form": lambda r: r["sheets"][0]["blocks"][1].update(form=["entete"] * 2),
    "pivot of an unknown kind": lambda r: _sheet(r, "Personnel")["blocks"][0].update(
        pivot={"absenteismeParMotif": "mois"}
    ),
    "filled in an unknown way": lambda r: _sheet(r, "Personnel")["blocks"][0].update(filled="oui"),
    "context of an unknown type": lambda r: r["contexts"]["cible"].update(type="nombre"),
    "context without help": lambda r: r["contexts"]["cible"].pop("help"),
    "word nobody defined": lambda r: r["sheets"][0].update(couleur="bleu"),
}


@pytest.mark.parametrize("name", REFUSED_BY_THE_METASCHEMA)
def test_the_metaschema_refuses(name: str, tmp_path: Path) -> None:
    raw = _raw()
    REFUSED_BY_THE_METASCHEMA[name](raw)
    with pytest.raises(source.SpecificationError):
        source.checked(_write(tmp_path, raw), "workbook")


def test_the_metaschema_accepts_the_view_those_were_made_from(tmp_path: Path) -> None:
    assert source.checked(_write(tmp_path, _raw()), "workbook") == _raw()


def _block(sheet: str, block: int, **changes: Any) -> Change:
    return lambda r: _sheet(r, sheet)["blocks"][block].update(changes)


def _add(sheet: str, block: dict[str, Any]) -> Change:
    return lambda r: _sheet(r, sheet)["blocks"].append(block)


REFUSED_BY_THE_DICTIONARY: dict[str, tuple[Change, str]] = {
    "view of another type": (lambda r: r.update(document="avis"), "document avis"),
    "two sheets of one name, but for the case": (
        lambda r: _sheet(r, "Actions")["name"].update(fr="INDICATEURS"),
        "two sheets of one name (fr): indicateurs",
    ),
    "two sheets of one English name": (
        lambda r: _sheet(r, "Actions")["name"].update(en="Indicators"),
        "two sheets of one name (en)",
    ),
    "table that does not exist": (_add("Actions", {"table": "usagers"}), "usagers: no list"),
    "list of plain values as a table": (
        _add("Actions", {"table": "typesBilan"}), "typesBilan: no list",
    ),
    "the document as a table": (
        _add("Actions", {"table": "suiviAnnuel"}), "suiviAnnuel: no list",
    ),
    "table twice": (_add("Actions", {"table": "depots"}), "depots: placed twice"),
    "table that is also a pivot": (
        _add("Personnel", {"table": "ressourcesHumaines.absenteismeParMotif"}),
        "absenteismeParMotif: placed twice",
    ),
    "table nowhere": (lambda r: _cut(r, "Événements et suites", 4), "reponses: at no place"),
    "child list nowhere": (lambda r: _cut(r, "Finances", 1), "affectations: at no place"),
    "table in a sheet and elsewhere": (
        lambda r: r.update(elsewhere=["depots"]), "depots: in a sheet and elsewhere",
    ),
    "elsewhere that does not exist": (
        lambda r: r.update(elsewhere=["depots.montant"]), "depots.montant does not exist",
    ),
    "context without definition": (
        _block("Actions", 0, context=["meteo"]), "context without definition: meteo",
    ),
    "context never used": (
        _block("Personnel", 0, context=["nomEsms"]), "context never used: etpPrecedents",
    ),
    "pivot of something else": (
        _block("Personnel", 0, pivot={"etpRealises": "codes"}), "etpRealises is not a list",
    ),
    "pivot by years of a code": (
        _block("Personnel", 0, pivot={"absenteismeParMotif": "annees"}), 'columns by "annees"',
    ),
    "pivot by codes of an open list": (
        _block("Finances", 0, pivot={"produitsTarification": "codes"}), 'columns by "codes"',
    ),
    "pivot by codes of a key of two parts": (
        _block("Notifications et crédits", 0, pivot={"repartition": "codes"}), 'columns by "codes"',
    ),
    "last column that does not exist": (
        _block("Indicateurs", 0, last=["ecart"]), "ecart cannot be put last",
    ),
    "key put at the end": (
        _block("Indicateurs", 0, last=["annee"]), "annee cannot be put last",
    ),
    "field in two forms": (
        _block("Identification", 1, form=["synthese", "contrat.identifiant"]),
        "contrat.identifiant: in two forms",
    ),
    "field that does not exist": (
        _block("Identification", 1, form=["synthese", "resume"]), "resume does not exist",
    ),
    "list of objects in a form": (
        _block("Identification", 1, form=["synthese", "depots"]), "depots does not exist",
    ),
    "field nowhere": (
        lambda r: _cut(r, "Identification", 1),
        "synthese: in no form; add it to the form of a sheet or to elsewhere",
    ),
    "field in a form and elsewhere": (
        lambda r: r.update(elsewhere=["synthese"]), "synthese: in a form and elsewhere",
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", REFUSED_BY_THE_DICTIONARY)
def test_the_dictionary_refuses(name: str) -> None:
    change, expected = REFUSED_BY_THE_DICTIONARY[name]
    raw = _raw()
    change(raw)
    faults = views.faults_of(_source(), "suiviAnnuel", raw)
    assert any(expected in fault for fault in faults), faults


def test_a_list_that_holds_lists_is_not_laid_out_as_columns() -> None:
    raw = _raw("contrat")
    _cut(raw, "Indicateurs et cibles", 0)
    _sheet(raw, "Fiches actions")["blocks"][0]["pivot"] = {"indicateurs": "cles"}
    assert any("holds another one" in f for f in views.faults_of(_source(), "contrat", raw))


def test_a_view_at_fault_is_not_published() -> None:
    raw = {**_source().workbooks, "avis": {**_raw("avis"), "document": "contrat"}}
    with pytest.raises(source.SpecificationError, match="document contrat"):
        views.render(_source()._replace(workbooks=raw))
    del raw["avis"]
    with pytest.raises(source.SpecificationError, match="except avis"):
        views.render(_source()._replace(workbooks=raw))
