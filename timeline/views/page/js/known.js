// What was known at a moment: only what had been published by then.
import { narrowing, plans } from "./plan.js";

/**
 * @param {any[]} events
 * @param {number | null} until epoch milliseconds; null for everything
 * @returns {any[]} the events known then; those whose outcome was not known yet as the plans they were
 */
export function asKnown(events, until) {
  if (until === null) return events;
  return events
    .filter((event) => event.first === null || event.first <= until)
    .map((event) => asKnownThen(event, until));
}

function asKnownThen(event, until) {
  const mentions = event.mentions.filter((mention) => mention.published === null || mention.published <= until);
  const history = event.history.filter((plan) => plan.known === null || plan.known <= until);
  const known = {
    ...event,
    cache: mentions.length === event.mentions.length ? event.cache : {},
    mentions,
    history,
    sources: mentions.length ? sourcesOf(mentions, event) : event.sources,
  };
  const outcome = outcomeKnown(event);
  const plan = history.length ? narrowing(known, Infinity).pop() : plans({ ...event, history: [] })[0];
  if (!plan || outcome === null || outcome <= until) return known;
  const { start, end, precision } = plan;
  return {
    ...known,
    status: "planned",
    start,
    end,
    precision,
    modifier: "",
    kind: "point",
    plannedStart: null,
    plannedEnd: null,
    disagreement: "",
    offset: "",
  };
}

/**
 * When the first text was published that can tell the outcome; null when none does, or none is told at all. A text from
 * before the event cannot tell that it happened, however its words were read.
 */
function outcomeKnown(event) {
  if (!event.mentions.length || event.status === "planned") return null;
  const earliest = event.status === "happened" ? (event.start ?? -Infinity) : -Infinity;
  const told = event.mentions
    .filter(({ status, published }) => status !== "planned" && published !== null && published >= earliest)
    .map(({ published }) => published);
  return told.length ? Math.min(...told) : null;
}

function sourcesOf(mentions, event) {
  const known = new Set(mentions.map((mention) => mention.source));
  return event.sources.filter((source) => known.has(source));
}

/**
 * @param {any[]} events
 * @returns {number[]} the moments at which something new became known, in order
 */
export function publications(events) {
  const moments = new Set();
  for (const event of events) {
    if (event.first !== null) moments.add(event.first);
    for (const mention of event.mentions) if (mention.published !== null) moments.add(mention.published);
  }
  return [...moments].sort((a, b) => a - b);
}
