"""The judgement of one document: read, structure, integrity, rules, report.

Bad input becomes findings, never an error.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any, NamedTuple

from cpom_schema.document import Document, Limits, Path, reference_date
from cpom_schema.errors import UnreadableError
from cpom_schema.formats import read_bytes
from cpom_schema.standard.catalogue import Check
from cpom_schema.standard.edition import Edition, Editions
from cpom_validators.findings.finding import Finding, from_note
from cpom_validators.form import integrity, structure
from cpom_validators.form.schema_engines import EngineName
from cpom_validators.masking import masked
from cpom_validators.report import ContractSeen, Report, ordered
from cpom_validators.rules import compiled, running
from cpom_validators.rules.refused import REFUSED
from cpom_validators.rules.running import RuleState
from cpom_validators.rules.runtime import Rule
from cpom_validators.together.companions import NOTHING, Companions, Seen, related, trees
from cpom_validators.together.limits import foreign, missing_avenants

MOST_FINDINGS = 10_000
"""Findings kept in one report: enough to correct, few enough to stay in memory."""
_LONGEST_ERROR = 200


class Form(NamedTuple):
    """What the form of a document gave, before any rule.

    Attributes:
        date: ISO date its codes were judged at, None when nothing gives one.
        findings: notes of its reader, structure, keys and codes, each cause once.
        refused: places the rules must not look at.
        complete: False when there were too many faults to look at all of them.
    """

    date: str | None
    findings: tuple[Finding, ...]
    refused: frozenset[Path]
    complete: bool

    def first_fault(self, edition: Edition) -> str | None:
        """Return the code of the first note or fault of structure, None when others may rely on it.

        A code that is closed or unknown in a list does not keep others from being judged with it.
        """
        for finding in self.findings:
            if edition.catalogue[finding.code].step != "nomenclatures":
                return finding.code
        return None


def check_form(
    document: Document,
    date: str | None = None,
    today: str | None = None,
    engine: EngineName = "fast",
) -> Form:
    """Judge the form of a document: structure, keys, references and codes.

    Args:
        document: the document.
        date: ISO date its codes are judged at; by default the first one the document declares.
        today: ISO date used when neither of them gives one.
        engine: who runs the JSON Schema; both give the same findings.

    >>> import cpom_schema, cpom_validators
    >>> document = cpom_schema.from_tree({"cpom": "1.0", "type": "avis", "decision": "oui"})
    >>> form = cpom_validators.check_form(document, "2026-01-01")
    >>> [finding.code for finding in form.findings][:2]
    ['CPOM-S-001', 'CPOM-S-001']
    """
    day = date or reference_date(document) or today
    structural, complete = structure.check(document, engine)
    noted = [from_note(note) for note in document.notes]
    findings = noted + _unexplained(document.edition, structural, noted)
    if day is None:
        findings.append(Finding("CPOM-F-076", ()))
    if complete:
        of_integrity = _check_integrity(document, day, structural)
        findings += _unexplained(document.edition, of_integrity, noted)
    refused = _refused_to_rules(document.edition, findings)
    return Form(day, tuple(findings), refused, complete)


def _check_integrity(
    document: Document, day: str | None, structural: Sequence[Finding]
) -> list[Finding]:
    """Return what the integrity finds where the structure refused nothing."""
    broken = _refused(document.edition, structural)
    broken.update(finding.path for finding in structural)
    return integrity.check(document, day, broken)


def _refused_to_rules(edition: Edition, findings: Iterable[Finding]) -> frozenset[Path]:
    """Return the places rules must not look at: some codes are wrong and spare their value."""
    judged = [f for f in findings if not edition.catalogue[f.code].spares]
    return frozenset(_refused(edition, judged))


class _Judged(NamedTuple):
    """The date of judgement, empty when nothing gives one, what was found, and the contract."""

    date: str
    findings: list[Finding]
    rules: list[RuleState]
    contract: ContractSeen | None = None


def _judge(
    document: Document, found: Form, companions: Companions, rules: Sequence[Rule]
) -> _Judged:
    """Return what the form gave, then what other documents and rules give when they may run."""
    findings = [*found.findings, *companions.findings]
    if not found.complete:
        states = running.ignored(rules, "@cause_structure")
        return _Judged(found.date or "", findings, states)
    if found.date is None:
        return _Judged("", findings, running.ignored(rules, "@cause_date"))
    given = related(document, companions)
    others_contract = foreign(document, given)
    given = {name: other for name, other in given.items() if name not in others_contract}
    findings += dict.fromkeys(others_contract.values())
    findings += missing_avenants(document, given, companions)
    others = trees(document, given, companions.shared)
    across = _across(document, given, others, found.refused)
    causes = [f for f in found.findings if document.edition.catalogue[f.code].explains]
    findings += _unexplained(document.edition, across, causes)
    facts = companions.shared.facts
    outcome = running.run(document, rules, found.date, others, found.refused, facts)
    return _Judged(found.date, findings + outcome.findings, outcome.rules, _contract(given))


def _contract(given: Seen) -> ContractSeen | None:
    """Return the contract that a document was judged with."""
    contract = given.get("contrat")
    if not isinstance(contract, Document):
        return None
    number = contract.tree.get("numeroAvenant")
    avenant = number if isinstance(number, int) else 0
    return ContractSeen(str(contract.tree.get("identifiant", "")), avenant)


def _unexplained(
    edition: Edition, found: Iterable[Finding], noted: Sequence[Finding]
) -> list[Finding]:
    """Return the findings that no note of the reader explains: one cause, one finding."""
    explained: set[tuple[str, Path]] = set()
    for note in noted:
        explained.update(_explained(edition.catalogue[note.code], note.path))
    unread = {n.path for n in noted if n.path and edition.catalogue[n.code].unread}
    return [f for f in found if f.path not in unread and (f.code, f.path) not in explained]


def _explained(about: Check, path: Path) -> Iterator[tuple[str, Path]]:
    """Yield the code and the place of each finding that a note at a path explains."""
    for code, reach in about.explains.items():
        yield code, path
        if reach == "holders":
            for length in range(1, len(path)):
                yield code, path[:length]


def _refused(edition: Edition, findings: Iterable[Finding]) -> set[Path]:
    """Return the places rules must not look at: what is wrong, and the field a misprint means."""
    places: set[Path] = set()
    for finding in findings:
        about = edition.catalogue[finding.code]
        places.update(_wrong_places(about, finding))
    return places


def _wrong_places(about: Check, finding: Finding) -> Iterator[Path]:
    """Yield what a finding says is wrong, then the field that a misprint means."""
    if finding.path and about.severity != "information":
        yield finding.path
    meant = _meant(about, finding)
    if meant is not None:
        yield meant


def _meant(about: Check, finding: Finding) -> Path | None:
    """Return the place of the field that a misprint stands for, if any."""
    if not about.stands_for:
        return None
    name = dict(finding.params).get(about.stands_for)
    if name is None:
        return None
    return (*finding.path[:-1], name)


_CHANGES = frozenset(("modifications", "numero", "dateEffet", "contrat"))
"""Fields of an avenant without which it cannot be tried on its contract."""


def _across(
    document: Document,
    given: Mapping[str, Document | tuple[Document, ...]],
    others: Mapping[str, Any],
    refused: Iterable[Path],
) -> list[Finding]:
    """Return what a document cites of others and they do not have."""
    if not given:
        return []
    from cpom_validators.together import citations

    seen = masked(document.tree, refused, REFUSED)
    found = list(citations.unknown_references(document, seen, others))
    contract = given.get("contrat")
    if document.type == "avenant" and isinstance(contract, Document):
        found += _unfit(document, contract, refused)
    return found


def _unfit(avenant: Document, contract: Document, refused: Iterable[Path]) -> list[Finding]:
    """Return what an avenant changes that does not fit its contract, when it can be tried."""
    from cpom_validators.together import citations

    if any(path[0] in _CHANGES for path in refused):
        return []
    return list(citations.unfit(avenant, contract))


def _report(name: str, source: bytes, document: Document, judged: _Judged) -> Report:
    """Return the report of a judgement, with a bounded number of findings."""
    kept = ordered(document, judged.findings)
    if len(kept) > MOST_FINDINGS:
        params = (("nombre", str(len(kept))), ("limite", str(MOST_FINDINGS)))
        kept = (Finding("CPOM-F-023", (), params), *kept[:MOST_FINDINGS])
    rules = tuple(judged.rules)
    edition = document.edition
    return Report(name, source, judged.date, edition, document, kept, rules, judged.contract)


def validate(
    document: Document,
    *,
    date: str | None = None,
    today: str | None = None,
    engine: EngineName = "fast",
    name: str = "document",
    source: bytes = b"",
    companions: Companions = NOTHING,
    rules: Sequence[Rule] | None = None,
    checked: Form | None = None,
    octets: str = "",
) -> Report:
    """Judge a document that was read.

    Args:
        document: what `cpom_schema.read` gave.
        date: ISO date the codes are judged at; by default the document's own.
        today: ISO date used when neither of them gives one; without any, the verdict is
            ``indetermine`` and a finding says why.
        engine: who runs the JSON Schema; both give the same report.
        name: name of the source in the report.
        source: bytes the document was read from, for their digest.
        companions: the other documents it is judged with.
        rules: the rules to apply; those of its edition by default.
        checked: what `check_form` gave for this document, when it is known already.
        octets: SHA-256 of the source, when its bytes were not kept.

    >>> import cpom_schema, cpom_validators
    >>> document = cpom_schema.read(cpom_schema.samples() / "valid/avis.json")
    >>> cpom_validators.validate(document, date="2025-06-30").verdict
    'recevable'
    """
    if rules is None:
        rules = compiled.rules(document.edition, document.type)
    found = checked or check_form(document, date, today, engine)
    report = _report(name, source, document, _judge(document, found, companions, rules))
    return replace(report, octets=octets) if octets else report


def validate_bytes(
    source: bytes,
    *,
    name: str,
    today: str,
    date: str | None = None,
    engine: EngineName = "fast",
    limits: Limits | None = None,
    companions: Companions = NOTHING,
    rules: Sequence[Rule] | None = None,
    editions: Editions | None = None,
) -> Report:
    """Judge a source whatever it holds.

    Args:
        source: the bytes to judge.
        name: name of the source in the report.
        today: ISO date used when neither `date` nor the document gives one.
        date: ISO date the codes are judged at; by default the document's own.
        engine: who runs the JSON Schema; both give the same report.
        limits: what is accepted to be read.
        companions: the other documents it is judged with.
        rules: the rules to apply; those of its edition by default.
        editions: the editions it may announce; by default those shipped with the library.

    >>> import cpom_validators
    >>> cpom_validators.validate_bytes(b"{}", name="vide.json", today="2026-01-01").verdict
    'irrecevable'
    """
    known = editions or Editions.published()
    try:
        document = read_bytes(source, limits, known)
        return validate(
            document,
            date=date,
            today=today,
            engine=engine,
            name=name,
            source=source,
            companions=companions,
            rules=rules,
        )
    except UnreadableError as error:
        findings = map(from_note, error.notes)
        return unreadable(name, date or today, known.latest, *findings, source=source)
    except Exception as error:  # noqa: BLE001 - a crash is a verdict: we could not judge
        return crashed(name, source, date or today, known.latest, error)


def crashed(name: str, source: bytes, date: str, edition: Edition, error: BaseException) -> Report:
    """Return the report of a source on which the library itself failed."""
    reason = str(error)
    if isinstance(error, MemoryError):
        reason = "mémoire insuffisante"
    params = (("erreur", f"{type(error).__name__}, {reason}"[:_LONGEST_ERROR]),)
    return Report(name, source, date, edition, None, (Finding("CPOM-F-099", (), params),))


def unreadable(
    name: str, date: str, edition: Edition, *findings: Finding, source: bytes = b""
) -> Report:
    """Return the report of a source that is no document, or could not even be opened."""
    return Report(name, source, date, edition, None, ordered(None, findings))
