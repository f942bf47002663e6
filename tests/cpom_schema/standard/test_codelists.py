"""The code lists: their files, and what they answer through the library."""

from __future__ import annotations

import csv
import datetime as dt
import re
import warnings
from functools import cache

import pytest

from cpom_schema.standard.codelists import Code
from spec.generator.source import SPEC, read_yaml
from tests.builders.editions import EDITION

with warnings.catch_warnings():  # what frictionless imports is not ours to mend
    warnings.simplefilter("ignore")
    from frictionless import Field, Package, Resource, Schema, fields

FOLDER = SPEC / "codelists"
INDEX = read_yaml(FOLDER / "index.yaml")
FILES = {p.stem: p for p in sorted(FOLDER.glob("*.csv"))}
COLUMNS = [
    *("code", "libelle_fr", "libelle_en", "description_fr", "description_en"),
    *("debut", "fin", "remplace_par", "alias", "source", "confiance"),
]
COLLECTIVITIES = {"975", "977", "978"}
CONFIDENCES = {"standard", "haute", "moyenne", "faible"}
OPEN_CODES_WITH_A_SUCCESSOR = {
    ("categories-esms", "354"): "each service that transforms becomes 209, the category stays open",
    ("financements", "ESAT"): "an envelope of the past, still right for old years",
}
CATEGORIES = {
    "CAMSP": ("190",),
    "CMPP": ("189",),
    "CPO": ("198",),
    "CRP": ("249",),
    "EEAP": ("188",),
    "EEDS": ("194", "195", "196"),
    "ESAT": ("246",),
    "FAM": ("437",),
    "IME": ("183",),
    "IEM": ("192",),
    "ITEP": ("186",),
    "MAS": ("255",),
    "SAMSAH": ("445",),
    "SESSAD": ("182",),
    "UEROS": ("464",),
    "centres_de_ressources": ("461",),
}
SUCCESSORS = [
    ("categories-esms", "437", "448"),
    ("categories-esms", "382", "449"),
    ("autorites", "ARS-41", "ARS-44"),
]


@cache
def _rows(name: str) -> list[dict[str, str]]:
    with FILES[name].open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _codes() -> list[tuple[str, Code]]:
    return [(n, c) for n in EDITION.codelists for c in EDITION.codelists[n].codes.values()]


def test_every_file_is_in_the_index_and_in_what_the_library_loads() -> None:
    assert set(FILES) == set(INDEX) == set(EDITION.codelists)


@pytest.mark.parametrize("name", FILES)
def test_file_is_utf8_with_lf_and_the_common_columns_first(name: str) -> None:
    raw = FILES[name].read_bytes()
    assert b"\r" not in raw
    assert not raw.startswith(b"\xef\xbb\xbf")
    assert raw.endswith(b"\n")
    header = raw.decode("utf-8").split("\n", 1)[0].split(",")
    assert header[: len(COLUMNS)] == COLUMNS
    assert all(re.fullmatch("[a-z][a-z_]*", column) for column in header)
    assert len(set(header)) == len(header)


@pytest.mark.parametrize("name", FILES)
def test_codes_are_unique_ascii_identifiers_with_both_labels(name: str) -> None:
    rows = _rows(name)
    assert rows
    codes = [row["code"] for row in rows]
    assert len(set(codes)) == len(codes)
    for row in rows:
        assert re.fullmatch("[0-9A-Za-z][0-9A-Za-z._:/-]{0,79}", row["code"]), row["code"]
        assert row["libelle_fr"].strip(), row["code"]
        assert row["libelle_en"].strip(), row["code"]
        assert bool(row["description_fr"]) is bool(row["description_en"]), row["code"]
        assert row["source"], row["code"]
        assert row["confiance"] in CONFIDENCES, row["code"]
        assert all(v == (v or "").strip() for v in row.values()), row["code"]


def test_a_code_ends_after_it_begins() -> None:
    for name, code in _codes():
        for day in filter(None, (code.start, code.end)):
            assert dt.date.fromisoformat(day), f"{name} {code.code}"
        assert not (code.start and code.end) or code.start < code.end, f"{name} {code.code}"


def test_successors_exist_and_outlive_the_code_they_replace() -> None:
    for name, code in _codes():
        for successor in code.successors:
            following = EDITION.codelists[name].codes[successor]
            assert code.code != successor
            assert following.end is None or (code.end and following.end > code.end), code.code
            assert not (code.end and following.start) or following.start <= code.end, code.code


def test_only_closed_codes_have_a_successor_but_for_those_explained() -> None:
    open_ones = {(n, c.code) for n, c in _codes() if c.successors and not c.end}
    assert open_ones == set(OPEN_CODES_WITH_A_SUCCESSOR)


