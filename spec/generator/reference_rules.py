"""Reference pages of the rules, in French: one per chapter, and one for the checks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import Any, Final

from cpom_desk.renderers.chapters import CHAPTERS, Chapter, chapter
from cpom_desk.renderers.examples import Bases, Example
from cpom_desk.renderers.explanation import Explanation, Library, explanation
from cpom_schema.standard.edition import Edition
from spec.generator.cases import other_bases
from spec.generator.rules import compiled
from spec.generator.source import Source

HEADER: Final = "<!-- Fichier produit depuis spec/ : ne pas modifier à la main. -->\n\n"
_CHECKS_HEAD: Final = f"""\
{HEADER}# Contrôles de fichier, de structure, de nomenclature et de dossier

La bibliothèque fait ces contrôles sur les documents de tous les types.

"""
_RULES_INTRO: Final = (
    "Chaque exemple part du même document (`cases.json`) et n'en change que ce qui est dit ; tous"
    " sont exécutés à chaque construction.\n\n| Code | Gravité | Règle |\n|---|---|---|\n"
)


def checks(source: Source) -> str:
    """Return the page of what the library checks by itself."""
    text = f"{_CHECKS_HEAD}{_check_index(source)}\n"
    for check in source.checks:
        text += _check_section(check)
    return text


def _check_index(source: Source) -> str:
    """Return the list of the checks by chapter, each with a link to its section."""
    text = ""
    for about, group in groupby(source.checks, key=lambda check: chapter(check["id"])):
        links = [f"[{check['id']}](#{check['id'].lower()})" for check in group]
        text += f"- {about.title['fr']} : {', '.join(links)}\n"
    return text


def _check_section(check: Mapping[str, Any]) -> str:
    text = f"## {check['id']}\n\n**{check['title']['fr']}** ({check['severity']})\n\n"
    text += f"*{check['title']['en']}*\n\n{check['why']['fr']}\n\n"
    text += f"Message : {check['message']['fr']}\n\nQue faire : {check['advice']['fr']}\n\n"
    text += f"Admis :\n\n```\n{check['kept']}\n```\n\n"
    text += f"Refusé :\n\n```\n{check['broken']}\n```\n\n"
    return text + f"Source : {check['source']}. Depuis la version {check['since']}.\n\n"


def _library(source: Source, edition: Edition) -> Library:
    """Return what the explanation of a rule draws on."""
    others = other_bases(source.related)
    bases = Bases(edition, source.bases, others, _related_types(source))
    cases = {rule["id"]: rule["cases"] for rule in source.rules}
    return Library(source.dictionary, bases, cases)


def _related_types(source: Source) -> dict[str, dict[str, str]]:
    """Return the type of each related document, by type of the document judged, then by name."""
    types: dict[str, dict[str, str]] = {}
    for document, related in source.related["documents"].items():
        types[document] = {name: about["type"] for name, about in related.items()}
    return types


def _safe(text: str) -> str:
    """Return a text that Markdown shows as it is."""
    for mark in ("\\", "*", "_", "<", "[", "`"):
        text = text.replace(mark, f"\\{mark}")
    return text


def _examples(title: str, cases: Iterable[Example]) -> Iterator[str]:
    """Yield a list of cases: what each one changes, and where its findings are."""
    yield f"{title} :\n\n"
    for case in cases:
        changes = " ; ".join(map(_safe, case.changes))
        text = f"- *{_safe(case.name)}* : {changes}"
        if case.places:
            text += f" → signalé : {', '.join(map(_safe, case.places))}"
        yield f"{text}\n"
    yield "\n"


def _condition(lines: Sequence[tuple[str, str]]) -> str:
    """Return the condition of a rule, its labels in one column."""
    width = max(len(label) for label, _ in lines)
    text = "\nCondition (langage CEL) :\n\n```text\n"
    for label, value in lines:
        text += f"{label:<{width}}  {value}\n"
    return text + "```\n\n"


def _rule_section(raw: Mapping[str, Any], explained: Explanation) -> Iterator[str]:
    """Yield the section of a rule, piece by piece."""
    yield f"## {explained.code}\n\n**{_safe(explained.title)}**\n\n"
    yield f"*{_safe(raw['title']['en'])}*\n\n{explained.effect}\n\n"
    for label, text in explained.facts:
        yield f"- {label} : {_safe(text)}\n"
    yield _condition(explained.condition)
    if explained.start:
        yield f"Au départ des exemples : {_safe(' ; '.join(explained.start))}\n\n"
    yield from _examples("Admis", explained.kept)
    yield from _examples("Refusé", explained.broken)
    yield f"Depuis la version {raw['since']}.\n\n"


def _rule_index(rules: Iterable[Mapping[str, Any]]) -> str:
    """Return the rows of the table of some rules."""
    text = ""
    for raw in rules:
        code, title = raw["id"], _safe(raw["title"]["fr"]).replace("|", "\\|")
        text += f"| [{code}](#{code.lower()}) | {raw['severity']} | {title} |\n"
    return text


def _page(
    about: Chapter, rules: Sequence[Mapping[str, Any]], explained: Mapping[str, Explanation]
) -> str:
    """Return the page of a chapter: the list of its rules, then a section for each."""
    text = f"{HEADER}# Règles : {about.title['fr']}\n\n*Rules: {about.title['en']}*\n\n"
    text += f"{_RULES_INTRO}{_rule_index(rules)}\n"
    for raw in rules:
        text += "".join(_rule_section(raw, explained[raw["id"]]))
    return text


def _needs(source: Source) -> dict[str, dict[str, tuple[str, ...]]]:
    """Return the other documents each rule needs, by code, then by type of document judged."""
    needs: dict[str, dict[str, tuple[str, ...]]] = {}
    for document, rules in compiled(source).items():
        for rule in rules:
            needs.setdefault(rule.id, {})[document] = rule.needs
    return needs


def _explanations(source: Source, edition: Edition) -> dict[str, Explanation]:
    """Return each rule in French words, by code."""
    needs = _needs(source)
    library = _library(source, edition)
    found: dict[str, Explanation] = {}
    for raw in source.rules:
        found[raw["id"]] = explanation(raw, needs[raw["id"]], library, "fr")
    return found


def _chapters(source: Source) -> Iterator[tuple[Chapter, list[dict[str, Any]]]]:
    """Yield each chapter that has rules, with its rules."""
    for about in CHAPTERS:
        rules = [raw for raw in source.rules if chapter(raw["id"]) == about]
        if rules:
            yield about, rules


def pages(source: Source, edition: Edition) -> dict[str, tuple[str, str]]:
    """Return the title and the text of each page, by file name."""
    explained = _explanations(source, edition)
    found: dict[str, tuple[str, str]] = {}
    for about, rules in _chapters(source):
        title = f"Règles : {about.title['fr']}"
        found[f"{about.page}.md"] = (title, _page(about, rules, explained))
    found["controles.md"] = ("Contrôles", checks(source))
    return found
