"""Rules compiled from CEL at run time: those of a profile, or of an edition that is in memory."""

from __future__ import annotations

import types
from collections.abc import Iterable, Mapping
from typing import Any

from cpom_schema.standard.edition import Edition
from cpom_validators.cel import python_module
from cpom_validators.cel.compiler import compiler_of
from cpom_validators.rules.runtime import Rule


def executable(
    edition: Edition, document: str, raws: Iterable[Mapping[str, Any]]
) -> tuple[Rule, ...]:
    """Return the rules that judge a type of document, compiled as the generator compiles them.

    Raises:
        RuleError: a condition is no CEL of the subset, or is not total.
    """
    compiler = compiler_of(edition.dictionary, edition.codelists, edition.related)
    wanted = [compiler.compile(raw, document) for raw in raws if document in raw["documents"]]
    text = python_module.source(wanted, f"Rules of {document}.")
    made = types.ModuleType(f"rules_of_{document}")
    exec(compile(text, made.__name__, "exec"), made.__dict__)  # noqa: S102 - written by our compiler
    found: tuple[Rule, ...] = made.RULES
    return found
