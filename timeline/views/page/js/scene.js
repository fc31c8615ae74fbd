// What is to be drawn: the events in sight with their rows, labels and places, in pixels of the plot. No DOM.
import { BACKGROUND } from "./crowd.js";
import { extent, glyphOf } from "./glyphs.js";
import { pack, remainder } from "./pack.js";
import { narrowing } from "./plan.js";
import { fromAxis, toAxis } from "./axis.js";
import { naive } from "./zones.js";

/** Height of a row, of the band above the lanes, width of a "+N". */
const ROW = 24;
const LANE_GAP = 8;
const STEP = 15;
const BAND = 24;
const BIN = 46;
/** Width of a label that is cut short. */
const SHORT = 92;
/** How much of the plot a label may grow over, where there is room. */
const LONGEST = 0.6;
const MOST_LANES = 7;
/** The lane that the smallest sources share. */
export const OTHERS = "…";
const MOST_PLANS = 4;

/** Lane of an event for each way of dividing. */
const LANE_OF = {
  phase: (/** @type {any} */ event) => event.phase,
  source: (/** @type {any} */ event) => event.sources[0] ?? "",
  status: (/** @type {any} */ event) => event.status,
  none: () => "",
};
const ORDER = {
  phase: ["lead-up", "summit", "aftermath", ""],
  status: ["happened", "planned", "postponed", "cancelled", "unclear"],
};

/**
 * @param {any[]} events
 * @param {string} by phase, source, status or none
 * @returns {{lanes: string[], laneOf: (event: any) => string}} lanes in order; the smallest sources share one
 */
export function lanesOf(events, by) {
  const of = LANE_OF[by];
  const counts = new Map();
  for (const event of events) counts.set(of(event), (counts.get(of(event)) ?? 0) + 1);
  const order = ORDER[by] ?? [];
  const names = [...counts.keys()].sort(
    (a, b) => order.indexOf(a) - order.indexOf(b) || counts.get(b) - counts.get(a) || (a < b ? -1 : 1),
  );
  if (names.length <= MOST_LANES) return { lanes: names.length ? names : [""], laneOf: of };
  const kept = new Set(names.slice(0, MOST_LANES - 1));
  return { lanes: [...kept, OTHERS], laneOf: (event) => (kept.has(of(event)) ? of(event) : OTHERS) };
}

/**
 * The axis between two instants on a plot of some width.
 * @param {{from: number, to: number, zone: string}} state
 * @param {number | null} anchor
 * @param {number} width of the plot in pixels
 */
export function scaleOf(state, anchor, width) {
  const from = toAxis(state.from, state.zone, anchor);
  const to = Math.max(toAxis(state.to, state.zone, anchor), from + 1000);
  const perPixel = (to - from) / width;
  return {
    from,
    to,
    perPixel,
    width,
    pixel: (/** @type {number} */ instant) => (toAxis(instant, state.zone, anchor) - from) / perPixel,
    time: (/** @type {number} */ pixel) => naive(from + pixel * perPixel),
    instant: (/** @type {number} */ pixel) => fromAxis(from + pixel * perPixel, state.zone, anchor),
  };
}

/**
 * @param {object} input
 * @param {import("./crowd.js").Crowd} input.crowd the events shown
 * @param {{lanes: string[], laneOf: (event: any) => string}} input.lanes
 * @param {any} input.scale
 * @param {number} input.height of the plot
 * @param {number} input.top height of the band above the lanes
 * @param {(event: any, most: number) => {text: string, width: number}} input.label
 * @param {any} input.selected
 */
export function sceneOf({ crowd, lanes: { lanes, laneOf }, scale, height, top, label, selected }) {
  const view = scale.width;
  const cuts = [Math.min(Math.max(view * 0.34, 130), 260), SHORT];
  const bin = view / Math.max(1, Math.floor(view / BIN));
  const { kept, tallies } = crowd.inSight(scale, selected, bin);
  const measure = {
    labels: (/** @type {any} */ event) => cuts.map((size) => label(event, size).width),
    whole: (/** @type {any} */ event) => Math.min(label(event, Infinity).width, view * LONGEST),
  };
  const boxes = kept
    .map((event) => placeOf(event, scale))
    .map((one) => new Needed(one, laneOf(one.event), weight(one, view, selected), measure))
    .sort((a, b) => b.weight - a.weight || a.left - b.left || (a.id < b.id ? -1 : 1));
  const free = height - top - lanes.length * LANE_GAP;
  const counted = new Set(lanes.filter((_, index) => tallies[index]));
  const packed = pack(boxes, lanes, Math.floor(free / ROW), view, counted);
  const spare = Math.max(0, free - packed.reduce((sum, lane) => sum + lane.rows, 0) * ROW) / lanes.length;
  return placedScene(packed, {
    top,
    spare,
    bin,
    scale,
    crowd,
    tallies,
    label: (/** @type {any} */ event, /** @type {import("./pack.js").Place} */ place) =>
      label(event, place.most ?? cuts[place.cut]),
  });
}

