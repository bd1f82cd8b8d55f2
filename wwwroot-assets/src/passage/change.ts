/** Reads off one change which words it adds, where they begin and end, and what it deletes. Pure; offsets are UTF-16 code units. */
import type Delta from "quill-delta";
import { Op } from "quill-delta";

/** The length of a step in the wording that the change is made on; an insertion has none. */
export function lengthBefore(step: Op): number {
  return step.insert === undefined ? Op.length(step) : 0;
}

/** The length of a step in the wording after the change; a deletion has none. */
export function lengthAfter(step: Op): number {
  return step.delete === undefined ? Op.length(step) : 0;
}

/** The words that a change adds, in order; those of separate places stand on lines of their own. */
export function insertedText(delta: Delta | null): string {
  let text = "";
  let apart = false;
  for (const op of delta?.ops ?? []) {
    if (typeof op.insert === "string") {
      text += (apart && text !== "" && !text.endsWith("\n") ? "\n" : "") + op.insert;
      apart = false;
    } else if (op.insert === undefined) {
      apart = true;
    }
  }

  return text.trim();
}

/** True where a change inserts something at this place of the wording it is made on. */
export function beginsAt(delta: Delta, place: number): boolean {
  let at = 0;
  for (const op of delta.ops) {
    if (op.insert !== undefined && at === place) {
      return true;
    }

    at += lengthBefore(op);
  }

  return false;
}

/** The end of the last words that a change inserts, in the wording after it; null where it inserts none. */
export function endOfWords(delta: Delta): number | null {
  let at = 0;
  let end: number | null = null;
  for (const op of delta.ops) {
    at += lengthAfter(op);
    end = op.insert === undefined ? end : at;
  }

  return end;
}

/** True where a change deletes the character at this place of the wording it is made on. */
export function deletes(delta: Delta, place: number): boolean {
  let at = 0;
  for (const op of delta.ops) {
    const length = lengthBefore(op);
    if (op.delete !== undefined && place >= at && place < at + length) {
      return true;
    }

    at += length;
  }

  return false;
}

/** The end of what a change inserts or deletes, where its author's caret is after it; null for a change of formats alone. */
export function caretAfter(delta: Delta): number | null {
  let at = 0;
  let last: number | null = null;
  for (const op of delta.ops) {
    at += lengthAfter(op);
    last = op.retain === undefined ? at : last;
  }

  return last;
}
