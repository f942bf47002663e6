"""One check or rule explained: what it judges, why, what to do, and what it keeps or refuses."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final, NamedTuple

from cpom_desk.renderers.chapters import needed
from cpom_desk.renderers.conditions import EVERYTHING, FREE_TEXTS, condition, values_read
from cpom_desk.renderers.examples import Bases, Example, example
from cpom_desk.renderers.wording import in_lang
from cpom_schema.standard.dictionary import Dictionary, Lang

OWN_CHOICE: Final = "Choix du standard"
_PARAMETER: Final = re.compile(r"«\s?\{\w+\}\s?»|“\{\w+\}”|\{\w+\}")
_OPTIONAL: Final = re.compile(r"\[([^\[\]]*)\]")
_Words = Mapping[Lang, str]
_EFFECTS: Final[Mapping[str, _Words]] = {
    "bloquant": {
        "fr": "Bloquant : le document est irrecevable tant que la faute y reste.",
        "en": "Blocking: the document is not receivable as long as the fault is there.",
    },
    "avertissement": {
        "fr": "Avertissement : le document reste recevable, avec réserves.",
        "en": "Warning: the document is still receivable, with reservations.",
    },
    "information": {
        "fr": "Information : sans effet sur le verdict.",
        "en": "Information: no effect on the verdict.",
    },
}
_NOT_JUDGED: Final[_Words] = {
    "fr": "Non jugé : le contrôle n'a pas pu se faire, le document n'est pas dit fautif.",
    "en": "Not judged: the check could not be made, the document is not called faulty.",
}
_CONFIDENCES: Final[Mapping[str, _Words]] = {
    "haute": {"fr": "", "en": ""},
    "moyenne": {
        "fr": "Confiance moyenne : la portée de la source est à confirmer, la règle ne bloque donc "
        "pas.",
        "en": "Medium confidence: the reach of the source is to be confirmed, so the rule never "
        "blocks.",
    },
    "faible": {
        "fr": "Confiance faible : la source n'est qu'un indice, la règle ne bloque donc pas.",
        "en": "Low confidence: the source is only a hint, so the rule never blocks.",
    },
    "standard": {
        "fr": "La règle est un choix de ce standard : la source l'inspire sans l'imposer.",
        "en": "The rule is a choice of this standard: the source inspires it, without requiring "
        "it.",
    },
}
_OWN: Final[_Words] = {
    "fr": "Choix de ce standard : aucun texte officiel n'est invoqué.",
    "en": "Choice of this standard: no official text is invoked.",
}
_LABELS: Final[Mapping[str, _Words]] = {
    "documents": {"fr": "Documents", "en": "Documents"},
    "place": {"fr": "Regarde", "en": "Looks at"},
    "why": {"fr": "Pourquoi", "en": "Why"},
    "blocks": {"fr": "Pourquoi bloquer", "en": "Why block"},
    "message": {"fr": "Message", "en": "Message"},
    "advice": {"fr": "À faire", "en": "To do"},
    "after": {"fr": "Se tait si", "en": "Silent if"},
    "source": {"fr": "Source", "en": "Source"},
}


class Explanation(NamedTuple):
    """A check or a rule in the words of one language.

    Attributes:
        effect: its severity and what comes of it.
        facts: label and text, in the order they are read.
        condition: label and CEL, empty for a check the library makes by itself.
        start: what the examples start from, empty when nothing helps.
        kept: the cases it has nothing to say on.
        broken: the cases it refuses.
    """

    code: str
    title: str
    effect: str
    facts: tuple[tuple[str, str], ...]
    condition: tuple[tuple[str, str], ...]
    start: tuple[str, ...]
    kept: tuple[Example, ...]
    broken: tuple[Example, ...]


_NO_OPTION: Final[Mapping[str, str]] = {}


class Library(NamedTuple):
    """What explanations draw from: the dictionary, the base documents, the cases by code."""

    dictionary: Dictionary
    bases: Bases
    cases: Mapping[str, Sequence[Mapping[str, Any]]]
    options: Mapping[str, str] = _NO_OPTION
    """How another document is given, by its role, where it can be."""


def explanation(
    raw: Mapping[str, Any],
    needs: Mapping[str, Sequence[str]],
    library: Library,
    lang: Lang,
) -> Explanation:
    """Explain an entry of the catalogue.

    Args:
        raw: the entry as published.
        needs: the other documents it asks for, by type of document judged.
        library: what its words and its cases refer to.
        lang: language of the words.
    """
    kept, broken = _cases(raw, library, lang)
    return Explanation(
        code=raw["id"],
        title=raw["title"][lang],
        effect=_effect(raw)[lang],
        facts=tuple(_facts(raw, needs, library, lang)),
        condition=tuple(condition(raw, lang)),
        start=_start(raw, library, lang),
        kept=kept,
        broken=broken,
    )


def _effect(raw: Mapping[str, Any]) -> _Words:
    if not raw.get("judged", True):
        return _NOT_JUDGED
    return _EFFECTS[raw["severity"]]


def _facts(
    raw: Mapping[str, Any],
    needs: Mapping[str, Sequence[str]],
    library: Library,
    lang: Lang,
) -> Iterator[tuple[str, str]]:
    """Yield the label and the text of each fact there is something to say on."""
    texts = {
        "documents": _documents(raw, needs, library, lang),
        "place": _place(raw, library, lang),
        "why": raw["why"][lang],
        "blocks": raw["blocks"]["because"][lang] if "blocks" in raw else "",
        "message": _without_values(raw["message"][lang], lang),
        "advice": _without_values(raw["advice"][lang], lang),
        "after": _after(raw, lang),
        "source": _source(raw, lang),
    }
    for name, text in texts.items():
        if text:
            yield _LABELS[name][lang], text


def _without_values(text: str, lang: Lang) -> str:
    """Return a message with its values left out."""
    everything = _OPTIONAL.sub(r"\1", text)
    return _PARAMETER.sub(in_lang(lang, "« … »", "“…”"), everything)


def _documents(
    raw: Mapping[str, Any],
    needs: Mapping[str, Sequence[str]],
    library: Library,
    lang: Lang,
) -> str:
    """Return the types of document a rule judges, each with the other documents it asks for."""
    if "documents" not in raw:
        return in_lang(lang, "Tous.", "All of them.")
    wants_others = False
    named: list[str] = []
    for document in raw["documents"]:
        names = needs.get(document, ())
        wants_others = wants_others or bool(names)
        title = library.dictionary.documents[document].root.title[lang]
        named.append(title + _with_others(library, document, names, lang))
    text = in_lang(lang, " ; ", "; ").join(named)
    if not wants_others:
        return f"{text}."
    alone = in_lang(
        lang,
        "Quand il manque, la règle n'est pas jugée et le rapport le dit.",
        "When it is missing, the rule is not judged and the report says so.",
    )
    return f"{text}. {alone}"


def _with_others(library: Library, document: str, names: Sequence[str], lang: Lang) -> str:
    """Return ``, avec le contrat (--contract)``: the documents asked for, each once."""
    edition = library.bases.edition
    others = filter(None, (needed(edition, name, document) for name in names))
    listed = [other.with_option(lang, library.options) for other in dict.fromkeys(others)]
    if not listed:
        return ""
    return in_lang(lang, ", avec ", ", with ") + in_lang(lang, " et ", " and ").join(listed)


def _place(raw: Mapping[str, Any], library: Library, lang: Lang) -> str:
    """Return what a rule looks at, object after object."""
    context = raw.get("context")
    if context is None:
        return ""
    if context == EVERYTHING:
        return in_lang(lang, "le document entier", "the whole document")
    if context == FREE_TEXTS:
        return in_lang(lang, "chaque texte libre du document", "every free text of the document")
    title = _title_at(context, raw["documents"][0], library)
    quoted = in_lang(lang, f"« {title['fr']} »", f"“{title['en']}”")
    return f"{_every(context, lang)}{quoted} ({context})"


def _every(context: str, lang: Lang) -> str:
    """Return the word before the objects of a list, none before an object that is alone."""
    if not context.endswith("[]"):
        return ""
    return in_lang(lang, "chaque ", "every ")


def _title_at(context: str, judged: str, library: Library) -> Mapping[str, str]:
    """Return the title of the objects of a context, which may begin with a related document."""
    first, _, rest = context.partition(".")
    related = library.bases.types[judged].get(first.removesuffix("[]"))
    if related:
        judged, context = related, rest
    obj = library.dictionary.documents[judged].root
    for step in context.split("."):
        if step:
            field = obj.fields[step.removesuffix("[]")]
            obj = library.dictionary.objects[field.type]
    return obj.title


def _after(raw: Mapping[str, Any], lang: Lang) -> str:
    """Return the codes that make a rule silent, since they already speak of its object."""
    codes = raw.get("consequenceOf", ())
    if not codes:
        return ""
    listed = in_lang(lang, " ou ", " or ").join(codes)
    speaks = in_lang(lang, "parle déjà du même objet.", "already speaks of the same object.")
    return f"{listed} {speaks}"


def _source(raw: Mapping[str, Any], lang: Lang) -> str:
    """Return where a rule comes from, and how far that can be relied on."""
    source = raw["source"]
    if source == OWN_CHOICE:
        return _OWN[lang]
    confidence = _CONFIDENCES[raw.get("confidence", "standard")][lang]
    return f"{source}. {confidence}".strip()


def _start(raw: Mapping[str, Any], library: Library, lang: Lang) -> tuple[str, ...]:
    """Return what the examples start from: the values the condition reads."""
    cases = library.cases.get(raw["id"], ())
    return tuple(values_read(raw, cases, library.bases, lang))


def _cases(
    raw: Mapping[str, Any], library: Library, lang: Lang
) -> tuple[tuple[Example, ...], tuple[Example, ...]]:
    """Return the cases a rule accepts, and those it refuses."""
    if "kept" in raw:
        return (Example(raw["kept"], (), ()),), (Example(raw["broken"], (), ()),)
    judged = raw.get("documents", ("",))[0]
    kept: list[Example] = []
    broken: list[Example] = []
    for case in library.cases.get(raw["id"], ()):
        shown = example(case, judged, library.bases, lang)
        if shown.places:
            broken.append(shown)
        else:
            kept.append(shown)
    return tuple(kept), tuple(broken)
