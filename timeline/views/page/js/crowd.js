// The events as numbers. All of them are looked through at every step of zooming; objects would be too slow for that.
import { toAxis } from "./axis.js";
import { glyphOf } from "./glyphs.js";

/** Up to so many events in sight each is tried for a place of its own; of more, only the most important of each lane. */
export const MANY = 1200;
const EACH = 300;
/** How far beyond the edges events are drawn, in plot widths, so that a pan shows no void. */
const BEYOND = 0.6;
/** What fills more of the view than this is its background. */
export const BACKGROUND = 0.7;
const BUCKETS = 1024;

/**
 * @typedef {object} Tally events of a lane that are only counted, by the stretch of some pixels that their middle is in
 * @property {number} first number of the first stretch
 * @property {Uint32Array} counts
 * @property {Int32Array} samples for each stretch one of its events; -1 for none
 */

export class Crowd {
  /**
   * @param {any[]} events in order of time
   * @param {{lanes: string[], laneOf: (event: any) => string}} division
   * @param {string} zone
   * @param {number | null} anchor epoch milliseconds
   */
  constructor(events, { lanes, laneOf }, zone, anchor) {
    const place = (/** @type {number} */ instant) => toAxis(instant, zone, anchor);
    const numbers = new Map(lanes.map((lane, index) => [lane, index]));
    this.events = events.filter((event) => (event.cache.glyph ??= glyphOf(event) ?? ""));
    this.lanes = lanes;
    this.lane = Uint8Array.from(this.events, (event) => numbers.get(laneOf(event)) ?? 0);
    this.from = Float64Array.from(this.events, (event) => place(beginning(event)));
    this.to = Float64Array.from(this.events, (event) => place(event.end ?? event.start));
    this.found = new Uint32Array(this.events.length);
    /** @type {Uint32Array | null} */
    this.ranks = null;
  }

  /**
   * @param {any} scale
   * @returns {number} how many events are in sight or just beyond the edges: the first of `found`
   */
  look({ from: start, perPixel, width }) {
    const { from, to, found } = this;
    const first = start - width * BEYOND * perPixel;
    const last = start + width * (1 + BEYOND) * perPixel;
    let size = 0;
    for (let at = 0; at < from.length; at += 1) if (to[at] >= first && from[at] <= last) found[size++] = at;
    return size;
  }

  /**
   * @param {any} scale
   * @param {any} selected an event that is kept in any case; null for none
   * @param {number} bin pixels of a stretch
   * @returns {{kept: any[], tallies: (Tally | null)[]}} the events to find places for, and by lane the others
   */
  inSight(scale, selected, bin) {
    const size = this.look(scale);
    const found = this.found.subarray(0, size);
    if (size <= MANY) return { kept: [...found].map((at) => this.events[at]), tallies: this.lanes.map(() => null) };
    const keys = this.keys(found, scale);
    const limits = this.limits(found, keys);
    const chosen = selected ? this.events.indexOf(selected) : -1;
    const tallies = this.lanes.map(() => emptyTally(scale.width, bin));
    const kept = [];
    for (let n = 0; n < size; n += 1) {
      const at = found[n];
      const lane = this.lane[at];
      if (keys[n] <= limits[lane] || at === chosen) kept.push(this.events[at]);
      else count(tallies[lane], at, Math.floor(this.middle(at, scale) / bin));
    }
    return { kept, tallies };
  }

  /** The events of a lane whose middle is between two pixels. */
  between(lane, scale, left, right) {
    const number = this.lanes.indexOf(lane);
    return this.events.filter((_, at) => {
      const middle = this.lane[at] === number ? this.middle(at, scale) : NaN;
      return middle >= left && middle < right;
    });
  }

  middle(at, { from, perPixel }) {
    return ((this.from[at] + this.to[at]) / 2 - from) / perPixel;
  }

  /** The order in which events are tried: those in view that are no background, each by its rank; then the others. */
  keys(found, { from: start, perPixel, width }) {
    this.ranks ??= ranksOf(this.events);
    const { from, to, ranks } = this;
    const end = start + width * perPixel;
    const wide = width * perPixel * BACKGROUND;
    return Uint32Array.from(found, (/** @type {number} */ at) => {
      const inView = to[at] > start && from[at] < end;
      const first = inView && Math.min(to[at], end) - Math.max(from[at], start) <= wide;
      return ranks[at] + (first ? 0 : ranks.length);
    });
  }

  /** For each lane the greatest key of those that are tried. */
  limits(found, keys) {
    const size = (2 * this.events.length) / BUCKETS;
    const counts = this.lanes.map(() => new Uint32Array(BUCKETS));
    for (let n = 0; n < found.length; n += 1) counts[this.lane[found[n]]][Math.floor(keys[n] / size)] += 1;
    return counts.map((buckets) => {
      let sum = 0;
      const last = buckets.findIndex((one) => (sum += one) >= EACH);
      return last < 0 ? Infinity : (last + 1) * size - 1;
    });
  }
}

/** Of a deadline, when it was said, as it is drawn. */
function beginning({ start, end, first }) {
  return start ?? (first !== null && first < end ? first : end);
}

/** Stretches cover what lies beyond the edges too. */
function emptyTally(width, bin) {
  const first = Math.floor((-width * BEYOND) / bin);
  const size = Math.ceil((width * (1 + BEYOND)) / bin) - first + 1;
  return { first, counts: new Uint32Array(size), samples: new Int32Array(size).fill(-1) };
}

/** What reaches in from farther away is counted at the edge. */
function count({ first, counts, samples }, at, stretch) {
  const place = Math.min(Math.max(stretch - first, 0), counts.length - 1);
  counts[place] += 1;
  samples[place] = at;
}

/** The place of each event in the order of importance; ties are scattered over time, the same way each time. */
function ranksOf(events) {
  const importance = Float64Array.from(events, (event) => event.importance);
  const scatter = Uint32Array.from(events, (_, at) => Math.imul(at + 1, 2654435761));
  const order = Uint32Array.from(events, (_, at) => at).sort(
    (a, b) => importance[b] - importance[a] || scatter[a] - scatter[b],
  );
  const ranks = new Uint32Array(events.length);
  order.forEach((at, rank) => (ranks[at] = rank));
  return ranks;
}
