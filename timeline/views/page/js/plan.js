// From the plan to what happened: the steps of one thread, and how late it was.

/**
 * @param {any} event
 * @returns {{known: number | null, start: number | null, end: number | null, text: string, source: string}[]}
 *   every announced time, in the order in which it became known
 */
export function plans(event) {
  if (event.history.length) return event.history;
  if (event.plannedStart === null && event.plannedEnd === null) return [];
  return [{ known: event.first, start: event.plannedStart, end: event.plannedEnd, text: "", source: "" }];
}

/**
 * @param {any} event
 * @returns {number | null} milliseconds by which it came later than planned; 0 when it came within the plan;
 *   null when there is no plan or nothing to compare it with
 */
export function slip(event) {
  if (event.plannedStart === null || event.start === null || event.status === "planned") return null;
  const end = Math.max(event.plannedEnd ?? 0, event.plannedStart + 1);
  const exact = end - event.plannedStart <= 60_000;
  if (exact) return event.start - event.plannedStart;
  if (event.start < event.plannedStart) return event.start - event.plannedStart;
  return event.start >= end ? event.start - end : 0;
}
