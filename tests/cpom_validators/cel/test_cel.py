"""The language of the rules: what it refuses, with its sibling that is right."""

from __future__ import annotations

import time
from typing import Any, Final

import pytest

from cpom_validators.cel import python_module
from cpom_validators.cel.nodes import RuleError
from cpom_validators.cel.rule import Rule
from cpom_validators.cel.syntax import LONGEST
from cpom_validators.rules.functions import pattern
from tests.commands import rule_cases

TEXTS: Final = {"fr": "Un texte.", "en": "A text."}


def raw_rule(**parts: Any) -> dict[str, Any]:
    """A rule on the contract; `test` is what it asserts."""
    raw: dict[str, Any] = {
        "id": "CPOM-CT-999", "title": TEXTS, "documents": ["contrat"], "context": "$",
        "at": "doc", "severity": "bloquant", "message": TEXTS, "advice": TEXTS, "why": TEXTS,
        "source": "Un test", "confidence": "standard", "since": "1.0",
    }  # fmt: skip
    raw["assert"] = parts.pop("test", "true")
    return {**raw, **parts}


def compiled(**parts: Any) -> Rule:
    return rule_cases.compile_rule(raw_rule(**parts), "contrat")


IN_PERIMETER: Final = {"context": "perimetre[]"}
BY_PARTY: Final = {"index": {"parties": {"of": "doc.parties[]", "by": ["code"]}}}
MONEY: Final = {"context": "voletFinancier"}
Table = list[tuple[str, str, str, dict[str, Any]]]
REFUSED: Final[Table] = [
    # what is refused, a part of what is said, its sibling that is right, the rest of the rule
    ("self.dateEffet < self.dateEcheance", "peut être absent",
     "!has(self.dateEffet) || !has(self.dateEcheance) || self.dateEffet < self.dateEcheance", {}),
    ("!has(self.dateEffet) && self.dateEffet > '2024-01-01'", "peut être absent",
     "has(self.dateEffet) && self.dateEffet > '2024-01-01'", {}),
    ("has(self.dateEffet) || self.dateEffet > '2024-01-01'", "peut être absent",
     "has(self.dateEffet) ? self.dateEffet > '2024-01-01' : true", {}),
    ("self.perimetre.exists(e, has(e.ageMin)) && self.perimetre.all(e, e.ageMin > 3.0)",
     "peut être absent", "self.perimetre.filter(e, has(e.ageMin)).all(e, e.ageMin > 3.0)", {}),
    ("has(self.parties)", "est obligatoire", "has(self.dateEffet)", {}),
    ("has(self.ageMin) && 1.0 / self.ageMin > 0.1", "diviseur",
     "has(self.ageMin) && self.ageMin > 0.0 && 1.0 / self.ageMin > 0.1", IN_PERIMETER),
    ("1.0 / 0.0 > 1.0", "diviseur", "1.0 / 2.0 > 1.0", {}),
    ("has(self.ageMin) && self.ageMin > -1.0 && 1.0 / self.ageMin > 0.1", "diviseur",
     "has(self.ageMin) && (self.ageMin == 0.0 || 1.0 / self.ageMin > 0.1)", IN_PERIMETER),
    ("self.numeroAvenant == 5", "comparé à", "self.numeroAvenant == 5.0", {}),
    ("self.numeroAvenant > 5", "comparé à", "self.numeroAvenant > 5.0", {}),
    ("size(self.parties) == 1.0", "comparé à", "size(self.parties) == 1", {}),
    ("size(self.parties) < size(self.perimetre)", "entier écrit", "size(self.parties) < 9", {}),
    ("self.identifiant < 'b'", "texte comparé à", "self.identifiant == 'b'", {}),
    ("size(self.identifiant) > 3", "liste attendue", "size(self.parties) > 3", {}),
    ("self.identifiant + 'x' == 'ax'", "nombre attendu", "self.identifiant == 'ax'", {}),
    ("self.statut == 'brouillon'", "n'est pas un code", "self.statut == 'projet'", {}),
    ("self.statut in ['projet', 'brouilon']", "n'est pas un code",
     "self.statut in ['projet', 'signe']", {}),
    ("doc.parties.exists(p, p.code == self.nom)", "index attendu",
     "key([self.nom]) in parties", {**IN_PERIMETER, **BY_PARTY}),
    ("self.perimetre.all(e, self.parties.all(p, p.code != e.nom))", "index attendu",
     "self.perimetre.all(e, key([e.nom]) in parties)", BY_PARTY),
    ("parties[key([self.nom])].all(p, true)", "demander d'abord",
     "key([self.nom]) in parties && parties[key([self.nom])].all(p, true)",
     {**IN_PERIMETER, **BY_PARTY}),
    ("key([self.nom, self.nom]) in parties", "clé de 1",
     "key([self.nom]) in parties", {**IN_PERIMETER, **BY_PARTY}),
    ("self.parties[0].code == 'a'", "groupes d'un index",
     "self.parties.exists(p, p.code == 'a')", {}),
    ("self.parties.map(p, self.parties).all(l, true)", "liste de listes",
     "self.parties.map(p, p.code).all(c, c != '')", {}),
    ("has(self.capacites) && self.capacites.all(c, self.capacites.all(c, true))", "déjà pris",
     "has(self.capacites) && self.capacites.all(c, self.capacites.all(d, true))", IN_PERIMETER),
    ("contient(self.identifiant, 'a')", "inconnue", "self.identifiant.contains('a')", {}),
    ("matches(self.identifiant, 'a')", "inconnue", "self.identifiant.matches('a')", {}),
    ("self.identifiant.substring(1) == 'a'", "inconnue", "self.identifiant.endsWith('a')", {}),
    ("self.identifiant.matches(self.identifiant)", "texte écrit",
     "self.identifiant.matches('^a')", {}),
    ("self.inconnu == 'a'", "pas de champ", "self.identifiant == 'a'", {}),
    ("inconnu == 'a'", "pas connu", "doc.identifiant == 'a'", {}),
    ("self.extensions == 'a'", "ne lit pas", "self.entete.identifiant == 'a'", {}),
    ("self.parties == self.parties", "comparé à", "size(self.parties) == 2", {}),
    ("self.identifiant && true", "booleen attendu", "self.identifiant != '' && true", {}),
    ("true ? 'a' : 1.0", "un seul type", "(true ? 'a' : 'b') == 'a'", {}),
    ("'a' in ['b', 1.0]", "même type", "'a' in ['b', 'c']", {}),
    ("1.0 < 2.0 < 3.0", "fin attendue", "1.0 < 2.0 && 2.0 < 3.0", {}),
    ("null == null", "pas connu", "true == true", {}),
    ("codeAttribute('inconnue', self.statut, 'ars') == ''", "nomenclature",
     "codeAttribute('departements', '59', 'ars') == ''", {}),
    ("codeAttribute('departements', '59', 'maire') == ''", "colonne",
     "codeAttribute('departements', '59', 'finess_prefixe') == ''", {}),
    ("has(self.bases) && sum(self.bases.map(b, b.montant)) == 1.0", "somme de cents",
     "has(self.bases) && sum(self.bases.map(b, cents(b.montant))) == 1.0", MONEY),
    ("has(self.bases) && near(1.0, 2.0, sum(self.bases.map(b, b.montant)))", "tolérance",
     "has(self.bases) && near(1.0, sum(self.bases.map(b, b.montant)), 0.5)", MONEY),
    ("addDays(dateReference, self.numeroAvenant) > dateReference", "entier écrit",
     "addDays(dateReference, 1.0) > dateReference", {}),
    ("addYears(dateReference, 1.5) > dateReference", "entier écrit",
     "addYears(dateReference, -1.0) > dateReference", {}),
    ("addDays(dateReference, 9999999.0) > dateReference", "au plus",
     "addDays(dateReference, 366.0) > dateReference", {}),
    ("date(2024.5, 1.0, 1.0) > dateReference", "nombres entiers",
     "date(year(dateReference) + 1.0, 1.0, 1.0) > dateReference", {}),
]  # fmt: skip


