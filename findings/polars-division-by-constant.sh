#!/usr/bin/env bash
# polars 2.1.0 divides a column by a constant through its reciprocal: the last digit differs.
# Expected: IEEE 754 division, as Python, NumPy and polars itself give when the divisor is a column.
# Seen: a third of the whole numbers from 1 to 10,000 divided by 10,000 differ from the right double,
#   so that a check of decimals finds 0.00030000000000000003 in a column of clean rates.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check polars==2.1.0
cd "$folder"
venv/bin/python - <<'PYTHON'
import polars

numbers = [float(n) for n in range(1, 10_001)]
table = polars.DataFrame({"part": numbers, "tout": [10_000.0] * len(numbers)})
by_constant = table.select(polars.col("part") / 10_000.0).to_series().to_list()
by_column = table.select(polars.col("part") / polars.col("tout")).to_series().to_list()
right = [number / 10_000.0 for number in numbers]
wrong = sum(mine != theirs for mine, theirs in zip(right, by_constant))
print("wrong by a constant:", wrong, "for instance", by_constant[2], "where", right[2], "is right")
print("wrong by a column:", sum(mine != theirs for mine, theirs in zip(right, by_column)))
assert by_column == right
assert wrong > 3_000
assert by_constant[2] == 0.00030000000000000003
PYTHON
