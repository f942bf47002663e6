"""The facts of the source documents, and where the standard holds each: ``spec/sources/``."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Final

from spec.generator.reference_rules import HEADER
from spec.generator.source import Source, SpecificationError

TEST: Final = "tests/spec/test_source_facts.py::test_a_fact_has_its_homes"
"""The test that fails, for a fact, when one of its homes is taken away."""
_INTRO: Final = """\
# Les documents sources, fait par fait

Chaque fait des cinq documents dont ce standard est parti, et l'endroit qui le tient : un champ, un
code, une règle ; ou la raison pour laquelle rien ne le tient. Le test de chaque ligne échoue si
l'un de ses endroits disparaît.

"""
_HEAD: Final = "| Ligne | Fait | Où |\n|---|---|---|\n"
Home = Mapping[str, str]


def facts(source: Source) -> Iterator[Mapping[str, Any]]:
    """Yield each fact of each document."""
    for document in source.facts.values():
        yield from document["facts"]


def missing(source: Source, fact: Mapping[str, Any]) -> list[Home]:
    """Return the homes of a fact that the standard does not have."""
    return [home for home in fact.get("homes", ()) if not _exists(source, home)]


def _exists(source: Source, home: Home) -> bool:
    ((kind, name),) = home.items()
    match kind:
        case "field":
            return _has_field(source, name)
        case "rule":
            return any(rule["id"] == name for rule in source.rules)
        case "code":
            listing, code = name.split("/")
            return code in _codes(source, listing)
        case _:
            listing, column = name.split("/")
            return any(column in row for row in source.codelists[listing].rows)


def _has_field(source: Source, place: str) -> bool:
    """Return True if a dotted place, its type of document first, is in the dictionary."""
    document, *steps = place.split(".")
    obj = source.dictionary.documents[document].root
    for rank, step in enumerate(steps, 1):
        field = obj.fields.get(step)
        if field is None:
            return False
        if rank < len(steps):
            obj = source.dictionary.objects[field.type]
    return True


def _codes(source: Source, listing: str) -> set[str]:
    return {row["code"] for row in source.codelists[listing].rows}


def page(source: Source) -> str:
    """Return the page of the facts, in French.

    Raises:
        SpecificationError: a fact has a home that the standard does not have.
    """
    text = HEADER + _INTRO
    for document in source.facts.values():
        text += f"## {document['title']}\n\n{document['by']}, {document['date']}.\n\n{_HEAD}"
        for fact in document["facts"]:
            text += f"| {fact['id']} | {fact['fact']} | {_homes(source, fact)} |\n"
        text += "\n"
    return f"{text}Test de chaque ligne : `{TEST}[ligne]`.\n"


def _homes(source: Source, fact: Mapping[str, Any]) -> str:
    """Return the homes of a fact, or why it has none.

    Raises:
        SpecificationError: one of them does not exist.
    """
    lost = missing(source, fact)
    if lost:
        raise SpecificationError(f"spec/sources, {fact['id']} : rien ne se nomme {lost}")
    if "none" in fact:
        return f"*{fact['none']}*"
    return ", ".join(f"`{name}`" for home in fact["homes"] for name in home.values())
