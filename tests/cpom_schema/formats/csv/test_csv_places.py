"""The source map of CSV packages: every value is found again in the cell it was read from."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from functools import cache
from typing import Any, Final

import pytest

from cpom_schema.document import Document, Location, Path
from cpom_schema.formats import read, read_bytes
from cpom_schema.formats.csv.package import packed
from cpom_schema.formats.csv.syntax import files
from cpom_schema.standard.dictionary import ObjectType
from cpom_schema.tabular.cells import text_of
from cpom_validators.judgement import validate_bytes
from tests.builders import judges
from tests.builders.editions import EDITION

EVERY: Final = pytest.mark.parametrize("kind", judges.TYPES)


@cache
def _plain(kind: str) -> dict[str, bytes]:
    return files(read(judges.SAMPLES / "structure" / kind / "exhaustif.json"))


@cache
def _again(kind: str) -> Document:
    return read_bytes(packed(_plain(kind)))


@cache
def _cells(kind: str) -> dict[tuple[str | None, int | None, str | None], str]:
    """Every cell of a package, by file, line and column; line breaks in cells count."""
    found: dict[tuple[str | None, int | None, str | None], str] = {}
    for name, content in _plain(kind).items():
        if not name.endswith(".csv"):
            continue
        reader = csv.reader(io.StringIO(content.decode(), newline=""))
        header = next(reader)
        line = reader.line_num + 1
        for row in reader:
            found |= {(name, line, c): cell for c, cell in zip(header, row, strict=True)}
            line = reader.line_num + 1
    return found


def _leaves(value: Any, path: Path = ()) -> Iterator[tuple[Path, Any]]:
    """Every value of a tree with its place; extensions are one value."""
    if isinstance(value, dict) and path[-1:] != ("extensions",):
        for name, below in value.items():
            yield from _leaves(below, (*path, name))
    elif isinstance(value, list):
        for rank, below in enumerate(value):
            yield from _leaves(below, (*path, rank))
    else:
        yield path, value


@EVERY
def test_every_value_is_found_in_its_cell(kind: str) -> None:
    document = _again(kind)
    leaves = dict(_leaves(document.tree))
    places = document.locate(leaves)
    cells = _cells(kind)
    assert len(leaves) > 20
    for path, value in leaves.items():
        place = places[path]
        written = cells[place.sheet, place.line, place.cell]
        assert written in (text_of(value), f"'{value}"), (path, place)


@EVERY
def test_two_values_never_share_a_cell(kind: str) -> None:
    document = _again(kind)
    places = document.locate([path for path, _ in _leaves(document.tree)])
    assert len({(p.sheet, p.line, p.cell) for p in places.values()}) == len(places)


def _gaps(obj: ObjectType, tree: Any, path: Path = ()) -> Iterator[tuple[Path, Path]]:
    """Places of the simple values that could be taken away, each with the item of its row."""
    for name, field in obj.fields.items():
        value = tree.get(name)
        here = (*path, name)
        if field.kind != "object":
            if value is not None and not field.repeated:
                yield here, path
        elif field.repeated:
            for rank, item in enumerate(value or ()):
                yield from _gaps(EDITION.dictionary.objects[field.type], item, (*here, rank))
        elif value is not None:
            yield from _gaps(EDITION.dictionary.objects[field.type], value, here)


@pytest.mark.parametrize("kind", ["suiviAnnuel", "avenant"])
def test_an_absent_value_is_placed_where_it_belongs(kind: str) -> None:
    document = _again(kind)
    here = document.locate([path for path, _ in _gaps(document.root, document.tree)])
    minimal = read(judges.SAMPLES / "structure" / kind / "minimal.json")
    again = read_bytes(packed(files(minimal)))
    absent = {path for path in here if all(isinstance(p, str) for p in path)} - {
        path for path, _ in _leaves(again.tree)
    }
    assert absent
    for path, place in again.locate(absent).items():
        assert (place.sheet, place.line, place.cell) == (f"{kind}.csv", 2, ".".join(map(str, path)))


FAULTS: Final = {
    # file, text taken away, code, line, column
    "value-of-a-row": ("evenements.csv", "2025-04-08", "CPOM-S-001", 3, "date"),
    "value-of-a-single-object": (
        "suiviAnnuel.csv",
        ",transmis,",
        "CPOM-S-001",
        2,
        "entete.statutDocument",
    ),
    "value-of-a-list": ("entete.destinataires.csv", "CD-59", "CPOM-S-007", 3, "destinataire"),
}


@pytest.mark.parametrize(("name", "text", "code", "line", "column"), FAULTS.values(), ids=FAULTS)
def test_a_missing_value_is_told_at_the_cell_where_it_belongs(
    name: str, text: str, code: str, line: int, column: str
) -> None:
    plain = files(read(judges.SAMPLES / "campaign" / "suivi-2025.json"))
    content = plain[name].decode()
    commas = "," * text.count(",")
    source = packed({**plain, name: content.replace(text, commas, 1).encode()})
    report = validate_bytes(source, name="x", today=judges.TODAY, rules=())
    (finding,) = [f for f in report.findings if f.code == code]
    assert report.location(finding) == Location(line=line, sheet=name, cell=column)


def test_a_whole_column_away_is_told_at_each_row_and_at_no_column() -> None:
    plain = files(read(judges.SAMPLES / "campaign" / "suivi-2025.json"))
    rows = list(csv.reader(io.StringIO(plain["evenements.csv"].decode(), newline="")))
    rank = rows[0].index("date")
    stream = io.StringIO(newline="")
    csv.writer(stream).writerows([row[:rank] + row[rank + 1 :] for row in rows])
    source = packed({**plain, "evenements.csv": stream.getvalue().encode()})
    report = validate_bytes(source, name="x", today=judges.TODAY, rules=())
    found = [report.location(f) for f in report.findings if f.code == "CPOM-S-001"]
    assert len(found) == len(rows) - 1
    assert {(p.sheet, p.cell) for p in found} == {("evenements.csv", None)}
    assert len({p.line for p in found}) == len(found)


@EVERY
def test_lists_and_items_have_a_place_too(kind: str) -> None:
    document = _again(kind)
    lists = {
        path[:length]
        for path, _ in _leaves(document.tree)
        for length in range(len(path))
        if isinstance(path[length], int)
    }
    for path, place in document.locate(lists).items():
        names = ".".join(p for p in path if isinstance(p, str))
        assert place.sheet == f"{names}.csv", path
        assert place.line == 1
        assert place.cell is None
