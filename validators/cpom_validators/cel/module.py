"""Rules written as a Python module: one function per rule, which a person can read."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from cpom_validators.cel.places import Index, Place
from cpom_validators.cel.python import Module, Writer
from cpom_validators.cel.rule import Rule


def place(where: Place | None) -> str:
    """A place, as the run takes it."""
    if where is None:
        return "TEXTS"
    text = "DOC" if where.document == "doc" else f'Place("{where.document}")'
    for step in where.steps:
        if not step.field:
            text += ".each()"
        else:
            text += f'.{"list" if step.repeated else "single"}("{step.field}")'
    return text


def constant(where: Place | None) -> str:
    """Name of the constant that holds a place."""
    if where is None or (where.document == "doc" and not where.steps):
        return place(where)
    words = [where.document, *(s.field or s.bound for s in where.steps)]
    spaced = "__".join(words[1:] if where.document == "doc" else words)
    return "".join(f"_{c}" if c.isupper() else c.upper() for c in spaced)


def _chain(places: Iterable[Place]) -> dict[str, str]:
    """The constants of places, each built on the one above: items found once serve below."""
    found: dict[str, str] = {}
    for where in places:
        for length in range(len(where.steps) + 1):
            here = where._replace(steps=where.steps[:length])
            if length == 0:
                if where.document != "doc":
                    found[constant(here)] = place(here)
                continue
            above = constant(where._replace(steps=where.steps[: length - 1]))
            found.setdefault(constant(here), above + place(here)[len(place(above_of(here))) :])
    return found


def above_of(where: Place) -> Place:
    """The place one step up."""
    return where._replace(steps=where.steps[:-1])


def _tuple(values: Iterable[str]) -> str:
    listed = list(values)
    return f"({', '.join(listed)}{',' * (len(listed) == 1)})"


def _text(text: str) -> str:
    """A text as Python writes it, whatever it holds."""
    return repr(str(text))


def _docstring(text: str) -> str:
    """A title as a docstring: no quote and no backslash of it may end the text."""
    line = re.sub(r"[\x00-\x1f\x7f\ud800-\udfff]+", " ", text).replace("\\", "\\\\")
    return '"""' + line.replace('"', '\\"') + '"""'


def _index(index: Index) -> str:
    by = _tuple(f'({rank}, "{name}", {optional})' for rank, name, optional, _ in index.by)
    return f"{index.name} = run.index({constant(index.of)}, {by})"


def entry(rule: Rule) -> str:
    """The rule as the engine takes it."""
    fields = _tuple(_tuple(map(_text, t.fields)) for t in rule.at)
    text = f'Rule("{rule.id}", {function_name(rule)}, {constant(rule.context)}, {fields}'
    for name, values in (("needs", rule.needs), ("after", rule.raw.get("consequenceOf", ()))):
        if values:
            text += f", {name}={_tuple(map(_text, values))}"
    if "valid" in rule.raw:
        dates = rule.raw["valid"]
        limits = (dates.get("from", ""), dates.get("until", ""))
        text += f", valid={_tuple(map(_text, limits))}"
    return text + ")"


def function_name(rule: Rule) -> str:
    """``ct_002`` for CPOM-CT-002."""
    return rule.id.removeprefix("CPOM-").replace("-", "_").lower()


def _before(rule: Rule, writer: Writer) -> Iterator[str]:
    """What is the same for all items."""
    for name, node in rule.lets:
        if name in rule.fixed.lets:
            yield f"{name} = {writer.expression(node)}"
    if rule.fixed.gate is not None:
        yield f"if {writer.negated(rule.fixed.gate)}:"
        yield "    return 0, []"
    for rank, call in enumerate(rule.fixed.calls, 1):
        text = writer.expression(call)
        yield f"fixed_{rank} = {text}"
    for rank, call in enumerate(rule.fixed.calls, 1):
        writer.fix(call, f"fixed_{rank}")


def _each(rule: Rule, writer: Writer) -> Iterator[str]:
    """What is done for each item."""
    for name, node in rule.lets:
        if name not in rule.fixed.lets:
            yield f"{name} = {writer.expression(node)}"
    if rule.fixed.rest is not None:
        yield f"if {writer.negated(rule.fixed.rest)}:"
        yield "    continue"
    yield "judged += 1"
    yield f"if {writer.negated(rule.asserted)}:"
    nodes = _tuple(writer.expression(t.base) for t in rule.at)
    values = ", ".join(
        f"{_text(n)}: {writer.expression(p.value)}" for n, p in sorted(rule.parameters.items())
    )
    yield f"    failed.append((rank, {nodes}, {{{values}}}))"


def function(rule: Rule, module: Module) -> str:
    """The source of one rule.

    Args:
        rule: the checked rule.
        module: collects what the source needs imported.
    """
    writer = Writer(module, rule.taken)
    before = [f"    {line}" for line in _before(rule, writer)]
    each = [f"        {line}" for line in _each(rule, writer)]
    used = rule.names
    bound = ["self", *rule.ancestors]
    row = [n if n in used else f"_{n}" for n in bound]
    if rule.context is not None and rule.context.steps and rule.context.steps[0].field:
        row.append("_root")
    lines = [f"def {function_name(rule)}(run: Run, rows: Rows) -> Outcome:"]
    lines.append(f"    {_docstring(rule.title['fr'])}")
    lines += [f"    {n} = run.{'doc' if n == 'doc' else f'related[{n!r}]'}" for n in _roots(rule)]
    lines += [
        f"    {name} = run.column({_text(listing)}, {_text(column)})"
        for (listing, column), name in sorted(writer.columns.items())
    ]
    lines += [f"    {_index(i)}" for i in rule.indexes]
    lines += [f"    {v} = pattern({p!r})" for p, v in writer.patterns.items()]
    lines += [*before, "    judged = 0", "    failed: Failures = []"]
    lines += [f"    for rank, {_row(row)} in enumerate(rows):", *each]
    return "\n".join([*lines, "    return judged, failed"]) + "\n"


def _row(names: list[str]) -> str:
    return f"({names[0]},)" if len(names) == 1 else f"({', '.join(names)})"


def _roots(rule: Rule) -> list[str]:
    return [n for n in ("doc", *rule.needs) if n in rule.names]


def source(rules: list[Rule], title: str) -> str:
    """The source of the rules of one type of document."""
    uses = Module(set())
    functions = "\n\n".join(function(r, uses) for r in rules)
    places = [p for r in rules for p in (r.context, *(i.of for i in r.indexes)) if p is not None]
    text = f'"""{title}"""\n\nfrom __future__ import annotations\n\nfrom typing import Final\n\n'
    if uses.functions:
        text += f"from cpom_validators.rules.functions import {', '.join(sorted(uses.functions))}\n"
    needed = {"Outcome": functions, "Rows": functions, "Run": functions, "Failures": functions}
    names = [n for n, where in needed.items() if where]
    constants = _chain(places)
    body = "".join(f"{n}: Final = {p}\n" for n, p in constants.items())
    entries = "".join(f"    {entry(r)},\n" for r in rules)
    stood = body + functions + entries
    names += [n for n in ("DOC", "TEXTS", "Place") if any(f"{n}{c}" in stood for c in ".(,)")]
    runtime = ", ".join(sorted({*names, "Rule"}))
    text += f"from cpom_validators.rules.runtime import {runtime}\n\n"
    text += body + "\n\n" + functions
    return text + "\n\nRULES: Final[tuple[Rule, ...]] = (\n" + entries + ")\n"
