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

/**
 * @param {any} store
 * @param {string} kind csv, json, ics, png or svg
 */
export async function download(store, kind) {
  try {
    const url = FILES[kind] ? fileUrl(store, kind) : await imageUrl(kind);
    save(url, `timeline.${kind}`);
  } catch {
    byId("live").textContent = store.t("noDownload");
  }
}

function fileUrl(store, kind) {
  const { type, make } = FILES[kind];
  return URL.createObjectURL(new Blob([make(store)], { type: `${type};charset=utf-8` }));
}

async function imageUrl(kind) {
  const node = byId("chart");
  const background = getComputedStyle(document.documentElement).getPropertyValue("--surface").trim();
  const layout = { ...node.layout, paper_bgcolor: background };
  const figure = { data: node.data, layout, config: { staticPlot: true } };
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
