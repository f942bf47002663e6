"""Rules written as a Python module: one function per rule, which a person can read."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

from cpom_validators.cel.places import Index, Place, Step
from cpom_validators.cel.python_expressions import ExpressionWriter, tuple_of
from cpom_validators.cel.rule import Rule

_UNPRINTABLE: Final = re.compile(r"[\x00-\x1f\x7f\ud800-\udfff]+")
_ALWAYS_IMPORTED: Final = ("Rule",)
_IMPORTED_FOR_FUNCTIONS: Final = ("Failures", "Outcome", "Rows", "Run")
_IMPORTED_WHEN_WRITTEN: Final = ("DOC", "Place", "TEXTS")
_HEAD: Final = '''"""{title}"""

from __future__ import annotations

from typing import Final

'''


def source(rules: list[Rule], title: str) -> str:
    """Write the module of the rules of one type of document.

    Args:
        rules: the checked rules, in the order of the module.
        title: the docstring of the module, on one line.
    """
    imported: set[str] = set()
    functions = "\n\n".join(_function(rule, imported) for rule in rules)
    constants = "".join(_definitions(_places(rules)))
    entries = "".join(f"    {_entry(rule)},\n" for rule in rules)
    runtime = _runtime_names(functions, constants + functions + entries)
    text = _HEAD.format(title=title)
    text += _import("cpom_validators.rules.functions", imported)
    text += _import("cpom_validators.rules.runtime", runtime)
    text += f"\n{constants}\n\n{functions}\n\n"
    return text + f"RULES: Final[tuple[Rule, ...]] = (\n{entries})\n"


def _import(module: str, names: Iterable[str]) -> str:
    """Write the import of some names, nothing when there are none."""
    listed = ", ".join(sorted(names))
    return f"from {module} import {listed}\n" if listed else ""


def _runtime_names(functions: str, body: str) -> Iterator[str]:
    """Yield what a module takes from `cpom_validators.rules.runtime`."""
    yield from _ALWAYS_IMPORTED
    if functions:
        yield from _IMPORTED_FOR_FUNCTIONS
    for name in _IMPORTED_WHEN_WRITTEN:
        if any(f"{name}{after}" in body for after in ".(,)"):
            yield name


def _places(rules: list[Rule]) -> Iterator[Place]:
    """Yield the places that rules look at, in the order in which they name them."""
    for rule in rules:
        if rule.context is not None:
            yield rule.context
        for index in rule.indexes:
            yield index.of


def _definitions(places: Iterable[Place]) -> Iterator[str]:
    """Write the constants of places, each built on the one above: items found once serve below."""
    defined: set[str] = set()
    for place in places:
        for here in _chain(place):
            name = _constant_name(here)
            if name not in defined:
                yield f"{name}: Final = {_below(here)}\n"
            defined.add(name)


def _chain(place: Place) -> Iterator[Place]:
    """Yield the places on the way to another, itself last; the judged document has its constant."""
    if not place.is_judged:
        yield place._replace(steps=())
    for length in range(1, len(place.steps) + 1):
        yield place._replace(steps=place.steps[:length])


def _below(place: Place) -> str:
    """Write a place as a step below the constant of the one above."""
    if not place.steps:
        return f'Place("{place.document}")'
    return _constant_name(place.above) + _step_call(place.steps[-1])


def _step_call(step: Step) -> str:
    """Write a step down, as `cpom_validators.rules.runtime.Place` takes it."""
    if not step.field:
        return ".each()"
    method = "list" if step.repeated else "single"
    return f'.{method}("{step.field}")'


def _constant_name(place: Place | None) -> str:
    """Return the name of the constant that holds a place, None for every long free text."""
    if place is None:
        return "TEXTS"
    words = [step.field or step.bound for step in place.steps]
    if not place.is_judged:
        words.insert(0, place.document)
    return "__".join(map(_in_capitals, words)) or "DOC"


def _in_capitals(word: str) -> str:
    """Write ``volet_financier`` in capitals for voletFinancier."""
    return "".join(f"_{c}" if c.isupper() else c.upper() for c in word)


def _quoted(text: str) -> str:
    """Write a text as Python does, whatever it holds."""
    return repr(str(text))


def _docstring(text: str) -> str:
    """Write a title as a docstring: no quote and no backslash of it may end the text."""
    line = _UNPRINTABLE.sub(" ", text).replace("\\", "\\\\").replace('"', '\\"')
    return f'"""{line}"""'


def _entry(rule: Rule) -> str:
    """Write the rule as the engine takes it."""
    fields = tuple_of(tuple_of(map(_quoted, target.fields)) for target in rule.at)
    place = _constant_name(rule.context)
    text = f'Rule("{rule.id}", {_function_name(rule)}, {place}, {fields}'
    text += _option("needs", rule.needs)
    text += _option("after", rule.raw.get("consequenceOf", ()))
    text += _option("valid", _validity(rule))
    return text + ")"


def _validity(rule: Rule) -> tuple[str, ...]:
    """Return the first and the last day of judgement of a rule, nothing when it has no limit."""
    if "valid" not in rule.raw:
        return ()
    dates = rule.raw["valid"]
    return dates.get("from", ""), dates.get("until", "")


def _option(name: str, values: Iterable[str]) -> str:
    """Write an argument that an entry has when there is something in it."""
    listed = tuple(map(_quoted, values))
    return f", {name}={tuple_of(listed)}" if listed else ""


def _function_name(rule: Rule) -> str:
    """Return ``ct_002`` for CPOM-CT-002."""
    return rule.id.removeprefix("CPOM-").replace("-", "_").lower()


def _function(rule: Rule, imported: set[str]) -> str:
    """Write the function of one rule.

    Args:
        rule: the checked rule.
        imported: names to import from `cpom_validators.rules.functions`; those it uses are added.
    """
    writer = ExpressionWriter(imported, rule.taken)
    before = list(_before_items(rule, writer))  # first: what it writes has a name below
    each = list(_for_each_item(rule, writer))
    head = f"def {_function_name(rule)}(run: Run, rows: Rows) -> Outcome:"
    inside = [
        _docstring(rule.title["fr"]),
        *_preparation(rule, writer),
        *before,
        "judged = 0",
        "failed: Failures = []",
        f"for rank, {_row(rule)} in enumerate(rows):",
        *_indented(each),
        "return judged, failed",
    ]
    return "\n".join((head, *_indented(inside))) + "\n"


def _indented(lines: Iterable[str]) -> Iterator[str]:
    for line in lines:
        yield f"    {line}"


def _preparation(rule: Rule, writer: ExpressionWriter) -> Iterator[str]:
    """Write what a function takes from the run before anything else: looked up once."""
    yield from _documents(rule)
    for (listing, column), variable in sorted(writer.columns.items()):
        yield f"{variable} = run.column({_quoted(listing)}, {_quoted(column)})"
    for index in rule.indexes:
        yield _index(index)
    for text, search in writer.patterns.items():
        yield f"{search} = pattern({text!r})"


def _documents(rule: Rule) -> Iterator[str]:
    """Write the names of the documents that the expressions of a rule read."""
    if "doc" in rule.names:
        yield "doc = run.doc"
    for name in rule.needs:
        if name in rule.names:
            yield f"{name} = run.related[{name!r}]"


def _index(index: Index) -> str:
    by = tuple_of(f'({part.up}, "{part.field}", {part.optional})' for part in index.by)
    return f"{index.name} = run.index({_constant_name(index.of)}, {by})"


def _before_items(rule: Rule, writer: ExpressionWriter) -> Iterator[str]:
    """Write what is the same for all items."""
    yield from _lets(rule, writer, fixed=True)
    gate = rule.fixed.gate
    if gate is not None:
        yield f"if {writer.negated(gate)}:"
        yield "    return 0, []"
    yield from _fixed_calls(rule, writer)


def _fixed_calls(rule: Rule, writer: ExpressionWriter) -> Iterator[str]:
    """Write the calls that are the same for all items, and use their names from then on."""
    for rank, call in enumerate(rule.fixed.calls, 1):
        yield f"fixed_{rank} = {writer.expression(call)}"
    for rank, call in enumerate(rule.fixed.calls, 1):
        writer.fix(call, f"fixed_{rank}")


def _for_each_item(rule: Rule, writer: ExpressionWriter) -> Iterator[str]:
    """Write what is done for each item."""
    yield from _lets(rule, writer, fixed=False)
    rest = rule.fixed.rest
    if rest is not None:
        yield f"if {writer.negated(rest)}:"
        yield "    continue"
    yield "judged += 1"
    yield f"if {writer.negated(rule.asserted)}:"
    nodes = tuple_of(writer.expression(target.base) for target in rule.at)
    values = ", ".join(_values(rule, writer))
    yield f"    failed.append((rank, {nodes}, {{{values}}}))"


def _lets(rule: Rule, writer: ExpressionWriter, *, fixed: bool) -> Iterator[str]:
    """Write the names a rule gives: those whose value is the same for all items, or the others."""
    for name, node in rule.lets:
        if (name in rule.fixed.lets) is fixed:
            yield f"{name} = {writer.expression(node)}"


def _values(rule: Rule, writer: ExpressionWriter) -> Iterator[str]:
    """Write the values of the message of a failure, by name."""
    for name, parameter in sorted(rule.parameters.items()):
        yield f"{_quoted(name)}: {writer.expression(parameter.value)}"


def _row(rule: Rule) -> str:
    """Write the names an item and its ancestors are bound to; those never read begin with _."""
    bound = ("self", *rule.ancestors)
    row = [name if name in rule.names else f"_{name}" for name in bound]
    context = rule.context
    if context is not None and context.steps and context.steps[0].field:
        row.append("_root")
    return tuple_of(row)
