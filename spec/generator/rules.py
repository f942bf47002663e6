"""The rules, compiled: Python modules, one per type of document."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterable, Mapping
from typing import Any

import orjson

from cpom_schema.standard.codelists import CodeList, Codelists
from cpom_schema.standard.dictionary import Dictionary
from cpom_validators.cel import python_module
from cpom_validators.cel.compiler import Compiler
from cpom_validators.cel.places import Related
from cpom_validators.cel.rule import Rule
from spec.generator import bundles
from spec.generator.source import Source


def code_lists(source: Source) -> Mapping[str, CodeList]:
    """Build the code lists of a specification as they will be once published, by name."""
    return Codelists(orjson.loads(bundles.codelists(source))["lists"], {}, {})


def compiler(
    dictionary: Dictionary, lists: Mapping[str, CodeList], related: Mapping[str, Any]
) -> Compiler:
    """Build the compiler of the rules of one version.

    Args:
        dictionary: the objects and fields of the version.
        lists: its code lists, by name.
        related: the content of ``related.yaml``: other documents and digests of each type.
    """
    documents = {
        document: {n: Related(o["type"], o.get("item")) for n, o in others.items()}
        for document, others in related["documents"].items()
    }
    digests = {document: tuple(names) for document, names in related["digests"].items()}
    return Compiler(dictionary, lists, documents, digests)


def compiled(source: Source) -> dict[str, list[Rule]]:
    """Return the compiled rules of each type of document, in the order of their codes."""
    compile_ = compiler(source.dictionary, code_lists(source), source.related).compile
    found: dict[str, list[Rule]] = {d: [] for d in source.dictionary.documents}
    for raw in source.rules:
        for document in raw["documents"]:
            found[document].append(compile_(raw, document))
    return found


def formatted(texts: Iterable[str]) -> list[str]:
    """Return Python sources as the linter of the project wants them."""
    command = [sys.executable, "-m", "ruff", "format", "--quiet", "--stdin-filename", "x.py", "-"]
    return [
        subprocess.run(  # noqa: S603 - our own sources, to the formatter
            command, input=t, capture_output=True, text=True, check=True
        ).stdout
        for t in texts
    ]


def module_name(document: str) -> str:
    """Return ``suivi_annuel`` for suiviAnnuel."""
    return "".join(f"_{c.lower()}" if c.isupper() else c for c in document)


def modules(source: Source) -> dict[str, str]:
    """Return the text of each module of rules, by file name."""
    title = "Règles de {} : produit depuis spec/ par le générateur, ne pas modifier."
    texts = {
        f"{module_name(d)}.py": python_module.source(rules, title.format(d))
        for d, rules in compiled(source).items()
    }
    init = f'"""Règles de la version {source.version}, un module par type de document."""\n'
    return {"__init__.py": init, **dict(zip(texts, formatted(texts.values()), strict=True))}
