"""The rules inside the published JSON Schemas, and the reference page of each."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Final

import orjson
import pytest

from cpom_desk.renderers.chapters import chapter
from tests.builders.editions import EDITION

REFERENCE: Final = Path(__file__).parents[3] / "spec" / "reference"
RULES: Final[list[dict[str, Any]]] = EDITION.content("rules.json")["rules"]
DOCUMENTS: Final = sorted({d for rule in RULES for d in rule["documents"]})
KEPT: Final = ("id", "context", "index", "let", "when", "assert", "message")


def _schema(document: str, kind: str = "schema") -> dict[str, Any]:
    found: dict[str, Any] = EDITION.content("json", f"{document}.{kind}.json")
    return found


def _judged_at(schema: dict[str, Any], context: str) -> dict[str, Any]:
    """The definition a context leads to, through the schema itself."""
    here = schema
    if context == "textes[]":
        found: dict[str, Any] = schema["$defs"]["texteLong"]
        return found
    for step in [] if context == "$" else context.split("."):
        name = step.removesuffix("[]")
        if name not in here["properties"]:  # another document
            return schema
        found = here["properties"][name]
        reference = (found["items"] if step.endswith("[]") else found)["$ref"]
        here = schema["$defs"][reference.removeprefix("#/$defs/")]
    return here


@pytest.mark.parametrize("document", DOCUMENTS)
def test_every_rule_stands_once_with_what_it_judges(document: str) -> None:
    schema = _schema(document)
    wanted = [rule for rule in RULES if document in rule["documents"]]
    for rule in wanted:
        listed = _judged_at(schema, rule["context"])["x-cpom-rules"]
        assert {n: rule[n] for n in KEPT if n in rule} in listed, rule["id"]
    holders = (schema, *schema["$defs"].values())
    assert sum(len(holder.get("x-cpom-rules", ())) for holder in holders) == len(wanted)


@pytest.mark.parametrize("document", DOCUMENTS)
def test_what_the_engines_execute_carries_no_rule(document: str) -> None:
    assert "x-cpom-rules" not in orjson.dumps(_schema(document, "bare")).decode()


def test_every_rule_is_explained_on_the_page_of_its_chapter() -> None:
    pages = {path.stem: path.read_text("utf-8") for path in REFERENCE.glob("regles-*.md")}
    assert set(pages) == {chapter(rule["id"]).page for rule in RULES}
    for rule in RULES:
        page = pages[chapter(rule["id"]).page]
        assert f"\n## {rule['id']}\n" in page
        assert " ".join(rule["assert"].split()) in page, rule["id"]


def test_index_leads_to_every_page() -> None:
    index = (REFERENCE / "README.md").read_text("utf-8")
    pages = {path.name for path in REFERENCE.glob("*.md")} - {"README.md"}
    assert all(f"({name})" in index for name in pages)
