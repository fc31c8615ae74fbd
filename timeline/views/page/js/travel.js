// Moving in time: the buttons of the range, and the moment of knowledge.
import { byId, every, h } from "./dom.js";
import { after, before, padded, wholeSpan, zoomed } from "./range.js";
import { HOUR } from "./zones.js";
import { besides, tell } from "./when.js";

/**
 * @param {any} store
 * @returns {Record<string, [number, number]>} the stretches that have a name
 */
function namedRanges({ shown, anchor, defaults, state }) {
  const news = /** @type {[number, number]} */ ([defaults.from, defaults.to]);
  if (whole.shown !== shown) Object.assign(whole, { shown, span: wholeSpan(shown) });
  const everything = whole.span ? padded(whole.span) : /** @type {[number, number]} */ ([state.from, state.to]);
  if (!anchor) return { fitAll: everything, fitNews: news };
  return {
    fitAll: everything,
    fitNews: news,
    fitBefore: before(news, anchor),
    fitDay: [anchor.start - 14 * HOUR, anchor.end + 14 * HOUR],
    fitMinutes: [anchor.start - HOUR, Math.max(anchor.end, anchor.start) + 4.5 * HOUR],
    fitAfter: after(news, anchor),
  };
}

/** The span of the events shown, found once for them: pressing and panning ask for it again and again. */
const whole = {
  /** @type {any[] | null} */
  shown: null,
  /** @type {[number, number] | null} */
  span: null,
};

/**
 * Show which named stretch the chart has, if any.
 * @param {any} store
 */
export function updateRanges(store) {
  const { from, to } = store.state;
  const named = namedRanges(store);
  for (const button of every("[data-range]", byId("range"))) {
    const [start, end] = named[button.dataset.range];
    const pressed = String(Math.round(start) === from && Math.round(end) === to);
    if (button.getAttribute("aria-pressed") !== pressed) button.setAttribute("aria-pressed", pressed);
  }
}

/**
 * Named stretches, and the two steps of zooming.
 * @param {any} store
 * @returns {any[]}
 */
export function rangeButtons(store) {
  const { t } = store;
  const go = (/** @type {[number, number]} */ [from, to]) => store.set({ from: Math.round(from), to: Math.round(to) });
  const zoom = (/** @type {number} */ factor) => () =>
    go(zoomed([store.state.from, store.state.to], factor, (store.state.from + store.state.to) / 2));
  return [
    h(
      "span",
      { class: "segments" },
      ...Object.keys(namedRanges(store)).map((key) =>
        h("button", { type: "button", "data-range": key, onclick: () => go(namedRanges(store)[key]) }, t(key)),
      ),
    ),
    h(
      "span",
      { class: "segments" },
      h("button", { type: "button", id: "zoom-out", "aria-label": t("zoomOut"), onclick: zoom(2) }, "−"),
      h("button", { type: "button", id: "zoom-in", "aria-label": t("zoomIn"), onclick: zoom(0.5) }, "+"),
    ),
  ];
}

/**
 * What was known when: from the first publication to the last.
 * @param {any} store
 * @returns {any[]} nothing where there is no choice
 */
export function knowledge(store) {
  const { moments, t } = store;
  if (moments.length < 2) return [];
  const input = h("input", {
    type: "range",
    id: "known",
    min: 0,
    max: moments.length,
    step: 1,
    "aria-label": t("known"),
  });
  input.addEventListener("input", () => store.set({ known: moments[Number(input.value)] ?? null }));
  return [
    h(
      "div",
      { class: "group knowledge" },
      h("label", { for: "known", class: "name" }, t("known")),
      input,
      h("output", { id: "known-time", for: "known" }),
    ),
  ];
}

/**
 * @param {any} store
 */
export function updateKnowledge(store) {
  const input = byId("known");
  if (!input) return;
  const { known } = store.state;
  const found = known === null ? store.moments.length : store.moments.findLastIndex((moment) => moment <= known);
  input.value = String(Math.max(found, 0));
  const at = known ?? store.moments[store.moments.length - 1];
  const time = `${tell({ start: at, end: at, precision: "minute" }, store.tongue)} ${besides(at, store.tongue)}`.trim();
  const words = store.t(known === null ? "knownAll" : "knownUntil", { time });
  byId("known-time").textContent = words;
  input.setAttribute("aria-valuetext", words);
}
