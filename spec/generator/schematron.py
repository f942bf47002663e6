"""The rules as ISO Schematron, with the XPath 2 query binding: one pattern per rule, ids are codes.

Other documents are given by address (``contratUri``, ``autresUris``…). A rule whose document is not
given fires nothing, and the pattern of that document reports it as not run.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Final
from xml.sax.saxutils import escape, quoteattr

from cpom_schema.standard.dictionary import NAMESPACE, Dictionary
from cpom_validators.cel.rule import Rule
from cpom_validators.cel.xpath import Tests, in_xpath, quoted, table, table_value
from spec.generator import rules as compiled_rules
from spec.generator.source import Source

_PARAMETER: Final = re.compile(r"\{(\w+)\}")


def absent(source: Source) -> dict[str, str]:
    """Return the rules Schematron cannot carry, with the reason each gives."""
    return {r["id"]: r["schematron"] for r in source.rules if "schematron" in r}


def texts(dictionary: Dictionary, document: str) -> tuple[str, ...]:
    """Return the paths of every long text of a type of document."""
    return tuple(_texts(dictionary, document, f"/c:{document}"))


def _texts(dictionary: Dictionary, name: str, path: str) -> Iterator[str]:
    for field in dictionary.objects[name].fields.values():
        here = f"{path}/c:{field.name}" + (f"/c:{field.item}" if field.item else "")
        if field.kind == "object":
            yield from _texts(dictionary, field.type, here)
        elif field.type == "texteLong":
            yield here


def _address(name: str, item: str | None) -> str:
    return f"{name}Uris" if item else f"{name}Uri"


def _others(source: Source) -> dict[str, str | None]:
    """Return every name of a related document, and the name of one when there may be several."""
    found: dict[str, str | None] = {}
    for others in source.related["documents"].values():
        for name, other in others.items():
            found[name] = other.get("item")
    return found


def _lets(source: Source, tables: set[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    yield "dateReference", "''"
    for name, item in _others(source).items():
        address = _address(name, item)
        yield address, "''"
        given = f"for $u in tokenize(normalize-space(${address}), ' ') return doc($u)/*"
        one = f"if (${address} = '') then () else doc(${address})/*"
        yield name, given if item else one
    lists = compiled_rules.code_lists(source)
    for listing, column in sorted(tables):
        yield table(listing, column), quoted(table_value(lists[listing], column))


def _message(rule: Rule, tests: Tests, lang: str) -> str:
    """Return the message with its values; the title where the values are in another document."""
    text = rule.raw["message"][lang]
    if not tests.parameters:
        return escape(rule.title[lang] if _PARAMETER.search(text) else text)
    written: list[str] = []
    for rank, piece in enumerate(_PARAMETER.split(text)):
        if rank % 2:
            written.append(f"<sch:value-of select={quoteattr(tests.parameters[piece])}/>")
        else:
            written.append(escape(piece))
    return "".join(written)


def _written(rule: Rule, source: Source) -> Tests:
    return in_xpath(rule, texts(source.dictionary, rule.document))


def _patterns(source: Source) -> Iterator[tuple[Rule, list[Tests]]]:
    """Yield each rule with its tests, one for each type unless one test fits them all."""
    found: dict[str, list[tuple[Rule, Tests]]] = {}
    for listed in compiled_rules.compiled(source).values():
        for rule in listed:
            if "schematron" not in rule.raw:
                found.setdefault(rule.id, []).append((rule, _written(rule, source)))
    for _, group in sorted(found.items()):
        rule, first = group[0]
        tests = [one for _, one in group]
        if all(one.test == first.test for one in tests):
            contexts = " | ".join(one.context for one in tests)
            tests = [first._replace(context=contexts)]
        yield rule, tests


def _guard(rule: Rule, source: Source) -> str:
    others = _others(source)
    conditions = [f"${_address(n, others[n])} != ''" for n in rule.needs if n in others]
    return f"[{' and '.join(conditions)}]" if conditions else ""


def _pattern(rule: Rule, tests: list[Tests], source: Source) -> str:
    guard = _guard(rule, source)
    text = f'  <sch:pattern id="regle-{rule.id}">\n'
    text += f"    <sch:title>{escape(rule.title['fr'])}</sch:title>\n"
    for rank, one in enumerate(tests):
        context = " | ".join(f"{path}{guard}" for path in one.context.split(" | "))
        code = rule.id if len(tests) == 1 else f"{rule.id}.{rule.raw['documents'][rank]}"
        text += f"    <sch:rule context={quoteattr(context)}>\n"
        for name, value in one.bindings:
            text += f'      <sch:let name="{name}" value={quoteattr(value)}/>\n'
        text += f'      <sch:assert id="{code}" role="{rule.raw["severity"]}"'
        text += f' diagnostics="{rule.id}.en" test={quoteattr(one.test)}>'
        text += f"{_message(rule, one, 'fr')}</sch:assert>\n"
        text += "    </sch:rule>\n"
    return text + "  </sch:pattern>\n"


def _not_run(source: Source, rules: list[Rule]) -> str:
    """Return one pattern for each other document: without it, its rules are reported not run."""
    text = ""
    for name, item in _others(source).items():
        needing: dict[str, list[str]] = {}
        for rule in rules:
            if name in rule.needs:
                needing.setdefault(rule.document, []).append(rule.id)
        for document, codes in needing.items():
            context = f"/c:{document}[${_address(name, item)} = '']"
            cause = source.words[f"cause_{name}"]["fr"]
            text += f'  <sch:pattern id="non-jugees-{name}-{document}">\n'
            text += f"    <sch:rule context={quoteattr(context)}>\n"
            text += f'      <sch:report id="non-jugees.{name}.{document}" role="information" '
            text += f'test="true()">Règles non jugées, {escape(cause)} : {" ".join(codes)}'
            text += "</sch:report>\n    </sch:rule>\n  </sch:pattern>\n"
    return text


def schema(source: Source) -> str:
    """Return the Schematron schema of the version."""
    patterns = list(_patterns(source))
    tables = {t for _, tests in patterns for one in tests for t in one.tables}
    text = '<?xml version="1.0" encoding="UTF-8"?>\n'
    text += '<sch:schema xmlns:sch="http://purl.oclc.org/dsdl/schematron" queryBinding="xslt2" '
    text += f'schemaVersion="{source.version}" xml:lang="fr">\n'
    text += f"  <sch:title>CPOM, règles de la version {source.version}</sch:title>\n"
    text += f'  <sch:ns prefix="c" uri="{NAMESPACE}"/>\n'
    text += '  <sch:ns prefix="xs" uri="http://www.w3.org/2001/XMLSchema"/>\n'
    for name, value in _lets(source, tables):
        text += f'  <sch:let name="{name}" value={quoteattr(value)}/>\n'
    text += "".join(_pattern(rule, tests, source) for rule, tests in patterns)
    text += _not_run(source, [r for r, _ in patterns])
    text += "  <sch:diagnostics>\n"
    for rule, tests in patterns:
        said = _message(rule, tests[0], "en")
        text += f'    <sch:diagnostic id="{rule.id}.en" xml:lang="en">{said}</sch:diagnostic>\n'
    return text + "  </sch:diagnostics>\n</sch:schema>\n"


def files(source: Source) -> Mapping[str, str]:
    """Return the schema and its stylesheet, by file name."""
    from spec.generator.schematron_compile import compile_schematron

    text = schema(source)
    return {"schematron/cpom.sch": text, "schematron/cpom.xsl": compile_schematron(text)}
