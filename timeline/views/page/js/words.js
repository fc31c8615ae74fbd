// Where a text may be cut.

const LETTER = /[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}\d'’-]/u;

/**
 * @param {string[]} chars of a text
 * @param {number} most of them that there is room for
 * @returns {number} how many to keep so that no word is cut, unless more than half of them would go with it
 */
export function wholeWords(chars, most) {
  const isLetter = (/** @type {number} */ at) => LETTER.test(chars[at] ?? "");
  if (!isLetter(most)) return most;
  let at = most;
  while (at > most / 2 && isLetter(at - 1)) at -= 1;
  return at > most / 2 ? at : most;
}
