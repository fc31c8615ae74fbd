// What the reader has chosen, what follows from it, and who wants to know.
import { translator } from "./i18n.js";
import { RELATIVE } from "./zones.js";
import { asKnown, publications } from "./known.js";
import { filtered } from "./filter.js";
import { middle, opening, stripSpan } from "./range.js";
import { usualYear } from "./data.js";
import { besides, tell } from "./when.js";

export const NO_FILTER = { q: "", source: [], status: [], precision: [], phase: [] };

/**
 * @param {any} data the embedded tables
 * @param {any[]} events
 * @param {any} chosen the choices of the address
 */
export function createStore(data, events, chosen) {
  const anchor = data.anchor;
  const [from, to] = opening(events, anchor);
  const defaults = {
    ...NO_FILTER,
    event: anchor?.event || null,
    from,
    to,
    zone: homeZone(events, anchor),
    lang: data.settings.lang,
    lanes: "phase",
    view: "list",
    known: null,
  };
  const facts = {
    data,
    events,
    anchor,
    defaults,
    year: usualYear(events, anchor),
    strip: stripSpan(events, anchor),
    moments: publications(events),
    byId: byIdOf(events),
  };
  const state = { ...defaults, ...chosen };
  if (!anchor && state.zone === RELATIVE) state.zone = defaults.zone;
  if (!facts.byId.has(state.event)) state.event = state.event === "" ? null : defaults.event;
  return new Store(facts, state);
}

/** The zone of the anchor event, else of most events. */
function homeZone(events, anchor) {
  const own = events.find((event) => event.id === anchor?.event);
  if (own) return own.zone;
  const counts = new Map();
  for (const event of events) counts.set(event.zone, (counts.get(event.zone) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))[0]?.[0] ?? "UTC";
}

class Store {
  /**
   * @param {any} facts what never changes
   * @param {any} state the reader's choices
   */
  constructor(facts, state) {
    this.data = facts.data;
    this.events = facts.events;
    this.anchor = facts.anchor;
    this.defaults = facts.defaults;
    this.year = facts.year;
    this.strip = facts.strip;
    this.moments = facts.moments;
    this.byId = facts.byId;
    this.state = state;
    /** @type {((changed: Set<string>) => void)[]} */
    this.listeners = [];
    /** @type {(() => void)[]} */
    this.selecting = [];
    /** @type {any[]} the events as they are known at the chosen moment */
    this.known = [];
    /** @type {Map<string | null, any>} */
    this.knownById = new Map();
    /** @type {any[]} those of them that the filters let through, in order of time */
    this.shown = [];
    this.t = translator(state.lang);
    this.derive(new Set(Object.keys(state)));
  }

  /** Change some choices; everybody who listens is told which. */
  set(patch) {
    const changed = new Set(Object.keys(patch).filter((key) => this.state[key] !== patch[key]));
    if (!changed.size) return;
    Object.assign(this.state, patch);
    this.derive(changed);
    for (const listener of this.listeners) listener(changed);
  }

  /** Tell somebody each time an event is asked for, be it the selected one again. */
  listenToSelecting(listener) {
    this.selecting.push(listener);
  }

  listen(listener) {
    this.listeners.push(listener);
    listener(new Set(Object.keys(this.state)));
  }

  derive(changed) {
    if (changed.has("known")) {
      this.known = asKnown(this.events, this.state.known);
      this.knownById = this.known === this.events ? this.byId : byIdOf(this.known);
    }
    if (["known", ...Object.keys(NO_FILTER)].some((key) => changed.has(key))) {
      this.shown = filtered(this.known, this.state).sort(byTime);
    }
    this.t = translator(this.state.lang);
  }

  /** How times are told now. */
  get tongue() {
    return {
      zone: this.state.zone,
      lang: this.state.lang,
      t: this.t,
      anchor: this.anchor?.start ?? null,
      year: this.year,
    };
  }

  /** What the anchor is and when, as exact as its event; the time alone where it is no event. */
  anchorWords() {
    const { start, event } = this.anchor;
    const own = this.byId.get(event) ?? { title: "", start, end: start, precision: "minute" };
    return { title: own.title, time: `${tell(own, this.tongue)} ${besides(start, this.tongue)}`.trim() };
  }

  /** The selected event as it is known now; null when there is none. */
  get selected() {
    return this.knownById.get(this.state.event) ?? null;
  }

  /** Select the neighbour of the selected event among those shown. */
  step(by) {
    if (!this.shown.length) return;
    const at = this.shown.findIndex((event) => event.id === this.state.event);
    const next = at < 0 ? (by > 0 ? 0 : this.shown.length - 1) : Math.min(Math.max(at + by, 0), this.shown.length - 1);
    this.select(this.shown[next].id);
  }

  /** Select an event and bring it into the range shown. */
  select(id) {
    const event = this.byId.get(id);
    const at = event ? middle(event) : null;
    const { from, to } = this.state;
    const patch = { event: id };
    if (at !== null && (at < from || at > to)) {
      Object.assign(patch, { from: Math.round(at - (to - from) / 2), to: Math.round(at + (to - from) / 2) });
    }
    this.set(patch);
    for (const listener of this.selecting) listener();
  }
}

const byIdOf = (/** @type {any[]} */ events) => new Map(events.map((event) => [event.id, event]));

/** In order of time, the unknown last; ties by the end, then by id. */
function byTime(a, b) {
  const key = (/** @type {any} */ event) => event.start ?? event.end ?? Infinity;
  return key(a) - key(b) || (a.end ?? Infinity) - (b.end ?? Infinity) || (a.id < b.id ? -1 : 1);
}
