"""One XSD 1.0 for all document types: types, documentation, enumerations, keys and references."""

from __future__ import annotations

from collections.abc import Iterator
from xml.sax.saxutils import escape, quoteattr

from cpom_schema.standard.dictionary import NAMESPACE, DocumentType, Field, ObjectType, ScalarType
from spec.generator.source import Source
from spec.generator.xsd_extensions import EXTENSIONS

_LEXICAL = {
    "integer": ("xs:integer", "-?(0|[1-9][0-9]*)"),
    "number": ("xs:decimal", r"-?(0|[1-9][0-9]*)(\.[0-9]+)?"),
    "boolean": ("xs:boolean", "true|false"),
}
_SCHEMA = """\
<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:c="{namespace}"
           targetNamespace="{namespace}" elementFormDefault="qualified" version="{version}">
"""


def _pascal(name: str) -> str:
    return name[0].upper() + name[1:]


def _annotation(indent: str, **texts: str) -> str:
    lines = [f"{indent}<xs:annotation>"]
    lines += [
        f"{indent}  <xs:documentation xml:lang={quoteattr(lang)}>{escape(text)}</xs:documentation>"
        for lang, text in texts.items()
    ]
    return "\n".join([*lines, f"{indent}</xs:annotation>"]) + "\n"


def _about(indent: str, item: Field | ObjectType | ScalarType) -> str:
    texts = {
        lang: item.title[lang] + (" : " if lang == "fr" else ": ") + item.description[lang]
        for lang in ("fr", "en")
    }
    return _annotation(indent, **texts)


def _free_text(scalar: ScalarType) -> str:
    """A text of any character, its length said by a pattern.

    maxLength counts UTF-16 units in the JDK and characters in libxml2; a pattern counts characters
    in both. Two patterns that must both hold take two restrictions.
    """
    length = f"[^\\r]{{1,{scalar.max_length}}}"
    return (
        f'  <xs:simpleType name="{scalar.name}">\n{_about("    ", scalar)}'
        "    <xs:restriction>\n      <xs:simpleType>\n"
        '        <xs:restriction base="xs:string">\n'
        f"          <xs:pattern value={quoteattr(length)}/>\n"
        "        </xs:restriction>\n      </xs:simpleType>\n"
        f"      <xs:pattern value={quoteattr(scalar.xsd_pattern or '')}/>\n"
        "    </xs:restriction>\n  </xs:simpleType>\n"
    )


def _scalar(scalar: ScalarType) -> str:
    if scalar.xsd_pattern:
        return _free_text(scalar)
    base, pattern = _LEXICAL.get(scalar.base, ("xs:token", None))
    if scalar.base == "string":
        base, pattern = scalar.xsd_base or "xs:token", scalar.pattern
    facets = [f"<xs:pattern value={quoteattr(pattern or '')}/>"]
    if scalar.max_length:
        facets.append(f'<xs:maxLength value="{scalar.max_length}"/>')
    if scalar.decimals:
        facets.append(f'<xs:fractionDigits value="{scalar.decimals}"/>')
    if scalar.minimum is not None:
        facets.append(f'<xs:minInclusive value="{scalar.minimum}"/>')
        facets.append(f'<xs:maxInclusive value="{scalar.maximum}"/>')
    body = "\n".join(f"      {f}" for f in facets)
    return (
        f'  <xs:simpleType name="{scalar.name}">\n{_about("    ", scalar)}'
        f'    <xs:restriction base="{base}">\n{body}\n    </xs:restriction>\n  </xs:simpleType>\n'
    )


def _enumeration(source: Source, name: str) -> str:
    codes = source.codelists[name]
    title = codes.about["title"]
    lines = [f'  <xs:simpleType name="liste-{name}">']
    lines.append(_annotation("    ", **title).rstrip("\n"))
    lines.append('    <xs:restriction base="xs:token">')
    for row in codes.rows:
        lines.append(f"      <xs:enumeration value={quoteattr(row['code'])}>")
        labels = {"fr": row["libelle_fr"], "en": row["libelle_en"]}
        lines.append(_annotation("        ", **labels).rstrip("\n"))
        lines.append("      </xs:enumeration>")
    return "\n".join([*lines, "    </xs:restriction>", "  </xs:simpleType>"]) + "\n"


def _type_of(source: Source, field: Field) -> str:
    match field.kind:
        case "object":
            return f"c:{_pascal(field.type)}"
        case "extensions":
            return "c:Extensions"
        case "code":
            closed = source.closed(field.type) is not None
            return f"c:liste-{field.type}" if closed else "c:identifiant"
        case "scalar":
            return f"c:{field.type}"


def _narrowed(indent: str, field: Field) -> str:
    facets = ""
    if field.minimum is not None:
        facets += f'{indent}    <xs:minInclusive value="{field.minimum}"/>\n'
    if field.maximum is not None:
        facets += f'{indent}    <xs:maxInclusive value="{field.maximum}"/>\n'
    return (
        f'{indent}<xs:simpleType>\n{indent}  <xs:restriction base="c:{field.type}">\n'
        f"{facets}{indent}  </xs:restriction>\n{indent}</xs:simpleType>\n"
    )


