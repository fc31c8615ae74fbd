// What the ticks of the time axis say.
import { DAY, HOUR, MINUTE } from "./zones.js";
import { distance } from "./when.js";
import { ZERO } from "./axis.js";

const STEPS = [
  1000,
  5000,
  15_000,
  30_000,
  MINUTE,
  5 * MINUTE,
  15 * MINUTE,
  30 * MINUTE,
  HOUR,
  2 * HOUR,
  6 * HOUR,
  12 * HOUR,
  DAY,
  2 * DAY,
  7 * DAY,
  14 * DAY,
  30 * DAY,
  90 * DAY,
  360 * DAY,
  720 * DAY,
  3600 * DAY,
  7200 * DAY,
  36_000 * DAY,
];

/**
 * Ticks of the axis of distances: round steps from the anchor.
 * @param {number} from place on the axis
 * @param {number} to
 * @param {number} wanted about how many
 * @param {(key: string, values?: object) => string} t
 * @returns {{value: number, text: string}[]}
 */
export function distanceTicks(from, to, wanted, t) {
  const step = STEPS.find((size) => (to - from) / size <= wanted) ?? STEPS[STEPS.length - 1];
  const first = Math.ceil((from - ZERO) / step);
  const last = Math.floor((to - ZERO) / step);
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => {
    const size = (first + index) * step;
    return { value: size + ZERO, text: distance(size, t, step < MINUTE) };
  });
}

/**
 * What Plotly writes at the ticks of each zoom: the fine unit, and below it the coarse one where it changes.
 * @param {"zh" | "en"} lang
 * @returns {{dtickrange: (string | number | null)[], value: string}[]}
 */
export function tickFormats(lang) {
  const zh = lang === "zh";
  const date = zh ? "%Y年%-m月%-d日" : "%-d %b %Y";
  return [
    { dtickrange: [null, MINUTE - 1], value: `%H:%M:%S\n${date}` },
    { dtickrange: [MINUTE, DAY - 1], value: `%H:%M\n${date}` },
    { dtickrange: [DAY, "M1"], value: zh ? "%-m月%-d日\n%Y年" : "%-d %b\n%Y" },
    { dtickrange: ["M1", "M12"], value: zh ? "%-m月\n%Y年" : "%b\n%Y" },
    { dtickrange: ["M12", null], value: zh ? "%Y年" : "%Y" },
  ];
}
