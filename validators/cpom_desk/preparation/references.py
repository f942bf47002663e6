"""What the drop-downs of a workbook offer: what the contract holds, with its name."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from typing import Final

from cpom_desk.preparation.given import items, text
from cpom_desk.preparation.words import Words
from cpom_schema.document import Tree
from cpom_schema.standard.dictionary import Dictionary

_CONTRACT: Final = "contrat#"
_NAMES: Final = ("nom", "intitule", "libelle", "raisonSociale")
_LABELS: Final = {"nature": "natures-evolution", "convention": "conventions-finess"}
"""Items without a name of their own are named by the label of a code."""

Kept = Callable[[str, Tree], bool]


def references(
    kind: str, contrat: Tree, words: Words, kept: Kept = lambda _list, _item: True
) -> dict[str, Sequence[tuple[str, str]]]:
    """Return the keys and names of what the fields of a document type may refer to in a contract.

    Args:
        kind: type of the document to be filled.
        contrat: the contract it refers to.
        words: the language of the names.
        kept: whether an item of a list of the contract may be chosen.
    """
    dictionary = words.edition.dictionary
    found: dict[str, Sequence[tuple[str, str]]] = {}
    for reference in _references(dictionary, kind):
        steps = reference.removeprefix(_CONTRACT).split(".")
        key = _key(dictionary, steps)
        if key:
            held = _held(contrat, steps, kept)
            found[reference] = _choices([(text(item, key), _name(item, words)) for item in held])
    return found


def _references(dictionary: Dictionary, kind: str) -> list[str]:
    """Return what the fields of a document type refer to, each once, but other documents."""
    found: set[str] = set()
    for obj in dictionary.reachable(kind):
        found.update(field.ref for field in obj.fields.values() if field.ref)
    return sorted(ref for ref in found if "#" not in ref.removeprefix(_CONTRACT))


def _key(dictionary: Dictionary, steps: Sequence[str]) -> str:
    """Return the key of a list of the contract, empty when it has no list at these steps."""
    obj, key = dictionary.documents["contrat"].root, ""
    if steps[0] not in obj.fields:
        return ""
    for step in steps:
        field = obj.fields[step]
        key = field.key[0]
        obj = dictionary.objects[field.type]
    return key


def _held(owner: Tree, steps: Sequence[str], kept: Kept) -> Iterator[Tree]:
    """Yield the items kept of a list, by the names that lead to it."""
    name, *others = steps
    for item in items(owner, name):
        if not kept(name, item):
            continue
        if others:
            yield from _held(item, others, kept)
        else:
            yield item


def _name(item: Tree, words: Words) -> str:
    """Return the name of an item, empty when it has none."""
    for name in _NAMES:
        if text(item, name):
            return text(item, name)
    for name, codes in _LABELS.items():
        if name in item:
            return words.label(codes, item[name]) or ""
    return ""


def _choices(pairs: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """Return each key once, without a name when it names several things: action A-1 of fiches."""
    times = Counter(key for key, _ in pairs)
    return [(key, name if times[key] == 1 else "") for key, name in dict(pairs).items()]
