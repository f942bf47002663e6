"""The torture table of the scalar types, and the engines that must agree on each of its rows."""

from __future__ import annotations

import json
import re
from functools import cache
from pathlib import Path
from typing import Any, Final, Literal, NamedTuple
from xml.sax.saxutils import quoteattr

import jsonschema_rs
import orjson
from lxml import etree
from pydantic import ConfigDict, TypeAdapter, ValidationError

from cpom_schema.models import types as models
from cpom_schema.standard.dictionary import NAMESPACE
from cpom_validators.form.reference_engine import Reference
from cpom_validators.judgement import validate_bytes
from cpom_validators.report import Report
from spec.generator.json_schema import scalar_schema
from spec.generator.source import ROOT, read_yaml
from tests.builders.editions import EDITION

Verdict = Literal["accepted", "refused", "crashed", "found elsewhere", "not JSON"]

TABLE: Final[dict[str, Any]] = read_yaml(ROOT / "tests" / "data" / "torture.yaml")
_SCHEMAS: Final = ROOT / "schemas" / "1.0"
_HERE: Final = "@ici@"


class Case(NamedTuple):
    """One row of the table, repetitions written in full."""

    type: str
    name: str
    json: str | None
    xml: str | None
    accept: bool
    in_document: bool
    limit: str | None


def _in_full(text: str | None) -> str | None:
    if text is None:
        return None
    return re.sub(r"⟨([^⟨⟩]+)\*([0-9]+)⟩", lambda m: m[1] * int(m[2]), text)


@cache
def cases(kind: str) -> tuple[Case, ...]:
    """The rows of one type."""
    return tuple(
        Case(
            kind,
            row["name"],
            _in_full(row.get("json")),
            _in_full(row.get("xml")),
            row["accept"],
            row.get("in_document", row["accept"]),
            row.get("limit"),
        )
        for row in TABLE[kind]["cases"]
    )


def _decoded(case: Case) -> Any:
    """What the JSON reader makes of the literal; bytes, which JSON has not, when it is not JSON."""
    try:
        return orjson.loads((case.json or "").encode())
    except orjson.JSONDecodeError:
        return b""


@cache
def _schema(kind: str) -> dict[str, Any]:
    """A schema of one value of the type, made of the published definition."""
    for path in sorted((_SCHEMAS / "json").iterdir()):
        definitions = orjson.loads(path.read_bytes())["$defs"]
        if kind in definitions:
            return {"$ref": f"#/$defs/{kind}", "$defs": definitions}
    bare = scalar_schema(EDITION.dictionary.types[kind])
    return {**bare, "$defs": EDITION.content("json", "avis.schema.json")["$defs"]}


@cache
def _reference(kind: str) -> Reference:
    return Reference(_schema(kind))


@cache
def _fast(kind: str) -> Any:
    return jsonschema_rs.validator_for(_schema(kind))


@cache
def _adapter(kind: str) -> TypeAdapter[Any]:
    alias = getattr(models, kind[0].upper() + kind[1:])
    return TypeAdapter(alias, config=ConfigDict(strict=True, allow_inf_nan=False))


def jsonschema(case: Case) -> Verdict:
    """The reference engine, on the decoded literal."""
    value = _decoded(case)
    if value == b"":
        return "not JSON"
    return "refused" if any(_reference(case.type).errors(value)) else "accepted"


def jsonschema_fast(case: Case) -> Verdict:
    """The engine of the pipeline, on the decoded literal."""
    value = _decoded(case)
    if value == b"":
        return "not JSON"
    return "accepted" if _fast(case.type).is_valid(value) else "refused"


def pydantic(case: Case) -> Verdict:
    """The type the models are made of, strict, on the decoded literal."""
    value = _decoded(case)
    if value == b"":
        return "not JSON"
    try:
        _adapter(case.type).validate_python(value)
    except ValidationError:
        return "refused"
    except Exception:  # noqa: BLE001 - any other exception is a bug of the type
        return "crashed"
    return "accepted"


