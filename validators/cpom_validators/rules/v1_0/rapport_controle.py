"""Règles de rapportControle : produit depuis spec/ par le générateur, ne pas modifier."""

from __future__ import annotations

from typing import Final

from cpom_validators.rules.runtime import Rule


RULES: Final[tuple[Rule, ...]] = ()
