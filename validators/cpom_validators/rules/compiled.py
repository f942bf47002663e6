"""The rules of the standard by version and type: each module is imported when it is needed."""

from __future__ import annotations

from importlib import import_module

from cpom_validators.rules.runtime import Rule


def rules(version: str, document: str) -> tuple[Rule, ...]:
    """The compiled rules of one type of document."""
    folder = f"v{version.replace('.', '_')}"
    module = "".join(f"_{c.lower()}" if c.isupper() else c for c in document)
    found: tuple[Rule, ...] = import_module(f"{__package__}.{folder}.{module}").RULES
    return found
