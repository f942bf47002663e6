"""A whole rule: its text becomes checked expressions, the places it looks at, what it needs."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, Final, NamedTuple

from cpom_schema.standard.codelists import CodeList
from cpom_schema.standard.dictionary import Dictionary
from cpom_validators.cel.check import Checker
from cpom_validators.cel.fixed import Fixed, fixed
from cpom_validators.cel.nodes import Item, Name, Node, RuleError, Select, walk, written
from cpom_validators.cel.places import Index, Place, Places, Related
from cpom_validators.cel.scope import Scope, is_variable
from cpom_validators.cel.syntax import parse
from cpom_validators.cel.types import DATE, TEXT, Listing, Obj, Scalar

TEXTS: Final = "textes"
"""The context of every long free text of a document."""
MOST_BINDINGS: Final = 20
_CODE: Final = re.compile(r"[A-Z]{2,10}(?:-[A-Z]{2,10})?-[0-9]{3}")
_PARAMETER: Final = re.compile(r"[A-Za-z][A-Za-z0-9]*")
_DAY: Final = re.compile(r"(?:[0-9]{4}-[0-9]{2}-[0-9]{2})?")


class Target(NamedTuple):
    """Where a finding points: a variable and the fields below it.

    Attributes:
        base: the expression of an object of the judged document.
    """

    base: Node
    fields: tuple[str, ...]


class Parameter(NamedTuple):
    """A value of a message, and how it is shown: texte, date, montant or ``code:<list>``."""

    value: Node
    shown_as: str


class Rule(NamedTuple):
    """One rule, for one type of document, ready to be written in another language."""

    id: str
    title: Mapping[str, str]
    document: str
    context: Place | None
    indexes: tuple[Index, ...]
    lets: tuple[tuple[str, Node], ...]
    when: Node | None
    asserted: Node
    at: tuple[Target, ...]
    parameters: Mapping[str, Parameter]
    needs: tuple[str, ...]
    names: frozenset[str]
    taken: frozenset[str]
    fixed: Fixed
    raw: Mapping[str, Any]

    @property
    def ancestors(self) -> tuple[str, ...]:
        """Names the items of the context are bound to, nearest first, ``self`` excepted."""
        if self.context is None:
            return ()
        return tuple(s.bound for s in reversed(self.context.steps[:-1]))


class Compiler:
    """Compiles the rules of one version of the standard.

    Attributes:
        dictionary: the objects and fields that rules may read.
        lists: the code lists, by name: what a literal may be compared with, and their columns.
        related: for each type of document, the other documents it may be judged with, by name.
        digests: for each type of document, the names of the digests its rules may ask for.
    """

    def __init__(
        self,
        dictionary: Dictionary,
        lists: Mapping[str, CodeList],
        related: Mapping[str, Mapping[str, Related]],
        digests: Mapping[str, tuple[str, ...]],
    ) -> None:
        self.dictionary = dictionary
        self.lists = lists
        self.related = related
        self.places = Places(dictionary, related)
        self.digests = digests
        self.judged: set[str] = set()

    def compile(self, raw: Mapping[str, Any], document: str) -> Rule:
        """A rule of the specification, or of a profile, for one type of document.

        Raises:
            RuleError: the rule may fail, costs too much, or is not what it should be.
        """
        try:
            return self._compile(raw, document)
        except RuleError as error:
            raise RuleError(f"{raw['id']} : {error}") from None

    def _compile(self, raw: Mapping[str, Any], document: str) -> Rule:
        _check_names(raw)
        context = raw["context"]
        scope = Scope(self.dictionary, self.lists, single=context == "$")
        place = self._bind_context(scope, context, document)
        scope.add("doc", Obj(document), "root")
        scope.add("dateReference", DATE, "own")
        for name, other in self.related[document].items():
            several = Listing(Obj(other.type), reach="root")
            if name not in scope.types:
                scope.add(name, several if other.item else Obj(other.type), "root")
        for name in self.digests.get(document, ()):
            scope.add(name, TEXT, "own")
        indexes = tuple(self._index(scope, n, i, document) for n, i in raw.get("index", {}).items())
        checker = Checker(scope)
        self.judged = {"doc", *(i.name for i in indexes if i.of.document == "doc")}
        if place is None or place.document == "doc":
            self.judged |= {"self", *(s.bound for s in place.steps[:-1])} if place else {"self"}
        lets = tuple(self._let(checker, n, text) for n, text in raw.get("let", {}).items())
        when = parse(raw["when"]) if "when" in raw else None
        if when:
            checker.boolean(when)
        known = checker.prover.when_true(when) if when else frozenset[str]()
        asserted = parse(raw["assert"])
        checker.boolean(asserted, known)
        at = tuple(self._target(checker, t, known) for t in (raw["at"], *raw.get("related", ())))
        parameters = {
            n: Parameter(self._value(checker, p["value"], known), p.get("as", "texte"))
            for n, p in raw.get("parameters", {}).items()
        }
        nodes = [n for _, n in lets] + [asserted, *(p.value for p in parameters.values())]
        nodes += [t.base for t in at] + ([when] if when else [])
        used = {n.name for root in nodes for n in walk(root) if isinstance(n, Name)}
        unused = ({n for n, _ in lets} | {i.name for i in indexes}) - used
        if unused:
            raise RuleError(f"jamais employé : {', '.join(sorted(unused))}")
        names = frozenset(used)
        taken = frozenset(written(n) for root in nodes for n in walk(root) if isinstance(n, Item))
        bound = ("self", *(s.bound for s in place.steps[:-1])) if place else ("self",)
        single = place is not None and not place.steps
        items = bound if not single else ("self", "doc", *self.related[document])
        apart = fixed(checker, items, lets, when, asserted)
        used |= {i.of.document for i in indexes} | ({place.document} if place else set())
        needs = [n for n in self.related[document] if n in used]
        needs += [n for n in self.digests.get(document, ()) if n in used]
        return Rule(
            raw["id"], raw["title"], document, place, indexes, lets, when, asserted, at,
            parameters, tuple(needs), names, taken, apart, raw,
        )  # fmt: skip

    def _bind_context(self, scope: Scope, context: str, document: str) -> Place | None:
        if context == "$":
            scope.add("self", Obj(document), "root")
            return Place("doc", ())
        if context == f"{TEXTS}[]":
            scope.add("self", Scalar("texte", free=True), "own")
            return None
        place, bound = self.places.place(context, document)
        if not place.steps:
            raise RuleError(f"« {context} » : liste attendue")
        for name, kind in bound[:-1]:
            scope.add(name, kind, "shared")
        scope.add("self", bound[-1][1], "own")
        return place

    def _index(self, scope: Scope, name: str, raw: Mapping[str, Any], document: str) -> Index:
        if not is_variable(name):
            raise RuleError(f"index « {name} » : nom inattendu")
        index, groups = self.places.index(name, raw, document)
        scope.add(name, groups, "shared")
        return index

    def _let(self, checker: Checker, name: str, text: str) -> tuple[str, Node]:
        if not is_variable(name):
            raise RuleError(f"let « {name} » : nom inattendu")
        node = parse(text)
        kind = checker.check(node)
        reach = kind.reach if isinstance(kind, Listing) else "shared"
        checker.scope.add(name, kind, reach)
        checker.scope.bound[name] = node
        if len(checker.scope.bound) > MOST_BINDINGS:
            raise RuleError(f"plus de {MOST_BINDINGS} let")
        return name, node

    def _value(self, checker: Checker, text: str, known: frozenset[str]) -> Node:
        node = parse(text)
        kind = checker.check(node, known)
        if not isinstance(kind, Scalar):
            raise RuleError(f"« {text} » : valeur simple attendue dans un message")
        return node

    def _target(self, checker: Checker, text: str, known: frozenset[str]) -> Target:
        """The place of a finding: an object that is there, and fields that may not be."""
        node = parse(text)
        fields: list[str] = []
        while isinstance(node, Select):
            fields.append(node.field)
            node = node.base
        kind = checker.check(node, known)
        if not self._judged(checker, node):
            raise RuleError(f"« {text} » n'est pas dans le document jugé")
        if fields or text != "self":
            obj = kind.name if isinstance(kind, Obj) else ""
            for name in reversed(fields):
                found = self.dictionary.objects[obj].fields.get(name) if obj else None
                if found is None:
                    raise RuleError(f"« {text} » : « {name} » n'existe pas là")
                obj = found.type if found.kind == "object" and not found.repeated else ""
        return Target(node, tuple(reversed(fields)))

    def _judged(self, checker: Checker, node: Node) -> bool:
        """Whether an object hangs from the judged document: only there can a user correct."""
        match node:
            case Name(name=name) if name in checker.scope.bound:
                return self._judged(checker, checker.scope.bound[name])
            case Name(name=name):
                return name in self.judged
            case Select(base=base) | Item(base=base):
                return self._judged(checker, base)
            case _:
                return False


def _check_names(raw: Mapping[str, Any]) -> None:
    """Refuse what a module would write as it stands, were it not a code, a name or a date."""
    codes = [raw["id"], *raw.get("consequenceOf", ())]
    odd = [c for c in codes if not _CODE.fullmatch(c)]
    odd += [n for n in raw.get("parameters", {}) if not _PARAMETER.fullmatch(n)]
    odd += [d for d in raw.get("valid", {}).values() if not _DAY.fullmatch(d)]
    if odd:
        raise RuleError(f"code, nom ou date inattendus : {', '.join(map(repr, odd))}")
