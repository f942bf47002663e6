"""Where values stand in their source: line and column in JSON, line and XPath in XML."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import orjson
import pytest
from lxml import etree

from cpom_schema.dictionary import NAMESPACE
from cpom_schema.document import Path
from cpom_schema.formats import read_bytes, write_bytes
from cpom_validators.pipeline import validate_bytes
from tests import judges

CONTRACT = judges.SAMPLES / "valid" / "contrat" / "exhaustif.json"


def _paths(value: Any, path: Path = ()) -> Iterator[Path]:
    if isinstance(value, dict):
        for name, item in value.items():
            yield (*path, name)
            yield from _paths(item, (*path, name))
    elif isinstance(value, list):
        for rank, item in enumerate(value):
            yield (*path, rank)
            yield from _paths(item, (*path, rank))


@pytest.mark.parametrize("indented", [True, False])
def test_json_places_point_at_the_key_or_at_the_item(indented: bool) -> None:
    tree = orjson.loads(CONTRACT.read_bytes())
    source = orjson.dumps(tree, option=orjson.OPT_INDENT_2 if indented else None)
    lines = source.decode().split("\n")
    paths = list(_paths(tree))
    places = read_bytes(source).locate(paths)
    assert len(paths) > 1000
    for path in paths:
        line, column, _ = places[path]
        assert line is not None
        assert column is not None
        there = lines[line - 1][column - 1 :]
        name = path[-1]
        if isinstance(name, str):
            assert there.startswith(orjson.dumps(name).decode()), path
        else:
            assert not there.startswith(('":', ",", "]")), path


def test_an_absent_place_is_that_of_its_nearest_ancestor() -> None:
    for suffix in ("json", "xml"):
        document = read_bytes(CONTRACT.with_suffix(f".{suffix}").read_bytes())
        absent: Path = ("perimetre", 0, "adresse", "inexistant")
        near: Path = ("perimetre", 0, "adresse")
        places = document.locate([absent, near])
        assert places[absent] == places[near]


def test_the_xpath_of_every_place_selects_one_element() -> None:
    source = CONTRACT.with_suffix(".xml").read_bytes()
    document = read_bytes(source)
    root = etree.fromstring(source)
    paths = [
        p for p in _paths(document.tree) if "extensions" not in p and p[0] not in ("cpom", "type")
    ]
    places = document.locate(paths)
    for path in paths:
        xpath = places[path].xpath
        assert xpath is not None
        selected: Any = root.xpath(xpath, namespaces={"c": NAMESPACE})
        assert len(selected) == 1, path
        assert selected[0].sourceline == places[path].line


@pytest.mark.slow
def test_xml_lines_are_right_beyond_65535() -> None:
    tree = orjson.loads((judges.SAMPLES / "valid" / "suiviAnnuel" / "minimal.json").read_bytes())
    tree["filesActives"] = [
        {"esms": "010000024", "annee": 1900 + n % 200, "dispositif": f"D-{n}", "fileActive": n}
        for n in range(15_000)
    ]
    document = read_bytes(orjson.dumps(tree))
    source = write_bytes(document, "xml").replace(
        b"<fileActive>14999</fileActive>", b"<fileActive>beaucoup</fileActive>"
    )
    expected = source[: source.index(b"beaucoup")].count(b"\n") + 1
    report = validate_bytes(source, name="grand.xml", today=judges.TODAY)
    (finding,) = report.findings
    assert expected > 70_000
    assert finding.path == ("filesActives", 14_999, "fileActive")
    assert report.location(finding).line == expected
    assert report.location(finding).xpath == (
        "/c:suiviAnnuel/c:filesActives/c:fileActive[15000]/c:fileActive"
    )


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("10<!-- -->00", 1000),
        ("<?pi x?>1000", 1000),
        ("<![CDATA[10]]>00", 1000),
        ("&#49;000", 1000),
        ("\r\n\t 1000 \n", 1000),
        ("1000.00", 1000),
        ("12.50", 12.5),
        ("-0", 0),
    ],
)
def test_a_number_is_read_whatever_surrounds_it(written: str, read: float) -> None:
    source = (judges.SAMPLES / "valid" / "suiviAnnuel" / "exhaustif.xml").read_text("utf-8")
    first = source.index("<recu>")
    changed = f"{source[:first]}<recu>{written}{source[source.index('</recu>', first) :]}"
    document = read_bytes(changed.encode())
    assert not document.notes
    assert document.tree["creditsNonReconductibles"][0]["recu"] == read
