"""Structure: the failures of the published JSON Schema, put in words.

Everything a finding says beyond that is computed from the tree and the dictionary.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import Any, Final, NamedTuple

from cpom_schema.document import Document, Path, field_at, value_at
from cpom_schema.errors import Word
from cpom_schema.identifiers import has_valid_key
from cpom_schema.standard.dictionary import Dictionary, Field, ObjectType
from cpom_schema.standard.edition import Edition, per_edition
from cpom_validators.findings.finding import Finding, Hints, shown
from cpom_validators.form.schema_engines import ENGINES, EngineName

MOST_FAILURES: Final = 20_000
"""Broken keywords looked at in one document, twice what a report keeps."""
_FREE_TEXT: Final = ("texte", "texteLong")
_LEADING_ZERO_LENGTH: Final = {"numeroFiness": 8, "siren": 8, "siret": 13}
_EMPTY: Final[dict[type, str]] = {str: "CPOM-S-007", list: "CPOM-S-008", dict: "CPOM-S-009"}
_KINDS: Final = {
    bool: "@boolean",
    int: "@number",
    float: "@number",
    str: "@texte",
    list: "@liste",
    dict: "@objet",
    type(None): "@null",
}


class Structure(NamedTuple):
    """The structural findings of a document, each cause once.

    Attributes:
        complete: False when there were too many to look at: what is left is not fit to be judged.
    """

    findings: list[Finding]
    complete: bool


def check(document: Document, engine: EngineName = "fast") -> Structure:
    """Judge the structure of a document."""
    run = ENGINES[engine](document.edition, document.type)
    looked_at = list(islice(run(document.tree), MOST_FAILURES + 1))
    failures = set(looked_at[:MOST_FAILURES])
    translate = _Translator(document)
    by_path: dict[Path, dict[str, list[str]]] = {}
    for failure in failures:
        by_path.setdefault(failure.path, {}).setdefault(failure.keyword, []).append(failure.name)
    findings: list[Finding] = []
    for path in sorted(by_path):  # one order, so that both engines get the same suggestions
        keywords = by_path[path]
        findings += translate.place(path, {k: sorted(names) for k, names in keywords.items()})
    return Structure(findings, complete=len(looked_at) <= MOST_FAILURES)


class _Translator:
    def __init__(self, document: Document) -> None:
        self.tree = document.tree
        self.hints = Hints()
        self.edition = document.edition
        self.dictionary: Dictionary = document.dictionary
        self.root: ObjectType = document.root

    def place(self, path: Path, keywords: dict[str, list[str]]) -> Iterator[Finding]:
        """The findings of one value: the first cause that explains the others."""
        value = value_at(self.tree, path)
        field = field_at(self.dictionary, self.root, path)
        if "required" in keywords or "additionalProperties" in keywords:
            yield from self._fields(path, keywords.get("required", []), keywords)
            return
        if "type" in keywords:
            yield self._wrong_type(path, value, field)
            return
        if value in ("", [], {}):
            yield Finding(_EMPTY[type(value)], path)
            return
        if "enum" in keywords:
            yield self._not_in_list(path, value, field)
            return
        for keyword, code in (("maxLength", "CPOM-S-006"), ("pattern", "CPOM-S-004")):
            if keyword in keywords:
                yield self._malformed(code, path, value, field)
                return
        if "minimum" in keywords or "maximum" in keywords:
            yield self._out_of_bounds(path, value, field)
        elif "uniqueItems" in keywords:
            yield from self._repeated_items(path, value)
        elif "minProperties" in keywords:
            yield Finding("CPOM-S-009", path, self._wanted(path))
        else:
            yield Finding("CPOM-S-004", path, (("type", Word("@valeur")),), seen=shown(value))

    def _object_at(self, path: Path) -> ObjectType | None:
        if not path:
            return self.root
        field = field_at(self.dictionary, self.root, path)
        return self.dictionary.objects[field.type] if field and field.kind == "object" else None

    def _wanted(self, path: Path) -> tuple[tuple[str, str], ...]:
        obj = self._object_at(path)
        names = ", ".join(obj.at_least_one) if obj else ""
        return (("champs", names),) if names else ()

    def _fields(
        self, path: Path, missing: list[str], keywords: dict[str, list[str]]
    ) -> Iterator[Finding]:
        """Missing and unknown fields; an unknown one close to a missing one explains it."""
        obj = self._object_at(path)
        known = list(obj.fields) if obj else []
        explained: set[str] = set()
        value = value_at(self.tree, path)
        if "additionalProperties" in keywords and isinstance(value, dict):
            allowed = {*known, "cpom", "type"} if not path else set(known)
            for name in value:
                if name in allowed:
                    continue
                if obj is None:
                    if not _acceptable_name(self.edition, path, name):
                        yield Finding("CPOM-S-026", (*path, name), (("nom", _cut(name)),))
                    continue
                near = self.hints.nearest(name, [*missing, *known])
                explained.update(n for n in near if n in missing)
                hint = tuple(("proche", n) for n in near)
                yield Finding("CPOM-S-002", (*path, name), (("champ", _cut(name)), *hint))
        for name in missing:
            if name not in explained:
                field = obj.fields.get(name) if obj else None
                title = (("titre", field.title["fr"]),) if field else ()
                yield Finding("CPOM-S-001", (*path, name), (("champ", name), *title))

    def _wrong_type(self, path: Path, value: Any, field: Field | None) -> Finding:
        item = bool(path) and isinstance(path[-1], int)
        listed = bool(field and field.repeated and not item)
        if isinstance(value, list) and not listed:
            return Finding("CPOM-S-013", path, (("nombre", str(len(value))),))
        if listed:
            expected = "@liste"
        elif field is None:
            expected = "@extension"
        elif field.kind in ("object", "extensions"):
            expected = "@objet"
        elif field.kind == "code":
            expected = "@texte"
        else:
            expected = "@" + self.dictionary.types[field.type].base
        found = Word(_KINDS[type(value)])
        return Finding("CPOM-S-003", path, (("attendu", Word(expected)), ("trouve", found)),
                       seen=shown(value))  # fmt: skip

    def _not_in_list(self, path: Path, value: Any, field: Field | None) -> Finding:
        name = field.type if field else ""
        codes = list(self.edition.codelists[name].codes) if field else []
        near = self.hints.nearest(str(value), codes)
        hint = tuple(("proche", n) for n in near)
        params = (("valeur", shown(value) or ""), ("liste", name), *hint)
        return Finding("CPOM-S-005", path, params, seen=shown(value))

    def _malformed(self, code: str, path: Path, value: Any, field: Field | None) -> Finding:
        name = "identifiant" if field and field.kind == "code" else field.type if field else ""
        scalar = self.dictionary.types.get(name)
        if code == "CPOM-S-006":
            limit = str(
                scalar.max_length if scalar else self.dictionary.types["texteLong"].max_length
            )
            return Finding(code, path, (("longueur", str(len(value))), ("limite", limit)))
        if scalar is None or name in _FREE_TEXT:
            if not str(value).strip(" \t\n"):
                return Finding("CPOM-S-007", path)
            return Finding("CPOM-S-012", path, (("caractere", _odd_character(value, name)),))
        if _lost_its_zero(name, value):
            params = (("valeur", value), ("propose", "0" + value))
            return Finding("CPOM-S-011", path, params, seen=value)
        params = (("valeur", shown(value) or ""), ("type", Word(f"@type_{name}")))
        return Finding("CPOM-S-004", path, params, seen=shown(value))

    def _out_of_bounds(self, path: Path, value: Any, field: Field | None) -> Finding:
        scalar = self.dictionary.types.get(field.type) if field else None
        low = field.minimum if field and field.minimum is not None else scalar and scalar.minimum
        high = field.maximum if field and field.maximum is not None else scalar and scalar.maximum
        exact = 2**53 - 1
        params = (
            ("valeur", str(value)),
            ("minimum", str(-exact if low is None else low)),
            ("maximum", str(exact if high is None else high)),
        )
        return Finding("CPOM-S-010", path, params, seen=str(value))

    def _repeated_items(self, path: Path, value: list[Any]) -> Iterator[Finding]:
        first: dict[Any, int] = {}
        for rank, item in enumerate(value):
            if not isinstance(item, (str, int, float)):
                continue
            if item in first:
                yield Finding(
                    "CPOM-S-024",
                    (*path, rank),
                    (("valeur", shown(item) or ""),),
                    related=((*path, first[item]),),
                    seen=shown(item),
                )
            else:
                first[item] = rank


def _lost_its_zero(name: str, value: str) -> bool:
    """Whether a zero in front would make a number with a valid key."""
    short = len(value) == _LEADING_ZERO_LENGTH.get(name) and value.isascii() and value.isdigit()
    return short and has_valid_key("0" + value)


def _cut(name: str) -> str:
    return name if len(name) <= 60 else name[:59] + "…"  # noqa: PLR2004


def _odd_character(value: str, name: str) -> str:
    """The first character a text may not hold, as U+XXXX."""
    allowed = "\t" if name == "texte" else "\t\n"
    odd = next(c for c in value if (c < " " and c not in allowed) or c in "\ufffe\uffff")
    return f"U+{ord(odd):04X}"


@per_edition
def _name_pattern(edition: Edition, name: str) -> Any:
    import re

    return re.compile(edition.dictionary.types[name].pattern or "")


def _acceptable_name(edition: Edition, path: Path, name: str) -> bool:
    """Whether a member of an extension has a name the schema accepts."""
    kind = "uri" if path and path[-1] == "extensions" else "texte"
    return bool(_name_pattern(edition, kind).fullmatch(name))
