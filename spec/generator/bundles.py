"""What implementations load: dictionary.json, codelists.json, rules.json and manifest.json."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from typing import Any

from spec.generator.blocks import check as check_blocks
from spec.generator.campaign import check as check_campaign
from spec.generator.cases import CASE_DATE, other_bases
from spec.generator.source import Source

_STANDARD_COLUMNS = (
    "code", "libelle_fr", "libelle_en", "description_fr", "description_en",
    "debut", "fin", "remplace_par", "alias", "source", "confiance",
)  # fmt: skip


_OPTIONAL = {"debut": "from", "fin": "until"}
_SEVERAL = {"remplace_par": "successors", "alias": "aliases"}


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
        english = row["description_en"] or row["description_fr"]
        entry["description"] = {"fr": row["description_fr"], "en": english}
    for column, name in _OPTIONAL.items():
        if row[column]:
            entry[name] = row[column]
    for column, name in _SEVERAL.items():
        if row[column]:
            entry[name] = row[column].split(";")
    entry["source"] = row["source"]
    entry["confidence"] = row["confiance"]
    extra = _own_columns(row)
    if extra:
        entry["extra"] = extra
    return entry


def _own_columns(row: dict[str, str]) -> dict[str, str]:
    """Return what a row says beyond the columns every list has."""
    return {name: value for name, value in row.items() if value and name not in _STANDARD_COLUMNS}


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
            **({"open": about["open"]} if "open" in about else {}),
            "codes": [_row(r) for r in codes.rows],
        }
    return _dump({"version": source.version, "lists": lists})


def codes(source: Source) -> str:
    """Return the external lists reduced to the first and last day of each code."""
    content: dict[str, dict[str, list[str]]] = {}
    for name, codes in source.codelists.items():
        if codes.about["kind"] == "external":
            content[name] = {row["code"]: [row["debut"], row["fin"]] for row in codes.rows}
    return json.dumps(content, ensure_ascii=False, separators=(",", ":")) + "\n"


def columns(source: Source) -> str:
    """Return the columns proper to each list, by code: what rules look up, without any text."""
    found: dict[str, dict[str, dict[str, str]]] = {}
    for name, codes in source.codelists.items():
        for row in codes.rows:
            for column, value in _own_columns(row).items():
                own = found.setdefault(name, {}).setdefault(column, {})
                own[row["code"]] = value
    return json.dumps(found, ensure_ascii=False, separators=(",", ":")) + "\n"


def rules(source: Source) -> str:
    """Return the catalogue: checks of the library, rules without cases, sources, words.

    Raises:
        SpecificationError: a rule blocks without a reason that holds, or quotes an unknown source.
    """
    check_blocks(source)
    stripped = list(map(_without_cases, source.rules))
    return _dump(
        {
            "version": source.version,
            "words": source.words,
            "sources": source.sources,
            "related": source.related,
            "checks": source.checks,
            "rules": stripped,
        }
    )


def _without_cases(rule: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in rule.items() if name != "cases"}


def campaign(source: Source) -> str:
    """Return what a template prepares and how an item of a contract ends.

    Raises:
        SpecificationError: a field or a code is not one of the standard.
    """
    check_campaign(source)
    return _dump({"version": source.version, **source.campaign})


def habits(source: Source) -> str:
    """Return how people write what the standard spells otherwise, with the cases of a reader."""
    return _dump({"version": source.version, **source.habits})


def cases(source: Source) -> str:
    """Return the cases of the rules, as changes to base documents, and those of functions."""
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
    """Return the manifest of the published directory: path and sha256 of every other file."""
    digests = {p: hashlib.sha256(content).hexdigest() for p, content in sorted(files.items())}
    return _dump({"version": source.version, "status": "projet", "sha256": digests})