def test_an_alias_is_never_a_code_of_its_list_and_stands_in_a_list_that_admits_them() -> None:
    with_aliases: set[str] = set()
    for name, code in _codes():
        for alias in code.aliases:
            with_aliases.add(name)
            assert alias not in EDITION.codelists[name].codes, f"{name}: {alias}"
            assert code.code in EDITION.codelists[name].resolve(alias.lower())
    assert with_aliases == {n for n, about in INDEX.items() if about.get("usedAliases")}
    assert not [n for n in with_aliases if EDITION.codelists[n].closed]


@pytest.mark.parametrize("word", CATEGORIES)
def test_category_of_the_source_documents_is_found_by_acronym_and_by_code(word: str) -> None:
    categories = EDITION.codelists["categories-esms"]
    for written in (word, word.lower(), word.upper()):
        assert categories.resolve(written) == CATEGORIES[word]
    for code in CATEGORIES[word]:
        assert categories.resolve(code) == (code,)


def test_a_word_that_names_nothing_resolves_to_nothing() -> None:
    assert EDITION.codelists["categories-esms"].resolve("ABC") == ()
    with pytest.raises(KeyError, match="categories"):
        EDITION.codelists["categories"]


@pytest.mark.parametrize(("name", "code", "successor"), SUCCESSORS)
def test_closed_code_names_its_successor(name: str, code: str, successor: str) -> None:
    closed = EDITION.codelists[name].codes[code]
    assert closed.end
    assert successor in closed.successors


@pytest.mark.parametrize(
    ("name", "code", "label"),
    [
        ("departements", "01", "Ain"),
        ("departements", "2A", "Corse-du-Sud"),
        ("departements", "974", "La Réunion"),
        ("regions", "04", "La Réunion"),
        ("mft", "01", "Etablissement Tarif Libre"),
        ("autorites", "ARS-05", "ARS La Réunion"),
        ("autorites", "ARS-44", "ARS Grand Est"),
    ],
)
def test_code_keeps_its_zeros_and_letters(name: str, code: str, label: str) -> None:
    assert EDITION.codelists[name].codes[code].label["fr"] == label


def test_france_is_complete() -> None:
    departements, regions = (
        EDITION.codelists["departements"].codes,
        EDITION.codelists["regions"].codes,
    )
    assert len(set(departements) - COLLECTIVITIES) == 101
    assert set(departements) > COLLECTIVITIES
    assert len(regions) == 18
    assert {d.extra["region"] for c, d in departements.items() if c not in COLLECTIVITIES} == set(
        regions
    )


def test_each_departement_has_the_ars_of_its_region() -> None:
    autorites, regions = EDITION.codelists["autorites"].codes, EDITION.codelists["regions"].codes
    for code, departement in EDITION.codelists["departements"].codes.items():
        if code in COLLECTIVITIES:
            continue
        ars = autorites[departement.extra["ars"]]
        assert ars.end is None
        assert code in ars.extra["departements"].split(";"), code
        assert regions[departement.extra["region"]].extra["ars"] == ars.code, code


def test_library_gives_what_the_files_say() -> None:
    for name in FILES:
        codes = EDITION.codelists[name].codes
        assert list(codes) == [row["code"] for row in _rows(name)]
        for row in _rows(name):
            code = codes[row["code"]]
            assert code.label == {"fr": row["libelle_fr"], "en": row["libelle_en"]}
            assert [code.start or "", code.end or ""] == [row["debut"], row["fin"]]
            assert ";".join(code.successors) == row["remplace_par"]
            assert ";".join(code.aliases) == row["alias"]


def _table_schema(header: list[str]) -> Schema:
    dates = {"debut", "fin"}
    columns: list[Field] = [
        fields.DateField(name=c, format="%Y-%m-%d") if c in dates else fields.StringField(name=c)
        for c in header
    ]
    return Schema(fields=columns, primary_key=["code"])


def test_frictionless_reads_the_folder_as_a_data_package() -> None:
    package = Package(
        resources=[
            Resource(
                name=name,
                path=path.name,
                basepath=str(FOLDER),
                schema=_table_schema(list(_rows(name)[0])),
            )
            for name, path in FILES.items()
        ]
    )
    report = package.validate()
    assert report.valid, report.flatten(["name", "rowNumber", "fieldName", "message"])
    assert report.stats["tasks"] == len(FILES)


def test_lists_of_others_are_external_and_dated_and_ours_follow_the_standard() -> None:
    for name in EDITION.codelists:
        about = EDITION.codelists[name]
        ours = about.owner == "Standard CPOM-ESMS"
        assert ours or not about.closed, name
        assert re.fullmatch("1[.]0" if ours else "20[0-9]{2}-[0-9-]+", about.version), name
        assert about.source, name


def test_codes_of_a_tree_name_their_parent_first() -> None:
    seen = {""}
    for row in _rows("serafin-ph"):
        assert row["parent"] in seen, row["code"]
        seen.add(row["code"])


def test_the_list_of_document_types_names_every_document_type() -> None:
    assert list(EDITION.codelists["types-document"].codes) == list(EDITION.dictionary.documents)
