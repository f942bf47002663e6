"""What a document says of another one: codes cited from it, avenants that do not fit the contract.

Driven by the references of the dictionary (``ref: contrat#fichesActions.indicateurs``): one finding
for each thing that the other document does not have, however often it is cited.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Final, NamedTuple

from cpom_schema.consolidation import Problem
from cpom_schema.document import Chain, Document, flat
from cpom_schema.errors import Word
from cpom_schema.standard.edition import Edition, per_edition
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


class _Reference(NamedTuple):
    """A field that cites an item of another document.

    Attributes:
        name: the field.
        target: what it cites, ``contrat#fichesActions.indicateurs``; ``contrat#`` cites nothing.
        owner: the list whose item holds what is cited, None when the document holds it itself.
    """

    name: str
    target: str
    owner: str | None


class _Plan(NamedTuple):
    """What of a type of object cites another document, itself or below."""

    references: tuple[_Reference, ...]
    below: tuple[tuple[str, bool, str], ...]


@per_edition
def _plan(edition: Edition, name: str) -> _Plan:
    references: list[_Reference] = []
    below: list[tuple[str, bool, str]] = []
    for field in edition.dictionary.objects[name].fields.values():
        if field.ref and "#" in field.ref:
            document, _, listing = field.ref.partition("#")
            above, _, inside = listing.partition(".")
            owner = f"{document}#{above}" if inside else None
            references.append(_Reference(field.name, field.ref, owner))
        if field.kind == "object" and _cites(edition, field.type):
            below.append((field.name, field.repeated, field.type))
    return _Plan(tuple(references), tuple(below))


@per_edition
def _cites(edition: Edition, name: str) -> bool:
    """Return True if an object, or one below it, cites another document."""
    reached = edition.dictionary.reachable(name)
    return any(f.ref and "#" in f.ref for obj in reached for f in obj.fields.values())


_Citations = dict[tuple[str, Any, Any], list[Chain]]
"""Places of each citation, by target, owner and value."""


def unknown_references(
    judged: Document, tree: Any, related: Mapping[str, Any]
) -> Iterator[Finding]:
    """Yield a finding for each code cited from another document that does not have it.

    Args:
        judged: the document.
        tree: its tree, where `REFUSED` stands for what is already wrong.
        related: trees of the other documents by name.
    """
    if tree is REFUSED:
        return
    citations: _Citations = {}
    _collect(judged.edition, judged.root.name, tree, (), {}, citations)
    known = _Known(related)
    hints = Hints()
    for (target, owner, value), chains in citations.items():
        keys = known.keys(target, owner)
        if keys is None or value in keys:
            continue
        document, _, listing = target.partition("#")
        params: list[tuple[str, str]] = [("valeur", shown(value) or "")]
        params += [("liste", listing.split(".")[-1]), ("document", Word(f"@le_{document}"))]
        params += [("proche", near) for near in hints.nearest(str(value), list(keys))]
        first, *others = map(flat, chains)
        yield Finding("CPOM-S-030", first, tuple(params), tuple(others), shown(value))


def _collect(
    edition: Edition,
    name: str,
    node: Any,
    chain: Chain,
    owners: Mapping[str, Any],
    citations: _Citations,
) -> None:
    """Gather the citations below an object, with the item of the other document that owns each."""
    plan = _plan(edition, name)
    if plan.references:
        cited = {r.target: node[r.name] for r in plan.references if r.name in node}
        owners = {**owners, **cited}
        for reference in plan.references:
            if reference.name in node and not reference.target.endswith("#"):
                _gather(reference, node[reference.name], (chain, reference.name), owners, citations)
    for field, repeated, kind in plan.below:
        held = node.get(field)
        if held is None or held is REFUSED:
            continue
        here = (chain, field)
        if not repeated:
            _collect(edition, kind, held, here, owners, citations)
            continue
        for rank, item in enumerate(held):
            if item is not REFUSED:
                _collect(edition, kind, item, (here, rank), owners, citations)


def _gather(
    reference: _Reference,
    value: Any,
    chain: Chain,
    owners: Mapping[str, Any],
    citations: _Citations,
) -> None:
    owner = owners.get(reference.owner) if reference.owner else None
    if value is not REFUSED and owner is not REFUSED:
        citations.setdefault((reference.target, owner, value), []).append(chain)


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
