"""The table of generated files: each path and the bytes that belong there."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final

from cpom_schema.standard.edition import Edition
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
    translations,
    views,
    workbooks,
    xsd,
)
from spec.generator.source import DOCUMENTS, ROOT, Source

_Files = Mapping[str, str] | Mapping[str, bytes]
_SCHEMAS: Final = ROOT / "schemas"
_LOCALE: Final = ROOT / "validators/cpom_desk/faces/cli/locale/fr/LC_MESSAGES"


def published(spec: Source) -> dict[str, bytes]:
    """Return the published files but for workbooks and the manifest, by path."""
    texts = {
        "dictionary.json": bundles.dictionary(spec),
        "codelists.json": bundles.codelists(spec),
        "codes.json": bundles.codes(spec),
        "columns.json": bundles.columns(spec),
        "campaign.json": bundles.campaign(spec),
        "habits.json": bundles.habits(spec),
        "rules.json": bundles.rules(spec),
        "cases.json": bundles.cases(spec),
        "views.json": views.render(spec),
        "xsd/cpom.xsd": xsd.render(spec),
        **schematron.files(spec),
        **tables.files(spec),
    }
    for document in DOCUMENTS:
        texts[f"json/{document}.schema.json"] = json_schema.render(spec, document)
        texts[f"json/{document}.bare.json"] = json_schema.render_bare(spec, document)
    return {path: text.encode() for path, text in texts.items()}


def render() -> Iterator[tuple[Path, bytes]]:
    """Yield the path and content of every generated file.

    What is published comes first, in memory: it makes the edition that workbooks, samples and pages
    are then written by. Nothing is read back from `schemas/`, so that one run leaves nothing stale.
    """
    spec = source.load()
    contents = published(spec)
    edition = Edition.built(spec.version, contents)
    contents |= workbooks.files(edition)
    contents["manifest.json"] = bundles.manifest(spec, contents).encode()
    structure, valid = samples.generated(spec, edition), samples.exemplary(spec, edition)
    own = _below("structure", structure) | _below("valid", valid)
    folders: tuple[tuple[Path, _Files], ...] = (
        (_SCHEMAS / spec.version, contents),
        (ROOT / "spec" / "reference", reference.pages(spec, edition)),
        (ROOT / "cpom_schema" / "models" / "v1_0", models.modules(spec)),
        (ROOT / "validators" / "cpom_validators" / "rules" / "v1_0", rules.modules(spec)),
        (ROOT / "samples" / "structure", structure),
        (ROOT / "samples" / "valid", valid),
        (ROOT / "samples" / "campaign", samples.twins(edition)),
        (ROOT / "samples" / "frames", samples.twins(edition, "frames")),
        (ROOT / "samples" / "invalid", faulty.generated(spec, own)),
        (ROOT / "samples" / "workbooks", filled.files(edition)),
        (_LOCALE, translations.files(_LOCALE)),
    )
    for folder, files in folders:
        for name, made in files.items():
            yield folder / name, _bytes(made)


def _below(folder: str, files: Mapping[str, str]) -> dict[str, str]:
    """Return files by their path below the samples."""
    return {f"{folder}/{name}": text for name, text in files.items()}


def _bytes(made: str | bytes) -> bytes:
    return made.encode() if isinstance(made, str) else made


def _is_fresh(path: Path, content: bytes) -> bool:
    return path.is_file() and path.read_bytes() == content


def stale() -> list[str]:
    """Return the paths whose file is missing or differs from what the specification gives."""
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
