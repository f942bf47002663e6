"""Places in business words: what a person calls the thing at a path."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from cpom_schema.document import Document, Path, field_at, value_at
from cpom_schema.standard.dictionary import Field, Lang

_LONGEST: Final = 60
"""Characters of one part of a key: beyond, something else was typed there."""


def _lower_first(text: str) -> str:
    """Lower case for the first letter, unless the word is an acronym."""
    return text if text[1:2].isupper() else text[:1].lower() + text[1:]


def key_values(document: Document, listing: Field, item: Any, lang: Lang) -> Iterator[str]:
    """The key of an item as people say it: codes by their label, the rest as it is."""
    fields = document.dictionary.objects[listing.type].fields
    for name in listing.key:
        if not isinstance(item, dict) or name not in item:
            continue
        value = str(item[name])
        if fields[name].kind == "code":
            code = document.edition.codelists[fields[name].type].codes.get(value)
            value = _lower_first(code.label[lang]) if code else value
        yield value if len(value) <= _LONGEST else f"{value[: _LONGEST - 1]}…"


def label(document: Document, path: Path, lang: Lang = "fr") -> str:
    """The place in business words: ``Fiche action FA-03 > indicateur IND-2 > cible 2026``."""
    steps: list[str] = []
    number = "n°" if lang == "fr" else "no."
    for length in range(1, len(path) + 1):
        here, part = path[:length], path[length - 1]
        found = field_at(document.dictionary, document.root, here)
        if found is None:
            steps.append(str(part) if isinstance(part, str) else f"{number} {part + 1}")
        elif isinstance(part, int) and found.kind == "object":
            item = value_at(document.tree, here)
            title = document.dictionary.objects[found.type].title[lang]
            named = " / ".join(key_values(document, found, item, lang))
            steps.append(f"{title} {named or f'{number} {part + 1}'}")
        elif isinstance(part, int):
            steps.append(f"{number} {part + 1}")
        elif not found.repeated or length == len(path) or found.kind != "object":
            steps.append(found.title[lang])
    return " > ".join(s if i == 0 else _lower_first(s) for i, s in enumerate(steps))
