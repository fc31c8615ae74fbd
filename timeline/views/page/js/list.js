// The list: the same events, by day. It serves phones, keyboards, screen readers and print.
import { byId, every, h } from "./dom.js";
import { icon } from "./legend.js";
import { glyphOf } from "./glyphs.js";
import { besides, day, distance, isWhole, ownDay, tell, tellShort, weekday } from "./when.js";
import { zoneName } from "./evidence.js";
import { DAY, RELATIVE, wall } from "./zones.js";
import { NO_FILTER } from "./store.js";

const PORTION = 200;
const BEFORE = 60;

/**
 * @param {any} store
 */
export function showList(store) {
  const node = byId("list");
  /** @type {[number, number]} */
  let stretch = [0, PORTION];
  const draw = () =>
    node.replaceChildren(
      ...content(store, stretch, (wanted) => {
        stretch = wanted;
        draw();
      }),
    );
  store.listen((changed) => {
    const others = [...changed].filter((key) => !["from", "to", "event", "view"].includes(key));
    if (others.length) {
      stretch = around(store);
      draw();
    }
    if (changed.has("event") || others.length) mark(store, node);
  });
  window.addEventListener("beforeprint", () => {
    stretch = [0, store.shown.length];
    draw();
  });
}

/**
 * The portion that has the selected event.
 * @returns {[number, number]}
 */
function around(store) {
  const at = Math.max(
    0,
    store.shown.findIndex((event) => event.id === store.state.event),
  );
  const from = Math.max(0, at < PORTION - BEFORE ? 0 : at - BEFORE);
  return [from, from + PORTION];
}

/** Show which event is selected, and bring it into sight of the list (never of the page). */
function mark(store, node) {
  node.querySelector("[aria-current]")?.removeAttribute("aria-current");
  const item = every("button.item", node).find((one) => one.dataset.id === store.state.event);
  if (!item) return;
  item.setAttribute("aria-current", "true");
  const offset = item.getBoundingClientRect().top - node.getBoundingClientRect().top;
  if (node.scrollHeight > node.clientHeight) node.scrollTop += offset - node.clientHeight / 3;
}

function content(store, [from, to], show) {
  const { shown, t } = store;
  if (!shown.length) return nothing(store);
  const parts = [];
  if (from > 0)
    parts.push(
      h(
        "button",
        { type: "button", class: "more", onclick: () => show([Math.max(0, from - PORTION), to]) },
        t("earlier", { n: from }),
      ),
    );
  let group = null;
  let last = "";
  for (const event of shown.slice(from, to)) {
    const head = heading(store, event);
    if (!group || head !== last) {
      group = h("ol", {});
      parts.push(h("h2", {}, head), group);
      last = head;
    }
    group.append(h("li", {}, item(store, event)));
  }
  const left = shown.length - to;
  if (left > 0)
    parts.push(
      h(
        "button",
        { type: "button", class: "more", onclick: () => show([from, to + PORTION]) },
        t("more", { n: Math.min(left, PORTION) }),
      ),
    );
  return parts;
}

/**
 * What stands in place of the list or the table when no event is shown: why, and the way back.
 * @param {any} store
 * @returns {any[]}
 */
export function nothing(store) {
  const { t } = store;
  if (!store.events.length) return [h("p", { class: "empty" }, t("clearNone"))];
  const back = h("button", { type: "button", onclick: () => store.set({ ...NO_FILTER, known: null }) }, t("reset"));
  return [h("div", { class: "empty" }, h("p", {}, t("nothing")), back)];
}

const COARSE = new Set(["month", "quarter", "season", "half", "year", "decade", "century"]);

/** A whole month or year, which is its own heading. */
const isNamed = (/** @type {any} */ event, /** @type {any} */ tongue) =>
  COARSE.has(event.precision) && isWhole(event, tongue);

/** The day on which it began in the zone shown; of an open beginning, its end; months and years as such. */
function heading(store, event) {
  const { tongue, t } = store;
  const at = event.start ?? event.end;
  if (at === null) return t("unknown");
  if (isNamed(event, tongue)) return tell(event, tongue);
  if (tongue.zone === RELATIVE) {
    return distance(Math.floor((at - tongue.anchor) / DAY) * DAY, t);
  }
  const local = wall(at, tongue.zone);
  const words = [day(local, tongue), weekday(local, tongue.lang)];
  return (tongue.lang === "zh" ? words : words.reverse()).join(" ");
}

function item(store, event) {
  const { t, tongue } = store;
  const at = event.start ?? event.end;
  const own = ownDay(event, tongue);
  return h(
    "button",
    {
      type: "button",
      class: `item ${event.phase || "plain"}`,
      "data-id": event.id,
      onclick: () => store.select(event.id),
    },
    h(
      "span",
      { class: "time" },
      isNamed(event, tongue) ? t(`within:${event.precision}`) : tellShort(event, tongue),
      " ",
      h("small", {}, at === null ? "" : besides(at, tongue)),
    ),
    icon(glyphOf(event), event.status),
    h(
      "span",
      { class: "what" },
      h("span", { class: "title" }, event.title),
      h(
        "small",
        {},
        [
          t(`status:${event.status}`),
          some(event.sources),
          own ? t("localDay", { x: own, zone: zoneName(store, event.zone) }) : "",
        ]
          .filter(Boolean)
          .join(" · "),
      ),
    ),
  );
}

const some = (/** @type {string[]} */ names) => names.slice(0, 3).join(", ") + (names.length > 3 ? " …" : "");
