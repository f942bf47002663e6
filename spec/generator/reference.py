"""Reference pages, in French: one per document type, one for the lists, and those of the rules."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Final

from cpom_schema.standard.dictionary import Field, ObjectType
from spec.generator import reference_rules
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


def _type(field: Field) -> str:
    match field.kind:
        case "object":
            return f"[{field.type}](#{field.type.lower()})"
        case "code":
            return f"code de [{field.type}](nomenclatures.md#{field.type})"
        case "extensions":
            return "extensions"
        case "scalar":
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
        parts = ", ".join(f"`{part}`" for part in field.key)
        text += f" Clé : {parts}."
    return text


def _field(field: Field) -> str:
    """Return the row of a field."""
    name = f"`{field.name}`"
    if field.item:
        name += f" / `{field.item}`"
    example = ""
    if field.example is not None:
        example = f"`{json.dumps(field.example, ensure_ascii=False)}`"
    presence = _CARDINALITIES[field.required, field.repeated]
    return _row((name, _type(field), presence, _definition(field), example, field.source))


def _object(obj: ObjectType) -> str:
    """Return the section of an object: its texts, then a row for each field."""
    text = f"## {obj.name}\n\n**{obj.title['fr']}.** {obj.description['fr']}\n\n"
    text += f"*{obj.title['en']}. {obj.description['en']}*\n\n"
    if obj.at_least_one:
        names = ", ".join(f"`{name}`" for name in obj.at_least_one)
        text += f"Au moins un de : {names}.\n\n"
    text += _FIELDS_HEAD
    for field in obj.fields.values():
        text += _field(field)
    return text + "\n"


def document(source: Source, name: str) -> str:
    """Return the page of a document type."""
    objects = source.dictionary.reachable(name)
    reference_dates = source.dictionary.documents[name].reference_dates
    dates = ", ".join(f"`{date}`" for date in reference_dates)
    text = f"{HEADER}# {objects[0].title['fr']} (`{name}`)\n\n"
    text += f"Date à laquelle ses codes sont jugés : la première présente parmi {dates}.\n\n"
    return text + "".join(_object(obj) for obj in objects)


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
    return text + "".join(_codelist(codes) for codes in source.codelists.values())


def _index(source: Source, rules: Mapping[str, tuple[str, str]]) -> str:
    """Return the page that lists the others."""
    text = f"{HEADER}# Référence de la version {source.version}\n\n"
    for name in DOCUMENTS:
        obj = source.dictionary.objects[name]
        text += f"- [{obj.title['fr']}]({name}.md) : {obj.description['fr']}\n"
    text += "- [Nomenclatures](nomenclatures.md)\n"
    for name, (title, _) in rules.items():
        text += f"- [{title}]({name})\n"
    return text


def pages(source: Source) -> dict[str, str]:
    """Return the text of each reference page, by file name."""
    rules = reference_rules.pages(source)
    found = {"README.md": _index(source, rules)}
    for name in DOCUMENTS:
        found[f"{name}.md"] = document(source, name)
    found["nomenclatures.md"] = codelists(source)
    for name, (_, text) in rules.items():
        found[name] = text
    return found
