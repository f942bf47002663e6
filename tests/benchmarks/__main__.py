"""The budgets of the house, measured beside their peers: `python -m tests.benchmarks`.

Each line is a ratio to the floor of its block (the raw parser, or an empty Python process), the
median of interleaved rounds. Peers that are not installed are said missing, never invented.
"""

from __future__ import annotations

import compileall
import shutil
import subprocess
import sys
import tempfile
import time
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import Any

import orjson
from lxml import etree

from cpom_schema.document import Document, Tree
from cpom_schema.formats import read_bytes, write_bytes
from cpom_validators.form.reference_engine import Reference
from cpom_validators.judgement import validate_bytes
from cpom_validators.rules import running as engine
from cpom_validators.rules.compiled import rules
from cpom_validators.together.companions import NOTHING, Companions, related, trees
from cpom_validators.together.sets import among
from tests.benchmarks import against, tables
from tests.benchmarks.measure import Candidate, medians, show
from tests.builders import judges
from tests.builders.editions import EDITION

FOLLOW_UP = "suivi-2025"
ROUNDS = 15
DEAREST = 15
"""Rules shown, of those that cost most."""


def _contract() -> Tree:
    tree: Tree = orjson.loads((judges.SAMPLES / "campaign" / "contrat.json").read_bytes())
    return tree


def _xml(tree: Tree) -> bytes:
    pretty = write_bytes(Document("json", EDITION, tree["type"], tree), "xml")
    parser = etree.XMLParser(remove_blank_text=True)
    text: bytes = etree.tostring(etree.fromstring(pretty, parser), encoding="UTF-8")
    return text


def _grown(times: int) -> Tree:
    """The contract with its activity objectives repeated under other keys."""
    tree = _contract()
    rows = tree["objectifsActivite"]
    tree["objectifsActivite"] = [
        {**row, "dispositif": f"D-{n}"} for n in range(times) for row in rows
    ]
    return tree


def _judged(source: bytes, companions: Companions = NOTHING) -> None:
    report = validate_bytes(source, name="bench", today=judges.TODAY, companions=companions)
    if report.verdict not in ("recevable", "recevable_avec_reserves"):
        raise AssertionError(report.findings[:3])


def _campaign(name: str) -> Document:
    return read_bytes((judges.SAMPLES / "campaign" / f"{name}.json").read_bytes())


def _companions() -> Companions:
    """The documents the follow-up is judged with: its contract, the one before, the avenants."""
    names = ("contrat", "suivi-2024", "avenant-1", "avenant-2", "avis-2024-ars")
    return among(_campaign(FOLLOW_UP), [_campaign(name) for name in names])


def _json_block() -> None:
    tree = _contract()
    source = orjson.dumps(tree)
    schema = orjson.loads((judges.ROOT / "schemas/1.0/json/contrat.schema.json").read_bytes())
    checker = Reference(schema)
    candidates: dict[str, Candidate] = {
        "orjson.loads (floor)": lambda: orjson.loads(source),
        "cpom: parse + structure + integrity + rules": lambda: _judged(source),
        "cpom without the rules": lambda: _without_rules(source),
        "jsonschema-rs alone (no repeated keys, no lists)": lambda: judges.json_accepts(tree),
        "jsonschema alone": lambda: list(checker.errors(tree)),
    }
    show(f"JSON, {len(source) // 1000} KB, in process", medians(candidates, 30, time.thread_time))


def _without_rules(source: bytes) -> None:
    validate_bytes(source, name="bench", today=judges.TODAY, rules=())


def _follow_up_block() -> None:
    source = orjson.dumps(_campaign(FOLLOW_UP).tree)
    companions = _companions()
    candidates: dict[str, Candidate] = {
        "orjson.loads (floor)": lambda: orjson.loads(source),
        "cpom, the follow-up alone": lambda: _judged(source),
        "cpom, with its contract and the one before": lambda: _judged(source, companions),
        "cpom without the rules": lambda: _without_rules(source),
    }
    title = f"Follow-up, JSON, {len(source) // 1000} KB, in process"
    show(title, medians(candidates, 30, time.thread_time))


