/** Whose words stand first where two changes insert at one place (the server goes by the same rule), and where a change's words begin and end. */
import type Delta from "quill-delta";

/** As much of a change as the rule needs. `goesOn`: all it inserts stands right behind what its author typed last. */
export interface Claim {
  client: string;
  goesOn?: boolean | undefined;
}

/**
 * True where the words of `a` stand before those of `b`, for two different clients. Decisions ("") stand before all. Who goes on with a word is not
 * parted from it: another's words come after it. Else the lower id, by ordinal compare.
 */
export function goesFirst(a: Claim, b: Claim): boolean {
  const [aGoesOn, bGoesOn] = [a.goesOn === true, b.goesOn === true];
  return a.client !== "" && b.client !== "" && aGoesOn !== bGoesOn ? aGoesOn : a.client < b.client;
}

/** Whether a change inserts something at this place of what it changes. */
export function beginsAt(delta: Delta, place: number): boolean {
  let at = 0;
  for (const op of delta.ops) {
    if (op.insert !== undefined && at === place) {
      return true;
    }

    at += op.delete ?? (typeof op.retain === "number" ? op.retain : op.retain === undefined ? 0 : 1);
  }

  return false;
}

/** Whether a change deletes what stands at this place of what it changes. */
export function deletes(delta: Delta, place: number): boolean {
  let at = 0;
  for (const op of delta.ops) {
    const length = op.delete ?? (typeof op.retain === "number" ? op.retain : op.retain === undefined ? 0 : 1);
    if (op.delete !== undefined && place >= at && place < at + length) {
      return true;
    }

    at += length;
  }

  return false;
}

/** Where the last words a change inserts end, after it; null where it inserts none. */
export function endOfWords(delta: Delta): number | null {
  let at = 0;
  let end: number | null = null;
  for (const op of delta.ops) {
    if (op.insert !== undefined) {
      at += typeof op.insert === "string" ? op.insert.length : 1;
      end = at;
    } else {
      at += typeof op.retain === "number" ? op.retain : op.retain === undefined ? 0 : 1;
    }
  }

  return end;
}
