"""The report on a terminal: the verdict first, then each cause once, with its places."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from click import style

from cpom_desk.renderers.chapters import needed
from cpom_schema.document import Location, pointer
from cpom_schema.standard.dictionary import Lang
from cpom_validators.findings.finding import Finding
from cpom_validators.findings.labels import label
from cpom_validators.report import Report, Verdict

MOST_GROUPS = 40
MOST_PLACES = 4

_VERDICTS = {
    "recevable": ("RECEVABLE", "RECEIVABLE", "green"),
    "recevable_avec_reserves": (
        "RECEVABLE AVEC RÉSERVES",
        "RECEIVABLE WITH RESERVATIONS",
        "yellow",
    ),
    "irrecevable": ("IRRECEVABLE", "NOT RECEIVABLE", "red"),
    "indetermine": ("NON JUGÉ", "NOT JUDGED", "magenta"),
}
_SEVERITIES = {
    "bloquant": ("Bloquant", "Blocking", "red"),
    "avertissement": ("Avertissement", "Warning", "yellow"),
    "information": ("Information", "Information", "cyan"),
}
_COUNTS = {
    "bloquant": (("faute bloquante", "fautes bloquantes"), ("blocking fault", "blocking faults")),
    "avertissement": (("avertissement", "avertissements"), ("warning", "warnings")),
    "information": (("information", "informations"), ("information", "informations")),
}
_SUMMED = {
    "recevable": (("recevable", "recevables"), ("receivable", "receivable")),
    "recevable_avec_reserves": (
        ("recevable avec réserves", "recevables avec réserves"),
        ("receivable with reservations", "receivable with reservations"),
    ),
    "irrecevable": (("irrecevable", "irrecevables"), ("not receivable", "not receivable")),
    "indetermine": (("non jugé", "non jugés"), ("not judged", "not judged")),
}
_NOT_JUDGED = ("Non jugé", "Not judged", "magenta")


_CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


def _safe(text: str) -> str:
    """A text of the document without what would command the terminal or turn the line round."""
    return _CONTROLS.sub("\ufffd", text)


def _words(lang: Lang, fr: str, en: str) -> str:
    return fr if lang == "fr" else en


def _counted(report: Report, lang: Lang) -> str:
    parts: list[str] = []
    for severity, count in report.counts.items():
        if count:
            one, many = _COUNTS[severity][0 if lang == "fr" else 1]
            parts.append(f"{count} {one if count == 1 else many}")
    return ", ".join(parts) or _words(lang, "aucune faute", "no fault")


def heading(report: Report, lang: Lang) -> str:
    """One line: the file, its verdict and its counts."""
    fr, en, colour = _VERDICTS[report.verdict]
    verdict = style(_words(lang, fr, en), fg=colour, bold=True)
    colon = _words(lang, " :", ":")
    counted = "" if report.verdict == "indetermine" else f" ({_counted(report, lang)})"
    return f"{style(_safe(report.file), bold=True)}{colon} {verdict}{counted}"


def summary(verdicts: Sequence[Verdict], lang: Lang) -> str:
    """One line on many documents: how many got each verdict, the good ones first."""
    parts: list[str] = []
    for verdict, words in _SUMMED.items():
        count = verdicts.count(verdict)
        if count:
            one, many = words[0 if lang == "fr" else 1]
            parts.append(f"{count} {one if count == 1 else many}")
    return f"{len(verdicts)} documents{_words(lang, ' :', ':')} {', '.join(parts)}"


def _kind(report: Report, lang: Lang) -> str:
    document = report.document
    if document is None:
        return ""
    parts = [document.root.title[lang], f"{_words(lang, 'version', 'version')} {document.version}"]
    parts.append(document.format.upper())
    parts.append(_words(lang, f"codes jugés au {report.date}", f"codes judged at {report.date}"))
    return "  " + style(" · ".join(parts), dim=True) + "\n"


def _generic(finding: Finding) -> tuple[object, ...]:
    """What two findings of one cause share: everything but the ranks in the lists."""
    return (finding.code, tuple(p for p in finding.path if isinstance(p, str)), finding.params)


def _groups(report: Report) -> list[list[Finding]]:
    groups: dict[tuple[object, ...], list[Finding]] = {}
    for finding in report.findings:
        groups.setdefault(_generic(finding), []).append(finding)
    ranks = list(_SEVERITIES)
    return sorted(groups.values(), key=lambda g: ranks.index(report.check(g[0]).severity))


def _shared(report: Report, finding: Finding, lang: Lang) -> tuple[str, int]:
    """What the places of a group have in common, and the length of the path that tells them apart.

    The field they all are, ``Nature de l'indicateur``, or the list whose items they are.
    """
    length = len(finding.path) - 1
    field = finding.path[:length] if isinstance(finding.path[-1], int) else finding.path
    name = label(report.document, field, lang) if report.document else ""
    last = name.rpartition(" > ")[2]
    return last[:1].upper() + last[1:], length + isinstance(finding.path[-1], int)


def _tab(location: Location, lang: Lang) -> str:
    """``Indicateurs!F12`` in a workbook; file, line and column in a package of tables."""
    if location.line is None:
        return _safe("!".join(filter(None, (location.sheet, location.cell))))
    parts = [location.sheet or "", f"{_words(lang, 'ligne', 'line')} {location.line}"]
    if location.cell:
        parts.append(f"{_words(lang, 'colonne', 'column')} {location.cell}")
    return _safe(", ".join(parts))


def _place(report: Report, finding: Finding, lang: Lang, own: int | None = None) -> str:
    """Cell, or line and column, then the pointer, or the label of the path cut at a length."""
    location = report.location(finding)
    parts: list[str] = []
    if location.sheet is not None:
        parts.append(_tab(location, lang))
    elif location.line is not None:
        line = f"{_words(lang, 'ligne', 'line')} {location.line}"
        column = f", {_words(lang, 'colonne', 'column')} {location.column}"
        parts.append(line + (column if location.column else ""))
    if own and report.document:
        parts.append(_safe(label(report.document, finding.path[:own], lang)))
    elif finding.path:
        parts.append(_safe(pointer(finding.path)))
    return "  ".join(parts)


def _wrapped(text: str, indent: str, width: int, first: str = "") -> str:
    import textwrap

    return textwrap.fill(
        _safe(text),
        width,
        initial_indent=indent + first,
        subsequent_indent=indent + " " * len(first),
        break_long_words=False,
        break_on_hyphens=False,
    )


def _group(report: Report, group: list[Finding], lang: Lang, width: int) -> Iterator[str]:
    finding = group[0]
    check = report.check(finding)
    fr, en, colour = _SEVERITIES[check.severity] if check.judged else _NOT_JUDGED
    name, own = report.label(finding, lang), None
    if len(group) > 1 and finding.path:
        name, own = _shared(report, finding, lang)
    mark = style(f"{_words(lang, fr, en)} {finding.code}", fg=colour, bold=True)
    yield f"  {mark}" + (f"  {_safe(name)}" if name else "")
    yield _wrapped(report.message(finding, lang), "    ", width)
    advice = _words(lang, "À faire : ", "To do: ")
    yield _wrapped(report.advice(finding, lang), "    ", width, advice)
    for other in group[:MOST_PLACES]:
        place = _place(report, other, lang, own)
        if place:
            yield "    " + style(f"→ {place}", dim=True)
    rest = len(group) - MOST_PLACES
    if rest > 0:
        s = "s" if rest > 1 else ""
        more = _words(lang, f"→ et {rest} autre{s} endroit{s}", f"→ and {rest} other place{s}")
        yield "    " + style(more, dim=True)
    yield ""


def _unheard(report: Report, lang: Lang) -> str:
    """What was not judged for want of another document, each document once; empty when none is."""
    counts: dict[str, int] = {}
    document = report.document.type if report.document else ""
    for told in report.rules:
        other = needed(told.cause.removeprefix("@cause_"), document) if told.cause else None
        if told.cause and other:
            cause = f"{report.edition.words[told.cause[1:]][lang]} ({other.option})"
            counts[cause] = counts.get(cause, 0) + 1
    parts: list[str] = []
    for cause, count in sorted(counts.items(), key=lambda c: -c[1]):
        s = "s" if count > 1 else ""
        fr, en = f"{count} règle{s} non jugée{s} : {cause}", f"{count} rule{s} not judged: {cause}"
        again = _words(lang, f"{count} : {cause}", f"{count}: {cause}")
        parts.append(again if parts else _words(lang, fr, en))
    return ". ".join(parts) + "." if parts else ""


def render(report: Report, lang: Lang = "fr", width: int | None = None) -> str:
    """The report as text, with terminal colours that `click.echo` drops in a file.

    Args:
        report: the report to show.
        lang: language of the words.
        width: columns of the screen; asked to the terminal when None.
    """
    if width is None:
        import shutil

        width = min(shutil.get_terminal_size((100, 24)).columns, 110)
    lines = [heading(report, lang)]
    kind = _kind(report, lang)
    if kind:
        lines.append(kind)
    groups = _groups(report)
    for group in groups[:MOST_GROUPS]:
        lines += _group(report, group, lang, width)
    if len(groups) > MOST_GROUPS:
        rest = len(groups) - MOST_GROUPS
        s, are = ("s", "sont") if rest > 1 else ("", "est")
        fr = f"  {rest} autre{s} constat{s} ne {are} pas montré{s} ; --report json les donne tous."
        en = f"  {rest} other finding{s} not shown; --report json has them all."
        lines.append(_words(lang, fr, en))
    unheard = _unheard(report, lang)
    if unheard:
        lines.append(style(_wrapped(unheard, "  ", width), dim=True))
    return "\n".join(lines).rstrip() + "\n"
