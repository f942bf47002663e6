"""The reference engine: jsonschema, Draft 2020-12, with patterns anchored at the very end."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any

from jsonschema import Draft202012Validator, ValidationError
from jsonschema.validators import extend

from cpom_schema.document import Path

_EXTENSIONS = "extensions"
_VALUE = "valeurExtension"


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    if pattern.endswith("$"):
        pattern = pattern[:-1] + r"\Z"
    return re.compile(pattern)


def _pattern(
    validator: Any, pattern: str, instance: object, schema: Any
) -> Iterator[ValidationError]:
    """Check a pattern: Python's $ also matches before a final newline; no other engine does."""
    del validator, schema
    if isinstance(instance, str) and not _compiled(pattern).search(instance):
        yield ValidationError("pattern")


def _pattern_properties(
    validator: Any, patterns: dict[str, Any], instance: object, schema: Any
) -> Iterator[ValidationError]:
    del schema
    if not isinstance(instance, dict):
        return
    for pattern, subschema in patterns.items():
        for name, value in instance.items():
            if _compiled(pattern).search(name):
                yield from validator.descend(value, subschema, path=name, schema_path=pattern)


def _additional_properties(
    validator: Any, allowed: object, instance: object, schema: dict[str, Any]
) -> Iterator[ValidationError]:
    del validator
    if allowed is False and isinstance(instance, dict) and _has_unknown(instance, schema):
        yield ValidationError("additionalProperties")


def _has_unknown(instance: dict[str, Any], schema: dict[str, Any]) -> bool:
    """Return True if an object has a member that its schema does not describe."""
    patterns = [_compiled(pattern) for pattern in schema.get("patternProperties", ())]
    unknown = instance.keys() - schema.get("properties", {}).keys()
    return not all(_matches_any(patterns, name) for name in unknown)


def _matches_any(patterns: Iterable[re.Pattern[str]], name: str) -> bool:
    return any(pattern.search(name) for pattern in patterns)


_Validator: Any = extend(  # type: ignore[no-untyped-call]
    Draft202012Validator,
    {
        "pattern": _pattern,
        "patternProperties": _pattern_properties,
        "additionalProperties": _additional_properties,
    },
)


def _leveled(definition: dict[str, Any]) -> dict[str, Any]:
    """Return the definition of an extension's value that looks at one level only."""
    patterns = dict.fromkeys(definition["patternProperties"], True)
    return {**definition, "items": True, "patternProperties": patterns}


class Reference:
    """One published schema, checked without ever recursing into extensions.

    Extensions are the only values that nest without bound (250 levels, as deep as the parsers
    bear): they are checked level by level, so that the recursion limit of the process is enough.
    """

    def __init__(self, schema: dict[str, Any]) -> None:
        """Prepare the whole schema, and that of one level of an extension."""
        value = _leveled(schema["$defs"][_VALUE])
        defs = {**schema["$defs"], _VALUE: value}
        self._whole: Draft202012Validator = _Validator({**schema, "$defs": defs})
        self._level: Draft202012Validator = _Validator({**value, "$defs": defs})
        self._names = [_compiled(pattern) for pattern in value["patternProperties"]]

    def errors(self, tree: Any) -> Iterator[tuple[Path, ValidationError]]:
        """Yield every error of a tree with its path."""
        yield from _located_errors(self._whole, (), tree)
        waiting = list(_extensions(tree))
        while waiting:
            path, value = waiting.pop()
            for here, content in self._members(path, value):
                yield from _located_errors(self._level, here, content)
                waiting.append((here, content))

    def _members(self, path: Path, value: Any) -> Iterator[tuple[Path, Any]]:
        """Yield what a value of an extension holds, but for members whose name is refused."""
        for name, content in _held(value):
            if isinstance(name, int) or _matches_any(self._names, name):
                yield (*path, name), content


def _located_errors(
    validator: Draft202012Validator, path: Path, value: Any
) -> Iterator[tuple[Path, ValidationError]]:
    """Yield the errors of a value that stands at a path, each with its own path."""
    for error in validator.iter_errors(value):
        yield (*path, *error.absolute_path), error


def _extensions(tree: Any) -> Iterator[tuple[Path, Any]]:
    """Yield each value of the extensions of a tree with its path, wherever they stand."""
    waiting: list[tuple[Path, Any]] = [((), tree)]
    while waiting:
        path, value = waiting.pop()
        for here, content in _placed(path, value):
            if here[-1] != _EXTENSIONS:
                waiting.append((here, content))
            elif isinstance(content, dict):
                yield from _placed(here, content)


def _placed(path: Path, value: Any) -> Iterator[tuple[Path, Any]]:
    """Yield what a value that stands at a path holds, each with its own path."""
    for name, content in _held(value):
        yield (*path, name), content


def _held(value: Any) -> Iterable[tuple[str | int, Any]]:
    """Return what a list or an object holds, by rank or name."""
    if isinstance(value, list):
        return enumerate(value)
    if isinstance(value, dict):
        return value.items()
    return ()
