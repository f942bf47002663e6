"""The house: what stands where, who imports whom, and what a cold start loads."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import click
import pytest

from cpom_desk.faces.cli import cli

ROOT = Path(__file__).parents[2]
CI = os.environ.get("CI") == "true"
SAMPLE = ROOT / "samples" / "campaign" / "suivi-2025.json"
TOP = {
    *("spec", "schemas", "cpom_schema", "validators", "samples", "tests", "findings"),
    *("pyproject.toml", "README.md", "README.fr.md", "CHANGELOG.md", "CONTRIBUTING.md", "LICENSE"),
    *(".ci", "mkdocs.yml", ".pre-commit-hooks.yaml", ".gitignore", ".gitattributes"),
}
LONGEST_FILE = 350
HOME = b"/" + b"home"  # in two pieces, or this file would hold what it forbids
MACHINE_PATH = re.compile(rb"(?<![\w.:/-])/(?:home|root|Users|work|tmp)/\w|\b[A-Z]:\\\\?Users")
HEAVY = ("pydantic", "jsonschema", "jsonschema_rs", "lxml", "hypothesis", "yaml", "rfc8785")
COLD = """
import sys
from cpom_desk.faces.cli import main
try:
    main(sys.argv[1:])
except SystemExit as end:
    assert not end.code, end.code
print(*sorted(sys.modules), file=sys.stderr)
"""


def _run(*arguments: str, cwd: Path = ROOT) -> subprocess.CompletedProcess[str]:
    path = os.pathsep.join((str(ROOT), str(ROOT / "validators")))
    return subprocess.run(
        [sys.executable, *arguments],
        cwd=cwd,
        env={**os.environ, "PYTHONPATH": path, "PYTHONDONTWRITEBYTECODE": "1"},
        capture_output=True,
        text=True,
        check=False,
    )


def _files() -> list[Path]:
    """Every file of the project that git tracks or would track."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        check=False,
    )
    if listed.returncode:
        pytest.skip("not a git checkout: nothing says which files are the project's")
    paths = [ROOT / name.decode() for name in listed.stdout.split(b"\0") if name]
    return [p for p in paths if p.is_file()]


def test_validators_is_still_the_package_of_pypi() -> None:
    run = _run("-c", "import validators; print(validators.email('a@example.org'))")
    assert run.stdout == "True\n", run.stderr
    assert not (ROOT / "validators" / "__init__.py").exists()


def test_floors_are_kept() -> None:
    if find_spec("importlinter") is None and not CI:
        pytest.skip("import-linter is not installed")
    run = _run("-c", "from importlinter.cli import lint_imports_command as c; c()", "--no-cache")
    assert run.returncode == 0, run.stdout + run.stderr
    assert "0 broken" in run.stdout


def _loaded(run: subprocess.CompletedProcess[str]) -> set[str]:
    assert run.returncode == 0, run.stderr
    return {name.split(".")[0] for name in run.stderr.split()}


def test_importing_the_packages_loads_nothing_heavy() -> None:
    script = "import cpom_schema, cpom_validators, sys; print(*sys.modules, file=sys.stderr)"
    loaded = _loaded(_run("-c", script))
    assert "cpom_schema" in loaded
    assert not loaded & {*HEAVY, "click", "orjson"}


@pytest.mark.parametrize(
    ("arguments", "allowed"),
    [
        (["--help"], set[str]()),
        (["--version"], set[str]()),
        (["validate", str(SAMPLE)], {"jsonschema_rs"}),
        (["validate", str(SAMPLE.with_suffix(".xml"))], {"jsonschema_rs", "lxml"}),
        (["digest", str(SAMPLE)], {"rfc8785"}),
        (["codes", "regions"], set[str]()),
        (["rules"], set[str]()),
        (["rules", "CPOM-CT-001"], set[str]()),
    ],
    ids=["help", "version", "validate json", "validate xml", "digest", "codes", "rules", "rule"],
)
def test_a_cold_command_loads_only_what_it_uses(arguments: list[str], allowed: set[str]) -> None:
    run = _run("-c", COLD, *arguments)
    loaded = _loaded(run)
    assert run.stdout
    assert "click" in loaded
    assert loaded & set(HEAVY) == allowed


def test_every_command_of_the_list_explains_itself() -> None:
    context = cli.make_context("cpom", ["--help"], resilient_parsing=True)
    for name in cli.list_commands(context):
        command = cli.get_command(context, name)
        assert command, name
        assert command.help, name
        assert all(p.help for p in command.params if isinstance(p, click.Option)), name


def test_nothing_unexpected_stands_at_the_top() -> None:
    assert {p.relative_to(ROOT).parts[0] for p in _files()} <= TOP


def test_no_path_of_a_machine_is_written_anywhere() -> None:
    found = [
        f"{path.relative_to(ROOT)}: {hit.decode(errors='replace')}"
        for path in _files()
        for hit in MACHINE_PATH.findall(path.read_bytes())
        if path != Path(__file__)
    ]
    assert not found


@pytest.mark.parametrize(
    ("text", "is_one"),
    [
        (b'open("%s/ana/contrat.json")' % HOME, True),
        (b"cd %s/ana && make" % HOME, True),
        (rb"C:\Users\ana", True),
        (b"https://example.org/work/1", False),
        (b"samples/tmp/x", False),
        (b"/etc/passwd", False),
    ],
)
def test_a_path_of_a_machine_is_recognised(text: bytes, *, is_one: bool) -> None:
    assert bool(MACHINE_PATH.search(text)) is is_one


def test_python_files_stay_short() -> None:
    rules = ROOT / "validators" / "cpom_validators" / "rules" / "v1_0"
    generated = (ROOT / "cpom_schema" / "models" / "v1_0", rules)
    own = [p for p in _files() if p.suffix == ".py" and p.parent not in generated]
    lines = {p.relative_to(ROOT).as_posix(): p.read_bytes().count(b"\n") for p in own}
    assert lines
    assert not {name: count for name, count in lines.items() if count > LONGEST_FILE}


def test_texts_are_utf8_with_lf_and_a_final_newline() -> None:
    texts = {".py", ".yaml", ".yml", ".md", ".csv", ".json", ".toml", ".xsd"}
    own = [p for p in _files() if p.suffix in texts and "invalid" not in p.parts]
    for path in own:
        content = path.read_bytes()
        content.decode("utf-8")
        assert b"\r" not in content, path
        assert not content or content.endswith(b"\n"), path
