"""JSON Schema 2020-12: one self-contained file per document type, without combinators."""

from __future__ import annotations

import json
from typing import Any, Final

from cpom_schema.standard.dictionary import Field, ObjectType, ScalarType
from spec.generator.embedded_rules import by_definition
from spec.generator.source import Source

Schema = dict[str, Any]

_EXTENSION_LIMIT: Final = 2**53 - 1
_ANNOTATIONS: Final = ("title", "description", "examples", "$comment")
_OF_SCHEMAS: Final = ("properties", "patternProperties", "$defs")
"""Keywords whose value is no schema but holds one under each name."""


def scalar_schema(scalar: ScalarType) -> Schema:
    """Return the definition of a scalar type."""
    schema: Schema = {
        "title": scalar.title["fr"],
        "description": scalar.description["fr"],
        "type": scalar.base,
    }
    if scalar.pattern:
        schema["pattern"] = f"^{scalar.pattern}$"
    if scalar.max_length:
        schema["maxLength"] = scalar.max_length
    if scalar.minimum is not None:
        schema |= {"minimum": scalar.minimum, "maximum": scalar.maximum}
    if scalar.decimals:
        schema["x-cpom-decimals"] = scalar.decimals
    return schema


def _extension_value(source: Source) -> Schema:
    """Return the definition of the value of an extension."""
    value = {"$ref": "#/$defs/valeurExtension"}
    types = source.dictionary.types
    return {
        "title": "Valeur d'extension",
        "description": "Texte, nombre, booléen, liste ou objet, sans valeur vide.",
        "type": ["string", "number", "boolean", "array", "object"],
        "pattern": f"^{types['texteLong'].pattern}$",
        "maxLength": types["texteLong"].max_length,
        "minimum": -_EXTENSION_LIMIT,
        "maximum": _EXTENSION_LIMIT,
        "minItems": 1,
        "items": value,
        "minProperties": 1,
        "patternProperties": {f"^{types['texte'].pattern}$": value},
        "additionalProperties": False,
    }


def _extensions(source: Source) -> Schema:
    """Return the schema of the extensions of an object, each under the URI that names it."""
    uri = source.dictionary.types["uri"].pattern
    return {
        "type": "object",
        "minProperties": 1,
        "patternProperties": {f"^{uri}$": {"$ref": "#/$defs/valeurExtension"}},
        "additionalProperties": False,
    }


def _code(source: Source, codelist: str) -> Schema:
    """Return the schema of a code: one of those of a closed list, any of an external one."""
    codes = source.closed(codelist)
    kind: Schema = {"$ref": "#/$defs/identifiant"}
    if codes is not None:
        kind = {"type": "string", "enum": codes}
    return {**kind, "x-cpom-codelist": codelist}


def _scalar(field: Field) -> Schema:
    schema: Schema = {"$ref": f"#/$defs/{field.type}"}
    if field.minimum is not None:
        schema["minimum"] = field.minimum
    if field.maximum is not None:
        schema["maximum"] = field.maximum
    return schema


def _single_value(source: Source, field: Field) -> Schema:
    """Return what one value of the field must be, whether the field is repeated or not."""
    if field.kind == "object":
        return {"$ref": f"#/$defs/{field.type}"}
    if field.kind == "extensions":
        return _extensions(source)
    if field.kind == "code":
        return _code(source, field.type)
    return _scalar(field)


def _texts(item: Field | ObjectType) -> Schema:
    return {
        "title": item.title["fr"],
        "description": item.description["fr"],
        "x-cpom-en": {"title": item.title["en"], "description": item.description["en"]},
    }


def _property(source: Source, field: Field) -> Schema:
    """Return the schema of a field: that of its value, or of the list of its values."""
    value = _single_value(source, field)
    if field.example is not None:
        value["examples"] = [field.example]
    if field.ref:
        value["x-cpom-ref"] = field.ref
    if field.repeated:
        value = _list(field, value)
    return {**_texts(field), **value, "x-cpom-source": field.source}


