// Which stretch of time is shown: at first, by the buttons, and by the strip below the chart.
import { DAY, HOUR } from "./zones.js";

/** How far from the anchor the page opens at most. */
const NEAR = 14 * DAY;

/** How much the strip shows on either side of what the page opens with, in lengths of that. */
const STRIP_ROOM = 1;

/**
 * @typedef {[number, number]} Range from and to, epoch milliseconds
 */

/**
 * @param {any[]} events
 * @returns {Range | null} from the first bound to the last
 */
export function wholeSpan(events) {
  const bounds = events.flatMap((event) => [event.start, event.end]).filter((bound) => bound !== null);
  return bounds.length ? [least(bounds), greatest(bounds)] : null;
}

/**
 * @param {any[]} events
 * @param {{start: number, end: number} | null} anchor
 * @returns {Range} what the page opens with: the days of the news around the anchor
 */
export function opening(events, anchor) {
  if (!anchor) return padded(coreBounds(events));
  const near = events.filter((event) => Math.abs((middle(event) ?? Infinity) - anchor.start) < NEAR);
  const span = wholeSpan(near.filter((event) => event.end !== null && event.end - event.start <= 2 * DAY));
  const [from, to] = span ?? [anchor.start - DAY, anchor.end + DAY];
  const start = Math.max(Math.min(from, anchor.start - DAY), anchor.start - NEAR);
  return padded([start, Math.min(Math.max(to, anchor.end + DAY), anchor.end + NEAR)]);
}

/**
 * @param {Range} range
 * @param {{start: number}} anchor
 * @returns {Range} what of it lies before the anchor, with the anchor in sight
 */
export function before([from], { start }) {
  return [from, start + Math.max((start - from) * 0.08, HOUR)];
}

/**
 * @param {Range} range
 * @param {{start: number, end: number}} anchor
 * @returns {Range} what of it lies after the beginning of the anchor, with the anchor in sight
 */
export function after([, to], { start, end }) {
  const last = Math.max(to, end + HOUR);
  return [start - Math.max((last - start) * 0.08, HOUR), last];
}

/**
 * @param {any[]} events
 * @param {{start: number, end: number} | null} anchor
 * @returns {Range} what the strip shows: the core of the events, without what lies far off
 */
export function stripSpan(events, anchor) {
  const [from, to] = coreSpan(events);
  const [first, last] = opening(events, anchor);
  const room = STRIP_ROOM * (last - first);
  return padded([Math.min(Math.max(from, first - room), first), Math.max(Math.min(to, last + room), last)]);
}

/**
 * The bounds of the events without far-off ones: what lies beyond three times the middle half is left out.
 * @param {any[]} events
 * @returns {Range}
 */
function coreSpan(events) {
  const middles = events
    .map(middle)
    .filter((at) => at !== null)
    .sort((a, b) => a - b);
  if (!middles.length) return [0, DAY];
  const at = (/** @type {number} */ share) => middles[Math.floor((middles.length - 1) * share)];
  const reach = Math.max(3 * (at(0.75) - at(0.25)), 3 * DAY);
  const core = middles.filter((one) => one >= at(0.25) - reach && one <= at(0.75) + reach);
  return [core[0], core[core.length - 1]];
}

/** The bounds of the events of the core that are short for it: with a single day, that day. */
function coreBounds(events) {
  const core = coreSpan(events);
  const inside = events.filter((event) => {
    const at = middle(event);
    return at !== null && at >= core[0] && at <= core[1];
  });
  const short = inside.filter((event) => event.end - event.start <= Math.max(core[1] - core[0], 2 * DAY));
  return wholeSpan(short) ?? wholeSpan(inside) ?? core;
}

/**
 * @param {any} event
 * @returns {number | null}
 */
export function middle(event) {
  if (event.start === null) return event.end;
  return event.end === null ? event.start : (event.start + event.end) / 2;
}

/**
 * @param {Range} range
 * @param {number} share of its length added on both sides
 * @returns {Range}
 */
export function padded([from, to], share = 0.06) {
  const room = Math.max((to - from) * share, HOUR);
  return [Math.floor(from - room), Math.ceil(to + room)];
}

/**
 * @param {Range} range
 * @param {number} factor below 1 to zoom in
 * @param {number} at the instant that stays in place
 * @returns {Range}
 */
export function zoomed([from, to], factor, at) {
  const length = Math.min(Math.max((to - from) * factor, 60_000), 4000 * 366 * DAY);
  const share = (at - from) / (to - from);
  return [Math.round(at - length * share), Math.round(at + length * (1 - share))];
}

const least = (/** @type {number[]} */ values) => values.reduce((a, b) => Math.min(a, b), Infinity);
const greatest = (/** @type {number[]} */ values) => values.reduce((a, b) => Math.max(a, b), -Infinity);
