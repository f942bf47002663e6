"""Valid documents of every type, made from the dictionary by Hypothesis.

Hypothesis draws a pool of values of each scalar type (and shrinks them); a random generator, of
which it draws the seed, chooses which fields are present and which value of the pool goes where:
a document has thousands of choices, too many to be drawn one by one.
"""

from __future__ import annotations

import datetime as dt
import random
import string
from typing import Any

from hypothesis import strategies as st

from cpom_schema.document import Tree
from cpom_schema.standard.dictionary import Field, ObjectType, ScalarType
from tests.builders.editions import EDITION

_WORDS = string.ascii_letters + string.digits + "._:/-"
_FINESS = ("010000024", "2A0002408", "010780054", "590999991", "620999995")
_SIREN = ("775680903", "005520135", "999500010", "123456782", "800000002")
_NAMES = ("urn:exemple:a", "https://exemple.org/b?c=1", "x-y.z+1:!~")
_ODD = "\t é’«»😀e\u0301\u00a0\u0085<>&]]>\"'\\"
_POOL = 8


def _text(allowed: str) -> st.SearchStrategy[str]:
    """Any text the standard carries, blanks around included, never only blanks."""
    surrogates: Any = ("Cs",)
    characters = st.characters(
        min_codepoint=32, exclude_categories=surrogates, exclude_characters="\ufffe\uffff"
    ) | st.sampled_from(allowed)
    return st.text(characters, min_size=1, max_size=30).filter(lambda t: bool(t.strip(" \t\n")))


def _number(scalar: ScalarType) -> st.SearchStrategy[float | int]:
    low, high = scalar.minimum or 0, scalar.maximum or 0
    scale = 10 ** (scalar.decimals or 0)
    near = st.integers(max(low, -(10**9)) * scale, min(high, 10**9) * scale)
    return near.map(lambda n: n / scale) | st.sampled_from([low, high, 0, 1, -1, 0.1, -0.29])


def _scalar(scalar: ScalarType) -> st.SearchStrategy[Any]:
    match scalar.name:
        case "texte":
            return _text(_ODD)
        case "texteLong":
            return _text(_ODD + "\n")
        case "identifiant":
            return st.text(_WORDS, min_size=1, max_size=12).filter(lambda t: t[0].isalnum())
        case "numeroFiness":
            return st.sampled_from(_FINESS)
        case "siren":
            return st.sampled_from(_SIREN)
        case "date":
            days = st.dates(min_value=dt.date(1900, 1, 1), max_value=dt.date(2099, 12, 31))
            return days.map(lambda d: d.isoformat())
        case "booleen":
            return st.booleans()
        case "annee" | "entier":
            return st.integers(scalar.minimum, scalar.maximum)
        case "decimal" | "montant" | "taux":
            return _number(scalar)
        case _:
            return st.just(scalar.example)


def _extension_value() -> st.SearchStrategy[Any]:
    numbers = st.integers(-(2**53) + 1, 2**53 - 1) | st.floats(-1e12, 1e12, allow_nan=False)
    return st.recursive(
        _text(_ODD + "\n") | st.booleans() | numbers,
        lambda below: (
            st.lists(below, min_size=1, max_size=3)
            | st.dictionaries(_text(_ODD), below, min_size=1, max_size=3)
        ),
        max_leaves=6,
    )


class _Maker:
    """Makes one document from pools of values and a random generator."""

    def __init__(self, root: ObjectType, pools: dict[str, list[Any]], rng: random.Random) -> None:
        self.root = root
        self.pools = pools
        self.rng = rng
        self.dictionary = EDITION.dictionary
        self.targets: dict[str, list[Any]] = {}

    def scalar(self, field: Field) -> Any:
        if field.local_ref in self.root.fields:
            return self.rng.choice(self.targets[field.local_ref or ""])
        if field.kind == "code":
            codes = EDITION.codelists[field.type].codes.values()
            return self.rng.choice([c.code for c in codes if c.end is None and c.start is None]
                                   or [c.code for c in codes if c.end is None])  # fmt: skip
        if field.minimum is not None:
            high = field.maximum if field.maximum is not None else 10**6
            return self.rng.randint(field.minimum, high)
        return self.rng.choice(self.pools[field.type])

    def one(self, field: Field) -> Any:
        if field.kind == "object":
            return self.object(self.dictionary.objects[field.type])
        if field.kind == "extensions":
            names = self.rng.sample(_NAMES, self.rng.randint(1, len(_NAMES)))
            return {n: self.rng.choice(self.pools["extensions"]) for n in names}
        return self.scalar(field)

    def many(self, field: Field) -> list[Any]:
        items = [self.one(field) for _ in range(self.rng.randint(1, 3))]
        if not field.key and not field.unique:
            return items
        keys = [tuple(i.get(k) for k in field.key) if field.key else i for i in items]
        return [item for n, item in enumerate(items) if keys[n] not in keys[:n]]

    def object(self, obj: ObjectType) -> Tree:
        chosen = {f.name for f in obj.fields.values() if f.required or self.rng.random() < 0.4}
        if obj.at_least_one and not chosen & set(obj.at_least_one):
            chosen.add(self.rng.choice(obj.at_least_one))
        return {
            f.name: self.many(f) if f.repeated else self.one(f)
            for f in obj.fields.values()
            if f.name in chosen
        }

    def document(self) -> Tree:
        """Choose the keys that references point to, make the rest, then the items behind them."""
        referred = {
            f.local_ref
            for o in self.dictionary.reachable(self.root.name)
            for f in o.fields.values()
            if f.local_ref in self.root.fields
        }
        for name in sorted(filter(None, referred)):
            listing = self.root.fields[name]
            target = self.dictionary.objects[listing.type].fields[listing.key[0]]
            self.targets[name] = sorted(set(self.rng.choices(self.pools[target.type], k=3)))
        content = self.object(self.root)
        for name, keys in self.targets.items():
            listing = self.root.fields[name]
            content[name] = [{**self.one(listing), listing.key[0]: key} for key in keys]
        return {f: content[f] for f in self.root.fields if f in content}


@st.composite
def documents(draw: st.DrawFn, kind: str) -> Tree:
    """A valid document of one type, as a plain tree."""
    pools: dict[str, list[Any]] = {
        name: draw(st.lists(_scalar(scalar), min_size=1, max_size=_POOL))
        for name, scalar in EDITION.dictionary.types.items()
    }
    pools["extensions"] = draw(st.lists(_extension_value(), min_size=1, max_size=_POOL))
    rng = draw(st.randoms(use_true_random=True))
    root = EDITION.dictionary.documents[kind].root
    return {"cpom": "1.0", "type": kind, **_Maker(root, pools, rng).document()}
