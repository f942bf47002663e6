"""One check or rule explained: what it judges, why, what to do, and what it keeps or refuses."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final, NamedTuple

from cpom_desk.renderers.changes import Bases, Told, told, values
from cpom_desk.renderers.chapters import needed
from cpom_schema.standard.dictionary import Dictionary, Lang

OWN_CHOICE: Final = "Choix du standard"
_PARAMETER: Final = re.compile(r"«\s?\{\w+\}\s?»|“\{\w+\}”|\{\w+\}")
_READ: Final = re.compile(r"\b(\w+)\.(\w+)\b(?!\()")
_OPTIONAL: Final = re.compile(r"\[([^\[\]]*)\]")
_EFFECTS: Final = {
    "bloquant": (
        "Bloquant : le document est irrecevable tant que la faute y reste.",
        "Blocking: the document is not receivable as long as the fault is there.",
    ),
    "avertissement": (
        "Avertissement : le document reste recevable, avec réserves.",
        "Warning: the document is still receivable, with reservations.",
    ),
    "information": (
        "Information : sans effet sur le verdict.",
        "Information: no effect on the verdict.",
    ),
}
_NOT_JUDGED: Final = (
    "Non jugé : le contrôle n'a pas pu se faire, le document n'est pas dit fautif.",
    "Not judged: the check could not be made, the document is not called faulty.",
)
_CONFIDENCES: Final = {
    "haute": ("", ""),
    "moyenne": (
        "Confiance moyenne : la portée de la source est à confirmer, la règle ne bloque donc pas.",
        "Medium confidence: the reach of the source is to be confirmed, so the rule never blocks.",
    ),
    "faible": (
        "Confiance faible : la source n'est qu'un indice, la règle ne bloque donc pas.",
        "Low confidence: the source is only a hint, so the rule never blocks.",
    ),
    "standard": (
        "La règle est un choix de ce standard : la source l'inspire sans l'imposer.",
        "The rule is a choice of this standard: the source inspires it, without requiring it.",
    ),
}
_OWN: Final = (
    "Choix de ce standard : aucun texte officiel n'est invoqué.",
    "Choice of this standard: no official text is invoked.",
)
_LABELS: Final = {
    "documents": ("Documents", "Documents"),
    "place": ("Regarde", "Looks at"),
    "why": ("Pourquoi", "Why"),
    "message": ("Message", "Message"),
    "advice": ("À faire", "To do"),
    "after": ("Se tait si", "Silent if"),
    "source": ("Source", "Source"),
}
_EVERYTHING: Final = ("Tous.", "All of them.")


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
    kept: tuple[Told, ...]
    broken: tuple[Told, ...]


class Library(NamedTuple):
    """What explanations draw from: the dictionary, the base documents, the cases by code."""

    dictionary: Dictionary
    bases: Bases
    cases: Mapping[str, Sequence[Mapping[str, Any]]]


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
    texts = {
        "documents": _documents(raw, needs, library.dictionary, lang),
        "place": _place(raw, library, lang),
        "why": raw["why"][lang],
        "message": _template(raw["message"][lang], lang),
        "advice": _template(raw["advice"][lang], lang),
        "after": _after(raw, lang),
        "source": _source(raw, lang),
    }
    facts = tuple((_pick(_LABELS[n], lang), text) for n, text in texts.items() if text)
    effect = _EFFECTS[raw["severity"]] if raw.get("judged", True) else _NOT_JUDGED
    kept, broken = _cases(raw, library, lang)
    return Explanation(
        raw["id"], raw["title"][lang], _pick(effect, lang), facts,
        tuple(_condition(raw, lang)), tuple(filter(None, _start(raw, library, lang))), kept, broken,
    )  # fmt: skip


def _pick(words: tuple[str, str], lang: Lang) -> str:
    return words[lang == "en"]


def _template(text: str, lang: Lang) -> str:
    """A message with its values left out."""
    return _PARAMETER.sub("« … »" if lang == "fr" else "“…”", _OPTIONAL.sub(r"\1", text))


def _documents(
    raw: Mapping[str, Any],
    needs: Mapping[str, Sequence[str]],
    dictionary: Dictionary,
    lang: Lang,
) -> str:
    if "documents" not in raw:
        return _pick(_EVERYTHING, lang)
    named: list[str] = []
    for document in raw["documents"]:
        found = [needed(n, document) for n in needs.get(document, ())]
        others = [f"{getattr(o, lang)} ({o.option})" for o in dict.fromkeys(found) if o]
        title = dictionary.documents[document].root.title[lang]
        beside = _pick((", avec ", ", with "), lang)
        und = _pick((" et ", " and "), lang)
        named.append(title + (beside + und.join(others) if others else ""))
    text = " ; ".join(named) if lang == "fr" else "; ".join(named)
    if any(needs.get(d) for d in raw["documents"]):
        alone = (
            "Quand il manque, la règle n'est pas jugée et le rapport le dit.",
            "When it is missing, the rule is not judged and the report says so.",
        )
        return f"{text}. {_pick(alone, lang)}"
    return f"{text}."


def _place(raw: Mapping[str, Any], library: Library, lang: Lang) -> str:
    context = raw.get("context")
    if context is None:
        return ""
    if context == "$":
        return _pick(("le document entier", "the whole document"), lang)
    if context == "textes[]":
        return _pick(("chaque texte libre du document", "every free text of the document"), lang)
    judged = raw["documents"][0]
    first, _, rest = context.partition(".")
    kind = library.bases.types[judged].get(first.removesuffix("[]"))
    obj = library.dictionary.documents[kind or judged].root
    for step in (rest if kind else context).split("."):
        if step:
            obj = library.dictionary.objects[obj.fields[step.removesuffix("[]")].type]
    every = _pick(("chaque ", "every "), lang) if context.endswith("[]") else ""
    quoted = _pick((f"« {obj.title['fr']} »", f"“{obj.title['en']}”"), lang)
    return f"{every}{quoted} ({context})"


def _after(raw: Mapping[str, Any], lang: Lang) -> str:
    codes = raw.get("consequenceOf", ())
    if not codes:
        return ""
    listed = _pick((" ou ", " or "), lang).join(codes)
    said = ("parle déjà du même objet.", "already speaks of the same object.")
    return f"{listed} {_pick(said, lang)}"


def _source(raw: Mapping[str, Any], lang: Lang) -> str:
    source = raw["source"]
    if source == OWN_CHOICE:
        return _pick(_OWN, lang)
    said = _pick(_CONFIDENCES[raw.get("confidence", "standard")], lang)
    return f"{source}. {said}".strip()


def _condition(raw: Mapping[str, Any], lang: Lang) -> Iterator[tuple[str, str]]:
    if "assert" not in raw:
        return
    by = _pick(("par", "by"), lang)
    for name, index in raw.get("index", {}).items():
        grouped = f"{name} = {index['of']} {by} {', '.join(index['by'])}"
        yield _pick(("Groupe", "Group"), lang), grouped
    for name, text in raw.get("let", {}).items():
        yield _pick(("Soit", "Let"), lang), f"{name} = {_one_line(text)}"
    if "when" in raw:
        yield _pick(("Quand", "When"), lang), _one_line(raw["when"])
    yield _pick(("Il faut", "Assert"), lang), _one_line(raw["assert"])


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _start(raw: Mapping[str, Any], library: Library, lang: Lang) -> Iterator[str]:
    """The values the condition reads, where the first example puts its fault."""
    pointers = [p for c in library.cases.get(raw["id"], ()) for p in c["expect"]]
    if not pointers or raw["context"] == "textes[]":
        return
    text = " ".join((*raw.get("let", {}).values(), raw.get("when", ""), raw["assert"]))
    read: dict[str, dict[str, None]] = {}
    for name, field in _READ.findall(text):
        owner = "self" if name == "doc" and raw["context"] == "$" else name
        read.setdefault(owner, {})[field] = None
    judged = raw["documents"][0]
    base = library.bases.document(judged)
    yield values(base, pointers[0], raw["context"], read.pop("self", ()), lang)
    yield values(base, "", "$", read.pop("doc", ()), lang)
    for name, fields in read.items():
        other = needed(name, judged)
        if other and name in library.bases.types[judged]:
            found = values(library.bases.document(judged, name), "", "$", fields, lang)
            place = f"dans {other.fr} : " if lang == "fr" else f"in {other.en}: "
            yield place + found if found else ""


def _cases(
    raw: Mapping[str, Any], library: Library, lang: Lang
) -> tuple[tuple[Told, ...], tuple[Told, ...]]:
    if "kept" in raw:
        return (Told(raw["kept"], (), ()),), (Told(raw["broken"], (), ()),)
    cases = library.cases.get(raw["id"], ())
    judged = raw.get("documents", ("",))[0]
    all_told = [told(c, judged, library.bases, lang) for c in cases]
    return tuple(t for t in all_told if not t.places), tuple(t for t in all_told if t.places)
