"""Places in business words: what a person calls the thing at a path."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from cpom_schema.document import Document, Path, field_at, value_at
from cpom_schema.standard.dictionary import Field, Lang
from cpom_validators.findings.finding import cut

_LONGEST: Final = 60
"""Characters of one part of a key: beyond, something else was typed there."""


def label(document: Document, path: Path, lang: Lang = "fr") -> str:
    """Return a place in business words: ``Fiche action FA-03 > indicateur IND-2 > cible 2026``."""
    steps = list(_steps(document, path, lang))
    below = map(_lower_first, steps[1:])
    return " > ".join([*steps[:1], *below])


def _steps(document: Document, path: Path, lang: Lang) -> Iterator[str]:
    """Yield what each part of a path is called; a list of objects is named by its items."""
    for length in range(1, len(path) + 1):
        here = path[:length]
        field = field_at(document.dictionary, document.root, here)
        is_list = isinstance(here[-1], str) and _is_list_of_objects(field)
        if length == len(path) or not is_list:
            yield _step(document, here, field, lang)


def _step(document: Document, path: Path, field: Field | None, lang: Lang) -> str:
    """Return what the last part of a path is called."""
    part = path[-1]
    if isinstance(part, int):
        return _item(document, path, part, field, lang)
    if field is None:
        return part
    return field.title[lang]


def _is_list_of_objects(field: Field | None) -> bool:
    return field is not None and field.repeated and field.kind == "object"


def _item(document: Document, path: Path, rank: int, field: Field | None, lang: Lang) -> str:
    """Return what an item of a list is called: by its key, else by its number."""
    number = f"n° {rank + 1}" if lang == "fr" else f"no. {rank + 1}"
    if field is None or field.kind != "object":
        return number
    item = value_at(document.tree, path)
    key = " / ".join(key_values(document, field, item, lang))
    title = document.dictionary.objects[field.type].title[lang]
    return f"{title} {key or number}"


def key_values(document: Document, listing: Field, item: Any, lang: Lang) -> Iterator[str]:
    """Yield the key of an item as people say it: codes by their label, the rest as it is.

    Args:
        document: the document that holds the item.
        listing: the list that holds it.
        item: the item; what is no object has no key.
        lang: language of the labels.
    """
    if not isinstance(item, dict):
        return
    fields = document.dictionary.objects[listing.type].fields
    for name in listing.key:
        if name in item:
            value = _named(document, fields[name], str(item[name]), lang)
            yield cut(value, _LONGEST)


def _named(document: Document, field: Field, value: str, lang: Lang) -> str:
    """Return a value, or the label of a code that is in its list."""
    if field.kind != "code":
        return value
    code = document.edition.codelists[field.type].codes.get(value)
    return _lower_first(code.label[lang]) if code else value


def _lower_first(text: str) -> str:
    """Return a text that begins in lower case, unless its first word is an acronym."""
    is_acronym = text[1:2].isupper()
    return text if is_acronym else text[:1].lower() + text[1:]
