"""From sheets of cells to the tree of a document.

`reader` is the door. `blocks` finds the blocks by their markers and `identity` reads the hidden
sheet; `table_head` finds where data begin; `table_reader` and `form_reader` read the two kinds of
blocks, whose cells are converted by `typed`. `sheet_notes` reports what is unusual in a sheet
(merged cells, hidden rows), `cell_notes` what is unusual in a cell (``#REF!``, a number as a text).
"""
