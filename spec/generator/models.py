"""pydantic v2 models: one module per document type, one for the closed code lists."""

from __future__ import annotations

import json
import textwrap
from collections.abc import Iterator

from pydantic.alias_generators import to_camel

from cpom_schema.standard.dictionary import Field, ObjectType
from spec.generator.source import DOCUMENTS, Source

_HEADER = '"""{title}\n\nFichier produit depuis spec/ : ne pas modifier à la main.\n"""\n\n'
_WIDTH = 92


def class_name(name: str) -> str:
    """Class of an object: ``ficheAction`` becomes ``FicheAction``."""
    return name[0].upper() + name[1:]


def list_name(name: str) -> str:
    """Type alias of a closed code list: ``types-bilan`` becomes ``TypesBilan``."""
    return "".join(part.capitalize() for part in name.split("-"))


def attribute(name: str) -> str:
    """Python attribute of a field, from which pydantic's ``to_camel`` gives the field back.

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
    first, *rest = textwrap.wrap(text, 88)
    return "\n".join([f'{indent}"""{first}', *(indent + line for line in rest), f'{indent}"""\n'])


def _base_type(source: Source, field: Field) -> str:
    match field.kind:
        case "object":
            return class_name(field.type)
        case "extensions":
            return "t.Extensions"
        case "code":
            return "c." + list_name(field.type) if source.closed(field.type) else "t.Identifiant"
        case "scalar":
            name = "t." + class_name(field.type)
    bounds = [
        f"{op}={value}"
        for op, value in (("ge", field.minimum), ("le", field.maximum))
        if value is not None
    ]
    return f"Annotated[{name}, Field({', '.join(bounds)})]" if bounds else name


def _declaration(source: Source, field: Field) -> str:
    kind = _base_type(source, field)
    if field.repeated:
        kind = f"t.ListeUnique[{kind}]" if field.unique else f"t.Liste[{kind}]"
    name = attribute(field.name)
    line = f"    {name}: {kind}\n" if field.required else f"    {name}: {kind} | None = None\n"
    return line + _docstring(f"{field.title['fr']}. {field.description['fr']}")


def _class(source: Source, obj: ObjectType) -> str:
    is_root = obj.name in source.dictionary.documents
    head = f"class {class_name(obj.name)}(t.{'Document' if is_root else 'Modele'}):\n"
    body = _docstring(f"{obj.title['fr']}. {obj.description['fr']}") + "\n"
    if obj.at_least_one:
        names = ", ".join(json.dumps(attribute(n)) for n in obj.at_least_one)
        body += f"    au_moins_un: ClassVar[tuple[str, ...]] = ({names})\n\n"
    if is_root:
        body += f'    cpom: Literal["{source.version}"] = "{source.version}"\n'
        body += f'    type: Literal["{obj.name}"] = "{obj.name}"\n'
    return head + body + "".join(_declaration(source, f) for f in obj.fields.values())


def _home(source: Source) -> dict[str, str]:
    """Module of each object: that of the only document that uses it, else common."""
    users: dict[str, list[str]] = {}
    for document in DOCUMENTS:
        for obj in source.dictionary.reachable(document):
            users.setdefault(obj.name, []).append(document)
    shared = {"contrat", "avenant"}
    return {
        name: docs[0] if len(docs) == 1 else "contrat" if set(docs) == shared else "common"
        for name, docs in users.items()
    }


def _dependencies_first(source: Source, names: list[str]) -> Iterator[ObjectType]:
    done: set[str] = set()

    def visit(name: str) -> Iterator[ObjectType]:
        if name in done or name not in names:
            return
        done.add(name)
        obj = source.dictionary.objects[name]
        for field in obj.fields.values():
            if field.kind == "object":
                yield from visit(field.type)
        yield obj

    for name in names:
        yield from visit(name)


def _snake(name: str) -> str:
    return attribute(name)


def render_module(source: Source, module: str) -> str:
    """One module: ``common`` or a document type."""
    home = _home(source)
    own = [o for o, m in home.items() if m == module]
    objects = list(_dependencies_first(source, own))
    body = "\n\n".join(_class(source, o) for o in objects)
    imports: dict[str, list[str]] = {}
    for obj in objects:
        for field in obj.fields.values():
            other = home[field.type] if field.kind == "object" else module
            if other != module and class_name(field.type) not in imports.setdefault(other, []):
                imports[other].append(class_name(field.type))
    typing = [n for n in ("Annotated", "ClassVar", "Literal") if f"{n}[" in body]
    head = _HEADER.format(title=f"Modèles du type {module}." if module in DOCUMENTS else
                          "Objets communs à plusieurs types de document.")  # fmt: skip
    head += "from __future__ import annotations\n\n"
    if typing:
        head += f"from typing import {', '.join(typing)}\n\n"
    if "Field(" in body:
        head += "from pydantic import Field\n\n"
    head += "from cpom_schema.models import types as t\n"
    if " c." in body or "[c." in body:
        head += "from cpom_schema.models.v1_0 import codes as c\n"
    for other, names in sorted(imports.items()):
        listing = "".join(f"    {n},\n" for n in sorted(names))
        head += f"from cpom_schema.models.v1_0.{_snake(other)} import (\n{listing})\n"
    return f"{head}\n\n{body}"


def render_codes(source: Source) -> str:
    """The closed code lists as literal types."""
    used = sorted(
        {
            f.type
            for o in source.dictionary.objects.values()
            for f in o.fields.values()
            if f.kind == "code" and source.closed(f.type)
        }
    )
    parts = [_HEADER.format(title="Listes de codes fermées."), "from typing import Literal\n\n"]
    for name in used:
        rows = "".join(
            f"    {json.dumps(r['code'], ensure_ascii=False)},  # {r['libelle_fr']}\n"
            for r in source.codelists[name].rows
        )
        title = source.codelists[name].about["title"]["fr"]
        parts.append(f'{list_name(name)} = Literal[\n{rows}]\n"""{title}."""\n\n')
    return "".join(parts).rstrip("\n") + "\n"


def render_package(source: Source) -> str:
    """The package: every class under one name."""
    home = _home(source)
    modules: dict[str, list[str]] = {}
    for name, module in home.items():
        modules.setdefault(module, []).append(class_name(name))
    lines = [_HEADER.format(title=f"Modèles pydantic de la version {source.version} du standard.")]
    lines.append(
        "from collections.abc import Mapping\n\nfrom cpom_schema.models import types as t\n"
    )
    for module, names in sorted(modules.items(), key=lambda m: _snake(m[0])):
        listing = "".join(f"    {n},\n" for n in sorted(names))
        lines.append(f"from cpom_schema.models.v1_0.{_snake(module)} import (\n{listing})\n")
    every = "".join(f'    "{n}",\n' for n in sorted(class_name(o) for o in home))
    documents = "".join(f'    "{d}": {class_name(d)},\n' for d in DOCUMENTS)
    lines.append(f"\n__all__ = [\n{every}]\n")
    lines.append(f"\nDOCUMENTS: Mapping[str, type[t.Document]] = {{\n{documents}}}\n")
    lines.append('"""Classe racine de chaque type de document."""\n')
    return "".join(lines)


def modules(source: Source) -> dict[str, str]:
    """Text of each module of ``cpom_schema.models.v1_0``, by file name."""
    texts = {f"{_snake(m)}.py": render_module(source, m) for m in ("common", *DOCUMENTS)}
    return {**texts, "codes.py": render_codes(source), "__init__.py": render_package(source)}
