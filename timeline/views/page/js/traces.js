// Bars, marks and texts → Plotly traces: one trace for each kind, since each trace costs time at every step. Times are
// naive strings in the zone shown; widths of bars are milliseconds.
import { HATCHES, SYMBOLS } from "./glyphs.js";
import { faded } from "./theme.js";
import { plotlyText } from "./dom.js";

const SHADES = 7;
export const BAR = 16;
export const CLEAR = "rgba(0,0,0,0)";

/**
 * @typedef {object} Drawn a placed event, in pixels of the plot
 * @property {any} event
 * @property {string} glyph
 * @property {{left: number, right: number, from: number, to: number}} extent
 * @property {number} y middle of its row
 * @property {number} text left edge of its label
 * @property {string} label
 * @property {number} width of the label
 * @property {string} colour
 *
 * @typedef {object} Bar in pixels of the plot
 * @property {number} from
 * @property {number} to
 * @property {number} y
 * @property {number} height
 * @property {string} fill
 * @property {string} [line] colour of its frame
 * @property {number} [thick] its frame
 * @property {string} [hatch] Plotly's name of the pattern; none for a plain bar
 * @property {string} [ink] colour of the hatch on a clear ground; by default the fill is the hatch
 *
 * @typedef {object} Mark
 * @property {number} x
 * @property {number} y
 * @property {string} symbol
 * @property {number} size
 * @property {string} colour
 * @property {number} thick
 *
 * @typedef {object} Words
 * @property {number} x
 * @property {number} y
 * @property {string} text
 * @property {string} colour
 * @property {"left" | "right" | "center"} side on which they stand of x
 * @property {number} [size]
 * @property {number} [plate] width of the ground that they get where they stand on a hatch
 *
 * @typedef {{bars: Bar[], marks: Mark[], words: Words[], path?: {x: number | null, y: number | null}[]}} Shapes
 */

/**
 * @param {Shapes[]} groups what comes later lies above
 * @param {any} scale
 * @param {{family: string, size: number}} font
 * @param {{line: string, ground: string}} colours of the path, and behind words on a hatch
 * @returns {any[]} Plotly traces, always as many
 */
export function tracesOf(groups, scale, font, { line, ground }) {
  const { time, perPixel } = scale;
  return [
    barTrace([...groups.flatMap(({ bars }) => bars), ...plates(groups, ground)], time, perPixel),
    pathTrace(groups.flatMap(({ path = [] }) => path), time, line),
    markTrace(groups.flatMap(({ marks }) => marks), time),
    wordTrace(groups.flatMap(({ words }) => words), time, font),
  ];
}

/** Behind words on a hatch, which could not be read through it. */
function plates(groups, ground) {
  const words = groups.flatMap((group) => group.words.filter(({ plate }) => plate));
  return words.map(({ x, y, side, plate, size = 13 }) => {
    const from = side === "left" ? x - plate : x;
    return { from: from - 3, to: from + plate + 4, y, height: size, fill: faded(ground, 0.9) };
  });
}

/** What all traces have in common: pointing is our own. */
const COMMON = { hoverinfo: "none", cliponaxis: true, showlegend: false };

/** One property of all. */
const each = (/** @type {any[]} */ list, /** @type {(one: any) => any} */ get) => list.map(get);

function barTrace(bars, time, perPixel) {
  return {
    ...COMMON,
    type: "bar",
    orientation: "h",
    base: each(bars, ({ from }) => time(from)),
    x: each(bars, ({ from, to }) => (to - from) * perPixel),
    y: each(bars, ({ y }) => y),
    width: each(bars, ({ height }) => height),
    marker: {
      color: each(bars, ({ fill }) => fill),
      line: { color: each(bars, ({ line = CLEAR }) => line), width: each(bars, ({ thick = 0 }) => thick) },
      pattern: {
        shape: each(bars, ({ hatch = "" }) => hatch),
        fgcolor: each(bars, ({ ink, fill }) => ink ?? fill),
        bgcolor: CLEAR,
        size: 7,
        solidity: 0.25,
      },
    },
  };
}

function pathTrace(path, time, colour) {
  return {
    ...COMMON,
    type: "scatter",
    mode: "lines",
    x: each(path, ({ x }) => (x === null ? null : time(x))),
    y: each(path, ({ y }) => y),
    line: { color: colour, width: 1.2, dash: "dot" },
  };
}

