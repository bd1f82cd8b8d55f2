/** What can be read off one change: the words it adds, where they begin and end, what it deletes. Pure; offsets are UTF-16 code units. */
import type Delta from "quill-delta";

/** The words a change adds, in order; separate places on lines of their own. */
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

/** Whether a change inserts something at this place of the wording it is made on. */
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

/** Where the last words that a change inserts end, in the wording after it; null where it inserts none. */
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

/** Whether a change deletes what stands at this place of the wording it is made on. */
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

/** The end of what a change inserts or deletes, where its author's caret is after it; null for a change of formats alone. */
export function caretAfter(delta: Delta): number | null {
  let at = 0;
  let last: number | null = null;
  for (const op of delta.ops) {
    if (op.insert !== undefined) {
      at += typeof op.insert === "string" ? op.insert.length : 1;
      last = at;
    } else if (op.delete !== undefined) {
      last = at;
    } else {
      at += typeof op.retain === "number" ? op.retain : 1;
    }
  }

  return last;
}
