"""Comments of people: ours go below them, and what they write below ours is theirs."""

from __future__ import annotations

import io
from typing import Final

import openpyxl
import pytest

from cpom_desk.renderers.workbook import marked
from cpom_desk.renderers.workbook.annotations import HEADINGS
from tests.builders.rich_workbooks import TAB, openpyxl_made, parts, with_parts
from tests.cpom_desk.renderers.test_annotate_texts import LIMIT, content, mark, units

MARK: Final = mark(TAB, "B3")
NAME: Final = "xl/comments/comment1.xml"
RUN: Final = "<r><rPr><b/></rPr><t>Marie :</t></r><r><t xml:space='preserve'>\n à voir </t></r>"
SHAPES: Final = {
    "plain": "<t>à voir</t>",
    "runs": RUN,
    "entities": "<t>a &amp; b &lt;c&gt; &#10;d</t>",
    "line feed at the end": "<t xml:space='preserve'>à voir\n\n</t>",
    "phonetic": "<t>東京</t><rPh sb='0' eb='2'><t>とうきょう</t></rPh>",
    "empty text": "<t></t>",
    "nothing": "",
    "words of ours": "<t>le Contrôle CPOM dit non</t>",
}


def commented(inside: str) -> bytes:
    """A workbook whose cell B3 has a comment of that XML."""

    def change(found: dict[str, bytes]) -> None:
        head, _, rest = found[NAME].partition(b"<text>")
        assert rest
        text = f"<text>{inside}</text>" if inside else "<text/>"
        found[NAME] = head + text.encode() + rest.partition(b"</text>")[2]

    return with_parts(openpyxl_made(), change)


def said(content_: bytes) -> str | None:
    comment = openpyxl.load_workbook(io.BytesIO(content_))[TAB]["B3"].comment
    return comment.text if comment else None


def annotated(source: bytes) -> bytes:
    return marked(source, [MARK], content(MARK))


@pytest.mark.parametrize("shape", SHAPES)
def test_a_comment_of_any_shape_keeps_its_words_then_its_bytes(shape: str) -> None:
    source = commented(SHAPES[shape])
    once = annotated(source)
    before, now = said(source) or "", said(once) or ""
    assert now.startswith(before.rstrip("\n"))
    assert now.endswith(f"{HEADINGS['fr']}\nBloquant : Faux.\nÀ faire : corriger.\nCPOM-S-001")
    assert said(annotated(once)) == now
    if before:  # an empty comment goes with ours: nothing tells them apart once saved elsewhere
        assert annotated(once) == once
        assert parts(marked(once, (), None)) == parts(source)


@pytest.mark.parametrize("before", ["", "<t>à voir</t>", RUN], ids=["none", "plain", "runs"])
@pytest.mark.parametrize("reply", ["Fait.", "Fait le 3 mai.\nVoir Paul."])
def test_what_a_person_wrote_below_ours_stays_alone(before: str, reply: str) -> None:
    source = commented(before) if before else openpyxl_made()
    cell = "B3" if before else "A5"
    told = mark(TAB, cell)
    once = marked(source, [told], content(told))
    book = openpyxl.load_workbook(io.BytesIO(once))
    comment = book[TAB][cell].comment
    assert comment
    first = comment.text.partition(HEADINGS["fr"])[0].strip()
    comment.text = f"{comment.text}\n{reply}"
    file = io.BytesIO()
    book.save(file)
    left = openpyxl.load_workbook(io.BytesIO(marked(file.getvalue(), (), None)))
    kept = left[TAB][cell].comment
    assert kept
    assert kept.text == (f"{first}\n\n{reply}" if first else reply)
    assert len(left.sheetnames) == 2


def test_a_comment_too_long_for_ours_stays_as_it_is() -> None:
    source = commented(f"<t>{'a' * (LIMIT - 10)}</t>")
    once = annotated(source)
    assert units(said(once) or "") == LIMIT - 10
    assert openpyxl.load_workbook(io.BytesIO(once))[TAB].conditional_formatting
    assert parts(marked(once, (), None)) == parts(source)