def _identity(
    kind: str, name: str, selector: str, fields: list[str], refer: str | None = None
) -> str:
    xpaths = "\n".join(f'          <xs:field xpath="{f}"/>' for f in fields)
    target = f' refer="c:{refer}"' if refer else ""
    return (
        f'        <xs:{kind} name="{name}"{target}>\n          <xs:selector xpath="{selector}"/>\n'
        f"{xpaths}\n        </xs:{kind}>\n"
    )


def _list_key(source: Source, owner: ObjectType, field: Field) -> str:
    name = f"cle.{owner.name}.{field.name}"
    if field.unique:
        return _identity("unique", name, f"c:{field.item}", ["."])
    if not field.key:
        return ""
    item = source.dictionary.objects[field.type]
    kind = "key" if all(item.fields[k].required for k in field.key) else "unique"
    return _identity(kind, name, f"c:{field.item}", [f"c:{k}" for k in field.key])


def _element(source: Source, owner: ObjectType, field: Field) -> str:
    occurs = "" if field.required else ' minOccurs="0"'
    narrowed = field.minimum is not None or field.maximum is not None
    if field.repeated:
        return (
            f'      <xs:element name="{field.name}"{occurs}>\n{_about("        ", field)}'
            "        <xs:complexType>\n          <xs:sequence>\n"
            f'            <xs:element name="{field.item}" type="{_type_of(source, field)}"'
            ' maxOccurs="unbounded"/>\n'
            "          </xs:sequence>\n        </xs:complexType>\n"
            f"{_list_key(source, owner, field)}      </xs:element>\n"
        )
    if narrowed:
        return (
            f'      <xs:element name="{field.name}"{occurs}>\n{_about("        ", field)}'
            f"{_narrowed('        ', field)}      </xs:element>\n"
        )
    return (
        f'      <xs:element name="{field.name}" type="{_type_of(source, field)}"{occurs}>\n'
        f"{_about('        ', field)}      </xs:element>\n"
    )


def _complex(source: Source, obj: ObjectType, version: str | None) -> str:
    attribute = (
        '    <xs:attribute name="version" use="required">\n      <xs:simpleType>\n'
        '        <xs:restriction base="xs:token">\n'
        f'          <xs:enumeration value="{version}"/>\n'
        "        </xs:restriction>\n      </xs:simpleType>\n    </xs:attribute>\n"
    )
    elements = "".join(_element(source, obj, f) for f in obj.fields.values())
    return (
        f'  <xs:complexType name="{_pascal(obj.name)}">\n{_about("    ", obj)}'
        f"    <xs:sequence>\n{elements}    </xs:sequence>\n"
        f"{attribute if version else ''}  </xs:complexType>\n"
    )


def local_references(
    source: Source, document: DocumentType
) -> Iterator[tuple[tuple[str, ...], Field]]:
    """Each reference field of a document with the element path from the root to its owner."""

    def visit(obj: ObjectType, path: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], Field]]:
        for field in obj.fields.values():
            if field.local_ref in document.root.fields:
                yield path, field
            elif field.kind == "object":
                step = (field.name, field.item) if field.item else (field.name,)
                yield from visit(source.dictionary.objects[field.type], path + step)

    yield from visit(document.root, ())


def _root(source: Source, document: DocumentType) -> str:
    constraints = ""
    references = list(local_references(source, document))
    for target in dict.fromkeys(f.local_ref for _, f in references):
        listing = document.root.fields[target or ""]
        constraints += _identity(
            "key",
            f"cible.{document.name}.{target}",
            f"c:{listing.name}/c:{listing.item}",
            [f"c:{k}" for k in listing.key],
        )
    for number, (path, field) in enumerate(references, 1):
        steps = [*path, field.name, field.item] if field.item else list(path)
        constraints += _identity(
            "keyref",
            f"renvoi.{document.name}.{number}",
            "/".join(f"c:{s}" for s in steps) or ".",
            ["." if field.item else f"c:{field.name}"],
            refer=f"cible.{document.name}.{field.local_ref}",
        )
    return (
        f'  <xs:element name="{document.name}" type="c:{_pascal(document.name)}">\n'
        f"{_about('    ', document.root)}{constraints}  </xs:element>\n"
    )


def render(source: Source) -> str:
    spec = source.dictionary
    used = {
        f.type
        for o in spec.objects.values()
        for f in o.fields.values()
        if f.kind == "code" and source.closed(f.type) is not None
    }
    parts = [
        '<?xml version="1.0" encoding="UTF-8"?>\n',
        "<!-- Fichier produit depuis spec/ : ne pas modifier à la main. -->\n",
        _SCHEMA.format(namespace=NAMESPACE, version=source.version),
        *(_root(source, d) for d in spec.documents.values()),
        *(_complex(source, o, source.version if n in spec.documents else None)
          for n, o in spec.objects.items()),
        *(_enumeration(source, name) for name in sorted(used)),
        *(_scalar(t) for t in spec.types.values()),
        EXTENSIONS.format(
            uri=quoteattr(spec.types["uri"].pattern or ""),
            texte=quoteattr(spec.types["texte"].xsd_pattern or ""),
        ),
        "</xs:schema>\n",
    ]  # fmt: skip
    return "".join(parts)
