// What the reader has chosen ⇄ the part of the address after #, so that a link shows the same.
import { RELATIVE, isZone } from "./zones.js";

const LISTS = ["source", "status", "precision", "phase"];
const CHOICES = { lang: ["zh", "en"], lanes: ["phase", "source", "status", "none"], view: ["list", "chart", "table"] };
const KEYS = {
  event: "e",
  zone: "z",
  lang: "l",
  lanes: "by",
  view: "v",
  q: "q",
  known: "k",
  source: "src",
  status: "st",
  precision: "pr",
  phase: "ph",
};

/**
 * @param {any} state
 * @param {any} defaults what goes without saying
 * @returns {string} without the #
 */
export function toHash(state, defaults) {
  const params = new URLSearchParams();
  for (const [name, key] of Object.entries(KEYS)) {
    const value = LISTS.includes(name) ? state[name] : [state[name] ?? ""];
    const usual = LISTS.includes(name) ? defaults[name] : [defaults[name] ?? ""];
    if (value.join("\n") === usual.join("\n")) continue;
    for (const one of value.length ? value : [""]) params.append(key, String(one));
  }
  if (state.from !== defaults.from || state.to !== defaults.to) {
    params.set("r", `${Math.round(state.from)}~${Math.round(state.to)}`);
  }
  return params.toString();
}

/**
 * @param {string} hash with or without the #; anything unreadable in it is left out
 * @returns {any} the choices it makes
 */
export function fromHash(hash) {
  const params = new URLSearchParams(hash.replace(/^#/, ""));
  /** @type {any} */
  const state = {};
  for (const [name, key] of Object.entries(KEYS)) {
    if (!params.has(key)) continue;
    if (LISTS.includes(name)) state[name] = params.getAll(key);
    else state[name] = params.get(key);
  }
  for (const [name, allowed] of Object.entries(CHOICES)) if (!allowed.includes(state[name])) delete state[name];
  if (state.zone !== undefined && state.zone !== RELATIVE && !isZone(state.zone)) delete state.zone;
  if (state.known !== undefined) state.known = Number(state.known) || null;
  const range = /^(-?\d+)~(-?\d+)$/.exec(params.get("r") ?? "");
  if (range && Number(range[1]) < Number(range[2])) [state.from, state.to] = [Number(range[1]), Number(range[2])];
  return state;
}
