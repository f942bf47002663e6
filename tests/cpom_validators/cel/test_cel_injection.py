"""No text of a rule, however it is written, becomes code: Python, XPath, XML or XSLT."""

from __future__ import annotations

import ast
import re
from functools import cache
from typing import Any, Final

import pytest
from lxml import etree

from cpom_validators.cel import python_module
from cpom_validators.cel.nodes import RuleError
from cpom_validators.cel.rule import Rule
from spec.generator import schematron, source
from spec.generator.schematron_compile import compile_schematron
from tests.commands import rule_cases
from tests.cpom_validators.cel.test_cel import raw_rule

NASTY: Final = [
    'x"""\nimport os\nraise SystemExit(1)\n"""',
    'x" + __import__("os").getcwd() + "',
    "x\\",
    'x\\"',
    "x\n    raise SystemExit(1)",
    "{}{0}{x!r}%s",
    "</sch:title><sch:assert test='false()'/>",
    "]]> & <a b='c'>",
    "' or true() or '",
    "\u2028x\u202e",
]


@pytest.mark.parametrize(
    "parts",
    [
        {"id": 'CPOM-CT-001", exit(), "'},
        {"id": "CPOM-CT-001\n"},
        {"consequenceOf": ['X", __import__("os"), "']},
        {"valid": {"from": '2024-01-01", exit(), "'}},
        {"parameters": {'a": exit(), "b': {"value": "1.0"}}},
        {"let": {"a = exit()": "1.0"}},
        {"context": "perimetre[]; exit()"},
        {"at": "doc['a']"},
        {"at": "doc.identifiant.__class__"},
        {"index": {"i": {"of": "doc.parties[]", "by": ['code", exit(), "']}}},
    ],
)
def test_code_in_a_name_is_refused(parts: dict[str, Any]) -> None:
    with pytest.raises(RuleError):
        rule_cases.compile_rule(raw_rule(**parts), "contrat")


READ: Final = frozenset(("abs", "all", "any", "enumerate", "int", "len", "list", "sum", "tuple"))
"""The builtins that generated modules may call."""
ATTRIBUTES: Final = frozenset(
    (
        *("list", "single", "each", "doc", "date", "related", "index", "column", "spend"),
        *("append", "get", "startswith", "endswith"),
    )
)


@cache
def _rules() -> list[dict[str, Any]]:
    return rule_cases.raw_rules()


def written(rule: Rule) -> str:
    return python_module.source([rule], "Une règle.")


def only_what_rules_need(text: str) -> None:
    """Fail when a module reads, imports or reaches something rules have no use for."""
    nodes = list(ast.walk(ast.parse(text)))
    imports = [n for n in nodes if isinstance(n, ast.ImportFrom)]
    bound = {a.name for n in imports for a in n.names}
    stored = {n.id for n in nodes if isinstance(n, ast.Name) and isinstance(n.ctx, ast.Store)}
    functions = [n for n in nodes if isinstance(n, ast.FunctionDef)]
    bound |= stored | {f.name for f in functions}
    bound |= {n.arg for n in nodes if isinstance(n, ast.arg)}
    read = {n.id for n in nodes if isinstance(n, ast.Name) and isinstance(n.ctx, ast.Load)}
    assert read - bound <= READ
    assert not stored & READ
    homes = ("cpom_validators.rules.functions", "cpom_validators.rules.runtime")
    assert {n.module for n in imports} <= {*homes, "__future__", "typing"}
    assert {n.attr for n in nodes if isinstance(n, ast.Attribute)} <= ATTRIBUTES
    odd = (ast.Import, ast.Lambda, ast.JoinedStr, ast.ClassDef, ast.Raise, ast.While)
    assert not any(isinstance(n, odd) for n in nodes)


@pytest.mark.parametrize(
    "document", [d for d in rule_cases.related()["documents"] if d in rule_cases.bases()]
)
def test_published_modules_use_only_what_rules_need(document: str) -> None:
    judging = [raw for raw in _rules() if document in raw["documents"]]
    rules = [rule_cases.compile_rule(raw, document) for raw in judging]
    only_what_rules_need(python_module.source(rules, "Des règles."))


@pytest.mark.parametrize("text", NASTY)
def test_no_text_of_a_rule_becomes_python(text: str) -> None:
    literal = text if not set(text) & set("'\\\n") else ""
    raw = raw_rule(title={"fr": text, "en": text}, test=f"self.identifiant != '{literal}'")
    rule = rule_cases.compile_rule(raw, "contrat")
    only_what_rules_need(written(rule))
    assert rule_cases.executable(rule).id == "CPOM-CT-999"
    nodes = list(ast.walk(ast.parse(written(rule))))
    (function,) = [n for n in nodes if isinstance(n, ast.FunctionDef)]
    assert (ast.get_docstring(function) or "").split() == text.split()
    literals = {n.value for n in nodes if isinstance(n, ast.Constant)}
    assert literal in literals


@cache
def _specification() -> source.Source:
    return source.load()


@pytest.mark.parametrize("text", NASTY)
def test_no_text_of_a_rule_becomes_xml_or_xpath(text: str) -> None:
    literal = text if not set(text) & set("'\\\n") else ""
    spoken = {"fr": text, "en": text}
    raw = raw_rule(title=spoken, message=spoken, test=f"self.identifiant != '{literal}'", cases=[])
    published = schematron.schema(_specification()._replace(rules=[raw]))
    names = {"sch": "http://purl.oclc.org/dsdl/schematron"}
    pattern = "sch:pattern[@id='regle-CPOM-CT-999']"
    tree = etree.fromstring(published.encode())
    (judged,) = tree.findall(f"{pattern}/sch:rule/sch:assert", names)
    assert (judged.text, len(judged)) == (text, 0)
    assert tree.findtext(f"{pattern}/sch:title", "", names) == text
    test = judged.get("test", "")
    assert test.count("'") == 2
    assert test.endswith(f"!= '{literal}')")
    sheet = etree.fromstring(compile_schematron(published).encode())
    (failed,) = sheet.iterfind(".//{http://purl.oclc.org/dsdl/svrl}failed-assert")
    shown = failed.get("test", "")  # where XSLT would read a lone brace as an expression
    assert shown.replace("{{", "{").replace("}}", "}") == test
    assert not re.search(r"(?<!{){(?!{)|(?<!})}(?!})", shown)
