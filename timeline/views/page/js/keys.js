// The keyboard: arrows move, Enter opens, Esc closes, / searches, + − 0 zoom.
import { byId, every } from "./dom.js";
import { closeCard } from "./card.js";
import { besides, tell } from "./when.js";

/**
 * @param {any} store
 * @param {() => void} open show the card
 */
export function listenToKeys(store, open) {
  const press = (/** @type {string} */ id) => () => byId(id)?.click();
  const actions = {
    ArrowRight: () => store.step(1),
    ArrowLeft: () => store.step(-1),
    Home: () => store.step(-Infinity),
    End: () => store.step(Infinity),
    Escape: () => escape(store),
    "/": () => byId("search").focus(),
    "+": press("zoom-in"),
    "=": press("zoom-in"),
    "-": press("zoom-out"),
    0: () => store.set({ from: store.defaults.from, to: store.defaults.to }),
  };
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const target = /** @type {HTMLElement} */ (event.target);
    if (target.matches("input, select, textarea") && event.key !== "Escape") return;
    if (target.closest("#list") && (event.key === "ArrowDown" || event.key === "ArrowUp")) return walk(event, target);
    if (target.closest(".scroll") && event.key.startsWith("Arrow")) return;
    if (event.key === "Enter" && target.id === "chart") return open();
    if ((event.key === "Home" || event.key === "End") && target.id !== "chart") return;
    if (!actions[event.key]) return;
    event.preventDefault();
    actions[event.key]();
  });
  store.listen((changed) => {
    if (changed.has("event")) announce(store);
  });
}

/** Up and down go from item to item of the list. */
function walk(event, target) {
  const items = every("button.item", byId("list"));
  const at = items.indexOf(target.closest("button.item"));
  const next = items[at + (event.key === "ArrowDown" ? 1 : -1)];
  if (!next) return;
  event.preventDefault();
  next.focus();
}

function escape(store) {
  const menu = document.querySelector("details.menu[open]");
  if (menu) menu.removeAttribute("open");
  else if (document.activeElement instanceof HTMLInputElement) document.activeElement.blur();
  else {
    const inside = byId("card").contains(document.activeElement);
    closeCard(store);
    if (inside) home().focus();
  }
}

/** Where the keyboard goes back to from the card: the chart, or on a phone the list. */
const home = () => (byId("chart").checkVisibility() ? byId("chart") : document.querySelector("#list [aria-current]") ?? byId("list"));

function announce(store) {
  const event = store.selected;
  if (!event) return;
  const at = event.start ?? event.end;
  const time = `${tell(event, store.tongue)} ${at === null ? "" : besides(at, store.tongue)}`;
  byId("live").textContent = `${event.title}. ${time}. ${store.t(`status:${event.status}`)}.`;
}
