"""Write a document as a workbook: to be filled, or as it is; what would be lost stops it."""

from __future__ import annotations

from cpom_schema.canonical import canonical
from cpom_schema.document import Document, Limits
from cpom_schema.errors import ConversionLossError, Loss, UnreadableError
from cpom_schema.formats.losses import losses
from cpom_schema.formats.workbook.painting.book import render
from cpom_schema.formats.workbook.planning.filling import EMPTY, Filling
from cpom_schema.formats.workbook.planning.planner import plan
from cpom_schema.formats.workbook.reading.reader import read
from cpom_schema.standard import views
from cpom_schema.standard.dictionary import Lang
from cpom_schema.standard.edition import Editions


def template(document: Document, filling: Filling, lang: Lang) -> bytes:
    """Return the workbook of a document to be filled: what is known is locked, the rest is open.

    Raises:
        ConversionLossError: something of the document has no cell.
    """
    return _rendered(document, filling, lang, guarded=True)


def write(document: Document, lang: Lang = "fr") -> bytes:
    """Return the workbook of a document, with nothing locked; it was read again to be sure.

    Raises:
        ConversionLossError: the workbook does not give the same document back; lists each loss.
    """
    made = _rendered(document, EMPTY, lang, guarded=False)
    try:
        again = read(made, Limits(), Editions({document.version: document.edition}))
    except UnreadableError as error:
        unread = tuple(Loss("classeur_illisible", n.path, (("code", n.code),)) for n in error.notes)
        raise ConversionLossError(unread) from None
    lost = losses(canonical(document), canonical(again))
    if lost:
        raise ConversionLossError(lost)
    return made


def _rendered(document: Document, filling: Filling, lang: Lang, *, guarded: bool) -> bytes:
    view = views.view(document.edition, document.type)
    digest = views.digest(document.edition, document.type)
    return render(plan(document, view, filling, lang, digest=digest, guarded=guarded))
