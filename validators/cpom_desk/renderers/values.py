"""A value as people read it in a sentence: codes with their label, long texts cut."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from cpom_desk.renderers.wording import in_lang
from cpom_schema.document import Document, Path, Tree, field_at
from cpom_schema.standard.dictionary import Field, Lang
from cpom_schema.standard.edition import Edition

LONGEST: Final = 120
"""Characters of a text that stands alone."""
SHORT: Final = 60
"""Characters of a text among others."""
_MOST_ITEMS: Final = 12
_TEXTS: Final = ("texte", "texteLong")


def shown_at(base: Document, path: Path, value: Any, lang: Lang, longest: int = LONGEST) -> str:
    """Return a value as people read it.

    Args:
        base: a document of the type the value is for.
        path: where the value stands in it, which gives its field.
        value: the value, as a tree holds it.
        lang: language of the words.
        longest: characters of a text beyond which it is cut.
    """
    field = field_at(base.dictionary, base.root, path)
    return _shown(base, field, value, lang, longest)


def _shown(base: Document, field: Field | None, value: Any, lang: Lang, longest: int) -> str:
    if isinstance(value, list):
        return _listed(base, field, value, lang, longest)
    if isinstance(value, dict):
        return f"({', '.join(_parts(base, field, value, lang))})"
    if isinstance(value, bool):
        return _yes_or_no(lang, value)
    if field is None:
        return str(value)
    return _typed(base.edition, field, value, lang, longest)


def _yes_or_no(lang: Lang, value: bool) -> str:
    return in_lang(lang, "oui", "yes") if value else in_lang(lang, "non", "no")


def _typed(edition: Edition, field: Field, value: Any, lang: Lang, longest: int) -> str:
    """Return a simple value as its field is read: a code with its label, a text in quotes."""
    if field.kind == "code":
        return _code(edition, field.type, str(value), lang)
    if field.type in _TEXTS:
        text = _cut(value, longest)
        return in_lang(lang, f"« {text} »", f"“{text}”")
    return str(value)


def _listed(
    base: Document, field: Field | None, values: list[Any], lang: Lang, longest: int
) -> str:
    """Return the first items of a list, and how many there are when some are left out."""
    texts = [_shown(base, field, value, lang, longest) for value in values[:_MOST_ITEMS]]
    if len(values) > _MOST_ITEMS:
        texts.append(f"… ({len(values)} {in_lang(lang, 'en tout', 'in all')})")
    return ", ".join(texts)


def _parts(base: Document, field: Field | None, value: Tree, lang: Lang) -> Iterator[str]:
    """Yield the fields of an object as ``name = value``."""
    fields: dict[str, Field] = {}
    if field and field.kind == "object":
        fields = dict(base.dictionary.objects[field.type].fields)
    for name, part in value.items():
        known = fields.get(name)
        title = known.title[lang] if known else name
        yield f"{_lower_first(title)} = {_shown(base, known, part, lang, SHORT)}"


def _lower_first(text: str) -> str:
    """Return a text with a small first letter, unless its word is an acronym."""
    if text[1:2].isupper():
        return text
    return text[:1].lower() + text[1:]


def _cut(text: str, longest: int) -> str:
    """Return a text, or its first whole words and an ellipsis."""
    if len(text) <= longest:
        return text
    return text[:longest].rsplit(" ", 1)[0] + "…"


def _code(edition: Edition, listing: str, code: str, lang: Lang) -> str:
    """Return a code with its label, unless they are the same or the code is unknown."""
    found = edition.codelists[listing].codes.get(code)
    if found is None or found.label[lang] == code:
        return code
    label = found.label[lang]
    return in_lang(lang, f"{code} « {label} »", f"{code} “{label}”")
