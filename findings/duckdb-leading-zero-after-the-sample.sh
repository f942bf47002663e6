#!/usr/bin/env bash
# duckdb 2.0.1 read_csv: a leading zero is kept or lost according to where the first one stands.
# Expected: the same column of FINESS numbers gives the same type whatever the order of its rows.
# Seen: with a number of the département 01 among the first rows the column is VARCHAR; with the same
#   number after 25,000 others it is BIGINT, and 010000024 becomes 10000024, without an error.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check duckdb==2.0.1
cd "$folder"
venv/bin/python - <<'PYTHON'
from pathlib import Path

import duckdb


def read(before: int) -> tuple:
    """Return the number of the last row, and its type."""
    lines = ["numero,places", *(f"59{n:07d},1" for n in range(before)), "010000024,2"]
    Path("esms.csv").write_text("\n".join(lines) + "\n", "utf-8")
    query = "select numero, typeof(numero) from read_csv('esms.csv') where places = 2"
    return duckdb.sql(query).fetchall()[0]


print("after 100 rows:", read(100))
print("after 25,000 rows:", read(25_000))
assert read(100) == ("010000024", "VARCHAR")
assert read(25_000) == (10000024, "BIGINT")
PYTHON
