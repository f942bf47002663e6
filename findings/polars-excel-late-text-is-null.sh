#!/usr/bin/env bash
# polars 2.1.0 read_excel: a text that comes late in a column of numbers becomes null, in silence.
# Expected: an error, or a column of texts. FINESS numbers of Corsica hold a letter (2A, 2B), and stand
#   after hundreds of others that look like whole numbers.
# Seen: the type is guessed from the first rows; the Corsican number is read as null, without a word.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check polars==2.1.0 fastexcel==0.21.0 openpyxl==3.1.5
cd "$folder"
venv/bin/python - <<'PYTHON'
import io
import warnings

import openpyxl
import polars

book = openpyxl.Workbook()
book.active.append(["numero", "places"])
for rank in range(3_000):
    book.active.append([590_000_000 + rank, 10])
book.active.append(["2A0000014", 12])
content = io.BytesIO()
book.save(content)
content.seek(0)
with warnings.catch_warnings(record=True) as said:
    warnings.simplefilter("always")
    table = polars.read_excel(content)
print("type:", table.schema["numero"], "last row:", table.row(-1), "warnings:", len(said))
assert table.schema["numero"] == polars.Int64
assert table.row(-1) == (None, 12)
assert not said
PYTHON
