// Search, filters, zones, lanes, downloads, language and theme.
import { byId, every, h } from "./dom.js";
import { choices, FACETS } from "./filter.js";
import { NO_FILTER } from "./store.js";
import { MAIN_ZONES, RELATIVE, isZone } from "./zones.js";
import { knowledge, rangeButtons, updateKnowledge, updateRanges } from "./travel.js";
import { download, KINDS } from "./downloads.js";
import { linkButton } from "./share.js";
import { applyTheme, nextTheme, storedTheme } from "./theme.js";

/**
 * @param {any} store
 * @param {any} chart drawn anew when only colours change, and saved
 */
export function showControls(store, chart) {
  let lang = "";
  store.listen((changed) => {
    if (lang !== store.state.lang) {
      lang = store.state.lang;
      build(store, chart);
    }
    if ([...changed].some((key) => key !== "from" && key !== "to")) update(store);
    updateRanges(store);
  });
  document.addEventListener("click", (event) => {
    for (const menu of every("details.menu[open]")) {
      if (!menu.contains(/** @type {Node} */ (event.target))) menu.removeAttribute("open");
    }
  });
}

/** Everything with words is made anew when the language changes. */
function build(store, chart) {
  const { t } = store;
  document.documentElement.lang = store.state.lang === "zh" ? "zh-CN" : "en";
  const title = store.data.settings.titles[store.state.lang];
  document.title = title;
  byId("title").textContent = title;
  byId("summary").textContent = summary(store);
  byId("skip").textContent = t("skip");
  byId("tools").replaceChildren(linkButton(store), languageButton(store), themeButton(store, chart));
  byId("filters").replaceChildren(
    searchBox(store),
    optionsButton(store),
    ...Object.keys(FACETS).map((name) => facetMenu(store, name)),
    resetButton(store),
    downloadMenu(store, chart),
  );
  byId("frame").replaceChildren(zoneChoice(store), ...knowledge(store));
  byId("range").replaceChildren(...rangeButtons(store), laneChoice(store));
  byId("views").replaceChildren(
    h("span", { class: "where", "aria-hidden": "true" }, title),
    ...["list", "chart", "table"].map((view) => viewButton(store, view)),
  );
  byId("keys").replaceChildren(
    h("span", { class: "with-keys" }, `${t("keysHelp")} · ${t("zoomHint")}`),
    h("span", { class: "with-fingers" }, t("touchHint")),
  );
  byId("chart").setAttribute("aria-label", t("chartLabel"));
}

function summary(store) {
  const sources = new Set(store.events.flatMap((event) => event.sources)).size;
  const articles = store.data.articles?.article_id.length;
  const n = store.events.length;
  const told = articles ? store.t("summary", { n, articles, sources }) : store.t("summaryEvents", { n, sources });
  const { left } = store.data.settings;
  return left ? `${told} · ${store.t("left", { n: left })}` : told;
}

function update(store) {
  const { state, t } = store;
  document.body.dataset.view = state.view;
  for (const button of every("#views button"))
    button.setAttribute("aria-pressed", String(button.dataset.view === state.view));
  for (const button of every("#frame [data-zone]"))
    button.setAttribute("aria-pressed", String(button.dataset.zone === state.zone));
  const other = byId("other-zone");
  other.value = MAIN_ZONES.includes(state.zone) || state.zone === RELATIVE ? "" : state.zone;
  other.classList.toggle("active", Boolean(other.value));
  const [n, all] = [store.shown.length, store.events.length];
  byId("count").textContent = n === all ? t("shown", { n }) : t("shownOf", { n, all });
  byId("options-count").textContent = chosen(state) ? ` ${chosen(state)}` : "";
  byId("reset").hidden = Object.entries(NO_FILTER).every(([name, none]) => state[name].length === none.length);
  for (const name of Object.keys(FACETS)) {
    byId(`facet-${name}`).textContent = state[name].length ? ` ${state[name].length}` : "";
    for (const box of every(`input[name="${name}"]`)) box.checked = state[name].includes(box.value);
  }
  const search = byId("search");
  if (search.value !== state.q) search.value = state.q;
  updateKnowledge(store);
}

/** How many choices of the filters are in use. */
const chosen = (/** @type {any} */ state) =>
  Object.keys(FACETS).reduce((sum, name) => sum + state[name].length, 0) + Number(state.known !== null);

const languageButton = (/** @type {any} */ store) =>
  h(
    "button",
    {
      type: "button",
      id: "language",
      lang: store.state.lang === "zh" ? "en" : "zh-CN",
      onclick: () => store.set({ lang: store.state.lang === "zh" ? "en" : "zh" }),
    },
    h("span", { class: "wide" }, store.t("language")),
    h("span", { class: "narrow" }, store.state.lang === "zh" ? "EN" : "中"),
  );

