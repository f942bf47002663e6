"""pydantic v2 models: one module per document type, one for the closed code lists."""

from __future__ import annotations

import json
import textwrap
from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from pydantic.alias_generators import to_camel

from cpom_schema.standard.dictionary import Field, ObjectType
from spec.generator.closed_lists import closed_lists
from spec.generator.source import DOCUMENTS, CodeList, Source

_HEADER: Final = '"""{title}\n\nFichier produit depuis spec/ : ne pas modifier à la main.\n"""\n\n'
_COMMON: Final = "common"
"""Module of the objects that stand in several types of document."""
_WIDTH: Final = 92
_WRAPPED: Final = 88
"""Longest line of a docstring on one line, and of the text of one on several lines."""


def class_name(name: str) -> str:
    """Return the class of an object: ``ficheAction`` becomes ``FicheAction``."""
    return name[0].upper() + name[1:]


def list_name(name: str) -> str:
    """Return the type alias of a closed code list: ``types-bilan`` becomes ``TypesBilan``."""
    return "".join(part.capitalize() for part in name.split("-"))


def attribute(name: str) -> str:
    """Return the Python attribute of a field, from which pydantic's ``to_camel`` gives it back.

    Raises:
        ValueError: ``to_camel`` would give another name.
    """
    snake = "".join(f"_{c.lower()}" if c.isupper() else c for c in name)
    if to_camel(snake) != name:
        raise ValueError(f"{name} -> {snake} -> {to_camel(snake)}")
    return snake


def _docstring(text: str, indent: str = "    ") -> str:
    text = text.replace("\\", "\\\\")
    if len(text) + len(indent) <= _WIDTH:
        return f'{indent}"""{text}"""\n'
    first, *rest = textwrap.wrap(text, _WRAPPED)
    lines = [f'{indent}"""{first}', *(indent + line for line in rest), f'{indent}"""\n']
    return "\n".join(lines)


def _base_type(source: Source, field: Field) -> str:
    """Return the annotation of one value of a field."""
    if field.kind == "object":
        return class_name(field.type)
    if field.kind == "extensions":
        return "t.Extensions"
    if field.kind == "code":
        return _code_type(source, field.type)
    return _bounded(f"t.{class_name(field.type)}", field)


def _code_type(source: Source, codelist: str) -> str:
    is_closed = source.closed(codelist) is not None
    return f"c.{list_name(codelist)}" if is_closed else "t.Identifiant"


def _bounded(name: str, field: Field) -> str:
    """Return a type of number, narrowed to what the field admits."""
    bounds: list[str] = []
    if field.minimum is not None:
        bounds.append(f"ge={field.minimum}")
    if field.maximum is not None:
        bounds.append(f"le={field.maximum}")
    if not bounds:
        return name
    return f"Annotated[{name}, Field({', '.join(bounds)})]"


def _declaration(source: Source, field: Field) -> str:
    """Return the lines that declare a field in its class."""
    kind = _base_type(source, field)
    if field.repeated:
        listing = "ListeUnique" if field.unique else "Liste"
        kind = f"t.{listing}[{kind}]"
    optional = "" if field.required else " | None = None"
    line = f"    {attribute(field.name)}: {kind}{optional}\n"
    return line + _docstring(f"{field.title['fr']}. {field.description['fr']}")


def _class(source: Source, obj: ObjectType) -> str:
    """Return the class of an object."""
    is_root = obj.name in source.dictionary.documents
    base = "Document" if is_root else "Modele"
    text = f"class {class_name(obj.name)}(t.{base}):\n"
    text += _docstring(f"{obj.title['fr']}. {obj.description['fr']}") + "\n"
    text += _at_least_one(obj)
    if is_root:
        text += _constant("cpom", source.version) + _constant("type", obj.name)
    for field in obj.fields.values():
        text += _declaration(source, field)
    return text


def _at_least_one(obj: ObjectType) -> str:
    """Return the line that names the attributes of which one is wanted, empty when none is."""
    if not obj.at_least_one:
        return ""
    names = ", ".join(f'"{attribute(name)}"' for name in obj.at_least_one)
    return f"    au_moins_un: ClassVar[tuple[str, ...]] = ({names})\n\n"


def _constant(name: str, value: str) -> str:
    return f'    {name}: Literal["{value}"] = "{value}"\n'


def _module_by_object(source: Source) -> dict[str, str]:
    """Return the module of each object, in the order the documents use them."""
    users: dict[str, list[str]] = {}
    for document in DOCUMENTS:
        for obj in source.dictionary.reachable(document):
            users.setdefault(obj.name, []).append(document)
    return {name: _module_of(documents) for name, documents in users.items()}


def _module_of(documents: list[str]) -> str:
    """Return the module of what some types of document use: that of the only one, else common.

    An avenant changes a contract: what only these two share stands with the contract.
    """
    if len(documents) == 1:
        return documents[0]
    return "contrat" if set(documents) == {"contrat", "avenant"} else _COMMON


