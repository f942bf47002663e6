// The judge in JavaScript: the text of each rule, as it is, in @bufbuild/cel. NDJSON in and out.
// First line in: {rules, related, digests, dictionary, codelists} (the last two are file names);
// then one request a line, {type, documents, date, rules}, or {call, args} to try a function.
// One line out for each request: {answers: {rule: [pointers] | null}}, {result} or {error}.
import { readFileSync } from "node:fs";
import { createInterface } from "node:readline";
import { CelScalar, celEnv, celFunc, isCelError, listType, parse, plan } from "@bufbuild/cel";

const { BOOL, DOUBLE, DYN, STRING } = CelScalar;
const json = (name) => JSON.parse(readFileSync(name, "utf8"));
let header;
let objects;
let lists;

// ---- Added functions, from the cases of functions.yaml

function luhn(number) {
  if (!/^[0-9]+$/.test(number)) return false;
  let sum = 0;
  for (let i = 0; i < number.length; i++) {
    const digit = number.charCodeAt(number.length - 1 - i) - 48;
    const value = i % 2 ? 2 * digit : digit;
    sum += value > 9 ? value - 9 : value;
  }
  return sum % 10 === 0;
}

const pad = (number, width) => String(number).padStart(width, "0");

function calendar(year, month, day) {
  const m = Math.min(Math.max(month, 1), 12);
  const last = new Date(Date.UTC(year, m, 0)).getUTCDate();
  return `${pad(year, 4)}-${pad(m, 2)}-${pad(Math.min(Math.max(day, 1), last), 2)}`;
}

function addYears(date, years) {
  const [y, m, d] = date.split("-").map(Number);
  const year = y + years;
  const last = new Date(Date.UTC(year, m, 0)).getUTCDate();
  return `${pad(year, 4)}-${pad(m, 2)}-${pad(Math.min(d, last), 2)}`;
}

function addDays(date, days) {
  const [y, m, d] = date.split("-").map(Number);
  return new Date(Date.UTC(y, m - 1, d + days)).toISOString().slice(0, 10);
}

function codeAttribute(list, code, column) {
  const found = lists[list].codes.find((row) => row.code === code);
  return found?.extra?.[column] ?? "";
}

function keyOf(parts) {
  return Array.from(parts, String).join("\u001f");
}

function sum(numbers) {
  let total = 0;
  for (const number of numbers) total += number;
  return total;
}

const env = celEnv({
  funcs: [
    celFunc("luhn", [STRING], BOOL, luhn),
    celFunc("finessKey", [STRING], BOOL, (n) => luhn(n.replace(/^2A/, "21").replace(/^2B/, "22"))),
    celFunc("addYears", [STRING, DOUBLE], STRING, addYears),
    celFunc("addDays", [STRING, DOUBLE], STRING, addDays),
    celFunc("year", [STRING], DOUBLE, (date) => Number(date.slice(0, 4))),
    celFunc("date", [DOUBLE, DOUBLE, DOUBLE], STRING, calendar),
    celFunc("cents", [DOUBLE], DOUBLE, (euros) => Math.round(euros * 100) + 0),
    celFunc("sum", [listType(DOUBLE)], DOUBLE, sum),
    celFunc("near", [DOUBLE, DOUBLE, DOUBLE], BOOL, (a, b, t) => Math.abs(a - b) <= t + 0.0000005),
    celFunc("isWhole", [DOUBLE], BOOL, Number.isInteger),
    celFunc("key", [listType(DYN)], STRING, keyOf),
    celFunc("codeAttribute", [STRING, STRING, STRING], STRING, codeAttribute),
  ],
});

const plans = new Map();

function value(expression, bindings) {
  if (!plans.has(expression)) plans.set(expression, plan(env, parse(expression)));
  const result = plans.get(expression)(bindings);
  if (isCelError(result)) throw new Error(`${expression}: ${result.message}`);
  return result;
}

function truth(expression, bindings) {
  const result = value(expression, bindings);
  if (typeof result !== "boolean") throw new Error(`${expression} gives ${result}`);
  return result;
}

// ---- What a rule looks at

function fieldsOf(name) {
  const fields = objects[name].fields;
  return name in header.related
    ? { entete: { object: "entete" }, ...fields }
    : fields;
}

