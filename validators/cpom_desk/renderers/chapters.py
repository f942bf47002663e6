"""The chapters of the catalogue, and the other documents its rules ask for, in words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, NamedTuple

from cpom_desk.renderers.wording import in_lang
from cpom_schema.standard.dictionary import Lang
from cpom_schema.standard.edition import Edition
from cpom_schema.standard.exchange import links


class Chapter(NamedTuple):
    """One chapter: the letters of its codes, the name of its page, its title by language."""

    letters: str
    page: str
    title: Mapping[str, str]
    checked: bool = False
    """Whether the library finds these faults by itself, in documents of every type."""


CHAPTERS: Final = (
    Chapter("F", "controles", {"fr": "Lecture du fichier", "en": "Reading the file"}, checked=True),
    Chapter(
        "S",
        "controles",
        {"fr": "Structure et renvois", "en": "Structure and references"},
        checked=True,
    ),
    Chapter("L", "controles", {"fr": "Nomenclatures", "en": "Code lists"}, checked=True),
    Chapter(
        "ID",
        "regles-identite",
        {
            "fr": "Identité des parties et des ESMS",
            "en": "Identity of the parties and of the ESMS",
        },
    ),
    Chapter("CT", "regles-contrat", {"fr": "Contrat", "en": "Contract"}),
    Chapter("FI", "regles-finances", {"fr": "Finances", "en": "Finances"}),
    Chapter("AC", "regles-activite", {"fr": "Activité et places", "en": "Activity and places"}),
    Chapter(
        "FA",
        "regles-fiches",
        {"fr": "Fiches actions et textes libres", "en": "Action sheets and free texts"},
    ),
    Chapter("IN", "regles-indicateurs", {"fr": "Indicateurs", "en": "Indicators"}),
    Chapter("SA", "regles-suivi", {"fr": "Suivi annuel", "en": "Annual follow-up"}),
    Chapter(
        "AV",
        "regles-avenant",
        {"fr": "Avenants et avis", "en": "Amendments and opinions"},
    ),
    Chapter("AP", "regles-programmation", {"fr": "Programmation", "en": "Programming"}),
)
"""In the order people meet them: the file first, then what it says."""

_OTHERS: Final = Chapter("", "regles-autres", {"fr": "Autres règles", "en": "Other rules"})


_BY_LETTERS: Final = {each.letters: each for each in CHAPTERS}


def letters(code: str) -> str:
    """Return ``CT`` for CPOM-CT-002; nothing for a code that is not written so."""
    parts = code.split("-")
    return parts[1] if len(parts) > 2 else ""  # noqa: PLR2004 - CPOM, CT, 002


def chapter(code: str) -> Chapter:
    """Return the chapter of a code."""
    return _BY_LETTERS.get(letters(code), _OTHERS)


class Needed(NamedTuple):
    """Another document a rule asks for: its name by language, and its role (spec/exchange.yaml)."""

    fr: str
    en: str
    role: str

    def title(self, lang: Lang) -> str:
        """Return its name in a language, with its article."""
        return in_lang(lang, self.fr, self.en)

    def with_option(self, lang: Lang, options: Mapping[str, str]) -> str:
        """Return its name, and the option that gives it where there is one: options by role."""
        option = options.get(self.role)
        return f"{self.title(lang)} ({option})" if option else self.title(lang)


_DIGEST: Final = "Empreinte"


def needed(edition: Edition, name: str, document: str) -> Needed | None:
    """Return what a rule that judges a type of document calls by a name."""
    wanted = name.removesuffix(_DIGEST)
    for link in links(edition, document):
        if link.name == wanted:
            return Needed(link.title["fr"], link.title["en"], link.role)
    return None
