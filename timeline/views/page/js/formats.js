// What is shown, as CSV and JSON. The CSV is the one that the package writes and reads.
import { isoLocal } from "./zones.js";

/**
 * @param {string} text
 * @param {RegExp} formula what a spreadsheet would run
 * @returns {string} with an apostrophe before it where needed
 */
function guarded(text, formula) {
  return formula.test(text) ? `'${text}` : text;
}

/**
 * @param {unknown} value
 * @param {boolean} isTime
 * @param {RegExp} formula
 * @returns {string} the text of a cell: empty, ISO 8601 with offset, JSON, or guarded text
 */
function cell(value, isTime, formula) {
  if (value === null || value === undefined) return "";
  if (isTime) return isoLocal(/** @type {number} */ (value), "UTC");
  if (typeof value === "object") return spaced(value);
  return typeof value === "string" ? guarded(value, formula) : String(value);
}

/** JSON with a space after commas and colons, as Python writes it. */
function spaced(value) {
  if (Array.isArray(value)) return `[${value.map(spaced).join(", ")}]`;
  if (value === null || typeof value !== "object") return JSON.stringify(value);
  return `{${Object.entries(value)
    .map(([key, one]) => `${JSON.stringify(key)}: ${spaced(one)}`)
    .join(", ")}}`;
}

const quoted = (/** @type {string} */ text) => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

/**
 * @param {any} data the page's data
 * @param {number[]} rows numbers of the rows to write
 * @returns {string} CSV with byte order mark, CR LF and guarded cells
 */
export function toCsv(data, rows) {
  const formula = new RegExp(data.formula);
  const times = new Set(data.times);
  const line = (/** @type {string[]} */ cells) => `${cells.map(quoted).join(",")}\r\n`;
  const lines = rows.map((row) =>
    line(data.order.map((name) => cell(numbers(name, data.events[name][row]), times.has(name), formula))),
  );
  return `\ufeff${line(data.order)}${lines.join("")}`;
}

/** Python writes the float 1 as 1.0. */
function numbers(name, value) {
  return (name === "confidence" || name === "importance") && Number.isInteger(value) ? `${value}.0` : value;
}

/**
 * @param {any} data
 * @param {number[]} rows
 * @returns {string} a JSON list of records, instants as ISO 8601 in UTC
 */
export function toJson(data, rows) {
  const times = new Set(data.times);
  const value = (/** @type {string} */ name, /** @type {number} */ row) => {
    const one = data.events[name][row];
    return times.has(name) && one !== null ? isoLocal(one, "UTC") : one;
  };
  const records = rows.map((row) => Object.fromEntries(data.order.map((name) => [name, value(name, row)])));
  return `${JSON.stringify(records, null, 2)}\n`;
}
