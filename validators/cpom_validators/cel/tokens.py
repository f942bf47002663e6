"""The words and signs of an expression."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from cpom_validators.cel.nodes import RuleError

_TOKEN: Final = re.compile(
    r"""\s*(?:(?P<number>\d+(?:\.\d+)?)|(?P<name>[A-Za-z][A-Za-z0-9_]*)
    |(?P<string>'[^'\\\x00-\x1f]*'|"[^"\\\x00-\x1f]*")|(?P<sign>&&|\|\||==|!=|<=|>=|[-+*/<>!?:.,()\[\]]))""",
    re.VERBOSE,
)
_QUOTED: Final = 20
"""Characters of an unreadable text that the error quotes."""


class Token(str):
    """A word or a sign.

    Attributes:
        kind: number, name, string or sign.
        offset: where it begins in the expression, in characters.
    """

    __slots__ = ("kind", "offset")
    kind: str
    offset: int


def tokens(text: str) -> Iterator[Token]:
    """Yield the words and signs of an expression, in order.

    Raises:
        RuleError: the text holds something else.
    """
    end = len(text.rstrip())
    offset = 0
    while offset < end:
        match = _TOKEN.match(text, offset)
        if match is None:
            rest = text[offset : offset + _QUOTED]
            raise RuleError(f"« {text} » : illisible à partir de « {rest} »")
        kind = match.lastgroup or ""
        token = Token(match[kind])
        token.kind = kind
        token.offset = match.start(kind)
        yield token
        offset = match.end()
