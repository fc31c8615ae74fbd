// Axes, lanes, lines and notes of the chart: everything in it but the events.
import { FAMILY, cut, plotlyText, textWidth } from "./dom.js";
import { faded } from "./theme.js";
import { distanceTicks, tickFormats } from "./ticks.js";
import { OTHERS } from "./scene.js";
import { naive, RELATIVE } from "./zones.js";

export const SIZE = 13;
export const FONT = `${SIZE}px ${FAMILY}`;
/** Height of the ticks below the plot. */
export const BOTTOM = 44;
/** Room right of the plot for half of the last tick's label. */
export const RIGHT = 24;
/** The line that tells the anchor: its middle, its font, and pixels that it keeps from the anchor and the edge. */
const NOTE = 12;
const NOTE_FONT = `12px ${FAMILY}`;
const AWAY = 8;
/** Of a title, less than this says nothing. */
const LEAST_TITLE = 40;

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
    margin: { l: scene.left, r: RIGHT, t: 0, b: BOTTOM, pad: 0 },
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
    tickangle: 0,
    ticklabeloverflow: "allow",
    nticks: Math.max(3, Math.floor(size.width / (width < 560 ? 56 : 92))),
    ...ticks(store, scale, width),
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
    tickangle: 0,
    ticklabeloverflow: "allow",
    ticklen: 0,
  };
}

function ticks({ state, t }, scale, width) {
  if (state.zone !== RELATIVE) return { tickformatstops: tickFormats(state.lang), tickmode: "auto" };
  const list = distanceTicks(scale.from, scale.to, Math.max(3, Math.floor(width / 110)), t);
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
  if (by !== "source") return t(`${by}:${name}`);
  return name === OTHERS ? t("others") : name || "–";
}

const laneText = (/** @type {string} */ name, /** @type {number} */ left) =>
  name && `${plotlyText(cut(name, left - 14, `12px ${FAMILY}`))} `;

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

/**
 * What the chart says but for the events: what the anchor is; and where nothing is drawn, whether there is nothing, or
 * only not here.
 * @param {any} store
 * @param {any} scene
 * @param {(name: string) => string} colour
 * @returns {import("./traces.js").Words[]}
 */
export function notes(store, scene, colour) {
  return [
    ...(store.anchor ? anchorNote(store, scene.scale, colour) : []),
    ...(scene.drawn.length || scene.rest.length ? [] : [voidNote(store, scene.size, colour)]),
  ];
}

function anchorNote(store, scale, colour) {
  const { title, time } = store.anchorWords();
  const at = scale.pixel(store.anchor.start);
  const rooms = { right: scale.width - at - AWAY, left: at - AWAY };
  const whole = [title, time].filter(Boolean).join(" · ");
  const needed = textWidth(whole, NOTE_FONT);
  const onRight = needed <= rooms.right || (needed > rooms.left && rooms.right > rooms.left);
  const text = fitting(title, time, onRight ? rooms.right : rooms.left);
  const note = { y: NOTE, colour: colour("summit"), size: 12 };
  const side = /** @type {"left" | "right"} */ (onRight ? "right" : "left");
  if (text) return [{ ...note, text, x: at + (onRight ? 4 : -4), side }];
  const half = textWidth(time, NOTE_FONT) / 2;
  if (at < 0 || at > scale.width || 2 * half > scale.width) return [];
  const x = Math.min(Math.max(at, half), scale.width - half);
  return [{ ...note, text: time, x, side: /** @type {const} */ ("center") }];
}

/** The title as far as there is room beside the time; the time alone; or nothing. */
function fitting(title, time, room) {
  const width = textWidth(time, NOTE_FONT);
  const left = room - width - textWidth(" · ", NOTE_FONT);
  if (title && left >= LEAST_TITLE) return `${cut(title, left, NOTE_FONT)} · ${time}`;
  return width <= room ? time : "";
}

function voidNote({ t, shown, events }, size, colour) {
  const text = shown.length ? t("noneHere") : t(events.length ? "nothing" : "clearNone");
  const side = /** @type {const} */ ("center");
  return { x: size.width / 2, y: size.height / 2, text, colour: colour("muted"), size: 14, side };
}
