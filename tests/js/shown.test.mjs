// What is shown: filters, what was known then, plans, words for times, the address, files.
import assert from "node:assert/strict";
import test from "node:test";
import { distanceTicks } from "../../timeline/views/page/js/ticks.js";
import { ZERO } from "../../timeline/views/page/js/axis.js";
import { filtered } from "../../timeline/views/page/js/filter.js";
import { fromHash, toHash } from "../../timeline/views/page/js/state.js";
import { asKnown } from "../../timeline/views/page/js/known.js";
import { narrowing, slip } from "../../timeline/views/page/js/plan.js";
import { translator, WORDS } from "../../timeline/views/page/js/i18n.js";
import { distance, inUnitsOf, ownDay, tell, tellShort } from "../../timeline/views/page/js/when.js";
import { toCsv } from "../../timeline/views/page/js/formats.js";
import { toIcs } from "../../timeline/views/page/js/ics.js";
import { held } from "../../timeline/views/page/js/touch.js";
import { scaleOf, threadOf } from "../../timeline/views/page/js/scene.js";
import { wholeWords } from "../../timeline/views/page/js/words.js";
import { glyphOf } from "../../timeline/views/page/js/glyphs.js";

const utc = (text) => Date.parse(`${text}Z`);
const MINUTE = 60_000;

function event(changes = {}) {
  return {
    id: "e1",
    title: "视频会晤",
    quote: "",
    sources: ["新华社"],
    status: "happened",
    precision: "minute",
    phase: "summit",
    kind: "point",
    modifier: "",
    start: utc("2021-11-16T00:46:00"),
    end: utc("2021-11-16T00:47:00"),
    zone: "Asia/Shanghai",
    plannedStart: null,
    plannedEnd: null,
    first: utc("2021-11-13T02:00:00"),
    last: null,
    history: [],
    mentions: [],
    urls: [],
    disagreement: "",
    cache: {},
    ...changes,
  };
}

function tongue(zone, lang = "zh") {
  return { zone, lang, t: translator(lang), anchor: utc("2021-11-16T00:46:00"), year: 2021 };
}

test("both languages have the same words", () => {
  assert.deepEqual(Object.keys(WORDS.zh).sort(), Object.keys(WORDS.en).sort());
});

test("a stretch counted from the moment of telling has no clock", () => {
  const told = { kind: "range", precision: "year", end: utc("2021-11-16T06:06:28") };
  const years = event({ ...told, start: utc("1971-11-16T06:06:28") });
  assert.equal(tell(years, tongue("Asia/Shanghai")), "1971–2021年");
  assert.equal(tellShort(years, tongue("America/New_York", "en")), "1971–2021");
  const months = event({ ...told, precision: "month", start: utc("2021-08-16T06:06:28") });
  assert.equal(tell(months, tongue("Asia/Shanghai")), "2021年8月–11月");
  const days = event({ ...told, precision: "day", start: utc("2021-11-13T06:06:28") });
  assert.equal(tell(days, tongue("Asia/Shanghai")), "11月13日–16日");
  const hours = event({ ...told, precision: "hour", start: utc("2021-11-15T06:06:28") });
  assert.equal(tell(hours, tongue("Asia/Shanghai")), "11月15日 14:06 – 11月16日 14:06");
  const since = event({ ...told, modifier: "since", start: utc("2020-12-31T16:00:00") });
  assert.equal(tell(since, tongue("Asia/Shanghai")), "1月1日 – 11月16日");
  const ages = event({ ...told, start: Date.UTC(2021, 10, 16) - 2000 * 365.2425 * 24 * 60 * MINUTE });
  assert.equal(tell(ages, tongue("Asia/Shanghai")), "21–2021年");
});

