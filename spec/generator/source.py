"""Read `spec/1.0` as plain data: the only place where YAML and CSV are parsed."""

from __future__ import annotations

import csv
import hashlib
import re
from collections.abc import Collection, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any, Final, NamedTuple

import jsonschema
import yaml

from cpom_schema.standard import dictionary

ROOT: Final = Path(__file__).parents[2]
SPEC: Final = ROOT / "spec"
VERSION: Final = "1.0"
"""The version that `spec/` is the source of."""
DOCUMENTS: Final = (
    "contrat", "avenant", "suiviAnnuel", "avis", "programmation", "indicateurs", "rapportControle",
)  # fmt: skip

CHECKS: Final = ("fichier", "structure", "nomenclature", "dossier")
"""Chapters of the catalogue that are not rules: the library finds these by itself."""


_WORDLESS: Final = frozenset({None, "oneOf", "not"})
"""Keywords of the metaschema whose refusal does not say what to write; None is a schema `false`."""

_BASES: Final = "bases"
"""Folder of the documents that the cases of the rules start from."""


class SpecificationError(Exception):
    """The specification contradicts its own metaschema, or itself; the message names each place."""


class _Core(yaml.CSafeLoader):
    """YAML with the scalars of the 1.2 core schema: 010000014 and NO stay what they look like."""

    yaml_implicit_resolvers: Any = {}  # noqa: RUF012 - declared so by the base class

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Any, Any]:
        """Refuse a key written twice: YAML forbids it, PyYAML keeps the last one in silence."""
        names = [key.value for key, _ in node.value]
        twice = sorted({str(n) for n in names if names.count(n) > 1})
        if twice:
            line = node.start_mark.line + 1
            raise SpecificationError(f"ligne {line} : clé écrite deux fois : {', '.join(twice)}")
        return super().construct_mapping(node, deep)


_INTEGER = re.compile(r"^[-+]?(0|[1-9][0-9]*)$")
_FLOAT = re.compile(r"^[-+]?(0|[1-9][0-9]*)\.[0-9]+$")
_Core.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile(r"^(true|false)$"), list("tf"))
_Core.add_implicit_resolver("tag:yaml.org,2002:int", _INTEGER, list("-+0123456789"))
_Core.add_implicit_resolver("tag:yaml.org,2002:float", _FLOAT, list("-+0123456789"))
_Core.add_implicit_resolver("tag:yaml.org,2002:null", re.compile(r"^(null|~|)$"), ["n", "~", ""])


def read_yaml(path: Path) -> Any:
    """Parse one YAML file with the scalars of YAML 1.2.

    Raises:
        SpecificationError: it is not YAML, or a key is written twice.
    """
    try:
        return yaml.load(path.read_text("utf-8"), _Core)  # noqa: S506 - a safe loader
    except (yaml.YAMLError, SpecificationError) as error:
        raise SpecificationError(f"{_shown(path)}: {error}") from None


class CodeList(NamedTuple):
    """One code list: what the index says of it and its rows, in the order of the file."""

    name: str
    about: dict[str, Any]
    rows: list[dict[str, str]]
    digest: str


class Source(NamedTuple):
    """The specification of one version."""

    version: str
    dictionary: dictionary.Dictionary
    raw_dictionary: dict[str, Any]
    codelists: dict[str, CodeList]
    checks: list[dict[str, Any]]
    rules: list[dict[str, Any]]
    sources: dict[str, dict[str, Any]]
    related: dict[str, Any]
    bases: dict[str, Any]
    functions: dict[str, Any]
    words: dict[str, dict[str, str]]
    limits: list[dict[str, str]]
    workbooks: dict[str, Any]
    campaign: dict[str, Any]
    habits: dict[str, Any]
    facts: dict[str, Any]

    def closed(self, name: str) -> list[str] | None:
        """Return the codes of a closed list, or None when the list is external."""
        codes = self.codelists[name]
        if codes.about["kind"] != "closed":
            return None
        return [row["code"] for row in codes.rows]


@cache
def _accepted(definition: str) -> jsonschema.Draft202012Validator:
    """Return a definition of the metaschema, read once: hundreds of files are checked by it."""
    schema = {**read_yaml(SPEC / "metaschema.yaml"), "$ref": f"#/$defs/{definition}"}
    return jsonschema.Draft202012Validator(schema)


