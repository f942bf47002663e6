"""The keys and references of the XSD: what identifies an item, and where a value must be found."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from cpom_schema.standard.dictionary import Dictionary, DocumentType, Field, ObjectType

Steps = tuple[str, ...]
"""Names of the elements that lead from one element to another below it."""


def list_key(dictionary: Dictionary, owner: ObjectType, field: Field) -> str:
    """Return what forbids two alike items in a list; empty when the standard does not.

    Args:
        dictionary: the dictionary of the list.
        owner: the object that holds the list.
        field: the list.
    """
    name = f"cle.{owner.name}.{field.name}"
    if field.unique:
        return _constraint("unique", name, f"c:{field.item}", ["."])
    if not field.key:
        return ""
    kind = "key" if _has_required_key(dictionary, field) else "unique"
    return _constraint(kind, name, f"c:{field.item}", _paths(field.key))


def _has_required_key(dictionary: Dictionary, field: Field) -> bool:
    """Return whether no item of a list can lack a part of its key."""
    item = dictionary.objects[field.type]
    return all(item.fields[part].required for part in field.key)


def document_keys(dictionary: Dictionary, document: DocumentType) -> str:
    """Return the lists of a document that its values name, then each reference to them."""
    references = list(_local_references(dictionary, document))
    text = "".join(_target_keys(document, [field for _, field in references]))
    for number, (path, field) in enumerate(references, 1):
        text += _reference(document, f"renvoi.{document.name}.{number}", path, field)
    return text


def _local_references(
    dictionary: Dictionary, document: DocumentType
) -> Iterator[tuple[Steps, Field]]:
    """Yield each reference field of a document after the steps from the root to its owner."""

    def visit(obj: ObjectType, path: Steps) -> Iterator[tuple[Steps, Field]]:
        for field in obj.fields.values():
            if field.local_ref in document.root.fields:
                yield path, field
            elif field.kind == "object":
                below = dictionary.objects[field.type]
                yield from visit(below, (*path, *_steps(field)))

    yield from visit(document.root, ())


def _steps(field: Field) -> Steps:
    """Return the elements a field is written in: one, and one for each item of a list."""
    return (field.name, field.item) if field.item else (field.name,)


def _paths(names: Iterable[str]) -> list[str]:
    """Return the names of some elements as XPath writes them."""
    return [f"c:{name}" for name in names]


def _target_name(document: DocumentType, target: str) -> str:
    return f"cible.{document.name}.{target}"


def _target_keys(document: DocumentType, references: Iterable[Field]) -> Iterator[str]:
    """Yield the key of each list that some references name, in the order they name it first."""
    for target in dict.fromkeys(field.local_ref or "" for field in references):
        listing = document.root.fields[target]
        selector = "/".join(_paths(_steps(listing)))
        yield _constraint("key", _target_name(document, target), selector, _paths(listing.key))


def _reference(document: DocumentType, name: str, path: Steps, field: Field) -> str:
    target = _target_name(document, field.local_ref or "")
    if field.item:
        steps, value = (*path, *_steps(field)), "."
    else:
        steps, value = path, f"c:{field.name}"
    selector = "/".join(_paths(steps)) or "."
    return _constraint("keyref", name, selector, [value], target)


def _constraint(
    kind: str, name: str, selector: str, fields: Sequence[str], target: str | None = None
) -> str:
    refer = f' refer="c:{target}"' if target else ""
    text = f'        <xs:{kind} name="{name}"{refer}>\n'
    text += f'          <xs:selector xpath="{selector}"/>\n'
    for field in fields:
        text += f'          <xs:field xpath="{field}"/>\n'
    return f"{text}        </xs:{kind}>\n"
