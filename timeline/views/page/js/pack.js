// Rows without overlaps: the most important first, the rest counted.

import { AWAY, GAP, Row, spots, stretch } from "./row.js";

/** Events beyond this many are not even tried: no screen has room for them. */
const TRIED = 600;

/**
 * @typedef {object} Box what an event needs on the screen, in pixels from the left edge of the plot
 * @property {any} [one] what it stands for
 * @property {string} id
 * @property {string} lane
 * @property {number} left of its glyph
 * @property {number} right of its glyph
 * @property {number} weight the heavier is placed first
 * @property {() => number[]} labels widths of its label, long and cut short; measured only when it is tried
 * @property {() => number} whole width of its label when nothing of it is cut
 *
 * @typedef {object} Place
 * @property {Box} box
 * @property {number} row within the lane, from 0
 * @property {number} text left edge of the label
 * @property {number} width of the label
 * @property {number} cut which of the widths: 0 for the long label, -1 for no label
 * @property {number} [most] width up to which the label grew where there was room
 */

/**
 * @param {Box[]} boxes of one lane, heaviest first
 * @param {number} rows allowed
 * @param {number} view width of the plot
 * @returns {{placed: Place[], rest: Box[], used: number}}
 */
function packLane(boxes, rows, view) {
  const taken = Array.from({ length: rows }, () => new Row());
  /** @type {Place[]} */
  const placed = [];
  const rest = boxes.slice(TRIED);
  let used = 0;
  for (const box of boxes.slice(0, TRIED)) {
    const place = firstFit(box, taken, view);
    if (place) placed.push(place);
    else rest.push(box);
    used = Math.max(used, place ? place.row + 1 : 0);
  }
  return { placed: placed.map((place) => taken[place.row].grow(place, view)), rest, used };
}

/** The first row that has room for a glyph with its label, cut short where the whole one has no room. */
function firstFit(box, rows, view) {
  const widths = box.labels();
  for (let cut = 0; cut < widths.length; cut += 1) {
    const beside = spots(box, widths[cut], view);
    for (let row = 0; row < rows.length; row += 1) {
      const text = beside.find((left) => rows[row].take(stretch(box, left, widths[cut])));
      if (text !== undefined) return { box, row, text, width: widths[cut], cut };
    }
  }
  return null;
}

/**
 * @param {number[][]} gains what each row of each lane would show, most important row first
 * @param {number} rows to give out, at least one per lane
 * @returns {number[]} rows of each lane: one by one to where the next shows most for the rows that the lane has already
 */
export function share(gains, rows) {
  const given = gains.map(() => 1);
  for (let left = rows - gains.length; left > 0; left -= 1) {
    const short = gains.map((_, lane) => lane).filter((lane) => given[lane] < gains[lane].length);
    if (!short.length) break;
    const next = (/** @type {number} */ lane) => gains[lane][given[lane] - 1] / given[lane];
    given[short.reduce((a, b) => (next(b) > next(a) ? b : a))] += 1;
  }
  return given;
}

/** What each row would show if there were rows enough: the squares of the weights, so that the weighty come first. */
function gainsOf(boxes, rows, view, counted) {
  const { placed, rest, used } = packLane(boxes, rows, view);
  const gains = new Array(Math.max(1, used + (rest.length || counted ? 1 : 0))).fill(0);
  for (const { box, row } of placed) gains[row] += Math.max(0, box.weight) ** 2;
  return gains;
}

/**
 * @param {Box[]} boxes heaviest first
 * @param {string[]} lanes in order
 * @param {number} rows in all
 * @param {number} view width of the plot
 * @param {Set<string>} counted lanes that have more than these boxes
 * @returns {{lane: string, rows: number, placed: Place[], rest: Box[], top: number}[]} a lane with a rest keeps its
 *   last row free for it
 */
export function pack(boxes, lanes, rows, view, counted = new Set()) {
  const byLane = new Map(lanes.map((lane) => [lane, /** @type {Box[]} */ ([])]));
  for (const box of boxes) byLane.get(box.lane)?.push(box);
  const groups = [...byLane.values()];
  const gains = groups.map((group, index) => gainsOf(group, rows, view, counted.has(lanes[index])));
  const given = share(gains, Math.max(rows, lanes.length));
  let top = 0;
  return lanes.map((lane, index) => {
    const fits = gains[index].length <= given[index] && !counted.has(lane);
    const whole = packLane(groups[index], given[index], view);
    const result = fits && !whole.rest.length ? whole : packLane(groups[index], given[index] - 1, view);
    top += given[index];
    return { lane, rows: given[index], placed: result.placed, rest: result.rest, top: top - given[index] };
  });
}

/**
 * What the last row of a lane shows of events without a place: "+N" for those that stand together, the glyph of one
 * that stands alone, with its label where there happens to be room.
 * @param {Box[]} rest
 * @param {number} bin width in pixels, wide enough for its "+N"
 * @param {number} view width of the plot
 * @param {import("./crowd.js").Tally | null} tally events that are only counted
 * @returns {{lone: Place[], bins: Bin[]}}
 */
export function remainder(rest, bin, view, tally = null) {
  const sorted = bins(rest, bin, tally).sort((a, b) => a.at - b.at);
  /** @type {Place[]} */
  const lone = [];
  const together = [];
  let free = -Infinity;
  sorted.forEach((one, index) => {
    const [box] = one.boxes;
    const next = sorted[index + 1];
    const limit = next ? Math.min(next.at - bin / 2, (next.boxes[0]?.left ?? Infinity) - 2) : Infinity;
    const alone = one.count === 1 && box && box.left >= free && box.right <= limit && box.right - box.left < 3 * bin;
    if (alone) lone.push(lonePlace(box, Math.min(limit, view)));
    else together.push(one);
    free = alone ? ending(lone[lone.length - 1]) : one.at + bin / 2;
  });
  return { lone, bins: together };
}

/** A glyph alone: the longest label that ends before a limit, or none. */
function lonePlace(box, limit) {
  const widths = box.labels();
  const cut = widths.findIndex((width) => box.right > 0 && box.right + AWAY + width + GAP <= limit);
  return { box, row: 0, text: box.right + AWAY, width: cut < 0 ? 0 : widths[cut], cut };
}

const ending = (/** @type {Place} */ { box, text, width }) => (width ? text + width + GAP : box.right + 2);

/**
 * @typedef {object} Bin events that stand together
 * @property {number} at its middle
 * @property {number} count of all its events
 * @property {Box[]} boxes of those that were tried for a place
 * @property {number} sample number of one of those that were not; -1 for none
 *
 * @param {Box[]} rest
 * @param {number} bin width in pixels, wide enough for its "+N"
 * @param {import("./crowd.js").Tally | null} tally
 * @returns {Bin[]} those that are not empty
 */
function bins(rest, bin, tally) {
  /** @type {Map<number, Bin>} */
  const groups = new Map();
  const of = (/** @type {number} */ key) => {
    if (!groups.has(key)) groups.set(key, { at: (key + 0.5) * bin, count: 0, boxes: [], sample: -1 });
    return /** @type {Bin} */ (groups.get(key));
  };
  for (const box of rest) {
    const group = of(Math.floor((box.left + box.right) / 2 / bin));
    group.count += 1;
    group.boxes.push(box);
  }
  tally?.counts.forEach((count, index) => {
    if (!count) return;
    const group = of(index + tally.first);
    group.count += count;
    group.sample = tally.samples[index];
  });
  return [...groups.values()];
}
