"""The simple types of the XSD: scalar types and closed code lists, with their documentation."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final
from xml.sax.saxutils import escape, quoteattr

from cpom_schema.standard.dictionary import Field, ObjectType, ScalarType
from spec.generator.source import CodeList

_LEXICAL: Final = {
    "integer": ("xs:integer", "-?(0|[1-9][0-9]*)"),
    "number": ("xs:decimal", r"-?(0|[1-9][0-9]*)(\.[0-9]+)?"),
    "boolean": ("xs:boolean", "true|false"),
}
"""Base and pattern of the types that are no text: one way of writing each value."""


def annotation(indent: str, texts: Mapping[str, str]) -> str:
    """Return the lines of a documentation, from its text in each language."""
    lines = [f"{indent}<xs:annotation>"]
    for lang, text in texts.items():
        tag = f"xs:documentation xml:lang={quoteattr(lang)}"
        lines.append(f"{indent}  <{tag}>{escape(text)}</xs:documentation>")
    lines.append(f"{indent}</xs:annotation>\n")
    return "\n".join(lines)


def about(indent: str, item: Field | ObjectType | ScalarType) -> str:
    """Return the documentation of a type or a field: its title, then its description."""
    texts = {
        "fr": f"{item.title['fr']} : {item.description['fr']}",
        "en": f"{item.title['en']}: {item.description['en']}",
    }
    return annotation(indent, texts)


def scalar_type(scalar: ScalarType) -> str:
    """Return the simple type of a scalar type."""
    if scalar.xsd_pattern:
        return _free_text(scalar)
    base, pattern = _lexical(scalar)
    return (
        f'  <xs:simpleType name="{scalar.name}">\n{about("    ", scalar)}'
        f'    <xs:restriction base="{base}">\n{_facets(scalar, pattern)}'
        "    </xs:restriction>\n  </xs:simpleType>\n"
    )


def _lexical(scalar: ScalarType) -> tuple[str, str]:
    """Return the built-in type a scalar type narrows, and the pattern of its values."""
    if scalar.base == "string":
        return scalar.xsd_base or "xs:token", scalar.pattern or ""
    return _LEXICAL[scalar.base]


def _facets(scalar: ScalarType, pattern: str) -> str:
    """Return the lines of what narrows a scalar type."""
    text = f"      <xs:pattern value={quoteattr(pattern)}/>\n"
    if scalar.max_length:
        text += f'      <xs:maxLength value="{scalar.max_length}"/>\n'
    if scalar.decimals:
        text += f'      <xs:fractionDigits value="{scalar.decimals}"/>\n'
    if scalar.minimum is not None:
        text += f'      <xs:minInclusive value="{scalar.minimum}"/>\n'
        text += f'      <xs:maxInclusive value="{scalar.maximum}"/>\n'
    return text


def _free_text(scalar: ScalarType) -> str:
    """Return the type of a text of any character, whose length a pattern limits.

    maxLength counts UTF-16 units in the JDK and characters in libxml2; a pattern counts characters
    in both. Two patterns that must both hold take two restrictions.
    """
    length = f"[^\\r]{{1,{scalar.max_length}}}"
    return (
        f'  <xs:simpleType name="{scalar.name}">\n{about("    ", scalar)}'
        "    <xs:restriction>\n      <xs:simpleType>\n"
        '        <xs:restriction base="xs:string">\n'
        f"          <xs:pattern value={quoteattr(length)}/>\n"
        "        </xs:restriction>\n      </xs:simpleType>\n"
        f"      <xs:pattern value={quoteattr(scalar.xsd_pattern or '')}/>\n"
        "    </xs:restriction>\n  </xs:simpleType>\n"
    )


def enumeration(codes: CodeList) -> str:
    """Return the simple type of a closed code list: each code with its labels."""
    lines = [
        f'  <xs:simpleType name="liste-{codes.name}">\n',
        annotation("    ", codes.about["title"]),
        '    <xs:restriction base="xs:token">\n',
    ]
    for row in codes.rows:
        labels = {"fr": row["libelle_fr"], "en": row["libelle_en"]}
        lines.append(f"      <xs:enumeration value={quoteattr(row['code'])}>\n")
        lines.append(annotation("        ", labels))
        lines.append("      </xs:enumeration>\n")
    lines.append("    </xs:restriction>\n  </xs:simpleType>\n")
    return "".join(lines)
