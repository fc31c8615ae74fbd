// Intervals told in words, in the zone shown: as exact as the text was, never more.
import { DAY, HOUR, MINUTE, RELATIVE, offset, offsetLabel, wall } from "./zones.js";

const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
const WEEKDAYS = {
  zh: ["日", "一", "二", "三", "四", "五", "六"],
  en: ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"],
};
const CLOCK = new Set(["second", "minute"]);
const BELOW_DAYS = new Set([...CLOCK, "hour", "part"]);
/** By how many months stretches are told, by their precision; others are told by days. */
const MONTHS_TOLD = { month: 1, quarter: 1, season: 1, half: 1, year: 12, decade: 12, century: 12 };

/**
 * @typedef {object} Tongue how times are told
 * @property {string} zone IANA name, fixed offset, or T for distances from the anchor
 * @property {"zh" | "en"} lang
 * @property {(key: string, values?: object) => string} t
 * @property {number | null} anchor epoch milliseconds
 * @property {number} year the year that goes without saying
 */

/**
 * @param {{start: number | null, end: number | null, precision: string, modifier?: string, kind?: string, zone?: string}}
 *   moment half-open, epoch ms
 * @param {Tongue} tongue
 * @returns {string}
 */
export function tell(moment, tongue) {
  const { start, end, precision, modifier = "" } = moment;
  const { t } = tongue;
  if (start === null && end === null) return t("unknown");
  if (start === null || (modifier.includes("before") && end !== null))
    return t("by", { x: bound(end, precision, tongue) });
  if (end === null) return t("since", { x: point(start, precision, tongue) });
  if (isCounted(moment, tongue)) return approximate(inUnits(moment, tongue), moment, t);
  const text = isPoint(moment) ? point(start, precision, tongue) : span(start, end, tongue);
  return approximate(text, moment, t);
}

/** Whether a stretch was counted from or to the moment of telling (过去50年, 今年以来): that clock was never told. */
function isCounted(moment, tongue) {
  const { start, end, precision, kind = "point", modifier = "", zone = tongue.zone } = moment;
  if (kind !== "range" || BELOW_DAYS.has(precision) || tongue.zone === RELATIVE) return false;
  if (modifier.includes("since")) return isMidnight(wall(start, tongue.zone)) && !isMidnight(wall(end, tongue.zone));
  return [start, end].some((bound) => !isMidnight(wall(bound, zone)));
}

/** A stretch by the units that it begins and ends in; by days where its beginning was named. */
function inUnits({ start, end, precision, modifier = "" }, tongue) {
  const months = modifier.includes("since") ? undefined : MONTHS_TOLD[precision];
  const unit = (/** @type {number} */ local, more = 0) => {
    const { year, month } = fields(local);
    if (!months) return local - (((local % DAY) + DAY) % DAY) + more * DAY;
    return new Date(0).setUTCFullYear(year, (Math.floor(month / months) + more) * months, 1);
  };
  return days(unit(wall(start, tongue.zone)), unit(wall(end, tongue.zone) - 1, 1) - 1, tongue);
}

/** A clock time, against a stretch of time. */
const isPoint = (/** @type {any} */ { precision, kind, start, end }) =>
  CLOCK.has(precision) && (kind !== "range" || end - start <= MINUTE);

/**
 * The time of an event below a heading that already tells the day of its start (or of its end, where that is all).
 * @param {any} moment
 * @param {Tongue} tongue
 * @returns {string}
 */
export function tellShort(moment, tongue) {
  const { start, end, precision, modifier = "" } = moment;
  const { t, zone } = tongue;
  const whole = zone === RELATIVE || start === null || end === null || modifier.includes("before");
  if (whole || isCounted(moment, tongue)) return tell(moment, tongue);
  const [from, to] = [wall(start, zone), wall(end, zone)];
  if (isPoint(moment)) return approximate(clock(from, precision === "second"), moment, t);
  if (isMidnight(from) && isMidnight(to)) return sameDay(from, to - 1) ? t("thatDay") : wholeDays(from, to, tongue);
  const last = sameDay(from, to - 1) ? (isMidnight(to) ? "24:00" : clock(to)) : later(from, to, tongue);
  return approximate(`${clock(from)} – ${last}`, moment, t);
}

