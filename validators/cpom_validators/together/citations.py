"""What a document says of another one: codes cited from it, avenants that do not fit the contract.

Driven by the references of the dictionary (``ref: contrat#fichesActions.indicateurs``): one finding
for each thing that the other document does not have, however often it is cited.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final, NamedTuple

from cpom_schema.consolidation import Problem
from cpom_schema.document import Chain, Document, flat
from cpom_schema.errors import Word
from cpom_schema.standard.dictionary import Field
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

    @property
    def is_document(self) -> bool:
        """Whether it cites another document as a whole, and nothing in it."""
        return self.target.endswith("#")


class _Below(NamedTuple):
    """A field that holds objects which cite another document, themselves or below."""

    name: str
    repeated: bool
    type: str


class _Plan(NamedTuple):
    """What of a type of object cites another document, itself or below."""

    references: tuple[_Reference, ...]
    below: tuple[_Below, ...]


@per_edition
def _plan(edition: Edition, name: str) -> _Plan:
    """Return what of a type of object cites another document."""
    fields = edition.dictionary.objects[name].fields.values()
    return _Plan(tuple(_references(fields)), tuple(_below(edition, fields)))


def _references(fields: Iterable[Field]) -> Iterator[_Reference]:
    """Yield the fields that cite another document."""
    for field in fields:
        target = _cited_place(field)
        if target is not None:
            yield _Reference(field.name, target, _owner(target))


def _below(edition: Edition, fields: Iterable[Field]) -> Iterator[_Below]:
    """Yield the fields that hold objects which cite another document."""
    for field in fields:
        if field.kind == "object" and _cites(edition, field.type):
            yield _Below(field.name, field.repeated, field.type)


def _cited_place(field: Field) -> str | None:
    """Return the place in another document that a field cites, None when it cites none."""
    if field.ref and "#" in field.ref:
        return field.ref
    return None


def _owner(ref: str) -> str | None:
    """Return what holds the list a reference leads to, None when it is the document itself."""
    document, _, listing = ref.partition("#")
    above, _, inside = listing.partition(".")
    return f"{document}#{above}" if inside else None


@per_edition
def _cites(edition: Edition, name: str) -> bool:
    """Return True if an object, or one below it, cites another document."""
    for obj in edition.dictionary.reachable(name):
        if any(map(_cited_place, obj.fields.values())):
            return True
    return False


def unknown_references(
    judged: Document, tree: Any, related: Mapping[str, Any]
) -> Iterator[Finding]:
    """Yield a finding for each code cited from another document that does not have it.

    Args:
        judged: the document.
        tree: its tree, where `REFUSED` stands for what is already wrong.
        related: trees of the other documents by name.
    """
    known = _Known(related)
    hints = Hints()
    for (target, owner, value), chains in _citations(judged, tree).items():
        keys = known.keys(target, owner)
        if keys is not None and value not in keys:
            meant = hints.meant(str(value), {str(key): str(key) for key in keys})
            near = [("proche", key) for key in meant]
            yield _unknown(target, value, chains, near)


def _citations(judged: Document, tree: Any) -> Mapping[tuple[str, Any, Any], list[Chain]]:
    """Return the places of each citation a document makes, by target, owner and value."""
    collector = _Collector(judged.edition)
    if tree is not REFUSED:
        collector.collect(judged.root.name, tree, (), {})
    return collector.found


def _unknown(
    target: str, value: Any, chains: list[Chain], near: Iterable[tuple[str, str]]
) -> Finding:
    """Return the finding of a code that another document does not have.

    Args:
        target: the list it is cited from.
        value: the code.
        chains: the places that cite it.
        near: the parameter that quotes the nearest code, if any.
    """
    document, _, listing = target.partition("#")
    params = [
        ("valeur", shown(value) or ""),
        ("liste", listing.split(".")[-1]),
        ("document", Word(f"@le_{document}")),
        *near,
    ]
    first, *others = map(flat, chains)
    return Finding("CPOM-S-030", first, tuple(params), tuple(others), shown(value))


class _Collector:
    """Gathers what a document cites of others, with what owns each thing cited.

    Attributes:
        found: places of each citation, by target, owner and value.
    """

    def __init__(self, edition: Edition) -> None:
        self.edition = edition
        self.found: dict[tuple[str, Any, Any], list[Chain]] = {}

    def collect(self, name: str, node: Any, chain: Chain, owners: Mapping[str, Any]) -> None:
        """Gather the citations of an object and of what it holds.

        Args:
            name: type of the object.
            node: the object.
            chain: its place.
            owners: values cited on the way to it, by target.
        """
        plan = _plan(self.edition, name)
        if plan.references:
            owners = {**owners, **_cited(plan, node)}
            self._add_all(plan, node, chain, owners)
        for below in plan.below:
            for here, item in _held(node, below, chain):
                self.collect(below.type, item, here, owners)

    def _add_all(self, plan: _Plan, node: Any, chain: Chain, owners: Mapping[str, Any]) -> None:
        for reference in plan.references:
            self._add(reference, node, chain, owners)

    def _add(
        self, reference: _Reference, node: Any, chain: Chain, owners: Mapping[str, Any]
    ) -> None:
        """Add the citation a field makes, unless it, or the owner of its target, was refused."""
        value = node.get(reference.name)
        if value is None or value is REFUSED or reference.is_document:
            return
        owner = owners.get(reference.owner) if reference.owner else None
        if owner is not REFUSED:
            here = (chain, reference.name)
            self.found.setdefault((reference.target, owner, value), []).append(here)


def _cited(plan: _Plan, node: Any) -> dict[str, Any]:
    """Return the values an object cites, by target."""
    return {r.target: node[r.name] for r in plan.references if r.name in node}


def _held(node: Any, below: _Below, chain: Chain) -> Iterable[tuple[Chain, Any]]:
    """Return what an object holds in a field, with its place, leaving out what was refused."""
    held = node.get(below.name)
    if held is None or held is REFUSED:
        return ()
    here = (chain, below.name)
    if below.repeated:
        return _items(held, here)
    return ((here, held),)


def _items(held: list[Any], chain: Chain) -> Iterator[tuple[Chain, Any]]:
    for rank, item in enumerate(held):
        if item is not REFUSED:
            yield (chain, rank), item


class _Known:
    """The keys of the lists of the other documents, worked out once each."""

    def __init__(self, related: Mapping[str, Any]) -> None:
        self.related = related
        self.done: dict[tuple[str, Any], frozenset[Any] | None] = {}

    def keys(self, target: str, owner: Any) -> frozenset[Any] | None:
        """Return the keys a citation may give; None when the document, or the owner, is unknown.

        Args:
            target: the list that is cited, ``contrat#fichesActions.indicateurs``.
            owner: key of the item that holds it, None when the document holds it itself.
        """
        if (target, owner) not in self.done:
            self.done[target, owner] = self._read_keys(target, owner)
        return self.done[target, owner]

    def _read_keys(self, target: str, owner: Any) -> frozenset[Any] | None:
        name, _, listing = target.partition("#")
        above, _, below = listing.partition(".")
        tree = self.related.get(name)
        if not isinstance(tree, dict):
            return None
        items = tree.get(above, [])
        return _owned_names(items, owner, below) if below else _names_of(items)


def _owned_names(items: list[Any], owner: Any, below: str) -> frozenset[Any] | None:
    """Return what the items of a list below some owner are cited by; None without that owner."""
    owned = [item for item in items if owner in _names(item)]
    if not owned:
        return None
    held: list[Any] = []
    for item in owned:
        held += item.get(below, [])
    return _names_of(held)


def _names_of(items: Iterable[Mapping[str, Any]]) -> frozenset[Any]:
    """Return what the items of a list are cited by."""
    names: set[Any] = set()
    for item in items:
        names.update(_names(item))
    return frozenset(names)


def _names(item: Mapping[str, Any]) -> list[Any]:
    """Return what an item is cited by: its code, or its FINESS number and the former ones."""
    number = item.get("numeroFinessEt")
    if number:
        return [number, *item.get(_FORMER, [])]
    return [item.get("code")]


def unfit(judged: Document, contract: Document) -> Iterator[Finding]:
    """Yield what an avenant changes that does not fit the contract."""
    for problem in tried(judged, contract).problems:
        yield _finding(judged, problem)


def _finding(judged: Document, problem: Problem) -> Finding:
    """Return the finding of a modification that cannot be made."""
    params = dict(problem.params)
    key = _key(judged, problem) or params.get("modification", "")
    quoted = (("objet", params.get("objet", "")), ("cle", key))
    return Finding(_CODES[problem.kind], problem.path, quoted)


def _key(judged: Document, problem: Problem) -> str:
    """Return the key of the object that a modification changes, empty when it gives none."""
    for part in problem.path:
        if isinstance(part, int):
            modification = judged.tree["modifications"][part]
            return " / ".join(str(value) for value in modification.get("cle", {}).values())
    return ""
