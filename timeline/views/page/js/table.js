// The table: everything at once, sortable, in pages.
import { byId, h } from "./dom.js";
import { besides, ownDay, tell } from "./when.js";
import { zoneName } from "./evidence.js";
import { fromAnchor } from "./card.js";
import { nothing } from "./list.js";

const PAGE = 200;

const COLUMNS = [
  {
    key: "time",
    text: (event, { tongue }) => tell(event, tongue),
    note: (event, store) => [beside(event, store.tongue), ownTime(event, store)].filter(Boolean).join(" · "),
    sort: (event) => event.start ?? event.end ?? Infinity,
  },
  { key: "title", text: (event) => event.title, sort: (event) => event.title },
  { key: "distance", text: (event, store) => fromAnchor(store, event), sort: (event) => event.start ?? Infinity },
  { key: "status", text: (event, { t }) => t(`status:${event.status}`), sort: (event) => event.status },
  {
    key: "precision",
    text: (event, { t }) => t(`precision:${event.precision}`),
    sort: (event, { order }) => order.indexOf(event.precision),
  },
  {
    key: "phase",
    text: (event, { t }) => (event.phase ? t(`phase:${event.phase}`) : ""),
    sort: (event) => ["lead-up", "summit", "aftermath", ""].indexOf(event.phase),
  },
  { key: "source", text: (event) => event.sources.join(", "), sort: (event) => -event.sources.length },
];
const PRECISIONS = [
  "second",
  "minute",
  "hour",
  "part",
  "day",
  "weekend",
  "week",
  "month",
  "quarter",
  "season",
  "half",
  "year",
  "decade",
  "century",
];

const beside = (/** @type {any} */ event, /** @type {any} */ tongue) => {
  const at = event.start ?? event.end;
  return at === null ? "" : besides(at, tongue);
};

/** A day of another zone as it was told there. */
const ownTime = (/** @type {any} */ event, /** @type {any} */ store) => {
  const own = ownDay(event, store.tongue);
  return own ? store.t("localDay", { x: own, zone: zoneName(store, event.zone) }) : "";
};

/**
 * @param {any} store
 */
export function showTable(store) {
  const node = byId("table");
  const view = { page: 0, sort: 0, down: false };
  const draw = () => node.replaceChildren(...content(store, view, draw));
  store.listen((changed) => {
    const others = [...changed].filter((key) => !["from", "to", "event"].includes(key));
    if (others.length) view.page = 0;
    if (store.state.view === "table") draw();
  });
}

function content(store, view, draw) {
  const { t } = store;
  if (!store.shown.length) return nothing(store);
  const rows = sorted(store, view);
  const pages = Math.ceil(rows.length / PAGE);
  const body = rows.slice(view.page * PAGE, (view.page + 1) * PAGE).map((event) => line(store, event));
  return [
    h(
      "div",
      { class: "scroll", tabindex: 0, role: "region", "aria-label": t("table") },
      h(
        "table",
        {},
        h("thead", {}, h("tr", {}, ...COLUMNS.map((column, index) => head(store, view, draw, column, index)))),
        h("tbody", {}, ...body),
      ),
    ),
    pages > 1 ? pager(t, view, pages, draw) : null,
  ].filter(Boolean);
}

function sorted(store, view) {
  const { sort } = COLUMNS[view.sort];
  const keyed = store.shown.map((event, index) => ({ event, index, key: sort(event, { order: PRECISIONS }) }));
  const sign = view.down ? -1 : 1;
  keyed.sort((a, b) => (a.key < b.key ? -sign : a.key > b.key ? sign : a.index - b.index));
  return keyed.map(({ event }) => event);
}

function head(store, view, draw, column, index) {
  const active = view.sort === index;
  const press = () => {
    Object.assign(view, { sort: index, down: active && !view.down, page: 0 });
    draw();
  };
  const name = store.t(column.key);
  return h(
    "th",
    { scope: "col", "aria-sort": active ? (view.down ? "descending" : "ascending") : "none" },
    h(
      "button",
      { type: "button", title: store.t("sortBy", { x: name }), onclick: press },
      name,
      h("span", { "aria-hidden": "true" }, active ? (view.down ? " ↓" : " ↑") : ""),
    ),
  );
}

function line(store, event) {
  const cells = COLUMNS.map((column) => {
    const text = column.text(event, store);
    const note = column.note?.(event, store);
    if (column.key !== "title") return h("td", { class: column.key }, text, note ? h("small", {}, ` ${note}`) : null);
    return h("th", { scope: "row" }, h("button", { type: "button", onclick: () => store.select(event.id) }, text));
  });
  return h("tr", { "data-id": event.id, "aria-current": event.id === store.state.event ? "true" : null }, ...cells);
}

function pager(t, view, pages, draw) {
  const turn = (/** @type {number} */ by) => () => {
    view.page += by;
    draw();
  };
  return h(
    "p",
    { class: "pager" },
    h("button", { type: "button", disabled: view.page === 0, onclick: turn(-1) }, t("previous")),
    h("span", {}, t("page", { n: view.page + 1, all: pages })),
    h("button", { type: "button", disabled: view.page === pages - 1, onclick: turn(1) }, t("next")),
  );
}
