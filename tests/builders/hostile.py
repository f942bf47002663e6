"""Hostile small files: what each holds, the finding it must get, and where."""

from __future__ import annotations

from pathlib import Path
from typing import Final, NamedTuple

_VALID: Final = Path(__file__).parents[1].parent / "samples" / "structure" / "avis"
J: Final = (_VALID / "minimal.json").read_text(encoding="utf-8")
X: Final = (_VALID / "minimal.xml").read_text(encoding="utf-8")
BOM: Final = b"\xef\xbb\xbf"
_XSI: Final = 'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"'
_NAME: Final = "Association Les Tilleuls"


class Case(NamedTuple):
    """One file.

    Attributes:
        name: name of the file, with a suffix the command takes.
        content: its bytes.
        code: the first finding of the report, "" when there must be none.
        pointer: place in the tree.
        at: text at which the finding must point, "" when it has no line.
        exit: exit code of the command.
    """

    name: str
    content: bytes
    code: str
    pointer: str = ""
    at: str = ""
    exit: int = 1

    @property
    def place(self) -> tuple[int, int] | None:
        """Line and column of `at` in the content."""
        if not self.at:
            return None
        text = self.content.decode("utf-8-sig", "replace")
        before = text[: text.index(self.at)]
        return before.count("\n") + 1, len(before) - before.rfind("\n")


def swap(text: str, old: str, new: str) -> str:
    """The text with its only occurrence of `old` replaced."""
    assert text.count(old) == 1, old
    return text.replace(old, new)


def j(old: str, new: str) -> bytes:
    """The JSON document with one change."""
    return swap(J, old, new).encode("utf-8", "surrogatepass")


def x(old: str, new: str) -> bytes:
    """The XML document with one change."""
    return swap(X, old, new).encode()


def extended(value: str) -> bytes:
    """The JSON document with this value as an extension."""
    return j('"decision"', f'"extensions": {{"urn:a:b": {value}}}, "decision"')


def xml_extended(value: str) -> bytes:
    """The XML document with this value as an extension."""
    after = f"</decision><extensions><extension><nom>urn:a:b</nom>{value}</extension></extensions>"
    return x("</decision>", after)


def _root(attributes: str) -> str:
    return swap(X, 'esms:1" version="1.0"', f'esms:1" {attributes}')


def with_dtd(dtd: str, text: str = "Association") -> bytes:
    """The XML document with a DTD, and a text that uses it."""
    return swap(X.replace("Association", text), "<avis ", f"<!DOCTYPE {dtd}>\n<avis ").encode()


_LAUGHS: Final = '<!ENTITY l0 "lol">' + "".join(
    f'<!ENTITY l{i} "{f"&l{i - 1};" * 10}">' for i in range(1, 11)
)
_OTHER_ENCODINGS: Final = [
    Case(f"{name}{suffix}", text.encode(name), "CPOM-F-003")
    for name in ("utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-le", "utf-32-be")
    for text, suffix in ((J, ".json"), (X, ".xml"), ("\n" + J, "-blank.json"))
]
_NUMBERS: Final = [
    Case(f"number-{i}.json", j(': 2,\n    "statut', f': {n},\n    "statut'), "CPOM-F-008", at=n)
    for i, n in enumerate(
        ("NaN", "Infinity", "-Infinity", "1e400", "-1e400", "1" * 5000, "-" + "1" * 5000)
    )
]
_NESTED: Final = [
    Case("deep-list.json", extended("[" * 10_000 + "1" + "]" * 10_000), "CPOM-F-014"),
    Case("deep-object.json", extended('{"a":' * 10_000 + "1" + "}" * 10_000), "CPOM-F-014"),
    Case("deep.xml", x("<decision>", "<a>" * 10_000 + "</a>" * 10_000 + "<decision>"),
         "CPOM-F-014"),
    Case("deep-list.xml", xml_extended("<liste>" * 10_000 + "</liste>" * 10_000), "CPOM-F-014"),
    Case("33-levels.json", extended("[" * 33 + "1" + "]" * 33), "CPOM-F-014",
         "/extensions/urn:a:b", '"urn:a:b"'),
    Case("33-levels.xml", xml_extended("<liste>" * 33 + "<nombre>1</nombre>" + "</liste>" * 33),
         "CPOM-F-014", "/extensions/urn:a:b", "<extensions>"),
    Case("31-levels.json", extended("[" * 31 + "1" + "]" * 31), "", exit=0),
]  # fmt: skip

