// Colours come from the style sheet, so that chart and page change together.

const KEY = "timeline-theme";
const CHOICES = ["auto", "light", "dark"];

/** @returns {string} the reader's choice; auto where nothing can be stored */
export function storedTheme() {
  try {
    return localStorage.getItem(KEY) ?? "auto";
  } catch {
    return "auto";
  }
}

/**
 * @param {string} theme
 */
export function applyTheme(theme) {
  document.documentElement.dataset.theme = CHOICES.includes(theme) ? theme : "auto";
  try {
    localStorage.setItem(KEY, theme);
  } catch {
    // A sandboxed frame has no storage; the choice lasts as long as the page.
  }
}

/**
 * @param {string} theme
 * @returns {string} the one after it
 */
export function nextTheme(theme) {
  return CHOICES[(CHOICES.indexOf(theme) + 1) % CHOICES.length];
}

/** @returns {(name: string) => string} a colour of the style sheet by name, as it is now; each is looked up once */
export function colours() {
  const style = getComputedStyle(document.documentElement);
  const found = new Map();
  return (name) => {
    if (!found.has(name)) found.set(name, style.getPropertyValue(`--${name}`).trim());
    return found.get(name);
  };
}

/**
 * @param {string} hex #rrggbb
 * @param {number} alpha
 * @returns {string}
 */
export function faded(hex, alpha) {
  const parts = [1, 3, 5].map((at) => parseInt(hex.slice(at, at + 2), 16));
  return `rgba(${parts.join(",")},${alpha})`;
}
