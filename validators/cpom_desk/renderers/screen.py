"""The screen a text is laid out for: its columns, its language, and how words stand out on it."""

from __future__ import annotations

import re
from typing import Final, NamedTuple, Protocol

from cpom_desk.renderers.wording import in_lang
from cpom_schema.standard.dictionary import Lang

_USUAL: Final = (100, 24)
"""Columns and lines of a terminal that does not say its own."""
_WIDEST: Final = 110
"""Columns beyond which lines are tiring to read."""
_CONTROLS: Final = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


class Style(Protocol):
    """What makes a piece of text stand out, such as `click.style` on a terminal."""

    def __call__(
        self,
        text: str,
        /,
        *,
        fg: str | None = None,
        bold: bool | None = None,
        dim: bool | None = None,
    ) -> str:
        """Return the text in a colour, in bold or dimmed."""
        ...


def plain(text: str, /, **_: object) -> str:
    """Return the text as it is: the style of files, and of all that is no terminal."""
    return text


class Screen(NamedTuple):
    """How a text is written.

    Attributes:
        width: columns a line may take.
        style: what makes a piece of it stand out.
    """

    lang: Lang
    width: int
    style: Style

    @classmethod
    def sized(cls, lang: Lang, width: int | None, style: Style) -> Screen:
        """Return a screen of a width, or as wide as the terminal when None."""
        if width is None:
            width = _terminal_width()
        return cls(lang, width, style)

    def words(self, fr: str, en: str) -> str:
        """Return the words of the language of the screen."""
        return in_lang(self.lang, fr, en)


def _terminal_width() -> int:
    """Return the columns of the terminal, at most what is comfortable to read."""
    import shutil

    return min(shutil.get_terminal_size(_USUAL).columns, _WIDEST)


def safe(text: str) -> str:
    """Return a text of a document without what would command the terminal or turn the line round.

    Control characters and marks of direction become U+FFFD; tabs and line feeds stay.
    """
    return _CONTROLS.sub("\ufffd", text)
