"""The pipeline: read, structure, integrity, rules, report.

Bad input becomes findings, never an error.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from cpom_schema.document import Document, Limits, Path
from cpom_schema.errors import UnreadableError
from cpom_schema.formats import read_bytes
from cpom_validators.findings.finding import Finding, from_note
from cpom_validators.form import integrity, structure
from cpom_validators.form.schema_engines import EngineName
from cpom_validators.masking import masked
from cpom_validators.report import Report, ordered
from cpom_validators.rules import compiled as published
from cpom_validators.rules import running as engine
from cpom_validators.rules.refused import REFUSED
from cpom_validators.rules.running import Told
from cpom_validators.rules.runtime import Rule
from cpom_validators.together.companions import NOTHING, Beside, related, trees

MOST_FINDINGS = 10_000
"""Findings kept in one report: enough to correct, few enough to stay in memory."""


_SPARED = ("CPOM-L-002", "CPOM-L-004", "CPOM-F-023")
"""Findings on a value that rules may still look at: a code that is closed, or not yet open."""


_UNREAD = ("CPOM-F-036", "CPOM-F-050", "CPOM-F-051", "CPOM-F-055", "CPOM-F-057", "CPOM-F-070")
"""Notes on a cell that was not read: what is wrong with its value is already said."""


class _Judged(NamedTuple):
    date: str
    findings: list[Finding]
    told: list[Told]


def _judge(
    document: Document,
    date: str | None,
    today: str,
    engine_name: EngineName,
    beside: Beside,
    rules: Sequence[Rule] | None,
) -> _Judged:
    if rules is None:
        rules = published.rules(document.version, document.type)
    date = date or integrity.reference_date(document) or today
    structural, complete = structure.check(document, engine_name)
    noted = [from_note(n) for n in document.notes]
    places = {f.path for f in structural} | _refused(structural)
    structural = _unexplained(structural, noted)
    findings = [*noted, *structural, *beside.findings]
    if not complete:
        told = [Told(r.id, "ignoree", "@cause_structure") for r in rules]
        return _Judged(date, findings, told)
    broken = integrity.check(document, date, places)
    findings += _unexplained(list(broken), noted)
    refused = _refused([f for f in findings if f.code not in _SPARED])
    given = related(document, beside)
    others = trees(given)
    findings += _across(document, given, others, refused)
    outcome = engine.run(document, rules, date, others, refused)
    return _Judged(date, findings + outcome.findings, outcome.told)


def _unexplained(found: list[Finding], noted: list[Finding]) -> list[Finding]:
    """The findings that no note of the reader explains: one cause, one finding."""
    # A list that holds only foreign elements reads as empty.
    foreign = {f.path for f in noted if f.code == "CPOM-F-021"}
    unread = {f.path for f in noted if f.path and f.code in _UNREAD}
    # An item whose only value was not read says nothing either.
    around = {path[:length] for path in unread for length in range(1, len(path))}
    explained = {"CPOM-S-008": foreign, "CPOM-S-009": around}
    return [f for f in found if f.path not in unread and f.path not in explained.get(f.code, ())]


def _refused(findings: list[Finding]) -> set[Path]:
    """The places rules must not look at: what is wrong, and the field a misprint stands for."""
    places = {f.path for f in findings if f.path and f.check.severity != "information"}
    for finding in findings:
        if finding.code == "CPOM-S-002":
            places |= {(*finding.path[:-1], v) for n, v in finding.params if n == "proche"}
    return places


def _across(
    document: Document,
    given: Mapping[str, Document | tuple[Document, ...]],
    others: Mapping[str, Any],
    refused: set[Path],
) -> list[Finding]:
    if not given:
        return []
    from cpom_validators.together import citations as dossier

    found = list(
        dossier.unknown_references(document, masked(document.tree, refused, REFUSED), others)
    )
    contract = given.get("contrat")
    changes = {"modifications", "numero", "dateEffet", "contrat"}
    sound = not any(path[0] in changes for path in refused)
    if document.type == "avenant" and isinstance(contract, Document) and sound:
        found += dossier.unfit(document, contract)
    return found


def _report(name: str, source: bytes, document: Document, judged: _Judged) -> Report:
    kept = ordered(document, judged.findings)
    if len(kept) > MOST_FINDINGS:
        params = (("nombre", str(len(kept))), ("limite", str(MOST_FINDINGS)))
        kept = (Finding("CPOM-F-023", (), params), *kept[:MOST_FINDINGS])
    return Report(name, source, judged.date, document, kept, tuple(judged.told))


def validate(
    document: Document,
    *,
    date: str | None = None,
    engine: EngineName = "fast",
    name: str = "document",
    source: bytes = b"",
    beside: Beside = NOTHING,
    rules: Sequence[Rule] | None = None,
) -> Report:
    """Judge a document that was read.

    Args:
        document: what `cpom_schema.read` gave.
        date: ISO date the codes are judged at; by default the document's own.
        engine: who runs the JSON Schema; both give the same report.
        name: name of the source in the report.
        source: bytes the document was read from, for their digest.
        beside: the other documents it is judged with.
        rules: the rules to apply; those of the standard by default, none to judge the form alone.
    """
    return _report(name, source, document, _judge(document, date, "", engine, beside, rules))


def validate_bytes(
    source: bytes,
    *,
    name: str,
    today: str,
    date: str | None = None,
    engine: EngineName = "fast",
    limits: Limits | None = None,
    beside: Beside = NOTHING,
    rules: Sequence[Rule] | None = None,
) -> Report:
    """Judge a source whatever it holds.

    Args:
        source: the bytes to judge.
        name: name of the source in the report.
        today: ISO date used when neither `date` nor the document gives one.
        date: ISO date the codes are judged at; by default the document's own.
        engine: who runs the JSON Schema; both give the same report.
        limits: what is accepted to be read.
        beside: the other documents it is judged with.
        rules: the rules to apply; those of the standard by default, none to judge the form alone.
    """
    try:
        document = read_bytes(source, limits)
        return _report(name, source, document, _judge(document, date, today, engine, beside, rules))
    except UnreadableError as error:
        findings = [from_note(n) for n in error.notes]
        return Report(name, source, date or today, None, ordered(None, findings))
    except Exception as error:  # noqa: BLE001 - a crash is a verdict: we could not judge
        return crashed(name, source, date or today, error)


def crashed(name: str, source: bytes, date: str, error: BaseException) -> Report:
    """The report of a source our own code failed on."""
    said = "mémoire insuffisante" if isinstance(error, MemoryError) else str(error)
    params = (("erreur", f"{type(error).__name__}, {said}"[:200]),)
    return Report(name, source, date, None, (Finding("CPOM-F-099", (), params),))


def unreadable(name: str, date: str, *findings: Finding) -> Report:
    """The report of a source that could not even be opened, or was too big to load."""
    return Report(name, b"", date, None, findings)