const later = (from, to, tongue) => `${sameDay(from + DAY, to) ? tongue.t("nextDay") : day(to, tongue)} ${clock(to)}`;

const approximate = (/** @type {string} */ text, /** @type {any} */ { modifier }, /** @type {any} */ t) =>
  modifier?.includes("approx") ? t("approx", { x: text }) : text;

/**
 * @param {any} moment
 * @param {Tongue} tongue
 * @returns {boolean} whether it is made of whole days in the zone shown
 */
export function isWhole({ start, end }, { zone }) {
  return (
    zone !== RELATIVE && start !== null && end !== null && isMidnight(wall(start, zone)) && isMidnight(wall(end, zone))
  );
}

/** Months and years by name; other stretches by their last day. */
function wholeDays(from, to, tongue) {
  const [a, b] = [fields(from), fields(to)];
  return a.day === 1 && b.day === 1 ? days(from, to - 1, tongue) : tongue.t("until", { x: day(to - 1, tongue) });
}

/**
 * @param {number} instant
 * @param {Tongue} tongue
 * @returns {string} the offset to stand beside a time; empty for distances from the anchor
 */
export function besides(instant, tongue) {
  return tongue.zone === RELATIVE ? "" : offsetLabel(instant, tongue.zone);
}

/** The last day of a deadline that falls on a midnight, else its clock time. */
function bound(end, precision, tongue) {
  if (tongue.zone === RELATIVE) return distance(end - tongue.anchor, tongue.t);
  const local = wall(end, tongue.zone);
  return isMidnight(local) && !CLOCK.has(precision) ? day(local - 1, tongue) : `${day(local, tongue)} ${clock(local)}`;
}

function point(start, precision, tongue) {
  if (tongue.zone === RELATIVE) return distance(start - tongue.anchor, tongue.t, precision === "second");
  const local = wall(start, tongue.zone);
  if (isMidnight(local) && !CLOCK.has(precision)) return day(local, tongue);
  return `${day(local, tongue)} ${clock(local, precision === "second")}`;
}

/**
 * @param {number} start
 * @param {number} end excluded
 * @param {Tongue} tongue
 * @returns {string} whole days, months and years as such where they are whole in the zone shown
 */
export function span(start, end, tongue) {
  if (tongue.zone === RELATIVE) {
    const anchor = tongue.anchor ?? 0;
    return `${distance(start - anchor, tongue.t)} … ${distance(end - anchor, tongue.t)}`;
  }
  const from = wall(start, tongue.zone);
  const to = wall(end, tongue.zone);
  if (isMidnight(from) && isMidnight(to)) return days(from, to - 1, tongue);
  if (sameDay(from, to - 1)) return `${day(from, tongue)} ${clock(from)}–${isMidnight(to) ? "24:00" : clock(to)}`;
  return `${day(from, tongue)} ${clock(from)} – ${day(to, tongue)} ${clock(to)}`;
}

/** From a day to another (both included), as short as it is clear. */
function days(from, to, tongue) {
  const [a, b] = [fields(from), fields(to)];
  const zh = tongue.lang === "zh";
  if (sameDay(from, to)) return day(from, tongue);
  const wholeMonths = a.day === 1 && fields(to + 1).day === 1;
  if (wholeMonths && a.year === b.year) {
    if (a.month === 0 && b.month === 11) return zh ? `${a.year}年` : `${a.year}`;
    if (a.month === b.month) return zh ? `${a.year}年${a.month + 1}月` : `${MONTHS[a.month]} ${a.year}`;
    return zh ? `${a.year}年${a.month + 1}月–${b.month + 1}月` : `${MONTHS[a.month]}–${MONTHS[b.month]} ${a.year}`;
  }
  if (a.year === b.year && a.month === b.month) {
    const year = yearOf(a.year, tongue);
    return zh ? `${year}${a.month + 1}月${a.day}日–${b.day}日` : `${a.day}–${b.day} ${MONTHS[a.month]}${year}`;
  }
  const wholeYears = wholeMonths && a.month === 0 && b.month === 11;
  if (wholeYears) return zh ? `${a.year}–${b.year}年` : `${a.year}–${b.year}`;
  return `${day(from, tongue)} – ${day(to, tongue)}`;
}

/**
 * @param {number} local wall-clock time as if it were UTC
 * @param {Tongue} tongue
 * @returns {string} 11月16日, 16 Nov; with the year where it does not go without saying
 */