test("a day is a day in its own zone and an interval in another", () => {
  const day = event({ precision: "day", start: utc("2021-11-12T16:00:00"), end: utc("2021-11-13T16:00:00") });
  assert.equal(tell(day, tongue("Asia/Shanghai")), "11月13日");
  assert.equal(tell(day, tongue("America/New_York")), "11月12日 11:00 – 11月13日 11:00");
  assert.equal(ownDay(day, tongue("America/New_York")), "11月13日");
  assert.equal(ownDay(day, tongue("Asia/Singapore")), "");
  assert.equal(tellShort(day, tongue("Asia/Shanghai")), "当日");
});

test("weeks, months, years, deadlines, open ends", () => {
  const span = (start, end, precision, modifier = "") => ({
    start: start && utc(start),
    end: end && utc(end),
    precision,
    modifier,
  });
  const english = tongue("UTC", "en");
  assert.equal(tell(span("2021-11-15T00:00:00", "2021-11-22T00:00:00", "week"), english), "15–21 Nov");
  assert.equal(tell(span("2022-02-01T00:00:00", "2022-03-01T00:00:00", "month"), english), "Feb 2022");
  assert.equal(tell(span("2021-01-01T00:00:00", "2022-01-01T00:00:00", "year"), english), "2021");
  assert.equal(tell(span(null, "2022-01-01T00:00:00", "year", "before"), english), "by 31 Dec");
  assert.equal(tell(span("2021-11-17T00:00:00", null, "day"), english), "since 17 Nov");
  assert.equal(tell(span(null, null, "day"), english), "time unknown");
});

test("a day that New York's clocks make 25 hours long is still a day", () => {
  const day = {
    start: utc("2021-11-07T04:00:00"),
    end: utc("2021-11-08T05:00:00"),
    precision: "day",
    zone: "America/New_York",
  };
  assert.equal(tell(day, tongue("America/New_York", "en")), "7 Nov");
});

test("distances from the anchor", () => {
  const [en, zh] = [translator("en"), translator("zh")];
  assert.equal(distance(0, en), "T±0");
  assert.equal(distance(-(2 * 24 + 19) * 60 * MINUTE, en), "T−2d 19h");
  assert.equal(distance(98 * MINUTE, en), "T+1h 38m");
  const ticks = distanceTicks(ZERO - 2 * 86_400_000, ZERO + 2 * 86_400_000, 5, en);
  assert.deepEqual(
    ticks.map(({ text }) => text),
    ["T−2d", "T−1d", "T±0", "T+1d", "T+2d"],
  );
});

test("distances of the table are told with the units of the language", () => {
  const told = (lang) => ["T−2d 19h", "T−20mo", "T+3y", "T−1w", "T+15m"].map((text) => inUnitsOf(text, translator(lang)));
  assert.deepEqual(told("zh"), ["T−2天19时", "T−20个月", "T+3年", "T−1周", "T+15分"]);
  assert.deepEqual(told("en"), ["T−2d 19h", "T−20 mo", "T+3 yr", "T−1 wk", "T+15m"]);
});

test("a cut leaves words whole, but for one too long for that", () => {
  const kept = (text, most) => [...text].slice(0, wholeWords([...text], most)).join("");
  assert.equal(kept("A spokesman for", 8), "A spokes");
  assert.equal(kept("The White House said", 12), "The White ");
  assert.equal(kept("The White House said", 9), "The White");
  assert.equal(kept("习近平主席和美国总统", 4), "习近平主");
});

test("the thread of a plan: a deadline, a window however narrow, a clock time", () => {
  const day = 86_400_000;
  const scale = scaleOf({ from: 0, to: 1000 * day, zone: "UTC" }, null, 500);
  const step = (start, end, precision) => ({ known: 100 * day, start, end, precision, text: "", sources: [] });
  const steps = threadOf(
    event({ history: [step(null, 900 * day, "year"), step(400 * day, 407 * day, "week"), step(400 * day, 400 * day + MINUTE, "minute")] }),
    scale,
  );
  assert.deepEqual(
    steps.map(({ glyph, x0, x1 }) => [glyph, Math.round(x0), Math.round(x1)]),
    [["deadline", 50, 450], ["bar", 200, 206], ["mark", 200, 200]],
  );
});

