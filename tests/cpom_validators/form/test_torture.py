"""Each engine gives, for each lexical value of each scalar type, the answer of the table."""

from __future__ import annotations

import csv
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Final

import pytest
from lxml import etree

from spec.generator.source import ROOT
from tests.builders import jdk, torture
from tests.builders.editions import EDITION
from tests.builders.torture import TABLE, Case, Verdict, cases

JSON_ENGINES: Final[Mapping[str, Callable[[Case], Verdict]]] = {
    "jsonschema": torture.jsonschema,
    "jsonschema-rs": torture.jsonschema_fast,
    "pydantic": torture.pydantic,
    "json document": torture.json_document,
}
XML_ENGINES: Final[Mapping[str, Callable[[Case], Verdict]]] = {
    "libxml2": torture.libxml2,
    "xml document": torture.xml_document,
}
LIMITED: Final = {
    "json": ("jsonschema", "jsonschema-rs"),
    "xsd": ("libxml2", "jdk"),
    "modele": ("pydantic",),
}
"""The engines of each syntax of limits.csv."""


def _limits() -> set[tuple[str, str]]:
    """Each constraint and each engine that is known not to see it."""
    with (ROOT / "spec" / "limits.csv").open(encoding="utf-8", newline="") as file:
        return {
            (row["constraint"], engine)
            for row in csv.DictReader(file)
            for engine in LIMITED.get(row["syntax"], ())
        }


def _expected(case: Case, engine: str) -> Verdict:
    kept = case.in_document if engine.endswith("document") else case.accept
    if (case.limit, engine) in _limits():
        kept = not kept
    return "accepted" if kept else "refused"


def _shown(text: str | None) -> str:
    return ascii(text if text is None or len(text) <= 60 else text[:60] + "…")


def _disagreements(engine: str, answers: Mapping[Case, Verdict]) -> list[str]:
    """One readable row per case whose answer is not that of the table."""
    rows: list[str] = []
    for case, answer in answers.items():
        expected = _expected(case, engine)
        if answer == "not JSON":  # the JSON reader alone can refuse it, and it does
            expected = "not JSON" if not case.accept else expected
        if answer != expected:
            literal = case.xml if engine in (*XML_ENGINES, "jdk") else case.json
            rows.append(
                f"{case.type} | {case.name} | {_shown(literal)} | {engine} : {answer},"
                f" expected {expected}"
            )
    return rows


@pytest.mark.parametrize("engine", JSON_ENGINES)
@pytest.mark.parametrize("kind", TABLE)
def test_a_json_engine_answers_as_the_table(kind: str, engine: str) -> None:
    judge = JSON_ENGINES[engine]
    rows = _disagreements(engine, {c: judge(c) for c in cases(kind) if c.json is not None})
    assert not rows, "\n" + "\n".join(rows)


@pytest.mark.parametrize("engine", XML_ENGINES)
@pytest.mark.parametrize("kind", TABLE)
def test_an_xml_engine_answers_as_the_table(kind: str, engine: str) -> None:
    judge = XML_ENGINES[engine]
    rows = _disagreements(engine, {c: judge(c) for c in cases(kind) if c.xml is not None})
    assert not rows, "\n" + "\n".join(rows)


def test_the_jdk_answers_as_the_table(tmp_path: Path) -> None:
    xsd = tmp_path / "essai.xsd"
    xsd.write_text(torture.wrapper(), encoding="utf-8")
    asked = [c for kind in TABLE for c in cases(kind) if c.xml is not None]
    faults = jdk.faults(xsd, [torture.element(c) for c in asked])
    answers: dict[Case, Verdict] = {
        c: "refused" if fault else "accepted" for c, fault in zip(asked, faults, strict=True)
    }
    rows = _disagreements("jdk", answers)
    assert not rows, "\n" + "\n".join(rows)


def test_the_table_has_every_scalar_type() -> None:
    assert list(TABLE) == list(EDITION.dictionary.types)


@pytest.mark.parametrize("kind", TABLE)
def test_a_type_has_enough_rows_of_both_answers_in_both_syntaxes(kind: str) -> None:
    written = [(c.json, c.xml) for c in cases(kind)]
    assert len(written) == len(set(written)) >= 25
    assert (None, None) not in written
    for syntax in ("json", "xml"):
        answers = [c.accept for c in cases(kind) if getattr(c, syntax) is not None]
        assert set(answers) == {True, False}


@pytest.mark.parametrize("kind", TABLE)
def test_a_limit_of_the_table_is_a_row_of_the_specification(kind: str) -> None:
    known = {constraint for constraint, _ in _limits()}
    assert {c.limit for c in cases(kind) if c.limit} <= known


@pytest.mark.parametrize(
    ("kind", "text", "code"),
    [
        ("montant", "1603250.755", "CPOM-S-022"),
        ("montant", "1603250.7550000000000000001", "CPOM-S-022"),
        ("montant", "1603250.7500000000000000001", "CPOM-S-022"),
        ("decimal", "999999999999.000001", "CPOM-S-010"),
        ("decimal", "9999999999999.000001", "CPOM-S-010"),
        ("entier", "12.0", "CPOM-S-003"),
    ],
)
def test_a_number_that_xml_writes_too_finely_is_one_finding(
    kind: str, text: str, code: str
) -> None:
    assert torture.codes_in_xml(kind, text) == [code]


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("0.12345678901234567890", []),
        ("9007199254740991.0", []),
        ("9007199254740991.4", ["CPOM-S-010"]),
        ("9007199254740993.4", ["CPOM-S-010"]),
    ],
)
def test_a_number_of_an_extension_is_bounded_as_it_is_written(text: str, codes: list[str]) -> None:
    sample = (ROOT / "samples" / "structure" / "avis" / "exhaustif.xml").read_text("utf-8")
    assert "<nombre>2.5</nombre>" in sample
    source = sample.replace("<nombre>2.5</nombre>", f"<nombre>{text}</nombre>", 1)
    assert torture.xml_schema().validate(etree.fromstring(source.encode())) is not bool(codes)
    assert torture.codes(source) == codes
