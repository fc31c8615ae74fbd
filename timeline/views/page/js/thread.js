// What belongs to the selected event alone: the thread from its plans to its outcome, and the frame around it.
import { BAR, CLEAR, markAt } from "./traces.js";
import { faded } from "./theme.js";
import { FAMILY, cut, textWidth } from "./dom.js";
import { lasting } from "./when.js";
import { slip } from "./plan.js";

const SMALL = 11;
/** Pixels between a plan and its words, on either side. */
const BEFORE = 7;
const AFTER = 9;
/** Pixels between the words of a plan and those of its slip. */
const BETWEEN = 10;
/** Pixels of the words of a plan that are kept. */
const LEAST = 30;
/** Height of a window. */
const WINDOW = 9;
const LEFT = /** @type {const} */ ("left");
const RIGHT = /** @type {const} */ ("right");

const widthOf = (/** @type {string} */ text) => textWidth(text, `${SMALL}px ${FAMILY}`);

/**
 * The thread of a plan: its announced times, one after the other, to what happened.
 * @param {import("./scene.js").Step[]} steps
 * @param {{x: number, y: number} | null} outcome
 * @param {(name: string) => string} colour
 * @param {import("./traces.js").Words[]} words
 * @returns {import("./traces.js").Shapes}
 */
export function threadShapes(steps, outcome, colour, words) {
  const muted = colour("muted");
  const window = { height: WINDOW, fill: muted, line: muted, thick: 1, hatch: "/" };
  const point = { size: 9, colour: muted, thick: 1.5 };
  return {
    bars: steps.filter(({ glyph }) => glyph !== "mark").map(({ x0, x1, y }) => ({ ...window, from: x0, to: x1, y })),
    path: threadPath(steps, outcome),
    marks: steps.flatMap(({ x0, x1, y, glyph }) => {
      if (glyph === "mark") return [{ ...point, x: x0, y, symbol: "diamond-open" }];
      return glyph === "deadline" ? [{ ...point, x: x1, y, symbol: "triangle-right" }] : [];
    }),
    words,
  };
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
 * The words of each plan beside it, and with the last how late it was.
 * @param {any} event
 * @param {{x: number, y: number} | null} outcome
 * @param {import("./scene.js").Step[]} steps
 * @param {number} width of the plot
 * @param {(name: string) => string} colour
 * @param {(key: string, values?: object) => string} t
 * @returns {import("./traces.js").Words[]}
 */
export function threadWords(event, outcome, steps, width, colour, t) {
  const muted = colour("muted");
  const inView = steps.filter(({ plan, x1 }) => plan.text && x1 > 0);
  const words = inView.map((step) => ({ ...wordsOf(step, outcome, width), y: step.y, colour: muted, size: SMALL }));
  const late = event && outcome && steps.length ? slip(event) : null;
  if (late === null) return words;
  const text = late === 0 ? t("onTime") : t(late > 0 ? "later_" : "earlier_", { d: lasting(late, t) });
  return withSlip(words, steps[steps.length - 1], outcome, width, { text, colour: colour("summit"), size: SMALL });
}

/** Left of the plan, else right of it, else over it on a ground of their own, else cut on the side with more room. */
function wordsOf({ x0, x1, plan: { text } }, outcome, width) {
  const room = widthOf(text) + 14;
  const start = Math.min(x0, outcome?.x ?? x0, width);
  if (start > room) return { text, x: start - BEFORE, side: LEFT };
  const end = Math.max(x1, outcome?.x ?? 0) + AFTER;
  if (end + room < width) return { text, x: end, side: RIGHT };
  const left = Math.max(x0, 0);
  if (Math.min(x1, width) - left > room) return { text, x: left + AFTER, side: RIGHT, plate: widthOf(text) };
  const onLeft = start > width - end;
  const short = cut(text, Math.max(start, width - end) - BETWEEN, `${SMALL}px ${FAMILY}`);
  return onLeft ? { text: short, x: start - BEFORE, side: LEFT } : { text: short, x: end, side: RIGHT };
}

/** How late it was: after the last plan and its words; where there is no room, beyond the words, which are cut for it. */
function withSlip(words, last, outcome, width, note) {
  const own = words.find(({ y }) => y === last.y);
  const size = widthOf(note.text) + BETWEEN;
  const end = Math.max(outcome.x, last.x1) + (own?.side === RIGHT ? widthOf(own.text) + BETWEEN : 0);
  if (end > 0 && end + AFTER + size < width) return [...words, { ...note, x: end + AFTER, y: last.y, side: RIGHT }];
  const room = own?.side === LEFT ? own.x : width - (own?.x ?? width);
  if (!own || own.plate || room < size + LEAST) return words;
  const text = cut(own.text, room - size - BETWEEN, `${SMALL}px ${FAMILY}`);
  const apart = widthOf(text) + BETWEEN;
  const x = own.side === LEFT ? own.x - apart : own.x + apart;
  return [...words.filter((one) => one !== own), { ...own, text }, { ...note, x, y: last.y, side: own.side }];
}

/**
 * @param {any[]} selected the placed event; none or one
 * @param {string} colour
 * @returns {import("./traces.js").Shapes} a ring around its mark, a frame around its bar
 */
export function selectionShapes(selected, colour) {
  const isBar = (/** @type {any} */ { glyph }) => glyph === "bar" || glyph === "span";
  return {
    bars: selected.filter(isBar).map(({ extent, y }) => ({
      from: extent.from - 3,
      to: extent.to + 3,
      y,
      height: BAR + 6,
      fill: CLEAR,
      line: colour,
      thick: 2,
    })),
    marks: selected
      .filter((one) => !isBar(one))
      .map((one) => ({ x: markAt(one), y: one.y, symbol: "circle-open", size: 21, colour, thick: 2 })),
    words: [],
  };
}
