// The evidence card of the selected event.
import { byId, h } from "./dom.js";
import { icon } from "./legend.js";
import { glyphOf } from "./glyphs.js";
import { narrowing, plans, slip } from "./plan.js";
import { evidence, moment, resolution, zoneName } from "./evidence.js";
import { RELATIVE } from "./zones.js";
import { besides, distance, inUnitsOf, lasting, ownDay, tell } from "./when.js";

/** Announced times beyond this many are folded away, but for those that made the plan clearer or moved it. */
const MOST_PLANS = 5;

/**
 * @param {any} store
 */
export function showCard(store) {
  const node = byId("card");
  let all = false;
  const draw = () => {
    const event = store.selected;
    node.hidden = !event;
    if (event)
      node.replaceChildren(
        ...content(store, event, all, () => {
          all = true;
          draw();
        }),
      );
  };
  store.listen((changed) => {
    if (changed.has("event")) all = false;
    if ([...changed].some((key) => !["from", "to", "view", "lanes"].includes(key))) draw();
  });
}

function content(store, event, all, more) {
  const { t } = store;
  return [
    h("button", { type: "button", class: "close", "aria-label": t("close"), onclick: () => closeCard(store) }, "×"),
    heading(store, event),
    ...planThread(store, event),
    ...evidence(store, event, all, more),
    ...resolution(store, event),
  ];
}

/** On a phone the card is a sheet that can be put away; elsewhere closing it selects nothing. */
export function closeCard(store) {
  if (matchMedia("(max-width: 599px)").matches) document.body.dataset.sheet = "";
  else store.set({ event: null });
}

function heading(store, event) {
  const { t, tongue } = store;
  const own = ownDay(event, tongue);
  const from = store.state.zone === RELATIVE ? "" : fromAnchor(store, event);
  return h(
    "header",
    {},
    h(
      "p",
      { class: "chips" },
      h(
        "span",
        { class: `chip ${event.phase || "plain"}` },
        icon(glyphOf(event), event.status),
        t(`status:${event.status}`),
      ),
      event.phase ? h("span", { class: "chip" }, t(`phase:${event.phase}`)) : null,
      h("span", { class: "chip" }, `${t("precision")} · ${t(`precision:${event.precision}`)}`),
    ),
    h("h2", { id: "card-title" }, event.title),
    h("p", { class: "when" }, tell(event, tongue), " ", h("small", {}, besides(event.start ?? event.end, tongue))),
    own ? h("p", { class: "own" }, t("localDay", { x: own, zone: zoneName(store, event.zone) })) : null,
    from ? h("p", { class: "own" }, `${t("distance")} ${from}`) : null,
  );
}

/**
 * @param {any} store
 * @param {any} event
 * @returns {string} its distance from the anchor, as coarse as its time is known; empty where there is none
 */
export function fromAnchor(store, event) {
  if (!store.anchor || event.start === null || event.id === store.anchor.event) return "";
  const same = /^T±0(\w+)$/.exec(event.offset);
  if (same) return store.t(`same:${same[1]}`);
  return event.offset ? inUnitsOf(event.offset, store.t) : distance(event.start - store.anchor.start, store.t);
}

function planThread(store, event) {
  const { t, tongue } = store;
  const all = plans(event);
  if (!all.length) return [];
  const told = all.length > MOST_PLANS ? narrowing(event, MOST_PLANS) : all;
  const rest = all.filter((plan) => !told.includes(plan));
  const late = slip(event);
  const words =
    late === null ? "" : late === 0 ? t("onTime") : t(late > 0 ? "later_" : "earlier_", { d: lasting(late, t) });
  const items = told.map((plan) => planned(store, plan));
  if (event.status !== "planned" && event.start !== null) {
    items.push(
      h(
        "li",
        { class: event.status },
        h("strong", {}, t("actually", { time: tell(event, tongue) })),
        words ? h("em", {}, words) : null,
      ),
    );
  }
  const others = rest.length
    ? h(
        "details",
        {},
        h("summary", {}, t("morePlans", { n: rest.length })),
        h("ol", {}, ...rest.map((plan) => planned(store, plan))),
      )
    : null;
  return [h("section", { class: "thread" }, h("h3", {}, t("plan")), h("ol", {}, ...items), others)];
}

/** A time that was announced: in what words, which stretch they mean, when and where they were read first. */
function planned({ t, tongue }, plan) {
  const known = plan.known === null ? "" : t("said", { time: moment(plan.known, tongue) });
  return h(
    "li",
    { class: "planned" },
    plan.text ? h("q", {}, plan.text) : null,
    h("span", {}, tell({ ...plan, modifier: "" }, tongue)),
    h("small", {}, [known, plan.sources.join(", ")].filter(Boolean).join(" · ")),
  );
}
