"""From the text of a rule to its checked expressions, for one type of document."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Any, Final

from cpom_schema.standard.codelists import CodeList
from cpom_schema.standard.dictionary import Dictionary
from cpom_validators.cel.canonical import written
from cpom_validators.cel.check import Checker
from cpom_validators.cel.facts import NOTHING, Facts
from cpom_validators.cel.fixed import fixed
from cpom_validators.cel.nodes import Item, Name, Node, RuleError, Select, walk
from cpom_validators.cel.places import Index, Place, Places, Related
from cpom_validators.cel.rule import Parameter, Rule, Target
from cpom_validators.cel.scope import Scope, is_variable
from cpom_validators.cel.syntax import parse
from cpom_validators.cel.types import DATE, TEXT, Listing, Obj, Scalar, Type

ROOT: Final = "$"
"""The context of the document as a whole."""
TEXTS: Final = "textes[]"
"""The context of every long free text of a document."""
MOST_BINDINGS: Final = 20
_CODE: Final = re.compile(r"[A-Z]{2,10}(?:-[A-Z]{2,10})?-[0-9]{3}")
_PARAMETER: Final = re.compile(r"[A-Za-z][A-Za-z0-9]*")
_DAY: Final = re.compile(r"(?:[0-9]{4}-[0-9]{2}-[0-9]{2})?")


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
        self.digests = digests
        self.places = Places(dictionary, related)

    def compile(self, raw: Mapping[str, Any], document: str) -> Rule:
        """Compile a rule of the specification, or of a profile, for one type of document.

        Raises:
            RuleError: the rule may fail, costs too much, or is not what it should be.
        """
        try:
            _refuse_unsafe_names(raw)
            return _Compilation(self, raw, document).rule()
        except RuleError as error:
            raise RuleError(f"{raw['id']} : {error}") from None


def compiler_of(
    dictionary: Dictionary, lists: Mapping[str, CodeList], related: Mapping[str, Any]
) -> Compiler:
    """Return the compiler of the rules of a specification, or of an edition.

    Args:
        dictionary: the objects and fields of the version.
        lists: its code lists, by name.
        related: the other documents and the digests of each type, as ``exchange.yaml`` says them.
    """
    documents: dict[str, dict[str, Related]] = {}
    for document, others in related["documents"].items():
        documents[document] = {
            name: Related(about["type"], about.get("item")) for name, about in others.items()
        }
    digests = {document: tuple(names) for document, names in related["digests"].items()}
    return Compiler(dictionary, lists, documents, digests)


class _Compilation:
    """One rule on its way to be compiled, for one type of document.

    Attributes:
        others: the other documents the rule may look at, by name.
        digests: the names of the digests it may ask for.
        place: where its items are, None for every long free text.
        checker: checks its expressions; its scope grows as names are bound.
        known: what ``when`` proves of each item judged.
    """

    def __init__(self, compiler: Compiler, raw: Mapping[str, Any], document: str) -> None:
        self.raw = raw
        self.document = document
        self.places = compiler.places
        self.others = compiler.related[document]
        self.digests = compiler.digests.get(document, ())
        self.scope = Scope(compiler.dictionary, compiler.lists, single=raw["context"] == ROOT)
        self.checker = Checker(self.scope)
        self.place = self._bind_context(raw["context"])
        self._bind_documents()
        self.indexes = tuple(self._indexes())
        self.judged = self._judged_names()
        self.known: Facts = NOTHING

    def rule(self) -> Rule:
        """Check the expressions of the rule, in the order in which they are worked out."""
        raw = self.raw
        lets = tuple(self._lets())
        when = self._when()
        asserted = parse(raw["assert"])
        self.checker.boolean(asserted, self.known)
        at = tuple(map(self._target, (raw["at"], *raw.get("related", ()))))
        parameters = dict(self._parameters())
        nodes = list(_every_node(lets, when, asserted, at, parameters))
        names = frozenset(node.name for node in nodes if isinstance(node, Name))
        taken = frozenset(written(node) for node in nodes if isinstance(node, Item))
        self._refuse_unused(names)
        return Rule(
            id=raw["id"],
            title=raw["title"],
            document=self.document,
            context=self.place,
            indexes=self.indexes,
            lets=lets,
            when=when,
            asserted=asserted,
            at=at,
            parameters=parameters,
            needs=tuple(self._needs(names)),
            names=names,
            taken=taken,
            fixed=fixed(self.checker, self._item_names(), lets, when, asserted),
            raw=raw,
        )

    def _bind_context(self, context: str) -> Place | None:
        """Add ``self`` and the ancestors of the items to the names the rule may read."""
        if context == ROOT:
            self.scope.add("self", Obj(self.document), "root")
            return Place("doc", ())
        if context == TEXTS:
            self.scope.add("self", Scalar(TEXT.name, free=True), "own")
            return None
        return self._bind_items(context)

    def _bind_items(self, context: str) -> Place:
        place, bound = self.places.place(context, self.document)
        if not place.steps:
            raise RuleError(f"« {context} » : liste attendue")
        for name, kind in bound[:-1]:
            self.scope.add(name, kind, "shared")
        self.scope.add("self", bound[-1][1], "own")
        return place

    def _bind_documents(self) -> None:
        """Add ``doc``, the day of judgement, the other documents and the digests to these names."""
        self.scope.add("doc", Obj(self.document), "root")
        self.scope.add("dateReference", DATE, "own")
        for name, other in self.others.items():
            if name not in self.scope.types:  # else the context is there, and bound its item
                self._bind_other(name, other)
        for name in self.digests:
            self.scope.add(name, TEXT, "own")

    def _bind_other(self, name: str, other: Related) -> None:
        document = Obj(other.type)
        kind = Listing(document, reach="root") if other.item else document
        self.scope.add(name, kind, "root")

    def _indexes(self) -> Iterator[Index]:
        for name, about in self.raw.get("index", {}).items():
            if not is_variable(name):
                raise RuleError(f"index « {name} » : nom inattendu")
            index, groups = self.places.index(name, about, self.document)
            self.scope.add(name, groups, "shared")
            yield index

    def _judged_names(self) -> frozenset[str]:
        """Return the names whose objects hang from the judged document."""
        names = {"doc"}
        for index in self.indexes:
            if index.of.is_judged:
                names.add(index.name)
        if self.place is None or self.place.is_judged:
            names.update(self._bound_names())
        return frozenset(names)

    def _bound_names(self) -> tuple[str, ...]:
        """Return the names the item and its ancestors are bound to."""
        return ("self", *self.place.ancestors) if self.place else ("self",)

    def _item_names(self) -> tuple[str, ...]:
        """Return the names whose value may change from item to item."""
        if self.place is not None and not self.place.steps:  # the document is its only item
            return ("self", "doc", *self.others)
        return self._bound_names()

    def _lets(self) -> Iterator[tuple[str, Node]]:
        for name, text in self.raw.get("let", {}).items():
            if not is_variable(name):
                raise RuleError(f"let « {name} » : nom inattendu")
            node = parse(text)
            self._bind_let(name, node, self.checker.check(node))
            yield name, node

    def _bind_let(self, name: str, node: Node, kind: Type) -> None:
        reach = kind.reach if isinstance(kind, Listing) else "shared"
        self.scope.add(name, kind, reach)
        self.scope.bound[name] = node
        if len(self.scope.bound) > MOST_BINDINGS:
            raise RuleError(f"plus de {MOST_BINDINGS} let")

    def _when(self) -> Node | None:
        """Check the condition of the rule, and keep what it proves for what follows."""
        if "when" not in self.raw:
            return None
        node = parse(self.raw["when"])
        self.checker.boolean(node)
        self.known = self.checker.prover.when_true(node)
        return node

    def _parameters(self) -> Iterator[tuple[str, Parameter]]:
        for name, about in self.raw.get("parameters", {}).items():
            text = about["value"]
            node = parse(text)
            kind = self.checker.check(node, self.known)
            if not isinstance(kind, Scalar):
                raise RuleError(f"« {text} » : valeur simple attendue dans un message")
            yield name, Parameter(node, about.get("as", "texte"))

    def _target(self, text: str) -> Target:
        """Check the place of a finding: an object that is there, and fields that may not be."""
        base, fields = _split_path(parse(text))
        kind = self.checker.check(base, self.known)
        if not self._is_judged(base):
            raise RuleError(f"« {text} » n'est pas dans le document jugé")
        if fields or text != "self":
            self._check_path(text, kind.name if isinstance(kind, Obj) else "", fields)
        return Target(base, fields)

    def _check_path(self, text: str, owner: str, fields: Iterable[str]) -> None:
        """Refuse fields that do not lead down from an object, one single object at a time."""
        objects = self.scope.dictionary.objects
        for name in fields:
            found = objects[owner].fields.get(name) if owner else None
            if found is None:
                raise RuleError(f"« {text} » : « {name} » n'existe pas là")
            is_object = found.kind == "object" and not found.repeated
            owner = found.type if is_object else ""

    def _is_judged(self, node: Node) -> bool:
        """Report whether an object is in the judged document: only there can a user correct."""
        if isinstance(node, (Select, Item)):
            return self._is_judged(node.base)
        if not isinstance(node, Name):
            return False
        bound = self.checker.named(node)
        return self._is_judged(bound) if bound else node.name in self.judged

    def _refuse_unused(self, names: Collection[str]) -> None:
        declared = {*self.scope.bound, *(index.name for index in self.indexes)}
        unused = declared.difference(names)
        if unused:
            raise RuleError(f"jamais employé : {', '.join(sorted(unused))}")

    def _needs(self, names: Collection[str]) -> Iterator[str]:
        """Yield the other documents and the digests without which the rule is not run."""
        used = {*names, *(index.of.document for index in self.indexes)}
        if self.place:
            used.add(self.place.document)
        for name in (*self.others, *self.digests):
            if name in used:
                yield name


def _split_path(node: Node) -> tuple[Node, tuple[str, ...]]:
    """Split an expression into what it starts from and the fields below, top first."""
    fields: list[str] = []
    while isinstance(node, Select):
        fields.append(node.field)
        node = node.base
    return node, tuple(reversed(fields))


def _every_node(
    lets: Iterable[tuple[str, Node]],
    when: Node | None,
    asserted: Node,
    at: Iterable[Target],
    parameters: Mapping[str, Parameter],
) -> Iterator[Node]:
    """Yield every part of every expression of a rule."""
    for _, node in lets:
        yield from walk(node)
    if when is not None:
        yield from walk(when)
    yield from walk(asserted)
    for target in at:
        yield from walk(target.base)
    for parameter in parameters.values():
        yield from walk(parameter.value)


def _refuse_unsafe_names(raw: Mapping[str, Any]) -> None:
    """Refuse what a module would write as it stands, were it not a code, a name or a date."""
    unsafe = [
        *_unlike(_CODE, (raw["id"], *raw.get("consequenceOf", ()))),
        *_unlike(_PARAMETER, raw.get("parameters", {})),
        *_unlike(_DAY, raw.get("valid", {}).values()),
    ]
    if unsafe:
        raise RuleError(f"code, nom ou date inattendus : {', '.join(map(repr, unsafe))}")


def _unlike(form: re.Pattern[str], texts: Iterable[str]) -> Iterator[str]:
    """Yield the texts that do not have a form."""
    for text in texts:
        if not form.fullmatch(text):
            yield text
