// Puts the page together.
import { byId } from "./dom.js";
import { eventsOf, readEmbedded } from "./data.js";
import { createStore } from "./store.js";
import { fromHash, toHash } from "./state.js";
import { applyTheme, storedTheme } from "./theme.js";
import { translator } from "./i18n.js";
import { Chart } from "./chart.js";
import { pointing } from "./pointer.js";
import { touching } from "./touch.js";
import { showStrip } from "./strip.js";
import { showLegend } from "./legend.js";
import { showCard } from "./card.js";
import { showList } from "./list.js";
import { showTable } from "./table.js";
import { showControls } from "./controls.js";
import { listenToKeys } from "./keys.js";

async function start() {
  applyTheme(storedTheme());
  const data = await readEmbedded(document);
  const store = createStore(data, eventsOf(data), fromHash(location.hash));
  document.documentElement.classList.add("ready");
  document.body.classList.toggle("empty-page", !store.events.length);
  const chart = new Chart(store);
  showControls(store, chart);
  showLegend(store);
  showCard(store);
  showList(store);
  showTable(store);
  showStrip(store);
  pointing(store, chart);
  touching(store, chart);
  listenToKeys(store, () => {
    openSheet();
    byId("card").focus();
  });
  keepAddress(store);
  watchHeading();
  store.listen(() => chart.request());
  new ResizeObserver(() => chart.request()).observe(byId("chart"));
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => chart.request());
  matchMedia("print").addEventListener("change", () => chart.draw());
  document.fonts?.ready.then(() => chart.request());
  openOnAnchor(store);
}

/** Show the card; on a phone it is a sheet over the list. */
const openSheet = () => {
  document.body.dataset.sheet = "open";
};

/** On a phone the list comes first: bring the selected event into sight, and open the card only when asked. */
function openOnAnchor(store) {
  if (matchMedia("(max-width: 599px)").matches) {
    document.querySelector("#list [aria-current]")?.scrollIntoView({ block: "center" });
  }
  store.listenToSelecting(openSheet);
}

/** Once the heading has been scrolled away, the buttons that stay say on a phone what page this is. */
function watchHeading() {
  const watch = new IntersectionObserver((seen) => {
    document.body.dataset.scrolled = String(!seen[seen.length - 1].isIntersecting);
  });
  watch.observe(/** @type {Element} */ (document.querySelector("h1")));
}

/** The address follows the choices, and the choices follow the address. */
function keepAddress(store) {
  let timer = 0;
  store.listen(() => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      try {
        const hash = toHash(store.state, store.defaults);
        history.replaceState(null, "", hash ? `#${hash}` : location.pathname + location.search);
      } catch {
        // A sandboxed frame may not change its address; the page works without.
      }
    }, 150);
  });
  window.addEventListener("hashchange", (event) => {
    const asked = new URL(event.newURL).hash; // the address may have followed an earlier state meanwhile
    store.set({ ...store.defaults, ...fromHash(asked) });
  });
}

start().catch((error) => {
  const { lang } = document.documentElement;
  byId("summary").textContent = translator(lang.startsWith("zh") ? "zh" : "en")("failed", { why: String(error) });
  throw error;
});
