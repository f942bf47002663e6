"""A search over the bytes of a sheet says what a walk through its cells says."""

from __future__ import annotations

from typing import Final

from hypothesis import given, settings
from hypothesis import strategies as st

from cpom_schema.document import Limits
from cpom_schema.formats.workbook.cell_names import column_name
from cpom_schema.formats.workbook.opening.xlsx_cells import walk_cells
from cpom_schema.formats.workbook.opening.xlsx_survey import survey
from cpom_schema.tabular.key_index import KeyIndex
from tests.builders import raw_workbooks as raw

CELLS: Final = (
    '<c r="{}"><v>1</v></c>',
    '<c r="{}" s="2" t="s"><v>0</v></c>',
    '<c r="{}" t="inlineStr"><is><t>a &gt; hidden="false" t="e"</t></is></c>',
    '<c r="{}" t="b"><v>1</v></c>',
    '<c r="{}"><f>1+1</f><v>2</v></c>',
    '<c r="{}" t="n"><f aca="false">1+1</f><v>2</v></c>',
    '<c r="{}" s="1"/>',
    '<c r="{}" s="1"></c>',
)
ODD: Final = (
    '<c r="{}"><f>1+1</f></c>',
    '<c r="{}"><f>1+1</f><v></v></c>',
    '<c r="{}"><f>1+1</f><v/></c>',
    '<c r="{}" t="e"><v>#REF!</v></c>',
    '<c r="{}" t="e"><f>A1</f><v>#NOM?</v></c>',
)
ROWS: Final = ("", ' hidden="1"', ' spans="1:3" hidden="true"', ' hidden="false" ht="12"')


@st.composite
def _sheets(draw: st.DrawFn) -> bytes:
    """A sheet as programs write it: rows in order, with gaps, some hidden."""
    kinds = draw(st.sampled_from([CELLS, CELLS + ODD]))
    numbers = draw(st.sets(st.integers(1, 1_200), min_size=1, max_size=6))
    rows: list[str] = []
    for number in sorted(numbers):
        columns = sorted(draw(st.sets(st.integers(0, 30), max_size=4)))
        cells = [draw(st.sampled_from(kinds)).format(f"{column_name(c)}{number}") for c in columns]
        rows.append(f'<row r="{number}"{draw(st.sampled_from(ROWS))}>{"".join(cells)}</row>')
    return raw.sheet("".join(rows)).encode()


@given(xml=_sheets())
@settings(max_examples=300, deadline=None, derandomize=True)
def test_a_look_agrees_with_a_walk(xml: bytes) -> None:
    texts = [5]
    walked = walk_cells(xml, texts, Limits())
    seen = survey(xml, "f", Limits(), texts).measure
    assert (seen.broken, seen.hidden_rows) == (walked.broken, walked.hidden_rows)
    assert seen.weight >= walked.weight
    # Empty cells count in a search: it never finds less than there is.
    assert seen.rows >= walked.rows
    assert seen.columns >= walked.columns
    assert survey(xml, "f", Limits(rows=max(walked.rows, 1)), texts).measure.rows <= max(
        walked.rows, 1
    )


@given(keys=st.lists(st.integers(0, 60), max_size=80), wanted=st.integers(0, 60))
@settings(max_examples=100, deadline=None, derandomize=True)
def test_an_item_is_found_at_the_first_place_of_its_key(keys: list[int], wanted: int) -> None:
    index = KeyIndex()
    items: list[dict[str, int]] = []
    for key in keys:
        items.append({"code": key})
        found = index.rank(items, ("code",), (str(wanted),))
        known = [item["code"] for item in items]
        assert found == (known.index(wanted) if wanted in known else None)
