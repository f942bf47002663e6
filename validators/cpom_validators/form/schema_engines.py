"""The engines that execute the published JSON Schema, behind one answer.

A failure is what both engines agree on: a path, a keyword and, for a missing field, its name.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, Final, Literal, NamedTuple

from cpom_schema.document import Path
from cpom_schema.standard.edition import Edition, per_edition

EngineName = Literal["fast", "reference"]


class Failure(NamedTuple):
    """One keyword of the schema that a value breaks."""

    path: Path
    keyword: str
    name: str = ""


Engine = Callable[[Any], Iterator[Failure]]

MOST_FAILURES: Final = 20_000
"""Broken keywords looked at in one document, twice what a report keeps."""
_LARGE: Final = 100_000
"""Values of a document beyond which its faults are taken one by one."""


@per_edition
def _schema(edition: Edition, kind: str) -> dict[str, Any]:
    """Return the published schema without its annotations, which loads twice as fast."""
    schema: dict[str, Any] = edition.content("json", f"{kind}.bare.json")
    return schema


@per_edition
def fast_engine(edition: Edition, document: str) -> Engine:
    """Return jsonschema-rs, compiled once per type: quick when nothing is wrong.

    It gathers all its errors, some 2.5 KB each, before giving the first: the faults of a large
    document are left to the reference engine, slower but giving them one by one.
    """
    import jsonschema_rs

    # The linear regex engine: our patterns need no backtracking, a hostile text finds none.
    linear = jsonschema_rs.RegexOptions()
    validator = jsonschema_rs.Draft202012Validator(
        _schema(edition, document), pattern_options=linear
    )

    def run(tree: Any) -> Iterator[Failure]:
        if validator.is_valid(tree):
            return
        if _is_large(tree):
            yield from reference_engine(edition, document)(tree)
            return
        failures = [_fast_failure(error) for error in validator.iter_errors(tree)]
        if len(failures) > MOST_FAILURES:  # which ones come first would depend on the engine
            yield from reference_engine(edition, document)(tree)
        else:
            yield from failures

    return run


def _fast_failure(error: Any) -> Failure:
    """Return an error of jsonschema-rs as both engines give it."""
    path = tuple(error.instance_path)
    keyword = str(error.schema_path[-1])
    if keyword == "required":
        return Failure(path, keyword, error.kind.property)
    return Failure(path, keyword)


def _is_large(tree: Any) -> bool:
    """Return True if a tree has more values than errors we can afford to gather."""
    seen = 0
    waiting = [tree]
    while waiting and seen <= _LARGE:
        value = waiting.pop()
        seen += 1
        if isinstance(value, dict):
            waiting += value.values()
            continue
        if not isinstance(value, list):
            continue
        seen += len(value)
        if seen <= _LARGE:
            waiting += value
    return seen > _LARGE


@per_edition
def reference_engine(edition: Edition, kind: str) -> Engine:
    """Return jsonschema, its patterns refusing a trailing newline as every other engine does."""
    from cpom_validators.form.reference_engine import Reference

    checker = Reference(_schema(edition, kind))

    def run(tree: Any) -> Iterator[Failure]:
        last: Path | None = None  # jsonschema gives an error for each field that is missing
        for path, error in checker.errors(tree):
            if error.validator == "required":
                if path != last:
                    yield from _missing(path, error)
                last = path
            else:
                yield Failure(path, str(error.validator))

    return run


def _missing(path: Path, error: Any) -> Iterator[Failure]:
    """Yield a failure for each field that an error of jsonschema says is missing."""
    for name in error.validator_value:
        if name not in error.instance:
            yield Failure(path, "required", name)


ENGINES: Final[dict[EngineName, Callable[[Edition, str], Engine]]] = {
    "fast": fast_engine,
    "reference": reference_engine,
}
