"""Messages put in words: parameters in place, numbers and dates as each language writes them."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Final

from cpom_schema.errors import Word
from cpom_schema.standard.dictionary import Lang
from cpom_schema.standard.edition import Edition

_Way = Callable[[str, Lang], str]
_PARAMETER: Final = re.compile(r"\{(\w+)\}|\[([^\[\]]*)\]")
_SPACE: Final = "\u00a0"


def worded(
    edition: Edition,
    template: str,
    params: tuple[tuple[str, str], ...],
    lang: Lang,
    shown_as: Mapping[str, str] | None = None,
) -> str:
    """Return a template with its parameters in place.

    A part in square brackets goes when one of its parameters is absent. A parameter that is a Word
    is translated, one with a way to be shown is written so, any other is quoted as it is.

    Args:
        edition: the edition whose words and labels are used.
        template: the sentence, with parameters in braces.
        params: the parameters.
        lang: language of the sentence.
        shown_as: ways some parameters are shown, such as ``date``.

    Raises:
        KeyError: a parameter is absent, outside of square brackets.
    """
    values = dict(params)
    ways = shown_as or {}

    def fill(match: re.Match[str]) -> str:
        name, optional = match.group(1), match.group(2)
        if optional is not None:
            return fill_all(optional) if values.keys() >= _names(optional) else ""
        value = values[name]
        if isinstance(value, Word):
            return edition.words[value[1:]][lang]
        return in_words(edition, value, ways.get(name, "texte"), lang)

    def fill_all(text: str) -> str:
        return _PARAMETER.sub(fill, text)

    return fill_all(template)


def _names(template: str) -> set[str]:
    """Return the names of the parameters of a template."""
    return set(re.findall(r"\{(\w+)\}", template))


def in_words(edition: Edition, value: str, way: str, lang: Lang) -> str:
    """Return a value without language, as people write it.

    Args:
        edition: the edition whose labels are used.
        value: the value, as a finding quotes it.
        way: how it is shown: ``date``, ``montant``, ``taux``, ``nombre``, ``entier``,
            ``code:<list>`` or ``texte``.
        lang: language of the sentence.
    """
    if way.startswith("code:"):
        return label_of(edition, way.removeprefix("code:"), value, lang)
    write = _WAYS.get(way)
    if write is None or not value:
        return value
    return _written(write, value, lang)


def _written(write: _Way, value: str, lang: Lang) -> str:
    try:
        return write(value, lang)
    except ValueError:  # not what the rule announced: shown as it is rather than not at all
        return value


def label_of(edition: Edition, listing: str, code: str, lang: Lang) -> str:
    """Return the label of a code, the code itself when its list does not know it."""
    found = edition.codelists[listing].codes.get(code)
    return found.label[lang] if found else code


def _date(value: str, lang: Lang) -> str:
    year, month, day = value.split("-")
    if lang == "fr":
        return f"{day}/{month}/{year}"
    return value


def _amount(value: str, lang: Lang) -> str:
    text = _in_language(f"{float(value):,.2f}", lang)
    if lang == "fr":
        return f"{text}{_SPACE}€"
    if text.startswith("-"):
        return f"-€{text[1:]}"
    return f"€{text}"


def _rate(value: str, lang: Lang) -> str:
    percents = f"{float(value) * 100:.4f}".rstrip("0").rstrip(".")
    text = _number(percents, lang)
    return f"{text}{_SPACE}%" if lang == "fr" else f"{text}%"


def _number(value: str, lang: Lang) -> str:
    """Return a number with all its decimals, whatever their number."""
    whole, point, decimals = value.partition(".")
    text = f"{int(whole):,}"
    if value.startswith("-0"):  # as a whole number, it loses its sign
        text = f"-{text}"
    if decimals:
        text += point + decimals
    return _in_language(text, lang)


def _in_language(number: str, lang: Lang) -> str:
    """Return a number written in English as a language writes it."""
    if lang == "en":
        return number
    return number.replace(",", _SPACE).replace(".", ",")


_WAYS: Final[Mapping[str, _Way]] = {
    "date": _date,
    "montant": _amount,
    "taux": _rate,
    "nombre": _number,
    "entier": _number,
}
