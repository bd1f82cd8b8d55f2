/**
 * The sum by which copies of a wording are compared: FNV-1a, 32 bits, over UTF-16 code units. The server counts the same (`WordingSum`).
 */
import type Delta from "quill-delta";

export function sumOf(wording: Delta): number {
  let sum = 2166136261;
  const count = (text: string): void => {
    for (let at = 0; at < text.length; at++) {
      sum = Math.imul(sum ^ text.charCodeAt(at), 16777619) >>> 0;
    }
  };
  let last = "";
  for (const op of wording.ops) {
    const names = Object.keys(op.attributes ?? {}).sort();
    const attributes = names.map((name) => `${name}\u0001${String(op.attributes?.[name])}\u0001`).join("");
    if (attributes !== last) {
      last = attributes;
      count(`\u0002${attributes}`);
    }

    if (typeof op.insert === "string") {
      count(op.insert);
    } else {
      const [kind, id] = Object.entries(op.insert ?? {})[0] ?? ["", ""];
      count(`\uFFFC${kind}\u0001${String(id)}`);
    }
  }

  return sum;
}
