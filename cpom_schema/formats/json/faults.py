"""Explain why a text is not the JSON we want: only run on a text that the fast parser refused."""

from __future__ import annotations

import json
import re
from typing import Any, Final, Never

from cpom_schema.document import DEPTH
from cpom_schema.errors import Note, Word
from cpom_schema.formats.detect import check_utf8
from cpom_schema.formats.json.places import repeated_members

_TOKENS: Final = re.compile(r'"(?:[^"\\]|\\.)*"?|[\[\]{}]', re.DOTALL)
_NUMBERS: Final = re.compile(r'"(?:[^"\\]|\\.)*"|-?[0-9]+(?:\.[0-9]+)?(?:[eE][-+]?[0-9]+)?')
_ESCAPES: Final = re.compile(
    r"\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}"
    r"|(?P<half>\\u[dD][89a-fA-F][0-9a-fA-F]{2})|\\."
)
_CUT: Final = re.compile(
    r"(?:-|\.|(?:\.[0-9]+)?[eE][-+]?|tr?u?|fa?l?s?|nu?l?|Na?|-?In?f?i?n?i?t?"
    r"|u?[0-9a-fA-F]{0,4})\s*"
)
"""What may be left of a value when the text stops in its middle."""
_BEYOND: Final = 2**63
_REASONS: Final = {
    "Expecting property name enclosed in double quotes": "@nom",
    "Expecting ':' delimiter": "@deux_points",
    "Expecting ',' delimiter": "@virgule",
    "Expecting value": "@valeur",
    "Unterminated string starting at": "@guillemet",
    "Invalid control character at": "@texte_sans_controle",
    "Invalid \\escape": "@echappement",
    "Invalid \\uXXXX escape": "@hexadecimal",
    "Extra data": "@fin",
    "Illegal trailing comma before end of object": "@sans_virgule",
    "Illegal trailing comma before end of array": "@sans_virgule",
}


class _NotANumberError(Exception):
    """A constant that is no number: NaN, Infinity."""


def _refuse(name: str) -> Never:
    raise _NotANumberError(name)


def _note_at(text: str, position: int, code: str, *params: tuple[str, str]) -> Note:
    """Return a note with the line and the column of a character, from 1."""
    line = text.count("\n", 0, position) + 1
    column = position - text.rfind("\n", 0, position)
    return Note(code, params, line=line, column=column)


def _too_deep(text: str) -> Note | None:
    """Return the note of a text nested too deep, before a parser is asked to read it."""
    depth = 0
    for token in _TOKENS.finditer(text):
        first = token.group()[0]
        if first in "{[":
            depth += 1
            if depth > DEPTH:
                return _note_at(text, token.start(), "CPOM-F-014", ("limite", str(DEPTH)))
        elif first in "}]":
            depth -= 1
    return None


def _not_a_number(text: str, word: str) -> Note:
    """Return a note at the first place of a constant outside the texts."""
    shown = ("valeur", word[:40])
    for token in re.finditer(rf'"(?:[^"\\]|\\.)*"|{re.escape(word)}', text, re.DOTALL):
        if token.group() == word:
            return _note_at(text, token.start(), "CPOM-F-008", shown)
    return Note("CPOM-F-008", (shown,))


def _beyond_doubles(text: str) -> Note | None:
    """Return a note at the first number that no double can hold."""
    for token in _NUMBERS.finditer(text):
        number = token.group()
        if not number.startswith('"') and abs(float(number)) == float("inf"):
            return _note_at(text, token.start(), "CPOM-F-008", ("valeur", number[:40]))
    return None


def _half_character(text: str) -> Note | None:
    """Return a note at the first escape of half a character without the other half."""
    for token in _ESCAPES.finditer(text):
        half = token["half"]
        if half:
            return _note_at(text, token.start(), "CPOM-F-009", ("valeur", half))
    return None


def explain(source: bytes) -> Note | None:
    """Return the note that says why the source is no JSON document, None when it is one after all.

    Raises:
        UnreadableError: the bytes are not UTF-8.
    """
    text = check_utf8(source)
    return _too_deep(text) or _syntax_fault(text) or _beyond_doubles(text) or _half_character(text)


def _syntax_fault(text: str) -> Note | None:
    """Return the note of what the parser of the standard library refuses."""
    try:
        json.loads(text, parse_constant=_refuse)
    except _NotANumberError as error:
        return _not_a_number(text, str(error))
    except json.JSONDecodeError as error:
        code = "CPOM-F-006" if _is_cut(text, error) else "CPOM-F-005"
        expected = Word(_REASONS.get(error.msg, "@json"))
        return _note_at(text, error.pos, code, ("attendu", expected))
    except RecursionError:
        return Note("CPOM-F-014", (("limite", str(DEPTH)),))
    except ValueError:  # a whole number of more digits than Python agrees to read
        return None
    return None


def _is_cut(text: str, error: json.JSONDecodeError) -> bool:
    """Tell whether nothing is wrong but that the text stops in the middle of a value."""
    if error.msg.startswith("Unterminated"):
        return True
    return error.msg != "Extra data" and _CUT.fullmatch(text, error.pos) is not None


def parse_slowly(source: bytes) -> Any:
    """Return what the source holds, for the rare texts that only the standard library reads."""

    def whole(digits: str) -> int | float:
        number = int(digits)
        return number if abs(number) < _BEYOND else float(digits)

    return json.loads(source, parse_int=whole)


def repeated_keys(source: bytes) -> tuple[Note, ...]:
    """Return one note for each key that its object already had."""
    notes: list[Note] = []
    for path, place in repeated_members(source):
        key = (("champ", str(path[-1])),)
        notes.append(Note("CPOM-F-007", key, path, place.line, place.column))
    return tuple(notes)
