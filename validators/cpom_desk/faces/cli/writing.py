"""What `cpom validate` writes of the reports: on the screen, in files, on the workbooks."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal, NamedTuple

import click

from cpom_desk.faces.cli.failures import OPTIONS
from cpom_desk.faces.cli.options import NOT_JUDGED, stop
from cpom_schema.document import Document
from cpom_schema.standard.dictionary import Lang
from cpom_validators.report import Report, Verdict

if TYPE_CHECKING:
    from cpom_desk.renderers.folder_table import Line

Output = Literal["text", "json", "xml"]


@dataclass(frozen=True)
class Wanted:
    """What is to be written.

    Attributes:
        output: text for people, or a document for programs.
        lang: language of the words.
        target: file of the reports, None for the screen.
        annotated: the annotated return, or the folder of the returns.
        table: file of the table of follow-ups.
        many: whether there are several documents.
        unread: what folders hold that was not read.
    """

    output: Output
    lang: Lang
    target: str | None
    annotated: str | None
    table: str | None
    many: bool
    unread: Sequence[str]


class Written(NamedTuple):
    """What is kept of a report: its text, and what the end of the run needs."""

    text: str
    verdict: Verdict
    code: int
    line: Line | None


class Writing:
    """Writes reports as they come, then what closes them all.

    Attributes:
        code: exit code of the command.
    """

    def __init__(self, wanted: Wanted) -> None:
        self.code = 0
        self._wanted = wanted
        self._texts: list[str] = []
        self._verdicts: list[Verdict] = []
        self._lines: list[Line] = []
        self._left = 0
        """Documents without annotated return, being no workbooks."""

    def made(self, report: Report) -> Written:
        """Make what is written of a report.

        Raises:
            UsageError: its annotated return could not be opened.
        """
        from cpom_desk.renderers.folder_table import line

        if self._wanted.annotated is not None and not self._wanted.many:
            from cpom_desk.faces.cli import annotated

            annotated.refuse(report, self._wanted.annotated)
        shown = line(report) if self._wanted.many else None
        return Written(self._text(report), report.verdict, report.exit_code, shown)

    def add(self, written: Written) -> None:
        """Write one report, in the order of the documents."""
        self._verdicts.append(written.verdict)
        self.code = max(self.code, written.code)
        if written.line is not None:
            self._lines.append(written.line)
        if self._wanted.target is None:
            click.echo(written.text)
        else:
            self._texts.append(written.text)

    def annotate(self, report: Report) -> None:
        """Write the annotated return of a report, when one is wanted."""
        target, lang = self._wanted.annotated, self._wanted.lang
        if target is None:
            return
        from cpom_desk.faces.cli import annotated

        if not self._wanted.many:
            self.code = max(self.code, annotated.write(report, target, lang))
            return
        code = annotated.write_in(report, target, lang)
        self._left += code is None
        self.code = max(self.code, code or 0)

    def _text(self, report: Report) -> str:
        """Return what is written of a report: text for people, or a document for programs."""
        if self._wanted.output == "text":
            return self._for_people(report)
        import orjson

        from cpom_validators.report_document import report_tree

        tree = report_tree(report, dt.datetime.now(tz=dt.UTC), self._wanted.lang)
        if self._wanted.output == "json":
            layout = 0 if self._wanted.many else orjson.OPT_INDENT_2
            return orjson.dumps(tree, option=layout).decode()
        from cpom_schema.formats import write_bytes

        document = Document("json", report.edition, tree["type"], tree)
        return write_bytes(document, "xml").decode()

    def _for_people(self, report: Report) -> str:
        from cpom_desk.renderers.report_text import render
        from cpom_desk.renderers.screen import Style, plain
        from cpom_desk.renderers.verdict_text import heading

        lang = self._wanted.lang
        style: Style = click.style if self._wanted.target is None else plain
        if self._wanted.many and not report.findings:
            return heading(report, lang, style)
        return render(report, lang, style=style, options=OPTIONS)

    def close(self) -> None:
        """Write what closes them all, and the files."""
        wanted = self._wanted
        if wanted.many and wanted.output == "text":
            self._close_for_people()
        try:
            self._write_files()
        except OSError as error:
            stop(error)
        if self._left:
            click.echo(f"Documents sans retour annoté, pas en .xlsx : {self._left}.", err=True)
        if wanted.unread:
            from cpom_desk.renderers.verdict_text import unread_text

            self.code = NOT_JUDGED
            click.echo(unread_text(wanted.unread, wanted.lang), err=wanted.output != "text")

    def _write_files(self) -> None:
        """Write the table and the reports, when they go to files.

        Raises:
            OSError: one of them cannot be written.
        """
        wanted = self._wanted
        if wanted.table is not None:
            self._write_table(wanted.table)
        if wanted.target is not None:
            from pathlib import Path

            from cpom_schema.formats.saving import save

            reports = ("\n".join(self._texts) + "\n").encode("utf-8", "backslashreplace")
            save(Path(wanted.target), reports)
            click.echo(f"Rapport écrit dans {wanted.target}.", err=True)

    def _close_for_people(self) -> None:
        from cpom_desk.renderers.folder_table import as_text, in_order
        from cpom_desk.renderers.verdict_text import summary

        if any(line.organisation for line in self._lines):  # not for a file of no known type
            click.echo("\n" + as_text(in_order(self._lines), self._wanted.lang))
        click.echo("\n" + summary(self._verdicts, self._wanted.lang))

    def _write_table(self, target: str) -> None:
        from pathlib import Path

        from cpom_desk.renderers.folder_table import as_csv, as_xlsx, in_order
        from cpom_schema.formats.saving import save

        written = as_xlsx if target.lower().endswith(".xlsx") else as_csv
        save(Path(target), written(in_order(self._lines), self._wanted.lang))
        click.echo(f"Tableau écrit dans {target}.", err=True)


def with_source(report: Report) -> Report:
    """Return a report with the bytes of its source, which a set does not keep."""
    if report.source:
        return report
    from pathlib import Path

    return replace(report, source=Path(report.file).read_bytes())
