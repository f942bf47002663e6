"""Rules compiled from CEL at run time: those of a profile, or of an edition that is in memory."""

from __future__ import annotations

import types
from collections.abc import Iterable, Mapping
from typing import Any

from cpom_schema.standard.edition import Edition
from cpom_validators.cel import python_module
from cpom_validators.cel.compiler import Compiler
from cpom_validators.cel.places import Related
from cpom_validators.rules.runtime import Rule


def compiler(edition: Edition) -> Compiler:
    """Return the compiler of the rules of an edition."""
    documents = {
        document: {n: Related(o["type"], o.get("item")) for n, o in others.items()}
        for document, others in edition.related["documents"].items()
    }
    digests = {d: tuple(names) for d, names in edition.related["digests"].items()}
    return Compiler(edition.dictionary, edition.codelists, documents, digests)


def executable(
    edition: Edition, document: str, raws: Iterable[Mapping[str, Any]]
) -> tuple[Rule, ...]:
    """Return the rules that judge a type of document, compiled as the generator compiles them.

    Raises:
        RuleError: a condition is no CEL of the subset, or is not total.
    """
    compile_ = compiler(edition).compile
    wanted = [compile_(raw, document) for raw in raws if document in raw["documents"]]
    text = python_module.source(wanted, f"Rules of {document}.")
    made = types.ModuleType(f"rules_of_{document}")
    exec(compile(text, made.__name__, "exec"), made.__dict__)  # noqa: S102 - written by our compiler
    found: tuple[Rule, ...] = made.RULES
    return found
