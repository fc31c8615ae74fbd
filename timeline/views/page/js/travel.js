// Moving in time: the buttons of the range, and the moment of knowledge.
import { byId, h } from "./dom.js";
import { after, before, opening, padded, wholeSpan, zoomed } from "./range.js";
import { HOUR } from "./zones.js";
import { besides, tell } from "./when.js";

/**
 * Named stretches, and the two steps of zooming.
 * @param {any} store
 * @returns {any[]}
 */
export function rangeButtons(store) {
  const { t, anchor } = store;
  const go = (/** @type {[number, number]} */ [from, to]) => store.set({ from: Math.round(from), to: Math.round(to) });
  const zoom = (/** @type {number} */ factor) => () =>
    go(zoomed([store.state.from, store.state.to], factor, (store.state.from + store.state.to) / 2));
  const named = [
    ["fitAll", () => go(padded(wholeSpan(store.shown) ?? [store.state.from, store.state.to]))],
    ["fitNews", () => go(opening(store.events, anchor))],
    ...(anchor
      ? [
          ["fitBefore", () => go(before(opening(store.events, anchor), anchor))],
          ["fitDay", () => go([anchor.start - 14 * HOUR, anchor.end + 14 * HOUR])],
          ["fitMinutes", () => go([anchor.start - HOUR, Math.max(anchor.end, anchor.start) + 4.5 * HOUR])],
          ["fitAfter", () => go(after(opening(store.events, anchor), anchor))],
        ]
      : []),
  ];
  return [
    h(
      "span",
      { class: "segments" },
      ...named.map(([key, press]) => h("button", { type: "button", onclick: press, "data-range": key }, t(key))),
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
  const words =
    known === null
      ? store.t("knownAll")
      : store.t("knownUntil", {
          time: `${tell({ start: known, end: known, precision: "minute" }, store.tongue)} ${besides(known, store.tongue)}`,
        });
  byId("known-time").textContent = words;
  input.setAttribute("aria-valuetext", words);
}
