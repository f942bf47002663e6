"""What the drop-downs of a workbook offer: what the contract holds, with its name."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from typing import Final

from cpom_desk.preparation.given import items, text
from cpom_desk.preparation.words import Words
from cpom_schema.document import Tree

_NAMES: Final = ("nom", "intitule", "libelle", "raisonSociale")
_LABELS: Final = {"nature": "natures-evolution", "convention": "conventions-finess"}
"""Items without a name of their own are named by the label of a code."""

Kept = Callable[[str, Tree], bool]


def references(
    kind: str, contrat: Tree, words: Words, kept: Kept = lambda _list, _item: True
) -> dict[str, Sequence[tuple[str, str]]]:
    """Keys and names of what the fields of a document type may refer to in a contract.

    Args:
        kind: type of the document to be filled.
        contrat: the contract it refers to.
        words: the language of the names.
        kept: whether an item of a list of the contract may be chosen.
    """
    dictionary = words.edition.dictionary
    root = dictionary.documents["contrat"].root
    fields = (f for o in dictionary.reachable(kind) for f in o.fields.values())
    found: dict[str, Sequence[tuple[str, str]]] = {}
    for ref in sorted({f.ref for f in fields if f.ref}):
        steps = ref.removeprefix("contrat#").split(".")
        if "#" in ref.removeprefix("contrat#") or steps[0] not in root.fields:
            continue
        obj, key = root, ""
        for step in steps:
            key = obj.fields[step].key[0]
            obj = dictionary.objects[obj.fields[step].type]
        found[ref] = _choices(
            [(text(i, key), _name(i, words)) for i in _held(contrat, steps, kept)]
        )
    return found


def _held(owner: Tree, steps: Sequence[str], kept: Kept) -> Iterator[Tree]:
    for item in items(owner, steps[0]):
        if kept(steps[0], item):
            if len(steps) == 1:
                yield item
            else:
                yield from _held(item, steps[1:], kept)


def _name(item: Tree, words: Words) -> str:
    for name in _NAMES:
        if text(item, name):
            return text(item, name)
    return next((words.label(c, item[n]) or "" for n, c in _LABELS.items() if n in item), "")


def _choices(pairs: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """Each key once; without a name when it names several things (action A-1 of each fiche)."""
    times = Counter(key for key, _ in pairs)
    return [(key, name if times[key] == 1 else "") for key, name in dict(pairs).items()]
