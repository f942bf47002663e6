"""Reference pages of the rules, in French: one per chapter, and one for the checks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import Any

from cpom_desk.renderers.chapters import CHAPTERS, Chapter, chapter
from cpom_desk.renderers.examples import Bases, Example
from cpom_desk.renderers.explanation import Explanation, Library, explanation
from spec.generator.cases import RELATED_BASES
from spec.generator.rules import compiled
from spec.generator.source import Source

HEADER = "<!-- Fichier produit depuis spec/ : ne pas modifier à la main. -->\n\n"


def checks(source: Source) -> str:
    """The page of what the library checks by itself."""
    text = f"{HEADER}# Contrôles de fichier, de structure, de nomenclature et de dossier\n\n"
    text += "La bibliothèque fait ces contrôles sur les documents de tous les types.\n\n"
    for about, group in groupby(source.checks, key=lambda c: chapter(c["id"])):
        listed = list(group)
        text += f"- {about.title['fr']} : "
        text += ", ".join(f"[{c['id']}](#{c['id'].lower()})" for c in listed) + "\n"
    text += "\n"
    for check in source.checks:
        text += f"## {check['id']}\n\n**{check['title']['fr']}** ({check['severity']})\n\n"
        text += f"*{check['title']['en']}*\n\n{check['why']['fr']}\n\n"
        text += f"Message : {check['message']['fr']}\n\nQue faire : {check['advice']['fr']}\n\n"
        text += (
            f"Admis :\n\n```\n{check['kept']}\n```\n\nRefusé :\n\n```\n{check['broken']}\n```\n\n"
        )
        text += f"Source : {check['source']}. Depuis la version {check['since']}.\n\n"
    return text


def _library(source: Source) -> Library:
    documents = source.related["documents"]
    types = {d: {n: o["type"] for n, o in others.items()} for d, others in documents.items()}
    others = {f"{d}.{n}": base for (d, n), base in RELATED_BASES.items()}
    cases = {rule["id"]: rule["cases"] for rule in source.rules}
    return Library(source.dictionary, Bases(source.bases, others, types), cases)


def _safe(text: str) -> str:
    """A text that Markdown shows as it is."""
    for mark in ("\\", "*", "_", "<", "[", "`"):
        text = text.replace(mark, f"\\{mark}")
    return text


def _told(title: str, cases: Iterable[Example]) -> Iterator[str]:
    yield f"{title} :\n\n"
    for case in cases:
        text = f"- *{_safe(case.name)}* : {' ; '.join(map(_safe, case.changes))}"
        if case.places:
            text += f" → signalé : {', '.join(map(_safe, case.places))}"
        yield text + "\n"
    yield "\n"


def _rule(raw: Mapping[str, Any], told: Explanation) -> Iterator[str]:
    yield f"## {told.code}\n\n**{_safe(told.title)}**\n\n*{_safe(raw['title']['en'])}*\n\n"
    yield f"{told.effect}\n\n"
    for label, text in told.facts:
        yield f"- {label} : {_safe(text)}\n"
    width = max(len(label) for label, _ in told.condition)
    lines = (f"{label:<{width}}  {text}\n" for label, text in told.condition)
    yield f"\nCondition (langage CEL) :\n\n```text\n{''.join(lines)}```\n\n"
    if told.start:
        yield f"Au départ des exemples : {_safe(' ; '.join(told.start))}\n\n"
    yield from _told("Admis", told.kept)
    yield from _told("Refusé", told.broken)
    yield f"Depuis la version {raw['since']}.\n\n"


def _page(
    about: Chapter, rules: Sequence[Mapping[str, Any]], told: Mapping[str, Explanation]
) -> str:
    text = f"{HEADER}# Règles : {about.title['fr']}\n\n*Rules: {about.title['en']}*\n\n"
    text += "Chaque exemple part du même document (`cases.json`) et n'en change que ce qui est "
    text += "dit ; tous sont exécutés à chaque construction. `cpom rules CODE` donne la même "
    text += "explication, aussi en anglais.\n\n| Code | Gravité | Règle |\n|---|---|---|\n"
    for raw in rules:
        code, title = raw["id"], _safe(raw["title"]["fr"]).replace("|", "\\|")
        text += f"| [{code}](#{code.lower()}) | {raw['severity']} | {title} |\n"
    return text + "\n" + "".join(line for r in rules for line in _rule(r, told[r["id"]]))


def pages(source: Source) -> dict[str, tuple[str, str]]:
    """Title and text of each page, by file name."""
    library = _library(source)
    needs: dict[str, dict[str, tuple[str, ...]]] = {}
    for document, rules in compiled(source).items():
        for rule in rules:
            needs.setdefault(rule.id, {})[document] = rule.needs
    told = {r["id"]: explanation(r, needs[r["id"]], library, "fr") for r in source.rules}
    found: dict[str, tuple[str, str]] = {}
    for about in CHAPTERS:
        own = [r for r in source.rules if chapter(r["id"]) == about]
        if own:
            title = f"Règles : {about.title['fr']}"
            found[f"{about.page}.md"] = (title, _page(about, own, told))
    return {**found, "controles.md": ("Contrôles", checks(source))}
