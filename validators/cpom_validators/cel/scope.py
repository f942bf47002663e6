"""What an expression may name."""

from __future__ import annotations

from dataclasses import dataclass, field

from cpom_schema.dictionary import Dictionary
from cpom_validators.cel.functions import FUNCTIONS, SPECIAL
from cpom_validators.cel.nodes import Node, RuleError
from cpom_validators.cel.types import Type


@dataclass
class Scope:
    """What an expression may name.

    Attributes:
        types: type of each variable.
        reach: how far the lists under each variable come from (see `Listing.reach`).
        bound: expressions that ``let`` gave a name to.
        single: True when there is one item only, so that going through the document is cheap.
    """

    dictionary: Dictionary
    single: bool
    types: dict[str, Type] = field(default_factory=dict)
    reach: dict[str, str] = field(default_factory=dict)
    bound: dict[str, Node] = field(default_factory=dict)

    def add(self, name: str, kind: Type, reach: str) -> None:
        """Bind a variable.

        Raises:
            RuleError: the name is taken.
        """
        if name in self.types or name in FUNCTIONS or name in SPECIAL:
            raise RuleError(f"le nom « {name} » est déjà pris")
        self.types[name] = kind
        self.reach[name] = reach
