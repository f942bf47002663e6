"""What can stop us: exceptions mean that we could not judge, never that a document is wrong."""

from __future__ import annotations

from typing import Final, NamedTuple


class CpomError(Exception):
    """Base of the exceptions this library raises on purpose: a code, and what it is about.

    Nothing here is a sentence: the faces say it in the language, and with the option names, of
    whoever asked.

    Attributes:
        code: what went wrong, such as ``type_inattendu``.
        params: what it is about, by name.
    """

    def __init__(self, code: str, **params: str) -> None:
        super().__init__(f"{code} {params}" if params else code)
        self.code: Final = code
        self.params: Final = params


class NoCanonicalFormError(CpomError, ValueError):
    """A tree holds a value that has no canonical form: it has no content digest."""


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
        super().__init__("illisible", notes=", ".join(f"{n.code} {dict(n.params)}" for n in notes))
        self.notes: Final = notes


class Loss(NamedTuple):
    """Something a conversion would lose.

    Attributes:
        code: why, such as ``relu_autrement``; the code of the note (``CPOM-F-037``) for what the
            source holds and its tree does not.
        path: place in the document tree; empty for the whole document.
        params: what is lost and what it would become, by name.
        place: where, for what has no path: a cell (``Feuille!C12``), an address of a workbook
            (``fiches[F1].titre``) or the name of a CSV file.
    """

    code: str
    path: tuple[str | int, ...] = ()
    params: tuple[tuple[str, str], ...] = ()
    place: str = ""

    def __str__(self) -> str:
        """Return the loss on one line, for whoever develops."""
        place = self.place or "/".join(("", *map(str, self.path))) or "/"
        details = f" {dict(self.params)}" if self.params else ""
        return f"{place}: {self.code}{details}"


_SHOWN: Final = 20
"""Losses that the text of an error shows: a document may have thousands."""


class ConversionLossError(CpomError):
    """The target syntax cannot carry everything: nothing was written.

    Attributes:
        losses: what would be lost, all of it; the text of the error shows the first ones.
        notes: what the source holds and its tree does not, one per loss; none when it is the target
            that cannot hold the tree.
    """

    def __init__(self, losses: tuple[Loss, ...], notes: tuple[Note, ...] = ()) -> None:
        shown = [str(loss) for loss in losses[:_SHOWN]]
        if len(losses) > _SHOWN:
            shown.append(f"(+ {len(losses) - _SHOWN})")
        super().__init__("pertes", pertes="; ".join(shown))
        self.losses: Final = losses
        self.notes: Final = notes
