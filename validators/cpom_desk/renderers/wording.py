"""Small choices of words: the language, and the plural."""

from __future__ import annotations

from cpom_schema.standard.dictionary import Lang


def in_lang(lang: Lang, fr: str, en: str) -> str:
    """Return the words of a language."""
    return fr if lang == "fr" else en


def plural_s(count: int) -> str:
    """Return the letter a word takes when there are several things."""
    return "s" if count > 1 else ""


def numbered(count: int, one: str, many: str) -> str:
    """Return a number and what it counts: ``1 document``, ``3 documents``."""
    noun = one if count == 1 else many
    return f"{count} {noun}"
