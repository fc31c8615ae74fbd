// Which events are shown: search words and the choices of four filters.

/** The filters, and what an event has of each. */
export const FACETS = {
  source: (/** @type {any} */ event) => event.sources,
  status: (/** @type {any} */ event) => [event.status],
  precision: (/** @type {any} */ event) => [event.precision],
  phase: (/** @type {any} */ event) => [event.phase],
};

/**
 * @param {string} text
 * @returns {string} folded for search: full-width forms, case and accents do not matter
 */
export function fold(text) {
  return text
    .normalize("NFKD")
    .replace(/[\u0300-\u036f]/g, "")
    .toLowerCase();
}

/**
 * @param {any} event
 * @returns {string} everything of it that is searched, folded once and kept
 */
function haystack(event) {
  event.cache.haystack ??= fold(
    [event.title, event.quote, ...event.sources, ...event.mentions.map((mention) => mention.sentence)].join("\n"),
  );
  return event.cache.haystack;
}

/**
 * @param {any[]} events
 * @param {{q: string, source: string[], status: string[], precision: string[], phase: string[]}} wanted
 * @returns {any[]} the events with all search words and, of each filter in use, one of its choices
 */
export function filtered(events, wanted) {
  const words = fold(wanted.q).split(/\s+/).filter(Boolean);
  const facets = Object.entries(FACETS).filter(([name]) => wanted[name].length);
  return events.filter(
    (event) =>
      words.every((word) => haystack(event).includes(word)) &&
      facets.every(([name, of]) => of(event).some((value) => wanted[name].includes(value))),
  );
}

/**
 * @param {any[]} events
 * @param {string} name of a filter
 * @returns {[string, number][]} its choices with their numbers of events, most first
 */
export function choices(events, name) {
  const counts = new Map();
  for (const event of events) {
    for (const value of new Set(FACETS[name](event))) counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  return [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
}
