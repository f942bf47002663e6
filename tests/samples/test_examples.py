"""Every example a reader meets is run: docstrings of both packages, Python blocks of the pages."""

from __future__ import annotations

import doctest
import pkgutil
import re
import shutil
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

import cpom_schema
import cpom_validators

ROOT = Path(__file__).parents[2]
PACKAGES = (cpom_schema, cpom_validators)
PUBLIC = ("cpom_schema", "cpom_validators")
PAGES = sorted({*ROOT.glob("*.md"), *(ROOT / "samples").glob("*.md")})
BLOCK = re.compile(r"^```python\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def _modules() -> list[str]:
    found = [package.__name__ for package in PACKAGES]
    for package in PACKAGES:
        walked = pkgutil.walk_packages(package.__path__, f"{package.__name__}.")
        found += [m.name for m in walked if not m.name.endswith("__main__")]
    return found


@pytest.mark.parametrize("name", _modules())
def test_docstring_examples_say_what_happens(name: str) -> None:
    failed, attempted = doctest.testmod(import_module(name))
    assert not failed
    assert attempted or name not in PUBLIC, f"{name} shows no example"


@pytest.mark.parametrize("package", PACKAGES, ids=lambda p: p.__name__)
def test_public_names_are_importable_documented_and_listed(package: Any) -> None:
    for name in package.__all__:
        value = getattr(package, name)
        assert isinstance(value, str) or value.__doc__, name
    with pytest.raises(AttributeError):
        _ = package.no_such_name


def _blocks() -> list[Any]:
    return [
        pytest.param(block, id=f"{page.name}-{rank}")
        for page in PAGES
        for rank, block in enumerate(BLOCK.findall(page.read_text("utf-8")), 1)
    ]


@pytest.mark.parametrize("block", _blocks())
def test_python_block_of_a_page_runs(
    block: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each block stands alone, from a folder that holds the samples."""
    shutil.copytree(ROOT / "samples", tmp_path / "samples")
    monkeypatch.chdir(tmp_path)
    if ">>>" in block:
        example = doctest.DocTestParser().get_doctest(block, {}, "block", None, None)
        assert not doctest.DocTestRunner().run(example).failed
    else:
        exec(compile(block, "block", "exec"), {"__name__": "__main__"})  # noqa: S102