@pytest.mark.parametrize(("wrong", "said", "right", "rest"), REFUSED, ids=[r[0] for r in REFUSED])
def test_an_expression_that_may_fail_is_refused_and_its_sibling_is_not(
    wrong: str, said: str, right: str, rest: dict[str, Any]
) -> None:
    if rest.get("context"):
        rest = {**rest, "at": "self"}
    unused = {k: v for k, v in rest.items() if k != "index" or "parties" in wrong}
    with pytest.raises(RuleError) as refusal:
        compiled(test=wrong, **unused)
    assert said in str(refusal.value)
    assert str(refusal.value).startswith("CPOM-CT-999 : ")
    rule_cases.executable(compiled(test=right, **rest))


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("true &&", "valeur attendue"),
        ("true)", "fin attendue"),
        ("self.", "nom attendu"),
        ("'a", "illisible"),
        ("'a\\'", "illisible"),
        ("'a\x01' == 'a'", "illisible"),
        ("'a\nb' == 'a'", "illisible"),
        ("self.__class__ == 'a'", "illisible"),
        ("_x", "illisible"),
        ("é == 'a'", "illisible"),
        ("true; import os", "illisible"),
        ("has(self)", "un seul champ"),
        ("has(self.a, self.b)", "un seul champ"),
        ("(" * 50 + "true" + ")" * 50, "imbriquée"),
        ("!" * 60 + "true", "imbriquée"),
        ("true" + " && true" * 100, "imbriquée"),
        ("self" + ".a" * 100, "imbriquée"),
        ("1.0" + " + 1.0" * 60 + " > 1.0", "imbriquée"),
        ("true || " * LONGEST, "caractères"),
        ("9" * 400 + ".0 > 1.0", "trop long"),
        ("1.5e3 > 1.0", "fin attendue"),
        ("[].all(x, true)[0]", "groupes"),
        ("self.parties.all(p)", "attendu"),
        ("self.parties.all(p.code, true)", "attendu"),
    ],
)
def test_a_text_out_of_the_grammar_is_refused(text: str, said: str) -> None:
    with pytest.raises(RuleError) as refusal:
        compiled(test=text)
    assert said in str(refusal.value)


