"""From a Schematron schema to the XSLT 2.0 stylesheet that applies it and answers in SVRL.

It knows the part of ISO Schematron our schemas use, and refuses the rest: `ns`, `let`, `pattern`,
`rule`, `assert`, `report`, `diagnostic`, `value-of`, `name`. Each `let` of the schema is a
parameter of the stylesheet. Tests compare what it gives with an independent processor.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final

from lxml import etree

from spec.generator.schematron_subset import SCH, SchematronError, parse

__all__ = ["SchematronError", "alternatives", "compile_schematron"]

XSL_NS: Final = "http://www.w3.org/1999/XSL/Transform"
SVRL_NS: Final = "http://purl.oclc.org/dsdl/svrl"
PLACE_NS: Final = "urn:cpom-esms:place"
XS_NS: Final = "http://www.w3.org/2001/XMLSchema"
XSL: Final = f"{{{XSL_NS}}}"
SVRL: Final = f"{{{SVRL_NS}}}"
_OWN_PREFIXES: Final = {"xsl": XSL_NS, "svrl": SVRL_NS, "place": PLACE_NS, "xs": XS_NS}
_LANG: Final = "{http://www.w3.org/XML/1998/namespace}lang"
_COPIED: Final = ("id", "role", "flag", "see", "icon", "fpi")
"""Attributes of an assert or a report that its SVRL repeats."""
_LAST: Final = "-5"
"""Priority of the templates that walk on where no rule matches."""


def compile_schematron(text: str) -> str:
    """Return the stylesheet of a schema.

    Args:
        text: the schema, with the XPath 2 query binding (``xslt2``).

    Raises:
        SchematronError: not Schematron, or a part of it we do not use.
    """
    schema = parse(text)
    prefixes = _prefixes(schema)
    sheet = etree.Element(
        f"{XSL}stylesheet", {"version": "2.0"}, nsmap={**prefixes, **_OWN_PREFIXES}
    )
    sheet.set("exclude-result-prefixes", "#all")
    _add(sheet, "output", method="xml", encoding="UTF-8", indent="yes")
    for let in schema.findall(f"{SCH}let"):
        _add(sheet, "param", name=let.get("name"), select=let.get("value"))
    output = _add_output(sheet, schema, prefixes)
    for rank, pattern in enumerate(schema.findall(f"{SCH}pattern"), 1):
        _add_pattern(sheet, output, pattern, f"p{rank}")
    _add_place_function(sheet, prefixes)
    etree.indent(sheet)
    return etree.tostring(sheet, encoding="unicode") + "\n"


def alternatives(context: str) -> list[str]:
    """Return the parts of a context, which ``|`` separates outside brackets and quotes."""
    parts = [""]
    depth = 0
    quote = ""
    for char in context:
        quote = _open_quote(quote, char)
        if not quote:
            depth += _nesting(char)
        if char == "|" and not depth and not quote:
            parts.append("")
        else:
            parts[-1] += char
    return [part.strip() for part in parts]


def _open_quote(before: str, char: str) -> str:
    """Return the quote that is open after a character, empty when none is.

    Args:
        before: the quote that was open before it, or an empty text.
        char: the character.
    """
    if before:
        return "" if char == before else before
    return char if char in "'\"" else ""


def _nesting(char: str) -> int:
    """Return how a character changes the number of brackets that are open."""
    if char in "([":
        return 1
    return -1 if char in ")]" else 0


def _prefixes(schema: Any) -> dict[str, str]:
    """Return the namespaces of a schema by prefix.

    Raises:
        SchematronError: it gives another meaning to a prefix of the stylesheet.
    """
    prefixes: dict[str, str] = {}
    for declared in schema.findall(f"{SCH}ns"):
        prefix, uri = declared.get("prefix", ""), declared.get("uri", "")
        if _OWN_PREFIXES.get(prefix, uri) != uri:
            own = ", ".join(_OWN_PREFIXES)
            raise SchematronError(f"prefixes kept for the stylesheet: {own}")
        prefixes[prefix] = uri
    return prefixes


def _add(parent: Any, tag: str, /, **attributes: Any) -> Any:
    """Add an XSLT instruction, without its empty attributes."""
    return etree.SubElement(parent, XSL + tag, {k: v for k, v in attributes.items() if v})


def _literal(text: str) -> str:
    """Return a text as an attribute of a result, where braces would be XPath."""
    return text.replace("{", "{{").replace("}", "}}")


def _copy_attributes(target: Any, source: Any, names: Iterable[str]) -> None:
    """Set on an element of the result the attributes that an element of the schema has."""
    for name in names:
        if source.get(name):
            target.set(name, _literal(source.get(name)))


def _add_output(sheet: Any, schema: Any, prefixes: Mapping[str, str]) -> Any:
    """Add the template of a whole document; return the SVRL it holds, to be filled."""
    start = _add(sheet, "template", match="/")
    output = etree.SubElement(start, f"{SVRL}schematron-output")
    title = schema.findtext(f"{SCH}title")
    if title:
        output.set("title", _literal(title.strip()))
    _copy_attributes(output, schema, ["schemaVersion"])
    for prefix, uri in prefixes.items():
        declared = {"prefix": prefix, "uri": uri}
        etree.SubElement(output, f"{SVRL}ns-prefix-in-attribute-values", declared)
    return output


def _add_pattern(sheet: Any, output: Any, pattern: Any, mode: str) -> None:
    """Add what applies a pattern: in the output itself, or in templates of a mode of its own."""
    active = etree.SubElement(output, f"{SVRL}active-pattern")
    _copy_attributes(active, pattern, ("id", "role"))
    rules = pattern.findall(f"{SCH}rule")
    lets = pattern.findall(f"{SCH}let")
    if _is_absolute(rules):
        # Every node of an absolute path, without a walk through the document.
        loop = _add(output, "for-each", select=rules[0].get("context"))
        _add_rule(loop, lets, rules[0])
        return
    _add(output, "apply-templates", select="/", mode=mode)
    for rank, rule in enumerate(rules):  # of the rules that match a node, the first one counts
        priority = str(len(rules) - rank)
        template = _add(sheet, "template", match=rule.get("context"), mode=mode, priority=priority)
        _add_rule(template, lets, rule)
        _add(template, "apply-templates", mode=mode, select="@*|node()")
    _add_walk(sheet, mode)


def _is_absolute(rules: Sequence[Any]) -> bool:
    """Return whether a pattern has only one rule, whose context starts at the root."""
    if len(rules) != 1:
        return False
    paths = alternatives(rules[0].get("context"))
    return all(path.startswith("/") for path in paths)


def _add_walk(sheet: Any, mode: str) -> None:
    """Add the templates that lead a mode through the nodes no rule matches."""
    every = _add(sheet, "template", match="*", mode=mode, priority=_LAST)
    _add(every, "apply-templates", mode=mode, select="@*|node()")
    leaves = "@*|text()|comment()|processing-instruction()"
    _add(sheet, "template", match=leaves, mode=mode, priority=_LAST)


def _add_rule(parent: Any, lets: Iterable[Any], rule: Any) -> None:
    """Add what a rule does at a node: its variables, its trace in the SVRL and its tests.

    Args:
        parent: the instruction that runs at each node of the rule.
        lets: the variables of the pattern.
        rule: the rule.
    """
    _add_variables(parent, lets, rule)
    fired = etree.SubElement(parent, f"{SVRL}fired-rule")
    fired.set("context", _literal(rule.get("context")))
    _copy_attributes(fired, rule, ("id", "role", "flag"))
    for test in rule.iterchildren(f"{SCH}assert", f"{SCH}report"):
        _add_test(parent, test)


def _add_variables(parent: Any, lets: Iterable[Any], rule: Any) -> None:
    for let in lets:  # those of a pattern are evaluated at the root of the document
        value = f"for $root in root() return $root/({let.get('value')})"
        _add(parent, "variable", name=let.get("name"), select=value)
    for let in rule.findall(f"{SCH}let"):
        _add(parent, "variable", name=let.get("name"), select=let.get("value"))


def _add_test(parent: Any, test: Any) -> None:
    """Add an assert, reported when its test fails, or a report, when its test succeeds."""
    condition = test.get("test")
    if test.tag == f"{SCH}assert":
        branch = _add(parent, "if", test=f"not({condition})")
        found = etree.SubElement(branch, f"{SVRL}failed-assert")
    else:
        branch = _add(parent, "if", test=condition)
        found = etree.SubElement(branch, f"{SVRL}successful-report")
    found.set("test", _literal(condition))
    _copy_attributes(found, test, _COPIED)
    found.set("location", "{place:of(.)}")
    for name in test.get("diagnostics", "").split():
        reference = f"{SVRL}diagnostic-reference"
        diagnostic = _diagnostic(test, name)
        _add_text(etree.SubElement(found, reference, {"diagnostic": name}), diagnostic)
    _add_text(found, test)


def _diagnostic(test: Any, name: str) -> Any:
    """Return the diagnostic that a test names.

    Raises:
        SchematronError: the schema has none of this name.
    """
    schema = test.getroottree().getroot()
    for diagnostic in schema.iterfind(f"{SCH}diagnostics/{SCH}diagnostic"):
        if diagnostic.get("id") == name:
            return diagnostic
    raise SchematronError(f"diagnostic {name} (line {test.sourceline})")


def _add_text(parent: Any, message: Any) -> None:
    """Add the text of an assert, a report or a diagnostic, with its values."""
    text = etree.SubElement(parent, f"{SVRL}text")
    if message.get(_LANG):
        text.set(_LANG, message.get(_LANG))
    _add_words(text, message.text)
    for child in message:
        _add_piece(text, child)
        _add_words(text, child.tail)


def _add_words(text: Any, words: str | None) -> None:
    if words:
        _add(text, "text").text = words


def _add_piece(text: Any, child: Any) -> None:
    """Add what an element inside a message stands for: words, a value, or the name of a node."""
    name = etree.QName(child).localname
    if name == "emph":
        _add(text, "text").text = child.text or ""
        return
    value = child.get("select") if name == "value-of" else f"name({child.get('path', '')})"
    _add(text, "value-of", select=value, separator=" ")


def _add_place_function(sheet: Any, prefixes: Mapping[str, str]) -> None:
    """Add the function that gives the place of a node, as an XPath with the schema's prefixes."""
    function = _add(sheet, "function", name="place:of")
    function.set("as", "xs:string")
    _add(function, "param", name="node").set("as", "node()")
    named = ""
    for prefix, uri in prefixes.items():
        name = f"concat('{prefix}:', local-name($one))"
        named += f"if (namespace-uri($one) = '{uri}') then {name} else "
    other = "concat('*:', local-name($one), '[namespace-uri()=''', namespace-uri($one), ''']')"
    rank = "count($one/preceding-sibling::*[node-name(.) = node-name($one)]) + 1"
    steps = f"concat('/', {named}{other}, '[', {rank}, ']')"
    attribute = "if ($node/self::attribute()) then concat('/@', name($node)) else ''"
    listed = f"for $one in $node/ancestor-or-self::* return {steps}"
    _add(function, "sequence", select=f"string-join(({listed}, {attribute}), '')")
