"""An explanation on a terminal: what a reader wants first comes first, the examples close it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from click import style

from cpom_desk.renderers.changes import Told
from cpom_desk.renderers.explain import Explanation
from cpom_schema.standard.dictionary import Lang

MOST_CASES = 6
_HELD: Final = "\ue000"
"""Stands for a space where a line never ends: before a French colon, inside quotes."""
_QUOTED: Final = re.compile(r"'[^']*'")
_BEFORE: Final = re.compile(r" (?=[:;?!»])")


def page(told: Explanation, chapter: str, lang: Lang, width: int | None = None) -> str:
    """The explanation as text, with terminal colours that `click.echo` drops in a file.

    Args:
        told: what to show.
        chapter: title of its chapter.
        lang: language of the words.
        width: columns of the screen; asked to the terminal when None.
    """
    if width is None:
        import shutil

        width = min(shutil.get_terminal_size((100, 24)).columns, 110)
    return "\n".join(_lines(told, chapter, lang, width)).rstrip() + "\n"


def _lines(told: Explanation, chapter: str, lang: Lang, width: int) -> Iterator[str]:
    indent = " " * (len(told.code) + 2)
    yield style(_wrapped(told.title, indent, width, f"{told.code}  "), bold=True)
    yield "  " + style(chapter, dim=True)
    yield ""
    yield _wrapped(told.effect, "  ", width)
    yield ""
    margin = max(len(name) for name, _ in told.facts) + 2
    for name, text in told.facts:
        yield _labelled(name, text, margin, width)
    yield ""
    if told.condition:
        yield style(
            _say(
                lang,
                "Condition exacte (en CEL, pour un programme)",
                "Exact condition (in CEL, for a program)",
            ),
            bold=True,
        )
        margin = max(len(name) for name, _ in told.condition) + 2
        for name, text in told.condition:
            whole = _QUOTED.sub(lambda quoted: quoted.group().replace(" ", _HELD), text)
            yield _labelled(name, whole, margin, width)
        yield ""
        note = _say(
            lang,
            "Chaque exemple part du même document et n'en change que ce qui est dit.",
            "Every example starts from the same document and changes only what is said; their "
            "names are in French.",
        )
        yield _wrapped(note, "", width)
        for rank, text in enumerate(told.start):
            before = _say(lang, "  Au départ : ", "  To start with: ")
            yield _wrapped(text, "    ", width, "    " if rank else before)
        yield ""
    yield from _cases(_say(lang, "Admis", "Accepted"), "✓", "green", told.kept, lang, width)
    yield from _cases(_say(lang, "Refusé", "Refused"), "✗", "red", told.broken, lang, width)


def _say(lang: Lang, fr: str, en: str) -> str:
    return fr if lang == "fr" else en


def _wrapped(text: str, indent: str, width: int, first: str | None = None) -> str:
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


def _labelled(name: str, text: str, margin: int, width: int) -> str:
    return _wrapped(text, " " * (margin + 2), width, f"  {name:<{margin}}")


def _cases(
    heading: str, mark: str, colour: str, cases: Sequence[Told], lang: Lang, width: int
) -> Iterator[str]:
    if not cases:
        return
    yield style(heading, fg=colour, bold=True)
    for case in cases[:MOST_CASES]:
        first, *others = case.name.split("\n")
        named = _wrapped(first, "    ", width, "    ").removeprefix("    ")
        yield f"  {style(mark, fg=colour)} {named}"
        yield from (f"    {line}" for line in others)
        for change in case.changes:
            yield _wrapped(change, "      ", width, "    - ")
        for place in case.places:
            said = _say(lang, "signalé : ", "reported at: ")
            yield style(_wrapped(said + place, "      ", width, "    → "), dim=True)
    rest = len(cases) - MOST_CASES
    if rest > 0:
        s = "s" if rest > 1 else ""
        fr = f"    et {rest} autre{s} exemple{s} (--json les donne tous)"
        yield style(_say(lang, fr, f"    and {rest} more (--json has them all)"), dim=True)
    yield ""
