// Pointing at the chart: marks and labels can be hovered and clicked; the wheel zooms with Ctrl.
import { byId, h } from "./dom.js";
import { zoneName } from "./evidence.js";
import { besides, ownDay, tell } from "./when.js";
import { padded, wholeSpan, zoomed } from "./range.js";

const SLACK = 4;
const HALF = 12;
/** How often the wheel is explained. */
const HINTS = 3;

/**
 * @param {any} store
 * @param {any} chart
 */
export function pointing(store, chart) {
  const node = chart.node;
  const tip = byId("tip");
  let pressed = null;
  node.addEventListener(
    "pointerdown",
    (event) => {
      pressed = [event.clientX, event.clientY];
      tip.hidden = true;
    },
    true,
  );
  document.addEventListener(
    "pointerup",
    (event) => {
      const still = pressed && Math.hypot(event.clientX - pressed[0], event.clientY - pressed[1]) < 5;
      pressed = null;
      if (still) press(store, hit(chart, event));
    },
    true,
  );
  node.addEventListener("pointermove", (event) => {
    if (event.pointerType === "touch" || pressed) return;
    const found = hit(chart, event);
    node.classList.toggle("over", Boolean(found));
    showTip(store, tip, found, event, node);
  });
  node.addEventListener("pointerleave", () => {
    tip.hidden = true;
  });
  node.addEventListener("wheel", (event) => wheel(store, chart, event), { passive: false });
}

/** The event or the bin at a place on the screen; the smallest glyph wins. */
function hit(chart, event) {
  const { scene, node } = chart;
  if (!scene) return null;
  const box = node.getBoundingClientRect();
  const x = event.clientX - box.left - scene.left;
  const y = event.clientY - box.top;
  if (x < -SLACK || x > scene.size.width + SLACK) return null;
  const touched = scene.drawn.filter((one) => Math.abs(one.y - y) <= HALF && onGlyphOrLabel(one, x));
  touched.sort((a, b) => a.extent.right - a.extent.left - (b.extent.right - b.extent.left));
  if (touched.length) return { event: touched[0].event };
  const bin = scene.rest.find((one) => Math.abs(one.y - y) <= HALF && Math.abs(one.x - x) <= one.width / 2);
  return bin ? { bin } : null;
}

function onGlyphOrLabel(one, x) {
  const glyph = x >= one.extent.left - SLACK && x <= one.extent.right + SLACK;
  return glyph || (x >= one.text - SLACK && x <= one.text + one.width + SLACK);
}

function press(store, found) {
  if (found?.event) store.select(found.event.id);
  if (found?.bin) openBin(store, found.bin.events());
}

/** Zoom to the events of a bin; where they cannot be told apart any more, select the first. */
function openBin(store, events) {
  const [from, to] = padded(wholeSpan(events) ?? [store.state.from, store.state.to], 0.3);
  const { state } = store;
  if (to - from < (state.to - state.from) * 0.9) store.set({ from, to });
  else
    store.set(
      rangeAround(
        state,
        zoomed([state.from, state.to], 0.4, (Math.max(from, state.from) + Math.min(to, state.to)) / 2),
      ),
    );
}

const rangeAround = (/** @type {any} */ state, /** @type {[number, number]} */ [from, to]) => ({ from, to });

function showTip(store, tip, found, event, node) {
  tip.hidden = !found;
  if (!found) return;
  tip.replaceChildren(
    ...(found.event ? eventTip(store, found.event) : [h("span", {}, store.t("rest", { n: found.bin.count }))]),
  );
  const box = node.getBoundingClientRect();
  const x = event.clientX - box.left;
  const y = event.clientY - box.top;
  tip.style.left = `${Math.max(4, Math.min(x + 14, box.width - tip.offsetWidth - 6))}px`;
  tip.style.top = `${y + 20 + tip.offsetHeight > box.height ? Math.max(2, y - tip.offsetHeight - 12) : y + 18}px`;
}

function eventTip(store, event) {
  const { t, tongue } = store;
  const own = ownDay(event, tongue);
  return [
    h("strong", {}, event.title),
    h("span", {}, `${tell(event, tongue)} `, h("small", {}, besides(event.start ?? event.end, tongue))),
    own ? h("small", {}, t("localDay", { x: own, zone: zoneName(store, event.zone) })) : null,
    h("small", {}, `${t(`status:${event.status}`)} · ${t("sources", { n: event.sources.length })}`),
  ].filter(Boolean);
}

function wheel(store, chart, event) {
  const { scene } = chart;
  if (!scene) return;
  const { from, to } = store.state;
  const sideways = event.shiftKey ? event.deltaY : event.deltaX;
  if (event.ctrlKey || event.metaKey) {
    event.preventDefault();
    const at = scene.scale.instant(event.clientX - chart.node.getBoundingClientRect().left - scene.left);
    const [start, end] = zoomed([from, to], Math.exp(event.deltaY * 0.004), at);
    store.set({ from: start, to: end });
  } else if (Math.abs(sideways) > Math.abs(event.shiftKey ? 0 : event.deltaY)) {
    event.preventDefault();
    const by = Math.round((sideways / scene.size.width) * (to - from));
    store.set({ from: from + by, to: to + by });
  } else hint(store);
}

/** The wheel alone scrolls the page; the first times it does so over the chart, tell how it zooms. */
function hint(store) {
  const node = byId("hint");
  const told = Number(node.dataset.told ?? 0);
  if (!node.hidden || told >= HINTS) return;
  node.dataset.told = String(told + 1);
  node.textContent = store.t("wheelHint");
  node.hidden = false;
  setTimeout(() => (node.hidden = true), 1400);
}
