"""Types and presence: after this, evaluating an expression cannot fail, whatever the document.

A field that may be absent is read only where ``has()`` has proved it there; a division is made only
where the divisor was proved not null; a group is taken only where its key was proved in the index.
Lists as long as the document are gone through once, never once per item.
"""

from __future__ import annotations

from cpom_validators.cel.calls import Calls
from cpom_validators.cel.facts import NOTHING, Facts
from cpom_validators.cel.nodes import (
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
    written,
)
from cpom_validators.cel.scope import is_variable
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
    of_literal,
    same_kind,
    shown,
)


class Checker(Calls):
    """Gives every node of an expression its type, or refuses the expression."""

    def check(self, node: Node, facts: Facts = NOTHING) -> Type:
        """The type of an expression, given what was proved before it.

        Raises:
            RuleError: it may fail, mixes types or costs too much.
        """
        node.type = self._type(node, facts)
        return node.type

    def boolean(self, node: Node, facts: Facts = NOTHING) -> None:
        """Check an expression that must be true or false."""
        self.expect(node, self.check(node, facts), BOOLEAN)

    def _type(self, node: Node, facts: Facts) -> Type:
        match node:
            case Literal(value=value):
                return of_literal(value)
            case Name(name=name):
                if name not in self.scope.types:
                    raise self.fail(node, f"« {name} » n'est pas connu ici")
                return self.scope.types[name]
            case Select():
                return self._select(node, facts)
            case Has(target=target):
                return self._has(target, facts)
            case Item():
                return self._item(node, facts)
            case Call():
                return self.call(node, facts)
            case Method():
                return self.method(node, facts)
            case Macro():
                return self._macro(node, facts)
            case Unary(operator=sign, operand=operand):
                wanted = BOOLEAN if sign == "!" else NUMBER
                self.expect(operand, self.check(operand, facts), wanted)
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
            raise self.fail(node, f"« {written(node.base)} » n'est pas un objet")
        found = self.scope.dictionary.objects[base.name].fields.get(node.field)
        if found is None:
            raise self.fail(node, f"« {base.name} » n'a pas de champ « {node.field} »")
        kind = of_field(found, reach=self._reach(node.base))
        if kind is None:
            raise self.fail(node, "une règle ne lit pas ce champ")
        return kind, found.required

    def _select(self, node: Select, facts: Facts) -> Type:
        kind, required = self._field(node, facts)
        if not required and written(node) not in facts:
            raise self.fail(node, "peut être absent : le demander d'abord avec has()")
        return kind

    def _has(self, target: Select, facts: Facts) -> Type:
        _, required = self._field(target, facts)
        if required:
            raise self.fail(target, "est obligatoire : has() est toujours vrai")
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
            raise self.fail(node, f"liste attendue, c'est un {shown(kind)}")
        if isinstance(base, ListOf):
            return kind
        short = isinstance(kind.item, Scalar) and bool(kind.item.codes)  # codes, each once
        if kind.reach == "root" and not short and (self.macros or not self.scope.single):
            raise self.fail(base, "parcourt tout le document pour chaque élément : index attendu")
        inner = self.macros and not _starts_with(base, self.macros[-1])
        far = (inner and kind.reach == "own") or (short and kind.reach == "root")
        paid = kind._replace(reach="shared") if far else kind
        base.type = paid
        return paid

    def _item(self, node: Item, facts: Facts) -> Type:
        base = self.check(node.base, facts)
        if isinstance(base, Groups):
            self._key(node.key, base, facts)
            if f"{written(node.key)} in {written(node.base)}" not in facts:
                raise self.fail(node, "demander d'abord si la clé est dans l'index (in)")
            return Listing(base.item, reach="shared")
        group = isinstance(node.base, Item) or (
            isinstance(node.base, Name) and isinstance(self.named(node.base), Item)
        )
        if isinstance(base, Listing) and group and node.key == Literal(0):
            node.key.type = COUNT
            return base.item
        raise self.fail(node, "seuls les groupes d'un index se prennent par [clé] ou [0]")

    def _key(self, node: Node, groups: Groups, facts: Facts) -> None:
        if not (isinstance(node, Call) and node.name == "key" and len(node.args) == 1):
            raise self.fail(node, "un index se consulte avec key([…])")
        parts = node.args[0]
        if not isinstance(parts, ListOf) or len(parts.items) != len(groups.keys):
            raise self.fail(node, f"clé de {len(groups.keys)} parties attendue")
        for part, wanted in zip(parts.items, groups.keys, strict=True):
            self.expect(part, self.check(part, facts), wanted)
        node.type = parts.type = TEXT

    def _macro(self, node: Macro, facts: Facts) -> Type:
        base = self._walked(node, node.base, self.check(node.base, facts))
        name = node.variable
        body = self._in_macro(node, base, facts)
        if node.name == "map":
            if not isinstance(body, (Scalar, Obj)):
                raise self.fail(node, "une liste de listes n'est pas admise")
            return Listing(body, reach=base.reach)
        self.expect(node.body, body, BOOLEAN)
        if node.name != "filter":
            return BOOLEAN
        proved = self.prover.when_true(node.body)
        start = f"{name}."
        present = {f.removeprefix(start) for f in proved if f.startswith(start)}
        return base._replace(present=base.present | present)

    def _in_macro(self, node: Macro, base: Listing, facts: Facts) -> Type:
        if not is_variable(node.variable):
            raise self.fail(node, f"« {node.variable} » : nom inattendu")
        self.scope.add(node.variable, base.item, "own")
        self.macros.append(node.variable)
        try:
            return self.check(node.body, facts | {f"{node.variable}.{p}" for p in base.present})
        finally:
            self.macros.pop()
            del self.scope.types[node.variable], self.scope.reach[node.variable]

    def _binary(self, node: Binary, facts: Facts) -> Type:
        match node.operator:
            case "&&":
                self.boolean(node.left, facts)
                self.boolean(node.right, facts | self.prover.when_true(node.left))
                return BOOLEAN
            case "||":
                self.boolean(node.left, facts)
                self.boolean(node.right, facts | self.prover.when_false(node.left))
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
            raise self.fail(node, f"{shown(left)} cherché dans une {shown(right)}")
        if isinstance(node.right, ListOf):
            for item in node.right.items:
                self._known_code(left, item)
        return BOOLEAN

    def _equal(self, node: Binary, facts: Facts) -> Type:
        left, right = self.check(node.left, facts), self.check(node.right, facts)
        if not same_kind(left, right):
            raise self.fail(node, f"{shown(left)} comparé à {shown(right)}")
        self._known_code(left, node.right)
        self._known_code(right, node.left)
        return BOOLEAN

    def _known_code(self, kind: Type, literal: Node) -> None:
        """Refuse a literal that the closed list of the other side does not hold."""
        if isinstance(kind, Scalar) and kind.codes and isinstance(literal, Literal):
            codes = self.scope.lists[kind.codes]
            if codes.closed and literal.value not in codes.codes:
                raise self.fail(literal, f"n'est pas un code de « {kind.codes} »")

    def _ordered(self, node: Binary, facts: Facts) -> Type:
        left, right = self.check(node.left, facts), self.check(node.right, facts)
        if left != right or left not in (NUMBER, COUNT, DATE):
            raise self.fail(node, f"{shown(left)} comparé à {shown(right)}")
        if left == COUNT and not (
            isinstance(node.left, Literal) or isinstance(node.right, Literal)
        ):
            raise self.fail(node, "un compte se compare à un entier écrit")
        return BOOLEAN

    def _arithmetic(self, node: Binary, facts: Facts) -> Type:
        for side in (node.left, node.right):
            self.expect(side, self.check(side, facts), NUMBER)
        if node.operator == "/":
            divisor = node.right
            safe = isinstance(divisor, Literal) and divisor.value != 0.0
            if not safe and f"nonzero {written(divisor)}" not in facts:
                raise self.fail(node, "diviseur peut-être nul : demander d'abord > 0.0")
        return NUMBER

    def _conditional(self, node: Conditional, facts: Facts) -> Type:
        self.boolean(node.test, facts)
        yes = self.check(node.yes, facts | self.prover.when_true(node.test))
        no = self.check(node.no, facts | self.prover.when_false(node.test))
        if isinstance(yes, Listing) and node.no == ListOf([]):
            return yes
        if isinstance(yes, Listing) and isinstance(no, Listing) and yes.item == no.item:
            reach = max(yes.reach, no.reach, key=("own", "shared", "root").index)
            return Listing(yes.item, yes.present & no.present, reach)
        if not same_kind(yes, no):
            raise self.fail(node, f"{shown(yes)} ou {shown(no)} : un seul type attendu")
        return yes if yes == no else TEXT

    def _list(self, node: ListOf, items: list[Node], facts: Facts) -> Type:
        kinds = [self.check(item, facts) for item in items]
        scalars = [k for k in kinds if isinstance(k, Scalar)]
        if len(scalars) < len(kinds) or any(not same_kind(scalars[0], k) for k in scalars):
            raise self.fail(node, "liste de valeurs du même type attendue")
        return Listing(Scalar(scalars[0].name) if scalars else TEXT)


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
