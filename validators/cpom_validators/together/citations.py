"""What a document says of another one: codes cited from it, avenants that do not fit the contract.

Driven by the references of the dictionary (``ref: contrat#fichesActions.indicateurs``): one finding
for each thing that the other document does not have, however often it is cited.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Final, NamedTuple

from cpom_schema.consolidation import Problem
from cpom_schema.document import Document, Path
from cpom_schema.errors import Word
from cpom_schema.standard.dictionary import Field, ObjectType
from cpom_validators.findings.finding import Finding, Hints, shown
from cpom_validators.rules.refused import REFUSED
from cpom_validators.together.companions import tried

_FORMER: Final = "numerosFinessPrecedents"
"""A renumbered ESMS may still be cited under its former number."""
_CODES: Final = {
    "absent": "CPOM-S-031",
    "deja_la": "CPOM-S-032",
    "ancienne_valeur_differente": "CPOM-S-033",
    "sans_contenu": "CPOM-S-034",
}


class _Cited(NamedTuple):
    target: str
    owner: Any
    value: Any
    path: Path


def unknown_references(
    judged: Document, tree: Any, related: Mapping[str, Any]
) -> Iterator[Finding]:
    """The codes cited from another document that it does not have.

    Args:
        judged: the document.
        tree: its tree, where `REFUSED` stands for what is already wrong.
        related: trees of the other documents by name.
    """
    if tree is REFUSED:
        return
    places: dict[tuple[str, Any, Any], list[Path]] = {}
    for cited in _cited(judged, judged.root, tree, (), {}):
        places.setdefault((cited.target, cited.owner, cited.value), []).append(cited.path)
    known = _Known(related)
    hints = Hints()
    for (target, owner, value), paths in places.items():
        keys = known.keys(target, owner)
        if keys is None or value in keys:
            continue
        document, _, listing = target.partition("#")
        params: list[tuple[str, str]] = [("valeur", shown(value) or "")]
        params += [("liste", listing.split(".")[-1]), ("document", Word(f"@le_{document}"))]
        params += [("proche", near) for near in hints.nearest(str(value), list(keys))]
        yield Finding("CPOM-S-030", paths[0], tuple(params), tuple(paths[1:]), shown(value))


def _cited(
    judged: Document, obj: ObjectType, node: Any, path: Path, owners: Mapping[str, Any]
) -> Iterator[_Cited]:
    """Every citation below an object, with the item of the other document that owns its target."""
    refs = {n: f.ref for n, f in obj.fields.items() if f.ref and "#" in f.ref and n in node}
    owners = {**owners, **{ref: node[name] for name, ref in refs.items() if ref}}
    for name, ref in refs.items():
        document, _, listing = (ref or "").partition("#")
        above, _, below = listing.partition(".")
        owner = owners.get(f"{document}#{above}") if below else None
        if listing and node[name] is not REFUSED and owner is not REFUSED:
            yield _Cited(ref or "", owner, node[name], (*path, name))
    for name, field in obj.fields.items():
        if field.kind == "object" and name in node and node[name] is not REFUSED:
            yield from _below(judged, field, node[name], (*path, name), owners)


def _below(
    judged: Document, field: Field, value: Any, path: Path, owners: Mapping[str, Any]
) -> Iterator[_Cited]:
    obj = judged.dictionary.objects[field.type]
    items = enumerate(value) if field.repeated else ((None, value),)
    for rank, item in items:
        if item is not REFUSED:
            here = path if rank is None else (*path, rank)
            yield from _cited(judged, obj, item, here, owners)


class _Known:
    """The keys of the lists of the other documents, worked out once each."""

    def __init__(self, related: Mapping[str, Any]) -> None:
        self.related = related
        self.done: dict[tuple[str, Any], frozenset[Any] | None] = {}

    def keys(self, target: str, owner: Any) -> frozenset[Any] | None:
        """The keys a citation may give; None when the document, or its owner, is not known."""
        if (target, owner) not in self.done:
            self.done[target, owner] = self._keys(target, owner)
        return self.done[target, owner]

    def _keys(self, target: str, owner: Any) -> frozenset[Any] | None:
        name, _, listing = target.partition("#")
        above, _, below = listing.partition(".")
        tree = self.related.get(name)
        if not isinstance(tree, dict):
            return None
        items = tree.get(above, [])
        if not below:
            return frozenset(k for item in items for k in _names(item))
        owned = [item for item in items if owner in _names(item)]
        return (
            frozenset(k for i in owned for b in i.get(below, []) for k in _names(b))
            if owned
            else None
        )


def _names(item: Mapping[str, Any]) -> list[Any]:
    """What an item is cited by: its code, or its FINESS number and the former ones."""
    number = item.get("numeroFinessEt")
    return [number, *item.get(_FORMER, [])] if number else [item.get("code")]


def unfit(judged: Document, contract: Document) -> Iterator[Finding]:
    """What an avenant changes that does not fit the contract."""
    for problem in tried(judged, contract).problems:
        yield _finding(judged, problem)


def _finding(judged: Document, problem: Problem) -> Finding:
    said = dict(problem.params)
    rank = next((p for p in problem.path if isinstance(p, int)), None)
    modification = judged.tree["modifications"][rank] if rank is not None else {}
    key = " / ".join(str(v) for v in modification.get("cle", {}).values())
    params = (("objet", said.get("objet", "")), ("cle", key or said.get("modification", "")))
    return Finding(_CODES[problem.kind], problem.path, params)
