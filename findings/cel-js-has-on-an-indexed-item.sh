#!/usr/bin/env bash
# @marcbachmann/cel-js 8.0.0: has() is refused when the item comes from an index.
# Expected (CEL specification, macros): has(e.f) takes any expression e, so has(lignes[0].montant) is
#   as good as has(ligne.montant).
# Seen: the second is answered, the first is an error, "has() invalid argument"; rules kept portable
#   bind the item first, or test the list with exists().
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-fund --no-audit @marcbachmann/cel-js@8.0.0 >/dev/null
cat > seen.mjs <<'NODE'
import assert from "node:assert";
import { evaluate } from "@marcbachmann/cel-js";

const document = { ligne: { montant: 1 }, lignes: [{ montant: 1 }] };
const named = evaluate("has(ligne.montant)", document);
let refusal = "";
try {
  evaluate("has(lignes[0].montant)", document);
} catch (error) {
  refusal = error.message.split("\n")[0];
}
console.log("has(ligne.montant):", named);
console.log("has(lignes[0].montant):", refusal);
assert.strictEqual(named, true);
assert.match(refusal, /has\(\) invalid argument/);
NODE
node seen.mjs
