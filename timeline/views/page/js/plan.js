// From the plan to what happened: the steps of one thread, and how late it was.

/**
 * @param {any} event null for none
 * @returns {{known: number | null, start: number | null, end: number | null, text: string, precision: string,
 *   sources: string[]}[]} every announced time, in the order in which it became known
 */
export function plans(event) {
  if (!event) return [];
  if (event.history.length) return event.history;
  if (event.plannedStart === null && event.plannedEnd === null) return [];
  const precision = isExact(event.plannedStart, event.plannedEnd) ? "minute" : "day";
  return [{ known: null, start: event.plannedStart, end: event.plannedEnd, text: "", precision, sources: [] }];
}

/**
 * How a plan took shape: of the announced times, in the order in which they became known, each that was at
 * most half as long as all before it, or that moved it to another time.
 * @param {any} event
 * @param {number} most how many at most: moves are left out first, then the steps after the first
 * @returns {any[]} plans
 */
export function narrowing(event, most) {
  let least = Infinity;
  /** @type {{plan: any, narrower: boolean}[]} */
  const steps = [];
  for (const plan of plans(event)) {
    if (plan.start === null && plan.end === null) continue;
    const length = (plan.end ?? Infinity) - (plan.start ?? -Infinity);
    const narrower = !steps.length || length <= least / 2;
    const moved = length <= least && isApart(plan, steps[steps.length - 1]?.plan ?? plan);
    if (!narrower && !moved) continue;
    steps.push({ plan, narrower });
    least = Math.min(least, length);
  }
  while (steps.length > most) {
    const at = steps.findIndex(({ narrower }) => !narrower);
    steps.splice(at < 0 ? 1 : at, 1);
  }
  return steps.map(({ plan }) => plan);
}

/** Whether two announced times have nothing in common. */
const isApart = (/** @type {any} */ one, /** @type {any} */ other) =>
  (one.start ?? -Infinity) >= (other.end ?? Infinity) || (other.start ?? -Infinity) >= (one.end ?? Infinity);

/** A plan by the clock, against a window. */
const isExact = (/** @type {number | null} */ start, /** @type {number | null} */ end) =>
  start !== null && (end === null || end - start <= 60_000);

/**
 * @param {any} event
 * @returns {number | null} milliseconds by which it came later than planned; 0 when it came within the plan;
 *   null when there is no plan or nothing to compare it with
 */
export function slip(event) {
  if (event.plannedStart === null || event.start === null || event.status === "planned") return null;
  const end = Math.max(event.plannedEnd ?? 0, event.plannedStart + 1);
  if (isExact(event.plannedStart, end)) return event.start - event.plannedStart;
  if (event.start < event.plannedStart) return event.start - event.plannedStart;
  return event.start >= end ? event.start - end : 0;
}
