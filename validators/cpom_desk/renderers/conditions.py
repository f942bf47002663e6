"""The condition of a rule: its parts, and the values it reads where the examples start."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Final

from cpom_desk.renderers.chapters import needed
from cpom_desk.renderers.examples import Bases, starting_values
from cpom_desk.renderers.wording import in_lang
from cpom_schema.standard.dictionary import Lang

EVERYTHING: Final = "$"
"""Context of the rules that judge the whole document."""
FREE_TEXTS: Final = "textes[]"
"""Context of the rules that judge every free text, wherever it stands."""
_READ: Final = re.compile(r"\b(\w+)\.(\w+)\b(?!\()")


def condition(raw: Mapping[str, Any], lang: Lang) -> Iterator[tuple[str, str]]:
    """Yield the parts of the condition of a rule, each with its label."""
    if "assert" not in raw:
        return
    yield from _names(raw, lang)
    if "when" in raw:
        yield in_lang(lang, "Quand", "When"), _one_line(raw["when"])
    yield in_lang(lang, "Il faut", "Assert"), _one_line(raw["assert"])


def _names(raw: Mapping[str, Any], lang: Lang) -> Iterator[tuple[str, str]]:
    """Yield what the names of a condition stand for."""
    by = in_lang(lang, "par", "by")
    for name, index in raw.get("index", {}).items():
        grouped = f"{name} = {index['of']} {by} {', '.join(index['by'])}"
        yield in_lang(lang, "Groupe", "Group"), grouped
    for name, text in raw.get("let", {}).items():
        yield in_lang(lang, "Soit", "Let"), f"{name} = {_one_line(text)}"


def _one_line(text: str) -> str:
    return " ".join(text.split())


def values_read(
    raw: Mapping[str, Any], cases: Sequence[Mapping[str, Any]], bases: Bases, lang: Lang
) -> Iterator[str]:
    """Yield the values the condition reads, where the first example puts its fault.

    Args:
        raw: the rule as published.
        cases: its cases.
        bases: what the cases start from.
        lang: language of the words.

    Yields:
        A text for each object the condition reads and that helps: the one at fault, the document,
        then the related documents.
    """
    pointer = _first_fault(cases)
    if pointer is None or raw["context"] == FREE_TEXTS:
        return
    read = _fields_read(raw)
    judged = raw["documents"][0]
    base = bases.document(judged)
    at_fault = starting_values(base, pointer, raw["context"], read.pop("self", ()), lang)
    whole = starting_values(base, "", EVERYTHING, read.pop("doc", ()), lang)
    yield from filter(None, (at_fault, whole))
    for name, fields in read.items():
        yield from _values_beside(name, fields, judged, bases, lang)


def _values_beside(
    name: str, fields: Iterable[str], judged: str, bases: Bases, lang: Lang
) -> Iterator[str]:
    """Yield what the fields of a related document are worth, if the name is that of one."""
    other = needed(bases.edition, name, judged)
    if other is None or name not in bases.types[judged]:
        return
    values = starting_values(bases.document(judged, name), "", EVERYTHING, fields, lang)
    if values:
        yield in_lang(lang, f"dans {other.fr} : ", f"in {other.en}: ") + values


def _first_fault(cases: Sequence[Mapping[str, Any]]) -> str | None:
    """Return the JSON Pointer of the first finding the cases expect."""
    for case in cases:
        for pointer in case["expect"]:
            return str(pointer)
    return None


def _fields_read(raw: Mapping[str, Any]) -> dict[str, dict[str, None]]:
    """Return the fields a condition reads, by the name of their object, in reading order."""
    text = " ".join((*raw.get("let", {}).values(), raw.get("when", ""), raw["assert"]))
    document = "self" if raw["context"] == EVERYTHING else "doc"
    read: dict[str, dict[str, None]] = {}
    for name, field in _READ.findall(text):
        owner = document if name == "doc" else name
        read.setdefault(owner, {})[field] = None
    return read
