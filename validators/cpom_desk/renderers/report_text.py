"""The report on a terminal: the verdict first, then each cause once, with its places."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from cpom_desk.renderers.not_judged import NO_OPTION, not_judged
from cpom_desk.renderers.screen import Screen, Style, plain, safe
from cpom_desk.renderers.verdict_text import heading
from cpom_desk.renderers.wording import in_lang, plural_s
from cpom_schema.document import Document, Location, Path, pointer
from cpom_schema.standard.catalogue import Check
from cpom_schema.standard.dictionary import Lang
from cpom_validators.findings.finding import Finding
from cpom_validators.findings.labels import label
from cpom_validators.report import Report

MOST_GROUPS: Final = 40
MOST_PLACES: Final = 4


class _Severity(NamedTuple):
    """The word of a severity in each language, and its colour."""

    fr: str
    en: str
    colour: str


_SEVERITIES: Final[Mapping[str, _Severity]] = {
    "bloquant": _Severity("Bloquant", "Blocking", "red"),
    "avertissement": _Severity("Avertissement", "Warning", "yellow"),
    "information": _Severity("Information", "Information", "cyan"),
}
_NOT_JUDGED: Final = _Severity("Non jugé", "Not judged", "magenta")
_RANKS: Final = {severity: rank for rank, severity in enumerate(_SEVERITIES)}


def render(
    report: Report,
    lang: Lang = "fr",
    width: int | None = None,
    style: Style = plain,
    options: Mapping[str, str] = NO_OPTION,
) -> str:
    """Return the report as text.

    Args:
        report: the report to show.
        lang: language of the words.
        width: columns of the screen; asked to the terminal when None.
        style: what makes words stand out: `click.style` for a terminal.
        options: how another document is given, by its role, where it can be.
    """
    screen = Screen.sized(lang, width, style)
    lines = [*_head(report, screen), *_causes(report, screen)]
    missing = not_judged(report, lang, options)
    if missing:
        lines.append(style(_wrapped(missing, "  ", screen.width), dim=True))
    return "\n".join(lines).rstrip() + "\n"


def _head(report: Report, screen: Screen) -> Iterator[str]:
    """Yield the verdict, then what was judged when the file could be read."""
    yield heading(report, screen.lang, screen.style)
    if report.document is not None:
        yield _document(report.document, report.date, screen)


def _document(document: Document, date: str, screen: Screen) -> str:
    """Return what was judged: type, version, syntax, and date of the codes."""
    parts = (
        document.root.title[screen.lang],
        f"version {document.version}",
        document.format.upper(),
        screen.words(f"codes jugés au {date}", f"codes judged at {date}"),
    )
    return "  " + screen.style(" · ".join(parts), dim=True) + "\n"


def _causes(report: Report, screen: Screen) -> Iterator[str]:
    """Yield the lines on the first causes, then how many others there are."""
    groups = _groups(report)
    for group in groups[:MOST_GROUPS]:
        yield from _group(report, group, screen)
    rest = len(groups) - MOST_GROUPS
    if rest > 0:
        yield _not_shown(rest, screen.lang)


def _groups(report: Report) -> list[list[Finding]]:
    """Return the findings of each cause together, the worst causes first."""
    groups: dict[tuple[object, ...], list[Finding]] = {}
    for finding in report.findings:
        groups.setdefault(_cause(finding), []).append(finding)
    return sorted(groups.values(), key=lambda group: _rank(report, group))


def _cause(finding: Finding) -> tuple[object, ...]:
    """Return what two findings of one cause share: everything but the ranks in the lists."""
    names = tuple(part for part in finding.path if isinstance(part, str))
    return (finding.code, names, finding.params)


def _rank(report: Report, group: Sequence[Finding]) -> int:
    return _RANKS[report.check(group[0]).severity]


def _group(report: Report, group: Sequence[Finding], screen: Screen) -> Iterator[str]:
    """Yield the lines on one cause: what it is, what to do, and its places."""
    finding = group[0]
    name = report.label(finding, screen.lang)
    own: int | None = None
    if len(group) > 1 and finding.path:
        name, own = _common_place(report, finding, screen.lang)
    yield _title(report.check(finding), finding, name, screen)
    yield _wrapped(report.message(finding, screen.lang), "    ", screen.width)
    todo = screen.words("À faire : ", "To do: ")
    yield _wrapped(report.advice(finding, screen.lang), "    ", screen.width, todo)
    yield from _places(report, group, screen, own)
    yield ""


def _title(check: Check, finding: Finding, name: str, screen: Screen) -> str:
    severity = _severity(check)
    word = screen.words(severity.fr, severity.en)
    title = screen.style(f"{word} {finding.code}", fg=severity.colour, bold=True)
    if not name:
        return f"  {title}"
    return f"  {title}  {safe(name)}"


def _severity(check: Check) -> _Severity:
    if not check.judged:
        return _NOT_JUDGED
    return _SEVERITIES[check.severity]


def _common_place(report: Report, finding: Finding, lang: Lang) -> tuple[str, int]:
    """Return what the places of a group share, and the length of the path that tells them apart.

    They share the field they all are, ``Nature de l'indicateur``, or the list whose items they are.
    """
    path = finding.path
    if isinstance(path[-1], int):
        shared, length = path[:-1], len(path)
    else:
        shared, length = path, len(path) - 1
    last = _label(report, shared, lang).rpartition(" > ")[2]
    return last[:1].upper() + last[1:], length


def _label(report: Report, path: Path, lang: Lang) -> str:
    """Return a place in business words; empty when no document could be read."""
    if report.document is None:
        return ""
    return label(report.document, path, lang)


def _places(
    report: Report, group: Sequence[Finding], screen: Screen, own: int | None
) -> Iterator[str]:
    """Yield the first places of a cause, then how many others there are."""
    for finding in group[:MOST_PLACES]:
        place = _place(report, finding, screen.lang, own)
        if place:
            yield "    " + screen.style(f"→ {place}", dim=True)
    rest = len(group) - MOST_PLACES
    if rest > 0:
        yield "    " + screen.style(_more_places(rest, screen.lang), dim=True)


def _place(report: Report, finding: Finding, lang: Lang, own: int | None) -> str:
    """Return where a finding is: in the file first, then in the document.

    Args:
        report: the report.
        finding: one of its findings.
        lang: language of the words.
        own: length of the path whose label is shown; the whole path as a JSON Pointer when None.
    """
    parts: list[str] = []
    in_file = _in_file(report.location(finding), lang)
    if in_file is not None:
        parts.append(in_file)
    if finding.path:
        parts.append(safe(_in_document(report, finding, lang, own)))
    return "  ".join(parts)


def _in_document(report: Report, finding: Finding, lang: Lang, own: int | None) -> str:
    """Return the label of the first steps of the path, or the whole path as a JSON Pointer."""
    if own and report.document:
        return label(report.document, finding.path[:own], lang)
    return pointer(finding.path)


def _in_file(location: Location, lang: Lang) -> str | None:
    """Return the tab and cell, or the line and column; None when the source has neither."""
    if location.sheet is not None:
        return _in_table(location, location.sheet, lang)
    if location.line is None:
        return None
    return _coordinates(location.line, location.column, lang)


def _in_table(location: Location, sheet: str, lang: Lang) -> str:
    """Return ``Indicateurs!F12`` in a workbook; file, line and column in a package of tables."""
    if location.line is None:
        return safe("!".join(filter(None, (sheet, location.cell))))
    return safe(f"{sheet}, {_coordinates(location.line, location.cell, lang)}")


def _coordinates(line: int, column: int | str | None, lang: Lang) -> str:
    """Return ``ligne 12, colonne 3``, or the line alone when the column is not known."""
    text = f"{in_lang(lang, 'ligne', 'line')} {line}"
    if not column:
        return text
    return f"{text}, {in_lang(lang, 'colonne', 'column')} {column}"


def _more_places(rest: int, lang: Lang) -> str:
    s = plural_s(rest)
    return in_lang(lang, f"→ et {rest} autre{s} endroit{s}", f"→ and {rest} other place{s}")


def _not_shown(rest: int, lang: Lang) -> str:
    s = plural_s(rest)
    verb = "sont" if s else "est"
    return in_lang(
        lang,
        f"  {rest} autre{s} constat{s} ne {verb} pas montré{s} ; --report json les donne tous.",
        f"  {rest} other finding{s} not shown; --report json has them all.",
    )


def _wrapped(text: str, indent: str, width: int, first: str = "") -> str:
    """Return a text of the document in lines, indented below its first words."""
    import textwrap

    return textwrap.fill(
        safe(text),
        width,
        initial_indent=indent + first,
        subsequent_indent=indent + " " * len(first),
        break_long_words=False,
        break_on_hyphens=False,
    )
