"""The rules, compiled: Python modules, one per type of document."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Mapping

import orjson

from cpom_schema.standard.codelists import CodeList, Codelists
from cpom_validators.cel import python_module
from cpom_validators.cel.compiler import compiler_of
from cpom_validators.cel.rule import Rule
from spec.generator import bundles
from spec.generator.models import attribute
from spec.generator.source import Source

_FORMAT = ("-m", "ruff", "format", "--quiet", "--stdin-filename", "x.py", "-")


def code_lists(source: Source) -> Mapping[str, CodeList]:
    """Return the code lists of a specification as they will be once published, by name."""
    return Codelists(orjson.loads(bundles.codelists(source))["lists"], {}, {})


def compiled(source: Source) -> dict[str, list[Rule]]:
    """Compile the rules of each type of document, in the order of their codes.

    Raises:
        RuleError: a rule may fail, costs too much, or is not what it should be.
    """
    compiler = compiler_of(source.dictionary, code_lists(source), source.related)
    found: dict[str, list[Rule]] = {document: [] for document in source.dictionary.documents}
    for raw in source.rules:
        for document in raw["documents"]:
            found[document].append(compiler.compile(raw, document))
    return found


def modules(source: Source) -> dict[str, str]:
    """Write the module of rules of each type of document; return the texts by file name."""
    about = f"Règles de la version {source.version}, un module par type de document."
    texts = {"__init__.py": f'"""{about}"""\n'}
    for document, rules in compiled(source).items():
        title = f"Règles de {document} : produit depuis spec/ par le générateur, ne pas modifier."
        texts[f"{attribute(document)}.py"] = _formatted(python_module.source(rules, title))
    return texts


def _formatted(text: str) -> str:
    """Format a Python source as the linter of the project wants it."""
    command = [sys.executable, *_FORMAT]
    done = subprocess.run(  # noqa: S603 - our own sources, to the formatter
        command, input=text, capture_output=True, text=True, check=True
    )
    return done.stdout
