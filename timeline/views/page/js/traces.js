// Placed events → Plotly traces. Every time is a naive string in the zone shown; widths of bars are milliseconds.
import { HATCHES, SYMBOLS } from "./glyphs.js";
import { faded } from "./theme.js";
import { plotlyText } from "./dom.js";

const SHADES = 7;
export const BAR = 14;
/** What all bars, and all marks and texts, have in common: pointing is our own. */
export const BARS = { type: "bar", orientation: "h", hoverinfo: "none", cliponaxis: true, showlegend: false };
export const POINTS = { type: "scatter", hoverinfo: "none", cliponaxis: true, showlegend: false };

/**
 * @typedef {object} Drawn a placed event, in pixels of the plot
 * @property {any} event
 * @property {string} glyph
 * @property {{left: number, right: number, from: number, to: number}} extent
 * @property {number} y middle of its row
 * @property {number} text left edge of its label
 * @property {string} label
 * @property {string} colour
 */

/**
 * @param {Drawn[]} drawn
 * @param {(pixel: number) => string} time naive time at a pixel
 * @param {number} perPixel milliseconds of a pixel
 * @returns {any[]} bars, fades, marks, labels
 */
export function eventTraces(drawn, time, perPixel, ink, font) {
  const bars = drawn.filter(({ glyph }) => glyph === "bar" || glyph === "span");
  const fades = drawn.filter(({ glyph }) => glyph === "deadline" || glyph === "open");
  return [
    barTrace(bars, time, perPixel),
    fadeTrace(fades, time, perPixel),
    markTrace(drawn, time),
    labelTrace(drawn, time, ink, font),
  ];
}

function barTrace(drawn, time, perPixel) {
  const of = (/** @type {(one: Drawn) => any} */ get) => drawn.map(get);
  return {
    ...BARS,
    name: "bars",
    base: of(({ extent }) => time(extent.from)),
    x: of(({ extent }) => (extent.to - extent.from) * perPixel),
    y: of(({ y }) => y),
    width: of(() => BAR),
    marker: {
      color: of(({ event, glyph, colour }) => faded(colour, fill(event, glyph))),
      line: {
        color: of(({ colour }) => colour),
        width: of(({ event, glyph }) => (glyph === "bar" && event.status === "happened" ? 0 : 1.2)),
      },
      pattern: { shape: of(({ event }) => HATCHES[event.status] ?? ""), size: 7, solidity: 0.2 },
    },
  };
}

/** How solid a bar is: what filled it all, or happened some time in it; of the others this is the hatch. */
function fill(event, glyph) {
  if (event.status !== "happened") return 0.75;
  return glyph === "span" ? 0.5 : 0.3;
}

/** A fade is drawn in steps: to the right for an open end, from the left for a deadline. */
function fadeTrace(drawn, time, perPixel) {
  const steps = drawn.flatMap(({ extent, glyph, event, colour, y }) =>
    Array.from({ length: SHADES }, (_, step) => {
      const size = (extent.to - extent.from) / SHADES;
      const strength = glyph === "open" ? SHADES - step : step + 1;
      const alpha = (0.55 * strength) / SHADES;
      return {
        at: extent.from + step * size,
        size,
        y,
        colour: faded(colour, alpha),
        planned: event.status === "planned",
        line: colour,
      };
    }),
  );
  return {
    ...BARS,
    name: "fades",
    base: steps.map(({ at }) => time(at)),
    x: steps.map(({ size }) => size * perPixel),
    y: steps.map(({ y }) => y),
    width: steps.map(() => BAR - 4),
    marker: {
      color: steps.map(({ colour }) => colour),
      line: { width: 0 },
      pattern: {
        shape: steps.map(({ planned }) => (planned ? "/" : "")),
        fgcolor: steps.map(({ colour }) => colour),
        bgcolor: steps.map(() => "rgba(0,0,0,0)"),
        size: 7,
        solidity: 0.35,
      },
    },
  };
}

/** Marks of clock times, the triangle of a deadline, the start of an open stretch. */
function markTrace(drawn, time) {
  const marked = drawn.filter(({ glyph }) => glyph === "mark" || glyph === "deadline" || glyph === "open");
  return {
    ...POINTS,
    mode: "markers",
    name: "marks",
    x: marked.map(({ glyph, extent }) => time(glyph === "deadline" ? extent.to - 5 : extent.from)),
    y: marked.map(({ y }) => y),
    marker: {
      symbol: marked.map(({ event, glyph }) =>
        glyph === "deadline" ? deadline(event) : (SYMBOLS[event.status] ?? "circle-open"),
      ),
      color: marked.map(({ colour }) => colour),
      opacity: 1,
      size: marked.map(({ glyph }) => (glyph === "deadline" ? 12 : 11)),
      line: {
        width: marked.map(({ event }) => (event.status === "happened" ? 0 : 2)),
        color: marked.map(({ colour }) => colour),
      },
    },
  };
}

const deadline = (/** @type {any} */ event) => (event.status === "happened" ? "triangle-right" : "triangle-right-open");

/** Labels have a trace of their own, made anew each time. */
function labelTrace(all, time, ink, font) {
  const drawn = all.filter(({ label }) => label);
  return {
    ...POINTS,
    mode: "text",
    name: "labels",
    x: drawn.map(({ text }) => time(text)),
    y: drawn.map(({ y }) => y),
    text: drawn.map(({ label }) => plotlyText(label)),
    textposition: "middle right",
    textfont: { ...font, color: ink },
  };
}

/**
 * @param {{x: number, y: number, count: number, colour: string, width: number}[]} rest bins of events without a place
 * @param {(pixel: number) => string} time
 * @param {number} perPixel
 * @returns {any[]}
 */
export function restTraces(rest, time, perPixel, font) {
  return [
    {
      ...BARS,
      name: "rest",
      base: rest.map(({ x, width }) => time(x - width / 2)),
      x: rest.map(({ width }) => width * perPixel),
      y: rest.map(({ y }) => y),
      width: rest.map(() => 17),
      marker: {
        color: rest.map(({ colour, count }) => faded(colour, Math.min(0.1 + 0.06 * Math.log2(count + 1), 0.4))),
        line: { width: 0 },
      },
    },
    {
      ...POINTS,
      mode: "text",
      name: "rest-labels",
      x: rest.map(({ x }) => time(x)),
      y: rest.map(({ y }) => y),
      text: rest.map(({ count }) => `+${count}`),
      textposition: "middle center",
      textfont: { ...font, size: 11, color: rest.map(({ colour }) => colour) },
    },
  ];
}
