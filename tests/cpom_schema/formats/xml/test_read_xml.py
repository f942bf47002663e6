"""The XML reader: places, what only XML has, and the ways of writing a text."""

from __future__ import annotations

import re
from typing import Any, Final

import pytest
from lxml import etree

from cpom_schema.document import Document, Path
from cpom_schema.errors import Note
from cpom_schema.formats import read, read_bytes, write_bytes
from cpom_schema.standard.dictionary import NAMESPACE
from cpom_validators.judgement import validate_bytes
from cpom_validators.report import Report
from tests.builders import hostile, judges

XSI: Final = 'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"'
NAME: Final = ("entete", "emetteur", "organisation", "raisonSociale")


def _judge(source: bytes) -> Report:
    return validate_bytes(source, name="document", today=judges.TODAY, rules=())


def _named(content: str) -> Document:
    """The document with this content for its `raisonSociale`."""
    return read_bytes(hostile.x("Association Les Tilleuls", content))


def _text(document: Document) -> Any:
    value: Any = document.tree
    for part in NAME:
        value = value[part]
    return value


def _numbered(content: str) -> Any:
    """What is read of a number written so."""
    old = "<versionDocument>2<"
    source = hostile.x(old, f"<versionDocument>{content}<")
    return read_bytes(source).tree["entete"]["versionDocument"]


@pytest.mark.parametrize(
    "kind", ["contrat", "avenant", "suiviAnnuel", "avis", "programmation", "indicateurs"]
)
def test_every_value_is_located_at_its_element(kind: str) -> None:
    path = judges.SAMPLES / "structure" / kind / "exhaustif.xml"
    source = path.read_text("utf-8")
    document = read(path)
    root = etree.fromstring(source.encode())
    paths = [p for p in _element_paths(document.tree) if p[0] not in ("cpom", "type")]
    places = document.locate(paths)
    lines = source.split("\n")
    for each in paths:
        place = places[each]
        (element,) = _elements(root, place.xpath)
        assert place.line == element.sourceline
        name = etree.QName(element).localname
        assert place.column
        assert lines[element.sourceline - 1][place.column - 1 :].startswith(f"<{name}")
        if isinstance(each[-1], str):
            assert name == each[-1]


def _elements(root: Any, xpath: str | None) -> list[Any]:
    found: list[Any] = root.xpath(xpath, namespaces={"c": NAMESPACE})
    return found


def _element_paths(tree: Any, path: Path = ()) -> list[Path]:
    """Every path that has an element of its own: all but the content of extensions."""
    found = [path] if path else []
    if isinstance(tree, dict) and path[-1:] != ("extensions",):
        for name, value in tree.items():
            found += _element_paths(value, (*path, name))
    elif isinstance(tree, list):
        for rank, value in enumerate(tree):
            found += _element_paths(value, (*path, rank))
    return found


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("<autorite>ARS-8</autorite>", "CPOM-L-001"),
        ('<autorite a="1">ARS-84</autorite>', "CPOM-F-019"),
        ('<v:x xmlns:v="urn:v"/><autorite>ARS-84</autorite>', "CPOM-S-002"),
        ("<autorite>ARS-84</autorite><dateAvis>2026-06-12</dateAvis>", "CPOM-S-013"),
    ],
)
@pytest.mark.parametrize("filler", ["\n", "<!-- é -->\n", "<?p é?>\n"])
def test_lines_are_right_beyond_65535(written: str, code: str, filler: str) -> None:
    source = hostile.x("<autorite>ARS-84</autorite>", filler * 70_000 + written).decode()
    report = _judge(source.encode())
    (finding,) = report.findings
    place = report.location(finding)
    at = source.index("<dateAvis>" if code == "CPOM-S-013" else written)
    assert finding.code == code
    assert place.line == source.count("\n", 0, at) + 1 > 70_000
    assert place.column == at - source.rfind("\n", 0, at)


def test_lines_of_empty_elements_are_right_beyond_65535() -> None:
    listed = "<destinataires>" + "<a/>\n" * 70_000 + "</destinataires>"
    source = hostile.x("<emetteur>", f"{listed}<emetteur>")
    first = source[: source.index(b"<a/>")].count(b"\n") + 1
    notes = read_bytes(source).notes
    lines = [n.line for n in notes if n.code == "CPOM-F-021"]
    assert lines == list(range(first, first + 70_000))