test("glyphs tell how certain a time is", () => {
  const day = { precision: "day", start: 0, end: 86_400_000 };
  assert.equal(glyphOf(event()), "mark");
  assert.equal(glyphOf(event(day)), "bar");
  assert.equal(glyphOf(event({ ...day, kind: "range" })), "span");
  assert.equal(glyphOf(event({ start: null })), "deadline");
  assert.equal(glyphOf(event({ end: null })), "open");
  assert.equal(glyphOf(event({ start: null, end: null })), null);
});

test("search folds width, case and accents, and needs every word", () => {
  const events = [event({ title: "ＡＰＥＣ Café 会议" }), event({ id: "e2", title: "别的" })];
  const wanted = (q, more = {}) => ({ q, source: [], status: [], precision: [], phase: [], ...more });
  assert.deepEqual(
    filtered(events, wanted("apec cafe")).map(({ id }) => id),
    ["e1"],
  );
  assert.equal(filtered(events, wanted("apec 别的")).length, 0);
  assert.equal(filtered(events, wanted("", { source: ["路透"] })).length, 0);
  assert.equal(filtered(events, wanted("", { status: ["happened", "planned"] })).length, 2);
});

test("fingers keep hold of what they touch", () => {
  const now = { from: 0, to: 1000 };
  assert.deepEqual(held([{ x: 60, instant: 500 }], now, 100), [-100, 900]);
  const [from, to] = held(
    [
      { x: 0, instant: 250 },
      { x: 100, instant: 750 },
    ],
    now,
    100,
  );
  assert.deepEqual([from, to], [250, 750]);
});

test("before the outcome was published an event is its last known plan", () => {
  const plan = (known, start, end, precision) => ({
    known: utc(known),
    start: utc(start),
    end: utc(end),
    precision,
    text: "",
    sources: [],
  });
  const summit = event({
    plannedStart: utc("2021-11-16T00:45:00"),
    plannedEnd: utc("2021-11-16T00:46:00"),
    history: [
      plan("2021-11-09T00:00:00", "2021-11-15T00:00:00", "2021-11-22T00:00:00", "week"),
      plan("2021-11-15T12:00:00", "2021-11-16T00:45:00", "2021-11-16T00:46:00", "minute"),
    ],
    mentions: [
      { status: "planned", published: utc("2021-11-13T02:00:00"), source: "新华社" },
      { status: "happened", published: utc("2021-11-16T04:00:00"), source: "新华社" },
    ],
  });
  const at = (text) => asKnown([summit], utc(text));
  assert.deepEqual(at("2021-11-10T00:00:00"), []);
  assert.deepEqual(
    [at("2021-11-14T00:00:00")[0]].map(({ status, precision }) => [status, precision]),
    [["planned", "week"]],
  );
  assert.equal(at("2021-11-15T13:00:00")[0].start, utc("2021-11-16T00:45:00"));
  assert.equal(at("2021-11-16T05:00:00")[0].start, utc("2021-11-16T00:46:00"));
  assert.equal(asKnown([summit], null)[0], summit);
});

test("a text from before an event cannot tell that it happened", () => {
  const plan = { known: utc("2021-11-09T00:00:00"), start: null, precision: "year", text: "年底前", sources: [] };
  const exact = { start: utc("2021-11-15T23:00:00"), end: utc("2021-11-16T05:00:00"), precision: "part" };
  const summit = event({
    first: utc("2021-11-09T00:00:00"),
    history: [
      { ...plan, end: utc("2021-12-31T16:00:00") },
      { ...plan, ...exact, known: utc("2021-11-13T03:00:00") },
      { ...plan, end: utc("2022-01-01T05:00:00"), known: utc("2021-11-13T04:00:00") },
    ],
    mentions: [
      { status: "happened", published: utc("2021-11-09T00:00:00"), source: "新华社" },
      { status: "happened", published: utc("2021-11-16T04:00:00"), source: "新华社" },
    ],
  });
  const [then] = asKnown([summit], utc("2021-11-14T00:00:00"));
  assert.deepEqual([then.status, then.start, then.precision], ["planned", exact.start, "part"]);
  assert.equal(asKnown([summit], utc("2021-11-16T04:00:00"))[0].status, "happened");
});

