// Rows: nothing overlaps, the most important is there, nothing is lost.
import assert from "node:assert/strict";
import test from "node:test";
import { spots } from "../../timeline/views/page/js/row.js";
import { pack, remainder, share } from "../../timeline/views/page/js/pack.js";

const VIEW = 800;

/** Boxes at repeatable places. */
function crowd(count, lanes = ["a", "b"]) {
  let seed = 42;
  const random = () => (seed = (seed * 16807) % 2147483647) / 2147483647;
  return Array.from({ length: count }, (_, index) => {
    const left = random() * 1000 - 100;
    const width = index % 3 ? 12 : random() * 400;
    return {
      id: `e${index}`,
      lane: lanes[index % lanes.length],
      left,
      right: left + width,
      weight: 1 - index / count,
      labels: () => [60 + ((index * 37) % 150), 50],
      whole: () => 60 + ((index * 37) % 150),
    };
  });
}

function stretches(lane) {
  return lane.placed.map(({ box, row, text, width }) => [
    row,
    Math.min(box.left, text),
    Math.max(box.right, text + width),
  ]);
}

for (const count of [1, 40, 500, 3000]) {
  test(`${count} boxes share no place and none is lost`, () => {
    const lanes = pack(crowd(count), ["a", "b"], 14, VIEW);
    for (const lane of lanes) {
      const taken = stretches(lane).sort((a, b) => a[0] - b[0] || a[1] - b[1]);
      for (let at = 1; at < taken.length; at += 1) {
        if (taken[at][0] === taken[at - 1][0]) assert.ok(taken[at][1] >= taken[at - 1][2], "overlap");
      }
      if (lane.rest.length)
        assert.ok(
          taken.every(([row]) => row < lane.rows - 1),
          "the last row belongs to the rest",
        );
    }
    assert.equal(
      lanes.reduce((sum, { placed, rest }) => sum + placed.length + rest.length, 0),
      count,
    );
    assert.ok(lanes.reduce((sum, { rows }) => sum + rows, 0) <= 14);
  });
}

test("the heaviest has a place with its whole label", () => {
  const [lane] = pack(crowd(500, ["a"]), ["a"], 4, VIEW);
  const first = lane.placed.find(({ box }) => box.id === "e0");
  assert.equal(first.cut, 0);
});

test("two labels side by side keep so far apart that they are not read as one", () => {
  const [lane] = pack(crowd(500, ["a"]), ["a"], 8, VIEW);
  const ends = lane.placed.map(({ box, row, text, width }) => ({
    row,
    left: Math.min(box.left, text),
    right: Math.max(box.right, text + width),
    label: text + width > box.right,
  }));
  const labelled = ends.filter(({ label }) => label);
  assert.ok(labelled.length > 5);
  for (const one of labelled) {
    const next = ends.filter(({ row, left }) => row === one.row && left >= one.right).map(({ left }) => left);
    assert.ok(Math.min(...next, Infinity) - one.right >= 14);
  }
});

test("a label without room on either side lies on a long bar, never on a mark", () => {
  assert.deepEqual(spots({ left: 90, right: 102 }, 95, 200), []);
  assert.deepEqual(spots({ left: 60, right: 112 }, 95, 200), [66]);
  assert.deepEqual(spots({ left: 100, right: 112 }, 60, 200), [119, 33]);
});

test("rows go to the lanes that need them", () => {
  assert.deepEqual(share([[9, 1, 1, 1], [1], [1]], 5), [3, 1, 1]);
  assert.deepEqual(
    share(
      [
        [9, 8, 1, 1],
        [7, 6],
      ],
      5,
    ),
    [3, 2],
  );
  assert.deepEqual(
    share(
      [
        [1, 1],
        [1, 1],
      ],
      10,
    ),
    [2, 2],
  );
  assert.deepEqual(
    share(
      [
        [5, 5],
        [5, 5],
      ],
      2,
    ),
    [1, 1],
  );
});

test("the remainder counts every box once", () => {
  const rest = crowd(300);
  const { lone, bins } = remainder(rest, 46, VIEW);
  assert.equal(lone.length + bins.reduce((sum, { count }) => sum + count, 0), 300);
  assert.equal(
    bins.every(({ count, boxes }) => count === boxes.length),
    true,
  );
});

test("a lone glyph needs no count, and has its label where there is room", () => {
  const box = (left, width) => ({ id: `at ${left}`, left, right: left + 12, labels: () => [width, 50], whole: () => width });
  const { lone, bins } = remainder([box(100, 80), box(300, 90), box(410, 80), box(760, 80)], 46, VIEW);
  assert.deepEqual(bins, []);
  assert.deepEqual(
    lone.map(({ text, width, cut }) => [text, width, cut]),
    [
      [119, 80, 0],
      [319, 50, 1],
      [429, 80, 0],
      [779, 0, -1],
    ],
  );
});
