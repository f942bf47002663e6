"""What an expression may name."""

from __future__ import annotations

import keyword
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from cpom_schema.standard.codelists import CodeList
from cpom_schema.standard.dictionary import Dictionary
from cpom_validators.cel.functions import FUNCTIONS, SPECIAL
from cpom_validators.cel.nodes import Node, RuleError
from cpom_validators.cel.types import Type

LONGEST_NAME: Final = 40
_VARIABLE: Final = re.compile(r"[a-z][A-Za-z0-9]*")
_SOFT: Final = ("match", "case", "type")
_BUILTINS: Final = ("abs", "all", "any", "enumerate", "int", "len", "round", "sum")
_RESERVED: Final = frozenset(
    ("self", "doc", "run", "rows", "rank", "judged", "failed", "floor", "pattern")
).union(keyword.kwlist, _SOFT, _BUILTINS)
"""What a generated module already calls something else."""


def is_variable(name: str) -> bool:
    """Report whether a rule may give this name: it means nothing in the languages rules become."""
    if name in _RESERVED or len(name) > LONGEST_NAME:
        return False
    return _VARIABLE.fullmatch(name) is not None


@dataclass
class Scope:
    """What an expression may name.

    Attributes:
        lists: the code lists of the standard, by name.
        types: type of each variable.
        reach: how far the lists under each variable come from (see `Listing.reach`).
        bound: expressions that ``let`` gave a name to.
        single: True when there is one item only, so that going through the document is cheap.
    """

    dictionary: Dictionary
    lists: Mapping[str, CodeList]
    single: bool
    types: dict[str, Type] = field(default_factory=dict)
    reach: dict[str, str] = field(default_factory=dict)
    bound: dict[str, Node] = field(default_factory=dict)

    def add(self, name: str, kind: Type, reach: str) -> None:
        """Add a variable.

        Raises:
            RuleError: the name is taken.
        """
        if name in self.types or name in FUNCTIONS or name in SPECIAL:
            raise RuleError(f"le nom « {name} » est déjà pris")
        self.types[name] = kind
        self.reach[name] = reach

    def remove(self, name: str) -> None:
        """Remove a variable: the macro that named it ends."""
        del self.types[name]
        del self.reach[name]
