// What belongs to the selected event alone: the thread from its plans to its outcome, and the frame around it.
import { BAR, BARS, POINTS } from "./traces.js";
import { faded } from "./theme.js";

/**
 * The thread of a plan: its announced times, one after the other, to what happened.
 * @param {{x0: number, x1: number, y: number, exact: boolean}[]} steps
 * @param {{x: number, y: number} | null} outcome
 * @param {string} colour
 * @returns {any[]}
 */
export function threadTraces(steps, outcome, time, perPixel, colour) {
  const windows = steps.filter(({ exact }) => !exact);
  const points = steps.filter(({ exact }) => exact);
  const path = threadPath(steps, outcome);
  return [
    {
      ...BARS,
      name: "thread-windows",
      base: windows.map(({ x0 }) => time(x0)),
      x: windows.map(({ x0, x1 }) => (x1 - x0) * perPixel),
      y: windows.map(({ y }) => y),
      width: windows.map(() => 9),
      marker: {
        color: faded(colour, 0.06),
        line: { color: colour, width: 1 },
        pattern: { shape: "/", fgcolor: colour, bgcolor: "rgba(0,0,0,0)", size: 6, solidity: 0.2 },
      },
    },
    {
      ...POINTS,
      mode: "lines",
      name: "thread",
      x: path.map(({ x }) => (x === null ? null : time(x))),
      y: path.map(({ y }) => y),
      line: { color: colour, width: 1.2, dash: "dot" },
    },
    {
      ...POINTS,
      mode: "markers",
      name: "thread-points",
      x: points.map(({ x0 }) => time(x0)),
      y: points.map(({ y }) => y),
      marker: { symbol: "diamond-open", size: 9, color: colour, line: { width: 1.5, color: colour } },
    },
  ];
}

/** From each plan across to the moment of the outcome, and down to it. */
function threadPath(steps, outcome) {
  if (!outcome || !steps.length) return [];
  const across = steps.flatMap(({ x0, x1, y }) => {
    const near = Math.min(Math.max(outcome.x, x0), x1);
    return [
      { x: near, y },
      { x: outcome.x, y },
      { x: null, y: null },
    ];
  });
  return [...across, { x: outcome.x, y: steps[0].y }, outcome];
}

/**
 * @param {any[]} selected the placed event; none or one
 * @returns {any[]} a ring around its mark, a frame around its bar
 */
export function selectionTraces(selected, time, perPixel, colour) {
  const bars = selected.filter(({ glyph }) => glyph === "bar" || glyph === "span");
  const marks = selected.filter(({ glyph }) => glyph !== "bar" && glyph !== "span");
  return [
    {
      ...BARS,
      name: "frame",
      base: bars.map(({ extent }) => time(extent.from - 3)),
      x: bars.map(({ extent }) => (extent.to - extent.from + 6) * perPixel),
      y: bars.map(({ y }) => y),
      width: bars.map(() => BAR + 6),
      marker: { color: "rgba(0,0,0,0)", line: { color: colour, width: 2 } },
    },
    {
      ...POINTS,
      mode: "markers",
      name: "ring",
      x: marks.map(({ extent, glyph }) => time(glyph === "deadline" ? extent.to - 5 : extent.from)),
      y: marks.map(({ y }) => y),
      marker: { symbol: "circle-open", size: 21, color: colour, line: { width: 2, color: colour } },
    },
  ];
}