def _list(field: Field, item: Schema) -> Schema:
    schema: Schema = {"type": "array", "minItems": 1, "items": item}
    if field.unique:
        schema["uniqueItems"] = True
    if field.key:
        schema["x-cpom-key"] = list(field.key)
    return schema


def _properties(source: Source, obj: ObjectType) -> Schema:
    properties: Schema = {}
    for name, field in obj.fields.items():
        properties[name] = _property(source, field)
    return properties


def _object(source: Source, obj: ObjectType) -> Schema:
    """Return the schema of an object."""
    schema: Schema = {
        **_texts(obj),
        "type": "object",
        "properties": _properties(source, obj),
    }
    if obj.required:
        schema["required"] = list(obj.required)
    if obj.at_least_one:
        schema["minProperties"] = len(obj.required) + 1
        schema["x-cpom-at-least-one"] = list(obj.at_least_one)
    schema["additionalProperties"] = False
    return schema


def _root(source: Source, obj: ObjectType) -> Schema:
    """Return the schema of a document: its object, after what announces the document."""
    root = _object(source, obj)
    constants = {"cpom": source.version, "type": obj.name}
    announced: Schema = {}
    for name, value in constants.items():
        texts = source.dictionary.envelope[name]
        announced[name] = {
            "title": texts["title"]["fr"],
            "description": texts["description"]["fr"],
            "const": value,
        }
    root["properties"] = {**announced, **root["properties"]}
    root["required"] = [*constants, *root["required"]]
    return root


def _used_types(source: Source, objects: tuple[ObjectType, ...]) -> list[ScalarType]:
    """Return the scalar types that some objects use; codes of external lists are identifiers."""
    used = {"identifiant"}
    for obj in objects:
        used.update(f.type for f in obj.fields.values() if f.kind == "scalar")
    return [scalar for name, scalar in source.dictionary.types.items() if name in used]


def schema(source: Source, document: str) -> Schema:
    """Return the JSON Schema of one document type, as a tree."""
    objects = source.dictionary.reachable(document)
    root = _root(source, objects[0])
    definitions = {obj.name: _object(source, obj) for obj in objects[1:]}
    for scalar in _used_types(source, objects):
        definitions[scalar.name] = scalar_schema(scalar)
    for name, rules in by_definition(source, document).items():
        judged = root if name == objects[0].name else definitions[name]
        judged["x-cpom-rules"] = rules
    definitions["valeurExtension"] = _extension_value(source)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"urn:cpom-esms:{source.version}:{document}",
        "$comment": "Fichier produit depuis spec/ : ne pas modifier à la main.",
        **root,
        "$defs": definitions,
    }


def bare(schema: Any) -> Any:
    """Return the same schema without its annotations: same answers, faster to load."""
    if isinstance(schema, list):
        return [bare(item) for item in schema]
    return _bare_object(schema) if isinstance(schema, dict) else schema


def _bare_object(schema: Schema) -> Schema:
    kept: Schema = {}
    for keyword, value in schema.items():
        if keyword in _OF_SCHEMAS:
            kept[keyword] = {name: bare(below) for name, below in value.items()}
        elif not _is_annotation(keyword):
            kept[keyword] = bare(value)
    return kept


def _is_annotation(keyword: str) -> bool:
    return keyword in _ANNOTATIONS or keyword.startswith("x-cpom")


def render(source: Source, document: str) -> str:
    """Return the text of the JSON Schema of one document type."""
    return json.dumps(schema(source, document), ensure_ascii=False, indent=1) + "\n"


def render_bare(source: Source, document: str) -> str:
    """Return the text of the JSON Schema of one document type, without its annotations."""
    content = bare(schema(source, document))
    return json.dumps(content, ensure_ascii=False, separators=(",", ":")) + "\n"
