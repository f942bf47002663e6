"""Rules written as Python: one function per rule, which a person can read.

Only names, numbers and quoted texts that the checker accepted are ever written, so that a rule by a
stranger can say nothing but what its expression says.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

from cpom_schema import codelists
from cpom_validators.cel.rule import Index, Place, Rule, walk
from cpom_validators.cel.syntax import (
    Binary,
    Call,
    Conditional,
    Has,
    Item,
    ListOf,
    Literal,
    Macro,
    Method,
    Name,
    Node,
    Select,
    Unary,
)
from cpom_validators.cel.types import Groups, Listing

_OPERATORS: Final = {"&&": "and", "||": "or"}
_FUNCTIONS: Final = {
    "luhn": "luhn",
    "finessKey": "finess_key",
    "addYears": "add_years",
    "addDays": "add_days",
    "year": "year",
    "date": "date",
    "cents": "cents",
    "near": "near",
    "isWhole": "is_whole",
}


class Module(NamedTuple):
    """What the functions of a module need from outside it.

    Attributes:
        functions: names to import from `cpom_validators.rules.functions`.
        attributes: (list, column) of the code lists that are looked up.
    """

    functions: set[str]
    attributes: set[tuple[str, str]]


class Writer:
    """Writes the expressions of one rule."""

    def __init__(self, rule: Rule, module: Module) -> None:
        self.rule = rule
        self.module = module
        self.patterns: dict[str, str] = {}

    def expression(self, node: Node) -> str:
        """An expression, in brackets wherever it could be misread."""
        match node:
            case Literal(value=value):
                return repr(value)
            case Name(name=name):
                return "run.date" if name == "dateReference" else name
            case Select(base=base, field=name):
                return f'{self.expression(base)}["{name}"]'
            case Has(target=target):
                return f'("{target.field}" in {self.expression(target.base)})'
            case Item(base=base, key=key):
                return f"{self.expression(base)}[{self._key(key)}]"
            case Call(name=name, args=args):
                return self._call(name, args)
            case Method(base=base, name=name, args=args):
                return self._method(self.expression(base), name, args[0])
            case Macro():
                return self._macro(node)
            case Unary(operator=sign, operand=operand):
                return f"({'not' if sign == '!' else '-'} {self.expression(operand)})"
            case Binary():
                return self._binary(node)
            case Conditional():
                return self._conditional(node)
            case ListOf(items=items):
                inside = ", ".join(map(self.expression, items))
                return f"({inside}{',' * (len(items) == 1)})"
            case _:
                raise TypeError(node)

    def _key(self, node: Node) -> str:
        if not (isinstance(node, Call) and isinstance(node.args[0], ListOf)):
            return self.expression(node)
        parts = [self.expression(p) for p in node.args[0].items]
        return parts[0] if len(parts) == 1 else f"({', '.join(parts)})"

    def _call(self, name: str, args: list[Node]) -> str:
        match name, args:
            case "size", [listed]:
                return f"len({self.expression(listed)})"
            case "sum", [listed]:
                return f"sum({self.expression(listed)})"
            case "codeAttribute", [Literal(value=listing), code, Literal(value=column)]:
                self.module.attributes.add((str(listing), str(column)))
                return f'{attribute(str(listing), str(column))}.get({self.expression(code)}, "")'
            case _:
                self.module.functions.add(_FUNCTIONS[name])
                return f"{_FUNCTIONS[name]}({', '.join(map(self.expression, args))})"

    def _method(self, base: str, name: str, arg: Node) -> str:
        match name:
            case "matches" if isinstance(arg, Literal):
                self.module.functions.add("pattern")
                variable = self.patterns.setdefault(
                    str(arg.value), f"pattern_{len(self.patterns) + 1}"
                )
                return f"({variable}({base}) is not None)"
            case "contains":
                return f"({self.expression(arg)} in {base})"
            case _:
                return f"{base}.{name.lower()}({self.expression(arg)})"

    def _walked(self, node: Node) -> str:
        text = self.expression(node)
        paid = isinstance(node.type, Listing) and node.type.reach == "shared"
        return f"run.spend({text})" if paid else text

    def _macro(self, node: Macro) -> str:
        listed, body, name = self._walked(node.base), self.expression(node.body), node.variable
        match node.name:
            case "all" | "exists":
                function = "all" if node.name == "all" else "any"
                return f"{function}({body} for {name} in {listed})"
            case "exists_one":
                return f"(sum(1 for {name} in {listed} if {body}) == 1)"
            case "filter":
                return f"[{name} for {name} in {listed} if {body}]"
            case _:
                return f"[{body} for {name} in {listed}]"

    def _binary(self, node: Binary) -> str:
        right = node.right
        if node.operator == "in":
            if isinstance(right.type, Groups):
                return f"({self._key(node.left)} in {self.expression(right)})"
            return f"({self.expression(node.left)} in {self._walked(right)})"
        sign = _OPERATORS.get(node.operator, node.operator)
        return f"({self.expression(node.left)} {sign} {self.expression(right)})"

    def _conditional(self, node: Conditional) -> str:
        optional = isinstance(node.test, Has) and node.test.target == node.yes
        if optional and isinstance(node.yes, Select) and isinstance(node.no, (ListOf, Literal)):
            base, name = self.expression(node.yes.base), node.yes.field
            return f'{base}.get("{name}", {self.expression(node.no)})'
        yes, test, no = map(self.expression, (node.yes, node.test, node.no))
        return f"({yes} if {test} else {no})"


def attribute(listing: str, column: str) -> str:
    """Name of the table that gives a column of a code list by code."""
    return f"{listing}_{column}".replace("-", "_").upper()


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


def _index(index: Index) -> str:
    by = ", ".join(f'({rank}, "{name}", {optional})' for rank, name, optional, _ in index.by)
    comma = "," * (len(index.by) == 1)
    return f"{index.name} = run.index({constant(index.of)}, ({by}{comma}))"


def entry(rule: Rule) -> str:
    """The rule as the engine takes it."""
    fields = ", ".join("(" + "".join(f'"{f}", ' for f in t.fields) + ")" for t in rule.at)
    text = f'Rule("{rule.id}", {function_name(rule)}, {constant(rule.context)}, ({fields},)'
    for name, values in (("needs", rule.needs), ("after", rule.raw.get("consequenceOf", ()))):
        if values:
            text += f", {name}=(" + "".join(f'"{v}", ' for v in values) + ")"
    if "valid" in rule.raw:
        dates = rule.raw["valid"]
        text += f', valid=("{dates.get("from", "")}", "{dates.get("until", "")}")'
    return text + ")"


def function_name(rule: Rule) -> str:
    """``ct_002`` for CPOM-CT-002."""
    return rule.id.removeprefix("CPOM-").replace("-", "_").lower()


def _body(rule: Rule, writer: Writer) -> Iterator[str]:
    for name, node in rule.lets:
        yield f"{name} = {writer.expression(node)}"
    if rule.when:
        yield f"if not {writer.expression(rule.when)}:"
        yield "    continue"
    yield "judged += 1"
    yield f"if not {writer.expression(rule.asserted)}:"
    nodes = ", ".join(writer.expression(t.base) for t in rule.at)
    values = ", ".join(
        f'"{n}": {writer.expression(p.value)}' for n, p in sorted(rule.parameters.items())
    )
    yield f"    failed.append((rank, ({nodes},), {{{values}}}))"


def function(rule: Rule, module: Module) -> str:
    """The source of one rule.

    Args:
        rule: the checked rule.
        module: collects what the source needs imported.
    """
    writer = Writer(rule, module)
    body = [f"        {line}" for line in _body(rule, writer)]
    names = [n.name for n in _used(rule)]
    bound = ["self", *rule.ancestors]
    row = ", ".join(n if n in names else f"_{n}" for n in bound)
    if rule.context is not None and rule.context.steps and rule.context.steps[0].field:
        row += ", _root"
    lines = [f"def {function_name(rule)}(run: Run, rows: Rows) -> Outcome:"]
    lines.append(f'    """{rule.title["fr"]}"""')
    lines += [f"    {n} = run.{'doc' if n == 'doc' else f'related[{n!r}]'}" for n in _roots(rule)]
    lines += [f"    {_index(i)}" for i in rule.indexes]
    lines += [f"    {v} = pattern({p!r})" for p, v in writer.patterns.items()]
    lines += ["    judged, failed = 0, []", f"    for rank, ({row},) in enumerate(rows):"]
    return "\n".join([*lines, *body, "    return judged, failed"]) + "\n"


def _used(rule: Rule) -> Iterator[Name]:
    roots = [n for _, n in rule.lets] + [rule.asserted, *(t.base for t in rule.at)]
    roots += [p.value for p in rule.parameters.values()] + ([rule.when] if rule.when else [])
    for root in roots:
        yield from (n for n in walk(root) if isinstance(n, Name))


def _roots(rule: Rule) -> Iterable[str]:
    names = {n.name for n in _used(rule)}
    return [n for n in ("doc", *rule.needs) if n in names]


def tables(module: Module) -> str:
    """The columns of code lists the module looks up, as dicts."""
    text = ""
    for listing, column in sorted(module.attributes):
        codes = codelists.load(listing).codes
        text += f"{attribute(listing, column)}: Final = {{\n"
        for code in codes.values():
            if value := code.extra.get(column):
                text += f"    {code.code!r}: {value!r},\n"
        text += "}\n"
    return text


def module(rules: list[Rule], title: str) -> str:
    """The source of the rules of one type of document."""
    uses = Module(set(), set())
    functions = "\n\n".join(function(r, uses) for r in rules)
    places = {constant(p): place(p) for r in rules for p in (r.context, *(i.of for i in r.indexes))}
    own = {n: p for n, p in places.items() if n != p}
    text = f'"""{title}"""\n\nfrom __future__ import annotations\n\nfrom typing import Final\n\n'
    if uses.functions:
        text += f"from cpom_validators.rules.functions import {', '.join(sorted(uses.functions))}\n"
    runtime = "DOC, TEXTS, Outcome, Place, Rows, Rule, Run"
    text += f"from cpom_validators.rules.runtime import {runtime}\n\n"
    text += "".join(f"{n}: Final = {p}\n" for n, p in sorted(own.items()))
    text += tables(uses) + "\n\n" + functions + "\n\nRULES: Final = (\n"
    return text + "".join(f"    {entry(r)},\n" for r in rules) + ")\n"
