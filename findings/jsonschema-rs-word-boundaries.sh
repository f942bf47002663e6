#!/usr/bin/env bash
# jsonschema-rs 0.61.2: in a pattern, \w is ASCII and \b is Unicode.
# Expected (ECMA-262, which JSON Schema names): both are ASCII, so that \bcole finds a word that begins
#   after the é of « école », é being no letter of \w; or both are Unicode, as in Python.
# Seen: é does not match \w, and yet there is no boundary between é and c: a pattern gives a third
#   answer, that neither JavaScript nor Python gives.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check jsonschema-rs==0.61.2
cd "$folder"
venv/bin/python - <<'PYTHON'
import re

import jsonschema_rs


def accepts(pattern: str, text: str) -> bool:
    """Return whether jsonschema-rs finds a pattern in a text."""
    return jsonschema_rs.validator_for({"pattern": pattern}).is_valid(text)


for pattern, text in ((r"^\w$", "é"), (r"\bcole", "école")):
    print(pattern, text, "jsonschema-rs:", accepts(pattern, text), "Python:", bool(re.search(pattern, text)))
assert not accepts(r"^\w$", "é")  # as ASCII
assert not accepts(r"\bcole", "école")  # as Unicode
assert re.search(r"^\w$", "é") and not re.search(r"\bcole", "école")
PYTHON
