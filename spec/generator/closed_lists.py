"""The closed code lists that the fields of the dictionary use."""

from __future__ import annotations

from spec.generator.source import Source


def closed_lists(source: Source) -> list[str]:
    """Return the names of the closed code lists that a field uses, sorted."""
    used: set[str] = set()
    for obj in source.dictionary.objects.values():
        for field in obj.fields.values():
            if field.kind == "code":
                used.add(field.type)
    return [name for name in sorted(used) if source.closed(name) is not None]
