"""The texts of a workbook that come neither from the dictionary nor from the views."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from cpom_schema.formats.workbook.planning.looks import Look
from cpom_schema.standard.dictionary import Field, Lang

COVER: Final[Mapping[Lang, str]] = {"fr": "Lisez-moi", "en": "Read me"}
CHOICES: Final[Mapping[Lang, str]] = {"fr": "Choix", "en": "Choices"}
OTHERS: Final[Mapping[Lang, str]] = {"fr": "Autres données", "en": "Other data"}

WORDS: Final[Mapping[str, Mapping[Lang, str]]] = {
    "steps": {"fr": "Comment faire", "en": "What to do"},
    "colours": {"fr": "Les couleurs", "en": "The colours"},
    "sheets": {"fr": "Les feuilles", "en": "The sheets"},
    "open": {"fr": "À saisir", "en": "To fill in"},
    "open_help": {
        "fr": "Cellule à remplir ou à corriger.",
        "en": "Cell to fill in or to correct.",
    },
    "locked": {"fr": "Déjà connu", "en": "Already known"},
    "shut": {"fr": "Sans objet", "en": "Not applicable"},
    "shut_help": {
        "fr": "Rien à saisir dans cette cellule pour cette ligne.",
        "en": "Nothing to type in this cell for this row.",
    },
    "locked_help": {
        "fr": "Repris du contrat ou du document précédent : ne se modifie pas.",
        "en": "From the contract or the previous document: not to be changed.",
    },
    "stars": {
        "fr": "Les titres marqués d'un * sont à remplir sur chaque ligne commencée.",
        "en": "Titles marked with * are to be filled in on every row begun.",
    },
    "insert": {
        "fr": "S'il manque des lignes dans un tableau, en insérer avant sa dernière ligne vide.",
        "en": "If a table lacks rows, insert some above its last empty row.",
    },
    "others": {
        "fr": "Ce que les autres feuilles n'affichent pas. Rien à saisir ici : ces données "
        "accompagnent le document pour qu'il reste complet.",
        "en": "What the other sheets do not show. Nothing to fill in here: these data go with the "
        "document to keep it whole.",
    },
    "others_open": {
        "fr": "Ce que les autres feuilles n'affichent pas : une valeur par ligne, avec sa place.",
        "en": "What the other sheets do not show: one value per row, with its place.",
    },
    "others_where": {"fr": "Place de la valeur", "en": "Place of the value"},
    "others_value": {"fr": "Valeur", "en": "Value"},
    "others_what": {"fr": "De quoi il s'agit", "en": "What it is"},
    "page": {"fr": "Page", "en": "Page"},
    "list_prompt": {"fr": "Choisir dans la liste.", "en": "Choose from the list."},
    "refused": {"fr": "Valeur inattendue", "en": "Unexpected value"},
    "refused_code": {
        "fr": "Cette valeur n'est pas dans la liste. La garder tout de même ?",
        "en": "This value is not in the list. Keep it anyway?",
    },
    "refused_number": {"fr": "Un nombre est attendu ici.", "en": "A number is expected here."},
    "refused_whole": {
        "fr": "Un nombre entier est attendu ici.",
        "en": "A whole number is expected here.",
    },
    "refused_date": {
        "fr": "Une date est attendue ici, par exemple 31/12/2025.",
        "en": "A date is expected here, such as 31/12/2025.",
    },
    "several_prompt": {
        "fr": "Plusieurs choix possibles, un par ligne : feuille « Choix ».",
        "en": "Several choices possible, one a line: sheet “Choices”.",
    },
    "choices": {
        "fr": "Ce qu'acceptent les cellules à plusieurs choix : copier ici, coller dans la "
        "cellule, un choix par ligne. Rien à saisir sur cette feuille.",
        "en": "What the cells that take several choices accept: copy here, paste in the cell, "
        "one choice a line. Nothing to fill in on this sheet.",
    },
    "protected": {
        "fr": "Les feuilles sont protégées sans mot de passe. Pour trier, effacer une ligne "
        "entière ou ajouter une colonne : « Ôter la protection », dans le menu Révision (Excel) "
        "ou Outils (LibreOffice). Le classeur se lit de la même façon ensuite.",
        "en": "Sheets are protected without password. To sort, clear a whole row or add a "
        "column: “Unprotect sheet”, in the Review menu (Excel) or the Tools menu "
        "(LibreOffice). The workbook reads the same afterwards.",
    },
    "standard": {"fr": "Standard CPOM-ESMS, version", "en": "CPOM-ESMS standard, version"},
}

_EXPECTED: Final[Mapping[Look, Mapping[Lang, str]]] = {
    Look.AMOUNT: {"fr": "En euros.", "en": "In euros."},
    Look.RATE: {"fr": "En %.", "en": "In %."},
    Look.DATE: {"fr": "jj/mm/aaaa.", "en": "dd/mm/yyyy."},
    Look.LINES: {"fr": "Un par ligne (Alt+Entrée).", "en": "One per line (Alt+Enter)."},
    Look.TRUTH: {"fr": "Oui ou Non.", "en": "Yes or No."},
    Look.YEAR: {"fr": "Année en quatre chiffres.", "en": "Year in four figures."},
    Look.TIMESTAMP: {
        "fr": "Le jour suffit (jj/mm/aaaa).",
        "en": "The day is enough (dd/mm/yyyy).",
    },
}

_SENTENCE: Final = re.compile(r"(?<=[a-zà-ÿ0-9)»%]{3})[.?!] (?=[A-ZÀ-Ý«])")
_FRACTION: Final = re.compile(
    r",? (?:en fraction|as a fraction)"
    r"(?: \([^)]*\)| ?: (?:[^.;]|\.(?=\d))*?(?= ?(?:[;]|\.(?!\d)|$)))?",
    re.IGNORECASE,
)
"""How a rate is written in the standard; in a workbook it is typed as a percentage."""
_SOMETIMES: Final = re.compile(
    r"(?:s'écrit en fraction|is (?:written as )?a fraction)"
    r"(?: \((?:[^()]*? (?:pour|for) )?([^()]*)\))?"
)
"""The same, of a number that is a rate in some rows only."""
_WHOLE: Final = re.compile(r"\b(dépasser|exceed) 1\b")


def say(word: str, lang: Lang) -> str:
    """Return one of the texts of this module."""
    return WORDS[word][lang]


def first_sentence(text: str) -> str:
    """Return the first sentence of a description."""
    end = _SENTENCE.search(text)
    return text[: end.start() + 1] if end else text


def description(field: Field, look: Look, lang: Lang) -> str:
    """Return what the standard says of a field, for someone who types percents in a cell."""
    text = field.description[lang]
    if look is Look.RATE:
        return _as_percent(text, lang)
    if look is Look.DECIMAL:
        return _as_percent_in_some_rows(text, lang)
    return text


def _as_percent(text: str, lang: Lang) -> str:
    """Return the description of a rate, without how the standard writes a fraction."""
    whole = {"fr": "100\N{NO-BREAK SPACE}%", "en": "100%"}[lang]
    return _WHOLE.sub(rf"\1 {whole}", _FRACTION.sub("", text))


def _as_percent_in_some_rows(text: str, lang: Lang) -> str:
    """Return the description of a number that is a rate in some rows only."""
    typed = {"fr": "se saisit avec le signe %", "en": "is typed with the % sign"}[lang]

    def with_example(found: re.Match[str]) -> str:
        example = found[1]
        if example and "%" in example:
            return f"{typed} ({example})"
        return typed

    text = _SOMETIMES.sub(with_example, text)
    text = text.replace(": fraction pour", ": en % pour")
    return text.replace(": fraction for", ": in % for")


def expected(text: str, look: Look, lang: Lang) -> str:
    """Return a text, then the format or the unit to type in, when it does not say it."""
    if look not in _EXPECTED:
        return text
    is_unit_known = look is Look.AMOUNT and "euro" in text
    return text if is_unit_known else f"{text} {_EXPECTED[look][lang]}"


def cut(text: str, most: int) -> str:
    """Return a text of at most so many characters, cut between two words."""
    if len(text) <= most:
        return text
    return text[: most - 1].rsplit(" ", 1)[0].rstrip(" ,;:.(") + "…"
