"""The faulty samples: small changes to a valid one, in both syntaxes, with what must be found."""

from __future__ import annotations

import copy
import json
from typing import Any

import orjson

from cpom_schema._generate import loose_xml
from cpom_schema._generate.source import ROOT, Source, read_yaml
from cpom_schema.document import Tree

_SAMPLES = ROOT / "samples"


def _parts(pointer: str) -> list[str | int]:
    return [int(p) if p.isdigit() else p for p in pointer.split("/")[1:]]


def _at(tree: Any, parts: list[str | int]) -> Any:
    for part in parts:
        tree = tree[part]
    return tree


def changed(case: dict[str, Any], base: Tree) -> Tree:
    """The base with the changes of a case."""
    tree = copy.deepcopy(base)
    filled = {p: f["text"] * f["times"] for p, f in case.get("fill", {}).items()}
    for pointer, value in {**case.get("set", {}), **filled}.items():
        *parents, last = _parts(pointer)
        _at(tree, parents)[last] = value
    for pointer in case.get("remove", []):
        *parents, last = _parts(pointer)
        del _at(tree, parents)[last]
    for listing, item in case.get("append", {}).items():
        _at(tree, _parts(listing)).append(copy.deepcopy(_at(tree, _parts(item))))
    return tree


def _expected(case: dict[str, Any]) -> dict[str, Any]:
    text_only = case.get("json_only", [])
    findings = [{"regle": e["code"], "pointeur": e["at"]} for e in case["expect"]]
    beside = {"joints": [f"{path}.json" for path in case["with"]]} if "with" in case else {}
    return {
        "explication": case["explanation"],
        **beside,
        "formeSeule": case["base"].startswith("structure/"),
        "base": case["base"],
        f"{case['name']}.json": findings,
        f"{case['name']}.xml": [f for f in findings if f["pointeur"] not in text_only],
    }


def generated(source: Source) -> dict[str, str]:
    """Text of each faulty sample and of the list of expected findings, by name."""
    cases = read_yaml(_SAMPLES / "invalid" / "cases.yaml")
    texts: dict[str, str] = {}
    for case in cases:
        base = orjson.loads((_SAMPLES / f"{case['base']}.json").read_bytes())
        tree = changed(case, base)
        root = source.dictionary.documents[base["type"]].root
        texts[f"{case['name']}.json"] = (
            orjson.dumps(tree, option=orjson.OPT_INDENT_2).decode() + "\n"
        )
        texts[f"{case['name']}.xml"] = loose_xml.write(source.dictionary, root, tree).decode()
    listing = [_expected(case) for case in cases]
    texts["attendus.json"] = json.dumps(listing, ensure_ascii=False, indent=1) + "\n"
    return texts