export function day(local, tongue) {
  const { year, month, day: date } = fields(local);
  if (tongue.lang === "zh") return `${yearOf(year, tongue)}${month + 1}月${date}日`;
  return `${date} ${MONTHS[month]}${yearOf(year, tongue)}`;
}

/**
 * @param {number} local
 * @param {"zh" | "en"} lang
 * @returns {string} 星期二, Tue
 */
export function weekday(local, lang) {
  const name = WEEKDAYS[lang][new Date(local).getUTCDay()];
  return lang === "zh" ? `星期${name}` : name;
}

function yearOf(year, tongue) {
  if (year === tongue.year) return "";
  if (tongue.lang === "zh") return year > 0 ? `${year}年` : `公元前${1 - year}年`;
  return year > 0 ? ` ${year}` : ` ${1 - year} BC`;
}

/**
 * @param {number} local
 * @param {boolean} seconds
 * @returns {string} 08:46, 08:46:05
 */
export function clock(local, seconds = false) {
  return new Date(local)
    .toISOString()
    .split("T")[1]
    .slice(0, seconds ? 8 : 5);
}

/**
 * @param {number} size milliseconds from the anchor
 * @param {(key: string, values?: object) => string} t
 * @param {boolean} seconds whether seconds are told
 * @returns {string} T±0, T−2天19时, T+1h 38m: the two greatest units
 */
export function distance(size, t, seconds = false) {
  const text = duration(size, seconds);
  return text ? `T${size < 0 ? "−" : "+"}${inUnitsOf(text, t)}` : "T±0";
}

/**
 * @param {string} text a length or a distance as the table has it: 2d 19h, T−20mo
 * @param {(key: string, values?: object) => string} t
 * @returns {string} the same with the units of the language: 2天19时, T−20 mo
 */
export function inUnitsOf(text, t) {
  return text.replace(/(\d+)(mo|[yqwdhms])\b ?/g, (_, n, unit) => t(`far:${unit}`, { n })).trim();
}

/**
 * @param {number} size milliseconds
 * @param {boolean} seconds
 * @returns {string} the two greatest units: 2d 19h, 38m; empty when there is nothing to tell
 */
export function duration(size, seconds = false) {
  let left = Math.abs(size);
  /** @type {[number, string][]} */
  const units = [
    [DAY, "d"],
    [HOUR, "h"],
    [MINUTE, "m"],
  ];
  if (seconds) units.push([1000, "s"]);
  const parts = units.map(([unit, name]) => {
    const count = Math.floor(left / unit);
    left -= count * unit;
    return count ? `${count}${name}` : "";
  });
  if (Math.abs(size) >= 100 * DAY) return parts[0];
  const first = parts.findIndex(Boolean);
  return first < 0
    ? ""
    : parts
        .slice(first, first + 2)
        .filter(Boolean)
        .join(" ");
}

/**
 * @param {number} size milliseconds
 * @param {(key: string, values?: object) => string} t
 * @returns {string} 1 分钟, 2 d 3 h
 */
export function lasting(size, t) {
  return duration(size).replace(/(\d+)([dhm])/g, (whole, count, unit) => t(`unit:${unit}`, { n: count }));
}

/**
 * @param {{start: number | null, end: number | null, precision: string, modifier?: string, zone: string}} moment
 * @param {Tongue} tongue
 * @returns {string} the moment in its own zone, when it is not told by the clock and its days are cut differently there
 */
export function ownDay(moment, tongue) {
  const at = moment.start ?? moment.end;
  if (at === null || CLOCK.has(moment.precision) || moment.zone === tongue.zone) return "";
  if (tongue.zone !== RELATIVE && offset(at, moment.zone) === offset(at, tongue.zone)) return "";
  return tell(moment, { ...tongue, zone: moment.zone });
}

/**
 * @param {number} local
 * @returns {{year: number, month: number, day: number}}
 */
export function fields(local) {
  const date = new Date(local);
  return { year: date.getUTCFullYear(), month: date.getUTCMonth(), day: date.getUTCDate() };
}

const isMidnight = (/** @type {number} */ local) => ((local % DAY) + DAY) % DAY === 0;
const sameDay = (/** @type {number} */ a, /** @type {number} */ b) => Math.floor(a / DAY) === Math.floor(b / DAY);
