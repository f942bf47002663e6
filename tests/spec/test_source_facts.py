"""Each fact of the source documents has its home, and would be missed without it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest

from spec.generator.source import Source, load
from spec.generator.source_facts import facts, missing

SOURCE = load()
FACTS = {fact["id"]: fact for fact in facts(SOURCE)}
HELD = [pytest.param(fact, id=name) for name, fact in FACTS.items() if "homes" in fact]


def _without(home: Mapping[str, str]) -> Source:
    """Return the specification without a home."""
    ((kind, name),) = home.items()
    if kind == "rule":
        return SOURCE._replace(rules=[rule for rule in SOURCE.rules if rule["id"] != name])
    if kind == "field":
        return _without_field(name)
    listing, code = name.split("/")
    codes = SOURCE.codelists[listing]
    rows = [row for row in codes.rows if row["code"] != code]
    if kind == "column":
        rows = [{key: value for key, value in row.items() if key != code} for row in codes.rows]
    return SOURCE._replace(codelists={**SOURCE.codelists, listing: codes._replace(rows=rows)})


def _without_field(place: str) -> Source:
    """Return the specification without a field, wherever its object stands."""
    document, *steps = place.split(".")
    known = SOURCE.dictionary
    obj = known.documents[document].root
    for step in steps[:-1]:
        obj = known.objects[obj.fields[step].type]
    fields = {name: field for name, field in obj.fields.items() if name != steps[-1]}
    poorer = obj._replace(fields=fields)
    objects = {**known.objects, obj.name: poorer}
    documents = dict(known.documents)
    if documents[document].root.name == obj.name:
        documents[document] = documents[document]._replace(root=poorer)
    changed = known._replace(objects=objects, documents=documents)
    return SOURCE._replace(dictionary=changed)


def test_each_line_is_named_once() -> None:
    assert len(FACTS) == sum(1 for _ in facts(SOURCE))


@pytest.mark.parametrize("fact", HELD)
def test_a_fact_has_its_homes(fact: Mapping[str, Any]) -> None:
    """Found as it is, and missed when any of its homes is taken away."""
    assert not missing(SOURCE, fact)
    for home in fact["homes"]:
        assert home in missing(_without(home), fact)
