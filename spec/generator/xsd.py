"""One XSD 1.0 for all document types: types, documentation, enumerations, keys and references."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final
from xml.sax.saxutils import quoteattr

from cpom_schema.standard.dictionary import NAMESPACE, DocumentType, Field, ObjectType
from spec.generator.closed_lists import closed_lists
from spec.generator.source import Source
from spec.generator.xsd_extensions import EXTENSIONS
from spec.generator.xsd_keys import document_keys, list_key
from spec.generator.xsd_types import about, enumeration, scalar_type

_HEAD: Final = """\
<?xml version="1.0" encoding="UTF-8"?>
<!-- Fichier produit depuis spec/ : ne pas modifier à la main. -->
<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:c="{namespace}"
           targetNamespace="{namespace}" elementFormDefault="qualified" version="{version}">
"""
_VERSION_ATTRIBUTE: Final = """\
    <xs:attribute name="version" use="required">
      <xs:simpleType>
        <xs:restriction base="xs:token">
          <xs:enumeration value="{version}"/>
        </xs:restriction>
      </xs:simpleType>
    </xs:attribute>
"""


def render(source: Source) -> str:
    """Return the text of cpom.xsd."""
    return "".join(_parts(source))


def _parts(source: Source) -> Iterator[str]:
    """Yield the parts of the schema, in the order of the file."""
    yield _HEAD.format(namespace=NAMESPACE, version=source.version)
    for document in source.dictionary.documents.values():
        yield _root_element(source, document)
    yield from _types(source)
    yield _extensions(source)
    yield "</xs:schema>\n"


def _types(source: Source) -> Iterator[str]:
    """Yield the types of the objects, of the closed code lists, then of the plain values."""
    for obj in source.dictionary.objects.values():
        yield _complex_type(source, obj)
    for name in closed_lists(source):
        yield enumeration(source.codelists[name])
    for scalar in source.dictionary.types.values():
        yield scalar_type(scalar)


def _extensions(source: Source) -> str:
    types = source.dictionary.types
    uri = quoteattr(types["uri"].pattern or "")
    texte = quoteattr(types["texte"].xsd_pattern or "")
    return EXTENSIONS.format(uri=uri, texte=texte)


def _pascal(name: str) -> str:
    return name[0].upper() + name[1:]


def _root_element(source: Source, document: DocumentType) -> str:
    """Return the element of a document type, with the keys and references of its documents."""
    return (
        f'  <xs:element name="{document.name}" type="c:{_pascal(document.name)}">\n'
        f"{about('    ', document.root)}{document_keys(source.dictionary, document)}"
        "  </xs:element>\n"
    )


def _complex_type(source: Source, obj: ObjectType) -> str:
    """Return the type of an object; that of a document also carries the version."""
    text = f'  <xs:complexType name="{_pascal(obj.name)}">\n{about("    ", obj)}'
    text += "    <xs:sequence>\n"
    for field in obj.fields.values():
        text += _element(source, obj, field)
    text += "    </xs:sequence>\n"
    if obj.name in source.dictionary.documents:
        text += _VERSION_ATTRIBUTE.format(version=source.version)
    return f"{text}  </xs:complexType>\n"


def _element(source: Source, owner: ObjectType, field: Field) -> str:
    """Return the element of a field; that of a list holds one element for each item."""
    occurs = "" if field.required else ' minOccurs="0"'
    if field.repeated:
        opening, content = occurs, _items(source, owner, field)
    elif _is_narrowed(field):
        opening, content = occurs, _narrowed_type(field)
    else:
        opening, content = f' type="{_type_name(source, field)}"{occurs}', ""
    return (
        f'      <xs:element name="{field.name}"{opening}>\n{about("        ", field)}'
        f"{content}      </xs:element>\n"
    )


def _items(source: Source, owner: ObjectType, field: Field) -> str:
    """Return the type of a list, then what forbids two alike items."""
    kind = _type_name(source, field)
    return (
        "        <xs:complexType>\n          <xs:sequence>\n"
        f'            <xs:element name="{field.item}" type="{kind}" maxOccurs="unbounded"/>\n'
        "          </xs:sequence>\n        </xs:complexType>\n"
        f"{list_key(source.dictionary, owner, field)}"
    )


def _is_narrowed(field: Field) -> bool:
    return field.minimum is not None or field.maximum is not None


def _narrowed_type(field: Field) -> str:
    """Return the type of a number narrowed to what the field admits."""
    bounds = ""
    if field.minimum is not None:
        bounds += f'            <xs:minInclusive value="{field.minimum}"/>\n'
    if field.maximum is not None:
        bounds += f'            <xs:maxInclusive value="{field.maximum}"/>\n'
    return (
        f'        <xs:simpleType>\n          <xs:restriction base="c:{field.type}">\n'
        f"{bounds}          </xs:restriction>\n        </xs:simpleType>\n"
    )


def _type_name(source: Source, field: Field) -> str:
    """Return the name of the type of one value of a field."""
    if field.kind == "object":
        return f"c:{_pascal(field.type)}"
    if field.kind == "extensions":
        return "c:Extensions"
    if field.kind == "code":
        return _code_type(source, field.type)
    return f"c:{field.type}"


def _code_type(source: Source, codelist: str) -> str:
    is_closed = source.closed(codelist) is not None
    return f"c:liste-{codelist}" if is_closed else "c:identifiant"
