"""A profile: what an authority adds to a version of the standard, and tightens, never relaxes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from cpom_schema.standard.catalogue import SEVERITIES, Check, Severity, entry


@dataclass(frozen=True)
class Profile:
    """What is laid over a version of the standard.

    Attributes:
        name: name of the profile, such as ``pays-de-la-loire``.
        standard: version of the standard it stands on.
        severities: severities made stricter, by code.
        rules: rules of its own, each as ``rules.json`` publishes one.
        codes: codes of its own, by list, each as ``codelists.json`` publishes one.
    """

    name: str
    standard: str
    severities: Mapping[str, Severity] = field(default_factory=dict)
    rules: tuple[Mapping[str, Any], ...] = ()
    codes: Mapping[str, tuple[Mapping[str, Any], ...]] = field(default_factory=dict)

    def check(self, version: str, entries: Mapping[str, Check]) -> None:
        """Refuse a profile that does not fit the version it is laid over.

        Raises:
            ValueError: it stands on another version, names a code that is not there, takes a code
                of the standard for a rule of its own, or relaxes a severity.
        """
        if self.standard != version:
            raise ValueError(f"{self.name} stands on {self.standard}, not on {version}")
        for rule in self.rules:
            if rule["id"] in entries:
                raise ValueError(f"{rule['id']} is a code of the standard")
        for code, severity in self.severities.items():
            _check_severity(code, severity, entries)

    def over(self, entries: Mapping[str, Check]) -> Mapping[str, Check]:
        """Return the catalogue of the standard with what the profile adds and tightens."""
        found = dict(entries)
        for code, severity in self.severities.items():
            found[code] = found[code]._replace(severity=severity)
        for rule in self.rules:
            found[rule["id"]] = entry(rule)
        return found


def _check_severity(code: str, severity: Severity, entries: Mapping[str, Check]) -> None:
    """Refuse a severity of a profile that relaxes that of the standard, or is of no code.

    Raises:
        ValueError: it is, or does.
    """
    if code not in entries:
        raise ValueError(f"{code} is no code of the standard")
    own = entries[code].severity
    if SEVERITIES.index(severity) > SEVERITIES.index(own):
        raise ValueError(f"{code} would be relaxed to {severity}")
