// The independent Schematron processor: a schema as it is published, in node-schematron (XPath by
// fontoxpath). NDJSON: {schema, texts} first, then {source, parameters, rules, reports} a line, where
// `source` and the addresses are ranks in `texts`. Answer: {failures: [[id, location, message]]}.
//
// node-schematron hands the values of sch:let through JavaScript, which loses dates and makes one
// value of a sequence: we give it each sch:let as an XPath let before the expression instead. It has
// no parameters and no doc(): parameters replace the value of a sch:let, doc() finds the texts.
import { createRequire } from "node:module";
import { createInterface } from "node:readline";

const require = createRequire(import.meta.url);
const { Schema, registerCustomXPathFunction } = require("node-schematron");
const { parseXmlDocument } = require("slimdom");

const SCHEME = "urn:given:"; // then the parameter and a rank: the same text whatever the document
const parsed = new Map();
let texts;
let given = {};
let namespace;
let schema;

function dom(rank) {
  if (!parsed.has(rank)) parsed.set(rank, parseXmlDocument(texts[rank]));
  return parsed.get(rank);
}

registerCustomXPathFunction(
  { namespaceURI: "http://www.w3.org/2005/xpath-functions", localName: "doc" },
  ["xs:string?"],
  "document-node()?",
  (_, address) => {
    if (address === null) return null;
    if (!address.startsWith(SCHEME)) throw new Error(`FODC0002: ${address}`);
    const [name, rank] = address.slice(SCHEME.length).split(":");
    return dom(given[name][rank]);
  },
);

const quoted = (text) => `'${text.replaceAll("'", "''")}'`;
const clause = (name, value) => `let $${name} := ${value} return `;

/** The schema with every sch:let inside the expressions, parameters left as $name. */
function inlined(text) {
  const read = Schema.fromString(text);
  const ofSchema = read.variables.map((one) => [one.name, one.value]);
  for (const pattern of read.patterns) {
    const ofPattern = pattern.variables.map((one) => [one.name, `((/) ! (${one.value}))`]);
    for (const rule of pattern.rules) {
      const ofRule = rule.variables.map((one) => [one.name, `(${one.value})`]);
      rule.prefix = [...ofPattern, ...ofRule].map(([name, value]) => clause(name, value)).join("");
      // node-schematron asks for //(context), from every node. An absolute context needs no walk:
      // the parentheses are given nothing, and the context stands beside them.
      rule.before = absolute(rule.context) ? "()) | (" : "";
      rule.written = rule.context;
      rule.variables = [];
      for (const one of rule.asserts) {
        one.written = [one.test, one.message];
      }
    }
    pattern.variables = [];
  }
  return { read, ofSchema };
}

/** Whether a context is made of absolute paths only: | separates them outside brackets and quotes. */
function absolute(context) {
  const bare = context.replace(/'[^']*'|"[^"]*"/g, "''");
  let depth = 0;
  let start = true;
  for (const char of bare) {
    if (start && !/\s/.test(char)) {
      if (char !== "/") return false;
      start = false;
    }
    depth += "([".includes(char) - ")]".includes(char);
    if (char === "|" && !depth) start = true;
  }
  return !start;
}

/** The names of the variables an expression may read. */
const names = (text) => [...text.matchAll(/\$([A-Za-z_][\w.-]*)/g)].map((match) => match[1]);

/** Values of the parameters, written before every expression that needs them. */
function bind({ read, ofSchema }, parameters) {
  const values = new Map(
    ofSchema.map(([name, value]) => [
      name,
      name in parameters ? quoted(parameters[name]) : `((/) ! (${value}))`,
    ]),
  );
  const needed = new Map([...values].map(([name, value]) => [name, names(value)]));
  const before = (text) => {
    const wanted = new Set();
    const add = (name) => {
      if (!values.has(name) || wanted.has(name)) return;
      needed.get(name).forEach(add);
      wanted.add(name);
    };
    names(text).forEach(add);
    return [...wanted].map((name) => clause(name, values.get(name))).join("");
  };
  read.variables = [];
  for (const pattern of read.patterns) {
    for (const rule of pattern.rules) {
      const asked = before(rule.written);
      rule.context = rule.before + (asked ? `${asked}(${rule.written})` : rule.written);
      for (const one of rule.asserts) {
        const [test, message] = one.written;
        one.test = `${before(rule.prefix + test)}${rule.prefix}(${test})`;
        one.message = message.map((chunk) => {
          if (chunk.$type !== "value-of") return chunk;
          const text = `string-join((${chunk.select}) ! string(.), ' ')`;
          return { ...chunk, select: `${before(rule.prefix + text)}${rule.prefix}${text}` };
        });
      }
    }
  }
  return read;
}

function location(node) {
  const steps = [];
  for (let one = node; one.nodeType === 1; one = one.parentNode) {
    let rank = 1;
    for (let other = one.previousElementSibling; other; other = other.previousElementSibling) {
      if (other.localName === one.localName && other.namespaceURI === one.namespaceURI) rank++;
    }
    steps.unshift(`/${one.namespaceURI === namespace ? "c:" : "*:"}${one.localName}[${rank}]`);
  }
  return steps.join("");
}

for await (const line of createInterface({ input: process.stdin, crlfDelay: Infinity })) {
  const message = JSON.parse(line);
  if (!schema) {
    ({ texts } = message);
    schema = inlined(message.schema);
    schema.patterns = schema.read.patterns;
    continue;
  }
  let reply;
  try {
    given = message.parameters;
    const addresses = (name) => given[name].map((_, rank) => `${SCHEME}${name}:${rank}`).join(" ");
    const parameters = Object.fromEntries(
      Object.entries(given).map(([name, value]) => [
        name,
        typeof value === "string" ? value : addresses(name),
      ]),
    );
    const wanted = message.rules && new Set(message.rules);
    schema.read.patterns = wanted
      ? schema.patterns.filter((p) => p.rules.some((r) => r.asserts.some((a) => wanted.has(a.id))))
      : schema.patterns;
    const read = bind(schema, parameters);
    const judged = dom(message.source);
    namespace = judged.documentElement.namespaceURI;
    const results = read.validateDocument(judged).filter((one) => one.isReport === message.reports);
    reply = { failures: results.map((one) => [one.assertId, location(one.context), one.message.trim()]) };
  } catch (error) {
    reply = { error: error.message };
  }
  process.stdout.write(`${JSON.stringify(reply)}\n`);
}
