"""Reference pages, in French: one per document type, one for the lists, and those of the rules."""

from __future__ import annotations

import json

from cpom_schema.standard.dictionary import Field, ObjectType
from cpom_schema.standard.edition import Edition
from spec.generator import reference_rules
from spec.generator.reference_rules import HEADER
from spec.generator.source import DOCUMENTS, CodeList, Source

_CARDINALITIES = {
    (True, False): "obligatoire",
    (False, False): "facultatif",
    (True, True): "un ou plusieurs",
    (False, True): "zéro, un ou plusieurs",
}


def _cell(text: str) -> str:
    return text.replace("|", "\\|").replace("\n", " ")


def _type(field: Field) -> str:
    match field.kind:
        case "object":
            return f"[{field.type}](#{field.type.lower()})"
        case "code":
            return f"code de [{field.type}](nomenclatures.md#{field.type})"
        case "extensions":
            return "extensions"
        case "scalar":
            bounds = [
                f"{sign} {value}"
                for sign, value in (("≥", field.minimum), ("≤", field.maximum))
                if value is not None
            ]
            return " ".join([field.type, *bounds])


def _field(field: Field) -> str:
    notes = field.description["fr"]
    if field.ref:
        notes += f" Renvoie à `{field.ref}`."
    if field.key:
        notes += " Clé : " + ", ".join(f"`{k}`" for k in field.key) + "."
    example = "" if field.example is None else f"`{json.dumps(field.example, ensure_ascii=False)}`"
    cells = (
        f"`{field.name}`" + (f" / `{field.item}`" if field.item else ""),
        _type(field),
        _CARDINALITIES[field.required, field.repeated],
        f"**{field.title['fr']}.** {notes}",
        example,
        field.source,
    )
    return "| " + " | ".join(_cell(c) for c in cells) + " |\n"


def _object(obj: ObjectType) -> str:
    text = f"## {obj.name}\n\n**{obj.title['fr']}.** {obj.description['fr']}\n\n"
    text += f"*{obj.title['en']}. {obj.description['en']}*\n\n"
    if obj.at_least_one:
        names = ", ".join(f"`{n}`" for n in obj.at_least_one)
        text += f"Au moins un de : {names}.\n\n"
    text += (
        "| Champ | Type | Présence | Définition | Exemple | Source |\n|---|---|---|---|---|---|\n"
    )
    return text + "".join(_field(f) for f in obj.fields.values()) + "\n"


def document(source: Source, name: str) -> str:
    objects = source.dictionary.reachable(name)
    dates = ", ".join(f"`{d}`" for d in source.dictionary.documents[name].reference_dates)
    text = f"{HEADER}# {objects[0].title['fr']} (`{name}`)\n\n"
    text += f"Date à laquelle ses codes sont jugés : la première présente parmi {dates}.\n\n"
    return text + "".join(_object(o) for o in objects)


def _codelist(codes: CodeList) -> str:
    about = codes.about
    kind = (
        "liste fermée"
        if about["kind"] == "closed"
        else "liste externe, jugée à la date du document"
    )
    text = f"## {codes.name}\n\n**{about['title']['fr']}.** {about['description']['fr']}\n\n"
    text += f"*{kind} ; tenue par {about['owner']} ; version {about['version']} ; "
    text += f"{about['source']}*\n\n"
    text += "| Code | Libellé | Précision | Validité | Remplacé par | Autres noms |\n"
    text += "|---|---|---|---|---|---|\n"
    for row in codes.rows:
        validity = " → ".join(d or "…" for d in (row["debut"], row["fin"])) if row["fin"] else ""
        cells = (
            f"`{row['code']}`",
            f"{row['libelle_fr']} / *{row['libelle_en']}*",
            row["description_fr"],
            validity,
            row["remplace_par"].replace(";", ", "),
            row["alias"].replace(";", ", "),
        )
        text += "| " + " | ".join(_cell(c) for c in cells) + " |\n"
    return text + "\n"


def codelists(source: Source) -> str:
    text = f"{HEADER}# Nomenclatures\n\n"
    return text + "".join(_codelist(c) for c in source.codelists.values())


def pages(source: Source, edition: Edition) -> dict[str, str]:
    """Text of each reference page, by file name."""
    index = f"{HEADER}# Référence de la version {source.version}\n\n"
    for name in DOCUMENTS:
        obj = source.dictionary.objects[name]
        index += f"- [{obj.title['fr']}]({name}.md) : {obj.description['fr']}\n"
    index += "- [Nomenclatures](nomenclatures.md)\n"
    rules = reference_rules.pages(source, edition)
    index += "".join(f"- [{title}]({name})\n" for name, (title, _) in rules.items())
    return {
        "README.md": index,
        **{f"{name}.md": document(source, name) for name in DOCUMENTS},
        "nomenclatures.md": codelists(source),
        **{name: text for name, (_, text) in rules.items()},
    }
