"""Checks macros, indexes and ``in``: what goes through a list, at a price the document can pay.

Lists as long as the document are gone through once, never once per item.
"""

from __future__ import annotations

from cpom_validators.cel.check_calls import CallChecker
from cpom_validators.cel.facts import found_in
from cpom_validators.cel.nodes import (
    Binary,
    Call,
    Conditional,
    Item,
    ListOf,
    Literal,
    Macro,
    Name,
    Node,
    Select,
)
from cpom_validators.cel.scope import is_variable
from cpom_validators.cel.types import (
    BOOLEAN,
    COUNT,
    TEXT,
    Groups,
    Listing,
    Obj,
    Scalar,
    Type,
    same_kind,
    shown,
)


class ListChecker(CallChecker):
    """The part of the checker that knows lists and indexes."""

    def list_of(self, node: ListOf) -> Type:
        kinds = [self.check(item) for item in node.items]
        first = kinds[0] if kinds else TEXT
        if not isinstance(first, Scalar) or not all(same_kind(first, kind) for kind in kinds):
            raise self.fail(node, "liste de valeurs du même type attendue")
        return Listing(Scalar(first.name))

    def item(self, node: Item) -> Type:
        base = self.check(node.base)
        if isinstance(base, Groups):
            return self._group(node, base)
        if isinstance(base, Listing) and self._is_group(node.base) and node.key == Literal(0):
            node.key.type = COUNT
            return base.item
        raise self.fail(node, "seuls les groupes d'un index se prennent par [clé] ou [0]")

    def _group(self, node: Item, groups: Groups) -> Type:
        self._check_key(node.key, groups)
        if found_in(node.key, node.base) not in self.facts:
            raise self.fail(node, "demander d'abord si la clé est dans l'index (in)")
        return Listing(groups.item, reach="shared")

    def _is_group(self, node: Node) -> bool:
        """Report whether an expression is a group of an index, or the name of one."""
        if isinstance(node, Name):
            return isinstance(self.named(node), Item)
        return isinstance(node, Item)

    def _check_key(self, node: Node, groups: Groups) -> None:
        """Check ``key([…])``: one value for each part of the key of an index."""
        parts = self._key_argument(node)
        if not isinstance(parts, ListOf) or len(parts.items) != len(groups.keys):
            raise self.fail(node, f"clé de {len(groups.keys)} parties attendue")
        for part, wanted in zip(parts.items, groups.keys, strict=True):
            self.expect(part, self.check(part), wanted)
        node.type = parts.type = TEXT

    def _key_argument(self, node: Node) -> Node:
        if isinstance(node, Call) and node.name == "key" and len(node.args) == 1:
            return node.args[0]
        raise self.fail(node, "un index se consulte avec key([…])")

    def check_membership(self, node: Binary) -> Type:
        """Check ``key in index`` or ``value in list``."""
        listed = self.check(node.right)
        if isinstance(listed, Groups):
            self._check_key(node.left, listed)
        else:
            self._check_in_list(node, listed)
        return BOOLEAN

    def _check_in_list(self, node: Binary, listed: Type) -> None:
        value = self.check(node.left)
        walked = self._walked(node.right, self.expect_list(node, listed))
        if not same_kind(value, walked.item):
            raise self.fail(node, f"{shown(value)} cherché dans une {shown(walked)}")
        written_values = node.right.items if isinstance(node.right, ListOf) else []
        for item in written_values:
            self.check_code(value, item)

    def check_code(self, kind: Type, literal: Node) -> None:
        """Refuse a literal that the closed list of what it is compared with does not hold."""
        if not isinstance(kind, Scalar) or not kind.codes or not isinstance(literal, Literal):
            return
        codes = self.scope.lists[kind.codes]
        if codes.closed and literal.value not in codes.codes:
            raise self.fail(literal, f"n'est pas un code de « {kind.codes} »")

    def macro(self, node: Macro) -> Type:
        base = self._walked(node.base, self.expect_list(node, self.check(node.base)))
        body = self._macro_body(node, base)
        if node.name == "map":
            return self._mapped(node, base, body)
        self.expect(node.body, body, BOOLEAN)
        return self._filtered(node, base) if node.name == "filter" else BOOLEAN

    def _mapped(self, node: Macro, base: Listing, body: Type) -> Listing:
        if not isinstance(body, (Scalar, Obj)):
            raise self.fail(node, "une liste de listes n'est pas admise")
        return Listing(body, reach=base.reach)

    def _filtered(self, node: Macro, base: Listing) -> Listing:
        return base._replace(present=base.present | self._proved_by_filter(node))

    def _proved_by_filter(self, node: Macro) -> set[str]:
        """Return the fields of an item that a filter proves present, without its variable."""
        start = f"{node.variable}."
        proved = self.prover.when_true(node.body)
        return {fact.removeprefix(start) for fact in proved if fact.startswith(start)}

    def _macro_body(self, node: Macro, base: Listing) -> Type:
        """Check the body of a macro, its variable known there and nowhere else."""
        variable = node.variable
        if not is_variable(variable):
            raise self.fail(node, f"« {variable} » : nom inattendu")
        self.scope.add(variable, base.item, "own")
        self.macros.append(variable)
        try:
            return self.check(node.body, frozenset(f"{variable}.{path}" for path in base.present))
        finally:
            self.macros.pop()
            self.scope.remove(variable)

    def _walked(self, base: Node, listed: Listing) -> Listing:
        """Check that a list may be gone through where it stands, and mark what is to be paid for.

        Args:
            base: the expression of the list.
            listed: its type.
        """
        if isinstance(base, ListOf):
            return listed
        if self._is_too_long(listed):
            raise self.fail(base, "parcourt tout le document pour chaque élément : index attendu")
        paid = listed._replace(reach="shared") if self._is_paid_for(base, listed) else listed
        base.type = paid
        return paid

    def _is_too_long(self, kind: Listing) -> bool:
        """Report whether a list as long as the document would be gone through for each item."""
        return kind.reach == "root" and not _is_short(kind) and self._is_repeated()

    def _is_repeated(self) -> bool:
        """Report whether what stands here is worked out more than once."""
        return bool(self.macros) or not self.scope.single

    def _is_paid_for(self, base: Node, kind: Listing) -> bool:
        """Report whether going through a list costs steps of the budget of the rule."""
        if kind.reach == "root":
            return _is_short(kind)
        if kind.reach == "own" and self.macros:
            return not _starts_with(base, self.macros[-1])
        return False


def _is_short(kind: Listing) -> bool:
    """Report whether a list holds codes, each at most once."""
    return isinstance(kind.item, Scalar) and bool(kind.item.codes)


def _starts_with(node: Node, name: str) -> bool:
    """Report whether a list hangs from a variable."""
    if isinstance(node, (Select, Macro, Item)):
        return _starts_with(node.base, name)
    if isinstance(node, Conditional):
        return _starts_with(node.yes, name)
    return isinstance(node, Name) and node.name == name
