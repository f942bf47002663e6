"""The floors of the house: import contracts cover every module, and the READMEs draw them."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

from tests.builders.judges import ROOT

CONFIGURATION = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
CONTRACTS = CONFIGURATION["tool"]["importlinter"]["contracts"]
HOMES = {
    "cpom_schema": ROOT / "cpom_schema",
    "cpom_validators": ROOT / "validators" / "cpom_validators",
    "cpom_desk": ROOT / "validators" / "cpom_desk",
}


def _layers(container: str) -> list[str]:
    return next(
        contract["layers"]
        for contract in CONTRACTS
        if contract["type"] == "layers" and contract.get("containers") == [container]
    )


def _drawing(page: str) -> dict[str, list[str]]:
    """The floors of each package as a README draws them, the highest first."""
    text = (ROOT / page).read_text("utf-8")
    block = next(b for b in re.findall(r"```text\n(.*?)```", text, re.DOTALL) if "sources" in b)
    drawn: dict[str, list[str]] = {}
    package = ""
    for line in block.splitlines():
        names = re.split(r"  +", line.strip())[0]
        if line.startswith(" "):
            drawn[package].append(names)
        else:
            package = names
            drawn[package] = []
    return drawn


@pytest.mark.parametrize("page", ["README.md", "README.fr.md"])
def test_a_readme_draws_the_contracts(page: str) -> None:
    drawn = _drawing(page)
    assert list(drawn) == CONTRACTS[0]["layers"]
    for package, floors in drawn.items():
        assert floors == _layers(package), package


@pytest.mark.parametrize("package", HOMES)
def test_a_contract_covers_every_module(package: str) -> None:
    """Those of a package are exhaustive: what stands directly in it has a floor."""
    contract = next(c for c in CONTRACTS if c.get("containers") == [package])
    assert contract["exhaustive"]
    named = {name for layer in contract["layers"] for name in layer.split(" | ")}
    assert {p.stem for p in _children(HOMES[package])} == named


def _children(folder: Path) -> list[Path]:
    modules = [p for p in folder.glob("*.py") if p.stem != "__init__"]
    rooms = [p for p in folder.iterdir() if (p / "__init__.py").is_file()]
    return modules + rooms


def test_each_room_is_named_by_its_first_line() -> None:
    for folder in HOMES.values():
        for path in folder.rglob("__init__.py"):
            if "v1_0" in path.parts:
                continue
            assert path.read_text("utf-8").startswith('"""'), path
