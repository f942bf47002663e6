"""The sentences of a finding: someone who types in a workbook sees titles, not field names."""

from __future__ import annotations

import re
from collections.abc import Iterator
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
_OURS: Final = "_classeur"
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
    """What the message may quote: the parameters, then titles and labels in their place."""
    field = field_at(document.dictionary, document.root, finding.path)
    typed = check.step == "lecture"  # what a reader quotes is what the person typed
    for name, value in finding.params:
        if name == "type" and field and field.kind == "code":
            yield name, _CHOICE
        elif isinstance(value, Word) and f"{value[1:]}{_OURS}" in document.edition.words:
            yield name, Word(f"{value}{_OURS}")
        elif name in check.shown_as or typed:
            yield name, value
        elif _DECIMAL.fullmatch(value) and _counts(field):
            yield name, in_words(document.edition, value, "nombre", lang)
        else:
            yield name, value
    said = dict(finding.params)
    if field:
        yield "titre", field.title[lang]
    if finding.seen is not None:
        yield "vu", finding.seen
    yield from _titles(document, field, said.get("champs", ""), lang)
    yield from _list(document, field, said, lang)
    if "cle" in said and field and field.repeated:
        item = value_at(document.tree, finding.path)
        yield "cle", " / ".join(key_values(document, field, item, lang)) or said["cle"]


def _counts(field: Field | None) -> bool:
    return field is not None and field.type in ("montant", "taux", "decimal")


def _titles(
    document: Document, field: Field | None, names: str, lang: Lang
) -> Iterator[tuple[str, str]]:
    """The titles of the fields a message lists."""
    obj: ObjectType | None = document.dictionary.objects.get(field.type) if field else document.root
    known = [obj.fields[n].title[lang] for n in names.split(", ") if obj and n in obj.fields]
    if known:
        quote = "«\N{NO-BREAK SPACE}{}\N{NO-BREAK SPACE}»" if lang == "fr" else "“{}”"
        yield "titres", ", ".join(quote.format(title) for title in known)


def _list(
    document: Document, field: Field | None, said: dict[str, str], lang: Lang
) -> Iterator[tuple[str, str]]:
    """The title of the list a reference or a row leads to, the label of the code that was meant."""
    name, near = said.get("liste") or said.get("parent", ""), said.get("proche")
    other, _, _ = (field.ref if field and field.ref else "").rpartition("#")
    root = document.dictionary.documents[other].root if other else document.root
    target = field_at(document.dictionary, root, tuple(name.split(".")))
    yield "titreListe", target.title[lang] if target else name
    if near and name in document.edition.codelists:
        yield "libelleProche", label_of(document.edition, name, near, lang)
