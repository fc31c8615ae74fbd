// What belongs to the selected event alone: the thread from its plans to its outcome, and the frame around it.
import { BAR, CLEAR, markAt } from "./traces.js";
import { faded } from "./theme.js";
import { FAMILY, textWidth } from "./dom.js";
import { lasting } from "./when.js";
import { slip } from "./plan.js";

const SMALL = 11;
/** Pixels between a plan and its words, on either side. */
const BEFORE = 7;
const AFTER = 9;

const widthOf = (/** @type {string} */ text) => textWidth(text, `${SMALL}px ${FAMILY}`);

/**
 * The thread of a plan: its announced times, one after the other, to what happened.
 * @param {{x0: number, x1: number, y: number, exact: boolean, plan: any}[]} steps
 * @param {{x: number, y: number} | null} outcome
 * @param {(name: string) => string} colour
 * @param {import("./traces.js").Words[]} words
 * @returns {import("./traces.js").Shapes}
 */
export function threadShapes(steps, outcome, colour, words) {
  const muted = colour("muted");
  const window = { height: 9, fill: muted, line: muted, thick: 1, hatch: "/" };
  const point = { symbol: "diamond-open", size: 9, colour: muted, thick: 1.5 };
  return {
    bars: steps.filter(({ exact }) => !exact).map(({ x0, x1, y }) => ({ ...window, from: x0, to: x1, y })),
    path: threadPath(steps, outcome),
    marks: steps.filter(({ exact }) => exact).map(({ x0, y }) => ({ ...point, x: x0, y })),
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
 * The words of each plan beside it, and after the last how late it was.
 * @returns {import("./traces.js").Words[]}
 */
export function threadWords(event, outcome, steps, width, colour, t) {
  const words = steps
    .filter(({ plan, x1 }) => plan.text && x1 > 0)
    .map(({ x0, x1, y, plan }) => {
      const room = widthOf(plan.text) + 14;
      const start = Math.min(x0, outcome?.x ?? x0, width);
      const note = { y, text: plan.text, colour: colour("muted"), size: SMALL };
      if (start > room) return { ...note, x: start - BEFORE, side: /** @type {const} */ ("left") };
      const right = Math.max(x1, outcome?.x ?? 0);
      const x = (right + room < width ? right : Math.max(x0, 0)) + AFTER;
      return { ...note, x, side: /** @type {const} */ ("right") };
    });
  return [...words, ...slipWords(event, outcome, steps, words, width, colour, t)];
}

/** How late it was, after the last plan and its words, where there is room. */
function slipWords(event, outcome, steps, words, width, colour, t) {
  const late = event && outcome && steps.length ? slip(event) : null;
  if (late === null) return [];
  const text = late === 0 ? t("onTime") : t(late > 0 ? "later_" : "earlier_", { d: lasting(late, t) });
  const last = steps[steps.length - 1];
  const beside = words.find((one) => one.y === last.y && one.side === "right");
  const end = Math.max(outcome.x, last.x1) + (beside ? widthOf(last.plan.text) + 10 : 0);
  if (end <= 0 || end + widthOf(text) + 10 >= width) return [];
  return [{ x: end + AFTER, y: last.y, text, colour: colour("summit"), size: SMALL, side: /** @type {const} */ ("right") }];
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
