"""The catalogue: every code, its severity and its words.

For what the library checks by itself and for the rules.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any, Literal, NamedTuple

import orjson

from cpom_schema.standard.files import read_schema
from cpom_schema.version import CURRENT

Severity = Literal["bloquant", "avertissement", "information"]


class Check(NamedTuple):
    """One entry of the catalogue.

    Attributes:
        judged: False when a document with this finding could not be judged at all.
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


class _Catalogue(NamedTuple):
    checks: Mapping[str, Check]
    words: Mapping[str, Mapping[str, str]]


def _entry(raw: Mapping[str, Any]) -> Check:
    declared = raw.get("parameters", ())
    shown = {n: p.get("as", "texte") for n, p in declared.items()} if type(declared) is dict else {}
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
    )


@cache
def _load() -> _Catalogue:
    raw = orjson.loads(read_schema(CURRENT, "rules.json"))
    entries = (*raw["checks"], *raw["rules"])
    return _Catalogue({e["id"]: _entry(e) for e in entries}, raw["words"])


def catalogue() -> Mapping[str, Check]:
    """Every check and rule by its code."""
    return _load().checks


def words() -> Mapping[str, Mapping[str, str]]:
    """The words that stand for a parameter, by name and language."""
    return _load().words
