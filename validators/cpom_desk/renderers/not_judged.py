"""What was not judged of a document, for want of another one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Final

from cpom_desk.renderers.chapters import needed
from cpom_desk.renderers.wording import in_lang, plural_s
from cpom_schema.standard.dictionary import Lang
from cpom_validators.report import Report

NO_OPTION: Final[Mapping[str, str]] = {}
_CAUSE: Final = "@cause_"
"""How the words of the catalogue on a missing document begin."""


def not_judged(report: Report, lang: Lang, options: Mapping[str, str] = NO_OPTION) -> str:
    """Return what was not judged for want of another document, each document once.

    Empty when every rule had what it asks for. The documents most rules wanted come first.

    Args:
        report: the report.
        lang: language of the words.
        options: how another document is given, by its role, where it can be.
    """
    counted = Counter(_missing(report, lang, options)).most_common()
    if not counted:
        return ""
    (first, count), *others = counted
    colon = in_lang(lang, " :", ":")
    parts = [f"{_rules(count, lang)}{colon} {first}"]
    parts += [f"{count}{colon} {cause}" for cause, count in others]
    return ". ".join(parts) + "."


def in_short(report: Report, lang: Lang) -> str:
    """Return how many rules were not judged, and the document that most of them wanted."""
    counted = Counter(_missing(report, lang, NO_OPTION))
    if not counted:
        return ""
    first, _ = counted.most_common(1)[0]
    colon = in_lang(lang, " :", ":")
    more = in_lang(lang, ", entre autres", ", among others") if len(counted) > 1 else ""
    return f"{_rules(counted.total(), lang)}{colon} {first}{more}"


def count_not_judged(report: Report) -> int:
    """Return how many rules were not judged for want of another document."""
    return sum(1 for _ in _missing(report, "fr", NO_OPTION))


def _missing(report: Report, lang: Lang, options: Mapping[str, str]) -> Iterator[str]:
    """Yield the document each rule wanted, for the rules that were not judged without it."""
    if report.document is None:
        return
    for state in report.rules:
        if not state.cause:
            continue
        other = needed(report.edition, state.cause.removeprefix(_CAUSE), report.document.type)
        if other is not None:
            words = report.edition.words[state.cause[1:]][lang]
            option = options.get(other.role)
            yield f"{words} ({option})" if option else words


def _rules(count: int, lang: Lang) -> str:
    s = plural_s(count)
    return in_lang(lang, f"{count} règle{s} non jugée{s}", f"{count} rule{s} not judged")
