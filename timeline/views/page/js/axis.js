// The time axis: where an instant stands on it.
import { RELATIVE, fromWall, wall } from "./zones.js";

/** Where the anchor stands on the axis of distances: any round date will do, since its ticks are our own. */
export const ZERO = Date.UTC(2000, 0, 1);

/**
 * @param {number} instant epoch milliseconds
 * @param {string} zone
 * @param {number | null} anchor
 * @returns {number} the place on the axis, as wall-clock time as if it were UTC
 */
export function toAxis(instant, zone, anchor) {
  return zone === RELATIVE ? instant - (anchor ?? 0) + ZERO : wall(instant, zone);
}

/**
 * @param {number} place
 * @param {string} zone
 * @param {number | null} anchor
 * @returns {number} epoch milliseconds
 */
export function fromAxis(place, zone, anchor) {
  return zone === RELATIVE ? place - ZERO + (anchor ?? 0) : fromWall(place, zone);
}
