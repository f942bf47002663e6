"""From a Schematron schema to the XSLT 2.0 stylesheet that applies it and answers in SVRL.

It knows the part of ISO Schematron our schemas use, and refuses the rest: `ns`, `let`, `pattern`,
`rule`, `assert`, `report`, `diagnostic`, `value-of`, `name`. Each `let` of the schema is a
parameter of the stylesheet. Tests compare what it gives with an independent processor.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, Final

from lxml import etree

SCH: Final = "{http://purl.oclc.org/dsdl/schematron}"
XSL_NS: Final = "http://www.w3.org/1999/XSL/Transform"
SVRL_NS: Final = "http://purl.oclc.org/dsdl/svrl"
PLACE_NS: Final = "urn:cpom-esms:place"
XS_NS: Final = "http://www.w3.org/2001/XMLSchema"
XSL: Final = f"{{{XSL_NS}}}"
SVRL: Final = f"{{{SVRL_NS}}}"
_LANG: Final = "{http://www.w3.org/XML/1998/namespace}lang"
_COPIED: Final = ("id", "role", "flag", "see", "icon", "fpi")
_KNOWN: Final = {
    "schema": {"title", "p", "ns", "let", "pattern", "diagnostics"},
    "pattern": {"title", "p", "let", "rule"},
    "rule": {"title", "p", "let", "assert", "report"},
    "assert": {"value-of", "name", "emph"},
    "report": {"value-of", "name", "emph"},
    "diagnostics": {"diagnostic"},
    "diagnostic": {"value-of", "name", "emph"},
}
_PARSER: Final = etree.XMLParser(
    resolve_entities=False, no_network=True, remove_comments=True, remove_pis=True
)


class SchematronError(ValueError):
    """The schema is not one this compiler takes."""


def compile_schematron(text: str) -> str:
    """The stylesheet of a schema.

    Args:
        text: the schema, with the XPath 2 query binding (``xslt2``).

    Raises:
        SchematronError: not Schematron, or a part of it we do not use.
    """
    try:
        schema = etree.fromstring(text.encode(), _PARSER)
    except etree.XMLSyntaxError as error:
        raise SchematronError(str(error)) from error
    _check(schema)
    spaces = {n.get("prefix", ""): n.get("uri", "") for n in schema.findall(f"{SCH}ns")}
    own = {"xsl": XSL_NS, "svrl": SVRL_NS, "place": PLACE_NS, "xs": XS_NS}
    if any(own.get(prefix, uri) != uri for prefix, uri in spaces.items()):
        raise SchematronError(f"prefixes kept for the stylesheet: {', '.join(own)}")
    sheet = etree.Element(f"{XSL}stylesheet", {"version": "2.0"}, nsmap={**spaces, **own})
    sheet.set("exclude-result-prefixes", "#all")
    _add(sheet, "output", method="xml", encoding="UTF-8", indent="yes")
    for let in schema.findall(f"{SCH}let"):
        _add(sheet, "param", name=let.get("name"), select=let.get("value"))
    start = _add(sheet, "template", match="/")
    output = etree.SubElement(start, f"{SVRL}schematron-output")
    title = schema.findtext(f"{SCH}title")
    if title:
        output.set("title", _literal(title.strip()))
    if schema.get("schemaVersion"):
        output.set("schemaVersion", _literal(schema.get("schemaVersion", "")))
    for prefix, uri in spaces.items():
        etree.SubElement(
            output, f"{SVRL}ns-prefix-in-attribute-values", {"prefix": prefix, "uri": uri}
        )
    for rank, pattern in enumerate(schema.findall(f"{SCH}pattern"), 1):
        _pattern(sheet, output, pattern, f"p{rank}")
    _place(sheet, spaces)
    etree.indent(sheet)
    return etree.tostring(sheet, encoding="unicode") + "\n"


def _check(schema: Any) -> None:
    if schema.tag != f"{SCH}schema" or schema.get("queryBinding") != "xslt2":
        raise SchematronError("a schema with queryBinding='xslt2' was expected")
    for element in schema.iter():
        name = etree.QName(element).localname
        if not element.tag.startswith(SCH):
            raise SchematronError(f"{element.tag} (line {element.sourceline})")
        inside = element.getparent()
        parent = "" if inside is None else etree.QName(inside).localname
        if parent in _KNOWN and name not in _KNOWN[parent]:
            raise SchematronError(f"{name} in {parent} (line {element.sourceline})")
        if name in {"pattern", "rule"} and {"abstract", "is-a", "documents"} & set(element.keys()):
            raise SchematronError(f"abstract {name} (line {element.sourceline})")
        needed = {"rule": "context", "assert": "test", "report": "test", "let": "value"}.get(name)
        if needed and not element.get(needed):
            raise SchematronError(f"{name} without {needed} (line {element.sourceline})")


def _add(parent: Any, tag: str, /, **attributes: Any) -> Any:
    return etree.SubElement(parent, XSL + tag, {k: v for k, v in attributes.items() if v})


def _literal(text: str) -> str:
    """A text as an attribute of a result, where braces would be XPath."""
    return text.replace("{", "{{").replace("}", "}}")


def alternatives(context: str) -> list[str]:
    """The parts of a context, which ``|`` separates outside brackets and quotes."""
    parts, depth, quote = [""], 0, ""
    for char in context:
        if quote:
            quote = "" if char == quote else quote
        elif char in "'\"":
            quote = char
        else:
            depth += (char in "([") - (char in ")]")
        if char == "|" and not depth and not quote:
            parts.append("")
        else:
            parts[-1] += char
    return [p.strip() for p in parts]


def _pattern(sheet: Any, output: Any, pattern: Any, mode: str) -> None:
    active = etree.SubElement(output, f"{SVRL}active-pattern")
    for name in ("id", "role"):
        if pattern.get(name):
            active.set(name, _literal(pattern.get(name)))
    rules = pattern.findall(f"{SCH}rule")
    lets = pattern.findall(f"{SCH}let")
    whole = len(rules) == 1 and all(p[:1] == "/" for p in alternatives(rules[0].get("context")))
    if whole:  # every node of an absolute path, without a walk through the document
        loop = _add(output, "for-each", select=rules[0].get("context"))
        _rule(loop, lets, rules[0])
        return
    _add(output, "apply-templates", select="/", mode=mode)
    for rank, rule in enumerate(rules):  # of the rules that match a node, the first one counts
        template = _add(
            sheet, "template", match=rule.get("context"), mode=mode, priority=str(len(rules) - rank)
        )
        _rule(template, lets, rule)
        _add(template, "apply-templates", mode=mode, select="@*|node()")
    every = _add(sheet, "template", match="*", mode=mode, priority="-5")
    _add(every, "apply-templates", mode=mode, select="@*|node()")
    _add(
        sheet, "template", match="@*|text()|comment()|processing-instruction()",
        mode=mode, priority="-5",
    )  # fmt: skip


def _rule(parent: Any, lets: Iterable[Any], rule: Any) -> None:
    for let in lets:  # those of a pattern are evaluated at the root of the document
        variable = _add(parent, "variable", name=let.get("name"))
        variable.set("select", f"for $root in root() return $root/({let.get('value')})")
    for let in rule.findall(f"{SCH}let"):
        _add(parent, "variable", name=let.get("name"), select=let.get("value"))
    fired = etree.SubElement(parent, f"{SVRL}fired-rule")
    fired.set("context", _literal(rule.get("context")))
    for name in ("id", "role", "flag"):
        if rule.get(name):
            fired.set(name, _literal(rule.get(name)))
    for one in rule:
        if one.tag in {f"{SCH}assert", f"{SCH}report"}:
            _test(parent, one)


def _test(parent: Any, one: Any) -> None:
    test, fails = one.get("test"), one.tag == f"{SCH}assert"
    branch = _add(parent, "if", test=f"not({test})" if fails else test)
    found = etree.SubElement(branch, SVRL + ("failed-assert" if fails else "successful-report"))
    found.set("test", _literal(test))
    for name in _COPIED:
        if one.get(name):
            found.set(name, _literal(one.get(name)))
    found.set("location", "{place:of(.)}")
    for name in one.get("diagnostics", "").split():
        known = one.getroottree().getroot().iterfind(f"{SCH}diagnostics/{SCH}diagnostic")
        said = next((d for d in known if d.get("id") == name), None)
        if said is None:
            raise SchematronError(f"diagnostic {name} (line {one.sourceline})")
        _say(etree.SubElement(found, f"{SVRL}diagnostic-reference", {"diagnostic": name}), said)
    _say(found, one)


def _say(parent: Any, one: Any) -> None:
    """The text of an assert, a report or a diagnostic, with its values."""
    text = etree.SubElement(parent, f"{SVRL}text")
    if one.get(_LANG):
        text.set(_LANG, one.get(_LANG))
    for piece in _pieces(one):
        if isinstance(piece, str):
            _add(text, "text").text = piece
        else:
            _add(text, "value-of", select=piece[0], separator=" ")


def _pieces(one: Any) -> Iterator[str | tuple[str]]:
    """The texts of a message, and the expressions between them."""
    if one.text:
        yield one.text
    for child in one:
        name = etree.QName(child).localname
        if name == "emph":
            yield child.text or ""
        else:
            path = child.get("select" if name == "value-of" else "path", "")
            yield (path if name == "value-of" else f"name({path})",)
        if child.tail:
            yield child.tail


def _place(sheet: Any, spaces: dict[str, str]) -> None:
    """The function that says where a node is, as an XPath with the prefixes of the schema."""
    function = _add(sheet, "function", name="place:of")
    function.set("as", "xs:string")
    _add(function, "param", name="node").set("as", "node()")
    named = "".join(
        f"if (namespace-uri($one) = '{uri}') then concat('{prefix}:', local-name($one)) else "
        for prefix, uri in spaces.items()
    )
    other = "concat('*:', local-name($one), '[namespace-uri()=''', namespace-uri($one), ''']')"
    rank = "count($one/preceding-sibling::*[node-name(.) = node-name($one)]) + 1"
    steps = f"concat('/', {named}{other}, '[', {rank}, ']')"
    attribute = "if ($node/self::attribute()) then concat('/@', name($node)) else ''"
    listed = f"for $one in $node/ancestor-or-self::* return {steps}"
    _add(function, "sequence", select=f"string-join(({listed}, {attribute}), '')")
