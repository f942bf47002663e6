"""The report on a terminal: the verdict first, then each cause once, with its places."""

from __future__ import annotations

from collections.abc import Iterator

from click import style

from cpom_schema.dictionary import Lang
from cpom_schema.document import pointer
from cpom_validators.finding import Finding
from cpom_validators.report import Report

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
    return f"{style(report.file, bold=True)} : {verdict} ({_counted(report, lang)})"


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
    return sorted(groups.values(), key=lambda g: ranks.index(g[0].check.severity))


def _place(report: Report, finding: Finding, lang: Lang) -> str:
    location = report.location(finding)
    parts: list[str] = []
    if location.line is not None:
        line = f"{_words(lang, 'ligne', 'line')} {location.line}"
        column = f", {_words(lang, 'colonne', 'column')} {location.column}"
        parts.append(line + (column if location.column else ""))
    if finding.path:
        parts.append(pointer(finding.path))
    return "  ".join(parts)


def _wrapped(text: str, indent: str, width: int, first: str = "") -> str:
    import textwrap

    return textwrap.fill(
        text,
        width,
        initial_indent=indent + first,
        subsequent_indent=indent + " " * len(first),
        break_long_words=False,
        break_on_hyphens=False,
    )


def _group(report: Report, group: list[Finding], lang: Lang, width: int) -> Iterator[str]:
    finding = group[0]
    fr, en, colour = _SEVERITIES[finding.check.severity]
    name = report.label(finding, lang)
    mark = style(f"{_words(lang, fr, en)} {finding.code}", fg=colour, bold=True)
    yield f"  {mark}" + (f"  {name}" if name else "")
    yield _wrapped(finding.message(lang), "    ", width)
    advice = _words(lang, "À faire : ", "To do: ")
    yield _wrapped(finding.advice(lang), "    ", width, advice)
    for other in group[:MOST_PLACES]:
        place = _place(report, other, lang)
        if place:
            yield "    " + style(f"→ {place}", dim=True)
    rest = len(group) - MOST_PLACES
    if rest > 0:
        more = _words(lang, f"→ et {rest} autres endroits", f"→ and {rest} other places")
        yield "    " + style(more, dim=True)
    yield ""


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
        fr = f"  {rest} autres constats ne sont pas montrés ; --report json les donne tous."
        lines.append(_words(lang, fr, f"  {rest} other findings not shown; --report json has all."))
    return "\n".join(lines).rstrip() + "\n"
