// The strip below the chart: where events are dense, and which stretch the chart shows. It can be dragged.
import { byId, h, svg } from "./dom.js";
import { middle, padded, wholeSpan } from "./range.js";

const HEIGHT = 34;
const BIN = 4;

/**
 * @param {any} store
 */
export function showStrip(store) {
  const node = byId("strip");
  const draw = () => drawStrip(store, node);
  store.listen(draw);
  dragging(store, node);
  new ResizeObserver(draw).observe(node);
}

/** What the strip covers: the core of the events, widened to the range shown where that is not much longer. */
function covered(store) {
  const [from, to] = store.strip;
  const { from: start, to: end } = store.state;
  return [Math.min(from, start), Math.max(to, end)];
}

function drawStrip(store, node) {
  const width = node.clientWidth;
  if (!width) return;
  const [from, to] = covered(store);
  const x = (/** @type {number} */ at) => ((at - from) / (to - from)) * width;
  const key = [from, to, width, store.state.lang].join(" ");
  if (drawn.events !== store.shown || drawn.key !== key) {
    if (drawn.events !== store.shown) drawn.middles = Float64Array.from(store.shown, (event) => middle(event) ?? NaN);
    const { counts, outside } = count(drawn.middles, [from, to], width, x);
    node.replaceChildren(picture(store, counts, width, x), ...edges(store, outside));
    Object.assign(drawn, { events: store.shown, key, window: node.querySelector(".window") });
  }
  const left = Math.max(0, x(store.state.from));
  drawn.window?.setAttribute("x", String(left));
  drawn.window?.setAttribute("width", String(Math.max(6, Math.min(width, x(store.state.to)) - left)));
}

/** What stands in the strip: while the range moves inside it, only the window does. */
const drawn = {
  /** @type {any[] | null} */
  events: null,
  key: "",
  middles: new Float64Array(),
  /** @type {Element | null} */
  window: null,
};

/** How many events stand at each place of the strip, and beyond its ends. */
function count(middles, [from, to], width, x) {
  const counts = new Array(Math.ceil(width / BIN)).fill(0);
  const outside = { earlier: 0, later: 0 };
  for (const at of middles) {
    if (at < from) outside.earlier += 1;
    else if (at > to) outside.later += 1;
    else if (at <= to) counts[Math.min(counts.length - 1, Math.floor(x(at) / BIN))] += 1;
  }
  return { counts, outside };
}

function picture(store, counts, width, x) {
  const most = Math.max(1, ...counts);
  const bars = counts.map((count, index) => {
    const size = count ? 4 + ((HEIGHT - 8) * Math.log2(1 + count)) / Math.log2(1 + most) : 0;
    return size ? `M${index * BIN} ${HEIGHT}v${-size}h${BIN - 1}v${size}z` : "";
  });
  const anchor = store.anchor
    ? [svg("line", { x1: x(store.anchor.start), x2: x(store.anchor.start), y1: 0, y2: HEIGHT, class: "anchor" })]
    : [];
  return svg(
    "svg",
    { width, height: HEIGHT, viewBox: `0 0 ${width} ${HEIGHT}`, "aria-hidden": "true" },
    ...anchor,
    svg("path", { d: bars.join(""), class: "count" }),
    svg("rect", { y: 0.5, height: HEIGHT - 1, rx: 4, class: "window" }),
  );
}

/** Events beyond the strip are told, and lead there. */
function edges(store, outside) {
  return Object.entries(outside)
    .filter(([, count]) => count)
    .map(([side, count]) =>
      h(
        "button",
        {
          type: "button",
          class: `edge ${side}`,
          onclick: () => {
            const span = wholeSpan(store.shown);
            if (span) store.set({ from: padded(span)[0], to: padded(span)[1] });
          },
        },
        side === "earlier" ? `‹ ${store.t(side, { n: count })}` : `${store.t(side, { n: count })} ›`,
      ),
    );
}

/** Dragging moves the range; pressing beside it brings it there. */
function dragging(store, node) {
  let grip = null;
  const at = (/** @type {PointerEvent} */ event) => {
    const box = node.getBoundingClientRect();
    return grip.from + ((event.clientX - box.left) / box.width) * (grip.to - grip.from);
  };
  node.addEventListener("pointerdown", (event) => {
    if (event.target instanceof HTMLButtonElement) return;
    const [from, to] = covered(store);
    grip = { from, to, hold: 0 };
    const { from: start, to: end } = store.state;
    const place = at(event);
    grip.hold = place >= start && place <= end ? place - start : (end - start) / 2;
    node.setPointerCapture(event.pointerId);
    move(event);
  });
  const move = (/** @type {PointerEvent} */ event) => {
    if (!grip) return;
    const from = Math.round(at(event) - grip.hold);
    store.set({ from, to: from + (store.state.to - store.state.from) });
  };
  node.addEventListener("pointermove", move);
  node.addEventListener("pointerup", () => {
    grip = null;
  });
  node.addEventListener("pointercancel", () => {
    grip = null;
  });
}
