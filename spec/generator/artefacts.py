"""The table of generated files: each path and the bytes that belong there."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Final

from spec.generator import (
    bundles,
    faulty,
    filled,
    json_schema,
    models,
    reference,
    rules,
    samples,
    schematron,
    source,
    tables,
    views,
    workbooks,
    xsd,
)
from spec.generator.source import DOCUMENTS, ROOT, Source

_Files = Mapping[str, str] | Mapping[str, bytes]
_SCHEMAS: Final = ROOT / "schemas"


def _published(spec: Source) -> dict[str, str]:
    return {
        "dictionary.json": bundles.dictionary(spec),
        "codelists.json": bundles.codelists(spec),
        "codes.json": bundles.codes(spec),
        "rules.json": bundles.rules(spec),
        "cases.json": bundles.cases(spec),
        "views.json": views.render(spec),
        "xsd/cpom.xsd": xsd.render(spec),
        **schematron.files(spec),
        **tables.files(spec),
        **{f"json/{d}.schema.json": json_schema.render(spec, d) for d in DOCUMENTS},
        **{f"json/{d}.bare.json": json_schema.render_bare(spec, d) for d in DOCUMENTS},
    }


def render() -> Iterator[tuple[Path, bytes]]:
    """Path and content of every generated file.

    The published files come first: workbooks and samples are written by the library itself, which
    loads the published dictionary and views. The manifest closes what is published.
    """
    spec = source.load()
    schemas = _SCHEMAS / spec.version
    folders: tuple[tuple[Path, Callable[[Source], _Files]], ...] = (
        (schemas, _published),
        (schemas, workbooks.files),
        (ROOT / "spec" / "reference", reference.pages),
        (ROOT / "cpom_schema" / "models" / "v1_0", models.modules),
        (ROOT / "validators" / "cpom_validators" / "rules" / "v1_0", rules.modules),
        (ROOT / "samples" / "structure", samples.generated),
        (ROOT / "samples" / "valid", samples.exemplary),
        (ROOT / "samples" / "campaign", samples.twins),
        (ROOT / "samples" / "invalid", faulty.generated),
        (ROOT / "samples" / "workbooks", filled.files),
    )
    published: dict[str, bytes] = {}
    for folder, renderer in folders:
        for name, made in renderer(spec).items():
            content = made.encode() if isinstance(made, str) else made
            if folder == schemas:
                published[name] = content
            yield folder / name, content
    yield schemas / "manifest.json", bundles.manifest(spec, published).encode()


def _is_fresh(path: Path, content: bytes) -> bool:
    return path.is_file() and path.read_bytes() == content


def stale() -> list[str]:
    """Paths whose file is missing or differs from what the specification gives."""
    return [str(p.relative_to(ROOT)) for p, content in render() if not _is_fresh(p, content)]


def write() -> list[str]:
    """Write every generated file that differs, texts as UTF-8 with LF; return the paths written."""
    written: list[str] = []
    for path, content in render():
        if not _is_fresh(path, content):
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
            written.append(str(path.relative_to(ROOT)))
    return written
