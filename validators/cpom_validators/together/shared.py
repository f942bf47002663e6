"""What was worked out of documents given to several judgements, so that it is worked out once."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from cpom_schema.consolidation import amended, in_force
from cpom_schema.document import Document
from cpom_validators.rules.runtime import Facts


class Shared:
    """Consolidated contracts, digests and rows of documents, kept as long as this object is.

    Documents are distinguished by identity: they are held here, so that no other takes their place.

    Args:
        judged: True when the judged documents are companions of others, as in a set.
    """

    def __init__(self, *, judged: bool = False) -> None:
        self._contracts: dict[tuple[Any, ...], tuple[Document, Sequence[Document]]] = {}
        self._digests: dict[int, tuple[Document, str]] = {}
        self.facts = Facts(judged=judged)

    def consolidated(
        self, contract: Document, avenants: Sequence[Document], effective: str, known: str
    ) -> Document:
        """Return the contract in force on a day, as known on another.

        Args:
            contract: the contract.
            avenants: its avenants, in any order.
            effective: day it must be in force, as AAAA-MM-JJ.
            known: day up to which an avenant must have been signed.
        """
        applied = in_force(contract, avenants, effective, known)
        return self.amended(contract, applied, effective)

    def amended(self, contract: Document, applied: Sequence[Document], effective: str) -> Document:
        """Return the contract after these very avenants, as it stands on a day."""
        key = (id(contract), effective, tuple(map(id, applied)))
        if key not in self._contracts:
            made = amended(contract, applied, effective=effective)
            # what the keys name stays alive with the answer
            self._contracts[key] = (made, (contract, *applied))
        return self._contracts[key][0]

    def digest(self, document: Document) -> str:
        """Return the content digest of a document."""
        from cpom_schema.canonical import digest

        key = id(document)
        if key not in self._digests:
            self._digests[key] = (document, digest(document))
        return self._digests[key][1]
