"""The principle of severities: a rule blocks only what no honest document does.

What a block rests on is a text of national scope that was read and is dated, an arithmetic that
cannot hold, or a form without a single reading (chapter 10).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Final

from spec.generator.source import Source, SpecificationError

BETWEEN: Final = " ; "
"""What stands between the sources of a rule that has several."""
_Entry = Mapping[str, Any]


def check(source: Source) -> None:
    """Refuse a block that does not say what it rests on, or rests on what cannot found it.

    Raises:
        SpecificationError: the message names each rule and what it lacks.
    """
    faults: list[str] = []
    for entry in (*source.checks, *source.rules):
        for fault in _faults(entry, source.sources):
            faults.append(f"{entry['id']} : {fault}")  # noqa: PERF401 - one thought a line
    if faults:
        raise SpecificationError("\n".join(faults))


def _faults(entry: _Entry, sources: Mapping[str, _Entry]) -> Iterator[str]:
    named = entry["source"].split(BETWEEN)
    for name in named:
        if name not in sources:
            yield f"la source « {name} » n'est pas dans sources.yaml"
    blocks = entry.get("blocks")
    if blocks is None:
        if entry["severity"] == "bloquant":
            yield "bloque sans dire sur quoi (blocks)"
        return
    if entry["severity"] != "bloquant":
        yield "blocks ne se dit que d'une règle bloquante"
    founding = blocks.get("source")
    if founding is not None:
        yield from _unfounded(founding, named, sources)
    yield from _without_case(entry, blocks.get("nearest"))


def _unfounded(name: str, named: list[str], sources: Mapping[str, _Entry]) -> Iterator[str]:
    """Yield why a source cannot found a block."""
    if name not in named:
        yield f"« {name} » n'est pas une de ses sources"
    elif name in sources:
        about = sources[name]
        if about["scope"] != "nationale" or about["state"] != "date":
            yield f"« {name} » ne fonde aucun blocage : {about['scope']}, {about['state']}"


def _without_case(entry: _Entry, nearest: str | None) -> Iterator[str]:
    """Yield what is wrong with the case that comes nearest to being refused."""
    if nearest is None:
        return
    cases = {case["name"]: case["expect"] for case in entry.get("cases", ())}
    if cases.get(nearest) != []:
        yield f"aucun cas sans constat ne se nomme « {nearest} »"
