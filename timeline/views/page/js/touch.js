// Fingers on the chart: one moves it sideways, two zoom; up and down still scroll the page.

/**
 * @param {any} store
 * @param {any} chart
 */
export function touching(store, chart) {
  const { node } = chart;
  /** @type {Map<number, {x: number, instant: number}>} where each finger is, and what it holds */
  const fingers = new Map();
  const place = (/** @type {PointerEvent} */ event) =>
    event.clientX - node.getBoundingClientRect().left - chart.scene.left;
  const hold = () => {
    const { from, to } = store.state;
    for (const finger of fingers.values()) {
      finger.instant = from + (finger.x / chart.scene.size.width) * (to - from);
    }
  };
  const release = (/** @type {PointerEvent} */ event) => {
    if (fingers.delete(event.pointerId)) hold();
  };
  // Plotly would take every touch for itself, and the page could not be scrolled past the chart.
  node.addEventListener("touchstart", (event) => event.stopPropagation(), { capture: true, passive: true });
  node.addEventListener("pointerdown", (event) => {
    if (event.pointerType !== "touch" || !chart.scene || fingers.size === 2) return;
    fingers.set(event.pointerId, { x: place(event), instant: 0 });
    hold();
  });
  node.addEventListener("pointermove", (event) => {
    const finger = fingers.get(event.pointerId);
    if (!finger) return;
    finger.x = place(event);
    const [from, to] = held([...fingers.values()], store.state, chart.scene.size.width);
    if (to - from > 60_000) store.set({ from, to });
  });
  document.addEventListener("pointerup", release);
  document.addEventListener("pointercancel", release);
}

/**
 * The range in which every finger is where it holds the chart.
 * @param {{x: number, instant: number}[]} fingers one or two
 * @param {{from: number, to: number}} now
 * @param {number} width of the plot in pixels
 * @returns {[number, number]} epoch milliseconds
 */
export function held([one, other], now, width) {
  const apart = other && Math.abs(other.x - one.x) > 10;
  const perPixel = apart ? (other.instant - one.instant) / (other.x - one.x) : (now.to - now.from) / width;
  const from = one.instant - one.x * perPixel;
  return [Math.round(from), Math.round(from + width * perPixel)];
}
