// Small drawings of marks, for the list and the legend: the same shapes as in the chart.
import { byId, h, svg } from "./dom.js";
import { glyphOf } from "./glyphs.js";
import { narrowing } from "./plan.js";

const LINE = { fill: "none", stroke: "currentColor", "stroke-width": "1.6" };

const POINTS = {
  happened: () => [svg("circle", { cx: 11, cy: 7, r: 4.6, fill: "currentColor" })],
  planned: () => [svg("path", { d: "M11 1.8 16.2 7 11 12.2 5.8 7Z", ...LINE })],
  cancelled: () => [svg("path", { d: "M7 3l8 8M15 3l-8 8", ...LINE })],
  postponed: () => [svg("path", { d: "M11 3.4 18 7 11 10.6 4 7Z", ...LINE })],
  unclear: () => [svg("circle", { cx: 11, cy: 7, r: 4.4, ...LINE })],
};

const box = (/** @type {number} */ opacity) =>
  svg("rect", { x: 1, y: 3, width: 20, height: 8, fill: "currentColor", opacity });

const SHAPES = {
  bar: (/** @type {string} */ status) => [status === "happened" ? box(0.35) : box(0.1), ...hatch(status)],
  span: (/** @type {string} */ status) => (status === "happened" ? [box(0.8)] : [box(0.1), ...hatch(status)]),
  deadline: () => [
    ...[0.1, 0.25, 0.45].map((opacity, at) =>
      svg("rect", { x: 1 + at * 4, y: 4, width: 4, height: 6, fill: "currentColor", opacity }),
    ),
    svg("path", { d: "M13 2 21 7 13 12Z", fill: "currentColor" }),
  ],
  open: () => [
    svg("circle", { cx: 4, cy: 7, r: 3.4, fill: "currentColor" }),
    ...[0.6, 0.35, 0.15].map((opacity, at) =>
      svg("rect", { x: 8 + at * 4.4, y: 4, width: 4.4, height: 6, fill: "currentColor", opacity }),
    ),
  ],
};

function hatch(status) {
  const lines = {
    planned: "M4 11 8 3M9 11l4-8M14 11l4-8",
    cancelled: "M3 3l16 8M3 11l16-8",
    postponed: "M2 5.6h18M2 8.4h18",
    unclear: "M4 7h1M8 7h1M12 7h1M16 7h1",
  };
  if (!lines[status]) return [];
  return [
    svg("rect", { x: 1.6, y: 3.6, width: 18.8, height: 6.8, ...LINE, "stroke-width": "1" }),
    svg("path", { d: lines[status], ...LINE, "stroke-width": "1" }),
  ];
}

/**
 * @param {string | null} glyph
 * @param {string} status
 * @returns {HTMLElement} an icon in the current colour
 */
export function icon(glyph, status) {
  return drawing(SHAPES[glyph ?? ""]?.(status) ?? (POINTS[status] ?? POINTS.unclear)());
}

const drawing = (/** @type {any[]} */ parts) =>
  svg("svg", { viewBox: "0 0 22 14", width: 22, height: 14, class: "icon", "aria-hidden": "true" }, parts);

/** Whether more has changed than the range. */
const concernsShown = (/** @type {Set<string>} */ changed) =>
  [...changed].some((key) => !["from", "to", "view", "lanes"].includes(key));

const ENTRIES = [
  ["mark", "happened", "legendPoint"],
  ["mark", "planned", "legendPlanned"],
  ["bar", "happened", "legendDay"],
  ["bar", "planned", "legendWindow"],
  ["span", "happened", "legendRange"],
  ["deadline", "planned", "legendDeadline"],
  ["open", "happened", "legendOpen"],
  ["mark", "cancelled", "legendCancelled"],
  ["mark", "unclear", "legendUnclear"],
];

/** The legend tells the shapes that are there. */
export function showLegend(store) {
  store.listen((changed) => {
    if (!concernsShown(changed)) return;
    const there = new Set(store.shown.map((event) => `${glyphOf(event)} ${event.status}`));
    const kinds = new Set(store.shown.map((event) => glyphOf(event)));
    const wanted = ENTRIES.filter(
      ([glyph, status]) =>
        there.has(`${glyph} ${status}`) || (["deadline", "open", "span"].includes(glyph) && kinds.has(glyph)),
    );
    byId("legend").replaceChildren(
      ...wanted.map(([glyph, status, key]) => h("li", {}, icon(glyph, status), store.t(key))),
      ...others(store),
    );
  });
}

/** Thinner and fainter than a planned event. */
const announced = () =>
  svg("path", { d: "M1.5 4.8h19v4.4h-19zM4 9.2l3-4.4M9 9.2l3-4.4M14 9.2l3-4.4", ...LINE, "stroke-width": "0.9" });

/** What stands in the chart beside events: a thread of plans, the moment of knowledge, counts (shown when there are). */
function others({ selected, state, t }) {
  const thread = narrowing(selected, 1).length ? [h("li", {}, drawing([announced()]), t("legendThread"))] : [];
  const line = svg("path", { d: "M11 0v14", ...LINE, "stroke-dasharray": "4 2.5" });
  const known = state.known === null ? [] : [h("li", {}, drawing([line]), t("legendKnown"))];
  const count = [
    svg("rect", { x: 0, y: 1, width: 22, height: 12, fill: "currentColor", opacity: 0.16 }),
    svg("text", { x: 11, y: 10.5, "text-anchor": "middle", "font-size": 9.5, fill: "currentColor" }, "+N"),
  ];
  return [...thread, ...known, h("li", { class: "rest" }, drawing(count), t("legendRest"))];
}
