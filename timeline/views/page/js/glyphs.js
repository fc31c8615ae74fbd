// How an event is drawn: by its precision, its open sides and its status. Never by colour alone.

const CLOCK = new Set(["second", "minute"]);

/** Plotly marker of each status, for clock times. */
export const SYMBOLS = {
  happened: "circle",
  planned: "diamond-open",
  cancelled: "x-thin-open",
  postponed: "diamond-wide-open",
  unclear: "circle-open",
};

/** Plotly hatch of each status, for bars. */
export const HATCHES = { happened: "", planned: "/", cancelled: "x", postponed: "-", unclear: "." };

/**
 * @typedef {"mark" | "bar" | "span" | "deadline" | "open"} Glyph
 *   mark: clock time; bar: some time inside; span: all of it; deadline: up to its end; open: from its start on
 */

/**
 * @param {{start: number | null, end: number | null, precision: string, kind: string, modifier: string}} event
 * @returns {Glyph | null} null when there is no time to draw
 */
export function glyphOf(event) {
  if (event.start === null && event.end === null) return null;
  if (event.start === null || (event.modifier.includes("before") && event.end !== null)) return "deadline";
  if (event.end === null || /since|after/.test(event.modifier)) return "open";
  if (event.kind === "range") return "span";
  return CLOCK.has(event.precision) ? "mark" : "bar";
}

/** Widths in pixels: of a mark, of the narrowest bar, of a fade. */
const MARK = 12;
const NARROW = 6;
const FADE = 90;

/**
 * The place of an event on the axis and its extent on the screen.
 * @param {any} event
 * @param {Glyph} glyph
 * @param {(instant: number) => number} pixel from the left edge of the plot
 * @returns {{left: number, right: number, from: number, to: number}} extent with the mark; and of the bar itself
 */
export function extent(event, glyph, pixel) {
  if (glyph === "mark") {
    const at = pixel(event.start);
    return { left: at - MARK / 2, right: at + MARK / 2, from: at, to: at };
  }
  if (glyph === "deadline") {
    const to = pixel(event.end);
    const said = event.start ?? (event.first !== null && event.first < event.end ? event.first : null);
    const from = Math.min(said === null ? to - FADE : pixel(said), to - 2 * NARROW);
    return { left: from, right: to + 2, from, to };
  }
  const from = pixel(event.start);
  if (glyph === "open") {
    const to = Math.max(from + FADE, event.end === null ? 0 : pixel(event.end));
    return { left: from - MARK / 2, right: to, from, to };
  }
  const to = Math.max(pixel(event.end), from + NARROW);
  return { left: from, right: to, from, to };
}
