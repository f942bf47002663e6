"""The wheel: what it holds, and that it works where nobody has the checkout."""

from __future__ import annotations

import os
import subprocess
import sys
import sysconfig
import venv
import zipfile
from importlib.util import find_spec
from pathlib import Path

import pytest

import cpom_schema

ROOT = Path(__file__).parents[2]
PACKAGES = {
    "cpom_schema": ROOT,
    "cpom_validators": ROOT / "validators",
    "cpom_desk": ROOT / "validators",
}
DATA = "cpom_schema/_data"
CLEAN = {k: v for k, v in os.environ.items() if not k.startswith("PYTHON")}


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    target = tmp_path_factory.mktemp("wheel")
    run = subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(target)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 0, run.stderr
    (built,) = target.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def names(wheel: Path) -> set[str]:
    with zipfile.ZipFile(wheel) as archive:
        return set(archive.namelist())


@pytest.fixture(scope="module")
def python(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The Python of a fresh environment with our wheel; its dependencies are the current ones."""
    home = tmp_path_factory.mktemp("environment")
    venv.create(home, with_pip=False, symlinks=os.name != "nt")
    variables = {"base": str(home), "platbase": str(home)}
    scripts = Path(sysconfig.get_path("scripts", "venv", variables))
    packages = Path(sysconfig.get_path("purelib", "venv", variables))
    interpreter = scripts / Path(sys.executable).name
    (packages / "dependencies.pth").write_text(sysconfig.get_path("purelib") + "\n", "utf-8")
    installer = [sys.executable, "-m", "pip", "--python", str(interpreter), "install", "--no-index"]
    if find_spec("pip") is None:
        installer = ["uv", "pip", "install", "--offline", "--python", str(interpreter)]
    subprocess.run([*installer, "--no-deps", "-q", str(wheel)], check=True, env=CLEAN)
    return interpreter


def test_wheel_holds_every_published_file_and_every_sample(names: set[str]) -> None:
    for folder in ("schemas", "samples"):
        files = [p for p in (ROOT / folder).rglob("*") if p.is_file()]
        assert files
        assert {f"{DATA}/{p.relative_to(ROOT).as_posix()}" for p in files} <= names


def test_wheel_holds_the_typed_packages_and_every_module(names: set[str]) -> None:
    assert {f"{package}/py.typed" for package in PACKAGES} <= names
    modules = {
        p.relative_to(base).as_posix()
        for package, base in PACKAGES.items()
        for p in (base / package).rglob("*.py")
    }
    assert modules <= names


def test_wheel_holds_nothing_else(names: set[str]) -> None:
    tops = {name.split("/")[0] for name in names}
    assert len(tops) == len(PACKAGES) + 1
    assert {t for t in tops if not t.endswith(".dist-info")} == set(PACKAGES)
    assert not [n for n in names if "generator" in n or "__pycache__" in n or n.endswith(".pyc")]


def test_wheel_carries_both_licences_and_the_command(wheel: Path, names: set[str]) -> None:
    about = next(n for n in names if n.endswith(".dist-info/entry_points.txt"))
    with zipfile.ZipFile(wheel) as archive:
        assert "cpom = cpom_desk.faces.cli:run" in archive.read(about).decode()
    licences = {n.split("/licenses/")[1] for n in names if "/licenses/" in n}
    assert licences == {"LICENSE", "spec/LICENSE"}


def test_installed_package_reads_its_own_data(python: Path, tmp_path: Path) -> None:
    script = "import cpom_schema; print(cpom_schema.__file__, cpom_schema.samples())"
    run = subprocess.run(
        [python, "-c", script], cwd=tmp_path, env=CLEAN, capture_output=True, text=True, check=True
    )
    module, samples = map(Path, run.stdout.split())
    assert module.is_relative_to(python.parents[1])
    assert samples == module.parent / "_data" / "samples"
    assert (samples / "structure").is_dir()


@pytest.mark.parametrize("suffix", ["json", "xml"])
def test_installed_command_validates_from_another_folder(
    suffix: str, python: Path, tmp_path: Path
) -> None:
    source = cpom_schema.samples() / "valid" / f"contrat.{suffix}"
    (tmp_path / f"contrat.{suffix}").write_bytes(source.read_bytes())
    run = subprocess.run(
        [python.with_name("cpom"), "validate", f"contrat.{suffix}", "--report", "json"],
        cwd=tmp_path,
        env=CLEAN,
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 0, run.stdout + run.stderr
    assert '"verdict": "recevable"' in run.stdout
