"""An explanation on a terminal: what a reader wants first comes first, the examples close it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from cpom_desk.renderers.examples import Example
from cpom_desk.renderers.explanation import Explanation
from cpom_desk.renderers.screen import Screen, Style, plain
from cpom_desk.renderers.wording import plural_s
from cpom_schema.standard.dictionary import Lang

MOST_CASES: Final = 6
_HELD: Final = "\ue000"
"""Stands for a space where a line never ends: before a French colon, inside quotes."""
_QUOTED: Final = re.compile(r"'[^']*'")
_BEFORE: Final = re.compile(r" (?=[:;?!»])")


def page(
    explained: Explanation,
    chapter: str,
    lang: Lang,
    width: int | None = None,
    style: Style = plain,
) -> str:
    """Return the explanation as text.

    Args:
        explained: what to show.
        chapter: title of its chapter.
        lang: language of the words.
        width: columns of the screen; asked to the terminal when None.
        style: what makes words stand out: `click.style` for a terminal.
    """
    screen = Screen.sized(lang, width, style)
    return "\n".join(_lines(explained, chapter, screen)).rstrip() + "\n"


def _lines(explained: Explanation, chapter: str, screen: Screen) -> Iterator[str]:
    indent = " " * (len(explained.code) + 2)
    title = _wrapped(explained.title, indent, screen.width, f"{explained.code}  ")
    yield screen.style(title, bold=True)
    yield "  " + screen.style(chapter, dim=True)
    yield ""
    yield _wrapped(explained.effect, "  ", screen.width)
    yield ""
    yield from _table(explained.facts, screen.width)
    yield ""
    if explained.condition:
        yield from _condition(explained, screen)
    kept = screen.words("Admis", "Accepted")
    yield from _cases(kept, "✓", "green", explained.kept, screen)
    broken = screen.words("Refusé", "Refused")
    yield from _cases(broken, "✗", "red", explained.broken, screen)


def _condition(explained: Explanation, screen: Screen) -> Iterator[str]:
    """Yield the CEL of a rule, and what its examples start from."""
    title = screen.words(
        "Condition exacte (en CEL, pour un programme)",
        "Exact condition (in CEL, for a program)",
    )
    yield screen.style(title, bold=True)
    whole = [(name, _QUOTED.sub(_hold, text)) for name, text in explained.condition]
    yield from _table(whole, screen.width)
    yield ""
    how = screen.words(
        "Chaque exemple part du même document et n'en change que ce qui est dit.",
        "Every example starts from the same document and changes only what is said; their "
        "names are in French.",
    )
    yield _wrapped(how, "", screen.width)
    first = screen.words("  Au départ : ", "  To start with: ")
    for text in explained.start:
        yield _wrapped(text, "    ", screen.width, first)
        first = "    "
    yield ""


def _hold(quoted: re.Match[str]) -> str:
    """Return a quoted text of a condition in one piece, wherever the line ends."""
    return quoted.group().replace(" ", _HELD)


def _table(rows: Sequence[tuple[str, str]], width: int) -> Iterator[str]:
    """Yield names and their texts, the texts standing below one another."""
    margin = max(len(name) for name, _ in rows) + 2
    for name, text in rows:
        yield _wrapped(text, " " * (margin + 2), width, f"  {name:<{margin}}")


def _cases(
    heading: str, bullet: str, colour: str, cases: Sequence[Example], screen: Screen
) -> Iterator[str]:
    if not cases:
        return
    yield screen.style(heading, fg=colour, bold=True)
    for case in cases[:MOST_CASES]:
        yield from _case(case, screen.style(bullet, fg=colour), screen)
    rest = len(cases) - MOST_CASES
    if rest > 0:
        s = plural_s(rest)
        more = screen.words(
            f"    et {rest} autre{s} exemple{s} (--json les donne tous)",
            f"    and {rest} more (--json has them all)",
        )
        yield screen.style(more, dim=True)
    yield ""


def _case(case: Example, bullet: str, screen: Screen) -> Iterator[str]:
    """Yield the name of a case, what it changes, and where its findings are."""
    first, *others = case.name.split("\n")
    name = _wrapped(first, "    ", screen.width, "    ").removeprefix("    ")
    yield f"  {bullet} {name}"
    for line in others:
        yield f"    {line}"
    for change in case.changes:
        yield _wrapped(change, "      ", screen.width, "    - ")
    reported = screen.words("signalé : ", "reported at: ")
    for place in case.places:
        text = _wrapped(reported + place, "      ", screen.width, "    → ")
        yield screen.style(text, dim=True)


def _wrapped(text: str, indent: str, width: int, first: str | None = None) -> str:
    """Return a text in lines that never end before a French colon or inside quotes.

    Args:
        text: the text.
        indent: what begins each line.
        width: columns a line may take.
        first: what begins the first line instead, when it differs.
    """
    import textwrap

    filled = textwrap.fill(
        _BEFORE.sub(_HELD, text).replace("« ", f"«{_HELD}"),
        width,
        initial_indent=indent if first is None else first,
        subsequent_indent=indent,
        break_long_words=False,
        break_on_hyphens=False,
    )
    return filled.replace(_HELD, " ")
