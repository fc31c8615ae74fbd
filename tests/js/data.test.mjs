// The embedded tables, as they are read.
import assert from "node:assert/strict";
import test from "node:test";
import { eventsOf, unpooled } from "../../timeline/views/page/js/data.js";

const embedded = {
  settings: { lang: "zh" },
  events: { event_id: { of: "event_id", at: [0, 1] }, quote: { of: "sentence", at: [1, 0] }, importance: [0.5, 0.25] },
  mentions: { event_id: { of: "event_id", at: [1] }, sentence: { of: "sentence", at: [0] }, mark: { of: "mark", at: [0] } },
  articles: null,
  pools: { event_id: ["e1", "e2"], sentence: ["八日开会。", "九日散会。"], mark: [null] },
};

test("columns have the values of their pools, and of tables that share one", () => {
  const data = unpooled(structuredClone(embedded));
  assert.deepEqual(data.events, { event_id: ["e1", "e2"], quote: ["九日散会。", "八日开会。"], importance: [0.5, 0.25] });
  assert.deepEqual(data.mentions, { event_id: ["e2"], sentence: ["八日开会。"], mark: [null] });
  assert.equal(data.articles, null);
  assert.equal("pools" in data, false);
});

test("events get what tells them", () => {
  const [first, second] = eventsOf(unpooled(structuredClone(embedded)));
  assert.deepEqual(first.mentions, []);
  assert.equal(second.mentions[0].sentence, second.quote);
});
