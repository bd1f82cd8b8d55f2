/** Places the name beside another's caret so that it covers nobody's words. Pixels, all from one corner. */

export interface Box {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

/** Pixels between a name and what it stands beside. */
const apart = 6;

/**
 * The corner for a name of that size: the first place beside `caret` that is inside `edge` from side to side and covers none of `words`.
 * Places are tried above the caret, after it, below it, at its line's end and before its line; where all are taken, the name goes above the
 * first line.
 */
export function placeOfName(
  caret: Box,
  size: { width: number; height: number },
  words: readonly Box[],
  edge: { left: number; right: number },
): { left: number; top: number } {
  const inside = (left: number): number => Math.max(edge.left, Math.min(left, edge.right - size.width));
  const middle = (caret.top + caret.bottom - size.height) / 2;
  const line = words.filter((box) => box.bottom > caret.top + 2 && box.top < caret.bottom - 2);
  const places = [
    { left: inside(caret.left), top: caret.top - size.height },
    { left: caret.right + apart, top: middle },
    { left: inside(caret.left), top: caret.bottom },
    { left: Math.max(...line.map((box) => box.right), caret.right) + apart, top: middle },
    { left: Math.min(...line.map((box) => box.left), caret.left) - apart - size.width, top: middle },
  ];
  const isFree = ({ left, top }: { left: number; top: number }): boolean =>
    left >= edge.left &&
    left + size.width <= edge.right &&
    !words.some((box) => box.left < left + size.width && box.right > left && box.top < top + size.height && box.bottom > top);
  return places.find(isFree) ?? { left: inside(caret.left), top: Math.min(...words.map((box) => box.top), caret.top) - size.height };
}

/** The boxes of all words in an element, line by line. */
export function boxesOfWords(root: HTMLElement): DOMRect[] {
  const texts = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  const range = document.createRange();
  const boxes: DOMRect[] = [];
  while (texts.nextNode() !== null) {
    range.selectNodeContents(texts.currentNode);
    boxes.push(...range.getClientRects());
  }

  return boxes.filter((box) => box.width > 0);
}

/** The sides between which a name beside `element` can be seen: those of the nearest pane that cuts off what reaches over them. */
export function sidesAround(element: Element): { left: number; right: number } {
  for (let at: Element | null = element; at !== null && at !== document.body; at = at.parentElement) {
    if (getComputedStyle(at).overflowX !== "visible") {
      const { left } = at.getBoundingClientRect();
      return { left, right: left + at.clientWidth };
    }
  }

  return { left: 0, right: document.documentElement.clientWidth };
}
