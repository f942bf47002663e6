"""JSON Schema 2020-12: one self-contained file per document type, without combinators."""

from __future__ import annotations

import json
from typing import Any

from cpom_schema.standard.dictionary import Field, ObjectType, ScalarType
from spec.generator.embedded_rules import by_definition
from spec.generator.source import Source

_EXTENSION_LIMIT = 2**53 - 1


def scalar_schema(scalar: ScalarType) -> dict[str, Any]:
    schema: dict[str, Any] = {
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


def _extension_value(source: Source) -> dict[str, Any]:
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


def _value(source: Source, field: Field) -> dict[str, Any]:
    """What one value of the field must be, whether the field is repeated or not."""
    if field.kind == "object":
        return {"$ref": f"#/$defs/{field.type}"}
    if field.kind == "extensions":
        uri = source.dictionary.types["uri"].pattern
        return {
            "type": "object",
            "minProperties": 1,
            "patternProperties": {f"^{uri}$": {"$ref": "#/$defs/valeurExtension"}},
            "additionalProperties": False,
        }
    if field.kind == "code":
        codes = source.closed(field.type)
        if codes is not None:
            return {"type": "string", "enum": codes, "x-cpom-codelist": field.type}
        return {"$ref": "#/$defs/identifiant", "x-cpom-codelist": field.type}
    schema: dict[str, Any] = {"$ref": f"#/$defs/{field.type}"}
    if field.minimum is not None:
        schema["minimum"] = field.minimum
    if field.maximum is not None:
        schema["maximum"] = field.maximum
    return schema


def _property(source: Source, field: Field) -> dict[str, Any]:
    texts = {
        "title": field.title["fr"],
        "description": field.description["fr"],
        "x-cpom-en": {"title": field.title["en"], "description": field.description["en"]},
    }
    value = _value(source, field)
    if field.example is not None:
        value["examples"] = [field.example]
    if field.ref:
        value["x-cpom-ref"] = field.ref
    if not field.repeated:
        return {**texts, **value, "x-cpom-source": field.source}
    schema: dict[str, Any] = {**texts, "type": "array", "minItems": 1, "items": value}
    if field.unique:
        schema["uniqueItems"] = True
    if field.key:
        schema["x-cpom-key"] = list(field.key)
    return {**schema, "x-cpom-source": field.source}


def _object(source: Source, obj: ObjectType) -> dict[str, Any]:
    schema: dict[str, Any] = {
        "title": obj.title["fr"],
        "description": obj.description["fr"],
        "x-cpom-en": {"title": obj.title["en"], "description": obj.description["en"]},
        "type": "object",
        "properties": {f.name: _property(source, f) for f in obj.fields.values()},
    }
    if obj.required:
        schema["required"] = list(obj.required)
    if obj.at_least_one:
        schema["minProperties"] = len(obj.required) + 1
        schema["x-cpom-at-least-one"] = list(obj.at_least_one)
    schema["additionalProperties"] = False
    return schema


def schema(source: Source, document: str) -> dict[str, Any]:
    """The JSON Schema of one document type, as a tree."""
    objects = source.dictionary.reachable(document)
    used = {f.type for o in objects for f in o.fields.values() if f.kind == "scalar"}
    used.add("identifiant")
    root = _object(source, objects[0])
    rules = by_definition(source, document)
    envelope = source.dictionary.envelope
    constants = {"cpom": source.version, "type": document}
    root["properties"] = {
        **{
            name: {
                "title": envelope[name]["title"]["fr"],
                "description": envelope[name]["description"]["fr"],
                "const": value,
            }
            for name, value in constants.items()
        },
        **root["properties"],
    }
    root["required"] = [*constants, *root["required"]]
    definitions = {
        **{o.name: _object(source, o) for o in objects[1:]},
        **{n: scalar_schema(t) for n, t in source.dictionary.types.items() if n in used},
    }
    for name, judged in rules.items():
        (root if name == objects[0].name else definitions[name])["x-cpom-rules"] = judged
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"urn:cpom-esms:{source.version}:{document}",
        "$comment": "Fichier produit depuis spec/ : ne pas modifier à la main.",
        **root,
        "$defs": {**definitions, "valeurExtension": _extension_value(source)},
    }


_ANNOTATIONS = ("title", "description", "examples", "$comment")


def bare(schema: Any) -> Any:
    """The same schema without its annotations: same answers, faster to load."""
    if isinstance(schema, list):
        return [bare(item) for item in schema]
    if not isinstance(schema, dict):
        return schema
    kept: dict[str, Any] = {}
    for keyword, value in schema.items():
        if keyword in ("properties", "patternProperties", "$defs"):
            kept[keyword] = {name: bare(below) for name, below in value.items()}
        elif keyword not in _ANNOTATIONS and not keyword.startswith("x-cpom"):
            kept[keyword] = bare(value)
    return kept


def render(source: Source, document: str) -> str:
    return json.dumps(schema(source, document), ensure_ascii=False, indent=1) + "\n"


def render_bare(source: Source, document: str) -> str:
    content = bare(schema(source, document))
    return json.dumps(content, ensure_ascii=False, separators=(",", ":")) + "\n"