const placeOf = (/** @type {any} */ event, scale) => ({
  event,
  glyph: event.cache.glyph,
  extent: extent(event, event.cache.glyph, scale.pixel),
});

/** What an event in sight needs, as packing asks for it; a class, since a crowd makes very many. */
class Needed {
  constructor(one, lane, heavy, measure) {
    this.one = one;
    this.id = one.event.id;
    this.lane = lane;
    this.left = one.extent.left;
    this.right = one.extent.right;
    this.weight = heavy;
    this.measure = measure;
  }

  labels() {
    return this.measure.labels(this.one.event);
  }

  whole() {
    return this.measure.whole(this.one.event);
  }
}

/** Rows become pixels, from the top down; bins are as many as fit side by side. */
function placedScene(packed, { top, spare, bin, scale, crowd, tallies, label }) {
  const drawn = [];
  /** @type {any[]} */
  const rest = [];
  const lanes = [];
  let y = top;
  packed.forEach((lane, index) => {
    const size = lane.rows * ROW + LANE_GAP + spare;
    const start = y + (LANE_GAP + spare) / 2;
    for (const place of lane.placed) drawn.push(drawnAt(place, start + (place.row + 0.5) * ROW, label));
    const last = start + (lane.rows - 0.5) * ROW;
    const { lone, bins } = remainder(lane.rest, bin, scale.width, tallies[index]);
    for (const place of lone) drawn.push(drawnAt(place, last, label));
    for (const { at, count, boxes, sample } of bins) {
      rest.push({
        x: at,
        y: last,
        count,
        width: bin - 4,
        first: boxes[0]?.one.event ?? crowd.events[sample],
        events: () =>
          boxes.length === count
            ? boxes.map(({ one }) => one.event)
            : crowd.between(lane.lane, scale, at - bin / 2, at + bin / 2),
      });
    }
    lanes.push({ name: lane.lane, top: y, bottom: y + size });
    y += size;
  });
  return { drawn, rest, lanes };
}

/** A placed event as it is drawn. */
function drawnAt(place, y, label) {
  const { one } = place.box;
  if (place.cut < 0) return { ...one, y, text: place.text, label: "", width: 0 };
  const { text: words, width } = label(one.event, place);
  const text = place.text < place.box.left ? place.text + place.width - width : place.text;
  return { ...one, y, text, label: words, width };
}

/** The selected first; then what is in view; then by importance; what fills the whole view is background, and last. */
function weight({ event, extent: place }, width, selected) {
  if (selected && event.id === selected.id) return 10;
  const inView = place.right > 0 && place.left < width ? 2 : 0;
  const background = Math.min(place.right, width) - Math.max(place.left, 0) > BACKGROUND * width ? -1.5 : 0;
  return inView + background + event.importance;
}

/**
 * @typedef {object} Step a plan in the thread, in pixels of the plot
 * @property {number} x0
 * @property {number} x1
 * @property {number} y
 * @property {import("./glyphs.js").Glyph} glyph
 * @property {any} plan
 *
 * The thread of the selected event's plans, in the band above the lanes.
 * @param {any} event
 * @param {any} scale
 * @returns {Step[]}
 */
export function threadOf(event, scale) {
  return narrowing(event, MOST_PLANS).map((plan, index) => {
    const told = { ...plan, kind: "point", modifier: "", first: plan.known };
    const glyph = glyphOf(told) ?? "mark";
    const { from, to } = extent(told, glyph, scale.pixel);
    return { x0: from, x1: to, y: BAND + (index + 0.5) * STEP, glyph, plan };
  });
}

/** @returns {number} height of the band above the lanes */
export function bandHeight(event) {
  return BAND + narrowing(event, MOST_PLANS).length * STEP;
}
