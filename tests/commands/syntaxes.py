"""One faulty document in every syntax: what each says of it, or why it cannot hold the fault.

`python -m tests.commands.syntaxes` writes the table that `samples/faults/syntaxes.md` publishes.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from typing import Any, Final, NamedTuple

import orjson

from cpom_desk.faces.cli.failures import loss_sentence
from cpom_schema.canonical import canonical
from cpom_schema.document import Document, Path, Tree, field_at, value_at
from cpom_schema.errors import ConversionLossError, UnreadableError
from cpom_schema.formats import read_bytes
from cpom_schema.formats.csv.package import packed
from cpom_schema.formats.csv.writer import table_files
from cpom_schema.formats.losses import losses
from cpom_schema.formats.workbook.painting.book import render
from cpom_schema.formats.workbook.planning.filling import EMPTY
from cpom_schema.formats.workbook.planning.planner import plan
from cpom_schema.standard import views as view
from cpom_schema.tabular.address import key_of
from cpom_validators import judgement as pipeline
from cpom_validators.findings.finding import Finding
from cpom_validators.together.companions import Companions
from spec.generator import faulty, loose_xml
from spec.generator.source import read_yaml
from tests.builders import faults, judges
from tests.builders.editions import EDITION

TABLE: Final = judges.SAMPLES / "faults" / "syntaxes.md"
SYNTAXES: Final = ("json", "xml", "csv", "xlsx")
_INVALID: Final[list[dict[str, Any]]] = read_yaml(judges.SAMPLES / "invalid" / "cases.yaml")
_LONGEST: Final = 90

Place = tuple[str, str]


class Fault(NamedTuple):
    """A document with a fault, and what it is judged with."""

    name: str
    tree: Tree
    companions: Companions
    date: str | None
    form_only: bool


class Cell(NamedTuple):
    """What a syntax says of a fault: the findings, or why it cannot hold the fault as it is."""

    found: tuple[Place, ...]
    reason: str

    def __str__(self) -> str:
        codes = ", ".join(sorted({code for code, _ in self.found}))
        reason = f"*{self.reason}*" if self.reason else ""
        return " ; ".join(filter(None, (codes, reason)))


def all_faults() -> Iterator[Fault]:
    """The faults of the samples: those of form, then those of real life."""
    for case in _INVALID:
        base = orjson.loads((judges.SAMPLES / f"{case['base']}.json").read_bytes())
        tree = faulty.changed(case, base)
        given = [judges.SAMPLES / f"{name}.json" for name in case.get("with", ())]
        others = [read_bytes(path.read_bytes()) for path in given]
        form_only = case["base"].startswith("structure/")
        yield Fault(case["name"], tree, faults.companions(faults.document(tree), others), None,
                    form_only)  # fmt: skip
    for fault in faults.FAULTS:
        judged, companions = faults.prepared(fault)
        yield Fault(fault["name"], judged.tree, companions, fault.get("date"), form_only=False)


def written(document: Document, syntax: str) -> bytes:
    """The document as it is, faults included: nothing is read again.

    Raises:
        ConversionLossError: a workbook has no cell for something.
    """
    match syntax:
        case "json":
            return orjson.dumps(document.tree)
        case "xml":
            return loose_xml.write(EDITION.dictionary, document.root, document.tree)
        case "csv":
            return packed(table_files(document))
        case _:
            view_ = view.view(document.edition, document.type)
            return render(plan(document, view_, EMPTY, "fr", digest="", guarded=False))


def _keyed(document: Document, path: Path) -> str:
    """A place by the keys of the items: two syntaxes may list them in another order."""
    steps: list[str] = []
    for length, part in enumerate(path, 1):
        field = field_at(document.dictionary, document.root, path[:length])
        if isinstance(part, int) and field and field.key:
            item = value_at(document.tree, path[:length])
            steps.append(f"[{'|'.join(key_of(item, field.key))}]")
        else:
            steps.append(str(part))
    return "/".join(steps)


def _places(document: Document, findings: tuple[Finding, ...]) -> tuple[Place, ...]:
    """Code and place of what the sender must act upon, or of all when nothing is."""
    serious = [
        f for f in findings if EDITION.catalogue[f.code].severity != "information"
    ] or findings
    return tuple(sorted((f.code, _keyed(document, f.path)) for f in serious))


def _refused(error: UnreadableError) -> str:
    note = error.notes[0]
    return f"la lecture s'arrête : {note.code}"


def _shortened(reason: str) -> str:
    place, _, why = reason.partition(" : ")
    said = why or place
    return said if len(said) <= _LONGEST else f"{said[: _LONGEST - 1]}…"


def cell(fault: Fault, syntax: str) -> Cell:
    """What one syntax says of a fault."""
    document = faults.document(fault.tree)
    try:
        again = read_bytes(written(document, syntax))
    except ConversionLossError as error:
        return Cell((), _shortened(loss_sentence(error.losses[0])))
    except UnreadableError as error:
        return Cell((), _refused(error))
    lost = losses(canonical(document), canonical(again))
    rules = () if fault.form_only else None
    report = pipeline.validate(again, date=fault.date, companions=fault.companions, rules=rules)
    return Cell(_places(again, report.findings), _shortened(loss_sentence(lost[0])) if lost else "")


def line(fault: Fault, cells: list[Cell]) -> str:
    """A line of the table."""
    return f"| {fault.name} | {' | '.join(str(c).replace('|', '¦') for c in cells)} |"


def table() -> str:
    """The table of faults by syntaxes."""
    head = (
        "# Fautes par syntaxe\n\n"
        "<!-- Fichier produit par `python -m tests.commands.syntaxes` : ne pas modifier à la main. "
        "-->\n\n"
        "Chaque faute de `invalid/cases.yaml` et de `faults/fautes.yaml`, écrite telle quelle dans "
        "chaque syntaxe puis jugée. Une case donne les codes trouvés, aux mêmes endroits dans "
        "toutes les syntaxes. En italique, ce que cette syntaxe ne peut pas écrire comme le JSON, "
        "et pourquoi.\n\n"
        f"| faute | {' | '.join(s.upper() for s in SYNTAXES)} |\n|---|{'---|' * len(SYNTAXES)}\n"
    )
    lines = [line(fault, [cell(fault, s) for s in SYNTAXES]) for fault in all_faults()]
    return head + "\n".join(lines) + "\n"


if __name__ == "__main__":
    TABLE.write_text(table(), encoding="utf-8")
    sys.stdout.write(f"écrit : {TABLE.name}\n")
