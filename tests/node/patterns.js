// Tries every pattern of the scalar types in a JavaScript engine: JSON on stdin, answers on stdout.
// One row in: {pattern, longest, value}; one answer out: does the type accept the value?
"use strict";
const rows = JSON.parse(require("node:fs").readFileSync(0, "utf8"));
const answers = rows.map(({ pattern, longest, value }) => {
  const length = [...value].length;
  return new RegExp(`^(?:${pattern})$`, "u").test(value) && (longest === null || length <= longest);
});
process.stdout.write(JSON.stringify(answers));
