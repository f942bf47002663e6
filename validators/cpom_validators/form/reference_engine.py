"""The reference engine: jsonschema, Draft 2020-12, with patterns anchored at the very end."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from functools import cache
from typing import Any

from jsonschema import Draft202012Validator, ValidationError
from jsonschema.validators import extend

_DEEP = 20_000


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern[:-1] + r"\Z" if pattern.endswith("$") else pattern)


def _pattern(
    validator: Any, pattern: str, instance: object, schema: Any
) -> Iterator[ValidationError]:
    """Python's $ also matches before a final newline; no other engine does."""
    del validator, schema
    if isinstance(instance, str) and not _compiled(pattern).search(instance):
        yield ValidationError("pattern")


def _pattern_properties(
    validator: Any, patterns: dict[str, Any], instance: object, schema: Any
) -> Iterator[ValidationError]:
    del schema
    if isinstance(instance, dict):
        for pattern, subschema in patterns.items():
            for name, value in instance.items():
                if _compiled(pattern).search(name):
                    yield from validator.descend(value, subschema, path=name, schema_path=pattern)


def _additional_properties(
    validator: Any, allowed: object, instance: object, schema: dict[str, Any]
) -> Iterator[ValidationError]:
    del validator
    if allowed is False and isinstance(instance, dict):
        patterns = [_compiled(p) for p in schema.get("patternProperties", ())]
        known = schema.get("properties", {})
        if any(n not in known and not any(p.search(n) for p in patterns) for n in instance):
            yield ValidationError("additionalProperties")


_Validator: Any = extend(  # type: ignore[no-untyped-call]
    Draft202012Validator,
    {
        "pattern": _pattern,
        "patternProperties": _pattern_properties,
        "additionalProperties": _additional_properties,
    },
)


def validator(schema: dict[str, Any]) -> Draft202012Validator:
    """A validator of one published schema."""
    sys.setrecursionlimit(max(sys.getrecursionlimit(), _DEEP))  # extensions nest up to 250 levels
    checker: Draft202012Validator = _Validator(schema)
    return checker
