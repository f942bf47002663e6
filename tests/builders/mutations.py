"""One fault per constraint of the dictionary, made in a valid document.

Each mutation says which finding it must give, and under which row of `limits.csv` a syntax may
fail to see it.
"""

from __future__ import annotations

import copy
from collections.abc import Iterator
from typing import Any, NamedTuple

from cpom_schema.document import Document, Path, Tree, reference_date, value_at
from cpom_schema.formats import read_bytes
from cpom_schema.standard.dictionary import Dictionary, Field, ObjectType
from tests.builders.editions import EDITION

TEXTS = ("texte", "texteLong")
OTHER_FINESS = "990999999"
WRONG_NUMBER = "990999998"


class Mutation(NamedTuple):
    """A faulty tree.

    Attributes:
        kind: the constraint it breaks.
        path: where it was made.
        code: the finding it must give.
        at: where that finding must be.
        constraint: row of limits.csv that lets a syntax miss it, if any.
        in_xml: whether XML can carry the same fault.
    """

    kind: str
    path: Path
    tree: Tree
    code: str
    at: Path
    constraint: str = ""
    in_xml: bool = True


class _Place(NamedTuple):
    path: Path
    owner: ObjectType
    field: Field
    value: Any


def _places(dictionary: Dictionary, obj: ObjectType, tree: Tree, path: Path) -> Iterator[_Place]:
    """Every field present, depth first, lists through their first item only."""
    for field in obj.fields.values():
        if field.name not in tree:
            continue
        value = tree[field.name]
        here = (*path, field.name)
        yield _Place(here, obj, field, value)
        if field.kind == "object":
            below = dictionary.objects[field.type]
            if field.repeated:
                yield from _places(dictionary, below, value[0], (*here, 0))
            else:
                yield from _places(dictionary, below, value, here)


def _changed(tree: Any, path: Path, value: Any) -> Any:
    """The tree with one value replaced, or removed when the value is Ellipsis; the rest shared."""
    copied = copy.copy(tree)
    first, *rest = path
    if rest:
        copied[first] = _changed(tree[first], tuple(rest), value)
    elif value is ...:
        del copied[first]
    else:
        copied[first] = value
    return copied


def _first(place: _Place) -> tuple[Path, Any]:
    """The path and value of the field, or of its first item."""
    if place.field.repeated:
        return (*place.path, 0), place.value[0]
    return place.path, place.value


def _faulty_scalars(dictionary: Dictionary, field: Field) -> Iterator[tuple[str, Any, str, bool]]:
    """Kind, value, code and whether XML can carry it, for one scalar field."""
    name = "identifiant" if field.kind == "code" else field.type
    scalar = dictionary.types[name]
    if scalar.base == "string":
        yield "nature", 12, "CPOM-S-003", False
        yield "vide", "", "CPOM-S-007", True
        yield "nulle", None, "CPOM-S-003", False
    else:
        yield "nature", "abc", "CPOM-S-003", True
    if scalar.max_length:
        filler = "a" * scalar.max_length
        yield "trop_long", filler + "a", "CPOM-S-006", True
    if name in TEXTS:
        yield "caractere", "a\u0001b", "CPOM-S-012", False
        yield "espaces", "   ", "CPOM-S-007", True
    elif scalar.base == "string":
        yield "forme", "?!", "CPOM-S-004", True
    maximum = field.maximum if field.maximum is not None else scalar.maximum
    if maximum is not None:
        yield "borne", maximum + 1, "CPOM-S-010", True
    minimum = field.minimum if field.minimum is not None else scalar.minimum
    if minimum is not None:
        yield "borne", minimum - 1, "CPOM-S-010", True


def _has_key(dictionary: Dictionary, root: ObjectType, field: Field) -> bool:
    """Whether the field is a number with a key, which blocks and refers to no list."""
    scalar = dictionary.types.get(field.type)
    is_number = scalar is not None and scalar.key is not None
    return is_number and field.local_ref not in root.fields and field.wrong_key != "quoted"


