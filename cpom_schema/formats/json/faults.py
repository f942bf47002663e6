"""Say why a text is not the JSON we want: only run on a text that the fast parser refused."""

from __future__ import annotations

import json
import re
from typing import Any, Final, Never

from cpom_schema.document import DEPTH
from cpom_schema.errors import Note, Word
from cpom_schema.formats.detect import check_utf8
from cpom_schema.formats.json.places import repeated

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


def _place(text: str, position: int) -> tuple[int, int]:
    line = text.count("\n", 0, position) + 1
    return line, position - text.rfind("\n", 0, position)


def _too_deep(text: str) -> Note | None:
    depth = 0
    for token in _TOKENS.finditer(text):
        match token.group()[0]:
            case "{" | "[":
                depth += 1
                if depth > DEPTH:
                    line, column = _place(text, token.start())
                    return Note("CPOM-F-014", (("limite", str(DEPTH)),), line=line, column=column)
            case "}" | "]":
                depth -= 1
            case _:
                pass
    return None


def _find(text: str, word: str, code: str) -> Note:
    """A note at the first place of a word outside the texts."""
    for token in re.finditer(rf'"(?:[^"\\]|\\.)*"|{re.escape(word)}', text, re.DOTALL):
        if token.group() == word:
            line, column = _place(text, token.start())
            return Note(code, (("valeur", word[:40]),), line=line, column=column)
    return Note(code, (("valeur", word[:40]),))


def _beyond_doubles(text: str) -> Note | None:
    for token in _NUMBERS.finditer(text):
        number = token.group()
        if not number.startswith('"') and abs(float(number)) == float("inf"):
            line, column = _place(text, token.start())
            return Note("CPOM-F-008", (("valeur", number[:40]),), line=line, column=column)
    return None


def _half_character(text: str) -> Note | None:
    for token in _ESCAPES.finditer(text):
        if token["half"]:
            line, column = _place(text, token.start())
            return Note("CPOM-F-009", (("valeur", token["half"]),), line=line, column=column)
    return None


def explain(source: bytes) -> Note | None:
    """The note that says why the source is no JSON document, None when it is one after all.

    Raises:
        UnreadableError: the bytes are not UTF-8.
    """
    text = check_utf8(source)
    deep = _too_deep(text)
    if deep:
        return deep
    try:
        json.loads(text, parse_constant=_refuse)
    except _NotANumberError as error:
        return _find(text, str(error), "CPOM-F-008")
    except json.JSONDecodeError as error:
        rest = error.msg != "Extra data" and _CUT.fullmatch(text, error.pos)
        cut = rest or error.msg.startswith("Unterminated")
        code = "CPOM-F-006" if cut else "CPOM-F-005"
        line, column = _place(text, error.pos)
        expected = Word(_REASONS.get(error.msg, "@json"))
        return Note(code, (("attendu", expected),), line=line, column=column)
    except RecursionError:
        return Note("CPOM-F-014", (("limite", str(DEPTH)),))
    except ValueError:  # a whole number of more digits than Python agrees to read
        pass
    return _beyond_doubles(text) or _half_character(text)


def parse(source: bytes) -> Any:
    """What the source holds, for the rare texts that only the standard library reads."""

    def whole(digits: str) -> int | float:
        number = int(digits)
        return number if abs(number) < _BEYOND else float(digits)

    return json.loads(source, parse_int=whole)


def repeated_keys(source: bytes) -> tuple[Note, ...]:
    """One note for each key that its object already had."""
    return tuple(
        Note("CPOM-F-007", (("champ", str(path[-1])),), path, place.line, place.column)
        for path, place in repeated(source)
    )
