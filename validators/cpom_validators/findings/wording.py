"""Messages put in words: parameters in place, numbers and dates as each language writes them."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Final

from cpom_schema.errors import Word
from cpom_schema.standard.dictionary import Lang
from cpom_schema.standard.edition import Edition

_PARAMETER: Final = re.compile(r"\{(\w+)\}|\[([^\[\]]*)\]")
_SPACE: Final = "\u00a0"


def worded(
    edition: Edition,
    template: str,
    params: tuple[tuple[str, str], ...],
    lang: Lang,
    shown_as: Mapping[str, str] | None = None,
) -> str:
    """The template with its parameters; a part in square brackets goes when one of them is absent.

    A parameter that is a Word is translated, one with a way to be shown is written so, any other is
    quoted as it is.
    """
    values = dict(params)
    ways = shown_as or {}

    def fill(match: re.Match[str]) -> str:
        name, optional = match.group(1), match.group(2)
        if optional is not None:
            wanted = re.findall(r"\{(\w+)\}", optional)
            return _PARAMETER.sub(fill, optional) if all(w in values for w in wanted) else ""
        value = values[name]
        if isinstance(value, Word):
            return edition.words[value[1:]][lang]
        return in_words(edition, value, ways.get(name, "texte"), lang)

    return _PARAMETER.sub(fill, template)


def in_words(edition: Edition, value: str, way: str, lang: Lang) -> str:
    """A value without language, as people write it."""
    if way.startswith("code:"):
        return label_of(edition, way.removeprefix("code:"), value, lang)
    write = _WAYS.get(way)
    try:
        return write(value, lang) if write and value else value
    except ValueError:  # not what the rule announced: shown as it is rather than not at all
        return value


def label_of(edition: Edition, listing: str, code: str, lang: Lang) -> str:
    """Return the label of a code, the code itself when its list does not know it."""
    found = edition.codelists[listing].codes.get(code)
    return found.label[lang] if found else code


def _date(value: str, lang: Lang) -> str:
    year, month, day = value.split("-")
    return f"{day}/{month}/{year}" if lang == "fr" else value


def _written(value: str, lang: Lang, decimals: int | None) -> str:
    if decimals is not None:
        text = f"{float(value):,.{decimals}f}"
    else:
        whole, _, rest = value.partition(".")
        text = f"{int(whole):,}" + (f".{rest}" if rest else "")
        if value.startswith("-0"):
            text = f"-{text}"
    if lang == "en":
        return text
    return text.replace(",", _SPACE).replace(".", ",")


def _amount(value: str, lang: Lang) -> str:
    text = _written(value, lang, 2)
    if lang == "fr":
        return f"{text}{_SPACE}€"
    return f"-€{text[1:]}" if text.startswith("-") else f"€{text}"


def _rate(value: str, lang: Lang) -> str:
    percents = f"{float(value) * 100:.4f}".rstrip("0").rstrip(".")
    return _written(percents, lang, None) + (f"{_SPACE}%" if lang == "fr" else "%")


def _number(value: str, lang: Lang) -> str:
    return _written(value, lang, None)


_WAYS: Final[Mapping[str, Callable[[str, Lang], str]]] = {
    "date": _date,
    "montant": _amount,
    "taux": _rate,
    "nombre": _number,
    "entier": _number,
}
