"""A finding: what is wrong, where, with which values; and the catalogue that words it."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from functools import cache
from typing import Any, Final, Literal, NamedTuple

import orjson

from cpom_schema.dictionary import Lang
from cpom_schema.document import Path
from cpom_schema.errors import Note, Word
from cpom_schema.resources import read_schema
from cpom_schema.versions import CURRENT

MOST_HINTS: Final = 500
"""Wrong words of one document that get a suggestion."""
_MOST_KNOWN: Final = 5_000
_LONGEST_HINTED: Final = 100
_NEAR: Final = 0.6
Severity = Literal["bloquant", "avertissement", "information"]


class Check(NamedTuple):
    """One entry of the catalogue: the severity of a code and its words in both languages.

    Attributes:
        judged: False when a document with this finding could not be judged at all.
    """

    id: str
    title: Mapping[str, str]
    severity: Severity
    judged: bool
    step: str
    message: Mapping[str, str]
    advice: Mapping[str, str]
    why: Mapping[str, str]
    source: str
    kept: str
    broken: str


class Finding(NamedTuple):
    """One fault of a document.

    Attributes:
        code: permanent code of the catalogue.
        path: place in the tree; for an absent field, the place where it belongs.
        params: values the message quotes.
        related: other places that matter, such as the first of two equal keys.
        seen: the value found, None for free text and for what has no short form.
        line: line in the source, when only the reader could know it.
        column: column in the source, when only the reader could know it.
    """

    code: str
    path: Path
    params: tuple[tuple[str, str], ...] = ()
    related: tuple[Path, ...] = ()
    seen: str | None = None
    line: int | None = None
    column: int | None = None

    @property
    def check(self) -> Check:
        """The catalogue entry of the code."""
        return catalogue()[self.code]

    def message(self, lang: Lang = "fr") -> str:
        """What is wrong, in one sentence."""
        return _worded(self.check.message[lang], self.params, lang)

    def advice(self, lang: Lang = "fr") -> str:
        """What to do, in one sentence."""
        return _worded(self.check.advice[lang], self.params, lang)


class _Catalogue(NamedTuple):
    checks: Mapping[str, Check]
    words: Mapping[str, Mapping[str, str]]


@cache
def _load() -> _Catalogue:
    raw = orjson.loads(read_schema(CURRENT, "rules.json"))
    checks = {
        c["id"]: Check(
            c["id"],
            c["title"],
            c["severity"],
            c.get("judged", True),
            c["step"],
            c["message"],
            c["advice"],
            c["why"],
            c["source"],
            c["kept"],
            c["broken"],
        )
        for c in raw["checks"]
    }
    return _Catalogue(checks, raw["words"])


def catalogue() -> Mapping[str, Check]:
    """Every check by its code."""
    return _load().checks


_PARAMETER = re.compile(r"\{(\w+)\}|\[([^\[\]]*)\]")


def _worded(template: str, params: tuple[tuple[str, str], ...], lang: Lang) -> str:
    """The template with its parameters; a part in square brackets goes when one of them is absent.

    A parameter that is a Word is translated; any other is quoted as it is.
    """
    values = dict(params)
    words = _load().words

    def fill(match: re.Match[str]) -> str:
        name, optional = match.group(1), match.group(2)
        if optional is not None:
            wanted = re.findall(r"\{(\w+)\}", optional)
            return _PARAMETER.sub(fill, optional) if all(w in values for w in wanted) else ""
        value = values[name]
        return words[value[1:]][lang] if isinstance(value, Word) else value

    return _PARAMETER.sub(fill, template)


def from_note(note: Note) -> Finding:
    """The finding a reader's note becomes."""
    return Finding(note.code, note.path, note.params, line=note.line, column=note.column)


class Hints:
    """Looks for the word that was meant: a slow work, bounded since a file may be all wrong."""

    def __init__(self) -> None:
        self.left = MOST_HINTS

    def nearest(self, word: str, known: Collection[str]) -> list[str]:
        """The known word closest to the one typed, in a list, empty when none is close."""
        if not self.left or len(word) > _LONGEST_HINTED or len(known) > _MOST_KNOWN:
            return []
        from difflib import get_close_matches

        self.left -= 1
        return get_close_matches(word, list(known), 1, _NEAR)


def shown(value: Any) -> str | None:
    """A value as a person typed it, cut at 60 characters; None for a list or an object."""
    match value:
        case bool():
            return "true" if value else "false"
        case int() | float():
            return str(value)
        case str():
            return value if len(value) <= 60 else value[:59] + "…"  # noqa: PLR2004
        case _:
            return None
