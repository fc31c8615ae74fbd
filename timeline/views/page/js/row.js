// One row of the chart: where labels go beside their glyphs, and what stretch is taken by whom.

/** Pixels kept free between two neighbours in a row. */
export const GAP = 8;
/** Pixels more beside the end of a label, so that it and the next are not read as one. */
const APART = 6;
/** Pixels between a glyph and its label. */
export const AWAY = 7;
/** Pixels between the edge of a bar and a label inside it. */
const INSIDE = 6;

/**
 * Where the label of a glyph may go: inside a long bar, else right of it or left of it, else from its beginning on
 * where it is half as long at least: never over a mark.
 * @param {import("./pack.js").Box} box
 * @param {number} width of the label
 * @param {number} view width of the plot
 * @returns {number[]} left edges of the label, the best first; none when it fits nowhere
 */
export function spots(box, width, view) {
  const left = Math.max(box.left, 0);
  const right = Math.min(box.right, view);
  if (box.right <= 0) return [box.left - AWAY - width];
  if (box.left >= view) return [box.right + AWAY];
  if (right - left >= width + 2 * INSIDE) return [left + INSIDE];
  const beside = [];
  if (box.right + AWAY + width <= view) beside.push(box.right + AWAY);
  if (box.left - AWAY - width >= 0) beside.push(box.left - AWAY - width);
  const mostlyOn = right - left >= width / 2;
  if (!beside.length && mostlyOn && left + INSIDE + width <= view) beside.push(left + INSIDE);
  return beside;
}

/**
 * What a glyph and its label take of a row.
 * @param {{left: number, right: number}} box
 * @param {number} text left edge of the label
 * @param {number} width of the label
 * @returns {[number, number]}
 */
export function stretch(box, text, width) {
  return [
    text < box.left ? text - APART : box.left,
    text + width > box.right ? text + width + APART : box.right,
  ];
}

/** The stretches taken in one row, kept in order. */
export class Row {
  constructor() {
    /** @type {[number, number][]} */
    this.taken = [];
  }

  /** @returns {boolean} whether it was free and is now taken */
  take(/** @type {[number, number]} */ [left, right]) {
    let low = 0;
    let high = this.taken.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.taken[middle][1] + GAP <= left) low = middle + 1;
      else high = middle;
    }
    if (low < this.taken.length && this.taken[low][0] < right + GAP) return false;
    this.taken.splice(low, 0, [left, right]);
    return true;
  }

  /**
   * Let a label that was cut short grow into the room left beside it.
   * @param {import("./pack.js").Place} place in this row
   * @param {number} view width of the plot
   * @returns {import("./pack.js").Place} with `most` and its left edge where it grew
   */
  grow(place, view) {
    const { box, text, width } = place;
    const whole = box.whole();
    if (whole <= width || box.right <= 0 || box.left >= view) return place;
    const at = this.taken.findIndex(([left, right]) => left <= text && right >= text + width);
    const [first, last] = [this.taken[at - 1]?.[1] ?? -GAP, this.taken[at + 1]?.[0] ?? view + GAP];
    const onLeft = text < box.left;
    const inside = !onLeft && text < box.right;
    const limit = Math.min(last - GAP - APART, view, inside ? Math.max(box.right - INSIDE, text + width) : Infinity);
    const room = onLeft ? text + width - Math.max(first + GAP + APART, 0) : limit - text;
    const most = Math.min(whole, Math.floor(room));
    if (most <= width) return place;
    const start = onLeft ? text + width - most : text;
    this.taken[at] = stretch(box, start, most);
    return { ...place, text: start, width: most, most };
  }
}
