"""Types and presence: after this, evaluating an expression cannot fail, whatever the document.

A field that may be absent is read only where ``has()`` has proved it there; a division is made only
where the divisor was proved not null; a group is taken only where its key was proved in the index.
Lists as long as the document are gone through once, never once per item.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Final

from cpom_schema import codelists
from cpom_schema.dictionary import Dictionary
from cpom_validators.cel.functions import FUNCTIONS, METHODS, SPECIAL, pattern_fault
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
    RuleError,
    Select,
    Unary,
    written,
)
from cpom_validators.cel.types import (
    BOOLEAN,
    COUNT,
    DATE,
    NUMBER,
    TEXT,
    Groups,
    Listing,
    Obj,
    Scalar,
    Type,
    of_field,
    same_kind,
    shown,
)

Facts = frozenset[str]
NOTHING: Final[Facts] = frozenset()
_DATE: Final = re.compile(r"(?:19|20)\d\d-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])")


@dataclass
class Scope:
    """What an expression may name.

    Attributes:
        types: type of each variable.
        reach: how far the lists under each variable come from (see `Listing.reach`).
        bound: expressions that ``let`` gave a name to.
        single: True when there is one item only, so that going through the document is cheap.
    """

    dictionary: Dictionary
    single: bool
    types: dict[str, Type] = field(default_factory=dict)
    reach: dict[str, str] = field(default_factory=dict)
    bound: dict[str, Node] = field(default_factory=dict)

    def add(self, name: str, kind: Type, reach: str) -> None:
        """Bind a variable.

        Raises:
            RuleError: the name is taken.
        """
        if name in self.types or name in FUNCTIONS or name in SPECIAL:
            raise RuleError(f"le nom « {name} » est déjà pris")
        self.types[name] = kind
        self.reach[name] = reach


class Checker:
    """Gives every node of an expression its type, or refuses the expression."""

    def __init__(self, scope: Scope) -> None:
        self.scope = scope
        self.macros: list[str] = []
        self.in_near = False

    def check(self, node: Node, facts: Facts = NOTHING) -> Type:
        """The type of an expression, given what was proved before it.

        Raises:
            RuleError: it may fail, mixes types or costs too much.
        """
        node.type = self._type(node, facts)
        return node.type

    def boolean(self, node: Node, facts: Facts = NOTHING) -> None:
        """Check an expression that must be true or false."""
        self._expect(node, self.check(node, facts), BOOLEAN)

    def _fail(self, node: Node, reason: str) -> RuleError:
        return RuleError(f"« {written(node)} » : {reason}")

    def _expect(self, node: Node, found: Type, wanted: Scalar) -> None:
        if not isinstance(found, Scalar):
            raise self._fail(node, f"{wanted.name} attendu, c'est une {shown(found)}")
        text = wanted.name == "texte" and found.name in ("texte", "date")
        if found.name != wanted.name and not text:
            hint = " (écrire 5.0 et non 5)" if found == COUNT else ""
            raise self._fail(node, f"{wanted.name} attendu, c'est un {found.name}{hint}")

    def _type(self, node: Node, facts: Facts) -> Type:
        match node:
            case Literal(value=value):
                return _of_literal(value)
            case Name(name=name):
                if name not in self.scope.types:
                    raise self._fail(node, f"« {name} » n'est pas connu ici")
                return self.scope.types[name]
            case Select():
                return self._select(node, facts)
            case Has(target=target):
                return self._has(target, facts)
            case Item():
                return self._item(node, facts)
            case Call():
                return self._call(node, facts)
            case Method():
                return self._method(node, facts)
            case Macro():
                return self._macro(node, facts)
            case Unary(operator=sign, operand=operand):
                wanted = BOOLEAN if sign == "!" else NUMBER
                self._expect(operand, self.check(operand, facts), wanted)
                return wanted
            case Binary():
                return self._binary(node, facts)
            case Conditional():
                return self._conditional(node, facts)
            case ListOf(items=items):
                return self._list(node, items, facts)
            case _:
                raise TypeError(node)

    def _field(self, node: Select, facts: Facts) -> tuple[Type, bool]:
        base = self.check(node.base, facts)
        if not isinstance(base, Obj):
            raise self._fail(node, f"« {written(node.base)} » n'est pas un objet")
        found = self.scope.dictionary.objects[base.name].fields.get(node.field)
        if found is None:
            raise self._fail(node, f"« {base.name} » n'a pas de champ « {node.field} »")
        kind = of_field(found, reach=self._reach(node.base))
        if kind is None:
            raise self._fail(node, "une règle ne lit pas ce champ")
        return kind, found.required

    def _select(self, node: Select, facts: Facts) -> Type:
        kind, required = self._field(node, facts)
        if not required and written(node) not in facts:
            raise self._fail(node, "peut être absent : le demander d'abord avec has()")
        return kind

    def _has(self, target: Select, facts: Facts) -> Type:
        _, required = self._field(target, facts)
        if required:
            raise self._fail(target, "est obligatoire : has() est toujours vrai")
        return BOOLEAN

    def _reach(self, node: Node) -> str:
        match node:
            case Name(name=name):
                return self.scope.reach[name]
            case Select(base=base) | Method(base=base) | Macro(base=base):
                return self._reach(base)
            case _:
                return "shared"

    def _walked(self, node: Node, base: Node, kind: Type) -> Listing:
        """The list a macro, a sum or ``in`` goes through, at a price the document can pay."""
        if not isinstance(kind, Listing):
            raise self._fail(node, f"liste attendue, c'est un {shown(kind)}")
        if isinstance(base, ListOf):
            return kind
        if kind.reach == "root" and (self.macros or not self.scope.single):
            raise self._fail(base, "parcourt tout le document pour chaque élément : index attendu")
        inner = self.macros and not _starts_with(base, self.macros[-1])
        paid = kind._replace(reach="shared") if inner and kind.reach == "own" else kind
        base.type = paid
        return paid

    def _item(self, node: Item, facts: Facts) -> Type:
        base = self.check(node.base, facts)
        if isinstance(base, Groups):
            self._key(node.key, base, facts)
            if f"{written(node.key)} in {written(node.base)}" not in facts:
                raise self._fail(node, "demander d'abord si la clé est dans l'index (in)")
            return Listing(base.item, reach="shared")
        group = isinstance(node.base, Item) or (
            isinstance(node.base, Name) and isinstance(self._named(node.base), Item)
        )
        if isinstance(base, Listing) and group and node.key == Literal(0):
            node.key.type = COUNT
            return base.item
        raise self._fail(node, "seuls les groupes d'un index se prennent par [clé] ou [0]")

    def _named(self, node: Name) -> Node | None:
        return self.scope.bound.get(node.name)

    def _key(self, node: Node, groups: Groups, facts: Facts) -> None:
        if not (isinstance(node, Call) and node.name == "key" and len(node.args) == 1):
            raise self._fail(node, "un index se consulte avec key([…])")
        parts = node.args[0]
        if not isinstance(parts, ListOf) or len(parts.items) != len(groups.keys):
            raise self._fail(node, f"clé de {len(groups.keys)} parties attendue")
        for part, wanted in zip(parts.items, groups.keys, strict=True):
            self._expect(part, self.check(part, facts), wanted)
        node.type = parts.type = TEXT

    def _call(self, node: Call, facts: Facts) -> Type:
        match node.name:
            case "size":
                return self._size(node, facts)
            case "sum":
                return self._sum(node, facts)
            case "codeAttribute":
                return self._code_attribute(node, facts)
            case "near":
                self.in_near, before = True, self.in_near
                result = self._plain_call(node, facts)
                self.in_near = before
                tolerance = node.args[2]
                if not (isinstance(tolerance, Literal) and isinstance(tolerance.value, float)):
                    raise self._fail(node, "la tolérance est un nombre écrit")
                return result
            case _:
                return self._plain_call(node, facts)

    def _plain_call(self, node: Call, facts: Facts) -> Type:
        signature = FUNCTIONS.get(node.name)
        if signature is None or len(node.args) != len(signature.args):
            raise self._fail(node, f"fonction « {node.name} » inconnue, ou appelée autrement")
        for arg, wanted in zip(node.args, signature.args, strict=True):
            self._expect(arg, self.check(arg, facts), wanted)
        return signature.result

    def _one_list(self, node: Call, facts: Facts) -> Listing:
        if len(node.args) != 1:
            raise self._fail(node, "un seul argument attendu")
        kind = self.check(node.args[0], facts)
        if not isinstance(kind, Listing):
            raise self._fail(node, f"liste attendue, c'est un {shown(kind)}")
        return kind

    def _size(self, node: Call, facts: Facts) -> Type:
        self._one_list(node, facts)
        return COUNT

    def _sum(self, node: Call, facts: Facts) -> Type:
        kind = self._one_list(node, facts)
        self._expect(node, kind.item if isinstance(kind.item, Scalar) else kind, NUMBER)
        listed = node.args[0]
        if isinstance(listed, Name):
            listed = self._named(listed) or listed
        exact = isinstance(listed, Macro) and listed.name == "map" and self._whole(listed.body)
        if not exact and not self.in_near:
            raise self._fail(node, "somme de cents(…), d'entiers, ou placée dans near(…)")
        return NUMBER

    def _whole(self, node: Node) -> bool:
        match node:
            case Call(name="cents"):
                return True
            case Literal(value=float() as value):
                return value.is_integer()
            case Conditional(yes=yes, no=no):
                return self._whole(yes) and self._whole(no)
            case Binary(operator="+" | "-" | "*", left=left, right=right):
                return self._whole(left) and self._whole(right)
            case Unary(operand=operand):
                return self._whole(operand)
            case Select(base=base, field=name) if isinstance(base.type, Obj):
                found = self.scope.dictionary.objects[base.type.name].fields[name]
                return found.type in ("entier", "annee")
            case _:
                return False

    def _code_attribute(self, node: Call, facts: Facts) -> Type:
        match node.args:
            case [Literal(value=str() as name), code, Literal(value=str() as column)]:
                self._expect(code, self.check(code, facts), TEXT)
                if name not in codelists.names():
                    raise self._fail(node, f"nomenclature « {name} » inconnue")
                if not any(column in c.extra for c in codelists.load(name).codes.values()):
                    raise self._fail(node, f"« {name} » n'a pas de colonne « {column} »")
                return TEXT
            case _:
                raise self._fail(node, "codeAttribute('nomenclature', code, 'colonne') attendu")

    def _method(self, node: Method, facts: Facts) -> Type:
        self._expect(node.base, self.check(node.base, facts), TEXT)
        if node.name not in METHODS or len(node.args) != 1:
            raise self._fail(node, f"méthode « {node.name} » inconnue, ou appelée autrement")
        self._expect(node.args[0], self.check(node.args[0], facts), TEXT)
        if node.name == "matches":
            pattern = node.args[0]
            if not (isinstance(pattern, Literal) and isinstance(pattern.value, str)):
                raise self._fail(node, "le motif est un texte écrit")
            if fault := pattern_fault(pattern.value):
                raise self._fail(node, fault)
        return BOOLEAN

    def _macro(self, node: Macro, facts: Facts) -> Type:
        base = self._walked(node, node.base, self.check(node.base, facts))
        name = node.variable
        self.scope.add(name, base.item, "own")
        self.macros.append(name)
        known = facts | {f"{name}.{path}" for path in base.present}
        body = self.check(node.body, known)
        self.macros.pop()
        del self.scope.types[name], self.scope.reach[name]
        if node.name == "map":
            if not isinstance(body, (Scalar, Obj)):
                raise self._fail(node, "une liste de listes n'est pas admise")
            return Listing(body, reach=base.reach)
        self._expect(node.body, body, BOOLEAN)
        if node.name != "filter":
            return BOOLEAN
        proved = self.when_true(node.body)
        start = f"{name}."
        present = {f.removeprefix(start) for f in proved if f.startswith(start)}
        return base._replace(present=base.present | present)

    def _binary(self, node: Binary, facts: Facts) -> Type:
        match node.operator:
            case "&&":
                self.boolean(node.left, facts)
                self.boolean(node.right, facts | self.when_true(node.left))
                return BOOLEAN
            case "||":
                self.boolean(node.left, facts)
                self.boolean(node.right, facts | self.when_false(node.left))
                return BOOLEAN
            case "in":
                return self._in(node, facts)
            case "==" | "!=":
                return self._equal(node, facts)
            case "<" | "<=" | ">" | ">=":
                return self._ordered(node, facts)
            case _:
                return self._arithmetic(node, facts)

    def _in(self, node: Binary, facts: Facts) -> Type:
        right = self.check(node.right, facts)
        if isinstance(right, Groups):
            self._key(node.left, right, facts)
            return BOOLEAN
        left = self.check(node.left, facts)
        right = self._walked(node, node.right, right)
        if not same_kind(left, right.item):
            raise self._fail(node, f"{shown(left)} cherché dans une {shown(right)}")
        if isinstance(node.right, ListOf):
            for item in node.right.items:
                self._known_code(left, item)
        return BOOLEAN

    def _equal(self, node: Binary, facts: Facts) -> Type:
        left, right = self.check(node.left, facts), self.check(node.right, facts)
        if not same_kind(left, right):
            raise self._fail(node, f"{shown(left)} comparé à {shown(right)}")
        self._known_code(left, node.right)
        self._known_code(right, node.left)
        return BOOLEAN

    def _known_code(self, kind: Type, literal: Node) -> None:
        """Refuse a literal that the closed list of the other side does not hold."""
        if isinstance(kind, Scalar) and kind.codes and isinstance(literal, Literal):
            codes = codelists.load(kind.codes)
            if codes.closed and literal.value not in codes.codes:
                raise self._fail(literal, f"n'est pas un code de « {kind.codes} »")

    def _ordered(self, node: Binary, facts: Facts) -> Type:
        left, right = self.check(node.left, facts), self.check(node.right, facts)
        if left != right or left not in (NUMBER, COUNT, DATE):
            raise self._fail(node, f"{shown(left)} comparé à {shown(right)}")
        if left == COUNT and not (isinstance(node.left, Literal) or isinstance(node.right, Literal)):
            raise self._fail(node, "un compte se compare à un entier écrit")
        return BOOLEAN

    def _arithmetic(self, node: Binary, facts: Facts) -> Type:
        for side in (node.left, node.right):
            self._expect(side, self.check(side, facts), NUMBER)
        if node.operator == "/":
            divisor = node.right
            safe = isinstance(divisor, Literal) and divisor.value != 0.0
            if not safe and f"nonzero {written(divisor)}" not in facts:
                raise self._fail(node, "diviseur peut-être nul : demander d'abord > 0.0")
        return NUMBER

    def _conditional(self, node: Conditional, facts: Facts) -> Type:
        self.boolean(node.test, facts)
        yes = self.check(node.yes, facts | self.when_true(node.test))
        no = self.check(node.no, facts | self.when_false(node.test))
        if isinstance(yes, Listing) and isinstance(node.no, ListOf) and not node.no.items:
            node.no.type = yes
            return yes
        if isinstance(yes, Listing) and isinstance(no, Listing) and yes.item == no.item:
            reach = max(yes.reach, no.reach, key=("own", "shared", "root").index)
            return Listing(yes.item, yes.present & no.present, reach)
        if not same_kind(yes, no):
            raise self._fail(node, f"{shown(yes)} ou {shown(no)} : un seul type attendu")
        return yes if yes == no else TEXT

    def _list(self, node: ListOf, items: list[Node], facts: Facts) -> Type:
        kinds = [self.check(item, facts) for item in items]
        scalars = [k for k in kinds if isinstance(k, Scalar)]
        if len(scalars) < len(kinds) or any(not same_kind(scalars[0], k) for k in scalars):
            raise self._fail(node, "liste de valeurs du même type attendue")
        return Listing(Scalar(scalars[0].name) if scalars else TEXT)

    def when_true(self, node: Node) -> Facts:
        """What is proved when an expression is true."""
        match node:
            case Has(target=target):
                return frozenset({written(target)})
            case Binary(operator="&&", left=left, right=right):
                return self.when_true(left) | self.when_true(right)
            case Binary(operator="||", left=left, right=right):
                return self.when_true(left) & self.when_true(right)
            case Binary(operator="in", left=left, right=right):
                return frozenset({f"{written(left)} in {written(right)}"})
            case Binary(operator=">" | "!=" as sign, left=left, right=Literal(value=float() as v)):
                proves = v == 0 if sign == "!=" else v >= 0
                return frozenset({f"nonzero {written(left)}"}) if proves else NOTHING
            case Unary(operator="!", operand=operand):
                return self.when_false(operand)
            case Name() if bound := self._named(node):
                return self.when_true(bound)
            case _:
                return NOTHING

    def when_false(self, node: Node) -> Facts:
        """What is proved when an expression is false."""
        match node:
            case Binary(operator="||", left=left, right=right):
                return self.when_false(left) | self.when_false(right)
            case Binary(operator="&&", left=left, right=right):
                return self.when_false(left) & self.when_false(right)
            case Binary(operator="==", left=left, right=Literal(value=0.0)):
                return frozenset({f"nonzero {written(left)}"})
            case Binary(operator="<=", left=left, right=Literal(value=float() as v)) if v >= 0:
                return frozenset({f"nonzero {written(left)}"})
            case Unary(operator="!", operand=operand):
                return self.when_true(operand)
            case Name() if bound := self._named(node):
                return self.when_false(bound)
            case _:
                return NOTHING


def _of_literal(value: str | float | bool) -> Scalar:
    match value:
        case bool():
            return BOOLEAN
        case int():
            return COUNT
        case float():
            return NUMBER
        case _:
            return DATE if _DATE.fullmatch(value) else TEXT


def _starts_with(node: Node, name: str) -> bool:
    match node:
        case Name(name=found):
            return found == name
        case Select(base=base) | Macro(base=base) | Item(base=base):
            return _starts_with(base, name)
        case Conditional(yes=yes):
            return _starts_with(yes, name)
        case _:
            return False


def proved(checker: Checker, *nodes: Node | None) -> Facts:
    """What is known when all these conditions hold."""
    return frozenset().union(*(checker.when_true(n) for n in nodes if n is not None))
