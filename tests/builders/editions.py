"""The edition most tests are about."""

from __future__ import annotations

from cpom_schema.standard.edition import Edition

EDITION = Edition.published("1.0")