/** On a phone, filters and zones are put away until asked for. */
function optionsButton(store) {
  const { dataset } = document.body;
  const button = h("button", { type: "button", id: "options", class: "narrow", "aria-controls": "filters frame" });
  const tell = () => button.setAttribute("aria-expanded", String(dataset.options === "open"));
  button.addEventListener("click", () => {
    dataset.options = dataset.options === "open" ? "" : "open";
    tell();
  });
  button.append(store.t("options"), h("b", { id: "options-count" }));
  tell();
  return button;
}

function themeButton(store, chart) {
  const button = h("button", { type: "button", id: "theme" });
  const name = () => {
    const words = `${store.t("theme")}: ${store.t(document.documentElement.dataset.theme ?? storedTheme())}`;
    button.setAttribute("aria-label", words);
    button.replaceChildren(h("span", { "aria-hidden": "true" }, "◐"), h("span", { class: "wide" }, ` ${words}`));
  };
  button.addEventListener("click", () => {
    applyTheme(nextTheme(document.documentElement.dataset.theme ?? "auto"));
    name();
    chart.request();
  });
  name();
  return button;
}

function searchBox(store) {
  const input = h("input", {
    type: "search",
    id: "search",
    placeholder: store.t("search"),
    "aria-label": store.t("search"),
    autocomplete: "off",
    spellcheck: "false",
  });
  let timer = 0;
  input.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(() => store.set({ q: input.value }), 120);
  });
  return input;
}

/** A menu of check boxes; nothing checked means everything. */
function facetMenu(store, name) {
  const boxes = choices(store.events, name).map(([value, count]) =>
    h(
      "label",
      {},
      h("input", { type: "checkbox", name, value, onchange: () => toggle(store, name, value) }),
      h("span", {}, name === "source" ? value : store.t(`${name}:${value}`)),
      h("small", {}, String(count)),
    ),
  );
  return h(
    "details",
    { class: "menu facet" },
    h("summary", {}, store.t(name), h("b", { id: `facet-${name}` })),
    h("div", { class: "sheet" }, ...boxes),
  );
}

function toggle(store, name, value) {
  const now = store.state[name];
  store.set({ [name]: now.includes(value) ? now.filter((one) => one !== value) : [...now, value] });
}

const resetButton = (/** @type {any} */ store) =>
  h(
    "button",
    { type: "button", id: "reset", class: "quiet", onclick: () => store.set({ ...NO_FILTER }) },
    store.t("reset"),
  );

function zoneChoice(store) {
  const { t } = store;
  const zones = [...MAIN_ZONES, ...(store.anchor ? [RELATIVE] : [])];
  const buttons = zones.map((zone) =>
    h(
      "button",
      { type: "button", "data-zone": zone, onclick: () => store.set({ zone }) },
      zone === RELATIVE ? t("relative") : t(`zone:${zone}`),
    ),
  );
  const input = h("input", {
    id: "other-zone",
    list: "zone-names",
    placeholder: t("otherZone"),
    "aria-label": t("otherZone"),
    autocomplete: "off",
    spellcheck: "false",
  });
  input.addEventListener("change", () => {
    const zone = input.value.trim();
    const fits = isZone(zone);
    input.setCustomValidity(fits || !zone ? "" : "?");
    if (fits) store.set({ zone });
  });
  const names = (Intl.supportedValuesOf?.("timeZone") ?? []).map((zone) => h("option", { value: zone }));
  return h(
    "div",
    { class: "group", role: "group", "aria-label": t("zone") },
    h("span", { class: "name" }, t("zone")),
    h("span", { class: "segments" }, ...buttons, input),
    h("datalist", { id: "zone-names" }, ...names),
  );
}

function laneChoice(store) {
  const { t, state } = store;
  const select = h(
    "select",
    { id: "lanes", "aria-label": t("lanes"), onchange: () => store.set({ lanes: select.value }) },
    ...["phase", "source", "status", "none"].map((by) =>
      h("option", { value: by, selected: by === state.lanes }, t(by)),
    ),
  );
  return h("label", { class: "group lanes" }, h("span", { class: "name" }, t("lanes")), select);
}

function downloadMenu(store, chart) {
  const buttons = KINDS.map((kind) =>
    h("button", { type: "button", "data-download": kind, onclick: () => download(store, chart, kind) }, store.t(kind)),
  );
  return h(
    "details",
    { class: "menu right" },
    h("summary", {}, store.t("download")),
    h("div", { class: "sheet" }, ...buttons),
  );
}

const viewButton = (/** @type {any} */ store, /** @type {string} */ view) =>
  h("button", { type: "button", "data-view": view, onclick: () => store.set({ view }) }, store.t(view));
