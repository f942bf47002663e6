"""Rules written as a Python module: one function per rule, which a person can read."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

from cpom_validators.cel.places import Index, Place
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
    constants = "".join(
        f"{name}: Final = {value}\n" for name, value in _constants(_places(rules)).items()
    )
    entries = "".join(f"    {_entry(rule)},\n" for rule in rules)
    text = _HEAD.format(title=title)
    if imported:
        text += f"from cpom_validators.rules.functions import {', '.join(sorted(imported))}\n"
    runtime = _runtime_names(functions, constants + functions + entries)
    text += f"from cpom_validators.rules.runtime import {', '.join(sorted(runtime))}\n\n"
    text += constants + "\n\n" + functions
    return text + "\n\nRULES: Final[tuple[Rule, ...]] = (\n" + entries + ")\n"


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


def _constants(places: Iterable[Place]) -> dict[str, str]:
    """Write the constants of places, each built on the one above: items found once serve below."""
    found: dict[str, str] = {}
    for place in places:
        if not place.is_judged:
            root = place._replace(steps=())
            found[_constant_name(root)] = _place_expression(root)
        for length in range(1, len(place.steps) + 1):
            here = place._replace(steps=place.steps[:length])
            found.setdefault(_constant_name(here), _below(here))
    return found


def _below(place: Place) -> str:
    """Write a place as a step below the constant of the one above."""
    above = place.above
    step = _place_expression(place)[len(_place_expression(above)) :]
    return _constant_name(above) + step


def _place_expression(place: Place) -> str:
    """Write a place as the run takes it."""
    text = "DOC" if place.is_judged else f'Place("{place.document}")'
    for step in place.steps:
        if not step.field:
            text += ".each()"
        elif step.repeated:
            text += f'.list("{step.field}")'
        else:
            text += f'.single("{step.field}")'
    return text


def _constant_name(place: Place | None) -> str:
    """Return the name of the constant that holds a place, None for every long free text."""
    if place is None:
        return "TEXTS"
    if place.is_judged and not place.steps:
        return "DOC"
    words = [step.field or step.bound for step in place.steps]
    if not place.is_judged:
        words.insert(0, place.document)
    return "__".join(map(_in_capitals, words))


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
    if rule.needs:
        text += f", needs={tuple_of(map(_quoted, rule.needs))}"
    after = rule.raw.get("consequenceOf", ())
    if after:
        text += f", after={tuple_of(map(_quoted, after))}"
    if "valid" in rule.raw:
        dates = rule.raw["valid"]
        limits = (dates.get("from", ""), dates.get("until", ""))
        text += f", valid={tuple_of(map(_quoted, limits))}"
    return text + ")"


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
    before = list(_before_items(rule, writer))
    each = list(_for_each_item(rule, writer))
    lines = [f"def {_function_name(rule)}(run: Run, rows: Rows) -> Outcome:"]
    lines.append(f"    {_docstring(rule.title['fr'])}")
    lines += [f"    {line}" for line in _preparation(rule, writer)]
    lines += [f"    {line}" for line in before]
    lines.append("    judged = 0")
    lines.append("    failed: Failures = []")
    lines.append(f"    for rank, {_row(rule)} in enumerate(rows):")
    lines += [f"        {line}" for line in each]
    lines.append("    return judged, failed")
    return "\n".join(lines) + "\n"


def _preparation(rule: Rule, writer: ExpressionWriter) -> Iterator[str]:
    """Write what a function takes from the run before anything else: looked up once."""
    if "doc" in rule.names:
        yield "doc = run.doc"
    for name in rule.needs:
        if name in rule.names:
            yield f"{name} = run.related[{name!r}]"
    for (listing, column), variable in sorted(writer.columns.items()):
        yield f"{variable} = run.column({_quoted(listing)}, {_quoted(column)})"
    for index in rule.indexes:
        yield _index(index)
    for text, search in writer.patterns.items():
        yield f"{search} = pattern({text!r})"


def _index(index: Index) -> str:
    by = tuple_of(f'({part.up}, "{part.field}", {part.optional})' for part in index.by)
    return f"{index.name} = run.index({_constant_name(index.of)}, {by})"


def _before_items(rule: Rule, writer: ExpressionWriter) -> Iterator[str]:
    """Write what is the same for all items."""
    for name, node in rule.lets:
        if name in rule.fixed.lets:
            yield f"{name} = {writer.expression(node)}"
    if rule.fixed.gate is not None:
        yield f"if {writer.negated(rule.fixed.gate)}:"
        yield "    return 0, []"
    for rank, call in enumerate(rule.fixed.calls, 1):
        yield f"fixed_{rank} = {writer.expression(call)}"
    for rank, call in enumerate(rule.fixed.calls, 1):
        writer.fix(call, f"fixed_{rank}")


def _for_each_item(rule: Rule, writer: ExpressionWriter) -> Iterator[str]:
    """Write what is done for each item."""
    for name, node in rule.lets:
        if name not in rule.fixed.lets:
            yield f"{name} = {writer.expression(node)}"
    if rule.fixed.rest is not None:
        yield f"if {writer.negated(rule.fixed.rest)}:"
        yield "    continue"
    yield "judged += 1"
    yield f"if {writer.negated(rule.asserted)}:"
    nodes = tuple_of(writer.expression(target.base) for target in rule.at)
    values: list[str] = []
    for name, parameter in sorted(rule.parameters.items()):
        values.append(f"{_quoted(name)}: {writer.expression(parameter.value)}")
    yield f"    failed.append((rank, {nodes}, {{{', '.join(values)}}}))"


def _row(rule: Rule) -> str:
    """Write the names an item and its ancestors are bound to; those never read begin with _."""
    bound = ("self", *rule.ancestors)
    row = [name if name in rule.names else f"_{name}" for name in bound]
    context = rule.context
    if context is not None and context.steps and context.steps[0].field:
        row.append("_root")
    return tuple_of(row)
