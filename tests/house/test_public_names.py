"""The public names of each package: used twice, imported both ways, documented and shown."""

from __future__ import annotations

import doctest
import inspect
import subprocess
import sys
from importlib import import_module
from pkgutil import iter_modules
from typing import Any

import pytest

PACKAGES = ("cpom_schema", "cpom_validators", "cpom_desk")
NAMES = [(p, n) for p in PACKAGES for n in import_module(p).__all__ if not n.startswith("__")]
FUNCTIONS = [(p, n) for p, n in NAMES if inspect.isfunction(getattr(import_module(p), n))]
TWICE = """
import importlib, sys
package, name = sys.argv[1:]
home = importlib.import_module(package)
first, second = getattr(home, name), getattr(home, name)
exec(f"from {package} import {name} as third")
assert first is second is third, (first, second, third)
assert type(first).__name__ != "module", first
"""


@pytest.mark.parametrize("package", PACKAGES)
def test_no_public_name_is_that_of_a_module(package: str) -> None:
    home = import_module(package)
    assert not {m.name for m in iter_modules(home.__path__)} & {*home.__all__}


@pytest.mark.parametrize(("package", "name"), NAMES)
def test_a_public_name_is_the_same_thing_twice(package: str, name: str) -> None:
    home = import_module(package)
    first = getattr(home, name)
    assert not inspect.ismodule(first)
    assert getattr(home, name) is first
    scope: dict[str, Any] = {}
    exec(f"from {package} import {name}", scope)  # noqa: S102 - a name of ours
    assert scope[name] is first


@pytest.mark.slow
@pytest.mark.parametrize("package", PACKAGES)
def test_a_fresh_process_finds_them_so_too(package: str) -> None:
    for name in (n for p, n in NAMES if p == package):
        run = subprocess.run(
            [sys.executable, "-c", TWICE, package, name],
            capture_output=True,
            text=True,
            check=False,
        )
        assert run.returncode == 0, f"{name}\n{run.stderr}"


def test_conversion_is_a_function_after_its_first_call(tmp_path: Any) -> None:
    import cpom_schema

    source = cpom_schema.samples() / "valid" / "avis.json"
    for name in ("un.xml", "deux.xml"):
        cpom_schema.convert(source, tmp_path / name)
    assert (tmp_path / "un.xml").read_bytes() == (tmp_path / "deux.xml").read_bytes()


@pytest.mark.parametrize(("package", "name"), FUNCTIONS)
def test_a_public_function_is_documented_and_shown(package: str, name: str) -> None:
    function = getattr(import_module(package), name)
    text = inspect.getdoc(function) or ""
    first = text.split("\n")[0]
    assert first.endswith((".", ":")), f"{name}: {first}"
    examples = doctest.DocTestParser().get_examples(function.__doc__ or "")
    assert examples, f"{package}.{name} has no example"
    parameters = inspect.signature(function).parameters
    if len(parameters) > 1:
        assert "Args:" in text, f"{package}.{name} does not describe its parameters"


@pytest.mark.parametrize(("package", "name"), FUNCTIONS)
def test_the_examples_of_a_public_function_run(package: str, name: str) -> None:
    function = getattr(import_module(package), name)
    module = import_module(function.__module__)
    finder = doctest.DocTestFinder(recurse=False)
    tests = finder.find(function, name, module, globs=dict(vars(module)))
    assert tests
    for test in tests:
        outcome = doctest.DocTestRunner().run(test)
        assert outcome.attempted
        assert not outcome.failed, f"{package}.{name}"