def wrapper() -> str:
    """An XSD with one element per type, made of the published XSD."""
    elements = "".join(f'<xs:element name="essai.{t}" type="c:{t}"/>' for t in TABLE)
    published = quoteattr((_SCHEMAS / "xsd" / "cpom.xsd").as_uri())
    return (
        f'<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:c="{NAMESPACE}"'
        f' targetNamespace="{NAMESPACE}" elementFormDefault="qualified">'
        f"<xs:include schemaLocation={published}/>{elements}</xs:schema>"
    )


def element(case: Case) -> bytes:
    """A document for the wrapper: one element that holds the value."""
    name = f"essai.{case.type}"
    return f'<{name} xmlns="{NAMESPACE}">{case.xml}</{name}>'.encode()


@cache
def xml_schema() -> etree.XMLSchema:
    """The published XSD with one more element per type."""
    return etree.XMLSchema(etree.fromstring(wrapper()))


def libxml2(case: Case) -> Verdict:
    """The published XSD in libxml2, on one element."""
    try:
        valid = xml_schema().validate(etree.fromstring(element(case)))
    except etree.XMLSyntaxError:
        return "refused"
    return "accepted" if valid else "refused"


def _place(kind: str) -> tuple[str | int, ...]:
    parts: list[str] = TABLE[kind]["field"].removeprefix("/").split("/")
    return tuple(int(p) if p.isdigit() else p for p in parts)


def _sample(kind: str, suffix: str) -> Path:
    document: str = TABLE[kind]["document"]
    return ROOT / "samples" / "structure" / document / f"exhaustif.{suffix}"


def _report(source: str) -> Report:
    return validate_bytes(source.encode(), name="essai", today="2026-11-21", rules=())


def _judged(source: str, case: Case) -> Verdict:
    report = _report(source)
    if not report.findings:
        return "accepted"
    if any(f.code == "CPOM-F-099" for f in report.findings):
        return "crashed"
    place = tuple(p for p in _place(case.type) if p != "*")
    if report.document is None or any(f.path[: len(place)] == place for f in report.findings):
        return "refused"
    return "found elsewhere"


@cache
def _json_frame(kind: str) -> list[str]:
    """The JSON sample before and after the value."""
    tree = json.loads(_sample(kind, "json").read_bytes())
    *above, last = _place(kind)
    owner = tree
    for part in above:
        owner = owner[part]
    if last == "*":
        owner.clear()
        owner[_HERE] = True
    else:
        owner[last] = _HERE
    return json.dumps(tree, ensure_ascii=False).split(f'"{_HERE}"')


@cache
def _xml_frame(kind: str) -> list[str]:
    """The XML sample before and after the value."""
    root: Any = etree.fromstring(_sample(kind, "xml").read_bytes())
    place = root
    for part in _place(kind):
        if part == "*":
            place = place[0].find(f"{{{NAMESPACE}}}nom")
        else:
            place = place[part] if isinstance(part, int) else place.find(f"{{{NAMESPACE}}}{part}")
    place.text = _HERE
    return etree.tostring(root, encoding="unicode").split(_HERE)


def json_document(case: Case) -> Verdict:
    """The JSON reader and the pipeline, on a whole document."""
    return _judged((case.json or "").join(_json_frame(case.type)), case)


def xml_document(case: Case) -> Verdict:
    """The XML reader and the pipeline, on a whole document."""
    return _judged((case.xml or "").join(_xml_frame(case.type)), case)


def codes(source: str) -> list[str]:
    """The codes of what the pipeline finds in a document."""
    return [f.code for f in _report(source).findings]


def codes_in_xml(kind: str, text: str) -> list[str]:
    """The codes of what the pipeline finds in the XML sample once it holds the text."""
    return codes(text.join(_xml_frame(kind)))
