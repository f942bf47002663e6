#!/usr/bin/env bash
# fontoxpath 3.34.0 (XPath 3.1 in JavaScript): an impossible date is castable, decimals are doubles.
# Expected (XPath and XQuery Functions and Operators 3.1): '2026-02-29' is not castable as xs:date,
#   and 0.1 + 0.2 eq 0.3 is true for xs:decimal, which a Schematron that checks sums of money needs.
# Seen: the cast is accepted and the day can be compared; the sum of two decimals is a binary double.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-fund --no-audit fontoxpath@3.34.0 >/dev/null
cat > seen.mjs <<'NODE'
import assert from "node:assert";
import fontoxpath from "fontoxpath";

const value = (xpath) => fontoxpath.evaluateXPath(xpath, null, null, {}, fontoxpath.ANY_TYPE);
const castable = value("'2026-02-29' castable as xs:date");
const equal = value("xs:decimal('0.1') + xs:decimal('0.2') eq xs:decimal('0.3')");
console.log("29 February 2026 castable as a date:", castable);
console.log("0.1 + 0.2 eq 0.3 in decimals:", equal);
assert.strictEqual(castable, true);
assert.strictEqual(equal, false);
NODE
node seen.mjs