@pytest.mark.parametrize(
    ("listed", "wrong"),
    [
        ("<a/><destinataire>CD-01</destinataire><destinataire>zz</destinataire>", 2),
        ("<destinataire>CD-01</destinataire><!-- x --><destinataire>zz</destinataire>", 2),
        ("<destinataire>zz</destinataire><a/>", 1),
    ],
)
def test_rank_of_an_item_does_not_count_what_is_foreign(listed: str, wrong: int) -> None:
    source = hostile.x("<emetteur>", f"<destinataires>{listed}</destinataires><emetteur>")
    report = _judge(source)
    (finding,) = [f for f in report.findings if f.code == "CPOM-L-001"]
    assert finding.path == ("entete", "destinataires", wrong - 1)
    (element,) = _elements(etree.fromstring(source), report.location(finding).xpath)
    assert element.text == "zz"


def test_xpath_of_an_unknown_element_selects_it_and_not_its_namesake() -> None:
    other = '<d xmlns="urn:v">1</d><v:decision xmlns:v="urn:v">2</v:decision>'
    source = hostile.x("<decision>", f"{other}<decision>")
    report = _judge(source)
    root = etree.fromstring(source)
    found = [_elements(root, report.location(f).xpath) for f in report.findings]
    assert [[e.tag for e in elements] for elements in found] == [["{urn:v}d"], ["{urn:v}decision"]]


@pytest.mark.parametrize(
    ("content", "value"),
    [
        ("10<!-- x -->00", "1000"),
        ("A<?p x?>B", "AB"),
        ("<![CDATA[A & B <c>]]>", "A & B <c>"),
        ("A<![CDATA[B]]>C", "ABC"),
        ("A &amp; B &lt;&gt;&quot;&apos;", "A & B <>\"'"),
        ("&#233;&#xE9;&#x1F600;", "éé😀"),
        ("  A  B ", "  A  B "),
        ("A\tB", "A\tB"),
        ("e\u0301", "e\u0301"),
    ],
)
def test_text_is_read_whole(content: str, value: str) -> None:
    document = _named(content)
    assert _text(document) == value
    assert document.notes == ()


@pytest.mark.parametrize(("end", "read_as"), [("\r\n", "\n"), ("\r", "\n"), ("&#13;", "\r")])
def test_line_ends_are_read_as_xml_says(end: str, read_as: str) -> None:
    assert _text(_named(f"A{end}B")) == f"A{read_as}B"


def test_whole_file_with_crlf_is_the_same_document() -> None:
    path = judges.SAMPLES / "structure" / "contrat" / "exhaustif.xml"
    source = path.read_bytes()
    again = read_bytes(source.replace(b"\n", b"\r\n"))
    assert again.tree == read(path).tree
    paths = _element_paths(again.tree)[::50]
    assert again.locate(paths) == read(path).locate(paths)


@pytest.mark.parametrize(
    ("written", "value"),
    [("2", 2), (" 2 ", 2), ("\n\t2\r\n", 2), ("<!-- a -->2", 2), ("1<!-- a -->2", 12),
     ("<![CDATA[2]]>", 2), ("&#50;", 2), ("2.0", "2.0"), ("-3", -3), ("0", 0),
     ("+2", "+2"), ("02", "02"), (".5", ".5"), ("5.", "5."), ("2e1", "2e1"), ("2 0", "2 0"),
     ("0x2", "0x2"), ("NaN", "NaN"), ("INF", "INF"), ("1,5", "1,5"), ("\u00a02", "\u00a02"),
     ("٢", "٢"), ("1_0", "1_0"), ("", "")],
)  # fmt: skip
def test_number_is_one_only_when_written_plainly(written: str, value: Any) -> None:
    found = _numbered(written)
    assert found == value
    assert isinstance(found, str) is isinstance(value, str)


def test_huge_number_is_a_finding_and_not_infinity() -> None:
    (finding,) = _judge(hostile.x("ment>2<", f"ment>{'9' * 5000}<")).findings
    assert (finding.code, finding.path) == ("CPOM-S-003", ("entete", "versionDocument"))


