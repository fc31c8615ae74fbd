// A link to what is shown: the address of the page with all choices in it.
import { byId, h, svg } from "./dom.js";
import { toHash } from "./state.js";

const PATH = "M6.5 9.5 9.5 6.5M7.5 4.5 9 3a2.8 2.8 0 0 1 4 4l-1.5 1.5M8.5 11.5 7 13a2.8 2.8 0 0 1-4-4l1.5-1.5";

/**
 * @param {any} store
 * @returns {any} a button that copies the link
 */
export function linkButton(store) {
  const { t } = store;
  const words = h("span", { class: "wide" }, ` ${t("copyLink")}`);
  return h(
    "button",
    {
      type: "button",
      id: "copy-link",
      "aria-label": t("copyLink"),
      onclick: async () => {
        const done = await copied(address(store));
        words.textContent = ` ${t(done ? "copied" : "noCopy")}`;
        byId("live").textContent = t(done ? "copied" : "noCopy");
        setTimeout(() => (words.textContent = ` ${t("copyLink")}`), 1600);
      },
    },
    icon(),
    words,
  );
}

const icon = () =>
  svg(
    "svg",
    { viewBox: "0 0 16 16", width: 15, height: 15, "aria-hidden": "true" },
    svg("path", { d: PATH, fill: "none", stroke: "currentColor", "stroke-width": 1.5, "stroke-linecap": "round" }),
  );

/** The address of the page as it is now: the hash may not have followed yet, or cannot. */
function address(store) {
  const hash = toHash(store.state, store.defaults);
  return `${location.href.split("#")[0]}${hash ? `#${hash}` : ""}`;
}

/** @returns {Promise<boolean>} whether the text is in the clipboard now; a sandboxed frame may not write there */
async function copied(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return copiedByHand(text);
  }
}

/** The older way, for pages that are opened from a file or stand in a frame. */
function copiedByHand(text) {
  const field = h("textarea", { class: "unseen", "aria-hidden": "true" }, text);
  const focus = /** @type {HTMLElement | null} */ (document.activeElement);
  document.body.append(field);
  field.select();
  try {
    return document.execCommand("copy");
  } catch {
    return false;
  } finally {
    field.remove();
    focus?.focus();
  }
}
