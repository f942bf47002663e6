"""Run the cases of rules, and their mutants: ``python -m tests.commands.rule_cases CPOM-CT``."""

from __future__ import annotations

import sys
import types
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import Any

from cpom_schema.canonical import digest
from cpom_schema.document import Document, pointer
from cpom_schema.standard.edition import Edition
from cpom_validators.cel import python_module
from cpom_validators.cel.compiler import compiler_of
from cpom_validators.cel.nodes import RuleError
from cpom_validators.cel.rule import Rule
from cpom_validators.rules import running as engine
from cpom_validators.rules import runtime
from spec.generator import cases as rule_cases
from spec.generator.artefacts import published
from spec.generator.source import CHECKS, SPEC, SpecificationError, checked, load, read_yaml
from tests.commands.rule_mutants import mutant_rules

RULES = SPEC / "rules"


@cache
def edition() -> Edition:
    """The standard as `spec/` says it, published or not: a rule may use a code added with it."""
    spec = load()
    return Edition.built(spec.version, published(spec))


@cache
def related() -> Mapping[str, Any]:
    """Which other documents each type is judged with."""
    found: Mapping[str, Any] = read_yaml(SPEC / "exchange.yaml")
    return found


@cache
def bases() -> dict[str, Any]:
    """The base documents, by name."""
    return {p.stem: read_yaml(p) for p in (RULES / "bases").glob("*.yaml")}


def raw_rules(prefixes: Sequence[str] = ("CPOM",)) -> list[dict[str, Any]]:
    """The rules whose code begins so, in the order of their codes."""
    skipped = (*CHECKS, "bases")
    wanted = tuple(f"id: {p}" for p in prefixes)
    found = [
        checked(path, "rule")
        for path in sorted(RULES.glob("*/*.yaml"))
        if path.parent.name not in skipped and path.read_text("utf-8").startswith(wanted)
    ]
    return sorted(found, key=lambda r: str(r["id"]))


def compile_rule(raw: Mapping[str, Any], document: str) -> Rule:
    """A rule for one type of document."""
    return compiler_of(edition().dictionary, edition().codelists, related()).compile(raw, document)


def executable(rule: Rule) -> runtime.Rule:
    """A compiled rule, as the generated module would hold it."""
    module = types.ModuleType("rule")
    sys.modules["rule"] = module
    exec(compile(python_module.source([rule], "Une règle."), rule.id, "exec"), module.__dict__)  # noqa: S102 - ours
    compiled: runtime.Rule = module.RULES[0]
    return compiled


def with_digests(case: rule_cases.Case) -> dict[str, Any]:
    """The related documents of a case, and the digests its rules may ask for."""
    others = dict(case.related)
    for name in related()["digests"].get(case.document, ()):
        source = others.get(name.removesuffix("Empreinte"))
        if source is not None:
            others[name] = digest(Document("json", edition(), source["type"], source))
    return others


def answer(rule: runtime.Rule, case: rule_cases.Case) -> list[str]:
    """The places where a rule finds fault in a case."""
    document = Document("json", edition(), case.document, case.tree)
    outcome = engine.run(document, [rule], case.date, with_digests(case))
    return sorted(
        pointer(f.path) if f.code == rule.id else f"{f.code} {f.params}" for f in outcome.findings
    )


def faults(raw: Mapping[str, Any]) -> Iterator[str]:
    """What is wrong with a rule: texts, cases, mutants that no case catches."""
    yield from text_faults(raw)
    try:
        cases = list(rule_cases.cases(raw, bases(), related()))
        rules = {d: executable(compile_rule(raw, d)) for d in raw["documents"]}
    except (RuleError, SpecificationError) as error:
        yield str(error)
        return
    expected = [sorted(c.expect) for c in cases]
    if not any(expected) or all(expected):
        yield "il faut au moins un cas admis et un cas refusé"
    answers = [answer(rules[c.document], c) for c in cases]
    for case, wanted, found in zip(cases, expected, answers, strict=True):
        if found != wanted:
            yield f"cas « {case.name} » ({case.document}) : {found} au lieu de {wanted}"
    if answers == expected:
        yield from (f"mutant vivant, {text}" for text in survivors(raw, cases, expected))


def survivors(
    raw: Mapping[str, Any], cases: list[rule_cases.Case], expected: list[list[str]]
) -> Iterator[str]:
    """The mutants that compile and change no answer."""
    for text, mutant in mutant_rules(raw):
        try:
            rules = {d: executable(compile_rule(mutant, d)) for d in raw["documents"]}
        except RuleError:
            continue
        pairs = zip(cases, expected, strict=True)
        if all(answer(rules[c.document], c) == wanted for c, wanted in pairs):
            yield text


def text_faults(raw: Mapping[str, Any]) -> Iterator[str]:
    """Parameters unused or unknown, in either language."""
    import re

    declared = set(raw.get("parameters", {}))
    used: set[str] = set()
    for lang in ("fr", "en"):
        inside = {
            part: set(re.findall(r"\{(\w+)\}", raw[part][lang])) for part in ("message", "advice")
        }
        used |= inside["message"] | inside["advice"]
        for part, names in inside.items():
            if names - declared:
                yield f"{part}.{lang} : paramètre inconnu {', '.join(sorted(names - declared))}"
    if declared - used:
        yield f"paramètre jamais employé : {', '.join(sorted(declared - used))}"


def main() -> None:
    """Print what is wrong with the rules given by code or prefix."""
    wrong = 0
    for raw in raw_rules(sys.argv[1:] or ["CPOM"]):
        found = list(faults(raw))
        wrong += bool(found)
        print(raw["id"], "OK" if not found else "")
        for fault in found:
            print("   ", fault)
    raise SystemExit(1 if wrong else 0)


if __name__ == "__main__":
    main()