def _rules_block() -> None:
    follow_up = _campaign(FOLLOW_UP)
    companions = _companions()
    others = trees(follow_up, related(follow_up, companions), companions.shared)
    for document, given in ((_campaign("contrat"), {}), (follow_up, others)):
        judging = rules(document.edition, document.type)

        def run(*chosen: Any, document: Document = document, given: Any = given) -> object:
            return engine.run(document, chosen, judges.TODAY, given)

        times = medians(
            {"all": partial(run, *judging), **{r.id: partial(run, r) for r in judging}},
            ROUNDS,
            time.thread_time,
        )
        whole = times.pop("all")
        print(
            f"\nRules alone, {document.type}: {len(judging)} rules, {whole * 1000:.2f} ms together"
        )
        print("  each by itself, what it looks up included:")
        for code in sorted(times, key=lambda c: -times[c])[:DEAREST]:
            print(f"  {code:<58} {times[code] * 1e6:>9.0f} µs")


def _xml_block() -> None:
    source = _xml(_contract())
    schema = judges.xsd()
    candidates: dict[str, Candidate] = {
        "lxml.etree.fromstring (floor)": lambda: etree.fromstring(source),
        "cpom: parse + tree + structure + integrity + rules": lambda: _judged(source),
        "lxml parse + XSD": lambda: schema.validate(etree.fromstring(source)),
    }
    try:
        xmlschema: Any = import_module("xmlschema")
    except ImportError:
        print("\nxmlschema: not installed (dependency group bench)")
    else:
        peer = xmlschema.XMLSchema(str(judges.ROOT / "schemas/1.0/xsd/cpom.xsd"))
        candidates["xmlschema"] = lambda: peer.is_valid(source.decode())
    show(f"XML, {len(source) // 1000} KB, in process", medians(candidates, 15, time.thread_time))


def _linear_block() -> None:
    for syntax in ("JSON", "XML"):
        print(f"\nGrowth, {syntax}: cpom, seconds per megabyte")
        for times in (1, 12, 230):
            tree = _grown(times)
            source = orjson.dumps(tree) if syntax == "JSON" else _xml(tree)
            seconds = medians({"": partial(_judged, source)}, 3, time.thread_time)[""]
            size = len(source) / 1e6
            print(f"  {size:>7.2f} MB  {seconds:>8.4f} s  {seconds / size:>8.4f} s/MB")


def _command(*arguments: str) -> Candidate:
    def run() -> None:
        done = subprocess.run(arguments, capture_output=True, check=False)
        if done.returncode not in (0, 1):
            raise AssertionError(done.stderr.decode())

    return run


def _cold_block() -> None:
    # An installed wheel has its bytecode; a checkout may not.
    for package in ("cpom_schema", "validators"):
        compileall.compile_dir(judges.ROOT / package, quiet=1)
    folder = Path(sys.executable).parent
    with tempfile.TemporaryDirectory() as scratch:
        file = Path(scratch) / "contrat.json"
        file.write_bytes(orjson.dumps(_contract()))
        follow_up = Path(scratch) / "suivi.json"
        follow_up.write_bytes(orjson.dumps(_campaign(FOLLOW_UP).tree))
        xml = Path(scratch) / "contrat.xml"
        xml.write_bytes(_xml(_contract()))
        cpom = shutil.which("cpom", path=str(folder))
        head = [cpom] if cpom else [sys.executable, "-m", "cpom_desk.faces.cli"]
        candidates = {
            "python -c pass (floor)": _command(sys.executable, "-c", "pass"),
            "cpom --help": _command(*head, "--help"),
            "cpom validate contrat.json": _command(*head, "validate", str(file)),
            "cpom validate contrat.xml": _command(*head, "validate", str(xml)),
        }
        candidates["cpom validate suivi.json --contract contrat.json"] = _command(
            *head, "validate", str(follow_up), "--contract", str(file)
        )
        peer = shutil.which("check-jsonschema", path=str(folder))
        if peer:
            schema = judges.ROOT / "schemas/1.0/json/contrat.schema.json"
            candidates["check-jsonschema"] = _command(peer, "--schemafile", str(schema), str(file))
        else:
            print("\ncheck-jsonschema: not installed (dependency group bench)")
        show("Cold command, 108 KB JSON, whole process", medians(candidates, 15, time.perf_counter))


def main() -> None:
    """Print the blocks, or what `--against DIR` compares."""
    if sys.argv[1:2] == ["--against"]:
        against.compare(Path(sys.argv[2]).resolve())
        return
    _json_block()
    _xml_block()
    _follow_up_block()
    _rules_block()
    _cold_block()
    _linear_block()
    tables.write_block()
    tables.read_block()
    tables.convert_block()


if __name__ == "__main__":
    main()
