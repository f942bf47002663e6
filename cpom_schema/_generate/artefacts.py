"""The table of generated files: each path and the text that belongs there."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from cpom_schema._generate import (
    bundles,
    faulty,
    json_schema,
    models,
    reference,
    rules,
    samples,
    schematron,
    source,
    views,
    xsd,
)
from cpom_schema._generate.source import DOCUMENTS, ROOT, Source


def _published(spec: Source) -> dict[str, str]:
    files = {
        "dictionary.json": bundles.dictionary(spec),
        "codelists.json": bundles.codelists(spec),
        "codes.json": bundles.codes(spec),
        "rules.json": bundles.rules(spec),
        "cases.json": bundles.cases(spec),
        "views.json": views.render(spec),
        "xsd/cpom.xsd": xsd.render(spec),
        **schematron.files(spec),
        **{f"json/{d}.schema.json": json_schema.render(spec, d) for d in DOCUMENTS},
        **{f"json/{d}.bare.json": json_schema.render_bare(spec, d) for d in DOCUMENTS},
    }
    return {**files, "manifest.json": bundles.manifest(spec, files)}


def render() -> Iterator[tuple[Path, str]]:
    """Path and text of every generated file.

    The published files come first: the samples are written by the library itself, which loads
    the published dictionary.
    """
    spec = source.load()
    folders = (
        (ROOT / "schemas" / spec.version, _published),
        (ROOT / "spec" / spec.version / "reference", reference.pages),
        (ROOT / "cpom_schema" / "models" / "v1_0", models.modules),
        (ROOT / "validators" / "cpom_validators" / "rules" / "v1_0", rules.modules),
        (ROOT / "samples" / "structure", samples.generated),
        (ROOT / "samples" / "valid", samples.exemplary),
        (ROOT / "samples" / "campaign", samples.twins),
        (ROOT / "samples" / "invalid", faulty.generated),
    )
    for folder, renderer in folders:
        for name, text in renderer(spec).items():
            yield folder / name, text


def _is_fresh(path: Path, text: str) -> bool:
    return path.is_file() and path.read_bytes() == text.encode()


def stale() -> list[str]:
    """Paths whose file is missing or differs from what the specification gives."""
    return [str(path.relative_to(ROOT)) for path, text in render() if not _is_fresh(path, text)]


def write() -> list[str]:
    """Write every generated file that differs, as UTF-8 with LF; return the paths written."""
    written: list[str] = []
    for path, text in render():
        if not _is_fresh(path, text):
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(text.encode())
            written.append(str(path.relative_to(ROOT)))
    return written
