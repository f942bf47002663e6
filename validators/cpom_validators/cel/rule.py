"""A whole rule, checked: its expressions, the places it looks at, what it needs."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

from cpom_validators.cel.fixed import Fixed
from cpom_validators.cel.nodes import Node
from cpom_validators.cel.places import Index, Place


class Target(NamedTuple):
    """Where a finding points: a variable and the fields below it.

    Attributes:
        base: the expression of an object of the judged document.
    """

    base: Node
    fields: tuple[str, ...]


class Parameter(NamedTuple):
    """A value of a message, and how it is shown: texte, date, montant or ``code:<list>``."""

    value: Node
    shown_as: str


class Rule(NamedTuple):
    """One rule, for one type of document, ready to be written in another language.

    Attributes:
        id: its code.
        title: by language.
        document: the type of document it judges.
        context: where its items are, None for every long free text of the document.
        indexes: what it looks up by key.
        lets: what it names, in order.
        when: the condition without which an item is not judged, None when all are.
        asserted: what must be true of each item judged.
        at: where its findings point: the place of the finding, then the related ones.
        parameters: the values of its message, by name.
        needs: the other documents, and digests, without which it is not run.
        names: every name its expressions read.
        taken: the groups of indexes it takes somewhere, as it writes them.
        fixed: what is the same for all its items.
        raw: the rule as the specification writes it.
    """

    id: str
    title: Mapping[str, str]
    document: str
    context: Place | None
    indexes: tuple[Index, ...]
    lets: tuple[tuple[str, Node], ...]
    when: Node | None
    asserted: Node
    at: tuple[Target, ...]
    parameters: Mapping[str, Parameter]
    needs: tuple[str, ...]
    names: frozenset[str]
    taken: frozenset[str]
    fixed: Fixed
    raw: Mapping[str, Any]

    @property
    def ancestors(self) -> tuple[str, ...]:
        """Names the items of the context are bound to, nearest first, ``self`` excepted."""
        return self.context.ancestors if self.context else ()
