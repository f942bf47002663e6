"""Which field an address of a technical row or column leads to."""

from __future__ import annotations

from cpom_schema.standard.dictionary import Dictionary, Field, ObjectType
from cpom_schema.tabular.address import Address


def field_at_address(
    dictionary: Dictionary, obj: ObjectType | None, address: Address
) -> Field | None:
    """Return the field an address leads to from an object, None when there is none.

    One value of a list without key is not a list: its field has lost its item.
    """
    field: Field | None = None
    for step in address:
        field = obj.fields.get(step.name) if obj else None
        if field is None:
            return None
        if step.key is not None:
            field = field._replace(item=None)
        obj = dictionary.objects[field.type] if field.kind == "object" else None
    return field