@pytest.mark.parametrize(
    "attributes",
    ['xsi:schemaLocation="urn:cpom-esms:1 cpom.xsd"', 'xsi:type="c:avis"',
     'xsi:noNamespaceSchemaLocation="cpom.xsd"', 'xmlns:v="urn:v"'],
)  # fmt: skip
@pytest.mark.parametrize("tag", ["<avis ", "<decision"])
def test_attributes_every_program_writes_are_ignored(tag: str, attributes: str) -> None:
    source = hostile.swap(hostile.X, tag, f"{tag} {XSI} {attributes} ")
    assert _judge(source.encode()).findings == ()


@pytest.mark.parametrize(
    "attribute", ['xsi:nil="true"', 'xsi:nil="false"', 'xml:lang="fr"', 'xml:space="preserve"',
                  'id="a"', 'version="1.0"', 'xmlns:c="urn:cpom-esms:1" c:version="1.0"',
                  'xsi:unit="an"'],
)  # fmt: skip
def test_any_other_attribute_is_a_finding(attribute: str) -> None:
    source = hostile.x("<decision>", f"<decision {XSI} {attribute}>")
    assert [(n.code, n.path) for n in read_bytes(source).notes] == [("CPOM-F-019", ("decision",))]


def test_prefix_of_the_namespace_is_free() -> None:
    prefixed = re.sub(r"<(/?)([a-z])", r"<\1esms:\2", hostile.X).replace("xmlns=", "xmlns:esms=")
    assert read_bytes(prefixed.encode()).tree == read_bytes(hostile.X.encode()).tree


_MEMBER: Final = "<membre><nom>{}</nom>{}</membre>"
_D: Final = _MEMBER.format("c", "<texte>d</texte>")
_E: Final = _MEMBER.format("c", "<texte>e</texte>")
EXTENSIONS: Final = [
    ("<texte> a </texte>", " a ", ()),
    ("<nombre> -1.5 </nombre>", -1.5, ()),
    ("<booleen>false</booleen>", False, ()),
    ("<liste><texte>a</texte><liste><nombre>1</nombre></liste></liste>", ["a", [1]], ()),
    (f"<objet>{_MEMBER.format('é b', f'<objet>{_D}</objet>')}</objet>", {"é b": {"c": "d"}}, ()),
    (f"<objet>{_D}{_E}</objet>", {"c": "e"}, ("CPOM-F-007",)),
    ("<date>2025-01-01</date>", "", ("CPOM-F-021",)),
    ("<liste><valeur>1</valeur></liste>", [""], ("CPOM-F-021",)),
    ("<objet><membre><nombre>1</nombre><nom>a</nom></membre></objet>", {}, ("CPOM-F-021",)),
]  # fmt: skip


@pytest.mark.parametrize(("written", "value", "codes"), EXTENSIONS)
def test_extension_is_read_by_its_kind(written: str, value: Any, codes: tuple[str, ...]) -> None:
    document = read_bytes(hostile.xml_extended(written))
    assert document.tree["extensions"] == {"urn:a:b": value}
    assert tuple(n.code for n in document.notes) == codes


def test_everything_odd_at_once_is_noted_in_the_order_of_the_document() -> None:
    source = (
        '<avis xmlns="urn:cpom-esms:1" version="1.0" lang="fr">\n<decision>accepte</decision>\n'
        "<autorite>ARS-84</autorite>x\n<entete>\n<destinataires>\n<a/>\n</destinataires></entete>\n"
        "</avis>"
    )
    report = _judge(source.encode())
    notes = [f for f in report.findings if f.code.startswith("CPOM-F")]
    assert sorted((f.line, f.code) for f in notes if f.line) == [
        (1, "CPOM-F-019"), (1, "CPOM-F-022"), (3, "CPOM-F-020"), (4, "CPOM-F-020"),
        (6, "CPOM-F-021"),
    ]  # fmt: skip


def test_writer_and_reader_agree_on_what_xml_must_escape() -> None:
    text = "a\r\nb ]]> & < > \" ' \t é 😀 \u0085 \u2028"
    document = _named("x")
    document.tree["entete"]["emetteur"]["organisation"]["raisonSociale"] = text
    assert _text(read_bytes(write_bytes(document, "xml"))) == text


def test_notes_quote_what_was_found() -> None:
    (note,) = read_bytes(hostile.x("<organisation>", "<organisation> perdu ")).notes
    assert note == Note("CPOM-F-022", (("texte", "perdu"),), NAME[:-1], note.line)