function markTrace(marks, time) {
  const colours = each(marks, ({ colour }) => colour);
  return {
    ...COMMON,
    type: "scatter",
    mode: "markers",
    x: each(marks, ({ x }) => time(x)),
    y: each(marks, ({ y }) => y),
    marker: {
      symbol: each(marks, ({ symbol }) => symbol),
      color: colours,
      opacity: 1,
      size: each(marks, ({ size }) => size),
      line: { width: each(marks, ({ thick }) => thick), color: colours },
    },
  };
}

/** Texts have a trace of their own, made anew each time. */
function wordTrace(words, time, font) {
  return {
    ...COMMON,
    type: "scatter",
    mode: "text",
    x: each(words, ({ x }) => time(x)),
    y: each(words, ({ y }) => y),
    text: each(words, ({ text }) => plotlyText(text)),
    textposition: each(words, ({ side }) => `middle ${side}`),
    textfont: {
      ...font,
      size: each(words, ({ size = font.size }) => size),
      color: each(words, ({ colour }) => colour),
    },
  };
}

/**
 * @param {Drawn[]} drawn
 * @param {string} ink colour of the labels
 * @returns {Shapes} bars, fades, marks, labels
 */
export function eventShapes(drawn, ink) {
  const solid = drawn.filter(({ glyph }) => glyph === "bar" || glyph === "span");
  const fading = drawn.filter(({ glyph }) => glyph === "deadline" || glyph === "open");
  return {
    bars: [...solid.map(barOf), ...fading.flatMap(fadeOf)],
    marks: drawn.filter(({ glyph }) => glyph !== "bar" && glyph !== "span").map(markOf),
    words: drawn.filter(({ label }) => label).map((one) => wordsOf(one, ink)),
  };
}

function wordsOf({ event, extent, glyph, text, y, label, width }, ink) {
  const onHatch = glyph !== "mark" && HATCHES[event.status] && text >= extent.left && text < extent.right;
  const plate = onHatch ? Math.min(width, extent.right - text) : 0;
  return { x: text, y, text: label, colour: ink, side: /** @type {const} */ ("right"), plate };
}

const barOf = (/** @type {Drawn} */ { event, glyph, extent, y, colour }) => ({
  from: extent.from,
  to: extent.to,
  y,
  height: BAR,
  fill: faded(colour, solidity(event, glyph)),
  line: colour,
  thick: glyph === "bar" && event.status === "happened" ? 0 : 1.2,
  hatch: HATCHES[event.status] ?? "",
});

/** How solid a bar is: what filled it all, or happened some time in it; of the others this is the hatch. */
function solidity(event, glyph) {
  if (event.status !== "happened") return 0.75;
  return glyph === "span" ? 0.5 : 0.3;
}

/** A fade is drawn in steps: to the right for an open end, from the left for a deadline. */
function fadeOf({ extent, glyph, event, colour, y }) {
  const size = (extent.to - extent.from) / SHADES;
  return Array.from({ length: SHADES }, (_, step) => {
    const strength = glyph === "open" ? SHADES - step : step + 1;
    const fill = faded(colour, (0.55 * strength) / SHADES);
    const from = extent.from + step * size;
    return { from, to: from + size, y, height: BAR - 4, fill, hatch: event.status === "planned" ? "/" : "" };
  });
}

/** Where the mark of an event is: the triangle of a deadline at its end, others at the beginning. */
export const markAt = (/** @type {{glyph: string, extent: any}} */ { glyph, extent }) =>
  glyph === "deadline" ? extent.to - 5 : extent.from;

function markOf(one) {
  const { event, glyph, y, colour } = one;
  const happened = event.status === "happened";
  const mark = { x: markAt(one), y, colour, thick: happened ? 0 : 2 };
  return glyph === "deadline"
    ? { ...mark, symbol: happened ? "triangle-right" : "triangle-right-open", size: 12 }
    : { ...mark, symbol: SYMBOLS[event.status] ?? "circle-open", size: 11 };
}

/**
 * @param {{x: number, y: number, count: number, colour: string, width: number}[]} rest bins of events without a place
 * @returns {Shapes}
 */
export function restShapes(rest) {
  return {
    bars: rest.map(({ x, y, width, count, colour }) => ({
      from: x - width / 2,
      to: x + width / 2,
      y,
      height: 17,
      fill: faded(colour, Math.min(0.1 + 0.06 * Math.log2(count + 1), 0.4)),
    })),
    marks: [],
    words: rest.map(({ x, y, count, colour }) => ({ x, y, text: `+${count}`, colour, side: "center", size: 11 })),
  };
}
