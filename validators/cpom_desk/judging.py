"""Judge a document, alone or with the ones given beside it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from cpom_desk.neighbours import Neighbours
from cpom_desk.sources import Source, unusable
from cpom_schema.document import Limits
from cpom_schema.formats import read_bytes
from cpom_schema.standard.edition import Editions
from cpom_validators.form.schema_engines import EngineName
from cpom_validators.judgement import validate
from cpom_validators.report import Report
from cpom_validators.rules.runtime import Rule


@dataclass(frozen=True)
class Options:
    """How documents are judged.

    Attributes:
        today: ISO date used for a document that gives no date of its own.
        date: ISO date to judge at, whatever the documents say.
        engine: who runs the JSON Schema; both give the same report.
        form_only: True to leave the rules out.
        limits: what is accepted to be read.
        editions: the editions a document may announce.
    """

    today: str
    date: str | None = None
    engine: EngineName = "fast"
    form_only: bool = False
    limits: Limits = field(default_factory=Limits)
    editions: Editions = field(default_factory=Editions.published)

    @property
    def rules(self) -> Sequence[Rule] | None:
        """The rules to apply: those of the standard, or none."""
        return () if self.form_only else None


def judge(
    source: Source,
    options: Options,
    neighbours: Neighbours | Mapping[str, Sequence[str]] | None = None,
) -> Report:
    """Judge one source, whatever it holds.

    Args:
        source: what is judged.
        options: how.
        neighbours: the documents given beside it, by role; one `Neighbours` for several judgements
            reads each of them once.

    Raises:
        CpomError: a document given beside is of another type than its role asks for.

    >>> from cpom_desk import Options, Source, judge
    >>> import cpom_schema
    >>> folder = cpom_schema.samples() / "campaign"
    >>> source = Source("suivi-2024.json", str(folder / "suivi-2024.json"))
    >>> given = {"contrat": [str(folder / "contrat.json")]}
    >>> judge(source, Options(today="2026-05-04"), given).verdict
    'recevable'
    """
    if not isinstance(neighbours, Neighbours):
        neighbours = Neighbours(neighbours or {}, options.limits, options.editions)
    content = b""
    date = options.date or options.today
    try:
        content = source.load(options.limits, options.editions)
        document = read_bytes(content, options.limits, options.editions)
    except Exception as error:  # noqa: BLE001 - one broken source never stops the others
        return unusable(source.name, date, options.editions.latest, error, content)
    companions = neighbours.companions(document.type)
    try:
        return validate(
            document,
            date=options.date,
            today=options.today,
            engine=options.engine,
            name=source.name,
            source=content,
            companions=companions,
            rules=options.rules,
        )
    except Exception as error:  # noqa: BLE001 - a crash is a verdict: we could not judge
        return unusable(source.name, date, document.edition, error, content)
