"""The open standard for exchanging CPOM content: documents, models, conversions.

>>> import cpom_schema
>>> document = cpom_schema.read(cpom_schema.samples() / "valid/avis.xml")
>>> document.type, document.tree["decision"]
('avis', 'accepte_avec_reserves')
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from cpom_schema.version import LIBRARY

__version__ = LIBRARY

if TYPE_CHECKING:
    from cpom_schema.canonical import digest
    from cpom_schema.consolidation import consolidate
    from cpom_schema.conversion import convert
    from cpom_schema.document import Document, Limits, Location
    from cpom_schema.errors import (
        ConversionLossError,
        CpomError,
        NoCanonicalFormError,
        Note,
        UnreadableError,
    )
    from cpom_schema.formats import from_tree, read, read_bytes, write, write_bytes
    from cpom_schema.standard.edition import Edition, Editions
    from cpom_schema.standard.files import samples
    from cpom_schema.standard.profile import Profile

__all__ = [
    "ConversionLossError",
    "CpomError",
    "Document",
    "Edition",
    "Editions",
    "Limits",
    "Location",
    "NoCanonicalFormError",
    "Note",
    "Profile",
    "UnreadableError",
    "__version__",
    "consolidate",
    "convert",
    "digest",
    "from_tree",
    "read",
    "read_bytes",
    "samples",
    "write",
    "write_bytes",
]

_HOMES = {
    "ConversionLossError": "cpom_schema.errors",
    "CpomError": "cpom_schema.errors",
    "Document": "cpom_schema.document",
    "Edition": "cpom_schema.standard.edition",
    "Editions": "cpom_schema.standard.edition",
    "Limits": "cpom_schema.document",
    "Location": "cpom_schema.document",
    "NoCanonicalFormError": "cpom_schema.errors",
    "Note": "cpom_schema.errors",
    "Profile": "cpom_schema.standard.profile",
    "UnreadableError": "cpom_schema.errors",
    "consolidate": "cpom_schema.consolidation",
    "convert": "cpom_schema.conversion",
    "digest": "cpom_schema.canonical",
    "from_tree": "cpom_schema.formats",
    "read": "cpom_schema.formats",
    "read_bytes": "cpom_schema.formats",
    "samples": "cpom_schema.standard.files",
    "write": "cpom_schema.formats",
    "write_bytes": "cpom_schema.formats",
}


def __getattr__(name: str) -> Any:
    """Import a public name on first use: `import cpom_schema` alone costs nothing (PEP 562)."""
    if name not in _HOMES:
        raise AttributeError(name)
    from importlib import import_module

    return getattr(import_module(_HOMES[name]), name)