def _held_by(modules: Mapping[str, str], module: str) -> list[str]:
    """Return the names of the objects of a module."""
    return [name for name, home in modules.items() if home == module]


def _dependencies_first(source: Source, names: list[str]) -> Iterator[ObjectType]:
    """Yield the named objects, each after those that its fields hold."""
    remaining = set(names)

    def visit(name: str) -> Iterator[ObjectType]:
        if name not in remaining:
            return
        remaining.remove(name)
        obj = source.dictionary.objects[name]
        for held in _held_objects(obj):
            yield from visit(held)
        yield obj

    for name in names:
        yield from visit(name)


def _held_objects(obj: ObjectType) -> list[str]:
    """Return the names of the objects that the fields of an object hold."""
    return [field.type for field in obj.fields.values() if field.kind == "object"]


def _imports(
    objects: Iterable[ObjectType], modules: Mapping[str, str], module: str
) -> dict[str, set[str]]:
    """Return the classes that the fields of some objects take from other modules, by module."""
    imports: dict[str, set[str]] = {}
    for obj in objects:
        for held in _held_objects(obj):
            other = modules[held]
            if other != module:
                imports.setdefault(other, set()).add(class_name(held))
    return imports


def _import_line(module: str, names: Iterable[str]) -> str:
    text = f"from cpom_schema.models.v1_0.{attribute(module)} import (\n"
    for name in sorted(names):
        text += f"    {name},\n"
    return text + ")\n"


def render_module(source: Source, module: str) -> str:
    """Return the text of one module: ``common`` or a document type."""
    modules = _module_by_object(source)
    objects = list(_dependencies_first(source, _held_by(modules, module)))
    body = "\n\n".join(_class(source, obj) for obj in objects)
    head = _HEADER.format(title=_title(module)) + _library_imports(body)
    for other, names in sorted(_imports(objects, modules, module).items()):
        head += _import_line(other, names)
    return f"{head}\n\n{body}"


def _title(module: str) -> str:
    if module == _COMMON:
        return "Objets communs à plusieurs types de document."
    return f"Modèles du type {module}."


def _library_imports(body: str) -> str:
    """Return the imports of what the text of the classes of a module uses, models apart."""
    text = "from __future__ import annotations\n\n" + _typing_import(body)
    if "Field(" in body:
        text += "from pydantic import Field\n\n"
    text += "from cpom_schema.models import types as t\n"
    if " c." in body or "[c." in body:
        text += "from cpom_schema.models.v1_0 import codes as c\n"
    return text


def _typing_import(body: str) -> str:
    used = [name for name in ("Annotated", "ClassVar", "Literal") if f"{name}[" in body]
    return f"from typing import {', '.join(used)}\n\n" if used else ""


def render_codes(source: Source) -> str:
    """Return the text of the module of the closed code lists, as literal types."""
    text = _HEADER.format(title="Listes de codes fermées.") + "from typing import Literal\n\n"
    literals = [_literal(source.codelists[name]) for name in closed_lists(source)]
    return text + "\n\n".join(literals) + "\n"


def _literal(codes: CodeList) -> str:
    rows = ""
    for row in codes.rows:
        code = json.dumps(row["code"], ensure_ascii=False)
        rows += f"    {code},  # {row['libelle_fr']}\n"
    return f'{list_name(codes.name)} = Literal[\n{rows}]\n"""{codes.about["title"]["fr"]}."""'


def render_package(source: Source) -> str:
    """Return the text of the package: every class under one name."""
    modules = _module_by_object(source)
    text = _HEADER.format(title=f"Modèles pydantic de la version {source.version} du standard.")
    text += "from collections.abc import Mapping\n\n"
    text += "from cpom_schema.models import types as t\n"
    for module in sorted(set(modules.values()), key=attribute):
        text += _import_line(module, map(class_name, _held_by(modules, module)))
    text += "\n__all__ = [\n"
    for name in sorted(map(class_name, modules)):
        text += f'    "{name}",\n'
    return f"{text}]\n\n{_documents()}"


def _documents() -> str:
    """Return the table of the class of each type of document."""
    text = "DOCUMENTS: Mapping[str, type[t.Document]] = {\n"
    for document in DOCUMENTS:
        text += f'    "{document}": {class_name(document)},\n'
    return text + '}\n"""Classe racine de chaque type de document."""\n'


def modules(source: Source) -> dict[str, str]:
    """Return the text of each module of ``cpom_schema.models.v1_0``, by file name."""
    texts = {f"{attribute(m)}.py": render_module(source, m) for m in (_COMMON, *DOCUMENTS)}
    return {**texts, "codes.py": render_codes(source), "__init__.py": render_package(source)}
