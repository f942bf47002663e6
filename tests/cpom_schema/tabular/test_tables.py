"""The published tables: what schema.data.gouv.fr and frictionless want of a schema."""

from __future__ import annotations

import datetime as dt
from functools import cache
from pathlib import Path
from typing import Any, Final

import orjson
import pytest
from frictionless import Package, Schema

from cpom_schema.tabular.layout import tables
from tests.builders import judges
from tests.builders.editions import EDITION

FOLDER: Final = judges.ROOT / "schemas" / judges.VERSION / "tables"
SCHEMAS: Final = sorted(FOLDER.glob("*/*.schema.json"))
EVERY: Final = pytest.mark.parametrize("kind", judges.TYPES)


@cache
def _json(path: Path) -> Any:
    return orjson.loads(path.read_bytes())


def _schemas(kind: str) -> dict[str, dict[str, Any]]:
    """Schema of each table of a type, by table."""
    return {p.name.removesuffix(".schema.json"): _json(p) for p in SCHEMAS if p.parent.name == kind}


@EVERY
def test_there_is_a_schema_for_each_table_and_for_nothing_else(kind: str) -> None:
    names = [t.id for t in tables(EDITION, kind)]
    assert sorted(names) == sorted(_schemas(kind))
    package = _json(FOLDER / kind / "datapackage.json")
    assert [r["path"] for r in package["resources"]] == [f"{n}.csv" for n in names]
    assert [r["schema"] for r in package["resources"]] == [f"{n}.schema.json" for n in names]


@EVERY
def test_frictionless_finds_no_fault_in_the_descriptors(kind: str) -> None:
    path = FOLDER / kind / "datapackage.json"
    assert not list(Package.metadata_validate(_json(path)))
    package = Package.from_descriptor(_json(path), basepath=str(path.parent))
    assert len(package.resources) == len(_schemas(kind))
    for schema in _schemas(kind).values():
        assert not list(Schema.metadata_validate(schema))


@EVERY
def test_a_schema_says_what_schema_data_gouv_fr_wants(kind: str) -> None:
    titles: set[str] = set()
    for name, schema in _schemas(kind).items():
        assert schema["$schema"] == "https://specs.frictionlessdata.io/schemas/table-schema.json"
        assert schema["countryCode"] == "FR"
        assert schema["version"].startswith(f"{judges.VERSION}.")
        assert [licence["name"] for licence in schema["licenses"]] == ["etalab-2.0"]
        assert all(source["title"] for source in schema["sources"])
        created, modified = (dt.date.fromisoformat(schema[n]) for n in ("created", "lastModified"))
        assert created <= modified
        assert schema["name"] == f"cpom-{kind}-{name}".lower().replace(".", "-")
        assert schema["description"].endswith((".", "…")), name
        titles.add(schema["title"])
    assert len(titles) == len(_schemas(kind))


@EVERY
def test_a_field_is_described_in_french_with_an_example_that_is_right(kind: str) -> None:
    for table in tables(EDITION, kind):
        descriptor = _schemas(kind)[table.id]
        assert [f["name"] for f in descriptor["fields"]] == [c.id for c in table.columns]
        for column, field, raw in zip(
            table.columns,
            Schema.from_descriptor(descriptor).fields,
            descriptor["fields"],
            strict=True,
        ):
            place = f"{table.id} {column.id}"
            if column.field is not None:
                assert raw["title"].endswith(column.field.title["fr"]), place
                assert raw["description"] == column.field.description["fr"], place
            assert raw["title"], place
            assert raw["title"][0].isupper(), place
            assert raw["description"].endswith((".", "…")), place
            assert raw["example"], place
            value, notes = field.read_cell(raw["example"])
            assert value is not None, place
            assert not notes, (place, notes)


@EVERY
def test_a_row_is_tied_to_its_parent_and_to_what_it_names(kind: str) -> None:
    for table in tables(EDITION, kind):
        schema = _schemas(kind)[table.id]
        links = {tuple(k["fields"]): k["reference"] for k in schema.get("foreignKeys", ())}
        if table.carried:
            holder = table.parent
            assert holder
            reference = links[tuple(c.id for c in table.carried)]
            assert reference == {"resource": holder.id.lower(), "fields": list(holder.key)}
        for column in table.columns:
            own = not column.carried and column.field and column.field.local_ref
            if own and own in EDITION.dictionary.documents[kind].root.fields:
                assert (column.id,) in links, f"{table.id} {column.id}"
