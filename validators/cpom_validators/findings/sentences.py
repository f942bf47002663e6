"""The sentences of a finding: someone who types in a workbook sees titles, not field names."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Final, Literal

from cpom_schema.document import Document, field_at, value_at
from cpom_schema.errors import Word
from cpom_schema.standard.catalogue import Check
from cpom_schema.standard.dictionary import Field, Lang, ObjectType
from cpom_schema.standard.edition import Edition
from cpom_validators.findings.finding import Finding
from cpom_validators.findings.labels import key_values
from cpom_validators.findings.wording import in_words, label_of, worded

Part = Literal["message", "advice"]

_WORKBOOKS: Final = ("xlsx", "ods")
_DECIMAL: Final = re.compile(r"-?[0-9]+\.[0-9]+")
_IN_WORKBOOK: Final = "_classeur"
"""End of the name of a word that has another form for someone who types in a workbook."""
_QUOTED: Final[Mapping[Lang, str]] = {
    "fr": "«\N{NO-BREAK SPACE}{}\N{NO-BREAK SPACE}»",
    "en": "“{}”",
}
_NUMBERS: Final = ("montant", "taux", "decimal")
_CHOICE: Final = Word("@type_choix")
"""What a code is to someone who sees a list, where others see an identifier."""


def sentence(
    edition: Edition, finding: Finding, document: Document | None, part: Part, lang: Lang
) -> str:
    """Return the message or the advice of a finding, in the words of its document's syntax.

    Args:
        edition: the edition whose catalogue and words are used.
        finding: the finding.
        document: the document it was made on, None when nothing could be read.
        part: which sentence.
        lang: language of the sentence.
    """
    check = edition.catalogue[finding.code]
    template = check.message if part == "message" else check.advice
    params = finding.params
    if document is not None and document.format in _WORKBOOKS:
        template = check.raw.get("inWorkbook", {}).get(part) or template
        params = tuple(_params(check, finding, document, lang))
    return worded(edition, template[lang], params, lang, check.shown_as)


def _params(
    check: Check, finding: Finding, document: Document, lang: Lang
) -> Iterator[tuple[str, str]]:
    """Yield what a message may quote: the parameters, then titles and labels in their place."""
    field = field_at(document.dictionary, document.root, finding.path)
    for name, value in finding.params:
        yield name, _shown(check, document, field, name, value, lang)
    quoted = dict(finding.params)
    if finding.seen is not None:
        yield "vu", finding.seen
    yield from _field_titles(document, field, quoted, lang)
    yield from _list_title(document, field, quoted, lang)
    if "cle" in quoted:
        yield "cle", _key(document, finding, field, lang) or quoted["cle"]


def _shown(
    check: Check, document: Document, field: Field | None, name: str, value: str, lang: Lang
) -> str:
    """Return a parameter as someone who types in a workbook knows it."""
    if name == "type" and _is_code(field):
        return _CHOICE
    if isinstance(value, Word):
        return _word(document, value)
    if _is_as_typed(check, name) or not _is_decimal(field, value):
        return value
    return in_words(document.edition, value, "nombre", lang)


def _is_code(field: Field | None) -> bool:
    return field is not None and field.kind == "code"


def _is_as_typed(check: Check, name: str) -> bool:
    """Return True for a parameter the catalogue has a way to show, or that a reader quotes."""
    return name in check.shown_as or check.step == "lecture"


def _word(document: Document, word: Word) -> Word:
    """Return the form a word has for someone who types in a workbook, if it has one."""
    known = document.edition.words
    return Word(f"{word}{_IN_WORKBOOK}") if f"{word[1:]}{_IN_WORKBOOK}" in known else word


def _is_decimal(field: Field | None, value: str) -> bool:
    """Return True for a number with decimals, in a field of such numbers."""
    if field is None or field.type not in _NUMBERS:
        return False
    return _DECIMAL.fullmatch(value) is not None


def _key(document: Document, finding: Finding, field: Field | None, lang: Lang) -> str:
    """Return the key of the item a finding is about, as people say it; empty when it has none."""
    if field is None or not field.repeated:
        return ""
    item = value_at(document.tree, finding.path)
    return " / ".join(key_values(document, field, item, lang))


def _field_titles(
    document: Document, field: Field | None, quoted: Mapping[str, str], lang: Lang
) -> Iterator[tuple[str, str]]:
    """Yield the title of the field a finding is about, and those of the fields it lists."""
    if field:
        yield "titre", field.title[lang]
    titles = _titles(document, field, quoted.get("champs", ""), lang)
    if titles:
        yield "titres", titles


def _titles(document: Document, field: Field | None, names: str, lang: Lang) -> str:
    """Return the titles of the fields a message lists, in quotes; empty when it lists none."""
    obj = document.dictionary.objects.get(field.type) if field else document.root
    if obj is None:
        return ""
    listed = [obj.fields[name] for name in names.split(", ") if name in obj.fields]
    titles = [field.title[lang] for field in listed]
    return ", ".join(map(_QUOTED[lang].format, titles))


def _list_title(
    document: Document, field: Field | None, quoted: Mapping[str, str], lang: Lang
) -> Iterator[tuple[str, str]]:
    """Yield the title of the list a reference or a row leads to, and the label of a near code."""
    name = quoted.get("liste") or quoted.get("parent", "")
    target = field_at(document.dictionary, _cited_root(document, field), tuple(name.split(".")))
    yield "titreListe", target.title[lang] if target else name
    near = quoted.get("proche")
    if near and name in document.edition.codelists:
        yield "libelleProche", label_of(document.edition, name, near, lang)


def _cited_root(document: Document, field: Field | None) -> ObjectType:
    """Return the root of the document that a field cites, its own when it cites no other."""
    ref = (field.ref if field else None) or ""
    other, _, _ = ref.rpartition("#")
    if not other:
        return document.root
    return document.dictionary.documents[other].root
