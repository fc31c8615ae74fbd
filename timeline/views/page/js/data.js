// The embedded tables → events with their mentions and articles.
import { wall } from "./zones.js";

/**
 * @param {Document} document
 * @returns {Promise<any>} the embedded data
 */
export async function readEmbedded(document) {
  const element = /** @type {HTMLElement} */ (document.getElementById("data"));
  const text = /** @type {string} */ (element.textContent);
  if (element.dataset.packed === undefined) return unpooled(JSON.parse(text));
  const bytes = Uint8Array.from(atob(text.trim()), (char) => char.charCodeAt(0));
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate"));
  return unpooled(JSON.parse(await new Response(stream).text()));
}

/**
 * @param {any} data tables whose columns say where in a pool their values are
 * @returns {any} the same with the values
 */
export function unpooled({ pools, ...data }) {
  const column = (/** @type {any} */ one) => (Array.isArray(one) ? one : one.at.map((at) => pools[one.of][at]));
  for (const name of ["events", "mentions", "articles"]) {
    if (!data[name]) continue;
    data[name] = Object.fromEntries(Object.entries(data[name]).map(([key, one]) => [key, column(one)]));
  }
  return data;
}

/**
 * @param {any} data
 * @returns {any[]} events in the order of the table
 */
export function eventsOf(data) {
  const mentions = mentionsOf(data);
  return rows(data.events).map((row, number) => ({
    number,
    id: row.event_id,
    offset: row.offset ?? "",
    title: row.title,
    phase: row.phase ?? "",
    start: row.start_utc,
    end: row.end_utc,
    zone: row.zone || "UTC",
    zoneBasis: row.zone_basis ?? "",
    precision: row.precision ?? "day",
    kind: row.kind ?? "point",
    modifier: row.modifier ?? "",
    status: row.status ?? "unclear",
    plannedStart: row.planned_start_utc ?? null,
    plannedEnd: row.planned_end_utc ?? null,
    articleCount: row.article_count ?? 0,
    sourceCount: row.source_count ?? 0,
    sources: row.sources ?? [],
    urls: row.urls ?? [],
    quote: row.quote ?? "",
    confidence: row.confidence ?? null,
    importance: row.importance ?? 0,
    first: row.first_published_utc ?? null,
    last: row.last_published_utc ?? null,
    assumed: row.assumed ?? [],
    disagreement: row.disagreement ?? "",
    history: plansOf(row.plan_history ?? []),
    mentions: mentions.get(row.event_id) ?? [],
    cache: {},
  }));
}

/** Event id → its mentions, each with its article, in order of publication. */
function mentionsOf(data) {
  const found = new Map();
  if (!data.mentions) return found;
  const articles = new Map((data.articles ? rows(data.articles) : []).map((row) => [row.article_id, row]));
  for (const row of rows(data.mentions)) {
    const mention = { ...row, published: row.published_utc ?? null, article: articles.get(row.article_id) ?? null };
    if (!found.has(row.event_id)) found.set(row.event_id, []);
    found.get(row.event_id).push(mention);
  }
  for (const list of found.values()) list.sort((a, b) => (a.published ?? Infinity) - (b.published ?? Infinity));
  return found;
}

/** Plans in the order in which they became known; one told again is one, with all its sources. */
function plansOf(records) {
  const found = new Map();
  for (const record of records) {
    const key = `${record.planned_start_utc} ${record.planned_end_utc}`;
    const plan = found.get(key) ?? {
      known: time(record.known_utc),
      start: time(record.planned_start_utc),
      end: time(record.planned_end_utc),
      text: record.text ?? "",
      precision: record.precision || "day",
      sources: [],
    };
    if (record.source && !plan.sources.includes(record.source)) plan.sources.push(record.source);
    found.set(key, plan);
  }
  return [...found.values()];
}

const time = (/** @type {string | undefined} */ text) => (text ? Date.parse(text) : null);

/** Columns → rows. */
function rows(columns) {
  const names = Object.keys(columns);
  const count = names.length ? columns[names[0]].length : 0;
  return Array.from({ length: count }, (_, row) => Object.fromEntries(names.map((name) => [name, columns[name][row]])));
}

/**
 * @param {any[]} events
 * @param {any} anchor
 * @returns {number} the year that goes without saying: the anchor's, else that of most events
 */
export function usualYear(events, anchor) {
  if (anchor) return new Date(anchor.start).getUTCFullYear();
  const counts = new Map();
  for (const event of events) {
    if (event.start === null) continue;
    const year = new Date(wall(event.start, event.zone)).getUTCFullYear();
    counts.set(year, (counts.get(year) ?? 0) + 1);
  }
  return [...counts].sort((a, b) => b[1] - a[1] || b[0] - a[0])[0]?.[0] ?? 0;
}
