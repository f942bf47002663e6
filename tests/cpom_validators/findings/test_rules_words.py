"""What every rule says, in both languages, from the findings of its own cases."""

from __future__ import annotations

import re
from functools import cache
from typing import Any, Final, get_args

import pytest

from cpom_schema.document import Document, pointer
from cpom_schema.standard.dictionary import Lang
from cpom_validators.findings.finding import Finding
from cpom_validators.findings.wording import worded
from cpom_validators.rules import running as engine
from spec.generator.cases import cases
from tests.builders.judges import ROOT
from tests.commands import rule_cases

RULES: Final[list[dict[str, Any]]] = rule_cases.raw_rules()
LANGS: Final[tuple[Lang, ...]] = get_args(Lang)
SNAPSHOTS: Final = ROOT / "tests" / "snapshots"
UPDATE: Final = (
    "Read the difference over. Run: python -m tests.cpom_validators.findings.test_rules_words"
)
NBSP: Final = "\u00a0"
EVERY: Final = pytest.mark.parametrize("raw", RULES, ids=lambda r: r["id"])
IN_LANG: Final = pytest.mark.parametrize("lang", LANGS)

DATES: Final[dict[Lang, str]] = {"fr": r"\d{2}/\d{2}/\d{4}", "en": r"\d{4}-\d{2}-\d{2}"}
AMOUNTS: Final[dict[Lang, str]] = {
    "fr": rf"-?\d{{1,3}}({NBSP}\d{{3}})*,\d{{2}}{NBSP}€",
    "en": r"-?€\d{1,3}(,\d{3})*\.\d{2}",
}
RATES: Final[dict[Lang, str]] = {
    "fr": rf"-?\d{{1,3}}({NBSP}\d{{3}})*(,\d+)?{NBSP}%",
    "en": r"-?\d{1,3}(,\d{3})*(\.\d+)?%",
}
NUMBERS: Final[dict[Lang, str]] = {
    "fr": rf"-?\d{{1,3}}({NBSP}\d{{3}})*(,\d+)?",
    "en": r"-?\d{1,3}(,\d{3})*(\.\d+)?",
}
LEFT_OVER: Final = re.compile(
    r"[{}\[\]<>]|REFUSED|\bNone\b(?! of)|True|False|object at|\bnan\b|\binf\b|@\w|  "
)
MACHINERY: Final = re.compile(
    r"\b(null|JSON|XML|pointeur|nœud|booléen|string|array|node|boolean|schema|schéma)\b"
    r"|[a-z][A-Z]"
)


@cache
def _findings(code: str) -> tuple[Finding, ...]:
    """The findings of the broken cases of a rule, each message once."""
    raw = next(r for r in RULES if r["id"] == code)
    compiled = {d: rule_cases.executable(rule_cases.compile_rule(raw, d)) for d in raw["documents"]}
    found: dict[tuple[tuple[str, str], ...], Finding] = {}
    for case in cases(raw, rule_cases.bases(), rule_cases.related()):
        if case.expect:
            document = Document("json", rule_cases.edition(), case.document, case.tree)
            outcome = engine.run(
                document, [compiled[case.document]], case.date, rule_cases.with_digests(case)
            )
            for finding in outcome.findings:
                found.setdefault(finding.params, finding)
    return tuple(found.values())


def _said(raw: dict[str, Any], finding: Finding, part: str, lang: Lang) -> str:
    """Message or advice, worded from the file of the rule itself."""
    shown_as = {n: p.get("as", "texte") for n, p in raw.get("parameters", {}).items()}
    return worded(rule_cases.edition(), raw[part][lang], finding.params, lang, shown_as)


def _texts(raw: dict[str, Any], lang: Lang) -> list[str]:
    texts = [_said(raw, f, p, lang) for f in _findings(raw["id"]) for p in ("message", "advice")]
    return [*texts, raw["title"][lang], raw["why"][lang]]


@IN_LANG
@EVERY
def test_what_a_rule_says_is_a_sentence(raw: dict[str, Any], lang: Lang) -> None:
    assert _findings(raw["id"])
    for text in _texts(raw, lang):
        assert not LEFT_OVER.search(text), text
        assert text[-1] in ".?…", text
        assert text[0].isupper() or text[0] in "«“" or text[0].isdigit(), text
        assert text == text.strip(), text


@IN_LANG
@EVERY
def test_a_rule_speaks_to_people(raw: dict[str, Any], lang: Lang) -> None:
    for text in _own(raw, lang):
        plain = re.sub(r"\{\w+\}", "", text)
        assert not MACHINERY.search(plain), text


def _own(raw: dict[str, Any], lang: Lang) -> list[str]:
    return [raw[part][lang] for part in ("title", "message", "advice", "why")]


@EVERY
def test_french_is_written_with_its_own_spaces_and_quotes(raw: dict[str, Any]) -> None:
    for text in _own(raw, "fr"):
        assert not re.search(r"[\w}»][?!;:](?=\s|$)|[\w}]»|«[\w{]", text), text
        assert not re.search(r"[“”\"]", text), text
        assert text.count("«") == text.count("»"), text


@EVERY
def test_english_is_written_with_its_own_spaces_and_quotes(raw: dict[str, Any]) -> None:
    for text in _own(raw, "en"):
        assert not re.search(r"\s[?!;:,.]", text), text
        assert not re.search(r"[«»\"]", text), text
        assert text.count("“") == text.count("”"), text


@IN_LANG
@EVERY
def test_values_are_shown_as_people_write_them(raw: dict[str, Any], lang: Lang) -> None:
    ways = {"date": DATES, "montant": AMOUNTS, "taux": RATES, "nombre": NUMBERS, "entier": NUMBERS}
    for finding in _findings(raw["id"]):
        for name, value in finding.params:
            way = raw["parameters"][name].get("as", "texte")
            text = worded(rule_cases.edition(), "{x}", (("x", value),), lang, {"x": way})
            if way in ways:
                assert re.fullmatch(ways[way][lang], text), (name, text)
            if way == "annee":
                assert re.fullmatch(r"\d{4}", text), (name, text)
            if way.startswith("code:"):
                assert text != value or value.isalpha(), (name, text)
            if way == "texte":
                assert not re.fullmatch(r"\d{4}-\d{2}-\d{2}|-?\d+\.\d+", text), (name, text)


def _catalogue(lang: Lang) -> str:
    lines: list[str] = []
    for raw in RULES:
        lines.append(f"{raw['id']} ({raw['severity']}) {raw['title'][lang]}")
        first = _findings(raw["id"])[0]
        lines.append(f"  {pointer(first.path) or '/'}")
        lines.append(f"  {_said(raw, first, 'message', lang)}")
        lines.append(f"  {_said(raw, first, 'advice', lang)}")
    return "\n".join(lines) + "\n"


@IN_LANG
def test_what_rules_say_is_what_was_read_over(lang: Lang) -> None:
    snapshot = SNAPSHOTS / f"rules.{lang}.txt"
    assert _catalogue(lang) == snapshot.read_text("utf-8"), UPDATE


def main() -> None:
    """Write again what is to be read over."""
    for lang in LANGS:
        (SNAPSHOTS / f"rules.{lang}.txt").write_text(_catalogue(lang), "utf-8")


if __name__ == "__main__":
    main()
