"""A conversion carries all or fails: nothing that was refused becomes receivable on the way."""

from __future__ import annotations

import io
import math
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

import openpyxl
import orjson
import pytest

from cpom_schema import conversion
from cpom_schema.document import DEPTH, Document
from cpom_schema.errors import ConversionLossError, CpomError
from cpom_schema.formats import from_tree, read, read_bytes, write_bytes
from cpom_schema.formats.csv.package import packed
from cpom_schema.formats.csv.syntax import files
from cpom_validators.judgement import validate_bytes
from tests.builders import judges
from tests.builders.command import cpom
from tests.builders.editions import EDITION

AVIS: Final = judges.SAMPLES / "valid" / "avis.json"
TARGETS: Final = ("json", "xml", "zip", "xlsx")
Change = Callable[[dict[str, Any]], object]


def _tree() -> dict[str, Any]:
    tree: dict[str, Any] = orjson.loads(AVIS.read_bytes())
    return tree


CHANGES: Final[dict[str, Change]] = {
    "a code with blanks": lambda t: t.update(autorite=f" {t['autorite']} "),
    "a date with a line end": lambda t: t.update(dateAvis=f"{t['dateAvis']}\n"),
    "an identifier with a blank": lambda t: t["document"].update(identifiant="SUIVI-1 "),
    "a whole number with decimals": lambda t: t["document"].update(versionDocument=1.5),
    "a scalar for an object": lambda t: t.update(entete=1),
    "a list for an object": lambda t: t.update(document=[1]),
    "an object for a scalar": lambda t: t.update(decision={"a": 1}),
    "a number for a text": lambda t: t.update(motivation=12),
    "nothing": lambda t: t.update(motivation=None),
    "an unknown field": lambda t: t.update(inconnu="x"),
    "a large number in an extension": lambda t: t.update(extensions={"urn:x:y": 10**21}),
    "carriage returns": lambda t: t.update(motivation="a\r\nb"),
}


def _receivable(source: bytes) -> bool:
    report = validate_bytes(source, name="x", today=judges.TODAY, rules=())
    return report.verdict in ("recevable", "recevable_avec_reserves")


@pytest.mark.parametrize("target", TARGETS)
@pytest.mark.parametrize("name", CHANGES)
def test_what_is_refused_is_refused_once_converted(name: str, target: str, tmp_path: Path) -> None:
    tree = _tree()
    CHANGES[name](tree)
    source = tmp_path / "source.json"
    source.write_bytes(
        orjson.dumps(tree) if name != "a large number in an extension" else _big(tree)
    )
    written = tmp_path / f"cible.{target}"
    try:
        conversion.convert(source, written)
    except CpomError:
        assert not written.exists()
        return
    assert _receivable(written.read_bytes()) <= _receivable(source.read_bytes())
    assert b"null" not in written.read_bytes() or tree["motivation"] is None


def _big(tree: dict[str, Any]) -> bytes:
    import json

    return json.dumps(tree).encode()


@pytest.mark.parametrize("value", [math.nan, math.inf, -math.inf])
@pytest.mark.parametrize("syntax", ["json", "xml", "csv", "xlsx"])
def test_what_is_no_number_is_never_written(value: float, syntax: Any) -> None:
    tree = _tree()
    tree["modulationsDecidees"] = [{"esms": "590999017", "tauxAbattement": value}]
    with pytest.raises(ConversionLossError):
        write_bytes(from_tree(tree), syntax)


def _with_extension(text: str) -> dict[str, bytes]:
    """An avis in tables, whose extensions are a text of ours."""
    tree = _tree()
    tree["extensions"] = {"urn:exemple:a": 1}
    document = Document("json", EDITION, "avis", tree)
    found = files(document)
    quoted = '"{""urn:exemple:a"":1}"'
    content = found["avis.csv"].decode()
    assert content.count(quoted) == 1
    escaped = text.replace('"', '""')
    return {**found, "avis.csv": content.replace(quoted, f'"{escaped}"').encode()}


EXTENSIONS: Final = {
    "a key twice": ('{"urn:exemple:a":1,"urn:exemple:a":2}', "CPOM-F-007"),
    "a key twice below": ('{"urn:exemple:a":{"b":1,"b":2}}', "CPOM-F-007"),
    "too deep": ('{"urn:exemple:a":' + "[" * DEPTH + "1" + "]" * DEPTH + "}", "CPOM-S-003"),
    "far too deep": ('{"urn:exemple:a":' + "[" * 5_000 + "]" * 5_000 + "}", "CPOM-S-003"),
    "no JSON": ("pas du JSON", "CPOM-S-003"),
}


@pytest.mark.parametrize(("text", "code"), EXTENSIONS.values(), ids=EXTENSIONS)
def test_an_extension_in_a_cell_is_judged_as_in_json(text: str, code: str) -> None:
    source = packed(_with_extension(text))
    report = validate_bytes(source, name="x", today=judges.TODAY, rules=())
    assert code in {finding.code for finding in report.findings}
    assert report.verdict == "irrecevable"


VALUES: Final = {
    "<nombre>1,5</nombre>": False, "<nombre>1.5</nombre>": True, "<booleen>oui</booleen>": False,
    "<booleen>true</booleen>": True, "<nombre><b>1</b></nombre>": False, "<texte>oui</texte>": True,
}  # fmt: skip


@pytest.mark.parametrize(("value", "good"), VALUES.items())
def test_a_value_of_an_extension_in_xml_is_what_its_element_says(value: str, good: bool) -> None:
    tree = _tree() | {"extensions": {"urn:exemple:a": "REPERE"}}
    text = write_bytes(from_tree(tree), "xml").decode()
    source = text.replace("<texte>REPERE</texte>", value).encode()
    assert source != text.encode() or value == "<texte>REPERE</texte>"
    codes = {
        f.code for f in validate_bytes(source, name="x", today=judges.TODAY, rules=()).findings
    }
    assert ("CPOM-F-150" in codes) is not good
    assert judges.xsd_accepts(source) is good


def test_an_address_of_an_object_in_a_form_is_a_finding_everywhere(tmp_path: Path) -> None:
    book = openpyxl.load_workbook(io.BytesIO(write_bytes(read(AVIS), "xlsx")))
    tab = next(t for t in book.worksheets if any(c.value == "decision" for c in t["A"]))
    cell = next(c for c in tab["A"] if c.value == "decision")
    cell.value = "document"
    path = tmp_path / "avis.xlsx"
    book.save(path)
    for arguments in (("validate", path), ("digest", path), ("convert", path, tmp_path / "a.json")):
        done = cpom(*arguments)
        assert "Traceback" not in done.err
        assert done.code in (0, 1, 3)
    assert cpom("validate", path).code == 1


def test_both_engines_stop_at_the_same_place() -> None:
    tree = _tree()
    tree["observations"] = [{} for _ in range(9_000)]
    source = orjson.dumps(tree)
    reports = [
        validate_bytes(source, name="x", today=judges.TODAY, rules=(), engine=engine)
        for engine in ("fast", "reference")
    ]
    assert reports[0].findings == reports[1].findings
    assert read_bytes(source).type == "avis"
