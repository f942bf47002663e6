"""Convert a document from one syntax to another, whole or not at all."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

from cpom_schema.conversion import convert as converted
from cpom_schema.document import Limits
from cpom_schema.standard.edition import Editions


@dataclass(frozen=True)
class ConvertRequest:
    """What is to be converted, and into what.

    Attributes:
        source: a file, or a folder of CSV files; its syntax is recognised by its content.
        target: a file whose suffix says the syntax, or a folder of CSV files.
        limits: what is accepted to be read.
        editions: the editions the document may announce.
    """

    source: str
    target: str
    limits: Limits = field(default_factory=Limits)
    editions: Editions = field(default_factory=Editions.published)


class Converted(NamedTuple):
    """A file or a folder that was written."""

    target: str


def convert(request: ConvertRequest) -> Converted:
    """Convert a document; everything is carried, or nothing is written.

    Raises:
        UnreadableError: the source is not a document of the standard.
        ConversionLossError: something would be lost.
        CpomError: the target is the source, or names no syntax.
        OSError: a file cannot be read or written.

    >>> import os, tempfile, cpom_schema
    >>> from cpom_desk import ConvertRequest, convert
    >>> source = str(cpom_schema.samples() / "valid" / "avis.json")
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     done = convert(ConvertRequest(source, f"{folder}/avis.xml"))
    ...     os.path.basename(done.target), cpom_schema.read(done.target).type
    ('avis.xml', 'avis')
    """
    converted(request.source, request.target, request.limits, request.editions)
    return Converted(request.target)
