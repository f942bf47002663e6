"""Whether a document of the standard is right, and where it is not.

>>> import cpom_schema, cpom_validators
>>> document = cpom_schema.read(cpom_schema.samples() / "valid/avis.json")
>>> cpom_validators.validate(document).verdict
'recevable'
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from cpom_validators.findings.finding import Finding
    from cpom_validators.judgement import validate, validate_bytes
    from cpom_validators.report import Report

__all__ = ["Finding", "Report", "validate", "validate_bytes"]

_HOMES = {
    "Finding": "cpom_validators.findings.finding",
    "Report": "cpom_validators.report",
    "validate": "cpom_validators.judgement",
    "validate_bytes": "cpom_validators.judgement",
}


def __getattr__(name: str) -> Any:
    """Import a public name on first use (PEP 562)."""
    if name not in _HOMES:
        raise AttributeError(name)
    from importlib import import_module

    return getattr(import_module(_HOMES[name]), name)