function* texts(tree, object, pointer) {
  for (const [name, field] of Object.entries(fieldsOf(object))) {
    if (!(name in tree)) continue;
    const entries = field.item
      ? tree[name].map((one, rank) => [`${pointer}/${name}/${rank}`, one])
      : [[`${pointer}/${name}`, tree[name]]];
    for (const [place, one] of entries) {
      if (field.object) yield* texts(one, field.object, place);
      else if (field.type === "texteLong") yield { pointer: place, self: one, names: {} };
    }
  }
}

const step = (text) => [text.replace("[]", ""), text.endsWith("[]")];

function items(place, type, documents) {
  if (place === "$") return [{ pointer: "", self: documents.doc, names: {} }];
  if (place === "textes[]") return [...texts(documents.doc, type, "")];
  const parts = place.split(".").map(step);
  const related = header.related[type] ?? {};
  let object = type;
  let found = [{ pointer: "", self: documents.doc, names: {} }];
  const [first] = parts[0];
  if (first === "doc") {
    parts.shift();
  } else if (first in related) {
    parts.shift();
    const [kind, item] = related[first];
    object = kind;
    found = item
      ? documents[first].map((one, rank) => ({
          pointer: `${first}/${rank}#`,
          self: one,
          names: { [item]: one },
        }))
      : [{ pointer: `${first}#`, self: documents[first], names: {} }];
  }
  for (const [name, repeated] of parts) {
    const field = fieldsOf(object)[name];
    object = field.object;
    const next = [];
    for (const { pointer, self, names } of found) {
      const below = self[name];
      if (below === undefined) continue;
      const place = `${pointer}/${name}`;
      for (const [where, one] of repeated
        ? below.map((one, rank) => [`${place}/${rank}`, one])
        : [[place, below]]) {
        next.push({ pointer: where, self: one, names: { ...names, [field.item ?? name]: one } });
      }
    }
    found = next;
  }
  return found;
}

function groups(index, type, documents) {
  const result = new Map();
  for (const item of items(index.of, type, documents)) {
    const parts = index.by.map((by) => {
      const dot = by.lastIndexOf(".");
      const owner = dot < 0 ? item.self : item.names[by.slice(0, dot)];
      return owner[by.slice(dot + 1)] ?? "";
    });
    const key = keyOf(parts);
    if (!result.has(key)) result.set(key, []);
    result.get(key).push(item.self);
  }
  return result;
}

function failing(rule, { type, documents, date }) {
  const shared = { ...documents, dateReference: date };
  for (const [name, index] of Object.entries(rule.index ?? {})) {
    shared[name] = groups(index, type, documents);
  }
  const refused = [];
  for (const item of items(rule.context, type, documents)) {
    const above = Object.entries(item.names).filter(([, one]) => one !== item.self);
    const bindings = { ...shared, ...Object.fromEntries(above), self: item.self };
    for (const [name, text] of Object.entries(rule.let ?? {})) bindings[name] = value(text, bindings);
    if (rule.when !== undefined && !truth(rule.when, bindings)) continue;
    if (!truth(rule.assert, bindings)) refused.push(item.pointer);
  }
  return refused;
}

function answer(request) {
  if ("call" in request) {
    const bindings = Object.fromEntries(request.args.map((one, rank) => [`a${rank}`, one]));
    return { result: value(`${request.call}(${Object.keys(bindings).join(", ")})`, bindings) };
  }
  const answers = {};
  for (const rule of header.rules) {
    if (!rule.documents.includes(request.type)) continue;
    if (request.rules && !request.rules.includes(rule.id)) continue;
    const missing = rule.needs[request.type].some((name) => !(name in request.documents));
    try {
      answers[rule.id] = missing ? null : failing(rule, request);
    } catch (error) {
      throw new Error(`${rule.id}: ${error.message}`);
    }
  }
  return { answers };
}

for await (const line of createInterface({ input: process.stdin, crlfDelay: Infinity })) {
  const message = JSON.parse(line);
  if (!header) {
    header = message;
    objects = json(header.dictionary).objects;
    lists = json(header.codelists).lists;
    continue;
  }
  let reply;
  try {
    reply = answer(message);
  } catch (error) {
    reply = { error: error.message };
  }
  process.stdout.write(`${JSON.stringify(reply)}\n`);
}
