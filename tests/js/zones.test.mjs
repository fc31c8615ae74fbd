// Wall-clock time in any zone, above all on the nights when clocks change.
import assert from "node:assert/strict";
import test from "node:test";
import { fromNaive, fromWall, isZone, isoLocal, naive, offsetLabel, wall } from "../../timeline/views/page/js/zones.js";

const utc = (text) => Date.parse(`${text}Z`);

test("the summit in four zones", () => {
  const start = utc("2021-11-16T00:46:00");
  assert.equal(naive(wall(start, "UTC")), "2021-11-16 00:46:00.000");
  assert.equal(naive(wall(start, "Asia/Shanghai")), "2021-11-16 08:46:00.000");
  assert.equal(naive(wall(start, "America/New_York")), "2021-11-15 19:46:00.000");
  assert.equal(naive(wall(start, "Asia/Kolkata")), "2021-11-16 06:16:00.000");
  assert.equal(naive(wall(start, "-02:30")), "2021-11-15 22:16:00.000");
});

test("New York's night of 7 November 2021: one o'clock comes twice", () => {
  const zone = "America/New_York";
  const [first, second] = [utc("2021-11-07T05:30:00"), utc("2021-11-07T06:30:00")];
  assert.equal(naive(wall(first, zone)), "2021-11-07 01:30:00.000");
  assert.equal(naive(wall(second, zone)), "2021-11-07 01:30:00.000");
  assert.deepEqual(
    [first, second].map((at) => offsetLabel(at, zone)),
    ["UTC−4", "UTC−5"],
  );
  assert.equal(fromWall(wall(first, zone), zone), first);
  assert.equal(fromWall(Date.UTC(2021, 10, 7, 2, 0), zone), utc("2021-11-07T07:00:00"));
  assert.equal(fromWall(Date.UTC(2021, 10, 7, 0, 59), zone), utc("2021-11-07T04:59:00"));
});

test("New York's night of 14 March 2021: two o'clock does not come", () => {
  const zone = "America/New_York";
  assert.equal(naive(wall(utc("2021-03-14T07:00:00"), zone)), "2021-03-14 03:00:00.000");
  assert.equal(naive(wall(utc("2021-03-14T06:59:59"), zone)), "2021-03-14 01:59:59.000");
  const missing = fromWall(Date.UTC(2021, 2, 14, 2, 30), zone);
  assert.ok([utc("2021-03-14T06:30:00"), utc("2021-03-14T07:30:00")].includes(missing));
});

test("every hour of two years comes back from its wall-clock time, but for the repeated one", () => {
  for (const zone of [
    "America/New_York",
    "Europe/London",
    "Australia/Lord_Howe",
    "Africa/Casablanca",
    "Asia/Shanghai",
  ]) {
    const wrong = [];
    for (let at = utc("2021-01-01T00:15:00"); at < utc("2023-01-01T00:00:00"); at += 3_600_000) {
      const back = fromWall(wall(at, zone), zone);
      if (back !== at && wall(back, zone) !== wall(at, zone)) wrong.push(at);
    }
    assert.deepEqual(wrong, [], zone);
  }
});

test("offsets are those of the browser at every moment, though it is asked once a week", () => {
  const format = new Intl.DateTimeFormat("sv-SE", {
    timeZone: "Africa/Casablanca",
    dateStyle: "short",
    timeStyle: "medium",
  });
  for (let at = utc("2021-03-01T00:00:00"); at < utc("2021-07-01T00:00:00"); at += 2_700_000) {
    assert.equal(naive(wall(at, "Africa/Casablanca")).slice(0, 19), format.format(at));
  }
});

test("far years and fractions of a second", () => {
  assert.equal(naive(wall(utc("0979-01-02T03:04:05"), "UTC")), "0979-01-02 03:04:05.000");
  assert.equal(naive(wall(utc("1900-01-01T00:00:00"), "Asia/Shanghai")), "1900-01-01 08:05:43.000");
  assert.equal(naive(wall(utc("2021-11-16T00:46:00.250"), "Asia/Shanghai")), "2021-11-16 08:46:00.250");
});

test("what Plotly gives back is understood at any length", () => {
  assert.equal(fromNaive("2021-11-16"), Date.UTC(2021, 10, 16));
  assert.equal(fromNaive("2021-11-16 08:46"), Date.UTC(2021, 10, 16, 8, 46));
  assert.equal(fromNaive("2021-11-16 08:46:01.2346"), Date.UTC(2021, 10, 16, 8, 46, 1, 235));
  assert.equal(fromNaive("2021"), Date.UTC(2021, 0, 1));
});

test("ISO 8601 with offset, as Python writes it", () => {
  assert.equal(isoLocal(utc("2021-11-16T00:46:00"), "UTC"), "2021-11-16T00:46:00+00:00");
  assert.equal(isoLocal(utc("2021-11-16T00:46:00"), "America/New_York"), "2021-11-15T19:46:00-05:00");
  assert.equal(isoLocal(utc("2021-11-16T00:46:00.5"), "UTC"), "2021-11-16T00:46:00.500000+00:00");
});

test("names of zones", () => {
  assert.deepEqual(["Asia/Tokyo", "UTC", "+08:00"].map(isZone), [true, true, true]);
  assert.deepEqual(["", "Nowhere/Land", "8 Uhr"].map(isZone), [false, false, false]);
});
