"""The rules of an edition, ready to run: generated modules where they exist, else compiled here."""

from __future__ import annotations

import re
from importlib import import_module
from typing import Any

from cpom_schema.standard import files
from cpom_schema.standard.edition import Edition, per_edition
from cpom_validators.rules.runtime import Rule


@per_edition
def rules(edition: Edition, document: str) -> tuple[Rule, ...]:
    """Return the rules of one type of document, those of the profile last.

    The published files of a version come with a Python module for each type. What has none, an
    edition in memory or the rules of a profile, is compiled from CEL.
    """
    if edition.files == files.published(edition.version):
        found = generated(edition.version, document)
    else:
        found = _compiled(edition, document, tuple(edition.rulebook["rules"]))
    if edition.profile is None:
        return found
    return (*found, *_compiled(edition, document, edition.profile.rules))


def generated(version: str, document: str) -> tuple[Rule, ...]:
    """Return the rules of one type of document, from the modules written by the generator."""
    folder = "v" + version.replace(".", "_")
    module = re.sub("[A-Z]", r"_\g<0>", document).lower()
    found: tuple[Rule, ...] = import_module(f"{__package__}.{folder}.{module}").RULES
    return found


def _compiled(edition: Edition, document: str, raws: tuple[Any, ...]) -> tuple[Rule, ...]:
    from cpom_validators.rules.compiling import executable

    return executable(edition, document, raws)
