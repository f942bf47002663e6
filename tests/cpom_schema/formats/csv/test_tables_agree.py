"""frictionless and the validator accept and refuse the same packages, but for what is declared."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any, Final

import orjson
import pytest
from frictionless import Package, Resource, Schema
from frictionless.errors import HeaderError, RowError
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cpom_schema.document import Document
from cpom_schema.formats import from_tree, read
from cpom_schema.formats.csv.package import packed
from cpom_schema.formats.csv.syntax import files
from cpom_schema.formats.saving import save_folder
from cpom_validators.judgement import validate_bytes
from tests.builders import csv_faults, judges
from tests.builders.csv_faults import Fault
from tests.builders.editions import EDITION
from tests.builders.strategies import documents

FOLDER: Final = judges.ROOT / "schemas" / judges.VERSION / "tables"
LIMITS: Final = {
    row["constraint"]: row["code"]
    for row in csv.DictReader((judges.ROOT / "spec" / "limits.csv").read_text("utf-8").splitlines())
    if row["syntax"] == "tables"
}
SLOW: Final = ("avenant-1",)
"""A dozen seconds in frictionless, which copies hundreds of columns again and again."""
SAMPLES: Final = sorted(
    p
    for folder in ("valid", "campaign")
    for p in judges.SAMPLES.glob(f"{folder}/*.json")
    if p.stem not in SLOW
)


def _agree(document: Document, folder: Path) -> None:
    found = files(document)
    assert judges.findings(packed(found)) == []
    save_folder(folder, found)
    report = Package(str(folder / "datapackage.json")).validate()
    assert report.valid, report.flatten(["name", "rowNumber", "fieldName", "note"])
    assert len(report.tasks) == len(found) - 1


@pytest.mark.slow
@pytest.mark.parametrize("path", SAMPLES, ids=lambda p: f"{p.parent.name}-{p.stem}")
def test_both_accept_the_package_of_a_sample(path: Path, tmp_path: Path) -> None:
    _agree(read(path), tmp_path / "dossier")


@pytest.mark.slow
@pytest.mark.parametrize("kind", [k for k in judges.TYPES if k != "avenant"])
@given(data=st.data())
@settings(
    max_examples=1, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow]
)
def test_both_accept_the_package_of_any_valid_document(
    kind: str, data: st.DataObject, tmp_path_factory: pytest.TempPathFactory
) -> None:
    tree = data.draw(documents(kind))
    _agree(from_tree(tree), tmp_path_factory.mktemp("generated") / "dossier")


@cache
def _schema(kind: str, table: str) -> dict[str, Any]:
    found: dict[str, Any] = orjson.loads((FOLDER / kind / f"{table}.schema.json").read_bytes())
    return found


@cache
def _cell_schema(kind: str, table: str) -> Schema:
    return Schema.from_descriptor(
        {n: v for n, v in _schema(kind, table).items() if n != "foreignKeys"}
    )


@cache
def _base(kind: str) -> dict[str, bytes]:
    return files(read(judges.SAMPLES / "structure" / kind / "exhaustif.json"))


def _theirs(kind: str, fault: Fault, folder: Path) -> bool:
    """Whether frictionless complains of the cell, row or column of a fault."""
    if fault.constraint in ("cle_du_parent", "reference_interne"):
        report = _linked(kind, fault, folder)
    else:
        report = Resource(
            data=fault.content, format="csv", encoding="utf-8", name="x",
            schema=_cell_schema(kind, fault.table),
        ).validate()  # fmt: skip
    return any(
        _hits(fault, getattr(e, "row_number", None), _named(e))
        for task in report.tasks
        for e in task.errors
        if isinstance(e, RowError | HeaderError)
    )


def _named(error: RowError | HeaderError) -> str | None:
    """The column an error of frictionless is about."""
    return getattr(error, "label", "") or getattr(error, "field_name", "") or None


def _hits(fault: Fault, line: int | None, column: str | None) -> bool:
    """Whether a place is that of a fault, or holds it."""
    return fault.line in (None, line) and (not fault.column or column in (None, fault.column))


def _linked(kind: str, fault: Fault, folder: Path) -> Any:
    """The report on a table and on those it is linked to."""
    schema = _schema(kind, fault.table)
    targets = {k["reference"]["resource"] for k in schema.get("foreignKeys", ())}
    contents = {**_base(kind), f"{fault.table}.csv": fault.content}
    descriptor = orjson.loads(contents["datapackage.json"])
    kept = [r for r in descriptor["resources"] if r["name"] in {fault.table.lower(), *targets}]
    for resource in kept:
        (folder / resource["path"]).write_bytes(contents[resource["path"]])
        if resource["name"] != fault.table.lower():
            resource["schema"].pop("foreignKeys", None)
    package = Package.from_descriptor({**descriptor, "resources": kept}, basepath=str(folder))
    return package.get_resource(fault.table.lower()).validate()


def _ours(kind: str, fault: Fault) -> list[str]:
    """Codes of our blocking findings on the cell, row or column of a fault."""
    source = packed({**_base(kind), f"{fault.table}.csv": fault.content})
    report = validate_bytes(source, name="x", today=judges.TODAY, rules=())
    found: list[str] = []
    for finding in report.findings:
        place = report.location(finding)
        same = place.sheet == f"{fault.table}.csv" and _hits(fault, place.line, place.cell)
        if same and EDITION.catalogue[finding.code].severity == "bloquant":
            found.append(finding.code)
    return found


KINDS: Final = ("suiviAnnuel", "avis")
"""Enough for every constraint: the schemas of all types come from one function."""


def _faults(kind: str) -> Iterator[Fault]:
    """One fault for each constraint of each sort of column: those of a sort have one descriptor."""
    done: set[str] = set()
    for name, content in _base(kind).items():
        table = name.removesuffix(".csv")
        for fault in (
            csv_faults.of_table(table, content, _schema(kind, table)) if table != name else ()
        ):
            sort = [
                {n: v for n, v in field.items() if n in ("type", "format", "constraints")}
                for field in _schema(kind, table)["fields"]
                if field["name"] == fault.column
            ]
            key = repr((fault.constraint, sort if fault.line == 2 else table))
            if key not in done:
                done.add(key)
                yield fault


def test_both_refuse_the_same_cell_for_every_constraint(tmp_path: Path) -> None:
    problems: list[str] = []
    seen: set[str] = set()
    made: Counter[str] = Counter()
    for kind in KINDS:
        for fault in _faults(kind):
            made[fault.constraint] += 1
            ours, theirs = _ours(kind, fault), _theirs(kind, fault, tmp_path)
            place = f"{kind} {fault.table} {fault.column} {fault.constraint}"
            if not ours:
                problems.append(f"{place}: not seen, frictionless {theirs}")
            if not theirs:
                seen.add(fault.constraint)
                if LIMITS.get(fault.constraint) not in ours:
                    problems.append(f"{place}: {ours}, not seen by frictionless")
    assert not problems, f"{len(problems)} disagreements:\n" + "\n".join(problems[:60])
    assert seen == set(LIMITS), f"rows of limits.csv never observed: {set(LIMITS) - seen}"
    assert len(made) >= 18, made
