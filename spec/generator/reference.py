"""Reference pages, in French: one per document type, one for the lists, and those of the rules."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Final

from cpom_schema.standard.dictionary import Field, ObjectType
from cpom_schema.standard.edition import Edition
from spec.generator import reference_rules, source_facts
from spec.generator.reference_rules import HEADER
from spec.generator.source import DOCUMENTS, CodeList, Source

_CARDINALITIES: Final = {
    (True, False): "obligatoire",
    (False, False): "facultatif",
    (True, True): "un ou plusieurs",
    (False, True): "zéro, un ou plusieurs",
}
"""Words for a field, by whether it is required, then whether it is repeated."""
_FIELDS_HEAD: Final = """\
| Champ | Type | Présence | Définition | Exemple | Source |
|---|---|---|---|---|---|
"""
_CODES_HEAD: Final = """\
| Code | Libellé | Précision | Validité | Remplacé par | Autres noms |
|---|---|---|---|---|---|
"""


def _row(cells: Iterable[str]) -> str:
    """Return a row of a Markdown table."""
    escaped = [cell.replace("|", "\\|").replace("\n", " ") for cell in cells]
    return f"| {' | '.join(escaped)} |\n"


def _quoted(names: Iterable[str]) -> str:
    """Return some names as code, separated by commas."""
    return ", ".join(f"`{name}`" for name in names)


def _type(field: Field) -> str:
    if field.kind == "object":
        return f"[{field.type}](#{field.type.lower()})"
    if field.kind == "code":
        return f"code de [{field.type}](nomenclatures.md#{field.type})"
    if field.kind == "extensions":
        return "extensions"
    return _bounded(field)


def _bounded(field: Field) -> str:
    text = field.type
    if field.minimum is not None:
        text += f" ≥ {field.minimum}"
    if field.maximum is not None:
        text += f" ≤ {field.maximum}"
    return text


def _definition(field: Field) -> str:
    text = f"**{field.title['fr']}.** {field.description['fr']}"
    if field.ref:
        text += f" Renvoie à `{field.ref}`."
    if field.key:
        text += f" Clé : {_quoted(field.key)}."
    return text


def _field(field: Field) -> str:
    """Return the row of a field."""
    name = f"`{field.name}`"
    if field.item:
        name += f" / `{field.item}`"
    presence = _CARDINALITIES[field.required, field.repeated]
    example = _example(field)
    return _row((name, _type(field), presence, _definition(field), example, field.source))


def _example(field: Field) -> str:
    if field.example is None:
        return ""
    return f"`{json.dumps(field.example, ensure_ascii=False)}`"


def _object(obj: ObjectType) -> str:
    """Return the section of an object: its texts, then a row for each field."""
    text = f"## {obj.name}\n\n**{obj.title['fr']}.** {obj.description['fr']}\n\n"
    text += f"*{obj.title['en']}. {obj.description['en']}*\n\n"
    if obj.at_least_one:
        text += f"Au moins un de : {_quoted(obj.at_least_one)}.\n\n"
    text += _FIELDS_HEAD
    for field in obj.fields.values():
        text += _field(field)
    return text + "\n"


def document(source: Source, name: str) -> str:
    """Return the page of a document type."""
    objects = source.dictionary.reachable(name)
    dates = _quoted(source.dictionary.documents[name].reference_dates)
    text = f"{HEADER}# {objects[0].title['fr']} (`{name}`)\n\n"
    text += f"Date à laquelle ses codes sont jugés : la première présente parmi {dates}.\n\n"
    for obj in objects:
        text += _object(obj)
    return text


def _codelist(codes: CodeList) -> str:
    """Return the section of a code list: its texts, then a row for each code."""
    about = codes.about
    kind = "liste externe, jugée à la date du document"
    if about["kind"] == "closed":
        kind = "liste fermée"
    text = f"## {codes.name}\n\n**{about['title']['fr']}.** {about['description']['fr']}\n\n"
    text += f"*{kind} ; tenue par {about['owner']} ; version {about['version']} ; "
    text += f"{about['source']}*\n\n{_CODES_HEAD}"
    for row in codes.rows:
        text += _code(row)
    return text + "\n"


def _code(row: Mapping[str, str]) -> str:
    validity = ""
    if row["fin"]:
        validity = f"{row['debut'] or '…'} → {row['fin']}"
    return _row(
        (
            f"`{row['code']}`",
            f"{row['libelle_fr']} / *{row['libelle_en']}*",
            row["description_fr"],
            validity,
            row["remplace_par"].replace(";", ", "),
            row["alias"].replace(";", ", "),
        )
    )


def codelists(source: Source) -> str:
    """Return the page of the code lists."""
    text = f"{HEADER}# Nomenclatures\n\n"
    for codes in source.codelists.values():
        text += _codelist(codes)
    return text


def _index(source: Source, rules: Mapping[str, tuple[str, str]]) -> str:
    """Return the page that lists the others."""
    text = f"{HEADER}# Référence de la version {source.version}\n\n"
    for name in DOCUMENTS:
        obj = source.dictionary.objects[name]
        text += f"- [{obj.title['fr']}]({name}.md) : {obj.description['fr']}\n"
    text += "- [Nomenclatures](nomenclatures.md)\n"
    text += "- [Les documents sources, fait par fait](sources.md)\n"
    for name, (title, _) in rules.items():
        text += f"- [{title}]({name})\n"
    return text


def pages(source: Source, edition: Edition) -> dict[str, str]:
    """Return the text of each reference page, by file name."""
    rules = reference_rules.pages(source, edition)
    found = {"README.md": _index(source, rules)}
    for name in DOCUMENTS:
        found[f"{name}.md"] = document(source, name)
    found["nomenclatures.md"] = codelists(source)
    found["sources.md"] = source_facts.page(source)
    for name, (_, text) in rules.items():
        found[name] = text
    return found
