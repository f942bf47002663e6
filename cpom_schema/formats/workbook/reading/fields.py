"""Which field an address of a technical row or column leads to."""

from __future__ import annotations

from cpom_schema.standard.dictionary import Dictionary, Field, ObjectType
from cpom_schema.tabular.address import Address, Step


def field_at_address(
    dictionary: Dictionary, obj: ObjectType | None, address: Address
) -> Field | None:
    """Return the field an address leads to from an object, None when there is none.

    One value of a list without key is not a list: its field has lost its item.
    """
    field: Field | None = None
    for step in address:
        field = _field_of_step(obj, step)
        if field is None:
            return None
        obj = _object_of(dictionary, field)
    return field


def _field_of_step(obj: ObjectType | None, step: Step) -> Field | None:
    if obj is None:
        return None
    field = obj.fields.get(step.name)
    if field is not None and step.key is not None:
        return field._replace(item=None)
    return field


def _object_of(dictionary: Dictionary, field: Field) -> ObjectType | None:
    if field.kind != "object":
        return None
    return dictionary.objects[field.type]
