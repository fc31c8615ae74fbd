// What is shown, as a calendar file (RFC 5545). Days stay days; uncertain times say so.
import { DAY, wall } from "./zones.js";

const STATUS = { happened: "CONFIRMED", planned: "TENTATIVE", cancelled: "CANCELLED" };
const CLOCK = new Set(["second", "minute", "hour", "part"]);

/**
 * @param {any[]} events
 * @returns {string}
 */
export function toIcs(events) {
  const lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//event-timeline//page//EN", "CALSCALE:GREGORIAN"];
  for (const event of events) if (event.start !== null || event.end !== null) lines.push(...entry(event));
  lines.push("END:VCALENDAR");
  return lines.map(folded).join("");
}

function entry(event) {
  const start = event.start ?? event.end;
  const end = event.end ?? event.start;
  const sources = event.sources.join(", ");
  return [
    "BEGIN:VEVENT",
    `UID:${event.id}@event-timeline`,
    `DTSTAMP:${stamp(event.last ?? start)}`,
    ...(CLOCK.has(event.precision) ? clockTimes(start, end) : wholeDays(start, end, event.zone)),
    `SUMMARY:${escaped(event.title)}`,
    `DESCRIPTION:${escaped([event.quote, sources].filter(Boolean).join("\n"))}`,
    `STATUS:${STATUS[event.status] ?? "TENTATIVE"}`,
    "TRANSP:TRANSPARENT",
    ...(event.urls.length ? [`URL:${event.urls[0].replace(/[\r\n]/g, "")}`] : []),
    "END:VEVENT",
  ];
}

const clockTimes = (/** @type {number} */ start, /** @type {number} */ end) => [
  `DTSTART:${stamp(start)}`,
  ...(end > start ? [`DTEND:${stamp(end)}`] : []),
];

function wholeDays(start, end, zone) {
  const first = Math.floor(wall(start, zone) / DAY);
  const after = Math.max(first + 1, Math.ceil(wall(end, zone) / DAY));
  return [`DTSTART;VALUE=DATE:${date(first * DAY)}`, `DTEND;VALUE=DATE:${date(after * DAY)}`];
}

const date = (/** @type {number} */ local) => new Date(local).toISOString().slice(0, 10).replaceAll("-", "");
const stamp = (/** @type {number} */ instant) =>
  `${new Date(instant).toISOString().slice(0, 19).replace(/[-:]/g, "")}Z`;
const escaped = (/** @type {string} */ text) =>
  text.replace(/[\\;,]/g, (mark) => `\\${mark}`).replace(/\r\n|\r|\n/g, "\\n");

/** Lines of at most 75 octets, continued after a space. */
function folded(line) {
  const encoder = new TextEncoder();
  let out = "";
  let size = 0;
  for (const char of line) {
    const octets = encoder.encode(char).length;
    if (size + octets > 75) {
      out += "\r\n ";
      size = 1;
    }
    out += char;
    size += octets;
  }
  return `${out}\r\n`;
}
