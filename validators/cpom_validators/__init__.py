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
    from cpom_validators.judgement import Form, check_form, validate, validate_bytes
    from cpom_validators.report import Report
    from cpom_validators.report_document import report_tree
    from cpom_validators.rules.running import RuleState
    from cpom_validators.together.companions import Companions
    from cpom_validators.together.sets import among

__all__ = [
    "Companions",
    "Finding",
    "Form",
    "Report",
    "RuleState",
    "among",
    "check_form",
    "report_tree",
    "validate",
    "validate_bytes",
]

_HOMES = {
    "Companions": "cpom_validators.together.companions",
    "Finding": "cpom_validators.findings.finding",
    "Form": "cpom_validators.judgement",
    "Report": "cpom_validators.report",
    "RuleState": "cpom_validators.rules.running",
    "among": "cpom_validators.together.sets",
    "check_form": "cpom_validators.judgement",
    "report_tree": "cpom_validators.report_document",
    "validate": "cpom_validators.judgement",
    "validate_bytes": "cpom_validators.judgement",
}


def __getattr__(name: str) -> Any:
    """Import a public name on first use (PEP 562)."""
    if name not in _HOMES:
        raise AttributeError(name)
    from importlib import import_module

    return getattr(import_module(_HOMES[name]), name)
