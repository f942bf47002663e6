"""The catalogue: every code, its severity and its words.

For what the library checks by itself and for the rules.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final, Literal, NamedTuple

Severity = Literal["bloquant", "avertissement", "information"]
SEVERITIES: Final[tuple[Severity, ...]] = ("bloquant", "avertissement", "information")
"""From the worst to the mildest."""


class Check(NamedTuple):
    """One entry of the catalogue.

    Attributes:
        judged: False when a document with this finding could not be judged at all.
        carried: True for a note that loses nothing when the document is converted.
        unread: True for a note on a cell whose value was not read.
        spares: True for a finding on a value the rules may still look at.
        explains: structural findings this note explains, by code: at the same place (``place``)
            or on what holds it (``holders``).
        stands_for: the parameter that names the field a misprint stands for.
        shown_as: how a parameter of the message is shown: date, montant, ``code:<list>``…
        confidence: how sure the source is: haute, moyenne, faible, or standard for our own choice.
        raw: the entry as published.
    """

    id: str
    title: Mapping[str, str]
    severity: Severity
    judged: bool
    step: str
    message: Mapping[str, str]
    advice: Mapping[str, str]
    why: Mapping[str, str]
    source: str
    confidence: str
    shown_as: Mapping[str, str]
    raw: Mapping[str, Any]
    carried: bool = False
    unread: bool = False
    spares: bool = False
    explains: Mapping[str, str] = {}
    stands_for: str | None = None


def entry(raw: Mapping[str, Any]) -> Check:
    """Return the entry of one check or rule as published."""
    declared = raw.get("parameters", ())
    shown: dict[str, str] = {}
    if isinstance(declared, dict):
        shown = {name: about.get("as", "texte") for name, about in declared.items()}
    return Check(
        raw["id"],
        raw["title"],
        raw["severity"],
        raw.get("judged", True),
        raw.get("step", "regles"),
        raw["message"],
        raw["advice"],
        raw["why"],
        raw["source"],
        raw.get("confidence", "standard"),
        shown,
        raw,
        raw.get("carried", False),
        raw.get("unread", False),
        raw.get("spares", False),
        raw.get("explains", {}),
        raw.get("standsFor"),
    )


def build(rulebook: Mapping[str, Any]) -> Mapping[str, Check]:
    """Return every check and rule of ``rules.json`` by its code."""
    return {raw["id"]: entry(raw) for raw in (*rulebook["checks"], *rulebook["rules"])}
