/**
 * Sends a change that is too large as several, one after another, that say the same.
 *
 * Pure. The laws (held by test/parts.test.ts): `part.compose(rest)` is the change; the part fits; no part ends in the middle of a
 * character; and where the whole change may be made on a wording, so may each part on what stands there then. Deletions go first for that
 * reason: half way through, a passage is never longer than it was or will be.
 */
import Delta from "quill-delta";
import { lengthAfter } from "./change";
import { isBetween } from "./characters";

/**
 * The most steps and bytes of one part: half of what the server takes, because others' changes make a change grow and put words in between.
 */
export const mostSteps = 1_000;
export const mostBytes = 32 * 1024;

/**
 * The most that the server takes (WordingLimits and the hub's longest message). A larger change cannot have been stored, whatever became of
 * it.
 */
const takenSteps = 2_000;
const takenBytes = 64 * 1024;

/** The longest a passage may become, in UTF-16 code units (WordingLimits). */
export const longestPassage = 200_000;

const encoder = new TextEncoder();

/** True where a change goes over the wire in one piece. */
export function fits(change: Delta): boolean {
  return change.ops.length <= mostSteps && bytesOf(change.ops) <= mostBytes;
}

/** True where the server can have taken a change. */
export function canBeTaken(change: Delta): boolean {
  return change.ops.length <= takenSteps && bytesOf(change.ops) <= takenBytes;
}

/**
 * Says to its author why a change that does not fit cannot be sent in parts either; null where it can. `length` is that of the wording it
 * is made on, null where nobody knows it.
 */
export function whyNever(change: Delta, length: number | null): string | null {
  const single = change.ops.some((op) => bytesOf([{ ...op, ...(typeof op.insert === "string" ? { insert: "" } : {}) }]) > mostBytes / 2);
  if (single) {
    return "This was not taken: it holds a single mark or link that is too large to be kept. Your words are kept here.";
  }

  const grows = change.changeLength();
  if (length === null || grows <= 0 || length + grows <= longestPassage) {
    return null;
  }

  const [long, most] = [length + grows, longestPassage].map((number) => number.toLocaleString("en-GB"));
  return (
    `This is too much for one place: it would be ${long} characters long, and at most ${most} can be kept. ` +
    "Your words are kept here, to be copied."
  );
}

/** Cuts a change that does not fit into its first part, and the rest as it is to be made after that. */
export function cut(change: Delta): { part: Delta; rest: Delta } {
  const deletes = change.ops.some((op) => op.delete !== undefined);
  const inserts = change.ops.some((op) => op.insert !== undefined);
  if (!deletes || !inserts) {
    return cutInOrder(change);
  }

  const first = new Delta();
  const then = new Delta();
  for (const op of change.ops) {
    if (op.delete !== undefined) {
      first.push(op);
    } else {
      then.push(op);
      first.retain(op.insert === undefined && typeof op.retain === "number" ? op.retain : 0);
    }
  }

  first.chop();
  if (fits(first)) {
    return { part: first, rest: then };
  }

  const { part, rest } = cutInOrder(first);
  return { part, rest: rest.compose(then) };
}

function cutInOrder(change: Delta): { part: Delta; rest: Delta } {
  const part = new Delta();
  const rest = new Delta();
  let room = mostBytes;
  for (const [at, op] of change.ops.entries()) {
    const bytes = bytesOf([op]);
    if (rest.ops.length === 0 && at < mostSteps && bytes <= room) {
      room -= bytes;
      part.push(op);
    } else if (rest.ops.length === 0) {
      const here = at < mostSteps && typeof op.insert === "string" ? placeIn(op.insert, room - bytesOf([{ ...op, insert: "" }])) : 0;
      if (here > 0 && typeof op.insert === "string") {
        part.push({ ...op, insert: op.insert.slice(0, here) });
        rest.retain(lengthOf(part)).push({ ...op, insert: op.insert.slice(here) });
      } else {
        rest.retain(lengthOf(part)).push(op);
      }
    } else {
      rest.push(op);
    }
  }

  return { part: part.chop(), rest };
}

/**
 * The place to cut a text, so that its first part takes at most `room` bytes in the JSON of the wire. It is behind a line end or a space
 * where one is near.
 */
function placeIn(text: string, room: number): number {
  let [from, to] = [0, Math.max(0, Math.min(text.length, room))];
  while (from < to) {
    const middle = Math.ceil((from + to) / 2);
    if (bytesOf(text.slice(0, middle)) - 2 <= room) {
      from = middle;
    } else {
      to = middle - 1;
    }
  }

  if (from === 0) {
    return 0;
  }

  const near = Math.max(text.lastIndexOf("\n", from - 1), text.lastIndexOf(" ", from - 1)) + 1;
  const place = near > from / 2 ? near : from;
  return isBetween(text, place) ? place : place - 1;
}

function lengthOf(change: Delta): number {
  return change.ops.reduce((sum, op) => sum + lengthAfter(op), 0);
}

function bytesOf(what: unknown): number {
  return encoder.encode(JSON.stringify(what)).length;
}
