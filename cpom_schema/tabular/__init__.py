"""Documents as tables: what a table is, what a cell says, from tables to a tree and back."""