def checked(path: Path, definition: str) -> Any:
    """Return the content of one YAML file that a definition of the metaschema accepts.

    Raises:
        SpecificationError: the metaschema refuses it; the message names each place.
    """
    content = read_yaml(path)
    _check(content, definition, str(_shown(path)))
    return content


def _check(content: Any, definition: str, where: str) -> None:
    errors = list(_accepted(definition).iter_errors(content))
    if errors:
        lines = [f"{where} {e.json_path}: {_refused(e)}" for e in errors[:20]]
        raise SpecificationError("\n".join(lines))


def _refused(error: jsonschema.ValidationError) -> str:
    """Return what is wrong at a place, with what the metaschema says is expected there."""
    # What these say is the value itself, over many lines.
    message = "not expected as it is" if error.validator in _WORDLESS else error.message
    hint = error.schema.get("$comment") if isinstance(error.schema, Mapping) else None
    return f"{message} ({hint})" if hint else message


def _shown(path: Path) -> Path:
    """Return a path as a person of the project writes it: from the root of the project."""
    return path.relative_to(ROOT) if path.is_relative_to(ROOT) else path


def read_csv(path: Path) -> list[dict[str, str]]:
    """Return the rows of one CSV file of the specification."""
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _codelists(folder: Path) -> Iterator[CodeList]:
    for name, about in sorted(read_yaml(folder / "index.yaml").items()):
        _check(about, "codelist", f"spec/codelists/index.yaml $.{name}")
        path = folder / f"{name}.csv"
        digest = hashlib.sha256(path.read_bytes()).hexdigest()
        yield CodeList(name, about, read_csv(path), digest)


def load(version: str = VERSION) -> Source:
    """Read the specification.

    Raises:
        SpecificationError: a file is refused by the metaschema.
    """
    raw = _dictionary(version)
    chapters = _chapters()
    return Source(
        version=version,
        dictionary=dictionary.build(raw),
        raw_dictionary=raw,
        codelists={codes.name: codes for codes in _codelists(SPEC / "codelists")},
        checks=_by_code(chapters, CHECKS, "check"),
        rules=_by_code(chapters, set(chapters) - {*CHECKS, _BASES}, "rule"),
        sources=checked(SPEC / "rules" / "sources.yaml", "sources"),
        related=read_yaml(SPEC / "exchange.yaml"),
        functions=read_yaml(SPEC / "rules" / "functions.yaml"),
        bases={path.stem: read_yaml(path) for path in chapters[_BASES]},
        words=read_yaml(SPEC / "rules" / "words.yaml"),
        limits=read_csv(SPEC / "limits.csv"),
        campaign={path.stem: checked(path, path.stem) for path in _yaml("campaign")},
        habits=checked(SPEC / "habits.yaml", "habits"),
        workbooks={path.stem: checked(path, "workbook") for path in _yaml("workbooks")},
        facts={path.stem: checked(path, "facts") for path in _yaml("sources")},
    )


def _yaml(folder: str) -> list[Path]:
    return sorted((SPEC / folder).glob("*.yaml"))


def _dictionary(version: str) -> dict[str, Any]:
    """Return the content of dictionary.json."""
    raw: dict[str, Any] = {
        "version": version,
        "types": read_yaml(SPEC / "types.yaml"),
        "envelope": read_yaml(SPEC / "dictionary" / "enveloppe.yaml")["envelope"],
        "documents": {},
        "objects": {},
    }
    for name in ("common", *DOCUMENTS):
        content = checked(SPEC / "dictionary" / f"{name}.yaml", "dictionary")
        raw["objects"].update(content["objects"])
        if "document" in content:
            raw["documents"][name] = {"referenceDates": content["referenceDates"]}
    return raw


def _chapters() -> dict[str, list[Path]]:
    """Return the files of each chapter of the rules, by the name of its folder."""
    found: dict[str, list[Path]] = {}
    for path in sorted((SPEC / "rules").glob("*/*.yaml")):
        found.setdefault(path.parent.name, []).append(path)
    return found


def _by_code(
    chapters: Mapping[str, list[Path]], wanted: Collection[str], definition: str
) -> list[dict[str, Any]]:
    """Return the entries of some chapters in the order of their codes."""
    entries: list[dict[str, Any]] = []
    for name, paths in chapters.items():
        if name in wanted:
            entries += [checked(path, definition) for path in paths]
    return sorted(entries, key=lambda entry: str(entry["id"]))
