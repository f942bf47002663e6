"""The report as a document of the standard: a rapportControle."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from typing import Any, Final

from cpom_schema.document import Document, Tree, pointer, value_at
from cpom_schema.standard.dictionary import Lang
from cpom_schema.standard.edition import Edition, per_edition
from cpom_schema.version import LIBRARY
from cpom_validators.findings.finding import Finding
from cpom_validators.report import Report
from cpom_validators.rules.running import RuleState

_FORBIDDEN: Final = re.compile(r"[\x00-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff]")
_LONGEST_TEXT: Final = 16_000
_LONGEST_LINE: Final = 500
_SOFTWARE: Final = {"nom": "cpom-schema", "version": LIBRARY}


def report_tree(report: Report, now: dt.datetime, lang: Lang = "fr") -> Tree:
    """Return a report as the tree of a rapportControle.

    Args:
        report: the report.
        now: the moment of the check, with its zone; nothing below the faces reads a clock.
        lang: language of the messages.

    >>> import datetime as dt, cpom_schema, cpom_validators
    >>> document = cpom_schema.read(cpom_schema.samples() / "valid/avis.json")
    >>> report = cpom_validators.validate(document)
    >>> tree = cpom_validators.report_tree(report, dt.datetime(2026, 5, 4, tzinfo=dt.UTC))
    >>> tree["type"], tree["verdict"]
    ('rapportControle', 'recevable')
    """
    moment = now.isoformat(timespec="seconds")
    octets = report.source_digest
    tree: Tree = {
        "cpom": report.edition.version,
        "type": "rapportControle",
        "entete": _header(octets, moment),
        "document": _judged(report, octets),
        "moteur": _SOFTWARE,
        "referentiels": _references(report),
        "dateReference": report.date or now.date().isoformat(),
        "horodatage": moment,
        "verdict": report.verdict,
        "compteurs": _counts(report),
    }
    findings: list[Tree] = []
    for rank, finding in enumerate(report.findings, 1):
        findings.append({"rang": rank, **_finding(report, finding, lang)})
    if findings:
        tree["constats"] = findings
    rules = [_rule(report, state, lang) for state in sorted(report.rules)]
    if rules:
        tree["regles"] = rules
    return tree


def _header(octets: str, moment: str) -> Tree:
    return {
        "identifiant": f"rapport-{octets[:16]}",
        "versionDocument": 1,
        "statutDocument": "transmis",
        "origine": "natif",
        "dateProduction": moment,
        "emetteur": {
            "organisation": {"raisonSociale": "cpom-schema"},
            "logiciel": _SOFTWARE,
        },
    }


def _counts(report: Report) -> Tree:
    findings, rules = report.counts, report.states
    return {
        "bloquants": findings["bloquant"],
        "avertissements": findings["avertissement"],
        "informations": findings["information"],
        "reglesExecutees": rules["executee"],
        "reglesSansObjet": rules["sans_objet"],
        "reglesIgnorees": rules["ignoree"],
    }


def _judged(report: Report, octets: str) -> Tree:
    """Return what is known of the document that was judged, and of its bytes."""
    judged: Tree = {}
    if report.document:
        name = _identifier(report, report.document)
        if name is not None:
            judged["identifiant"] = name
        judged["type"] = report.document.type
        judged["version"] = report.document.version
    judged["fichier"] = _one_line(report.file)
    judged["empreinteOctets"] = octets
    content = _content_digest(report)
    if content:
        judged["empreinteContenu"] = content
    return judged


def _identifier(report: Report, document: Document) -> str | None:
    """Return the identifier a document gives itself, None when something is wrong with it."""
    path = ("entete", "identifiant")
    if any(finding.path == path for finding in report.findings):
        return None
    name = value_at(document.tree, path)
    return name if isinstance(name, str) else None


def _content_digest(report: Report) -> str | None:
    if report.document is None:
        return None
    return _digest_of(report.document)


def _digest_of(document: Document) -> str | None:
    """Return the digest of the content, None when it holds what has none."""
    from cpom_schema.canonical import digest

    try:
        return digest(document)
    except ValueError:
        return None


def _references(report: Report) -> Tree:
    """Return the standard, the rules and the external lists the document was judged by."""
    edition = report.edition
    references: Tree = {"standard": edition.version, "regles": edition.rules_digest}
    if report.document is None:
        return references
    lists = list(_lists_used(edition, report.document.type))
    if lists:
        references["nomenclatures"] = lists
    return references


def _lists_used(edition: Edition, kind: str) -> Iterator[Tree]:
    """Yield the external lists a type of document takes codes from, each with its version."""
    for name in _external_lists(edition, kind):
        codes = edition.codelists[name]
        yield {"liste": codes.name, "version": codes.version, "empreinte": codes.sha256}


@per_edition
def _external_lists(edition: Edition, kind: str) -> tuple[str, ...]:
    """Return the names of the external lists a type of document takes codes from, sorted."""
    names: set[str] = set()
    for obj in edition.dictionary.reachable(kind):
        for field in obj.fields.values():
            if field.kind == "code" and not edition.codelists[field.type].closed:
                names.add(field.type)
    return tuple(sorted(names))


def _finding(report: Report, finding: Finding, lang: Lang) -> Tree:
    check = report.check(finding)
    tree: Tree = {"regle": finding.code, "gravite": check.severity}
    params = list(_params(finding))
    if params:
        tree["parametres"] = params
    places: list[Tree] = []
    for rank, place in enumerate(_places(report, finding), 1):
        places.append({"rang": rank, **place})
    if places:
        tree["emplacements"] = places
    texts: dict[str, str | None] = {
        "libelleMetier": report.label(finding, lang),
        "valeurVue": finding.seen,
        "message": report.message(finding, lang),
        "conseil": report.advice(finding, lang),
        "source": check.source,
    }
    for name, text in texts.items():
        cleaned = _clean(text or "")
        if cleaned:
            tree[name] = cleaned
    return tree


def _params(finding: Finding) -> Iterator[Tree]:
    """Yield the values that the message quotes, but for those nothing is left of."""
    for name, value in finding.params:
        cleaned = _clean(value)
        if cleaned:
            yield {"nom": name, "valeur": cleaned}


def _places(report: Report, finding: Finding) -> Iterator[Tree]:
    """Yield where a finding stands in the source, then the other places that matter."""
    place = dict(_located(report, finding))
    if place:
        yield place
    for path in finding.related:
        yield {"pointeur": pointer(path)}


def _located(report: Report, finding: Finding) -> Iterator[tuple[str, Any]]:
    """Yield what is known of where a finding stands in the source, by the name of the field."""
    where = report.location(finding)
    located: dict[str, Any] = {
        "pointeur": pointer(finding.path) or None,
        "ligne": where.line,
        "colonne": where.column,
        "xpath": where.xpath,
        "feuille": where.sheet,
        "cellule": where.cell,
    }
    for name, value in located.items():
        if value is not None:
            yield name, value


def _rule(report: Report, state: RuleState, lang: Lang) -> Tree:
    tree: Tree = {"code": state.code, "etat": state.state}
    if state.cause:
        tree["cause"] = report.edition.words[state.cause[1:]][lang]
    return tree


def _clean(text: str) -> str:
    """Return a text the standard can carry: control characters become the replacement one."""
    return _FORBIDDEN.sub("\ufffd", text).strip()[:_LONGEST_TEXT]


def _one_line(text: str) -> str:
    return _clean(text.replace("\n", " "))[:_LONGEST_LINE] or "-"
