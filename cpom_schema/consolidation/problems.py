"""What does not fit when an avenant is applied, and the modification it comes from."""

from __future__ import annotations

from typing import Literal, NamedTuple

from cpom_schema.consolidation.targets import as_tree
from cpom_schema.document import Path, Tree

Kind = Literal["absent", "deja_la", "ancienne_valeur_differente", "sans_contenu"]


class Problem(NamedTuple):
    """A modification that does not fit the contract it changes.

    Attributes:
        avenant: number of the avenant.
        path: place in the avenant where it can be put right.
        kind: the item to replace or remove is not there; the one to add is; the former content
            is not that of the contract; no new content is given.
        params: `modification` and `objet`, and for one differing value `contrat` and `avenant`.
    """

    avenant: int
    path: Path
    kind: Kind
    params: tuple[tuple[str, str], ...] = ()


class Modification(NamedTuple):
    """One modification of an avenant.

    Attributes:
        numero: number of the avenant.
        effect: first day of effect of the avenant, as AAAA-MM-JJ; empty when it gives none.
        rank: place of the modification in its avenant, from 0.
        tree: content of the modification.
    """

    numero: int
    effect: str
    rank: int
    tree: Tree

    @property
    def is_addition(self) -> bool:
        """Whether it adds an item."""
        return self.tree.get("operation") == "ajout"

    @property
    def is_removal(self) -> bool:
        """Whether it removes an item."""
        return self.tree.get("operation") == "retrait"

    @property
    def key(self) -> Tree:
        """What names the item and those that hold it."""
        return as_tree(self.tree.get("cle"))

    def problem(self, kind: Kind, *steps: str | int, **params: str) -> Problem:
        """Return a problem of this modification.

        Args:
            kind: what does not fit.
            steps: place inside the modification where it can be put right.
            params: differing values, besides what names the modification.
        """
        path: Path = ("modifications", self.rank, *steps)
        named = {
            "modification": str(self.tree.get("code")),
            "objet": str(self.tree.get("objet")),
        }
        return Problem(self.numero, path, kind, tuple({**named, **params}.items()))
