"""The judge in Rust: the text of each rule, as it is, in common-expression-language."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

import cel

from tests.oracles import functions, rules
from tests.oracles.rules import Answers, Item, JudgeError, Raw, Request


@cache
def _program(expression: str) -> cel.Program:
    return cel.compile(expression)


@cache
def _fields(expressions: tuple[str, ...]) -> dict[str, set[str] | None]:
    """What several expressions read from each variable; None when all of it."""
    read: dict[str, set[str] | None] = {}
    for one in expressions:
        for name, fields in rules.fields_of(one).items():
            before = read.get(name, set())
            read[name] = None if fields is None or before is None else before | fields
    return read


def call(name: str, arguments: Sequence[Any]) -> Any:
    """One of the added functions, called by CEL itself."""
    context = cel.Context(functions=functions.FUNCTIONS)
    written = [f"a{rank}" for rank in range(len(arguments))]
    for argument, value in zip(written, arguments, strict=True):
        context.add_variable(argument, rules.numbers(value))
    return _program(f"{name}({', '.join(written)})").execute(context)


class _Rule:
    """A rule being tried on one document."""

    def __init__(self, rule: Raw, request: Request, documents: Mapping[str, Any]) -> None:
        self.rule = rule
        self.kind = request.type
        self.documents = documents
        self.written = [
            *rule.get("let", {}).values(),
            *([rule["when"]] if "when" in rule else []),
            rule["assert"],
        ]
        self.read = _fields(tuple(self.written))
        self.bound: dict[str, Any] = {}
        self.context = cel.Context(functions=functions.FUNCTIONS)
        self.shared = {**documents, "dateReference": request.date}
        for name, raw in rule.get("index", {}).items():
            self.shared[name] = rules.index(raw, self.kind, documents)
        for name, value in self.shared.items():
            self.bind(name, value)

    def failing(self) -> list[str]:
        """Pointers of the items the rule refuses."""
        found = rules.items(self.rule["context"], self.kind, self.documents)
        return sorted(i.pointer for i in found if not self.holds(i))

    def bind(self, name: str, value: Any) -> None:
        """Give a variable its value, less what no expression reads of it: copies are what costs."""
        if name not in self.read or self.bound.get(name) is value:
            return
        self.bound[name] = value
        fields = self.read[name]
        if fields is not None and isinstance(value, dict):
            value = {f: value[f] for f in fields if f in value}
        self.context.add_variable(name, value)

    def holds(self, item: Item) -> bool:
        """Whether the rule accepts an item, or does not apply to it."""
        above = {n: v for n, v in item.names.items() if v is not item.value}
        for name, value in {**above, "self": item.value}.items():
            self.bind(name, value)
        for name, text in self.rule.get("let", {}).items():
            self.bind(name, self.value(text, item))
        if "when" in self.rule and not self.truth(self.rule["when"], item):
            return True
        return self.truth(self.rule["assert"], item)

    def value(self, expression: str, item: Item) -> Any:
        """What an expression gives; a rule of the subset never fails."""
        try:
            return _program(expression).execute(self.context)
        except Exception as error:
            raise JudgeError(f"{self.rule['id']} {item.pointer}: {expression}: {error}") from error

    def truth(self, expression: str, item: Item) -> bool:
        """What a condition gives: true or false, nothing else."""
        result = self.value(expression, item)
        if not isinstance(result, bool):
            raise JudgeError(f"{self.rule['id']} {item.pointer}: {expression} gives {result!r}")
        return result


def judge(bundle: Sequence[Raw], requests: Sequence[Request]) -> list[Answers]:
    """What each rule says of each document.

    Raises:
        JudgeError: an expression failed.
    """
    answers: list[Answers] = []
    for request in requests:
        documents = rules.numbers(dict(request.documents))
        answer: Answers = {}
        for rule in bundle:
            if request.asks(rule):
                missing = rules.needs(rule, request.type) - set(documents)
                answer[rule["id"]] = None if missing else _Rule(rule, request, documents).failing()
        answers.append(answer)
    return answers
