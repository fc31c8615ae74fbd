// Saving what is shown.
import { byId, plotly } from "./dom.js";
import { toCsv, toJson } from "./formats.js";
import { toIcs } from "./ics.js";

/** The rows shown, in the order of the table. */
const numbers = (/** @type {any} */ store) => store.shown.map((event) => event.number).sort((a, b) => a - b);

const FILES = {
  csv: { type: "text/csv", make: (/** @type {any} */ store) => toCsv(store.data, numbers(store)) },
  json: { type: "application/json", make: (/** @type {any} */ store) => toJson(store.data, numbers(store)) },
  ics: { type: "text/calendar", make: (/** @type {any} */ store) => toIcs(store.shown) },
};

export const KINDS = ["csv", "json", "ics", "png", "svg"];

/** Size of the picture of a chart that is not on the screen, in pixels. */
const UNSEEN = { width: 1000, height: 620 };

/**
 * @param {any} store
 * @param {any} chart
 * @param {string} kind csv, json, ics, png or svg
 */
export async function download(store, chart, kind) {
  try {
    const url = FILES[kind] ? fileUrl(store, kind) : await imageUrl(chart, kind);
    save(url, `timeline.${kind}`);
  } catch {
    byId("live").textContent = store.t("noDownload");
  }
}

function fileUrl(store, kind) {
  const { type, make } = FILES[kind];
  return URL.createObjectURL(new Blob([make(store)], { type: `${type};charset=utf-8` }));
}

/** The chart as it is seen; where the list or the table is in its place, as it would be. */
async function imageUrl(chart, kind) {
  const { clientWidth, clientHeight } = chart.node;
  const size = clientWidth ? { width: clientWidth, height: clientHeight } : UNSEEN;
  const { traces, layout: plain } = chart.picture(size.width, size.height);
  const background = getComputedStyle(document.documentElement).getPropertyValue("--surface").trim();
  const layout = { ...plain, paper_bgcolor: background };
  const figure = { data: traces, layout, config: { staticPlot: true } };
  return plotly().toImage(figure, {
    format: kind,
    width: layout.width,
    height: layout.height,
    scale: kind === "png" ? 2 : 1,
  });
}

function save(url, name) {
  const anchor = document.createElement("a");
  anchor.href = url;
  anchor.download = name;
  document.body.append(anchor);
  anchor.click();
  anchor.remove();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