@pytest.mark.parametrize(
    "name",
    [
        *("run", "rows", "rank", "judged", "failed", "lambda", "class", "match", "type", "None"),
        *(
            "len",
            "sum",
            "any",
            "all",
            "enumerate",
            "int",
            "abs",
            "floor",
            "pattern",
            "has",
            "key",
            "size",
        ),
        *(
            "self",
            "doc",
            "luhn",
            "date",
            "Majuscule",
            "a_b",
            "x" * 41,
            "dateReference",
            "precedent",
        ),
    ],
)
def test_a_name_that_means_something_else_is_taken(name: str) -> None:
    given = {"let": {name: "1.0"}, "test": f"{name} > 1.0"}
    for parts in (given, {"test": f"self.parties.exists({name}, true)"}):
        with pytest.raises(RuleError):
            compiled(**parts)
    grouped = {"index": {name: {"of": "doc.parties[]", "by": ["code"]}}}
    with pytest.raises(RuleError):
        compiled(test=f"key(['a']) in {name}", **grouped)


PATTERNS: Final = [
    ("a(?=b)", "a(b)"), ("(?i)a", "[aA]"), ("(ab)+", "ab+"), ("(ab){2}", "abab"), ("a*b*", "a*b"),
    ("a.b", "a[.]b"), ("\\d", "[0-9]"), ("a**", "a*"), ("(a", "(a)"), ("a)", "a"),
    ("[z-a]", "[a-z]"), ("a{3,1}", "a{1,3}"), ("[a--b]", "[a-b]"), ("[a||b]", "[a|b]"),
    ("^*", "^a*"), ("|+", "a|b+"), ("(a|aa)" * 20, "(a|aa)(b|c)"), ("(a?b?c?){1,9}", "(a?b?c?)?"),
    ("a" * 201, "a" * 200), ("", "a"),
]  # fmt: skip


@pytest.mark.parametrize(("wrong", "right"), PATTERNS)
def test_a_pattern_that_engines_read_differently_is_refused(wrong: str, right: str) -> None:
    with pytest.raises(RuleError):
        compiled(test=f"self.identifiant.matches('{wrong}')")
    rule = compiled(test=f"self.identifiant.matches('{right}')")
    assert "search_1" in python_module.source([rule], "Une règle.")
    pattern(right)("a" * 50)


def test_a_pattern_that_is_accepted_answers_at_once() -> None:
    slowest = "(a|aa)(a|aa)(a|aa)(a|aa)(a|aa)(a|aa)(a|aa)(a|aa)(a|aa)b"
    compiled(test=f"self.identifiant.matches('{slowest}')")
    start = time.thread_time()
    assert pattern(slowest)("a" * 2_000 + "c") is None
    assert time.thread_time() - start < 5