NOT_A_DOCUMENT: Final = [
    Case("empty.json", b"", "CPOM-F-001"),
    Case("blank.xml", b" \t\r\n" * 20, "CPOM-F-001"),
    Case("only-bom.json", BOM, "CPOM-F-001"),
    Case("binary.json", bytes(range(256)) * 20, "CPOM-F-002"),
    Case("zeros.json", b"\0" * 1000, "CPOM-F-002"),
    Case("pdf.json", b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj", "CPOM-F-002"),
    Case("workbook.xml", b"PK\x03\x04\x14\0\x06\0", "CPOM-F-002"),
    Case("old-workbook.xml", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "CPOM-F-002"),
    Case("csv.json", b"code;libelle\nA;B\n", "CPOM-F-002"),
    Case("csv-latin1.json", "libellé\n".encode("latin-1"), "CPOM-F-003", at="\ufffd"),
    Case("html.xml", b"<html><body><p>Erreur 502</body></html>", "CPOM-F-002"),
    Case("list.json", f"[{J}]".encode(), "CPOM-F-010"),
    Case("text-alone.json", b'"avis"', "CPOM-F-010"),
    Case("two-roots.json", (J + J).encode(), "CPOM-F-005"),
    Case("two-roots.xml", (X + "<avis/>").encode(), "CPOM-F-011", at="<avis/>"),
    Case("text-after.xml", (X + "bonjour").encode(), "CPOM-F-011", at="bonjour"),
    *_OTHER_ENCODINGS,
    Case("bom.json", BOM + J.encode(), "CPOM-F-004", at="{", exit=0),
    Case("bom.xml", BOM + X.encode(), "", exit=0),
    Case("latin1.json", swap(J, _NAME, "Les Érables").encode("latin-1"), "CPOM-F-003", at="\ufffd"),
    Case("cp1252.json", swap(J, _NAME, "L’Été").encode("cp1252"), "CPOM-F-003", at="\ufffd"),
    Case("latin1.xml", swap(X, _NAME, "Les Érables").encode("latin-1"), "CPOM-F-003", at="\ufffd"),
    Case("latin1-declared.xml", X.replace("UTF-8", "ISO-8859-1").replace("Les", "é").encode(
        "latin-1"), "CPOM-F-003", at="ISO"),
    Case("cp1252-declared.xml", X.replace("UTF-8", "windows-1252").replace("Les", "L’").encode(
        "cp1252"), "CPOM-F-003", at="windows"),
    Case("ascii-declared.xml", x("UTF-8", "US-ASCII"), "", exit=0),
    Case("latin1-declared-no-accent.xml", x("UTF-8", "ISO-8859-1"), "", exit=0),
    Case("ascii-pretended.xml", x("UTF-8", "ASCII").replace(b"Les", "Lès".encode()), "CPOM-F-110",
         at="ASCII"),
    Case("klingon-declared.xml", x("UTF-8", "klingon"), "CPOM-F-110", at="klingon"),
    Case("utf-16-pretended.xml", x("UTF-8", "UTF-16"), "CPOM-F-110", at="UTF-16"),
    Case("line-before.xml", b"\n" + X.encode(), "CPOM-F-011", at="\n"),
    Case("blank-before.xml", b"  " + X.encode(), "CPOM-F-011", at="  "),
    Case("page.xml", b"<!DOCTYPE html><html><body>Connexion</body></html>", "CPOM-F-002"),
    Case("page.json", b"<html><head/></html>", "CPOM-F-002"),
    Case("one-file.xml", b'<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:'
         b'office:1.0"/>', "CPOM-F-002"),
    Case("seven.zip", b"7z\xbc\xaf\x27\x1c\x00\x04", "CPOM-F-002"),
    Case("lower-case-utf-8.xml", x("UTF-8", "utf-8"), "", exit=0),
]  # fmt: skip

JSON: Final = [
    Case("key-twice.json", j('"1.0",', '"1.0", "cpom" : "1.0",'), "CPOM-F-007", "/cpom",
         '"cpom" :'),
    Case("key-twice-below.json", j('"raisonSociale"', '"raisonSociale": "x", "raisonSociale"  '),
         "CPOM-F-007", "/entete/emetteur/organisation/raisonSociale", '"raisonSociale"  '),
    Case("key-twice-escaped.json", j('"raisonSociale"', '"r\\u0061isonSociale": "x", '
         '"raisonSociale"'), "CPOM-F-007", "/entete/emetteur/organisation/raisonSociale",
         '"raisonSociale"'),
    Case("key-twice-colon.json", j(f'"raisonSociale": "{_NAME}', '"raisonSociale": "x", '
         '"raisonSociale" : "\\u003a'), "CPOM-F-007",
         "/entete/emetteur/organisation/raisonSociale", '"raisonSociale" :'),
    Case("key-twice-extension.json", extended('{"a": 1, "b": [{"c": 1, "c"  : 2}]}'), "CPOM-F-007",
         "/extensions/urn:a:b/b/0/c", '"c"  '),
    *_NUMBERS,
    Case("over-2-53.json", j(': 2,\n    "statut', ': 9007199254740993,\n    "statut'),
         "CPOM-S-010", "/entete/versionDocument", '"versionDocument": 9'),
    Case("over-2-53-extension.json", extended("9007199254740993"), "CPOM-S-010",
         "/extensions/urn:a:b", '"urn:a:b"'),
    Case("over-2-64.json", extended("18446744073709551617"), "CPOM-S-010", "/extensions/urn:a:b",
         '"urn:a:b"'),
    Case("surrogate.json", j("Les", "\\\\ud83d \\ud83d\\ude00 \\ud83d Les"), "CPOM-F-009",
         at="\\ud83d Les"),
    Case("low-surrogate.json", j("Les", "\\udC00 Les"), "CPOM-F-009", at="\\udC00"),
    Case("surrogate-key.json", j('"autorite"', '"\\ud800"'), "CPOM-F-009", at="\\ud800"),
    Case("surrogate-bytes.json", j("Les", "\ud83d"), "CPOM-F-003", at="\ufffd"),
    Case("nul.json", j("Les", "\\u0000"), "CPOM-S-012",
         "/entete/emetteur/organisation/raisonSociale", '"raisonSociale"'),
    Case("raw-control.json", j("Les", "\x01"), "CPOM-F-005", at="\x01"),
    Case("comma.json", j('demandes"\n', 'demandes",\n'), "CPOM-F-005"),
    Case("comment.json", j('"autorite"', '// un\n"autorite"'), "CPOM-F-005", at="//"),
    Case("catalogue-word.json", j("ARS-84", "@zip"), "CPOM-S-004", "/autorite", '"autorite"'),
    Case("template.json", j('"autorite"', '"{champ} [{x}] @absent": 1, "autorite"'), "CPOM-S-002",
         "/{champ} [{x}] @absent", '"{champ}'),
    Case("no-version.json", j('"cpom": "1.0",', ""), "CPOM-F-017", "/cpom", "{"),
    Case("number-version.json", j('"1.0"', "1.0"), "CPOM-F-017", "/cpom", '"cpom"'),
    Case("future.json", j('"1.0"', '"7.3"'), "CPOM-F-018", "/cpom", '"cpom"', exit=3),
    Case("minor.json", j('"1.0"', '"1.1"'), "CPOM-F-018", "/cpom", '"cpom"', exit=3),
    Case("no-type.json", j('"type": "avis",', ""), "CPOM-F-016", "/type", "{"),
    Case("near-type.json", j('"avis"', '"suivi annuel"'), "CPOM-F-016", "/type", '"type"'),
    Case("type-list.json", j('"avis"', '["avis"]'), "CPOM-F-016", "/type", '"type"'),
    Case("empty-object.json", b"{}", "CPOM-F-017", "/cpom", "{"),
]  # fmt: skip

XML: Final = [
    Case("laughs.xml", with_dtd(f"a [{_LAUGHS}]", "&l10;"), "CPOM-F-012", at="<!DOC"),
    Case("quadratic.xml", with_dtd(f'a [<!ENTITY a "{"a" * 100_000}">]', "&a;" * 20_000),
         "CPOM-F-012", at="<!DOC"),
    Case("external.xml", with_dtd('a [<!ENTITY a SYSTEM "file:SECRET">]', "&a;"), "CPOM-F-012",
         at="<!DOC"),
    Case("parameter.xml", with_dtd('a [<!ENTITY % p SYSTEM "file:SECRET"> %p;]'), "CPOM-F-012",
         at="<!DOC"),
    Case("dtd.xml", with_dtd("avis"), "CPOM-F-012", at="<!DOC"),
    Case("dtd-elsewhere.xml", with_dtd('avis SYSTEM "http://cpom.invalid/a.dtd"'), "CPOM-F-012",
         at="<!DOC"),
    Case("dtd-after-comments.xml", x("<avis ", "<!-- é --> <?x y?>\n <!DOCTYPE avis>\n<avis "),
         "CPOM-F-012", at="<!DOC"),
    Case("dtd-in-comment.xml", x("<avis ", "<!-- <!DOCTYPE avis> --><avis "), "", exit=0),
    Case("entity.xml", x("Les", "L&eacute;s"), "CPOM-F-012"),
    Case("ampersand.xml", x("Les", "A & B"), "CPOM-F-011"),
    Case("namespace.xml", X.replace("urn:cpom-esms:1", "urn:cpom-esms:2").encode(), "CPOM-F-013"),
    Case("no-namespace.xml", x(' xmlns="urn:cpom-esms:1"', ""), "CPOM-F-013"),
    Case("no-namespace-below.xml", x("<decision>", '<decision xmlns="">'), "CPOM-S-002",
         "/{}decision", "<decision"),
    Case("other-namespace.xml", x("<autorite>", '<v:a xmlns:v="urn:v">1</v:a><autorite>'),
         "CPOM-S-002", "/{urn:v}a", "<v:a"),
    Case("no-version.xml", _root("").encode(), "CPOM-F-017", "/cpom"),
    Case("future.xml", _root('version="7.3"').encode(), "CPOM-F-018", "/cpom", exit=3),
    Case("near-type.xml", X.replace("avis", "avi").encode(), "CPOM-F-016", "/type"),
    Case("attribute.xml", x("<decision>", '<decision unite="an">'), "CPOM-F-019", "/decision",
         "<decision"),
    Case("root-attribute.xml", _root('version="1.0" lang="fr"').encode(), "CPOM-F-019", "",
         "<avis"),
    Case("nil.xml", _root(f'version="1.0" {_XSI}').replace("<decision>", '<decision xsi:nil="1">')
         .encode(), "CPOM-F-019", "/decision", "<decision"),
    Case("text.xml", x("<organisation>", "<organisation>perdu"), "CPOM-F-022",
         "/entete/emetteur/organisation", "<organisation>"),
    Case("text-in-leaf.xml", x("demandes</", "demandes<b/></"), "CPOM-F-022", "/decision",
         "<decision"),
    Case("order.xml", x("  <autorite>ARS-84</autorite>\n  <dateAvis>2026-06-12</dateAvis>",
         "  <dateAvis>2026-06-12</dateAvis>\n  <autorite>ARS-84</autorite>"), "CPOM-F-020",
         "/autorite", "<autorite"),
    Case("twice.xml", x("<autorite>", "<autorite>ARS-01</autorite><autorite>"), "CPOM-S-013",
         "/autorite", "<autorite"),
    Case("foreign-item.xml", x("<dateProduction>", "<dateProduction>").replace(
        b"  </entete>", b"<destinataires><autorite>CD-01</autorite></destinataires></entete>"),
         "CPOM-F-021", "/entete/destinataires"),
    Case("wrapper-twice.xml", X.replace("  </entete>", "".join(
        f"<destinataires>\n<destinataire>{c}</destinataire></destinataires >"
        for c in ("ARS-84", "CD-01")) + "</entete>").encode(), "CPOM-F-007",
         "/entete/destinataires"),
]  # fmt: skip

SMALL: Final = [*NOT_A_DOCUMENT, *JSON, *XML, *_NESTED]
