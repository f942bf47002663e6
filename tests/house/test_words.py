"""Every message of the catalogue, rendered in both languages, reads like a sentence."""

from __future__ import annotations

import re
from typing import get_args

import pytest

from cpom_schema.errors import Word
from cpom_schema.standard.catalogue import Check
from cpom_schema.standard.dictionary import Lang
from cpom_validators.findings.finding import Finding
from cpom_validators.findings.sentences import Part, sentence
from spec.generator.source import CHECKS as CHAPTERS
from spec.generator.source import SPEC, checked, read_yaml
from tests.builders import judges
from tests.builders.editions import EDITION

CHECKS = sorted((c for c in EDITION.catalogue.values() if c.step != "regles"), key=lambda c: c.id)
"""What the library checks by itself; the words of the rules are in test_rules_words."""
PARAMETERS = {
    check["id"]: check["parameters"]
    for chapter in CHAPTERS
    for path in sorted((SPEC / "rules" / chapter).glob("*.yaml"))
    for check in [checked(path, "check")]
}
COMPOSED = ("type_", "cause_", "le_")
"""Beginnings of the words whose names the code composes."""
BASES = ("string", "integer", "number", "boolean")
"""Words named after the base of a scalar type, which the code composes."""
LANGS: tuple[Lang, ...] = get_args(Lang)
PARTS: tuple[Part, ...] = get_args(Part)


def _rendered(check: Check, lang: Lang, *, every: bool) -> list[str]:
    """Message and advice with all parameters, or without those that may be absent."""
    templates = (check.message[lang], check.advice[lang])
    optional = {
        w
        for t in templates
        for part in re.findall(r"\[([^\]]*)\]", t)
        for w in re.findall(r"\{(\w+)\}", part)
    }
    names = [n for n in PARAMETERS[check.id] if every or n not in optional]
    finding = Finding(check.id, (), tuple((n, "VALEUR") for n in names))
    return [sentence(EDITION, finding, None, part, lang) for part in PARTS]


@pytest.mark.parametrize("every", [True, False])
@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("check", CHECKS, ids=lambda c: c.id)
def test_a_message_reads_like_a_sentence(check: Check, lang: Lang, every: bool) -> None:
    for text in _rendered(check, lang, every=every):
        assert not re.search(r"\{\w+\}|\[|\]|@\w|  ", text), text
        assert text.rstrip()[-1] in ".?", text
        assert text[0].isupper() or text.startswith(("«", "“", "VALEUR")), text
    if lang == "fr":
        for text in _rendered(check, lang, every=every):
            assert not re.search(r"\w[?!;]|« | »", text.replace("\u00a0", "~")), text


@pytest.mark.parametrize("check", CHECKS, ids=lambda c: c.id)
def test_every_parameter_serves_in_the_french_text(check: Check) -> None:
    texts = check.message["fr"] + check.advice["fr"]
    used = set(re.findall(r"\{(\w+)\}", texts))
    assert used == set(PARAMETERS[check.id])


def test_words_exist_in_both_languages_and_are_used() -> None:
    words = read_yaml(SPEC / "rules" / "words.yaml")
    sources = [
        p.read_text("utf-8")
        for folder in ("cpom_schema", "validators")
        for p in (judges.ROOT / folder).rglob("*.py")
    ]
    for name, texts in words.items():
        assert set(texts) == {"fr", "en"}
        if not name.startswith(COMPOSED):
            assert any(f'"@{name}"' in s for s in sources) or name in BASES, name


def test_a_value_that_looks_like_a_word_stays_itself() -> None:
    def message(nature: str) -> str:
        finding = Finding("CPOM-F-002", (), (("nature", nature), ("conseil", "")))
        return sentence(EDITION, finding, None, "message", "fr")

    assert "ZIP" in message(Word("@zip"))
    assert "@zip" in message("@zip")
