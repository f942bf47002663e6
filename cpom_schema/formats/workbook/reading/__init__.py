"""From grids of cells to the tree of a document."""
