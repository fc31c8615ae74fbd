// Elements by function: text is always text, never markup.
import { wholeWords } from "./words.js";

/**
 * @param {string} name of the element
 * @param {Record<string, any>} attributes on… are listeners, class and others attributes; null and false are left out
 * @param {...(Node | string | null | undefined | (Node | string | null)[])} children
 * @returns {any} the element, of whatever kind its name says
 */
export function h(name, attributes = {}, ...children) {
  return dressed(document.createElement(name), attributes, children);
}

/** The same for SVG. */
export function svg(name, attributes = {}, ...children) {
  return dressed(document.createElementNS("http://www.w3.org/2000/svg", name), attributes, children);
}

function dressed(element, attributes, children) {
  for (const [key, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (key.startsWith("on")) element.addEventListener(key.slice(2), value);
    else element.setAttribute(key, value === true ? "" : String(value));
  }
  element.append(...children.flat().filter((child) => child !== null && child !== undefined));
  return element;
}

/**
 * @param {string} id
 * @returns {any} the element
 */
export function byId(id) {
  return document.getElementById(id);
}

/**
 * @param {string} selector
 * @param {ParentNode} within
 * @returns {any[]} the elements
 */
export function every(selector, within = document) {
  return [...within.querySelectorAll(selector)];
}

/**
 * @param {string} url
 * @param {string} text
 * @returns {any} a link that tells the other side nothing; null for anything but http(s)
 */
export function link(url, text) {
  if (!/^https?:\/\//i.test(url)) return null;
  return h("a", { href: url, target: "_blank", rel: "noopener noreferrer" }, text);
}

/** @returns {any} plotly.js, which stands in a script of its own */
export function plotly() {
  return /** @type {any} */ (window).Plotly;
}

/**
 * @param {string} text
 * @returns {string} as Plotly shows it literally: Plotly reads markup in every string
 */
export function plotlyText(text) {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}

export const FAMILY =
  'system-ui, -apple-system, "Segoe UI", "PingFang SC", "Hiragino Sans GB", "Microsoft YaHei", "Noto Sans CJK SC", "Noto Sans SC", sans-serif';

const canvas = /** @type {CanvasRenderingContext2D} */ (document.createElement("canvas").getContext("2d"));
const widths = new Map();

/**
 * @param {string} text
 * @param {string} font CSS font
 * @returns {number} width in pixels
 */
export function textWidth(text, font) {
  const key = `${font}\n${text}`;
  if (!widths.has(key)) {
    canvas.font = font;
    widths.set(key, canvas.measureText(text).width);
  }
  return widths.get(key);
}

/**
 * @param {string} text
 * @param {number} most width in pixels
 * @param {string} font
 * @returns {string} cut with an ellipsis where it is wider
 */
export function cut(text, most, font) {
  if (textWidth(text, font) <= most) return text;
  const chars = [...text];
  let low = 1;
  let high = chars.length;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (textWidth(`${chars.slice(0, middle).join("")}…`, font) <= most) low = middle;
    else high = middle - 1;
  }
  return `${chars.slice(0, wholeWords(chars, low)).join("").trimEnd()}…`;
}
