"""What implementations load: dictionary.json, codelists.json, rules.json and manifest.json."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from typing import Any

from spec.generator.cases import CASE_DATE, other_bases
from spec.generator.source import Source

_STANDARD_COLUMNS = (
    "code", "libelle_fr", "libelle_en", "description_fr", "description_en",
    "debut", "fin", "remplace_par", "alias", "source", "confiance",
)  # fmt: skip


def _dump(content: Any) -> str:
    return json.dumps(content, ensure_ascii=False, indent=1) + "\n"


def dictionary(source: Source) -> str:
    return _dump(source.raw_dictionary)


def _row(row: dict[str, str]) -> dict[str, Any]:
    entry: dict[str, Any] = {
        "code": row["code"],
        "label": {"fr": row["libelle_fr"], "en": row["libelle_en"]},
    }
    if row["description_fr"]:
        entry["description"] = {
            "fr": row["description_fr"],
            "en": row["description_en"] or row["description_fr"],
        }
    if row["debut"]:
        entry["from"] = row["debut"]
    if row["fin"]:
        entry["until"] = row["fin"]
    if row["remplace_par"]:
        entry["successors"] = row["remplace_par"].split(";")
    if row["alias"]:
        entry["aliases"] = row["alias"].split(";")
    entry["source"] = row["source"]
    entry["confidence"] = row["confiance"]
    extra = {k: v for k, v in row.items() if k not in _STANDARD_COLUMNS and v}
    return {**entry, "extra": extra} if extra else entry


def codelists(source: Source) -> str:
    lists: dict[str, Any] = {}
    for name, codes in source.codelists.items():
        about = codes.about
        lists[name] = {
            "title": about["title"],
            "description": about["description"],
            "kind": about["kind"],
            "owner": about["owner"],
            "version": about["version"],
            "source": about["source"],
            "sha256": codes.digest,
            "codes": [_row(r) for r in codes.rows],
        }
    return _dump({"version": source.version, "lists": lists})


def codes(source: Source) -> str:
    """The external lists reduced to what membership needs: first and last day of each code."""
    content = {
        name: {row["code"]: [row["debut"], row["fin"]] for row in codes.rows}
        for name, codes in source.codelists.items()
        if codes.about["kind"] == "external"
    }
    return json.dumps(content, ensure_ascii=False, separators=(",", ":")) + "\n"


def columns(source: Source) -> str:
    """Return the columns proper to each list, by code: what rules look up, without any text."""
    found: dict[str, dict[str, dict[str, str]]] = {}
    for name, codes in source.codelists.items():
        for row in codes.rows:
            for column, value in row.items():
                if column not in _STANDARD_COLUMNS and value:
                    own = found.setdefault(name, {}).setdefault(column, {})
                    own[row["code"]] = value
    return json.dumps(found, ensure_ascii=False, separators=(",", ":")) + "\n"


def rules(source: Source) -> str:
    """The catalogue: what the library checks by itself, the rules without cases, the words."""
    stripped = [{k: v for k, v in rule.items() if k != "cases"} for rule in source.rules]
    return _dump(
        {
            "version": source.version,
            "words": source.words,
            "related": source.related,
            "checks": source.checks,
            "rules": stripped,
        }
    )


def campaign(source: Source) -> str:
    """Return what a template prepares and how an item of a contract ends."""
    return _dump({"version": source.version, **source.campaign})


def cases(source: Source) -> str:
    """The cases of the rules, as small changes to base documents, and those of the functions."""
    return _dump(
        {
            "version": source.version,
            "functions": source.functions,
            "date": CASE_DATE,
            "bases": source.bases,
            "related": other_bases(source.related),
            "cases": {rule["id"]: rule["cases"] for rule in source.rules},
        }
    )


def manifest(source: Source, files: Mapping[str, bytes]) -> str:
    """The manifest of the published directory: path and sha256 of every other file."""
    digests = {p: hashlib.sha256(content).hexdigest() for p, content in sorted(files.items())}
    return _dump({"version": source.version, "status": "projet", "sha256": digests})
