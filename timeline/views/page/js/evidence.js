// The proof of an event: the sentences that tell it, who published them, and how its time was found.
import { h, link } from "./dom.js";
import { besides, tell } from "./when.js";
import { MAIN_ZONES } from "./zones.js";

const AT_ONCE = 4;
/** An instant as the table writes it. */
const INSTANT = /\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?\+00:00/g;

/**
 * @param {any} store
 * @param {string} zone
 * @returns {string} Beijing, Paris: the name of its city in the language of the interface; an offset as it is
 */
export function zoneName(store, zone) {
  const own = MAIN_ZONES.includes(zone) ? store.t(`zone:${zone}`) : store.data.zones?.[zone]?.[store.state.lang];
  return own ?? zone;
}

/** A moment to the minute, in the zone shown. */
export const moment = (/** @type {number} */ at, /** @type {any} */ tongue) =>
  tell({ start: at, end: at, precision: "minute" }, tongue);

/**
 * @param {any} store
 * @param {any} event
 * @param {boolean} all whether every sentence is shown
 * @param {() => void} more asked for
 * @returns {any[]}
 */
export function evidence(store, event, all, more) {
  const { t } = store;
  const { mentions } = event;
  if (!mentions.length) return quoteOnly(store, event);
  const told = grouped([...mentions].sort((a, b) => Number(agrees(b, event)) - Number(agrees(a, event))));
  const shown = all ? told : told.slice(0, AT_ONCE);
  const left = told.length - shown.length;
  return [
    h(
      "section",
      { class: "evidence" },
      h("h3", {}, t("evidence"), " ", h("small", {}, t("evidenceCount", { n: mentions.length }))),
      ...shown.map((same) => proof(store, same)),
      left ? h("button", { type: "button", class: "more", onclick: more }, t("moreEvidence", { n: left })) : null,
    ),
  ];
}

/** Whether a mention gives the very time of the event: such are shown first, the others as they were published. */
const agrees = (/** @type {any} */ mention, /** @type {any} */ event) =>
  mention.start_utc === event.start && mention.end_utc === event.end && mention.status === event.status;

/** Mentions by their sentence: what several sources copied is one proof. */
function grouped(mentions) {
  const groups = new Map();
  for (const mention of mentions) {
    const same = groups.get(mention.sentence) ?? [];
    groups.set(mention.sentence, [...same, mention]);
  }
  return [...groups.values()];
}

function proof(store, mentions) {
  const tellers = new Map(mentions.map((mention) => [mention.article_id, mention]));
  return h(
    "figure",
    {},
    h("blockquote", { lang: mentions[0].article?.language ?? null }, ...marked(mentions)),
    h("figcaption", {}, ...[...tellers.values()].map((mention) => teller(store, mention)), details(store, mentions[0])),
  );
}

/** Who says so, when it was published, and where to read it. */
function teller(store, mention) {
  const { t, tongue } = store;
  const { article, published } = mention;
  const when =
    published === null
      ? t("unpublished")
      : t("publishedAt", { time: `${moment(published, tongue)} ${besides(published, tongue)}` });
  return h(
    "p",
    {},
    h("b", {}, mention.source || "–"),
    ` · ${when}`,
    article
      ? h(
          "span",
          { class: "headline", lang: article.language },
          link(article.url, article.title || t("openArticle")) ?? article.title,
        )
      : null,
  );
}

/** The sentence with all the words in it that say when. */
function marked(mentions) {
  const { sentence } = mentions[0];
  const parts = [];
  let at = 0;
  for (const [start, end] of mentions.map(({ mark }) => mark ?? [0, 0]).sort((a, b) => a[0] - b[0])) {
    if (start < at || start === end) continue;
    parts.push(sentence.slice(at, start), h("mark", {}, sentence.slice(start, end)));
    at = end;
  }
  return [...parts, sentence.slice(at)];
}

/** How this mention was read, for those who want to check it. */
function details(store, mention) {
  const { t } = store;
  const facts = [
    [t("precision"), mention.part ? t(`part:${mention.part}`) : ""],
    [t("readBy"), mention.rule],
    [t("timex"), mention.timex],
    [t("zoneFrom"), mention.zone ? `${zoneName(store, mention.zone)}, ${t(`basis:${mention.zone_basis}`)}` : ""],
    [t("assumed"), (mention.assumed ?? []).map((one) => t(`assumed:${one}`)).join(", ") || t("nothingAssumed")],
    [t("statusFrom"), mention.status_because],
    [t("flags"), (mention.flags ?? []).map((one) => t(`flag:${one}`)).join(", ")],
    [t("confidence"), mention.confidence === null ? "" : `${Math.round(mention.confidence * 100)} %`],
  ].filter(([, value]) => value);
  return h("details", {}, h("summary", {}, t("how")), factList(facts));
}

const factList = (/** @type {string[][]} */ facts) =>
  h("dl", {}, ...facts.flatMap(([name, value]) => [h("dt", {}, name), h("dd", {}, value)]));

/** A table alone has one quote per event, and addresses. */
function quoteOnly(store, event) {
  const { t } = store;
  return [
    h(
      "section",
      { class: "evidence" },
      h("h3", {}, t("evidence")),
      event.quote
        ? h("figure", {}, h("blockquote", {}, event.quote), h("figcaption", {}, event.sources.join(", ")))
        : null,
      ...event.urls.map((url) => h("p", { class: "url" }, link(url, url))),
      h("p", { class: "note" }, t("noEvidence")),
    ),
  ];
}

/**
 * How the time of the event was found.
 * @param {any} store
 * @param {any} event
 * @returns {any[]}
 */
export function resolution(store, event) {
  const { t } = store;
  const facts = [
    [t("zoneFrom"), `${zoneName(store, event.zone)}, ${t(`basis:${event.zoneBasis}`)}`],
    [t("assumed"), event.assumed.map((one) => t(`assumed:${one}`)).join(", ") || t("nothingAssumed")],
    [t("confidence"), event.confidence === null ? "" : `${Math.round(event.confidence * 100)} %`],
    [t("disagreement"), event.disagreement.replace(INSTANT, (text) => moment(Date.parse(text), store.tongue))],
  ].filter(([, value]) => value);
  return [h("section", { class: "facts" }, h("h3", {}, t("how")), factList(facts))];
}
