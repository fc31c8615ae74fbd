// The chart: Plotly draws, the scene says what.
import { FAMILY, byId, cut, plotly, textWidth } from "./dom.js";
import { colours } from "./theme.js";
import { fromNaive } from "./zones.js";
import { fromAxis } from "./axis.js";
import { Crowd } from "./crowd.js";
import { bandHeight, lanesOf, scaleOf, sceneOf, threadOf } from "./scene.js";
import { eventShapes, restShapes, tracesOf } from "./traces.js";
import { selectionShapes, threadShapes, threadWords } from "./thread.js";
import { BOTTOM, FONT, RIGHT, SIZE, laneName, layoutOf, notes } from "./layout.js";

const CONFIG = {
  displayModeBar: false,
  displaylogo: false,
  showSendToCloud: false,
  plotlyServerURL: "",
  scrollZoom: false,
  doubleClick: false,
  responsive: false,
  showTips: false,
  showAxisDragHandles: false,
};
/** More lanes than this need more height. */
const FEW_LANES = 4;
const NAMES = `12px ${FAMILY}`;
const DEFAULT_COLOURS = { "lead-up": "lead", summit: "summit", aftermath: "after" };

export class Chart {
  constructor(store) {
    this.store = store;
    this.node = byId("chart");
    /** @type {any} what was drawn last */
    this.scene = null;
    /** @type {any} the last division into lanes */
    this.found = {};
    this.waiting = false;
    this.made = false;
  }

  /** Draw soon: many changes at once make one drawing. */
  request() {
    if (this.waiting) return;
    this.waiting = true;
    requestAnimationFrame(() => {
      this.waiting = false;
      this.draw();
    });
  }

  draw() {
    this.node.classList.toggle("tall", this.division().lanes.lanes.length > FEW_LANES);
    const width = this.node.clientWidth;
    const height = this.node.clientHeight;
    if (!width || !height) return;
    const { traces, layout } = this.picture(width, height);
    plotly().react(this.node, traces, layout, CONFIG);
    if (!this.made) this.node.on("plotly_relayout", (change) => this.moved(change));
    this.made = true;
    this.node.dataset.rest = String(this.scene.rest.length);
    this.node.dataset.drawn = String(Number(this.node.dataset.drawn ?? 0) + 1);
  }

  picture(width, height) {
    const { store } = this;
    const { state, selected } = store;
    const colour = colours();
    const { lanes, crowd } = this.division();
    const left = this.leftMargin(lanes.lanes, width);
    const size = { width: width - left - RIGHT, height: height - BOTTOM };
    const scale = scaleOf(state, store.anchor?.start ?? null, size.width);
    const scene = sceneOf({
      crowd,
      lanes,
      scale,
      height: size.height,
      top: bandHeight(selected),
      selected,
      label: (event, most) => labelOf(event, most),
    });
    for (const one of scene.drawn) one.colour = colour(DEFAULT_COLOURS[one.event.phase] ?? "plain");
    for (const bin of scene.rest) bin.colour = colour(DEFAULT_COLOURS[bin.first.phase] ?? "plain");
    this.scene = { ...scene, scale, left, size };
    return { traces: this.traces(colour), layout: layoutOf(store, this.scene, width, height, colour) };
  }

  traces(colour) {
    const { scene, store } = this;
    const { scale } = scene;
    const { selected } = store;
    const chosen = scene.drawn.filter((one) => one.event.id === selected?.id);
    const steps = threadOf(selected, scale);
    const outcome =
      chosen.length && selected.status !== "planned" ? { x: chosen[0].extent.from, y: chosen[0].y } : null;
    const words = threadWords(selected, outcome, steps, scale.width, colour, store.t);
    const groups = [
      restShapes(scene.rest),
      threadShapes(steps, outcome, colour, words),
      eventShapes(scene.drawn, colour("ink")),
      selectionShapes(chosen, colour("ink")),
      { bars: [], marks: [], words: notes(store, scene, colour) },
    ];
    const font = { family: FAMILY, size: SIZE };
    return tracesOf(groups, scale, font, { line: colour("muted"), ground: colour("surface") });
  }

  /** The lanes and the events as numbers, found anew only for other events, another division or another zone. */
  division() {
    const { shown, anchor, state } = this.store;
    const { found } = this;
    if (found.events !== shown || found.by !== state.lanes || found.zone !== state.zone) {
      const lanes = lanesOf(shown, state.lanes);
      const crowd = new Crowd(shown, lanes, state.zone, anchor?.start ?? null);
      this.found = { events: shown, by: state.lanes, zone: state.zone, lanes, crowd };
    }
    return this.found;
  }

  /** As wide as the names of the lanes, within reason. */
  leftMargin(lanes, width) {
    const { state, t } = this.store;
    if (state.lanes === "none" || !this.store.shown.length) return 12;
    const widths = lanes.map((name) => textWidth(laneName(state.lanes, name, t), NAMES));
    return Math.ceil(Math.min(Math.max(...widths), width < 560 ? 72 : 130)) + 16;
  }

  /** The reader has panned: remember the range as instants. */
  moved(change) {
    const range = change["xaxis.range"] ?? [change["xaxis.range[0]"], change["xaxis.range[1]"]];
    if (range[0] === undefined) return;
    const { zone } = this.store.state;
    const [from, to] = range.map((text) =>
      Math.round(fromAxis(fromNaive(text), zone, this.store.anchor?.start ?? null)),
    );
    if (from < to) this.store.set({ from, to });
  }
}

/** An event's label and its width, kept with the event. */
function labelOf(event, most) {
  const key = `label ${Math.round(most)}`;
  event.cache[key] ??= (() => {
    const text = cut(event.title, most, FONT);
    return { text, width: Math.ceil(textWidth(text, FONT)) };
  })();
  return event.cache[key];
}
