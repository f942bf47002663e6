"""What can stop us: exceptions mean that we could not judge, never that a document is wrong."""

from __future__ import annotations

from typing import Final, NamedTuple


class CpomError(Exception):
    """Base of the exceptions this library raises on purpose."""


class Word(str):
    """A word of the catalogue, such as ``@zip``, that messages say in the reader's language.

    A value of a document stays a plain text, even when it looks like one.
    """

    __slots__ = ()


class Note(NamedTuple):
    """What a reader saw in a source: a code of the catalogue, its parameters and its place.

    Attributes:
        code: permanent code of the catalogue, such as ``CPOM-F-007``.
        params: values the message quotes, by name.
        path: place in the document tree, when the fault is in the tree.
        line: line in the source, from 1, when the reader knows it.
        column: column in the source, from 1, in characters, when the reader knows it.
        sheet: tab of a workbook or file of a package of tables, when the source is made of them.
        cell: cell of that tab (``F12``), or name of the column of a table.
    """

    code: str
    params: tuple[tuple[str, str], ...] = ()
    path: tuple[str | int, ...] = ()
    line: int | None = None
    column: int | None = None
    sheet: str | None = None
    cell: str | None = None


class UnreadableError(CpomError):
    """The source is not one document of the standard: nothing below it can be judged.

    Attributes:
        notes: at least one note that says why.
    """

    def __init__(self, *notes: Note) -> None:
        super().__init__(", ".join(f"{n.code} {dict(n.params)}" for n in notes))
        self.notes: Final = notes


class ConversionLossError(CpomError):
    """The target syntax cannot carry everything: nothing was written.

    Attributes:
        losses: one sentence per loss, in French.
        notes: what the source holds and its tree does not, one per loss; none when it is the target
            that cannot hold the tree.
    """

    def __init__(self, losses: tuple[str, ...], notes: tuple[Note, ...] = ()) -> None:
        super().__init__("\n".join(losses))
        self.losses: Final = losses
        self.notes: Final = notes
