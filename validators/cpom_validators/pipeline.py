"""The pipeline: read, structure, integrity, report. Bad input becomes findings, never an error."""

from __future__ import annotations

from cpom_schema.document import Document, Limits
from cpom_schema.errors import UnreadableError
from cpom_schema.formats import read_bytes
from cpom_validators import integrity, structure
from cpom_validators.engines import EngineName
from cpom_validators.finding import Finding, from_note
from cpom_validators.report import Report, ordered

MOST_FINDINGS = 10_000
"""Findings kept in one report: enough to correct, few enough to stay in memory."""


def _judge(document: Document, date: str | None, engine: EngineName) -> tuple[str, list[Finding]]:
    date = date or integrity.reference_date(document) or ""
    structural, complete = structure.check(document, engine)
    # A list that holds only foreign elements reads as empty: one cause, one finding.
    foreign = {n.path for n in document.notes if n.code == "CPOM-F-021"}
    structural = [f for f in structural if f.code != "CPOM-S-008" or f.path not in foreign]
    findings = [*map(from_note, document.notes), *structural]
    if complete:
        findings += integrity.check(document, date, {f.path for f in structural})
    return date, findings


def _report(
    name: str, source: bytes, date: str, document: Document | None, findings: list[Finding]
) -> Report:
    kept = ordered(document, findings)
    if len(kept) > MOST_FINDINGS:
        params = (("nombre", str(len(kept))), ("limite", str(MOST_FINDINGS)))
        kept = (Finding("CPOM-F-023", (), params), *kept[:MOST_FINDINGS])
    return Report(name, source, date, document, kept)


def validate(
    document: Document,
    *,
    date: str | None = None,
    engine: EngineName = "fast",
    name: str = "document",
    source: bytes = b"",
) -> Report:
    """Judge a document that was read.

    Args:
        document: what `cpom_schema.read` gave.
        date: ISO date the codes are judged at; by default the document's own.
        engine: who runs the JSON Schema; both give the same report.
        name: name of the source in the report.
        source: bytes the document was read from, for their digest.
    """
    date, findings = _judge(document, date, engine)
    return _report(name, source, date, document, findings)


def validate_bytes(
    source: bytes,
    *,
    name: str,
    today: str,
    date: str | None = None,
    engine: EngineName = "fast",
    limits: Limits | None = None,
) -> Report:
    """Judge a source whatever it holds.

    Args:
        source: the bytes to judge.
        name: name of the source in the report.
        today: ISO date used when neither `date` nor the document gives one.
        date: ISO date the codes are judged at; by default the document's own.
        engine: who runs the JSON Schema; both give the same report.
        limits: what is accepted to be read.
    """
    document: Document | None = None
    try:
        document = read_bytes(source, limits)
        judged, findings = _judge(document, date, engine)
        return _report(name, source, judged or today, document, findings)
    except UnreadableError as error:
        findings = [from_note(n) for n in error.notes]
        return _report(name, source, date or today, None, findings)
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
