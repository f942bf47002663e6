"""Technical markers of a workbook: what we write in its hidden rows, columns and sheet.

People see none of them. They are written when a workbook is painted and looked for when it is read,
so that a block is found wherever people moved it::

    #table:esms | numeroFinessEt | ?nom  |     row of ids, hidden: it begins a table
                | FINESS         | Nom   |     labels
                | Neuf chiffres  |       |     help
    *           | 590000001      | Foyer |     data

A form begins with ``#champs`` and has one address a line, such as ``contrat.identifiant``.
"""

from __future__ import annotations

from typing import Final

MACHINE: Final = 0
"""Column of the markers and addresses, hidden; people may insert others before it."""
FIRST: Final = 1
"""First column that people see."""
HEAD: Final = 3
"""Rows of a table before its data: technical ids, labels, help."""

TABLE: Final = "#table:"
"""Beginning of the marker of a table; the id of the table follows."""
FORM: Final = "#champs"
"""Marker of a form."""
TITLE: Final = "#titre"
"""Marker of the title of a block: the block above ends there."""
OPTIONAL: Final = "*"
"""Marker of a pre-filled row that counts as left empty when nothing but its key is filled."""

VALUE: Final = "valeur"
"""Id of the column of a form that holds the values."""
CONTEXT: Final = "?"
"""First character of the id of a column that informs and is not read."""

SHEET: Final = "_meta"
"""Name of the hidden sheet that says what the workbook is: version, type, template."""
COLUMNS: Final = "colonnes."
"""Beginning of the names of the lines of that sheet that list the columns of each table."""
