// Axes, lanes, lines and notes of the chart: everything in it but the events.
import { cut, plotlyText, textWidth } from "./dom.js";
import { faded } from "./theme.js";
import { distanceTicks, tickFormats } from "./ticks.js";
import { naive, RELATIVE } from "./zones.js";
import { lasting } from "./when.js";
import { slip } from "./plan.js";

export const FAMILY =
  'system-ui, -apple-system, "Segoe UI", "PingFang SC", "Hiragino Sans GB", "Microsoft YaHei", "Noto Sans CJK SC", "Noto Sans SC", sans-serif';
export const SIZE = 13;
export const FONT = `${SIZE}px ${FAMILY}`;
/** Height of the ticks below the plot. */
export const BOTTOM = 44;

/**
 * @param {any} store
 * @param {any} scene
 * @param {number} width
 * @param {number} height
 * @param {(name: string) => string} colour
 * @returns {any} Plotly layout
 */
export function layoutOf(store, scene, width, height, colour) {
  const text = { family: FAMILY, size: 12, color: colour("muted") };
  return {
    width,
    height,
    margin: { l: scene.left, r: 10, t: 0, b: BOTTOM, pad: 0 },
    paper_bgcolor: "rgba(0,0,0,0)",
    plot_bgcolor: "rgba(0,0,0,0)",
    font: text,
    dragmode: "pan",
    hovermode: false,
    barmode: "overlay",
    showlegend: false,
    xaxis: timeAxis(store, scene, width, colour, text),
    yaxis: laneAxis(store, scene, text),
    shapes: [...laneShapes(scene.lanes, colour), ...momentShapes(store, scene.scale, colour)],
    annotations: [
      ...(store.anchor ? [anchorNote(store, scene.scale, colour)] : []),
      ...(scene.drawn.length || scene.rest.length ? [] : [voidNote(store, scene.size, colour)]),
    ],
  };
}

function timeAxis(store, { scale, size }, width, colour, text) {
  return {
    type: "date",
    range: [naive(scale.from), naive(scale.to)],
    gridcolor: colour("grid"),
    zeroline: false,
    linecolor: colour("line"),
    ticks: "outside",
    ticklen: 5,
    tickcolor: colour("line"),
    tickfont: text,
    nticks: Math.max(3, Math.floor(size.width / (width < 560 ? 66 : 92))),
    ...ticks(store.state, scale, width),
  };
}

/** Lanes are named at their middle; pixels count from the top. */
function laneAxis(store, { lanes, size, left }, text) {
  return {
    range: [size.height, 0],
    fixedrange: true,
    showgrid: false,
    zeroline: false,
    showline: false,
    tickmode: "array",
    tickvals: lanes.map(({ top, bottom }) => (top + bottom) / 2),
    ticktext: !store.shown.length ? [] : lanes.map(({ name }) => laneText(laneName(store.state.lanes, name, store.t), left)),
    tickfont: text,
    ticklen: 0,
  };
}

function ticks(state, scale, width) {
  if (state.zone !== RELATIVE) return { tickformatstops: tickFormats(state.lang), tickmode: "auto" };
  const list = distanceTicks(scale.from, scale.to, Math.max(3, Math.floor(width / 110)));
  return { tickmode: "array", tickvals: list.map(({ value }) => naive(value)), ticktext: list.map(({ text }) => text) };
}

/**
 * @param {string} by how lanes are divided
 * @param {string} name of the lane
 * @param {(key: string) => string} t
 * @returns {string} as it is shown
 */
export function laneName(by, name, t) {
  if (by === "none") return "";
  return by === "source" ? name || "–" : t(`${by}:${name}`);
}

const laneText = (/** @type {string} */ name, /** @type {number} */ left) =>
  `${plotlyText(cut(name, left - 14, `12px ${FAMILY}`))} `;

function laneShapes(lanes, colour) {
  return lanes.flatMap(({ top }, index) =>
    index
      ? [
          {
            type: "line",
            xref: "paper",
            x0: 0,
            x1: 1,
            yref: "y",
            y0: top,
            y1: top,
            layer: "below",
            line: { color: colour("line"), width: 1 },
          },
        ]
      : [],
  );
}