def _scalar_faults(document: Document, place: _Place) -> Iterator[Mutation]:
    dictionary, root, tree = document.dictionary, document.root, document.tree
    path, value = _first(place)
    field = place.field
    closed = field.kind == "code" and EDITION.codelists[field.type].closed
    for kind, faulty, code, in_xml in _faulty_scalars(dictionary, field):
        if closed and kind in ("forme", "trop_long"):
            continue
        limit = "nature_de_valeur" if kind == "nature" and not in_xml else ""
        yield Mutation(kind, path, _changed(tree, path, faulty), code, path, limit, in_xml)
    if field.kind == "code":
        incomplete = EDITION.codelists[field.type].may_miss_a_code(reference_date(document) or "")
        unknown = "CPOM-L-005" if incomplete else "CPOM-L-001"
        code, limit = ("CPOM-S-005", "") if closed else (unknown, "nomenclature_externe")
        yield Mutation("code", path, _changed(tree, path, "zzz9"), code, path, limit)
    elif field.local_ref in root.fields:
        faulty = OTHER_FINESS if field.type == "numeroFiness" else "NULLE-PART"
        changed = _changed(tree, path, faulty)
        yield Mutation("renvoi", path, changed, "CPOM-S-021", path, "reference_interne")
    elif dictionary.types[field.type].decimals and isinstance(value, (int, float)):
        changed = _changed(tree, path, 1.12345678)
        yield Mutation("decimales", path, changed, "CPOM-S-022", path, "decimales")
    if _has_key(dictionary, root, field) and "ancienneValeur" not in path:
        changed = _changed(tree, path, WRONG_NUMBER)
        yield Mutation("cle_fausse", path, changed, "CPOM-S-035", path, "cle_de_controle")
    if not field.repeated:
        yield Mutation("repete", path, _changed(tree, path, [value, value]), "CPOM-S-013", path)
    elif field.unique:
        doubled = [*place.value, value]
        at = (*place.path, len(place.value))
        yield Mutation("double", at, _changed(tree, place.path, doubled), "CPOM-S-024", at)


def _list_faults(tree: Tree, place: _Place) -> Iterator[Mutation]:
    yield Mutation(
        "liste_vide", place.path, _changed(tree, place.path, []), "CPOM-S-008", place.path
    )
    yield Mutation(
        "liste_nature", place.path, _changed(tree, place.path, "abc"), "CPOM-S-003", place.path
    )
    if not place.field.key:
        return
    at = (*place.path, len(place.value))
    partial = [n for n in place.value if any(k not in n for k in place.field.key)]
    for node, limit in [
        (place.value[0], "cle_unique"),
        *((n, "cle_partie_absente") for n in partial),
    ]:
        doubled = [*place.value, node]
        yield Mutation("cle", at, _changed(tree, place.path, doubled), "CPOM-S-020", at, limit)


def _object_faults(dictionary: Dictionary, tree: Tree, path: Path, name: str) -> Iterator[Mutation]:
    obj = dictionary.objects[name]
    node = value_at(tree, path)
    for missing in obj.required:
        at = (*path, missing)
        yield Mutation("absent", at, _changed(tree, at, ...), "CPOM-S-001", at)
    unknown = (*path, "champInconnu")
    yield Mutation("inconnu", unknown, _changed(tree, unknown, "x"), "CPOM-S-002", unknown)
    yield Mutation("objet_nature", path, _changed(tree, path, "abc"), "CPOM-S-003", path)
    if obj.at_least_one:
        kept = {n: v for n, v in node.items() if n not in obj.at_least_one and n in obj.required}
        yield from _emptied(tree, path, kept)
        partly = {n: v for n, v in node.items() if n not in obj.at_least_one}
        if kept and partly != kept:
            yield Mutation(
                "sans_contenu_partiel",
                path,
                _changed(tree, path, partly),
                "CPOM-S-009",
                path,
                "objet_sans_contenu_partiel",
            )
    elif not obj.required:
        yield from _emptied(tree, path, {})


def _emptied(tree: Tree, path: Path, kept: Tree) -> Iterator[Mutation]:
    changed = _changed(tree, path, kept)
    yield Mutation("sans_contenu", path, changed, "CPOM-S-009", path, "objet_sans_contenu")


def of_document(source: bytes) -> Iterator[Mutation]:
    """Every mutation of one valid document: each constraint of each field once per object type."""
    document = read_bytes(source)
    dictionary = document.dictionary
    tree = document.tree
    done: set[tuple[str, str]] = set()
    for place in _places(dictionary, document.root, tree, ()):
        once = (place.owner.name, place.field.name)
        if once in done:
            continue
        done.add(once)
        if place.field.repeated:
            yield from _list_faults(tree, place)
        if place.field.kind == "object":
            path, _ = _first(place)
            yield from _object_faults(dictionary, tree, path, place.field.type)
        elif place.field.kind != "extensions":
            yield from _scalar_faults(document, place)
