// Instants ⇄ wall-clock time in any zone, by the browser's own zone data. Nothing here knows the reader's own zone.

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/** The pseudo-zone in which times are told as distances from the anchor. */
export const RELATIVE = "T";

/** Zones offered by name; any other can be typed. */
export const MAIN_ZONES = ["UTC", "Asia/Shanghai", "Asia/Singapore", "America/New_York"];

const FIXED = /^([+-])(\d\d):?(\d\d)$/;
const WEEK = 7 * DAY;
const formats = new Map();
const weeks = new Map();
/** The last week asked for in which clocks do not change: events in order of time mostly share it. */
let recent = { zone: "", week: 0, offset: 0 };

/**
 * @param {string} zone IANA name
 * @returns {Intl.DateTimeFormat}
 */
function formatOf(zone) {
  if (!formats.has(zone)) {
    formats.set(
      zone,
      new Intl.DateTimeFormat("sv-SE", {
        timeZone: zone,
        era: "short",
        year: "numeric",
        month: "2-digit",
        day: "2-digit",
        hour: "2-digit",
        minute: "2-digit",
        second: "2-digit",
        hourCycle: "h23",
      }),
    );
  }
  return formats.get(zone);
}

/**
 * @param {string} zone
 * @returns {number | null} minutes east of UTC of a fixed offset such as -02:00; null for a named zone
 */
function fixedMinutes(zone) {
  const match = FIXED.exec(zone);
  return match ? (match[1] === "-" ? -1 : 1) * (Number(match[2]) * 60 + Number(match[3])) : null;
}

/**
 * @param {string} zone
 * @returns {boolean} whether times can be shown in it
 */
export function isZone(zone) {
  if (fixedMinutes(zone) !== null) return true;
  try {
    return Boolean(zone) && Boolean(formatOf(zone));
  } catch {
    return false;
  }
}

/**
 * Wall-clock time as if it were UTC: the number whose UTC fields are the local ones.
 * @param {number} instant epoch milliseconds
 * @param {string} zone IANA name or fixed offset
 * @returns {number}
 */
export function wall(instant, zone) {
  return instant + offset(instant, zone);
}

/** Asked of the browser, field by field. */
function askedOffset(instant, zone) {
  const part = {};
  for (const { type, value } of formatOf(zone).formatToParts(instant)) part[type] = value;
  const year = /f|B/.test(part.era) ? 1 - Number(part.year) : Number(part.year);
  const date = new Date(0);
  date.setUTCFullYear(year, Number(part.month) - 1, Number(part.day));
  date.setUTCHours(Number(part.hour), Number(part.minute), Number(part.second));
  return date.getTime() - Math.floor(instant / 1000) * 1000;
}

/**
 * The instant of a wall-clock time. In a gap (clocks forward) the time after it, in an overlap the first of the two.
 * @param {number} local wall-clock time as if it were UTC
 * @param {string} zone
 * @returns {number} epoch milliseconds
 */
export function fromWall(local, zone) {
  const before = local - offset(local - DAY, zone);
  if (wall(before, zone) === local) return before;
  const after = local - offset(local + DAY, zone);
  return wall(after, zone) === local ? after : before;
}

/**
 * @param {number} instant
 * @param {string} zone
 * @returns {number} offset from UTC in milliseconds
 */
export function offset(instant, zone) {
  const week = Math.floor(instant / WEEK);
  if (zone === recent.zone && week === recent.week) return recent.offset;
  const fixed = zone === "UTC" ? 0 : fixedMinutes(zone);
  if (fixed !== null) return fixed * MINUTE;
  const first = weekOffset(week, zone);
  if (first !== weekOffset(week + 1, zone)) return askedOffset(instant, zone);
  recent = { zone, week, offset: first };
  return first;
}

/** The offset at the beginning of a week, asked once: clocks that do not change within the week need no more. */
function weekOffset(week, zone) {
  const key = `${zone} ${week}`;
  if (!weeks.has(key)) weeks.set(key, askedOffset(week * WEEK, zone));
  return weeks.get(key);
}

/**
 * @param {number} instant
 * @param {string} zone
 * @returns {string} UTC, UTC+8, UTC−5, UTC+5:30
 */
export function offsetLabel(instant, zone) {
  const minutes = Math.round(offset(instant, zone) / MINUTE);
  if (minutes === 0) return "UTC";
  const size = Math.abs(minutes);
  const rest = size % 60 ? `:${String(size % 60).padStart(2, "0")}` : "";
  return `UTC${minutes < 0 ? "−" : "+"}${Math.floor(size / 60)}${rest}`;
}

/**
 * @param {number} local wall-clock time as if it were UTC
 * @returns {string} 2021-11-16 08:46:00.000, without zone: the only kind of time that Plotly is given
 */
export function naive(local) {
  const text = new Date(local).toISOString().replace("T", " ").replace("Z", "");
  return text.startsWith("+") ? text.slice(3) : text;
}

/**
 * @param {string} text a naive time as Plotly gives it back, of any length from the year on
 * @returns {number} wall-clock time as if it were UTC
 */
export function fromNaive(text) {
  const [date, clock = ""] = String(text).trim().split(/[ T]/);
  const [year, month = "01", day = "01"] = date.split("-");
  const [hour = "00", minute = "00", second = "00"] = clock ? clock.split(":") : [];
  const pad = (/** @type {string} */ value) => value.padStart(2, "0");
  const exact = Number(second).toFixed(3).padStart(6, "0");
  return Date.parse(`${year.padStart(4, "0")}-${pad(month)}-${pad(day)}T${pad(hour)}:${pad(minute)}:${exact}Z`);
}

/**
 * @param {number} instant
 * @param {string} zone
 * @returns {string} ISO 8601 with offset, as Python's isoformat writes it
 */
export function isoLocal(instant, zone) {
  const local = wall(instant, zone);
  const text = new Date(local).toISOString().slice(0, local % 1000 ? 23 : 19);
  const minutes = Math.round((local - instant) / MINUTE);
  const size = Math.abs(minutes);
  const digits = [Math.floor(size / 60), size % 60].map((value) => String(value).padStart(2, "0")).join(":");
  return `${text}${local % 1000 ? "000" : ""}${minutes < 0 ? "-" : "+"}${digits}`;
}
