"""The faulty samples: small changes to a valid one, in both syntaxes, with what must be found."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

import orjson

from cpom_schema.document import Tree
from spec.generator import cases, loose_xml
from spec.generator.source import ROOT, Source, read_yaml

_SAMPLES = ROOT / "samples"


def changed(case: dict[str, Any], base: Tree) -> Tree:
    """Return the base with the changes of a case; what it appends is copied from another place."""
    filled = {p: f["text"] * f["times"] for p, f in case.get("fill", {}).items()}
    values = {**case.get("set", {}), **filled}
    tree = cases.changed(base, {"set": values, "remove": case.get("remove", ())}, case["name"])
    copies = {to: cases.at(tree, place) for to, place in case.get("append", {}).items()}
    return cases.changed(tree, {"append": copies}, case["name"])


def _expected(case: dict[str, Any]) -> dict[str, Any]:
    text_only = case.get("json_only", [])
    findings = [{"regle": e["code"], "pointeur": e["at"]} for e in case["expect"]]
    expected: dict[str, Any] = {"explication": case["explanation"]}
    if "with" in case:
        expected["joints"] = [f"{path}.json" for path in case["with"]]
    expected["formeSeule"] = case["base"].startswith("structure/")
    expected["base"] = case["base"]
    expected[f"{case['name']}.json"] = findings
    in_xml = [finding for finding in findings if finding["pointeur"] not in text_only]
    expected[f"{case['name']}.xml"] = in_xml
    return expected


def _base(path: str, made: Mapping[str, str]) -> str:
    """Return the sample that a case changes, as this run makes it."""
    return made[path] if path in made else (_SAMPLES / path).read_text("utf-8")


def generated(source: Source, made: Mapping[str, str]) -> dict[str, str]:
    """Return the text of each faulty sample and of the list of expected findings, by name.

    Args:
        source: the specification.
        made: the samples of this run, by path under samples; the others are written by hand.
    """
    listed = read_yaml(_SAMPLES / "invalid" / "cases.yaml")
    texts: dict[str, str] = {}
    for case in listed:
        base = orjson.loads(_base(f"{case['base']}.json", made))
        tree = changed(case, base)
        root = source.dictionary.documents[base["type"]].root
        texts[f"{case['name']}.json"] = (
            orjson.dumps(tree, option=orjson.OPT_INDENT_2).decode() + "\n"
        )
        texts[f"{case['name']}.xml"] = loose_xml.write(source.dictionary, root, tree).decode()
    listing = [_expected(case) for case in listed]
    texts["attendus.json"] = json.dumps(listing, ensure_ascii=False, indent=1) + "\n"
    return texts
