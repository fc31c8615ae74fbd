// A crowd: nothing in sight is lost, the important are tried for places, all alike get their share.
import assert from "node:assert/strict";
import test from "node:test";
import { Crowd, MANY } from "../../timeline/views/page/js/crowd.js";
import { scaleOf, sceneOf } from "../../timeline/views/page/js/scene.js";

const START = Date.UTC(2021, 10, 1);
const HOUR = 3_600_000;
const LANES = { lanes: ["happened", "planned"], laneOf: (event) => event.status };

function events(count, change = () => ({})) {
  return Array.from({ length: count }, (_, at) => ({
    id: `e${at}`,
    title: "t",
    start: START + at * HOUR,
    end: START + at * HOUR + 60_000,
    first: null,
    precision: "minute",
    kind: "point",
    modifier: "",
    status: at % 2 ? "planned" : "happened",
    importance: ((at * 37) % 97) / 100,
    cache: {},
    ...change(at),
  }));
}

const scaleBetween = (from, to) => scaleOf({ from, to, zone: "UTC" }, null, 1000);
const crowdOf = (all, zone = "UTC") => new Crowd(all, LANES, zone, null);
const counted = ({ tallies }) => tallies.reduce((sum, tally) => sum + (tally?.counts.reduce((a, b) => a + b) ?? 0), 0);

test("few events are all tried, many are partly counted, and none is lost", () => {
  for (const count of [10, MANY, MANY + 1, 5000]) {
    const scale = scaleBetween(START, START + count * HOUR);
    const seen = crowdOf(events(count)).inSight(scale, null, 50);
    assert.equal(seen.kept.length + counted(seen), count);
    assert.equal(counted(seen) > 0, count > MANY);
  }
});

test("of many the important are tried, and the selected in any case", () => {
  const all = events(5000, (at) => ({ importance: at % 50 ? 0.1 : 0.9 }));
  const { kept } = crowdOf(all).inSight(scaleBetween(START, START + 5000 * HOUR), all[33], 50);
  assert.ok(kept.includes(all[33]));
  assert.ok(all.filter(({ importance }) => importance > 0.5).every((event) => kept.includes(event)));
});

test("those that are all alike are tried all over the view", () => {
  const all = events(10_000, () => ({ importance: 0.5, status: "happened" }));
  const { kept } = crowdOf(all).inSight(scaleBetween(START, START + 10_000 * HOUR), null, 50);
  const quarters = [0, 1, 2, 3].map((at) => kept.filter(({ start }) => Math.floor((start - START) / HOUR / 2500) === at).length);
  assert.ok(Math.min(...quarters) > kept.length / 8, String(quarters));
});

test("far-off events are not in sight, long ones that reach in are", () => {
  const all = events(100, (at) => (at ? {} : { end: START + 90 * HOUR, precision: "day", kind: "range" }));
  const { kept } = crowdOf(all).inSight(scaleBetween(START + 50 * HOUR, START + 60 * HOUR), null, 50);
  assert.ok(kept.includes(all[0]));
  assert.ok(!kept.includes(all[1]));
});

test("what the scene draws and counts is everything in sight", () => {
  const all = events(4000);
  const scale = scaleBetween(START, START + 4000 * HOUR);
  const label = () => ({ text: "t", width: 60 });
  const scene = sceneOf({ crowd: crowdOf(all), lanes: LANES, scale, height: 400, top: 24, label, selected: null });
  assert.equal(scene.drawn.length + scene.rest.reduce((sum, { count }) => sum + count, 0), 4000);
  const bin = scene.rest.find(({ count }) => count > 40);
  assert.ok(bin.events().length >= bin.count);
  assert.ok(bin.events().every((event) => event.status === bin.first.status));
});
