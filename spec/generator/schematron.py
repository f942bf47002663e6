"""The rules as ISO Schematron, with the XPath 2 query binding: one pattern per rule, ids are codes.

Other documents are given by address (``contratUri``, ``autresUris``…). A rule whose document is not
given fires nothing, and the pattern of that document reports it as not run.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Final, NamedTuple
from xml.sax.saxutils import escape, quoteattr

from cpom_schema.standard.dictionary import NAMESPACE, Dictionary
from cpom_validators.cel.rule import Rule
from cpom_validators.cel.xpath import Tests, in_xpath, quoted, table, table_value
from spec.generator import rules as compiled_rules
from spec.generator.source import Source

_PARAMETER: Final = re.compile(r"\{(\w+)\}")
_HEAD: Final = (
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    '<sch:schema xmlns:sch="http://purl.oclc.org/dsdl/schematron" queryBinding="xslt2" '
    'schemaVersion="{version}" xml:lang="fr">\n'
    "  <sch:title>CPOM, règles de la version {version}</sch:title>\n"
    f'  <sch:ns prefix="c" uri="{NAMESPACE}"/>\n'
    '  <sch:ns prefix="xs" uri="http://www.w3.org/2001/XMLSchema"/>\n'
)
_TEST: Final = (
    "    <sch:rule context={context}>\n"
    "{lets}"
    '      <sch:assert id="{code}" role="{role}" diagnostics="{rule}.en" test={test}>{message}'
    "</sch:assert>\n"
    "    </sch:rule>\n"
)
_NOT_RUN: Final = (
    '  <sch:pattern id="non-jugees-{name}-{document}">\n'
    "    <sch:rule context={context}>\n"
    '      <sch:report id="non-jugees.{name}.{document}" role="information" '
    'test="true()">Règles non jugées, {cause} : {codes}'
    "</sch:report>\n    </sch:rule>\n  </sch:pattern>\n"
)


class _Judged(NamedTuple):
    """A rule and its tests, one for each type of document unless one test fits them all."""

    rule: Rule
    tests: list[Tests]


def files(source: Source) -> Mapping[str, str]:
    """Write the schema and its stylesheet; return the texts by file name."""
    from spec.generator.schematron_compile import compile_schematron

    text = schema(source)
    return {"schematron/cpom.sch": text, "schematron/cpom.xsl": compile_schematron(text)}


def schema(source: Source) -> str:
    """Write the Schematron schema of the version."""
    judged = list(_judged(source))
    text = _HEAD.format(version=source.version)
    text += "".join(_lets(source, judged))
    for one in judged:
        text += _pattern(one, source)
    text += "".join(_not_run(source, [one.rule for one in judged]))
    text += "  <sch:diagnostics>\n"
    text += "".join(map(_diagnostic, judged))
    return text + "  </sch:diagnostics>\n</sch:schema>\n"


def absent(source: Source) -> dict[str, str]:
    """Return the rules Schematron cannot carry, with the reason each gives."""
    return {r["id"]: r["schematron"] for r in source.rules if "schematron" in r}


def texts(dictionary: Dictionary, document: str) -> tuple[str, ...]:
    """Return the paths of every long text of a type of document."""
    return tuple(_texts_below(dictionary, document, f"/c:{document}"))


def _texts_below(dictionary: Dictionary, name: str, path: str) -> Iterator[str]:
    for field in dictionary.objects[name].fields.values():
        here = f"{path}/c:{field.name}"
        if field.item:
            here += f"/c:{field.item}"
        if field.kind == "object":
            yield from _texts_below(dictionary, field.type, here)
        elif field.type == "texteLong":
            yield here


def _judged(source: Source) -> Iterator[_Judged]:
    """Yield the rules that Schematron carries, in the order of their codes."""
    found: dict[str, list[Rule]] = {}
    for rules in compiled_rules.compiled(source).values():
        for rule in rules:
            found.setdefault(rule.id, []).append(rule)
    for _, alike in sorted(found.items()):
        if "schematron" not in alike[0].raw:
            yield _Judged(alike[0], _tests(alike, source.dictionary))


def _tests(rules: Iterable[Rule], dictionary: Dictionary) -> list[Tests]:
    """Return the tests of one rule, compiled for several types; a single one when it fits all."""
    found = [in_xpath(rule, texts(dictionary, rule.document)) for rule in rules]
    if len({one.test for one in found}) > 1:
        return found
    context = " | ".join(one.context for one in found)
    return [found[0]._replace(context=context)]


def _others(source: Source) -> dict[str, str | None]:
    """Return every name of a related document, and that of one when there may be several."""
    found: dict[str, str | None] = {}
    for others in source.related["documents"].values():
        for name, about in others.items():
            found[name] = about.get("item")
    return found


def _address(name: str, item: str | None) -> str:
    """Return the name of the parameter that gives the address of related documents."""
    return f"{name}Uris" if item else f"{name}Uri"


def _lets(source: Source, judged: Iterable[_Judged]) -> Iterator[str]:
    """Write the parameters, the other documents and the columns of code lists."""
    yield _let("dateReference", "''")
    for name, item in _others(source).items():
        address = _address(name, item)
        yield _let(address, "''")
        yield _let(name, _documents_at(address) if item else _document_at(address))
    lists = compiled_rules.code_lists(source)
    for listing, column in _tables(judged):
        yield _let(table(listing, column), quoted(table_value(lists[listing], column)))


def _let(name: str, value: str) -> str:
    return f'  <sch:let name="{name}" value={quoteattr(value)}/>\n'


def _documents_at(address: str) -> str:
    """Write the documents at several addresses, spaces between them."""
    return f"for $u in tokenize(normalize-space(${address}), ' ') return doc($u)/*"


def _document_at(address: str) -> str:
    """Write the document at an address, nothing when it is empty."""
    return f"if (${address} = '') then () else doc(${address})/*"


def _tables(judged: Iterable[_Judged]) -> list[tuple[str, str]]:
    """Return the columns of code lists that some tests look up, each once."""
    found: set[tuple[str, str]] = set()
    for one in judged:
        for tests in one.tests:
            found |= tests.tables
    return sorted(found)


def _pattern(judged: _Judged, source: Source) -> str:
    """Write the pattern of one rule."""
    rule, tests = judged
    guard = _guard(rule, source)
    text = f'  <sch:pattern id="regle-{rule.id}">\n'
    text += f"    <sch:title>{escape(rule.title['fr'])}</sch:title>\n"
    for rank, one in enumerate(tests):
        code = rule.id if len(tests) == 1 else f"{rule.id}.{rule.raw['documents'][rank]}"
        text += _test(rule, one, code, guard)
    return text + "  </sch:pattern>\n"


def _test(rule: Rule, tests: Tests, code: str, guard: str) -> str:
    """Write one test of a rule.

    Args:
        rule: the rule.
        tests: the test, and where it is made.
        code: the identifier of the assertion.
        guard: what must be given for the test to be made, as a predicate.
    """
    context = " | ".join(f"{path}{guard}" for path in tests.context.split(" | "))
    return _TEST.format(
        context=quoteattr(context),
        lets="".join(f"    {_let(name, value)}" for name, value in tests.bindings),
        code=code,
        role=rule.raw["severity"],
        rule=rule.id,
        test=quoteattr(tests.test),
        message=_message(rule, tests, "fr"),
    )


def _guard(rule: Rule, source: Source) -> str:
    """Write the predicate that skips a rule when a document it needs is not given."""
    others = _others(source)
    given = [f"${_address(name, others[name])} != ''" for name in rule.needs if name in others]
    return f"[{' and '.join(given)}]" if given else ""


def _message(rule: Rule, tests: Tests, lang: str) -> str:
    """Write the message; the title where the items, and so its values, are in another document."""
    text: str = rule.raw["message"][lang]
    if not _PARAMETER.search(text):
        return escape(text)
    if not tests.parameters:
        return escape(rule.title[lang])
    return "".join(_message_parts(text, tests.parameters))


def _message_parts(text: str, parameters: Mapping[str, str]) -> Iterator[str]:
    """Yield the words of a message and the values between them."""
    end = 0
    for found in _PARAMETER.finditer(text):
        yield escape(text[end : found.start()])
        yield f"<sch:value-of select={quoteattr(parameters[found[1]])}/>"
        end = found.end()
    yield escape(text[end:])


def _not_run(source: Source, rules: list[Rule]) -> Iterator[str]:
    """Write a pattern for each other document: when it is not given, it names the rules not run."""
    for name, item in _others(source).items():
        cause = source.words[f"cause_{name}"]["fr"]
        for document, codes in _needing(name, rules).items():
            context = f"/c:{document}[${_address(name, item)} = '']"
            yield _NOT_RUN.format(
                name=name,
                document=document,
                context=quoteattr(context),
                cause=escape(cause),
                codes=" ".join(codes),
            )


def _needing(name: str, rules: Iterable[Rule]) -> dict[str, list[str]]:
    """Return the codes of the rules that need another document, by the type they judge."""
    found: dict[str, list[str]] = {}
    for rule in rules:
        if name in rule.needs:
            found.setdefault(rule.document, []).append(rule.id)
    return found


def _diagnostic(judged: _Judged) -> str:
    """Write the message of a rule in English."""
    rule, tests = judged
    message = _message(rule, tests[0], "en")
    return f'    <sch:diagnostic id="{rule.id}.en" xml:lang="en">{message}</sch:diagnostic>\n'
