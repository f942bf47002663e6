"""What is given to be read: a file, a folder of CSV files, or bytes that came another way."""

from __future__ import annotations

from typing import NamedTuple

from cpom_schema.document import Limits
from cpom_schema.errors import UnreadableError
from cpom_schema.formats import load_bytes, too_big
from cpom_schema.standard.edition import Edition, Editions
from cpom_validators.findings.finding import Finding, from_note
from cpom_validators.judgement import crashed, unreadable
from cpom_validators.report import Report


class Source(NamedTuple):
    """A source to read.

    Attributes:
        name: what people call it.
        path: the file or folder it is, None when its bytes are given.
        content: its bytes, when it is no file.
    """

    name: str
    path: str | None = None
    content: bytes = b""

    def load(self, limits: Limits, editions: Editions) -> bytes:
        """Return its bytes.

        Raises:
            UnreadableError: it is bigger than the limits, or a folder that cannot be taken whole.
            OSError: the file cannot be opened.
        """
        if self.path is not None:
            return load_bytes(self.path, limits, editions)
        if len(self.content) > limits.size:
            raise UnreadableError(too_big(len(self.content), limits))
        return self.content


def unusable(
    name: str, date: str, edition: Edition, error: Exception, content: bytes = b""
) -> Report:
    """Return the report of a source that could not be read, or that our own code failed on.

    Args:
        name: what people call the source.
        date: ISO date of the check.
        edition: whose catalogue words the findings.
        error: what happened.
        content: its bytes, when they could be loaded.
    """
    if isinstance(error, UnreadableError):
        return unreadable(name, date, edition, *map(from_note, error.notes), source=content)
    if isinstance(error, OSError):
        reason = (("erreur", error.strerror or str(error)),)
        return unreadable(name, date, edition, Finding("CPOM-F-024", (), reason))
    return crashed(name, content, date, edition, error)
