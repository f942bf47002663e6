"""The judges that must agree on a document: JSON Schema, XSD, models and the pipeline."""

from __future__ import annotations

from functools import cache
from pathlib import Path as FilePath
from typing import Any

import jsonschema_rs
import orjson
from lxml import etree
from pydantic import ValidationError

from cpom_schema.document import Path, Tree
from cpom_schema.models.v1_0 import DOCUMENTS
from cpom_validators.judgement import validate_bytes
from tests.builders.editions import EDITION

ROOT = FilePath(__file__).parents[2]
SAMPLES = ROOT / "samples"
VERSION = "1.0"
TODAY = "2026-11-21"
TYPES = tuple(EDITION.dictionary.documents)

Place = tuple[str, Path]


@cache
def _schema(kind: str) -> Any:
    path = ROOT / "schemas" / VERSION / "json" / f"{kind}.schema.json"
    return jsonschema_rs.validator_for(orjson.loads(path.read_bytes()))


@cache
def xsd() -> etree.XMLSchema:
    """The published XSD in libxml2."""
    return etree.XMLSchema(etree.parse(ROOT / "schemas" / VERSION / "xsd" / "cpom.xsd"))


def json_accepts(tree: Tree) -> bool:
    """Whether the published JSON Schema accepts the tree."""
    accepted: bool = _schema(str(tree["type"])).is_valid(tree)
    return accepted


def xsd_accepts(source: bytes) -> bool:
    """Whether the published XSD accepts the XML text."""
    return xsd().validate(etree.fromstring(source))


def model_accepts(tree: Tree) -> bool:
    """Whether the pydantic model of the type accepts the tree."""
    try:
        DOCUMENTS[str(tree["type"])].from_tree(tree)
    except ValidationError:
        return False
    return True


def findings(source: bytes) -> list[Place]:
    """Codes and places of the pipeline, of what blocks and of codes its open lists lack."""
    report = validate_bytes(source, name="test", today=TODAY, rules=())
    return sorted(
        (
            (f.code, f.path)
            for f in report.findings
            if EDITION.catalogue[f.code].severity == "bloquant" or f.code == "CPOM-L-005"
        ),
        key=repr,
    )
