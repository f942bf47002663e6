"""Where paths stand in a source that was read before."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from cpom_schema.document import Format, Limits, Location, Path
from cpom_schema.formats import read_bytes
from cpom_schema.formats.detect import UTF8_BOM
from cpom_schema.standard.edition import Edition, Editions


def locate(
    syntax: Format, source: bytes, edition: Edition, limits: Limits, paths: Iterable[Path]
) -> Mapping[Path, Location]:
    """Return the place of each path of a document in its source.

    Args:
        syntax: syntax of the source.
        source: its bytes, the same as when it was read.
        edition: the edition of the document.
        limits: what is accepted to be read.
        paths: places in the tree.
    """
    if syntax == "json":
        from cpom_schema.formats.json import places as in_json

        return in_json.locate(source.removeprefix(UTF8_BOM), paths)
    if syntax == "xml":
        from cpom_schema.formats.xml import places as in_xml

        return in_xml.locate(source.removeprefix(UTF8_BOM), paths, edition.dictionary)
    # tables know their places only while they are read
    editions = Editions({edition.version: edition})
    return read_bytes(source, limits, editions).locate(paths)
