"""The verdict in one line: of a report, or of many."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from cpom_desk.renderers.not_judged import in_short
from cpom_desk.renderers.screen import Style, plain, safe
from cpom_desk.renderers.wording import in_lang, numbered
from cpom_schema.standard.dictionary import Lang
from cpom_validators.report import Report, Verdict

_Counted = Mapping[Lang, tuple[str, str]]
"""One thing and several of them, by language."""
_VERDICTS: Final[Mapping[Verdict, Mapping[Lang, str]]] = {
    "recevable": {"fr": "RECEVABLE", "en": "RECEIVABLE"},
    "recevable_avec_reserves": {
        "fr": "RECEVABLE AVEC RÉSERVES",
        "en": "RECEIVABLE WITH RESERVATIONS",
    },
    "irrecevable": {"fr": "IRRECEVABLE", "en": "NOT RECEIVABLE"},
    "indetermine": {"fr": "NON JUGÉ", "en": "NOT JUDGED"},
}
_COLOURS: Final[Mapping[Verdict, str]] = {
    "recevable": "green",
    "recevable_avec_reserves": "yellow",
    "irrecevable": "red",
    "indetermine": "magenta",
}
_FINDINGS: Final[Mapping[str, _Counted]] = {
    "bloquant": {
        "fr": ("faute bloquante", "fautes bloquantes"),
        "en": ("blocking fault", "blocking faults"),
    },
    "avertissement": {"fr": ("avertissement", "avertissements"), "en": ("warning", "warnings")},
    "information": {"fr": ("information", "informations"), "en": ("information", "informations")},
}
_DOCUMENTS: Final[Mapping[Verdict, _Counted]] = {
    "recevable": {"fr": ("recevable", "recevables"), "en": ("receivable", "receivable")},
    "recevable_avec_reserves": {
        "fr": ("recevable avec réserves", "recevables avec réserves"),
        "en": ("receivable with reservations", "receivable with reservations"),
    },
    "irrecevable": {
        "fr": ("irrecevable", "irrecevables"),
        "en": ("not receivable", "not receivable"),
    },
    "indetermine": {"fr": ("non jugé", "non jugés"), "en": ("not judged", "not judged")},
}
"""The documents of each verdict, the good ones first."""


def verdict_word(verdict: Verdict, lang: Lang) -> str:
    """Return a verdict in capitals, as it is written before its counts."""
    return _VERDICTS[verdict][lang]


def heading(report: Report, lang: Lang, style: Style = plain) -> str:
    """Return one line: the file, its verdict, its counts, and what was not judged."""
    file = style(safe(report.file), bold=True)
    colon = in_lang(lang, " :", ":")
    verdict = style(_VERDICTS[report.verdict][lang], fg=_COLOURS[report.verdict], bold=True)
    line = f"{file}{colon} {verdict}"
    if report.verdict == "indetermine":
        return line
    missing = in_short(report, lang)
    semicolon = in_lang(lang, " ;", ";")
    return (
        f"{line} ({_findings_counted(report, lang)}{semicolon + ' ' if missing else ''}{missing})"
    )


_UNREAD: Final[Mapping[Lang, tuple[str, str]]] = {
    "fr": ("fichier non lu", "fichiers non lus"),
    "en": ("file not read", "files not read"),
}


def summary(verdicts: Sequence[Verdict], lang: Lang) -> str:
    """Return one line on many documents: how many got each verdict, the good ones first."""
    parts: list[str] = []
    for verdict, words in _DOCUMENTS.items():
        count = verdicts.count(verdict)
        if count:
            parts.append(numbered(count, *words[lang]))
    colon = in_lang(lang, " :", ":")
    return f"{len(verdicts)} documents{colon} {', '.join(parts)}"


def unread_text(paths: Sequence[str], lang: Lang) -> str:
    """Return the lines that name the files of a folder that were not read.

    Args:
        paths: the files, the links and the folders that could not be entered.
        lang: the language.
    """
    advice = in_lang(
        lang,
        "les donner dans un format du standard (un classeur en .xlsx), décompressés",
        "give them in a format of the standard (a workbook as .xlsx), unpacked",
    )
    count = numbered(len(paths), *_UNREAD[lang])
    colon = in_lang(lang, "\u00a0:", ":")
    return "\n  ".join([f"{count}{colon} {advice}", *paths])


def _findings_counted(report: Report, lang: Lang) -> str:
    parts: list[str] = []
    for severity, count in report.counts.items():
        if count:
            parts.append(numbered(count, *_FINDINGS[severity][lang]))
    return ", ".join(parts) or in_lang(lang, "aucune faute", "no fault")