test("a plan cancelled before its day is cancelled as soon as that is told", () => {
  const told = [
    { status: "planned", published: utc("2021-11-09T00:00:00"), source: "新华社" },
    { status: "cancelled", published: utc("2021-11-12T00:00:00"), source: "新华社" },
  ];
  const visit = event({ status: "cancelled", first: utc("2021-11-09T00:00:00"), mentions: told, plannedStart: 1, plannedEnd: 2 });
  const statusAt = (text) => asKnown([visit], utc(text))[0].status;
  assert.deepEqual([statusAt("2021-11-10T00:00:00"), statusAt("2021-11-12T00:00:00")], ["planned", "cancelled"]);
});

test("slip: by the minute, within a window, after it", () => {
  const planned = (start, end) => event({ plannedStart: utc(start), plannedEnd: utc(end) });
  assert.equal(slip(planned("2021-11-16T00:45:00", "2021-11-16T00:46:00")), MINUTE);
  assert.equal(slip(planned("2021-11-15T00:00:00", "2021-11-22T00:00:00")), 0);
  assert.equal(slip(planned("2021-11-14T00:46:00", "2021-11-15T00:46:00")), 86_400_000);
  assert.equal(slip(event()), null);
});

test("a plan's thread is how it narrowed", () => {
  const step = (days, text) => ({ known: 0, start: 0, end: days * 86_400_000, text });
  const thread = narrowing(
    event({ history: [step(7, "下周"), step(365, "今年"), step(1, "16日"), step(1, "16日"), step(0.001, "8时45分")] }),
    4,
  );
  assert.deepEqual(
    thread.map(({ text }) => text),
    ["下周", "16日", "8时45分"],
  );
});

test("the address says only what differs, and nonsense in it is left out", () => {
  const defaults = {
    event: "e9",
    from: 0,
    to: 10,
    zone: "UTC",
    lang: "zh",
    lanes: "phase",
    view: "list",
    known: null,
    q: "",
    source: [],
    status: [],
    precision: [],
    phase: [],
  };
  const state = { ...defaults, event: "e1", zone: "Asia/Tokyo", source: ["路透", "a&b=c"], from: -5, known: 7 };
  assert.equal(toHash(defaults, defaults), "");
  assert.deepEqual({ ...defaults, ...fromHash(`#${toHash(state, defaults)}`) }, state);
  assert.deepEqual(fromHash("#z=Nowhere&l=xx&r=9~3&v=&by=colour&k=soon"), { known: null });
});

test("CSV guards formulas, quotes and writes lists as JSON", () => {
  const data = {
    formula: "^'*[ ]*[=+\\-@]",
    times: ["start_utc"],
    order: ["title", "start_utc", "sources", "importance"],
    events: {
      title: ["=1+1", 'a,"b"'],
      start_utc: [utc("2021-11-16T00:46:00"), null],
      sources: [["路透", "b"], []],
      importance: [1, 0.5],
    },
  };
  assert.equal(
    toCsv(data, [0, 1]),
    '\ufefftitle,start_utc,sources,importance\r\n\'=1+1,2021-11-16T00:46:00+00:00,"[""路透"", ""b""]",1.0\r\n"a,""b""",,[],0.5\r\n',
  );
});

test("calendar: days are days, minutes are UTC, lines are folded", () => {
  const text = toIcs([
    event({ quote: "很长的一句话，".repeat(20) }),
    event({ id: "e2", precision: "day", start: utc("2021-11-12T16:00:00"), end: utc("2021-11-13T16:00:00") }),
  ]);
  assert.match(text, /DTSTART:20211116T004600Z\r\nDTEND:20211116T004700Z/);
  assert.match(text, /DTSTART;VALUE=DATE:20211113\r\nDTEND;VALUE=DATE:20211114/);
  assert.ok(text.split("\r\n").every((line) => new TextEncoder().encode(line).length <= 75));
});