/** The anchor: a line, or a band where it lasts; and the moment up to which things are known. */
function momentShapes(store, scale, colour) {
  const shapes = [];
  const line = (/** @type {number} */ at, name, dash) =>
    shapes.push({
      type: "line",
      xref: "x",
      x0: scale.time(at),
      x1: scale.time(at),
      yref: "paper",
      y0: 0,
      y1: 1,
      layer: "below",
      line: { color: colour(name), width: 1.5, dash },
    });
  if (store.anchor) {
    const [start, end] = [scale.pixel(store.anchor.start), scale.pixel(store.anchor.end)];
    line(start, "summit", "solid");
    if (end - start > 3)
      shapes.push({
        type: "rect",
        xref: "x",
        x0: scale.time(start),
        x1: scale.time(end),
        yref: "paper",
        y0: 0,
        y1: 1,
        layer: "below",
        line: { width: 0 },
        fillcolor: faded(colour("summit"), 0.09),
      });
  }
  if (store.state.known !== null) line(scale.pixel(store.state.known), "ink", "dash");
  return shapes;
}

function anchorNote(store, scale, colour) {
  const { title, time } = store.anchorWords();
  const words = title ? `${cut(title, scale.width * 0.4, `12px ${FAMILY}`)} · ${time}` : time;
  const at = scale.pixel(store.anchor.start);
  const right = at + textWidth(words, `12px ${FAMILY}`) + 8 < scale.width;
  return {
    x: scale.time(at),
    xref: "x",
    y: 0,
    yref: "y",
    yanchor: "top",
    xanchor: right ? "left" : "right",
    showarrow: false,
    text: plotlyText(words),
    font: { family: FAMILY, size: 12, color: colour("summit") },
    xshift: right ? 3 : -3,
    yshift: -3,
  };
}

/** Where nothing is drawn: whether there is nothing, or only not here. */
function voidNote(store, size, colour) {
  const { t, shown, events } = store;
  const words = shown.length ? t("noneHere") : t(events.length ? "nothing" : "clearNone");
  return {
    x: 0.5,
    xref: "paper",
    y: size.height / 2,
    yref: "y",
    showarrow: false,
    text: plotlyText(words),
    font: { family: FAMILY, size: 14, color: colour("muted") },
  };
}

/** The words of each plan beside it, and after the last how late it was. */
export function threadNotes(event, outcome, steps, scale, colour, t) {
  const note = (/** @type {number} */ x, y, text, left, name) => ({
    x: scale.time(x),
    xref: "x",
    y,
    yref: "y",
    xanchor: left ? "right" : "left",
    yanchor: "middle",
    xshift: left ? -7 : 9,
    showarrow: false,
    bgcolor: colour("surface"),
    borderpad: 0,
    text: plotlyText(text),
    font: { family: FAMILY, size: 11, color: colour(name) },
  });
  const words = steps
    .filter(({ plan, x1 }) => plan.text && x1 > 0)
    .map(({ x0, x1, y, plan }) => {
      const room = textWidth(plan.text, `11px ${FAMILY}`) + 14;
      const start = Math.min(x0, outcome?.x ?? x0, scale.width);
      if (start > room) return note(start, y, plan.text, true, "muted");
      const right = Math.max(x1, outcome?.x ?? 0);
      return note(right + room < scale.width ? right : Math.max(x0, 0), y, plan.text, false, "muted");
    });
  const late = event && outcome ? slip(event) : null;
  if (late === null || !steps.length) return words;
  const text = late === 0 ? t("onTime") : t(late > 0 ? "later_" : "earlier_", { d: lasting(late, t) });
  const last = steps[steps.length - 1];
  const beside = words.find((one) => one.y === last.y && one.xanchor === "left");
  const end = Math.max(outcome.x, last.x1) + (beside ? textWidth(last.plan.text, `11px ${FAMILY}`) + 10 : 0);
  return end > 0 && end + textWidth(text, `11px ${FAMILY}`) + 10 < scale.width
    ? [...words, note(end, last.y, text, false, "summit")]
    : words;
}
