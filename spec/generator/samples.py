"""The minimal and the exhaustive document of each type, from the examples, in both syntaxes.

The exhaustive one holds every field, two items in every list, and one more item without the
optional parts of its key. References point to items that exist.
"""

from __future__ import annotations

from typing import Any

from cpom_schema.document import Document, Tree
from cpom_schema.formats import read
from cpom_schema.formats.json import syntax as json_
from cpom_schema.formats.xml import syntax as xml_
from cpom_schema.standard.dictionary import Field, ObjectType
from cpom_schema.standard.edition import Edition, Editions
from spec.generator.source import DOCUMENTS, ROOT, Source

_FINESS = ("010000024", "2A0002408")
_TEXTS = ("texte", "texteLong")
_EXTENSION = {"urn:exemple:logiciel:suivi": {"relu": True, "passages": [1, 2.5, "mars"]}}


def _scalar(source: Source, field: Field, rank: int) -> Any:
    """Return the example of a field; for rank 1, another valid value of the same type."""
    if rank == 0:
        return field.example
    if field.kind == "code":
        return _other_code(source, field)
    return _other_value(field)


def _other_value(field: Field) -> Any:
    """Return a valid value that is not the example, the example for types that need no other."""
    if field.type == "numeroFiness":
        return _other_finess(field.example)
    if field.type == "identifiant":
        return f"{field.example}-2"
    if field.type in _TEXTS:
        return f"{field.example} (2)"
    if _has_a_next(field):
        return field.example + 1
    return field.example


def _other_finess(example: str) -> str:
    first, second = _FINESS
    return second if example == first else first


def _other_code(source: Source, field: Field) -> Any:
    """Return a code in force that is not the example, the example when there is none."""
    for row in source.codelists[field.type].rows:
        if row["code"] != field.example and not row["fin"]:
            return row["code"]
    return field.example


def _has_a_next(field: Field) -> bool:
    """Return True if what follows the example, a year or a whole number, is valid too."""
    if field.type == "annee":
        return True
    if field.type != "entier":
        return False
    return field.maximum is None or bool(field.example < field.maximum)


class _Builder:
    def __init__(self, source: Source, root: ObjectType, *, every: bool) -> None:
        self.source = source
        self.root = root
        self.every = every

    def _single(self, field: Field, rank: int) -> Any:
        if field.kind == "object":
            return self.object(self.source.dictionary.objects[field.type], rank)
        if field.kind == "extensions":
            return _EXTENSION
        if field.local_ref in self.root.fields:
            listing = self.root.fields[field.local_ref or ""]
            target = self.source.dictionary.objects[listing.type].fields[listing.key[0]]
            return _scalar(self.source, target, rank)
        return _scalar(self.source, field, rank)

    def _list(self, field: Field, rank: int) -> list[Any]:
        """Return the items of a list: two, and one more without the optional parts of its key."""
        if not self.every:
            return [self._single(field, rank)]
        items = [self._single(field, 0), self._single(field, 1)]
        if field.kind != "object":
            return items
        fields = self.source.dictionary.objects[field.type].fields
        optional = [name for name in field.key if not fields[name].required]
        if optional:
            items.append({k: v for k, v in items[0].items() if k not in optional})
        return items

    def object(self, obj: ObjectType, rank: int) -> Tree:
        wanted = set(obj.required)
        if obj.at_least_one:
            wanted.add(obj.at_least_one[0])
        tree: Tree = {}
        for field in obj.fields.values():
            if self.every or field.name in wanted:
                tree[field.name] = self._value(field, rank)
        return tree

    def _value(self, field: Field, rank: int) -> Any:
        if field.repeated:
            return self._list(field, rank)
        return self._single(field, rank)


def build(source: Source, edition: Edition, document: str, *, every: bool) -> Document:
    """Return one document of a type: with every field, or with the required ones only."""
    root = source.dictionary.documents[document].root
    content = _Builder(source, root, every=every).object(root, 0)
    tree = {"cpom": source.version, "type": document, **content}
    return Document("json", edition, document, tree)


def generated(source: Source, edition: Edition) -> dict[str, str]:
    """Return the text of each generated sample, by path under samples/valid."""
    texts: dict[str, str] = {}
    for name in DOCUMENTS:
        for label, every in (("minimal", False), ("exhaustif", True)):
            document = build(source, edition, name, every=every)
            texts[f"{name}/{label}.json"] = json_.write(document).decode()
            texts[f"{name}/{label}.xml"] = xml_.write(document).decode()
    return texts


def exemplary(source: Source, edition: Edition) -> dict[str, str]:
    """Return the bases of the cases of the rules, which break none, by path under samples/valid."""
    texts: dict[str, str] = {}
    for name, tree in source.bases.items():
        document = Document("json", edition, tree["type"], tree)
        texts[f"{name}.json"] = json_.write(document).decode()
        texts[f"{name}.xml"] = xml_.write(document).decode()
    return texts


def twins(edition: Edition, folder: str = "campaign") -> dict[str, str]:
    """Return the XML twin of each hand-written document of a folder of samples, by name."""
    editions = Editions({edition.version: edition})
    texts: dict[str, str] = {}
    for path in sorted((ROOT / "samples" / folder).glob("*.json")):
        texts[f"{path.stem}.xml"] = xml_.write(read(path, editions=editions)).decode()
    return texts
