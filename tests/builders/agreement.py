"""One question to every judge of the rules, and their answers in one shape.

An answer says, for each rule tried, which items it refuses. A judge of XML cannot point into
another document: there, only whether it refuses anything is compared.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from typing import Any

from cpom_schema.document import pointer
from cpom_schema.formats import read_bytes
from cpom_validators.rules.compiled import rules
from cpom_validators.rules.runtime import Place, Run
from tests.builders.editions import EDITION
from tests.oracles import cel_node, cel_rust, saxon, schematron
from tests.oracles.places import as_judged, as_xml, pointers
from tests.oracles.rules import RELATED, Request

Answer = Mapping[str, Sequence[str]]
"""Rules that refuse something, with the sorted items they refuse."""
ELSEWHERE = ["ailleurs"]


@cache
def bundle() -> tuple[dict[str, Any], ...]:
    """The published rules, as any implementation loads them."""
    return tuple(EDITION.content("rules.json")["rules"])


@cache
def _schema() -> str:
    return EDITION.files.read("schematron/cpom.sch").decode()


def _root(place: Place) -> str:
    while place.parent is not None:
        place = place.parent
    return place.name


@cache
def elsewhere() -> frozenset[tuple[str, str]]:
    """(rule, type) of the rules whose items are in another document."""
    local = ("doc", "textes[]")
    return frozenset(
        (r.id, kind)
        for kind in RELATED
        for r in rules(EDITION, kind)
        if _root(r.place) not in local
    )


def _items(run: Run, place: Place) -> list[str]:
    root = _root(place)
    if root in ("doc", "textes[]"):
        return [pointer(path) for path in run.paths(place)]
    return ELSEWHERE * len(run.rows(place))


def _answers(kind: str, tree: Any, documents: Mapping[str, Any], request: Request) -> Answer:
    given = {n: t for n, t in documents.items() if n != "doc"}
    run = Run(EDITION, kind, tree, request.date, given, damaged=False)
    found: dict[str, list[str]] = {}
    for rule in rules(EDITION, kind):
        wanted = request.rules is None or rule.id in request.rules
        if not wanted or any(n not in given for n in rule.needs):
            continue
        _, failed = rule.judge(run, run.rows(rule.place))
        items = _items(run, rule.place)
        if failed:
            found[rule.id] = sorted({items[rank] for rank, *_ in failed})
    return found


def python(requests: Sequence[Request]) -> list[Answer]:
    """The generated Python on the JSON trees."""
    return [_answers(r.type, r.documents["doc"], r.documents, r) for r in requests]


def python_on_xml(requests: Sequence[Request]) -> list[Answer]:
    """The generated Python on the trees of the XML twins."""
    return [
        _answers(r.type, read_bytes(as_xml(r.documents["doc"])).tree, r.documents, r)
        for r in requests
    ]


def _in_cel(answers: Iterable[Mapping[str, list[str] | None]]) -> list[Answer]:
    return [
        {
            rule: sorted({ELSEWHERE[0] if "#" in p else p for p in found})
            for rule, found in answer.items()
            if found
        }
        for answer in answers
    ]


def rust(requests: Sequence[Request]) -> list[Answer]:
    """common-expression-language on the published texts."""
    return _in_cel(cel_rust.judge(bundle(), requests))


def javascript(requests: Sequence[Request]) -> list[Answer]:
    """@bufbuild/cel under Node on the published texts."""
    return _in_cel(cel_node.judge(bundle(), requests))


def _in_xml(requests: Sequence[Request], failures: list[list[Any]]) -> list[Answer]:
    found: list[Answer] = []
    for request, failed in zip(requests, failures, strict=True):
        wanted = [f._replace(rule=f.rule.split(".")[0]) for f in failed]
        wanted = [f for f in wanted if request.rules is None or f.rule in request.rules]
        places = pointers(as_xml(request.documents["doc"]), wanted) if wanted else {}
        found.append(
            {
                rule: ELSEWHERE if (rule, request.type) in elsewhere() else sorted(set(items))
                for rule, items in places.items()
            }
        )
    return found


def stylesheet(requests: Sequence[Request]) -> list[Answer]:
    """The published stylesheet under Saxon."""
    text = EDITION.files.read("schematron/cpom.xsl").decode()
    return _in_xml(requests, saxon.judge(text, [as_judged(r) for r in requests]))


def schema(requests: Sequence[Request]) -> list[Answer]:
    """The published Schematron under node-schematron."""
    wanted = [_assertions(r) for r in requests]
    return _in_xml(requests, schematron.judge(_schema(), [as_judged(r) for r in requests], wanted))


def _assertions(request: Request) -> list[str] | None:
    """The asserts of the schema that stand for the rules of a request."""
    if request.rules is None:
        return None
    return [a for rule in request.rules for a in (rule, f"{rule}.{request.type}")]


JUDGES = {
    "python sur XML": python_on_xml,
    "common-expression-language": rust,
    "@bufbuild/cel": javascript,
    "Saxon": stylesheet,
    "node-schematron": schema,
}
IN_XML = ("Saxon", "node-schematron")


@cache
def absent() -> frozenset[str]:
    """The rules that Schematron does not carry."""
    return frozenset(r["id"] for r in bundle() if "schematron" in r)


def disagreements(judge: str, requests: Sequence[Request]) -> list[str]:
    """Where a judge does not answer as the generated Python."""
    skipped = absent() if judge in IN_XML else frozenset[str]()
    found: list[str] = []
    answers = JUDGES[judge](requests)
    for rank, (ours, theirs) in enumerate(zip(python(requests), answers, strict=True)):
        found += [
            f"{rank} {rule}: {ours.get(rule)} / {judge} {theirs.get(rule)}"
            for rule in sorted({*ours, *theirs} - skipped)
            if ours.get(rule) != theirs.get(rule)
        ]
    return found
